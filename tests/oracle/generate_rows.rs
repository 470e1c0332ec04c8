//! The submissions of a random workspace: some counties report well, some with gaps, some never;
//! stocks go stale, ratios are 0 of 0, cells are empty, and now and then a row is broken in one of
//! the ways SPEC §9 knows (`generate_cells.rs`). See `generate.rs`.

use num_traits::{Signed, Zero};

use super::dates::{Period, periods_ending_in, periods_touching};
use super::generate::Dice;
use super::generate_cells::{Cells, EVIDENCE, NAME, NOTE, VALUE, break_row, print};
use super::numbers::{Fraction, decimal, decimal_text, whole};
use super::workspace::*;

/// How a workspace or a county reports, in percent.
struct Habits {
    file: u64,
    row: u64,
    empty: u64,
    broken: u64,
    na: u64,
    /// eighths of the figure that it tends to reach
    reach: i64,
}

/// (path below reports/submissions, text) of every file.
pub fn submissions(dice: &mut Dice, ws: &Workspace) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let periods = ws.submission_periods();
    let upto = if dice.percent(40) { periods.len() } else { dice.below(periods.len() + 1) };
    let diligent = dice.percent(35);
    let na_items: Vec<String> = ws.indicators.iter().map(|i| i.id.clone()).filter(|_| dice.percent(6)).collect();
    for county in &ws.counties {
        let habits = habits(dice, diligent);
        for (i, period) in periods.iter().enumerate() {
            let early = i == periods.len() - 1 && dice.percent(5);
            if (i < upto || early) && dice.percent(habits.file) {
                let text = file(dice, ws, county, *period, &habits, &na_items);
                files.push((format!("{}/{county}.csv", period.name()), text));
            }
        }
    }
    if dice.percent(10) {
        // a folder of no submission period: not read
        let other = if ws.every == super::dates::Grain::Quarter { "2023-H2" } else { "2023-Q4" };
        files.push((format!("{other}/k0.csv"), "编号,数值\n1.1,已完成\nabc,1\n".to_string()));
    }
    files
}

fn habits(dice: &mut Dice, diligent: bool) -> Habits {
    let reach = dice.one(&[1, 4, 8, 8, 9, 12]);
    if diligent {
        return Habits {
            file: 100,
            row: dice.one(&[100, 100, 98]),
            empty: 0,
            broken: dice.one(&[0, 0, 1]),
            na: dice.one(&[0, 3]),
            reach,
        };
    }
    match dice.below(5) {
        0 => Habits { file: 0, row: 0, empty: 0, broken: 0, na: 0, reach },
        1 | 2 => Habits { file: 60, row: 70, empty: 8, broken: 6, na: 8, reach },
        _ => Habits { file: 95, row: 93, empty: 3, broken: 3, na: 4, reach },
    }
}

fn file(dice: &mut Dice, ws: &Workspace, county: &str, period: Period, habits: &Habits, na_items: &[String]) -> String {
    let mut rows: Vec<Cells> = Vec::new();
    for task in &ws.tasks {
        if dice.percent(habits.row) {
            let states = ["未启动", "推进中", "已完成", "不适用", "not-started", "in-progress", "done", "n/a"];
            let state = dice.one(&states);
            rows.push(cells(&task.id, "", "", state, ""));
        }
    }
    for ind in &ws.indicators {
        let own = periods_ending_in(ind.grain, period.first().max(ws.start), period.last());
        for p in own {
            for site in sites(dice, ws, ind, county, p) {
                if dice.percent(habits.row) {
                    let na = na_items.contains(&ind.id);
                    rows.push(row(dice, ws, ind, period, p, &site, habits, na));
                }
            }
        }
    }
    for i in (0..rows.len()).rev() {
        if dice.percent(habits.broken) {
            break_row(dice, ws, county, period, &mut rows, i);
        }
    }
    for row in &mut rows {
        if dice.percent(1) {
            row[VALUE] = format!(" {} ", row[VALUE]); // surrounding-space: read without it
        }
        if ws.sample && dice.percent(20) {
            row[EVIDENCE] = "示例数据".to_string();
        }
    }
    if dice.percent(20) && rows.len() > 1 {
        let last = rows.len() - 1;
        rows.swap(0, last);
    }
    print(dice, &rows)
}

