//! A report's page in a real browser: its figures are those of `status --format json`, a pressed number shows
//! its rows, nothing leaves the page, and no row is cut on paper. Where Chromium is not installed these tests
//! say that they were skipped.

mod figures;
mod manners;
mod paper;
mod pictures;
mod rows;
#[path = "../support/mod.rs"]
mod support;

use std::{
    fs,
    path::{Path, PathBuf},
};

use plan::commands::Exit;

/// The page of a report on the repository's own workspace, and the folder that holds it.
fn page(arguments: &[&str]) -> (tempfile::TempDir, PathBuf) {
    page_of(Path::new("."), arguments)
}

fn page_of(workspace: &Path, arguments: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().to_str().expect("a name in UTF-8");
    let ran = support::run(workspace, &[arguments, &["--format", "html", "--to", to]].concat());
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    let file = folder.path().join("report.html");
    assert!(file.is_file());
    (folder, file)
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let read = |lang: &str| {
        let (_folder, file) = page(&["--lang", lang, "report", "2024-Q4"]);
        fs::read_to_string(file).expect("a page")
    };
    assert_eq!(read("zh"), read("zh"));
    assert!(read("zh").contains(r#"<html lang="zh-CN">"#) && read("en").contains(r#"<html lang="en">"#));
}
