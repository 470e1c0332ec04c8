//! What `plan fmt` repairs, what it leaves alone, what it refuses, and that it writes whole files or none.

use std::{fs, path::Path};

use encoding_rs::GB18030;
use plan::commands::Exit;

mod support;

use support::{Ran, copy, run};

const JIA: &str = "reports/submissions/2023-Q1/jia.csv";
const ROSTER: &str = "reports/rosters/station/jia.csv";
const HEADER: &str = "\u{feff}编号,名称,期间,站点,数值,总数,佐证,备注\n";

fn tiny() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    folder
}

/// A workspace whose file of this path has these bytes.
fn with(path: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = tiny();
    fs::write(folder.path().join(path), bytes).expect("the file is written");
    folder
}

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).expect("the file is text")
}

/// What becomes of a file; doing it again changes nothing.
fn formatted(path: &str, bytes: &[u8]) -> String {
    let folder = with(path, bytes);
    let ran = run(folder.path(), &["fmt", path]);
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    let once = text(folder.path(), path);
    assert_eq!(run(folder.path(), &["fmt", "--check", path]).exit, Exit::Sound);
    once
}

/// The rows of a submission, formatted, without the header.
fn rows(bytes: &[u8]) -> String {
    let text = formatted(JIA, bytes);
    text.strip_prefix(HEADER).unwrap_or_else(|| panic!("{text}")).to_owned()
}

/// One cell of a column, formatted.
fn cell(item: &str, column: &str, text: &str) -> String {
    let columns = ["编号", "名称", "期间", "站点", "数值", "总数", "佐证", "备注"];
    let at = columns.iter().position(|known| *known == column).expect("a column");
    let quoted = format!("\"{}\"", text.replace('"', "\"\""));
    let file = match column {
        "数值" => format!("编号,数值\n{item},{quoted}\n"),
        _ => format!("编号,数值,{column}\n{item},,{quoted}\n"),
    };
    let rows = rows(file.as_bytes());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(rows.as_bytes());
    let record = reader.records().next().expect("a row").expect("a sound row");
    record[at].to_owned()
}

#[test]
fn the_form_is_canonical() {
    let text = "sep=;\r\n口径;Value;编号;单位;备注\r\n\r\nx;3;1.1-points;个;\"a,b\"\"c\"\r\n;;;;\r\n;推进中;1.1;;\r\n";
    assert_eq!(rows(text.as_bytes()), "1.1,,,,推进中,,,\n1.1-points,,,,3,,,\"a,b\"\"c\"\n");
}

#[test]
fn other_encodings_become_utf8() {
    let table = "编号\t数值\t备注\n1.1-points\t3\t𠮷\n";
    let expected = "1.1-points,,,,3,,,𠮷\n";
    assert_eq!(rows(&GB18030.encode(table).0), expected);
    let units = |to: fn(u16) -> [u8; 2]| "\u{feff}".encode_utf16().chain(table.encode_utf16()).flat_map(to).collect();
    for bytes in [units(u16::to_le_bytes), units(u16::to_be_bytes)] {
        let bytes: Vec<u8> = bytes;
        assert_eq!(rows(&bytes), expected);
    }
}

#[test]
fn the_header_is_in_the_language_of_the_plan_and_states_stay() {
    let folder = tiny();
    let plan = text(folder.path(), "plan/plan.toml").replace("\"zh\"", "\"en\"");
    fs::write(folder.path().join("plan/plan.toml"), plan).expect("written");
    fs::write(folder.path().join(JIA), "编号,数值\n1.1,done\n").expect("written");
    assert_eq!(run(folder.path(), &["--lang", "zh", "fmt"]).exit, Exit::Sound);
    let expected = "\u{feff}item,name,period,site,value,of,evidence,note\n1.1,,,,done,,,\n";
    assert_eq!(text(folder.path(), JIA), expected);
    assert!(text(folder.path(), ROSTER).starts_with("\u{feff}site,name,opened,closed,note\n站一,"));
}

#[test]
fn figures_are_repaired_where_that_is_certain() {
    for (written, expected) in [
        (" 12\u{3000}", "12"),
        ("\u{200b}12\u{a0}", "12"),
        ("１２", "12"),
        ("1,234", "1234"),
        ("1，234", "1234"),
        ("12个", "12"),
        ("3.8万", "38000"),
        ("007", "007"),
        ("3.0", "3.0"),
        ("/", "/"),
        ("85%", "85%"),
        ("0.00001万", "0.00001万"),
        ("1.2E+11", "1.2E+11"),
        ("1,23", "1,23"),
        ("３.５", "３.５"),
        ("1\u{a0}234", "1 234"),
        ("-3", "-3"),
        ("约30", "约30"),
        ("#REF!", "#REF!"),
    ] {
        assert_eq!(cell("1.1-points", "数值", written), expected, "{written:?}");
    }
    assert_eq!(cell("1.1-coverage", "总数", "１０"), "10");
    assert_eq!(cell("9.9", "数值", "１２"), "１２", "nobody knows what figure it is");
    assert_eq!(cell("1.1", "数值", "完成"), "完成");
    assert_eq!(cell("1.1-points", "备注", "第一行\r\n第\u{a0}二\u{200b}行 "), "第一行\n第 二行");
    assert_eq!(cell("1.1-points", "备注", "=1+1"), "=1+1");
}

