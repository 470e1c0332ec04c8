//! Quotes around cells, as some exports put them around all, change nothing that is said of a file.

use std::{fs, path::Path};

mod support;

use support::{copy, run};

const FILE: &str = "reports/submissions/2023-Q1/jia.csv";

/// Codes and lines of what is told of a submission.
fn told(text: &str) -> Vec<(String, u64)> {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    fs::write(folder.path().join(FILE), text).expect("the file");
    let answer = run(folder.path(), &["check", "--format", "json", FILE]).json();
    let findings = answer["findings"].as_array().expect("findings").iter();
    let told =
        findings.map(|it| (it["code"].as_str().expect("a code").to_owned(), it["line"].as_u64().expect("a line")));
    told.collect()
}

fn told_of(text: &str) -> Vec<(String, u64)> {
    let quoted: String = text
        .lines()
        .map(|line| line.split(',').map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    let found = told(text);
    assert_eq!(found, told(&quoted));
    found
}

#[test]
fn an_empty_cell_is_as_empty_in_quotes() {
    let text = "编号,名称,期间,站点,数值,总数,佐证,备注\n\
        1.1,开展试点,,,已完成,,,\n\
        1.1-points,服务点,,,,,,\n\
        1.1-coverage,覆盖率,,,7,,,\n\
        1.1-visits,走访,,,40,,,\n\
        1.1-events,活动,,,1,,,\n\
        1.1-events,活动,,站二,,,,\n";
    let codes: Vec<_> = told_of(text).into_iter().map(|(code, line)| format!("{line} {code}")).collect();
    for told in
        ["2 missing-evidence", "3 empty-value", "4 missing-of", "5 bad-period", "6 missing-site", "7 empty-value"]
    {
        assert!(codes.iter().any(|code| code == told), "{told}: {codes:?}");
    }
}

#[test]
fn personal_data_is_told_in_cells_that_no_column_has() {
    let row = "1.1-events,活动,,站一,1,,,\n";
    let text = format!("编号,名称,期间,站点,数值,总数,佐证,备注\n{row}{row}1.1-points,服务点,,,3,,,,13812345678\n");
    let codes: Vec<_> = told_of(&text).into_iter().filter(|(_, line)| *line == 4).map(|(code, _)| code).collect();
    assert_eq!(codes, ["ragged-row", "personal-data"]);
}
