//! What is judged: workspaces with mistakes in them, and reports made by hand.

use std::{fs, path::Path};

use plan::{
    finding::{FileProblem, Finding, Message, Severity, Suspect, ValueProblem},
    model::Language,
    render::findings::{Item, Report, gitlab},
    source::Place,
    words::findings::tell,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Ran, copy, repository, run, write};

pub const HOST_FORMATS: [&str; 5] = ["md", "github", "gitlab", "sarif", "junit"];
pub const JIA: &str = "reports/submissions/2023-Q1/jia.csv";

pub fn tiny() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&repository().join("tests/bases/tiny"), folder.path());
    folder
}

/// The tiny workspace with a county's file changed.
pub fn changed(change: impl Fn(&str) -> String) -> TempDir {
    let folder = tiny();
    let text = fs::read_to_string(folder.path().join(JIA)).expect("the base has it");
    write(folder.path(), JIA, &change(&text));
    folder
}

pub fn broken() -> TempDir {
    changed(|text| {
        let text = text.replace("服务点,,,3", "服务点,,,三@1").replace("2023-M02,,41", "2023-M02,,4_1|");
        text + "1.1-points,服务点,,,3,,,\n\n1.1-visits,走访,2023-M03,,,,,\n"
    })
}

pub fn check(folder: &Path, format: &str) -> Ran {
    run(folder, &["--lang", "en", "check", "--format", format])
}

pub fn item(message: Message, place: Place, severity: Severity) -> Item {
    let told = tell(&message, Language::English);
    Item { finding: Finding::new(message, place), severity, told, because: "because".to_owned() }
}

/// A cell of a file that is not a number.
pub fn cell(path: &str, line: usize, text: &str, severity: Severity) -> Item {
    let problem = ValueProblem::NotANumber { text: text.to_owned(), looks: Suspect::Text };
    item(Message::Value(problem), Place::in_line(path.into(), line, text, 0..text.len()), severity)
}

pub fn blank(path: &str, line: usize) -> Item {
    item(Message::File(FileProblem::BlankRow { rows: 1, last: line }), Place::file(path.into()), Severity::Warning)
}

pub fn report(items: Vec<Item>) -> Report {
    Report { items, language: Language::English, ..Report::default() }
}

pub fn fingerprints(report: &Report) -> Vec<String> {
    let issues: Value = serde_json::from_str(&gitlab::render(report).expect("it renders")).expect("JSON");
    let issues = issues.as_array().expect("a list").clone();
    issues.iter().map(|issue| issue["fingerprint"].as_str().expect("a text").to_owned()).collect()
}
