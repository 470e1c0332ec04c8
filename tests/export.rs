//! The way past one machine: exported tables and SQL, run in the real engines, say what `plan status --format
//! json` says, digit by digit. Where an engine is not installed its test says that it was skipped.

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use plan::commands::Exit;
use support::{repository, run};
use tempfile::TempDir;

/// The Python that `.ci/run` has put the engines into.
fn python() -> PathBuf {
    repository().join("target/engines/bin/python")
}

/// Whether an engine is here; says so where it is not.
fn is_here(engine: &str) -> bool {
    let imported = Command::new(python()).args(["-c", &format!("import {engine}")]).output();
    let java =
        engine != "pyspark" || Command::new("java").arg("-version").output().is_ok_and(|run| run.status.success());
    let here = java && imported.is_ok_and(|run| run.status.success());
    if !here {
        eprintln!("skipped: {engine} is not installed in target/engines (.ci/run does it)");
    }
    here
}

fn conformance() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository().join("tests/conformance")).expect("the workspaces");
    let mut folders: Vec<_> = entries.map(|entry| entry.expect("one").path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The days for which a workspace has answers, and the one that it stands on by itself.
fn days(workspace: &Path) -> Vec<Vec<String>> {
    let names = fs::read_dir(workspace).expect("the answers").map(|entry| entry.expect("one").file_name());
    let names = names.filter_map(|name| {
        let day = name.to_str()?.strip_prefix("as-of-")?.strip_suffix(".json")?.to_owned();
        Some(vec!["--as-of".to_owned(), day])
    });
    [Vec::new()].into_iter().chain(names).collect()
}

/// Exports workspaces, runs the scripts of these days in the engine, and compares.
fn agrees(engine: &str, workspaces: &[(PathBuf, Vec<Vec<String>>)]) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cases = Vec::new();
    for (at, (workspace, days)) in workspaces.iter().enumerate() {
        let tables = folder.path().join(format!("tables-{at}"));
        let tables = tables.to_str().expect("a name in UTF-8");
        let exported = run(workspace, &["export", "parquet", tables]);
        assert_eq!(exported.exit, Exit::Sound, "{exported:?}");
        for (nth, day) in days.iter().enumerate() {
            let day: Vec<_> = day.iter().map(String::as_str).collect();
            let script = run(workspace, &[&["export", "sql", "--engine", engine, "--from", tables], &day[..]].concat());
            let answer = run(workspace, &[&["status", "--format", "json"], &day[..]].concat());
            for (kind, text) in [("sql", script.stdout), ("json", answer.stdout)] {
                let name = workspace.file_name().unwrap_or_default().to_string_lossy();
                let path = folder.path().join(format!("{name}-{nth}.{kind}"));
                fs::write(&path, text).expect("a file");
                cases.push(path);
            }
        }
    }
    let runner = repository().join(format!("tests/export/run_{engine}.py"));
    let ran = Command::new(python()).arg(runner).args(&cases).current_dir(folder.path()).output().expect("Python runs");
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{said}\n{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(said.trim(), format!("{} answers agree", cases.len() / 2));
}

#[test]
fn duckdb_answers_as_status_does_in_every_workspace() {
    if is_here("duckdb") {
        let all = [vec![repository()], conformance()].concat().into_iter();
        agrees("duckdb", &all.map(|workspace| (workspace.clone(), days(&workspace))).collect::<Vec<_>>());
    }
}

/// This repository's own has sites, an allocation and trends; the others show every measure, comparison and way of
/// owing, schedules, baselines, decimals and finer periods.
#[test]
fn spark_answers_as_status_does_on_two_workers() {
    if is_here("pyspark") {
        let as_of = |name: &str, day: &str| {
            (repository().join("tests/conformance").join(name), vec![vec!["--as-of".to_owned(), day.to_owned()]])
        };
        let own = (repository(), vec![Vec::new()]);
        agrees("spark", &[own, as_of("01", "2024-03-31"), as_of("04", "2024-06-30")]);
    }
}

/// Every file below a folder with its bytes, by path.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => files.extend(self::files(&path)),
            false => files.push((path.clone(), fs::read(&path).expect("a file"))),
        }
    }
    files.sort();
    files
}

fn exported() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let tables = folder.path().join("tables");
    let ran = run(&repository(), &["export", "parquet", tables.to_str().expect("a name in UTF-8")]);
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    folder
}

#[test]
fn the_same_figures_are_the_same_bytes_and_nothing_is_left_beside_them() {
    let folder = exported();
    let tables = folder.path().join("tables");
    let before = files(&tables);
    assert!(before.iter().any(|(path, _)| path.ends_with("observations/submission=2023-Q3/part-0.parquet")));
    let again = run(&repository(), &["export", "parquet", tables.to_str().expect("a name in UTF-8")]);
    assert_eq!(again.exit, Exit::Sound, "{again:?}");
    assert!(before == files(&tables));
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
}

#[test]
fn a_folder_with_something_else_is_left_alone() {
    let folder = support::workspace(&[("tables/letter.txt", "mine")]);
    let tables = folder.path().join("tables");
    let ran = run(&repository(), &["export", "parquet", tables.to_str().expect("a name in UTF-8")]);
    assert_eq!(ran.exit, Exit::Usage, "{ran:?}");
    assert_eq!(files(folder.path()), [(tables.join("letter.txt"), b"mine".to_vec())]);
}
