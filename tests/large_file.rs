//! A file that is large enough to be read in pieces, by several cores: it comes to what it would in one go.

use std::{fmt::Write, fs, path::Path};

mod support;

use support::{copy, run, status};

const SITES: usize = 90_000;

/// Rows of sites that no list has, with a cell of several hundred lines, blank lines, an item that nobody knows, and a
/// row that stands at the beginning and at the end; the lines of which something is to be told.
fn written() -> (String, Vec<(&'static str, u64)>) {
    let mut text = "编号,名称,期间,站点,数值,总数,佐证,备注\n1.1,开展试点,,,推进中,,,\n".to_owned();
    let mut told = Vec::new();
    let line = |text: &str| text.matches('\n').count() as u64 + 1;
    for site in 0..SITES {
        match site {
            1_000 => told.push(("blank-row", line(&text))),
            25_000 => told.push(("unknown-item", line(&text))),
            _ => {}
        }
        match site {
            1_000 | 20_000 => text += ",,,,,,,\n",
            // where the file is cut, in the middle of it, are lines that look like rows
            6_000 => {
                let note = "1.1-points,服务点,,,9,,,\n".repeat(4_000) + "。";
                writeln!(text, "1.1-events,活动,,站{site:05},1,,,\"{note}\"").expect("text");
                continue;
            }
            25_000 => text += "9.9,,,,1,,,\n",
            _ => {}
        }
        writeln!(text, "1.1-events,活动,,站{site:05},{},,,", 1 + site % 3).expect("text");
    }
    told.push(("duplicate-row", line(&text)));
    writeln!(text, "1.1-events,活动,,站00003,1,,,").expect("text");
    (text, told)
}

#[test]
fn a_large_file_is_read_in_pieces_as_if_in_one_go() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    fs::remove_file(folder.path().join("reports/rosters/station/jia.csv")).expect("the list goes");
    let (text, told) = written();
    let file = "reports/submissions/2023-Q1/jia.csv";
    fs::write(folder.path().join(file), text).expect("the file");

    let answer = run(folder.path(), &["check", "--format", "json", file]).json();
    let findings = answer["findings"].as_array().expect("findings").iter();
    let findings = findings.filter(|finding| finding["code"] != "missing-row");
    let found: Vec<_> = findings.map(|it| (it["code"].as_str().expect("a code"), it["line"].as_u64())).collect();
    let told: Vec<_> = told.into_iter().map(|(code, line)| (code, Some(line))).collect();
    assert_eq!(found, told);

    let answer = status(folder.path(), &["--period", "2023-Q1"]);
    let target = answer["targets"].as_array().expect("targets").iter().find(|target| target["id"] == "1.1-events");
    let county = &target.expect("the target")["counties"][0];
    let holding = (0..SITES).filter(|site| 1 + site % 3 >= 2).count();
    // the row that stands twice names no site
    assert_eq!((county["figure"].as_u64(), county["actual"].as_u64()), (Some(SITES as u64 - 1), Some(holding as u64)));
    assert_eq!(answer["left_out"], 3);
}
