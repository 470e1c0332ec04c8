//! The sound plan by which the fuzzers' files are read.

use std::sync::{Arc, LazyLock};

use plan::{
    definitions::{self, PlanFiles},
    model::Plan,
    source::Source,
    submission::CountyFiles,
};

pub const SUBMISSION: &str = "reports/submissions/2023-Q1/jia.csv";
pub const ROSTER: &str = "reports/rosters/station/jia.csv";

pub static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let source = |path: &str, text: &str| Source::new(path.into(), text.to_owned());
    let files = PlanFiles {
        plan: source("plan/plan.toml", include_str!("../../tests/bases/tiny/plan/plan.toml")),
        counties: Some(source("plan/counties.toml", include_str!("../../tests/bases/tiny/plan/counties.toml"))),
        actions: vec![source("plan/actions/1.toml", include_str!("../../tests/bases/tiny/plan/actions/1-pilot.toml"))],
    };
    definitions::read(&files).plan.expect("the plan is sound")
});

/// One county with a roster and one submission.
pub fn files() -> CountyFiles {
    let file = |path: &str| Some(Arc::from(path));
    let mut submissions = vec![None; PLAN.submission_periods().len()];
    submissions[0] = file(SUBMISSION);
    CountyFiles { rosters: vec![file(ROSTER)], submissions, ..CountyFiles::default() }
}
