//! Personal data in files: a hundred planted numbers are all told, a hundred links, document numbers and
//! credit codes are not, and no format repeats a number, not even in the line that it shows.

use std::path::Path;

mod support;

use support::{copy, run, write};

const FILE: &str = "reports/submissions/2023-Q1/jia.csv";

/// The tiny workspace with these texts as the note of its first row, and what `check` finds of them.
fn check(texts: &[String], format: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    let rows = std::fs::read_to_string(folder.path().join(FILE)).expect("the submission");
    let noted = rows.replacen("1.1,开展试点,,,推进中,,,", &format!("1.1,开展试点,,,推进中,,,{}", texts.join("；")), 1);
    write(folder.path(), FILE, &noted);
    run(folder.path(), &["check", "--format", format]).stdout
}

fn personal(answer: &str) -> usize {
    let answer: serde_json::Value = serde_json::from_str(answer).expect("JSON");
    let findings = answer["findings"].as_array().expect("findings").iter();
    findings.filter(|finding| finding["code"] == "personal-data" && finding["severity"] == "error").count()
}

/// GB 11643's check digit, reckoned here by itself.
fn identity(number: usize) -> String {
    let (year, month, day) = (1940 + number % 70, 1 + number % 12, 1 + number % 28);
    let body = format!("511802{year}{month:02}{day:02}{:03}", number * 7 % 1000);
    let sum: usize =
        body.bytes().rev().enumerate().map(|(at, b)| usize::from(b - b'0') * (2usize.pow(at as u32 + 1) % 11)).sum();
    let digit = (12 - sum % 11) % 11;
    format!("{body}{}", if digit == 10 { "X".to_owned() } else { digit.to_string() })
}

/// ISO/IEC 7812's check digit behind a UnionPay prefix.
fn card(number: usize) -> String {
    let body = format!("622848{:012}", 123_456_789 + number * 7_919);
    let doubled = |(at, b): (usize, u8)| {
        let digit = usize::from(b - b'0') * if at % 2 == 0 { 2 } else { 1 };
        digit / 10 + digit % 10
    };
    let sum: usize = body.bytes().rev().enumerate().map(doubled).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

fn wide(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 - 48 + 0xff10).unwrap_or(c) } else { c })
        .collect()
}

fn planted() -> Vec<String> {
    let number = |at: usize| match at % 4 {
        0 => identity(at),
        1 => format!("13{:09}", 512_345_678 + at * 997),
        2 => card(at),
        _ => wide(&identity(at)),
    };
    (0..100).map(number).collect()
}

#[test]
fn a_hundred_planted_numbers_are_found() {
    let texts: Vec<_> = planted().iter().map(|number| format!("户主{number}已核")).collect();
    assert_eq!(personal(&check(&texts, "json")), 100);
}

#[test]
fn a_hundred_harmless_numbers_are_not() {
    let text = |at: usize| match at % 5 {
        0 => format!("https://example.cn/a/2023{:04}/t{:011}.html", at + 100, 20_230_414_000usize + at),
        1 => format!("雅民发〔2023〕{}号", at + 1),
        2 => format!("川民规2023-{:06}", at * 137),
        3 => format!("2023-04-14 共{}人次", at * 12_345),
        _ => format!("附件{at}：report-2023{:02}.xlsx", at % 12 + 1),
    };
    let texts: Vec<_> = (0..100).map(text).collect();
    assert_eq!(personal(&check(&texts, "json")), 0);
    // Unified social credit codes, whose own check digit holds (GB 32100).
    let codes = ["91350100M000100Y43", "91110108551385082Q", "9144030071526726XG"].map(str::to_owned);
    assert_eq!(personal(&check(&codes, "json")), 0);
}

#[test]
fn no_format_repeats_a_number() {
    let planted = planted();
    for format in ["text", "json", "md", "github", "gitlab", "sarif", "junit"] {
        let answer = check(&planted, format);
        for number in &planted {
            assert!(!answer.contains(number.as_str()), "{format} repeats {number}");
        }
    }
}
