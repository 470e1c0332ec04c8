//! A report's workbook: its figures are numbers, and those of `status --format json`; a spreadsheet opens it,
//! and prints every sheet. Where LibreOffice is not installed that test says that it was skipped.

mod support;

use std::{collections::BTreeMap, fs, io::Cursor, path::Path, process::Command};

use calamine::{Data, Range, Reader, Xlsx};
use plan::commands::Exit;
use serde_json::Value;
use support::{forms, libreoffice};

fn workbook(arguments: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().to_str().expect("a name in UTF-8");
    let ran = support::run(Path::new("."), &[arguments, &["--format", "xlsx", "--to", to]].concat());
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    fs::read(folder.path().join("report.xlsx")).expect("a workbook")
}

/// The rows of a sheet's table, by the titles of its header.
fn table(range: &Range<Data>, first: &str) -> Vec<BTreeMap<String, Data>> {
    let mut rows = range.rows().skip_while(|row| row.first() != Some(&Data::String(first.into())));
    let titles: Vec<_> = rows.next().expect("a header").iter().map(ToString::to_string).collect();
    let filled = rows.take_while(|row| row.first() != Some(&Data::Empty));
    filled.map(|row| titles.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// A cell against a number of the JSON: the same, or nothing known in either.
fn same(cell: &Data, json: &Value, at: &Value) {
    match (cell, json) {
        (Data::String(dash), Value::Null) => assert_eq!(dash, "—", "{at}"),
        (Data::Float(cell), Value::Number(json)) => {
            assert_eq!(Some(*cell), json.to_string().parse().ok(), "{at}");
        }
        _ => panic!("{at}: {cell:?} is not {json}"),
    }
}

#[test]
fn every_figure_is_that_of_the_json() {
    let status = support::status(Path::new("."), &["--period", "2024-Q4"]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook(&["report", "2024-Q4"]))).expect("a workbook");
    let names = book.sheet_names();
    assert_eq!(names.len(), 13, "{names:?}");
    let overview = table(&book.worksheet_range("总览").expect("the overview"), "编号");
    let targets = list(&status["targets"]);
    assert_eq!(overview.len(), targets.len());
    for (row, target) in overview.iter().zip(targets) {
        let at = &target["id"];
        assert_eq!(row["编号"].to_string(), at.as_str().unwrap_or_default());
        same(&row["实际"], &target["actual"], at);
        same(&row["完成率"], &target["attainment"], at);
        same(&row["应达"], &target["due"], at);
    }
    let sheets = names.iter().filter(|name| name.ends_with("行动"));
    let rows: Vec<_> = sheets
        .flat_map(|name| table(&book.worksheet_range(name).expect("a sheet"), "编号"))
        .filter(|row| row.contains_key("县(区)"))
        .collect();
    assert_eq!(rows.len(), targets.len() * 9);
    for (rows, target) in rows.chunks(9).zip(targets) {
        same(&rows[0]["实际"], &target["actual"], &target["id"]);
        for (row, county) in rows[1..].iter().zip(list(&target["counties"])) {
            same(&row["应完成"], &county["figure"], &target["id"]);
            same(&row["实际"], &county["actual"], &target["id"]);
            same(&row["完成率"], &county["attainment"], &target["id"]);
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let arguments = ["--lang", "en", "report", "2023", "--county", "yucheng"];
    assert_eq!(workbook(&arguments), workbook(&arguments));
}

#[test]
fn sheets_are_frozen_coloured_and_drawn() {
    let bytes = workbook(&["report", "2024-Q4"]);
    let overview = forms::part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(overview.contains("state=\"frozen\"") && overview.contains("<conditionalFormatting"));
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
    assert!(archive.by_name("xl/charts/chart1.xml").is_ok());
}

#[test]
fn a_spreadsheet_opens_it_and_prints_every_sheet() {
    if !libreoffice::is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.xlsx");
    fs::write(&file, workbook(&["report", "2024-Q4"])).expect("a file");
    libreoffice::convert(std::slice::from_ref(&file), None, "pdf", folder.path());
    let Ok(run) = Command::new("pdftotext").arg(file.with_extension("pdf")).arg("-").output() else { return };
    let text = String::from_utf8(run.stdout).expect("text");
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    for part in ["示例数据", "3.1-protection-points", "57.5949%", "reports/submissions/2024-Q4/yucheng.csv:47"] {
        assert!(plain.contains(part), "{part} is not on paper");
    }
    // saved again by the spreadsheet, the figures are still the ones that were written
    let again = folder.path().join("again");
    fs::create_dir(&again).expect("a folder");
    libreoffice::convert(std::slice::from_ref(&file), None, "xlsx", &again);
    let read = |bytes: Vec<u8>| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        table(&book.worksheet_range("总览").expect("the overview"), "编号")
    };
    let (before, after) = (fs::read(&file), fs::read(again.join("report.xlsx")));
    assert_eq!(read(before.expect("a workbook")), read(after.expect("a workbook")));
}
