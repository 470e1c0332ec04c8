//! A page on paper: A4, no row cut in two, and every table's header on each of its pages.

use std::{fs, process::Command};

use serde_json::Value;

use crate::{
    page,
    support::chromium::{self, Browser, DESK},
};

/// The rows of the two tables of figures as they are printed, and their headers.
const ROWS: &str = "['heat', 'pace'].map(name => {
    const plain = it => it.innerText.replace(/\\s+/g, '');
    const table = document.querySelector('table.' + name);
    return {head: plain(table.tHead), rows: [...table.querySelectorAll('tr[data-target]')].map(plain)};
})";

#[test]
fn no_row_is_cut_and_headers_stand_on_every_page() {
    let has_tools = Command::new("pdftotext").arg("-v").output().is_ok();
    if !chromium::is_here() || !has_tools {
        return;
    }
    let (folder, file) = page(&["report", "2024-Q4"]);
    let mut browser = Browser::open(&file, DESK);
    browser.as_printed(true);
    let tables = browser.evaluate(ROWS);
    let pdf = folder.path().join("report.pdf");
    fs::write(&pdf, browser.pdf()).expect("a file");
    let pages = pages(&pdf);
    assert!(pages.len() > 2, "{} pages", pages.len());
    for table in tables.as_array().expect("two tables") {
        let head = table["head"].as_str().expect("a header");
        let rows: Vec<_> = table["rows"].as_array().expect("rows").iter().filter_map(Value::as_str).collect();
        assert_eq!(rows.len(), 23);
        for row in &rows {
            let on: Vec<_> = pages.iter().filter(|page| page.contains(row)).collect();
            assert_eq!(on.len(), 1, "{row}");
            assert!(on[0].contains(head), "{row} without its header");
        }
        let apart = pages.iter().filter(|page| page.contains(head)).count();
        assert!(apart >= 1, "{head}");
    }
    let first = &pages[0];
    assert!(first.contains("示例数据"), "{first}");
}

/// The text of each page in the order in which it was drawn, without spaces.
fn pages(pdf: &std::path::Path) -> Vec<String> {
    let run = Command::new("pdftotext").args(["-raw"]).arg(pdf).arg("-").output().expect("pdftotext runs");
    let text = String::from_utf8(run.stdout).expect("text");
    let plain = |page: &str| page.chars().filter(|c| !c.is_whitespace()).map(usual).collect();
    text.trim_end_matches('\u{c}').split('\u{c}').map(plain).collect()
}

/// Fonts for Chinese have the same drawing for a radical and for the character that it is.
fn usual(c: char) -> char {
    match c {
        '⾏' => '行',
        '⽬' => '目',
        _ => c,
    }
}
