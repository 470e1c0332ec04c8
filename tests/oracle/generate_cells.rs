//! The cells of a random submission: their columns, how they are broken, and how they are written
//! down as CSV. See `generate_rows.rs`.

use super::dates::{Period, periods_ending_in};
use super::generate::Dice;
use super::numbers::{decimal, decimal_text, whole};
use super::workspace::Workspace;

/// The cells of a row: item, name, period, site, value, of, evidence, note.
pub type Cells = [String; 8];
const ZH: [&str; 8] = ["编号", "名称", "期间", "站点", "数值", "总数", "佐证", "备注"];
const EN: [&str; 8] = ["item", "name", "period", "site", "value", "of", "evidence", "note"];
pub const NAME: usize = 1;
pub const PERIOD: usize = 2;
pub const SITE: usize = 3;
pub const VALUE: usize = 4;
pub const OF: usize = 5;
pub const EVIDENCE: usize = 6;
pub const NOTE: usize = 7;

/// Breaks a row in one way; some ways add a row, or take an empty one in.
pub fn break_row(dice: &mut Dice, ws: &Workspace, county: &str, file: Period, rows: &mut Vec<Cells>, i: usize) {
    let ind = ws.indicators.iter().find(|ind| ind.id == rows[i][0]);
    let mut copy = rows[i].clone();
    let row = &mut rows[i];
    let cell = |text: &str| text.to_string();
    match dice.below(21) {
        0 => row[VALUE] = cell(dice.one(&["abc", "#REF!", "/", "1e3", "１２", "12个", "3.8万", "1,234"])),
        1 => row[VALUE] = cell("-3"),
        2 => row[VALUE] = cell(dice.one(&["1.2345", "3.000"])),
        3 => row[VALUE] = cell("1000000000000001"),
        4 => row[0] = cell(dice.one(&["9.9-n9", "无此项", "9.9"])),
        5 => row[NAME] = cell("别的名称"),
        6 => row[PERIOD] = cell(dice.one(&["2022-M01", "2023-Q9", "上季度", "2031"])),
        7 => {
            // a real period that is none of this file's
            let mut others = ind.map_or_else(|| ws.submission_periods(), |ind| ind.periods(ws));
            others.retain(|p| p.last() < file.first() || file.last() < p.first());
            others.truncate(9);
            row[PERIOD] = if others.is_empty() { cell("2022") } else { dice.one(&others).name() };
        }
        8 => row[SITE] = if row[SITE].is_empty() { cell("s0") } else { String::new() },
        9 if ind.is_some_and(|ind| ind.site.is_some()) => {
            // unknown-site and site-closed where there is a roster, a further site where there is none
            row[SITE] = cell(dice.one(&["s0", "s1", "s7"]));
        }
        10 if !row[VALUE].is_empty() => row[OF] = if row[OF].is_empty() { cell("5") } else { String::new() },
        11 if ind.is_some_and(|ind| ind.ratio) => {
            let total = decimal(&row[OF]).filter(|t| t.is_integer()).unwrap_or_else(|| whole(1));
            row[VALUE] = decimal_text(&(total + whole(1)));
        }
        12 if ind.is_some_and(|ind| ind.ratio) && !row[VALUE].is_empty() => row[OF] = cell(dice.one(&["0", "-1", "x"])),
        13 if !ws.sample && !row[VALUE].is_empty() => row[EVIDENCE] = cell("示例数据"),
        14 => {
            // another copy with another value, or none
            copy[VALUE] = cell(dice.one(&["0", "1", "", "abc"]));
            rows.push(copy);
        }
        15 if ind.is_some() => {
            // another copy that writes the period otherwise
            copy[PERIOD] = if copy[PERIOD].is_empty() { file.name() } else { copy[PERIOD].replacen("-M", "-", 1) };
            rows.push(copy);
        }
        16 if ind.is_some_and(|ind| ind.max.is_some()) => row[VALUE] = cell("10"),
        18 => {
            // nothing filled in, and wrong all the same
            row[VALUE] = String::new();
            row[OF] = String::new();
            row[NAME] = cell("别的名称");
        }
        19 if ind.is_some_and(|ind| ind.site.is_some()) => {
            row[VALUE] = String::new();
            row[OF] = String::new();
            row[SITE] = String::new();
        }
        20 if ind.is_some_and(|ind| ind.grain != ws.every) => {
            // a finer period that is left out, or that ended before the plan began
            let before = periods_ending_in(ind.unwrap().grain, file.first(), ws.start - 1);
            row[PERIOD] = before.last().map_or_else(String::new, |p| p.name());
        }
        17 if ws.roster("station", county).is_some() => row[SITE] = cell("站外"),
        _ => rows.push(copy),
    }
}

/// The columns in Chinese or English, in the usual order or another; with or without a BOM.
pub fn print(dice: &mut Dice, rows: &[Cells]) -> String {
    let header = if dice.percent(80) { ZH } else { EN };
    let mut order: Vec<usize> = (0..8).collect();
    if dice.percent(20) {
        order.rotate_left(dice.below(8));
    }
    let end = if dice.percent(20) { "\r\n" } else { "\n" };
    let mut text = if dice.percent(70) { "\u{feff}".to_string() } else { String::new() };
    let line = |cells: Vec<String>| cells.join(",") + end;
    text.push_str(&line(order.iter().map(|c| header[*c].to_string()).collect()));
    for row in rows {
        text.push_str(&line(order.iter().map(|c| quoted(&row[*c])).collect()));
    }
    text
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_string() }
}
