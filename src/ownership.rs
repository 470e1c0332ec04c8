//! Whose a file is: each county answers for its own files, the city for the plan and for what it keeps beside
//! them. `plan codeowners` hands this to the host of the repository, `plan check --only` holds a change to it.

use std::path::Path;

use crate::model::{CountyIx, Plan};

/// Who answers for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The plan and its register.
    Plan,
    /// What the city keeps beside the counties' files.
    City,
    County(CountyIx),
}

/// What the city answers for: the plan, and what it keeps beside the counties' files.
pub const OF_THE_CITY: [&str; 6] = [
    "/plan/",
    "/seeds/",
    "/reports/received.csv",
    "/reports/closed.toml",
    "/reports/closed/",
    "/reports/corrections.toml",
];

/// A county's files, as patterns of gitignore's from the workspace's root.
pub fn of_a_county(id: &str) -> [String; 5] {
    [
        format!("/reports/submissions/*/{id}.csv"),
        format!("/reports/rosters/*/{id}.csv"),
        format!("/reports/cases/{id}.csv"),
        format!("/reports/inspections/*/{id}.csv"),
        format!("/reports/summaries/*/{id}/"),
    ]
}

/// Who answers for a path of the workspace.
pub fn owner(plan: &Plan, path: &str) -> Owner {
    let parts: Vec<_> = path.split('/').collect();
    let county = match parts[..] {
        ["plan" | "seeds", ..] => return Owner::Plan,
        ["reports", "submissions" | "rosters" | "inspections", _, file] | ["reports", "cases", file] => stem(file),
        ["reports", "summaries", _, county, _, ..] => Some(county),
        _ => None,
    };
    county.and_then(|id| plan.county_by_id(id)).map_or(Owner::City, Owner::County)
}

fn stem(file: &str) -> Option<&str> {
    Path::new(file).file_stem()?.to_str()
}
