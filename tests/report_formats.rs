//! All six formats of a report side by side: each target's actual, attainment, due and status, as `status --format
//! json` has them, read back out of every file that `plan report` writes.

mod support;

use std::{fs, io::Cursor, path::Path};

use calamine::{Data, Reader, Xlsx};
use plan::commands::Exit;
use serde_json::Value;
use support::{forms::part, run, status};

/// Actual, attainment and due, as exact as a format has them.
type Figures = [Option<String>; 3];

const KEYS: [&str; 3] = ["actual", "attainment", "due"];

#[test]
fn every_format_has_the_figures_of_the_json() {
    let mut compared = 0;
    for period in ["2023-Q3", "2024-H1", "2024"] {
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().to_string_lossy().into_owned();
        let ran = run(Path::new("."), &["report", period, "--to", &to]);
        assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
        let file = |name: &str| fs::read(folder.path().join(name)).expect("a file");
        let text = |name: &str| String::from_utf8(file(name)).expect("UTF-8");
        let answer: Value = serde_json::from_str(&text("report.json")).expect("JSON");
        assert_eq!(answer["status"], status(Path::new("."), &["--period", period]), "{period}");
        let (markdown, csv, page) = (text("report.md"), text("report.csv"), text("report.html"));
        let document = part(&file("report.docx"), "word/document.xml");
        let workbook = file("report.xlsx");
        for target in answer["status"]["targets"].as_array().expect("targets") {
            let id = target["id"].as_str().expect("an id");
            let exact: Figures = KEYS.map(|key| target[key].as_number().map(|number| number.as_str().to_owned()));
            let shown: Figures = [0, 1, 2].map(|at| exact[at].as_deref().map(|it| shown(it, at > 0)));
            let at = format!("{period} {id}");
            assert_eq!(in_markdown(&markdown, id), shown, "Markdown, {at}");
            assert_eq!(in_document(&document, id), shown, "DOCX, {at}");
            assert_eq!(in_csv(&csv, id), exact, "CSV, {at}");
            assert_eq!(in_page(&page, id, |value, _| value.to_owned()), exact, "HTML, {at}");
            assert_eq!(in_page(&page, id, |_, text| text.to_owned()), shown, "HTML as it is read, {at}");
            let numbers = exact.clone().map(|it| it.map(|it| it.parse::<f64>().expect("a number")));
            assert_eq!(in_workbook(&workbook, id), numbers, "XLSX, {at}");
            compared += exact.iter().flatten().count();
        }
    }
    assert!(compared > 150, "{compared} figures were compared");
}

/// Cut after one digit, a share in percent, as people read it.
fn shown(exact: &str, share: bool) -> String {
    let (whole, fraction) = exact.split_once('.').unwrap_or((exact, ""));
    if share {
        let digits = format!("{whole}{fraction:0<6}");
        let tenths: u64 = digits[..digits.len() - 3].parse().expect("digits");
        return format!("{}.{}%", tenths / 10, tenths % 10);
    }
    match fraction.get(..1) {
        None | Some("0") => whole.to_owned(),
        Some(digit) => format!("{whole}.{digit}"),
    }
}

/// A figure, unless a dash stands for it.
fn known(cell: &str) -> Option<String> {
    (!["—", ""].contains(&cell)).then(|| cell.to_owned())
}

/// The cells of the target's row in a table that begins with its id.
fn in_markdown(text: &str, id: &str) -> Figures {
    let start = format!("| {id} ");
    let rows = text.lines().filter(|line| line.starts_with(&start));
    let rows = rows.map(|line| line.trim_matches(['|', ' ']).split(" | ").collect::<Vec<_>>());
    let row = rows.into_iter().find(|row| row.len() == 9).expect("the target's row");
    [3, 4, 5].map(|at| known(row[at]))
}

fn in_document(xml: &str, id: &str) -> Figures {
    let text = |cell: &str| {
        let runs = cell.split("<w:t xml:space=\"preserve\">").skip(1);
        runs.map(|run| run.split("</w:t>").next().unwrap_or_default()).collect::<String>()
    };
    let rows = xml.split("<w:tr>").skip(1).map(|row| row.split("</w:tr>").next().unwrap_or_default());
    let mut rows = rows.map(|row| row.split("<w:tc>").skip(1).map(text).collect::<Vec<_>>());
    let row = rows.find(|row| row.len() == 9 && row[0].starts_with(&format!("{id} "))).expect("the target's row");
    [3, 4, 5].map(|at| known(&row[at]))
}

fn in_csv(text: &str, id: &str) -> Figures {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().expect("a header").clone();
    let rows: Vec<_> = reader.records().map(|record| record.expect("a record")).collect();
    let row = rows.iter().find(|row| row[1].starts_with(&format!("{id} "))).expect("the target's row");
    ["实际", "完成率", "应达"].map(|title| known(&row[header.iter().position(|it| it == title).expect("a column")]))
}

/// What the page's table of targets has, of each number's exact value and its text.
fn in_page(page: &str, id: &str, pick: impl Fn(&str, &str) -> String) -> Figures {
    let start = format!("<tr data-target=\"{id}\">");
    let mut rows = page.split(&start).skip(1).map(|row| row.split("</tr>").next().unwrap_or_default());
    let row = rows.find(|row| row.contains("data-field=")).expect("the target's row");
    KEYS.map(|key| {
        let cell = row.split(&format!("data-field=\"{key}\">")).nth(1)?.split("</td>").next()?;
        let (value, rest) = cell.split_once("<data value=\"")?.1.split_once("\">")?;
        Some(pick(value, rest.split("</data>").next()?))
    })
}

fn in_workbook(bytes: &[u8], id: &str) -> [Option<f64>; 3] {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let overview = book.worksheet_range("总览").expect("the overview");
    let is = |cell: &Data, text: &str| matches!(cell, Data::String(it) if it == text);
    let header = overview.rows().find(|row| row.iter().any(|cell| is(cell, "编号"))).expect("a header");
    let row = overview.rows().find(|row| row.iter().any(|cell| is(cell, id))).expect("the target's row");
    ["实际", "完成率", "应达"].map(|title| {
        let at = header.iter().position(|cell| is(cell, title)).expect("a column");
        match &row[at] {
            Data::Float(number) => Some(*number),
            _ => None,
        }
    })
}
