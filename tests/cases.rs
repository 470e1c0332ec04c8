//! The cases: each folder of `tests/cases` is a test that a reviewer can read. `workspace/` is laid over
//! the workspace of `tests/bases` that `base` names (`tiny` without one), `command` is what is run in it,
//! and `stdout`, `stderr` and `exit` are what must come of it. A folder named for a code of findings must
//! show that code; its `neighbour/`, laid over the same base, must not. `UPDATE=1` writes what came.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use plan::finding::Code;

mod support;

use support::{
    cases::{finding_command, laid_out, read},
    run,
};

/// Codes whose cases no checked-in file can hold; see `tests/disk.rs`, `tests/since.rs`, `tests/wrong_forms.rs`
/// and `tests/lateness.rs`.
const NOT_AS_FILES: [Code; 7] = [
    Code::FileTooLarge,
    Code::Symlink,
    Code::ForeignEdit,
    Code::WrongForm,
    Code::MergedCells,
    Code::FormulaValue,
    Code::ReceivedMismatch,
];

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/cases").expect("the cases");
    let mut cases: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    cases
}

/// The codes that the case's command finds in a folder: those of an import, else of a check.
fn codes_in(case: &Path, folder: &Path) -> BTreeSet<String> {
    let answer = run(folder, &[finding_command(case), vec!["--format".into(), "json".into()]].concat()).json();
    let findings = answer["findings"].as_array().expect("findings").iter();
    findings.map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn every_case_answers_as_written() {
    let mut wrong = Vec::new();
    for case in cases() {
        let folder = laid_out(&case, "workspace");
        let command = read(&case.join("command"));
        let arguments: Vec<_> = command.split_whitespace().collect();
        let ran = run(folder.path(), &arguments);
        let exit = format!("{}\n", ran.exit as u8);
        for (name, came) in [("stdout", &ran.stdout), ("stderr", &ran.stderr), ("exit", &exit)] {
            let file = case.join(name);
            if env::var_os("UPDATE").is_some() {
                match came.is_empty() {
                    true => drop(fs::remove_file(&file)),
                    false => fs::write(&file, came).expect("the case is written"),
                }
            } else if *came != read(&file) {
                wrong.push(format!("{}:\n{came}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_case_and_a_neighbour_without_it() {
    for code in Code::ALL.iter().filter(|code| !NOT_AS_FILES.contains(code)) {
        let case = Path::new("tests/cases").join(code.word());
        assert!(case.is_dir(), "no case for {code}");
        assert!(case.join("neighbour").is_dir(), "no neighbour for {code}");
        let shown = codes_in(&case, laid_out(&case, "workspace").path());
        assert!(shown.contains(code.word()), "{code} is not shown, but {shown:?}");
        assert!(shown.len() <= 2, "one cause, one finding: {code} comes with {shown:?}");
        let beside = codes_in(&case, laid_out(&case, "neighbour").path());
        assert!(!beside.contains(code.word()), "the neighbour of {code} has it too");
    }
}