#[test]
fn periods_and_days_get_their_spelling() {
    for (written, expected) in [
        ("2023/2/1", "2023-M02"),
        ("2023-02", "2023-M02"),
        ("Feb-23", "2023-M02"),
        ("２月", "2023-M02"),
        ("2023-M02", "2023-M02"),
        ("2023/7/1", "2023/7/1"),
        ("2023-Q1", "2023-Q1"),
        ("二", "二"),
        ("", ""),
    ] {
        assert_eq!(cell("1.1-visits", "期间", written), expected, "{written:?}");
    }
    assert_eq!(cell("1.1-points", "期间", "2023年一季度"), "2023-Q1");
    assert_eq!(cell("1.1-points", "期间", "2023-Q2"), "2023-Q2");
    assert_eq!(cell("9.9", "期间", "2023/2/1"), "2023/2/1");
    let roster = "编号,名称,启用,停用\n乙, 第二站,2023/4/14,2023年6月30日\n甲\u{200b},,2023/14/4,\n";
    let expected = "\u{feff}编号,名称,启用,停用,备注\n乙,第二站,2023-04-14,2023-06-30,\n甲,,2023/14/4,,\n";
    assert_eq!(formatted(ROSTER, roster.as_bytes()), expected, "a roster keeps its order");
}

#[test]
fn rows_come_in_the_order_of_the_plan_and_none_is_lost() {
    let text = "编号,期间,站点,数值,备注\n8.8,,,,top\n1.1-events,,站三,1,\n1.1-events,,站二,1,\n1.1-visits,2023-M03,,3,a\n\
                9.9,,,,behind a\n1.1-visits,x,,0,\n1.1-visits,2023-M01,,1,\n1.1-visits,2023/3/1,,4,b\n\
                1.1-points,2023-Q1,,5,\n1.1-events,,站一,1,\n1.1-points,,,6,\n1.1-events,,站二,2,\n1.1,,,done,\n";
    let expected = "1.1,,,,done,,,\n1.1-points,,2023-Q1,,5,,,\n1.1-points,,,,6,,,\n1.1-visits,,2023-M01,,1,,,\n\
                    1.1-visits,,2023-M03,,3,,,a\n9.9,,,,,,,behind a\n1.1-visits,,2023-M03,,4,,,b\n\
                    1.1-visits,,x,,0,,,\n1.1-events,,,站一,1,,,\n1.1-events,,,站二,1,,,\n1.1-events,,,站二,2,,,\n\
                    1.1-events,,,站三,1,,,\n8.8,,,,,,,top\n";
    assert_eq!(rows(text.as_bytes()), expected);
}

#[test]
fn copies_stand_side_by_side_where_no_roster_ranks_them() {
    let text = "编号,站点,数值\n1.1-events,站四,1\n1.1-events,站三,2\n1.1-events,站四,3\n";
    assert_eq!(rows(text.as_bytes()), "1.1-events,,,站四,1,,,\n1.1-events,,,站四,3,,,\n1.1-events,,,站三,2,,,\n");
}

#[test]
fn sites_follow_the_roster_as_it_will_be() {
    let folder = with(ROSTER, "编号\n站二\u{200b}\n站一\n".as_bytes());
    fs::write(folder.path().join(JIA), "编号,站点,数值\n1.1-events,站一,1\n1.1-events,站二,2\n").expect("written");
    assert_eq!(run(folder.path(), &["fmt", JIA]).exit, Exit::Sound);
    let expected = format!("{HEADER}1.1-events,,,站二,2,,,\n1.1-events,,,站一,1,,,\n");
    assert_eq!(text(folder.path(), JIA), expected);
    assert_eq!(text(folder.path(), ROSTER), "编号\n站二\u{200b}\n站一\n", "only what was asked for is written");
    run(folder.path(), &["fmt"]);
    assert_eq!(text(folder.path(), JIA), expected);
}

