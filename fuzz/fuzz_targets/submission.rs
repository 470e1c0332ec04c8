//! Any bytes at all as a county's submission or roster: no panic, and every finding inside the file.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use plan::{
    definitions::{self, PlanFiles},
    model::{CountyIx, Plan},
    source::Source,
    submission::{CountyFiles, FileRef, read_county},
};

const SUBMISSION: &str = "reports/submissions/2023-Q1/jia.csv";
const ROSTER: &str = "reports/rosters/station/jia.csv";

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let source = |path: &str, text: &str| Source::new(path.into(), text.to_owned());
    let files = PlanFiles {
        plan: source("plan/plan.toml", include_str!("../../tests/bases/tiny/plan/plan.toml")),
        counties: Some(source("plan/counties.toml", include_str!("../../tests/bases/tiny/plan/counties.toml"))),
        actions: vec![source("plan/actions/1.toml", include_str!("../../tests/bases/tiny/plan/actions/1-pilot.toml"))],
    };
    definitions::read(&files).plan.expect("the plan is sound")
});

fuzz_target!(|bytes: &[u8]| {
    let file = |path: &str| Some(FileRef { path: Arc::from(path), bytes: bytes.len() as u64 });
    let mut files = CountyFiles { rosters: vec![file(ROSTER)], submissions: vec![None; 4] };
    files.submissions[0] = file(SUBMISSION);
    let load = |_: &str| Ok(bytes.to_vec());
    let reading = read_county(&PLAN, CountyIx(0), &files, false, &load).expect("nothing is wrong with the disk");
    // Whatever the encoding, no more lines than bytes, no more characters in a line either.
    for finding in &reading.findings {
        let place = &finding.place;
        assert!((1..=bytes.len() + 1).contains(&place.line), "{place:?}");
        assert!((1..=bytes.len() + 1).contains(&place.column), "{place:?}");
        if let Some(excerpt) = &place.excerpt {
            assert!(excerpt.line.get(excerpt.start..excerpt.end).is_some(), "{place:?}");
        }
    }
});
