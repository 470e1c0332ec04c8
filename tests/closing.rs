//! A period's way through `plan close`, a change, and `plan correct`, in a workspace on disk.

mod support;

use std::{fs, path::Path};

use plan::commands::Exit;
use support::{Ran, copy, run};
use tempfile::TempDir;

const YI: &str = "reports/submissions/2023-Q1/yi.csv";

fn workspace() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    folder
}

fn closed() -> TempDir {
    let folder = workspace();
    assert_eq!(run(folder.path(), &["close", "2023-Q1"]).exit, Exit::Sound);
    folder
}

fn edit(folder: &TempDir, path: &str, from: &str, to: &str) {
    let path = folder.path().join(path);
    let text = fs::read_to_string(&path).expect("the file");
    assert!(text.contains(from), "{from:?} in {text}");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

/// The codes and places that a check tells of closed periods.
fn told(folder: &TempDir) -> Vec<String> {
    let answer = run(folder.path(), &["check", "--format", "json"]).json();
    let findings = answer["findings"].as_array().expect("findings").iter();
    let of_closing =
        findings.filter(|it| ["closed-changed", "correction-unused"].contains(&it["code"].as_str().expect("text")));
    of_closing
        .map(|it| {
            format!("{}:{} {}", it["path"].as_str().expect("text"), it["line"], it["code"].as_str().expect("text"))
        })
        .collect()
}

fn correct(folder: &TempDir, about: &[&str]) -> Ran {
    let signed = ["--reason", "多报\"一\"个", "--by", "王"];
    run(folder.path(), &[&["correct", "2023-Q1"], about, &signed].concat())
}

#[test]
fn a_closed_period_is_sound_and_closes_again_to_nothing() {
    let folder = closed();
    let record = fs::read_to_string(folder.path().join("reports/closed.toml")).expect("the record");
    assert_eq!(told(&folder), [""; 0]);
    let again = run(folder.path(), &["close", "2023-Q1"]);
    assert_eq!((again.exit, again.stdout.as_str()), (Exit::Sound, "2023-Q1 早已封存，没有改动\n"));
    assert_eq!(fs::read_to_string(folder.path().join("reports/closed.toml")).expect("the record"), record);
}

#[test]
fn encoding_line_ends_and_the_order_of_rows_change_nothing() {
    let folder = closed();
    let path = folder.path().join(YI);
    let text = fs::read_to_string(&path).expect("the file");
    let mut lines: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
    fs::write(&path, lines.join("\r\n") + "\r\n").expect("written");
    assert_eq!(told(&folder), [""; 0]);
    lines[1..].reverse();
    fs::write(&path, lines.join("\n") + "\n").expect("written");
    assert_eq!(told(&folder), [""; 0]);
}

#[test]
fn a_changed_cell_is_told_until_it_is_accounted_for() {
    let folder = closed();
    edit(&folder, YI, "1.1-points,服务点,,,3,", "1.1-points,服务点,,,4,");
    let check = run(folder.path(), &["check"]);
    assert_eq!(check.exit, Exit::Findings);
    assert!(check.stdout.contains("公布的是“3”，现在是“4”"), "{}", check.stdout);
    let refused = run(folder.path(), &["close", "2023-Q1"]);
    assert_eq!(refused.exit, Exit::Findings);
    assert!(refused.stderr.contains(YI), "{}", refused.stderr);
    assert_eq!(correct(&folder, &["yi", "1.1-coverage"]).stdout, "没有需要写明的更正\n");
    assert!(correct(&folder, &["yi"]).stdout.contains("已在 reports/corrections.toml 写明 1 处更正"));
    assert_eq!(told(&folder), [""; 0]);
    assert_eq!(run(folder.path(), &["close", "2023-Q1"]).exit, Exit::Sound);

    // a second correction of the cell begins where the first ends
    edit(&folder, YI, "1.1-points,服务点,,,4,", "1.1-points,服务点,,,5,");
    assert!(run(folder.path(), &["check"]).stdout.contains("更正为“4”，现在是“5”"));
    assert_eq!(correct(&folder, &["乙县"]).exit, Exit::Sound);
    assert_eq!(told(&folder), [""; 0]);

    // and back again without a word is a change, too
    edit(&folder, YI, "1.1-points,服务点,,,5,", "1.1-points,服务点,,,3,");
    assert_eq!(told(&folder).len(), 1);
}

#[test]
fn a_correction_that_never_happened_is_told() {
    let folder = closed();
    edit(&folder, YI, "1.1-points,服务点,,,3,", "1.1-points,服务点,,,4,");
    correct(&folder, &["yi"]);
    edit(&folder, "reports/corrections.toml", "old = \"3\"", "old = \"2\"");
    assert_eq!(
        told(&folder),
        ["reports/corrections.toml:4 correction-unused".to_owned(), format!("{YI}:3 closed-changed")]
    );
}

#[test]
fn rows_and_files_that_go_or_come_are_told() {
    let folder = closed();
    edit(&folder, YI, "1.1-points,服务点,,,3,,,\n", "");
    assert_eq!(told(&folder), [format!("{YI}:1 closed-changed")]);
    fs::remove_file(folder.path().join(YI)).expect("removed");
    assert_eq!(told(&folder), [format!("{YI}:1 closed-changed")]);
    correct(&folder, &["yi"]);
    assert_eq!(told(&folder), [""; 0]);

    let folder = workspace();
    fs::remove_file(folder.path().join(YI)).expect("removed");
    let close = run(folder.path(), &["close", "2023-Q1", "--date", "2023-04-20"]);
    assert_eq!(close.stdout, "2023-Q1 已封存：1 份填报；没有填报、按未报封存的：乙县\n");
    copy(Path::new("tests/bases/tiny/reports/submissions"), &folder.path().join("reports/submissions"));
    assert_eq!(told(&folder), [format!("{YI}:1 closed-changed")]);
    correct(&folder, &["yi"]);
    assert_eq!(told(&folder), [""; 0]);
}

#[test]
fn the_plan_is_frozen_and_changed_by_a_correction() {
    let folder = closed();
    edit(&folder, "plan/plan.toml", "due_days = 10", "due_days = 15");
    assert_eq!(told(&folder), ["plan/plan.toml:1 closed-changed"]);
    assert_eq!(correct(&folder, &[]).exit, Exit::Sound);
    assert_eq!(told(&folder), [""; 0]);
    let allow = "[[allow]]\ncode = \"late\"\nreason = \"x\"\n";
    fs::write(folder.path().join("plan/allow.toml"), allow).expect("written");
    assert_eq!(told(&folder), [""; 0]);
}

#[test]
fn what_was_kept_cannot_be_changed_with_it() {
    let folder = closed();
    let kept = "reports/closed/2023-Q1/yi.csv";
    for path in [YI, kept] {
        edit(&folder, path, "1.1-points,服务点,,,3,", "1.1-points,服务点,,,4,");
    }
    assert_eq!(told(&folder), [format!("{kept}:1 closed-changed"), format!("{YI}:1 closed-changed")]);
    fs::remove_file(folder.path().join("reports/closed.toml")).expect("removed");
    assert_eq!(told(&folder).len(), 2);
}

#[test]
fn neither_an_unsound_nor_an_empty_period_is_closed() {
    let folder = workspace();
    edit(&folder, YI, "1.1-points,服务点,,,3,", "1.1-points,服务点,,,三,");
    let refused = run(folder.path(), &["close", "2023-Q1"]);
    assert_eq!(refused.exit, Exit::Findings);
    assert!(refused.stderr.contains("error[not-a-number]"), "{}", refused.stderr);
    assert!(!folder.path().join("reports/closed.toml").exists());
    assert_eq!(run(folder.path(), &["close", "2023-Q4"]).exit, Exit::Usage);
    assert_eq!(run(folder.path(), &["close", "2023-M01"]).exit, Exit::Usage);
    assert_eq!(correct(&folder, &["yi"]).exit, Exit::Usage);
    let unsigned = run(folder.path(), &["correct", "2023-Q1", "yi", "--by", "王"]);
    assert_eq!(unsigned.exit, Exit::Usage);
}
