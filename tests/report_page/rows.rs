//! A pressed number shows where it comes from, by mouse and by keyboard, and its rows add up to it.

use std::path::Path;

use serde_json::Value;

use crate::{
    page,
    support::{
        self,
        chromium::{self, Browser, DESK},
    },
};

/// What the open window says: its title, and the cells of each row that it shows.
const WINDOW: &str = "(() => {
    const why = document.getElementById('why');
    const rows = [...why.querySelectorAll('table.rows tbody tr')].map(row => [...row.cells].map(cell => cell.innerText));
    const steps = [...why.querySelectorAll('table.steps tbody tr')].map(row => [...row.cells].slice(-2).map(cell => cell.innerText));
    return {open: why.open, title: document.getElementById('why-title').innerText, rows, steps};
})()";

const FOCUSED: &str = "document.activeElement.outerHTML.slice(0, 200)";

#[test]
fn a_click_shows_the_rows_that_why_tells() {
    if !chromium::is_here() {
        return;
    }
    let (_folder, file) = page(&["report", "2024-Q4"]);
    let mut browser = Browser::open(&file, DESK);
    for (target, county) in [
        ("3.1-protection-points", "yucheng"),
        ("2.3-monthly-visits", "hanyuan"),
        ("8.4-events", ""),
        ("3.2-people", ""),
    ] {
        browser.click(&format!(".heat tr[data-target='{target}'] td[data-county='{county}'] a"));
        let window = browser.evaluate(WINDOW);
        assert_eq!(window["open"], true, "{target} {county}");
        assert!(window["title"].as_str().is_some_and(|title| title.starts_with(target)), "{window}");
        assert_eq!(texts(&window["rows"]), why(target, county, 1), "{target} {county}");
        assert_eq!(texts(&window["steps"]), why(target, county, 0), "{target} {county}");
        browser.press("Escape");
        assert_eq!(browser.evaluate(WINDOW)["open"], false);
    }
    assert_eq!(browser.conduct().faults, Vec::<String>::new());
}

#[test]
fn the_keyboard_does_what_the_mouse_does() {
    if !chromium::is_here() {
        return;
    }
    let (_folder, file) = page(&["report", "2024-Q4"]);
    let mut browser = Browser::open(&file, DESK);
    for _ in 0..12 {
        browser.press("Tab");
        if browser.evaluate("document.activeElement.matches('a.number')") == true {
            break;
        }
    }
    let link = browser.evaluate(FOCUSED);
    assert!(link.as_str().is_some_and(|link| link.contains("data-why=\"0\"")), "{link}");
    browser.press("Enter");
    assert_eq!(browser.evaluate(WINDOW)["open"], true);
    let button = browser.evaluate("document.activeElement.id");
    assert_eq!(button, "why-close", "the way out has the focus");
    browser.press("Enter");
    assert_eq!(browser.evaluate(WINDOW)["open"], false);
    assert_eq!(browser.evaluate(FOCUSED), link, "the focus is where it was");
}

/// Counts that are added up: what the window's rows come to is the number that was pressed.
#[test]
fn rows_add_up_to_the_number_that_was_pressed() {
    if !chromium::is_here() {
        return;
    }
    let (_folder, file) = page(&["report", "2024-Q4"]);
    let status = support::status(Path::new("."), &["--period", "2024-Q4"]);
    let mut browser = Browser::open(&file, DESK);
    let all = status["targets"].as_array().expect("targets");
    // ratios have a quotient, sites a number of sites, directions an earlier row to compare with
    let counts = all.iter().filter(|it| it["each"] != "site" && it["unit"] != "%" && !it["figure"].is_null());
    let mut added = 0;
    for target in counts.filter(|it| it["id"] != "2.3-social-workers") {
        let id = target["id"].as_str().expect("an id");
        let counties = target["counties"].as_array().expect("counties");
        let cells = counties.iter().map(|county| (county["county"].as_str().unwrap_or_default(), &county["actual"]));
        for (county, actual) in cells.chain([("", &target["actual"])]) {
            browser.click(&format!(".heat tr[data-target='{id}'] td[data-county='{county}'] a"));
            let rows = texts(&browser.evaluate(WINDOW)["rows"]);
            let values = rows.iter().filter_map(|row| row[2].parse::<u64>().ok());
            assert_eq!(values.sum::<u64>().to_string(), actual.to_string(), "{id} {county}");
            added += 1;
            browser.press("Escape");
        }
    }
    assert!(added > 80, "{added} numbers were added up");
}

fn texts(rows: &Value) -> Vec<Vec<String>> {
    serde_json::from_value(rows.clone()).expect("rows of texts")
}

/// One of the tables of `plan why`, as its CSV has it: the formula, then the rows.
fn why(target: &str, county: &str, table: usize) -> Vec<Vec<String>> {
    let mut arguments = vec!["why", target];
    arguments.extend(Some(county).filter(|county| !county.is_empty()));
    let ran =
        support::run(Path::new("."), &[arguments.as_slice(), &["--period", "2024-Q4", "--format", "md"]].concat());
    let tables = ran.stdout.split("\n## ").skip(1);
    let lines = tables.map(|part| part.lines().filter(|line| line.starts_with("| ")).skip(2).map(cells).collect());
    lines.collect::<Vec<_>>().swap_remove(table)
}

/// The cells of a Markdown row.
fn cells(line: &str) -> Vec<String> {
    let inner = line.trim_start_matches("| ").trim_end_matches('|');
    inner.split(" |").map(|cell| cell.trim().replace('\\', "")).collect()
}
