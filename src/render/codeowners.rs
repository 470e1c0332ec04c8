//! Who has to look at which files, as GitHub and GitLab read it. Both take gitignore's patterns from the
//! repository's root; GitLab counts the owners of each section apart, and reads owners even in comments, so no
//! comment names one. Ids need no escaping: they are letters, digits, `-`, `_` and `.`.

use crate::{
    model::{Language, Plan},
    words::Notice,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    GitHub,
    GitLab,
}

/// What the city answers for: the plan, and what it keeps beside the counties' files.
const CITY: [&str; 6] = [
    "/plan/",
    "/seeds/",
    "/reports/received.csv",
    "/reports/closed.toml",
    "/reports/closed/",
    "/reports/corrections.toml",
];

pub fn render(plan: &Plan, host: Host, language: Language) -> String {
    let mut text = format!("# {}\n", Notice::OwnersExplained.text(language));
    text += &section("plan", &CITY.map(str::to_owned), &plan.owners, host, language);
    for county in &plan.counties {
        let id = &county.id;
        let paths = [
            format!("/reports/submissions/*/{id}.csv"),
            format!("/reports/rosters/*/{id}.csv"),
            format!("/reports/cases/{id}.csv"),
            format!("/reports/inspections/*/{id}.csv"),
            format!("/reports/summaries/*/{id}/"),
        ];
        text += &section(id, &paths, &county.owners, host, language);
    }
    text
}

fn section(name: &str, paths: &[String], owners: &[String], host: Host, language: Language) -> String {
    if owners.is_empty() {
        return format!("\n# {}\n", Notice::NoOwners { of: name.to_owned() }.text(language));
    }
    let heading = match host {
        Host::GitHub => format!("# {name}"),
        Host::GitLab => format!("[{name}]"),
    };
    let lines = paths.iter().map(|path| format!("{path} {}\n", owners.join(" ")));
    format!("\n{heading}\n{}", lines.collect::<String>())
}