#[test]
fn what_cannot_be_read_whole_stays_as_it_is() {
    let refused: [(&[u8], &str); 14] = [
        (b"PK\x03\x04rest", "1:1"),
        ("编号,数值\n<<<<<<< HEAD\n1.1,done\n".as_bytes(), "2:1"),
        ("编号\t数值\n<<<<<<< HEAD\t\n".as_bytes(), "2:1"),
        (b"item,value\n1.1,d\xFFne\n", "2:6"),
        (b"item,value\n1.1,d\0ne\n", "2:6"),
        ("编号,数值\n1.1,\"done\n1.1-points,3\n".as_bytes(), "2:5"),
        ("编号,数值\n1.1,do\"ne\n".as_bytes(), "2:7"),
        ("编号,数值\n1.1,done,\n".as_bytes(), "2:10"),
        ("编号,名称\n1.1,\n".as_bytes(), "1:1"),
        ("编号,数值,数值\n1.1,,\n".as_bytes(), "1:7"),
        ("编号,数值,数直\n1.1,,\n".as_bytes(), "1:7"),
        (b"", "1:1"),
        // these would be conflict markers once they are written
        ("数值,编号\n1,<<<<<<< x\n".as_bytes(), "2:1"),
        ("编号,数值,备注\n1.1-points,1,\"a\r<<<<<<< b\"\n".as_bytes(), "3:1"),
    ];
    for (bytes, place) in refused {
        let folder = with(JIA, bytes);
        let ran = run(folder.path(), &["fmt"]);
        let shown = String::from_utf8_lossy(bytes);
        assert_eq!(ran.exit, Exit::Findings, "{shown}");
        assert!(ran.stderr.contains(&format!("没有改写 {JIA}:{place}：")), "{shown}: {}", ran.stderr);
        assert!(ran.stdout.ends_with("改动 3 个文件，不需改动 0 个，不能改写 1 个\n"), "{}", ran.stdout);
        assert_eq!(fs::read(folder.path().join(JIA)).expect("bytes"), bytes);
    }
}

#[test]
fn check_and_diff_write_nothing() {
    let folder = with(JIA, "编号,数值\r\n1.1-points,１２\r\n".as_bytes());
    let ran = run(folder.path(), &["fmt", "--check", JIA]);
    assert_eq!((ran.exit, ran.stderr.as_str()), (Exit::Findings, ""));
    assert_eq!(ran.stdout, format!("需要改写 {JIA}\n需要改动 1 个文件，不需改动 0 个，不能改写 0 个\n"));
    let ran = run(folder.path(), &["fmt", "--diff", JIA]);
    assert_eq!(ran.exit, Exit::Sound);
    assert!(ran.stdout.starts_with(&format!("--- a/{JIA}\n+++ b/{JIA}\n@@ ")), "{ran:?}");
    assert!(ran.stdout.contains("\n-1.1-points,１２<U+000D>\n") && ran.stdout.contains("\n+1.1-points,,,,12,,,\n"));
    assert_eq!(run(folder.path(), &["fmt", "--diff", "--check", JIA]).exit, Exit::Findings);
    assert_eq!(text(folder.path(), JIA), "编号,数值\r\n1.1-points,１２\r\n");
}

#[test]
fn paths_choose_and_what_is_no_report_is_told() {
    let folder = tiny();
    let told = |ran: &Ran| ran.stdout.lines().last().expect("a last line").to_owned();
    let ran = run(folder.path(), &["fmt", "reports/rosters"]);
    assert_eq!((ran.exit, told(&ran).as_str()), (Exit::Sound, "改动 2 个文件，不需改动 0 个，不能改写 0 个"));
    let ran = run(folder.path(), &["--lang", "en", "fmt", "plan/plan.toml"]);
    assert_eq!(ran.stderr, "plan: no submissions or rosters in 'plan/plan.toml'\n");
    fs::write(folder.path().join("reports/submissions/2023-Q1/甲县.csv"), "x").expect("written");
    let ran = run(folder.path(), &["fmt", "reports/submissions/2023-Q1/甲县.csv"]);
    assert_eq!(ran.exit, Exit::Findings, "{ran:?}");
    assert_eq!(run(folder.path(), &["fmt"]).exit, Exit::Sound);
}

/// A folder's entries, with the time at which each was last written.
fn listing(folder: &Path) -> Vec<(String, std::time::SystemTime)> {
    let entries = fs::read_dir(folder).expect("the folder is readable").map(|entry| entry.expect("an entry"));
    let written = |entry: &fs::DirEntry| entry.metadata().and_then(|it| it.modified()).expect("a time");
    entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), written(&entry))).collect()
}

#[test]
fn only_what_changes_is_written_and_nothing_is_left_beside_it() {
    let folder = tiny();
    let quarter = folder.path().join("reports/submissions/2023-Q1");
    assert_eq!(run(folder.path(), &["fmt"]).exit, Exit::Sound);
    let once = listing(&quarter);
    assert_eq!(once.len(), 2, "{once:?}");
    assert_eq!(run(folder.path(), &["fmt"]).exit, Exit::Sound);
    assert_eq!(listing(&quarter), once);
}

#[test]
fn the_samples_are_canonical() {
    let ran = run(&support::repository(), &["fmt", "--check"]);
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
}
