//! What no checked-in file can show: a symbolic link, a file too large to be a county's, a folder that is
//! no workspace, a run from a folder below, and that nothing is ever written beside the data.

use std::{fs, path::Path};

use plan::commands::Exit;

mod support;

use support::{copy, run};

fn tiny() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    folder
}

fn codes(folder: &Path) -> Vec<String> {
    let answer = run(folder, &["check", "--format", "json"]).json();
    let findings = answer["findings"].as_array().expect("findings");
    findings.iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let folder = tiny();
    let file = folder.path().join("reports/submissions/2023-Q1/jia.csv");
    let elsewhere = folder.path().join("elsewhere.csv");
    fs::rename(&file, &elsewhere).expect("the file moves");
    std::os::unix::fs::symlink(&elsewhere, &file).expect("a link");
    assert_eq!(codes(folder.path()), ["symlink"]);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = tiny();
    let file = fs::File::create(folder.path().join("reports/submissions/2023-Q1/jia.csv")).expect("a file");
    file.set_len(plan::submission::LARGEST_FILE + 1).expect("a sparse file");
    assert_eq!(codes(folder.path()), ["file-too-large"]);
}

#[test]
fn the_workspace_is_found_upward_and_from_a_named_folder() {
    let folder = tiny();
    let below = folder.path().join("reports/submissions/2023-Q1");
    assert_eq!(run(&below, &["check", "jia.csv"]).exit, Exit::Sound);
    let named = folder.path().to_string_lossy().into_owned();
    let outside = tempfile::tempdir().expect("a folder");
    assert_eq!(run(outside.path(), &["-C", &named, "check", "reports"]).exit, Exit::Sound);
    assert_eq!(run(outside.path(), &["check"]).exit, Exit::Failed);
    assert_eq!(run(outside.path(), &["-C", &named, "check", "/"]).exit, Exit::Usage);
}

#[test]
fn answers_go_into_a_file_and_csv_gets_its_mark() {
    let folder = tiny();
    let ran = run(folder.path(), &["status", "--format", "csv", "-o", "status.csv"]);
    assert_eq!((ran.exit, ran.stdout.as_str()), (Exit::Sound, ""));
    let written = fs::read(folder.path().join("status.csv")).expect("the file");
    assert!(written.starts_with("\u{feff}行动,目标".as_bytes()));
    let ran = run(folder.path(), &["status", "-o", "nowhere/status.txt"]);
    assert_eq!(ran.exit, Exit::Failed);
}

#[test]
fn a_fresh_workspace_is_sound_and_is_the_plan_that_is_built_in() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, arguments) in [("full", vec!["init", "full"]), ("blank", vec!["init", "blank", "--blank"])] {
        assert_eq!(run(folder.path(), &arguments).exit, Exit::Sound);
        let made = folder.path().join(name);
        let ran = run(&made, &["check", "--deny", "warnings"]);
        assert_eq!(ran.exit, Exit::Sound, "{}", ran.stdout);
        assert_eq!(run(folder.path(), &arguments).exit, Exit::Usage, "what is there is never written over");
    }
    // What was allowed here is the sample's, not the plan's.
    let built_in: Vec<_> = plan::commands::BUILT_IN_PLAN.iter().map(|(path, _)| (*path).to_owned()).collect();
    let mut there = Vec::new();
    for of in ["plan", "plan/actions", "seeds"] {
        let entries = fs::read_dir(support::repository().join(of)).expect("the repository's plan");
        let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        there.extend(
            names.filter(|name| name.ends_with(".toml") && name != "allow.toml").map(|name| format!("{of}/{name}")),
        );
    }
    there.sort();
    let mut sorted = built_in.clone();
    sorted.sort();
    assert_eq!(sorted, there);
}