fn cells(item: &str, period: &str, site: &str, value: &str, of: &str) -> Cells {
    [item, "", period, site, value, of, "", ""].map(str::to_string)
}

/// Where there is a roster, its sites open in that period; else whatever names the county likes.
fn sites(dice: &mut Dice, ws: &Workspace, ind: &Indicator, county: &str, p: Period) -> Vec<String> {
    let Some(kind) = &ind.site else {
        return vec![String::new()];
    };
    match ws.roster(kind, county) {
        Some(roster) => {
            let open = roster.sites.iter().filter(|s| s.open_in(p.first(), p.last()));
            open.map(|s| s.id.clone()).collect()
        }
        None => (0..dice.one(&[1, 2, 2, 3])).map(|i| format!("s{i}")).collect(),
    }
}

fn row(
    dice: &mut Dice,
    ws: &Workspace,
    ind: &Indicator,
    file: Period,
    p: Period,
    site: &str,
    habits: &Habits,
    na: bool,
) -> Cells {
    let month = p.name().replacen("-M", "-", 1);
    let named = if dice.percent(50) { p.name() } else { month };
    let period = if ind.grain != ws.every || (p == file && dice.percent(25)) { named } else { String::new() };
    if dice.percent(habits.empty) {
        let mut row = cells(&ind.id, &period, site, "", "");
        row[NOTE] = "未报".to_string();
        return row;
    }
    let share = ind.ratio.then(|| dice.one(&["1", "3", "7", "40", "997", "10000", "123457"]));
    let (value, of) = match share {
        Some(_) if na || dice.percent(habits.na) => ("0".to_string(), "0".to_string()),
        Some(of) => (value(dice, ws, ind, p, habits, Some(of)), of.to_string()),
        None => (value(dice, ws, ind, p, habits, None), String::new()),
    };
    let mut row = cells(&ind.id, &period, site, &value, &of);
    if dice.percent(15) {
        row[NAME] = ind.name.clone();
    }
    if of == "0" || dice.percent(5) {
        row[NOTE] = dice.one(&["不适用", "见附件, 第1页", "他说\"好\""]).to_string();
    }
    row
}

/// Something around the figure of one of the indicator's targets: right at it, a step beside it, a
/// part or a multiple of it, all or nothing.
fn value(dice: &mut Dice, ws: &Workspace, ind: &Indicator, p: Period, habits: &Habits, of: Option<&str>) -> String {
    let step = whole(1) / whole(10i64.pow(ind.decimals as u32));
    let figures: Vec<&Fraction> = ind.targets.iter().filter_map(|t| t.figure.as_ref()).collect();
    let mut aim = match (figures.is_empty(), &ind.baseline) {
        (false, _) => dice.one(&figures).clone(),
        (true, Some(baseline)) => baseline.clone(),
        (true, None) => whole(dice.between(0, 9)),
    };
    let of = of.map(|of| decimal(of).unwrap());
    if let Some(of) = &of {
        aim = aim * of / &ind.per;
    } else if dice.percent(40) {
        aim /= whole(ws.counties.len() as i64);
    }
    if ind.measure == Measure::Flow && of.is_none() && dice.percent(70) {
        aim /= whole(periods_touching(ind.grain, ws.start, ws.end).len() as i64 / 2 + 1);
    }
    if ind.measure == Measure::ToDate && of.is_none() {
        aim = aim * whole(p.number) * whole(ind.grain.months()) / whole(12);
    }
    let eighths = if dice.percent(70) { habits.reach } else { dice.one(&[0, 1, 3, 7, 8, 9, 16]) };
    let mut value = (aim * whole(eighths) / whole(8) / &step).round() * &step;
    match dice.below(10) {
        0 => value += &step,
        1 => value -= &step,
        2 if of.is_some() => value = of.clone().unwrap(),
        3 if !value.is_zero() && dice.percent(40) => value = Fraction::zero(),
        _ => {}
    }
    if value.is_negative() {
        value = Fraction::zero();
    }
    let most = [of.filter(|_| ind.per == whole(100)), ind.max.clone()];
    for most in most.into_iter().flatten() {
        value = value.min(most);
    }
    decimal_text(&value)
}
