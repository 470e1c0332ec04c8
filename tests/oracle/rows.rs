//! Reads the submissions and says of every row whether it counts (SPEC §6 and §9). A row counts when
//! it has a value and no error; a row with an error is left out and counted as such; a row that is
//! only empty is neither. Understands well-formed CSV with a header, Chinese or English, in UTF-8.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use num_traits::{Signed, Zero};

use super::dates::Period;
use super::numbers::{Fraction, decimal, whole};
use super::workspace::*;

pub type Record = HashMap<String, String>;

/// The records of a CSV file by column name, spaces around cells taken off.
pub fn records(path: &Path) -> Vec<Record> {
    let text = fs::read_to_string(path).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    reader.deserialize().map(|r| r.unwrap()).collect()
}

pub fn cell(record: &Record, zh: &str, en: &str) -> String {
    record.get(zh).or_else(|| record.get(en)).cloned().unwrap_or_default()
}

/// Every submission of a county of the plan, in a folder named for one of the plan's submission
/// periods; whatever stands elsewhere is not read.
pub fn read(folder: &Path, ws: &Workspace) -> Vec<File> {
    let mut files = Vec::new();
    for period in ws.submission_periods() {
        for county in &ws.counties {
            let path = folder.join(format!("reports/submissions/{}/{county}.csv", period.name()));
            if path.exists() {
                files.push(file(ws, period, county, &records(&path)));
            }
        }
    }
    files
}

/// What one row comes to.
enum Judged {
    Counts(Row),
    State(State),
    Empty,
    Error,
}

fn file(ws: &Workspace, period: Period, county: &str, records: &[Record]) -> File {
    let mut file = File { period, county: county.to_string(), rows: Vec::new(), states: Vec::new(), left_out: 0 };
    for record in records {
        let copies = records.iter().filter(|other| key(other, period) == key(record, period)).count();
        let judged = if copies > 1 { Judged::Error } else { judge(ws, period, county, record) };
        match judged {
            Judged::Counts(row) => file.rows.push(row),
            Judged::State(state) => file.states.push(state),
            Judged::Empty => {}
            Judged::Error => file.left_out += 1,
        }
    }
    file
}

/// duplicate-row: the same item, period and site, where an empty period is the file's own and
/// `2023-07` is `2023-M07`. Every copy is out, broken or empty ones too.
fn key(record: &Record, file: Period) -> (String, String, String) {
    let period = cell(record, "期间", "period");
    let period = if period.is_empty() { file.name() } else { period };
    let period = Period::parse_cell(&period).map_or(period, |p| p.name());
    (cell(record, "编号", "item"), period, cell(record, "站点", "site"))
}

fn judge(ws: &Workspace, file: Period, county: &str, record: &Record) -> Judged {
    let item = cell(record, "编号", "item");
    if !ws.sample && cell(record, "佐证", "evidence").contains("示例数据") {
        return Judged::Error; // sample-data
    }
    if let Some(task) = ws.tasks.iter().find(|t| t.id == item) {
        return judge_task(task, file, county, record);
    }
    let Some(ind) = ws.indicators.iter().find(|i| i.id == item) else {
        return Judged::Error; // unknown-item
    };
    let name = cell(record, "名称", "name");
    if !name.is_empty() && name != ind.name {
        return Judged::Error; // name-mismatch
    }
    let Some(period) = row_period(ws, ind, file, &cell(record, "期间", "period")) else {
        return Judged::Error; // bad-period, unexpected-period
    };
    let site = cell(record, "站点", "site");
    if !site_is_right(ws, ind, county, &site, period) {
        return Judged::Error; // missing-site, unexpected-site, unknown-site, site-closed
    }
    let (value, of) = (cell(record, "数值", "value"), cell(record, "总数", "of"));
    if !ind.ratio && !of.is_empty() {
        return Judged::Error; // unexpected-of
    }
    if !of.is_empty() && figure(&of, ind).is_none() {
        return Judged::Error;
    }
    if value.is_empty() {
        return Judged::Empty;
    }
    let Some(value) = figure(&value, ind) else {
        return Judged::Error;
    };
    if ind.max.as_ref().is_some_and(|max| value > *max) {
        return Judged::Error; // over-max
    }
    if ind.ratio && of.is_empty() {
        return Judged::Error; // missing-of
    }
    let total = figure(&of, ind).unwrap_or_else(Fraction::zero);
    let share = ind.per == whole(100);
    if ind.ratio && value > total && (share || total.is_zero()) {
        return Judged::Error; // value-exceeds-of
    }
    let site = Some(site).filter(|s| !s.is_empty());
    Judged::Counts(Row { item, county: county.to_string(), period, site, value, total })
}

/// A task has neither site nor total, and no period but the file's own.
fn judge_task(task: &Task, file: Period, county: &str, record: &Record) -> Judged {
    let name = cell(record, "名称", "name");
    let period = cell(record, "期间", "period");
    let wrong_name = !name.is_empty() && name != task.summary;
    let wrong_period = !period.is_empty() && Period::parse_cell(&period) != Some(file);
    let stray = !cell(record, "站点", "site").is_empty() || !cell(record, "总数", "of").is_empty();
    if wrong_name || wrong_period || stray {
        return Judged::Error;
    }
    let state = match cell(record, "数值", "value").as_str() {
        "" => return Judged::Empty,
        "已完成" | "done" => "done",
        "推进中" | "in-progress" => "in_progress",
        "未启动" | "not-started" => "not_started",
        "不适用" | "n/a" => "not_applicable",
        _ => return Judged::Error, // unknown-state
    };
    Judged::State(State { task: task.id.clone(), county: county.to_string(), period: file, state })
}

/// §6 期间 and §7 Periods: a finer indicator's row names one of the indicator's own periods, in the
/// file of the period that holds it; any other row names none, or the file's own.
fn row_period(ws: &Workspace, ind: &Indicator, file: Period, cell: &str) -> Option<Period> {
    if ind.grain == ws.every {
        return if cell.is_empty() { Some(file) } else { Period::parse_cell(cell).filter(|p| *p == file) };
    }
    let period = Period::parse_cell(cell)?;
    let held = file.first() <= period.first() && period.last() <= file.last();
    (held && ind.periods(ws).contains(&period)).then_some(period)
}

/// A row has a site where the indicator has one, and only there. Where the county has a roster the
/// site must stand in it and have been open on a day of the row's period; without one any name does.
fn site_is_right(ws: &Workspace, ind: &Indicator, county: &str, site: &str, period: Period) -> bool {
    let Some(kind) = &ind.site else {
        return site.is_empty();
    };
    if site.is_empty() {
        return false;
    }
    let Some(roster) = ws.roster(kind, county) else {
        return true;
    };
    let listed = roster.sites.iter().find(|s| s.id == site);
    listed.is_some_and(|s| s.open_in(period.first(), period.last()))
}

/// not-a-number, negative, not-whole, too-large: a plain number ≥ 0 with no more digits after the
/// point than the indicator allows (`3.0` has one too many where none is allowed).
fn figure(text: &str, ind: &Indicator) -> Option<Fraction> {
    let digits = text.split_once('.').map_or(0, |(_, part)| part.len());
    let limit = whole(10i64.pow(15));
    decimal(text).filter(|n| !n.is_negative() && digits <= ind.decimals && *n <= limit)
}
