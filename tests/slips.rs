//! Slips of the hand: a figure of the sample times ten, or times ten thousand (万 for 个), must show. Each
//! slip is made alone, in a cell drawn by a seed, and counts as found when the check has something new to
//! say about its row or about the next one of its figures. On the sample as it is, no more than one
//! history finding may be a false alarm.

use std::{collections::BTreeSet, fs, path::Path};

mod support;

use support::{copy, repository, run};

const SLIPS: usize = 20;
const FOUND: usize = 18;

/// A cell of the sample that holds a figure above 0.
struct Cell {
    path: String,
    /// From 0.
    line: usize,
    column: usize,
    value: u64,
}

fn cells(root: &Path) -> Vec<Cell> {
    let mut cells = Vec::new();
    let periods = fs::read_dir(root.join("reports/submissions")).expect("the sample");
    let mut folders: Vec<_> = periods.map(|period| period.expect("a folder").path()).collect();
    folders.sort();
    for folder in folders {
        let mut files: Vec<_> =
            fs::read_dir(folder).expect("a period").map(|file| file.expect("a file").path()).collect();
        files.sort();
        for file in files {
            let path = file.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
            let text = fs::read_to_string(&file).expect("text");
            for (line, row) in text.lines().enumerate().skip(1) {
                let fields: Vec<_> = row.split(',').collect();
                let value = fields.get(4).and_then(|value| value.parse().ok()).unwrap_or(0);
                if value > 0 {
                    cells.push(Cell { path: path.clone(), line, column: 4, value });
                }
            }
        }
    }
    cells
}

/// The findings, each as what and where it is.
fn findings(folder: &Path) -> BTreeSet<String> {
    let answer = run(folder, &["check", "--format", "json"]).json();
    let findings = answer["findings"].as_array().expect("findings").iter();
    findings.map(|it| format!("{} {} {} {}", it["code"], it["path"], it["line"], it["item"])).collect()
}

/// A generator that is the same everywhere (splitmix64).
fn draw(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[test]
fn slips_of_the_hand_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    for part in ["plan", "reports", "seeds"] {
        copy(&repository().join(part), &folder.path().join(part));
    }
    let as_it_is = findings(folder.path());
    let cells = cells(folder.path());
    let mut state = 2023;
    let mut missed = Vec::new();
    for slip in 0..SLIPS {
        let cell = &cells[(draw(&mut state) % cells.len() as u64) as usize];
        let times = if slip % 2 == 0 { 10 } else { 10_000 };
        let file = folder.path().join(&cell.path);
        let sound = fs::read_to_string(&file).expect("text");
        let mut lines: Vec<_> = sound.lines().map(str::to_owned).collect();
        let mut fields: Vec<_> = lines[cell.line].split(',').map(str::to_owned).collect();
        fields[cell.column] = (cell.value * times).to_string();
        let item = fields[0].clone();
        lines[cell.line] = fields.join(",");
        fs::write(&file, lines.join("\n") + "\n").expect("the slip is made");
        let new: Vec<_> = findings(folder.path()).difference(&as_it_is).cloned().collect();
        if !new.iter().any(|finding| finding.contains(&item)) {
            missed.push(format!("{}:{} {} × {times}", cell.path, cell.line + 1, lines[cell.line]));
        }
        fs::write(&file, sound).expect("the slip is undone");
    }
    assert!(SLIPS - missed.len() >= FOUND, "missed: {missed:#?}");
}

#[test]
fn the_sample_as_it_is_raises_no_false_alarm() {
    let history = ["stock-decrease", "outlier", "running-total", "denominator-change", "state-regress", "period-gap"];
    let findings = findings(&repository());
    let alarms: Vec<_> = findings.iter().filter(|finding| history.iter().any(|code| finding.contains(code))).collect();
    assert!(alarms.len() <= 1, "{alarms:#?}");
}
