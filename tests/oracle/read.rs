//! Reads the plan and the rosters of a workspace folder. It takes for granted that they are valid
//! and well formed (the conformance workspaces and those of `generate.rs` are) and panics where they
//! are not: findings about plans are the tool's business, not the oracle's. The rows of submissions,
//! which may well be broken, are in `rows.rs`.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

use super::dates::{Day, Grain, parse_day};
use super::numbers::{Fraction, decimal, whole};
use super::rows;
use super::workspace::*;

pub fn read(folder: &Path) -> Workspace {
    let plan = table(&folder.join("plan/plan.toml"));
    let counties = table(&folder.join("plan/counties.toml"));
    let every = Grain::parse(text(&plan["reporting"], "every")).unwrap();
    let mut ws = Workspace {
        id: plan["id"].as_str().unwrap().to_string(),
        start: date(&plan["start"]),
        end: date(&plan["end"]),
        every,
        behind: number(&plan["pace"]["behind"]),
        sample: folder.join("reports/SAMPLE").exists(),
        counties: list(&counties, "county").iter().map(|c| text(c, "id").to_string()).collect(),
        tasks: Vec::new(),
        indicators: Vec::new(),
        rosters: Vec::new(),
        files: Vec::new(),
    };
    for action in actions(folder) {
        let id = action["id"].as_str().unwrap();
        for task in list(&action, "task") {
            let (id, summary) = (text(task, "id").to_string(), text(task, "summary").to_string());
            ws.tasks.push(Task { id, summary });
        }
        for entry in list(&action, "indicator") {
            ws.indicators.push(indicator(entry, id, every));
        }
    }
    for roster in list(&plan, "roster") {
        for county in &ws.counties {
            let kind = text(roster, "id");
            let path = folder.join(format!("reports/rosters/{kind}/{county}.csv"));
            if path.exists() {
                let sites = sites(&path);
                ws.rosters.push(Roster { kind: kind.to_string(), county: county.clone(), sites });
            }
        }
    }
    ws.files = rows::read(folder, &ws);
    ws
}

/// The action files, by the action's number.
fn actions(folder: &Path) -> Vec<Table> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder.join("plan/actions")).unwrap() {
        all.push(table(&entry.unwrap().path()));
    }
    all.sort_by_key(|a| a["id"].as_str().unwrap().parse::<u32>().unwrap());
    all
}

fn indicator(entry: &Value, action: &str, every: Grain) -> Indicator {
    let id = text(entry, "id").to_string();
    let mut targets = Vec::new();
    for t in entry.get("target").and_then(Value::as_array).into_iter().flatten() {
        targets.push(target(t, &id));
    }
    Indicator {
        action: action.to_string(),
        task: text(entry, "task").to_string(),
        name: text(entry, "name").to_string(),
        unit: text(entry, "unit").to_string(),
        measure: match text(entry, "measure") {
            "stock" => Measure::Stock,
            "flow" => Measure::Flow,
            "to-date" => Measure::ToDate,
            other => panic!("measure {other}"),
        },
        ratio: entry.get("of").is_some(),
        per: entry.get("per").map_or_else(|| whole(100), number),
        grain: entry.get("report").map_or(every, |r| Grain::parse(r.as_str().unwrap()).unwrap()),
        site: entry.get("site").map(|s| s.as_str().unwrap().to_string()),
        max: entry.get("max").map(number),
        baseline: entry.get("baseline").map(number),
        decimals: entry.get("decimals").map_or(0, |d| d.as_integer().unwrap() as usize),
        targets,
        id,
    }
}

fn target(entry: &Value, indicator: &str) -> Target {
    let op = Op::ALL.into_iter().find(|op| entry.get(op.key()).is_some()).unwrap();
    let allocation = pairs(entry, "allocation");
    let each = match entry.get("each").map(|e| e.as_str().unwrap()) {
        Some("county") => Each::County,
        Some("site") => Each::Site,
        Some(other) => panic!("each {other}"),
        None if entry.get("allocation").is_some() => Each::Allocation,
        None => Each::City,
    };
    let rhythm = match entry.get("by") {
        Some(by) => Rhythm::By(date(by)),
        None => Rhythm::Every(Grain::parse(text(entry, "every")).unwrap()),
    };
    let mut schedule: Vec<(Day, Fraction)> = Vec::new();
    for (date, level) in pairs(entry, "schedule") {
        schedule.push((parse_day(&date).unwrap(), level));
    }
    schedule.sort();
    Target {
        id: entry.get("id").map_or(indicator, |i| i.as_str().unwrap()).to_string(),
        op,
        figure: if op.directional() { None } else { Some(number(&entry[op.key()])) },
        rhythm,
        each,
        strive: entry.get("strive").is_some_and(|s| s.as_bool().unwrap()),
        schedule,
        allocation,
    }
}

fn pairs(entry: &Value, key: &str) -> Vec<(String, Fraction)> {
    let table = entry.get(key).and_then(Value::as_table).into_iter().flatten();
    table.map(|(k, v)| (k.clone(), number(v))).collect()
}

fn sites(path: &Path) -> Vec<Site> {
    let mut all = Vec::new();
    for record in rows::records(path) {
        let cell = |zh, en| rows::cell(&record, zh, en);
        all.push(Site {
            id: cell("编号", "site"),
            opened: parse_day(&cell("启用", "opened")),
            closed: parse_day(&cell("停用", "closed")),
        });
    }
    all
}

fn table(path: &Path) -> Table {
    fs::read_to_string(path).unwrap().parse().unwrap()
}

fn list<'a>(table: &'a Table, key: &str) -> &'a [Value] {
    table.get(key).map_or(&[], |v| v.as_array().unwrap())
}

fn text<'a>(entry: &'a Value, key: &str) -> &'a str {
    entry[key].as_str().unwrap()
}

fn date(value: &Value) -> Day {
    parse_day(&value.as_datetime().unwrap().to_string()).unwrap()
}

/// The toml crate hands out a binary float, but the shortest text that stands for that float is the
/// text that was in the file (for the short figures that plans hold), and that text is what is read.
fn number(value: &Value) -> Fraction {
    match value {
        Value::Integer(i) => whole(*i),
        Value::Float(f) => decimal(&f.to_string()).unwrap(),
        other => panic!("not a number: {other}"),
    }
}
