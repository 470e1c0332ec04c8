//! The tool against a second, naive computation of SPEC §7 that shares no code with it: on the conformance
//! workspaces, whose answers were worked out elsewhere, and on seeded random ones that between them show
//! every valid combination of measure, ratio, way of owing, rhythm and comparison, and every status.

use std::{fs, path::Path};

use plan::{
    attainment::AsOf,
    views::{Selection, status_json},
    workspace::{Layout, Workspace},
};
use rayon::prelude::*;
use serde_json::Value;

#[allow(clippy::unwrap_used, clippy::too_many_arguments, reason = "the oracle may panic: that fails the test")]
mod oracle;

use oracle::{answer, compare, coverage::Coverage, dates, generate, read};

/// More than the five hundred that are asked for.
const SEEDS: u64 = 520;

/// What the tool answers.
fn status(folder: &Path, as_of: AsOf) -> Value {
    let workspace = Workspace::open(folder).expect("the workspace is readable");
    let plan = workspace.plan.as_ref().unwrap_or_else(|| panic!("{folder:?}: {:#?}", workspace.findings));
    let layout = Layout::read(&workspace.disk, plan).expect("the folders are readable");
    let figures = workspace.survey(plan, &layout).figures(as_of, None).expect("the files are readable");
    let json = status_json::status(plan, &figures, workspace.sample, &Selection::default());
    serde_json::to_value(&json).expect("the answer is JSON")
}

fn day(text: &str) -> AsOf {
    AsOf::Day(text.parse().expect("a date"))
}

#[test]
fn conformance_answers_agree() {
    let mut answers = 0;
    for workspace in fs::read_dir("tests/conformance").expect("the conformance workspaces") {
        let folder = workspace.expect("an entry").path();
        if !folder.is_dir() {
            continue;
        }
        for file in fs::read_dir(&folder).expect("a workspace").map(|file| file.expect("an entry").path()) {
            let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let Some(date) = name.strip_prefix("as-of-").and_then(|name| name.strip_suffix(".json")) else { continue };
            let right: Value = serde_json::from_slice(&fs::read(&file).expect("an answer")).expect("JSON");
            let differences = compare::differences(&right, &status(&folder, day(date)));
            assert!(differences.is_empty(), "{}: {differences:#?}", file.display());
            answers += 1;
        }
    }
    assert_eq!(answers, 92);
}

#[test]
fn random_workspaces_agree_with_the_second_opinion() {
    let root = tempfile::tempdir().expect("a folder");
    let opinions: Vec<_> = (0..SEEDS)
        .into_par_iter()
        .map(|seed| {
            let folder = root.path().join(seed.to_string());
            let asked = generate::write(seed, &folder);
            let workspace = read::read(&folder);
            let opinions: Vec<_> = asked.iter().map(|day| answer::status(&workspace, *day)).collect();
            for (asked, opinion) in asked.iter().zip(&opinions) {
                let as_of = asked.map_or(AsOf::Latest, |asked| day(&dates::show(asked)));
                let differences = compare::differences(opinion, &status(&folder, as_of));
                assert!(differences.is_empty(), "seed {seed}, {as_of:?}: {differences:#?}");
            }
            fs::remove_dir_all(&folder).expect("the folder goes");
            (workspace, opinions)
        })
        .collect();
    let mut seen = Coverage::default();
    for (workspace, opinions) in &opinions {
        seen.add(workspace, opinions);
    }
    assert_eq!(seen.lacking(), Vec::<String>::new());
}
