//! Forms as they should not come back: each is spoilt in one way, and what a clerk reads then is a file of
//! `tests/wrong-forms`: one finding, with the cell and the remedy. `UPDATE=1` writes what came.

use std::{collections::BTreeMap, env, fs, path::Path};

use plan::render::form::xlsx;

mod support;

use support::{
    cases::read,
    copy,
    drafts::{self, Cell, Draft, SheetDraft},
    repository, run,
};

/// The form that is spoilt: Yucheng's of the first quarter of 2024.
const COUNTY: usize = 0;
const SUBMISSION: usize = 3;
const NAME: &str = "2024-Q1-yucheng.xlsx";

/// A workspace in which that form is the next to come.
fn root() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for folder in ["plan", "seeds", "reports/rosters"] {
        copy(&repository().join(folder), &root.path().join(folder));
    }
    for period in ["2023-Q2", "2023-Q3", "2023-Q4"] {
        let folder = format!("reports/submissions/{period}");
        copy(&repository().join(&folder), &root.path().join(&folder));
    }
    support::write(root.path(), "reports/SAMPLE", "");
    root
}

/// The filled form of a county and period.
fn form(root: &Path, county: usize, submission: usize) -> Vec<u8> {
    let plan = plan::workspace::Workspace::open(root).expect("a workspace").plan.expect("a plan");
    let (period, county_id) = (plan.submission_periods()[submission], &plan.counties[county].id);
    let path = format!("reports/submissions/{period}/{county_id}.csv");
    let text = fs::read_to_string(repository().join(path)).expect("the sample");
    let (workspace, form) = drafts::filled(root, county, submission, &text);
    xlsx::render(&drafts::page(workspace.plan.as_ref().expect("a plan"), &form)).expect("a form")
}

/// What was done to the form.
fn spoilt() -> BTreeMap<&'static str, fn(&mut SheetDraft)> {
    const RATIO: &str = "2.1-complex-coverage";
    const COUNT: &str = "3.3-trainings";
    let mut all: BTreeMap<&'static str, fn(&mut SheetDraft)> = BTreeMap::new();
    all.insert("rows-sorted", |sheet| {
        let header = sheet.header();
        sheet.rows[header + 1..].reverse();
    });
    all.insert("rows-sorted-by-value", |sheet| {
        let (header, value) = (sheet.header(), sheet.column("数值"));
        sheet.rows[header + 1..].sort_by_key(|row| format!("{:?}", row[value]));
    });
    all.insert("row-inserted", |sheet| {
        let (row, name) = (sheet.row(COUNT), sheet.column("名称"));
        let mut inserted = vec![Cell::Empty; sheet.rows[row].len()];
        inserted[name] = Cell::Text("以上为儿童行动".into());
        sheet.rows.insert(row, inserted);
    });
    all.insert("row-inserted-blank", |sheet| {
        let row = sheet.row(COUNT);
        let blank = vec![Cell::Empty; sheet.rows[row].len()];
        sheet.rows.insert(row, blank);
    });
    all.insert("row-copied", |sheet| {
        let row = sheet.row(COUNT);
        let copy = sheet.rows[row].clone();
        sheet.rows.insert(row, copy);
    });
    all.insert("row-deleted", |sheet| {
        let row = sheet.row(COUNT);
        sheet.rows.remove(row);
    });
    all.insert("column-deleted", |sheet| delete_column(sheet, "总数"));
    all.insert("column-of-notes-deleted", |sheet| delete_column(sheet, "备注"));
    all.insert("column-of-values-deleted", |sheet| delete_column(sheet, "数值"));
    all.insert("text-over-a-number", |sheet| sheet.set(COUNT, "数值", Cell::Text("已开展".into())));
    all.insert("text-over-a-state", |sheet| sheet.set("3.3", "数值", Cell::Text("基本完成".into())));
    all.insert("formula", |sheet| sheet.set(COUNT, "数值", Cell::Formula("=1+1".into(), "2".into())));
    all.insert("formula-as-text", |sheet| sheet.set(COUNT, "数值", Cell::Text("=I40+I41".into())));
    all.insert("unit", |sheet| sheet.set(COUNT, "数值", Cell::Text("2次".into())));
    all.insert("merged", |sheet| {
        let (row, value) = (sheet.row("3.2-sessions"), sheet.column("数值"));
        sheet.rows[row + 1][value] = Cell::Empty;
        let figure = sheet.rows[row][value].clone();
        sheet.merged.push([(row, value), (row + 1, value)]);
        sheet.rows[row][value] = figure;
    });
    all.insert("merged-across", |sheet| {
        let (row, value) = (sheet.row(COUNT), sheet.column("数值"));
        let figure = std::mem::replace(&mut sheet.rows[row][value], Cell::Empty);
        sheet.rows[row][value - 1] = figure;
        sheet.merged.push([(row, value - 1), (row, value)]);
    });
    all.insert("percent", |sheet| sheet.set(RATIO, "数值", Cell::Shown(0.85, "0%")));
    all.insert("date", |sheet| sheet.set(COUNT, "数值", Cell::Shown(45_355.0, "yyyy/m/d")));
    all.insert("duration", |sheet| sheet.set(COUNT, "数值", Cell::Shown(2.0, "[h]:mm")));
    all.insert("truth", |sheet| sheet.set(COUNT, "数值", Cell::Truth(true)));
    all.insert("digits-lost", |sheet| sheet.set(COUNT, "佐证", Cell::Number(20_240_315_000_123_456.0)));
    all.insert("header-among-the-rows", |sheet| {
        let (header, row) = (sheet.header(), sheet.row("2.1"));
        let names = sheet.rows.remove(header);
        sheet.rows.insert(row, names);
    });
    all.insert("cell-at-the-end", |sheet| {
        sheet.elsewhere.push(((1_048_575, 16_383), Cell::Text("见附件".into())));
    });
    all.insert("note-beside-the-table", |sheet| {
        let (row, width) = (sheet.row(COUNT), sheet.rows[sheet.header()].len());
        sheet.elsewhere.push(((row as u32, width as u16 + 2), Cell::Text("两次都在三月".into())));
    });
    all.insert("table-below", |sheet| {
        let below = sheet.rows.len() as u32 + 3;
        sheet.elsewhere.push(((below, 0), Cell::Text("合计".into())));
        sheet.elsewhere.push(((below, sheet.column("数值") as u16), Cell::Number(120.0)));
    });
    all.insert("renamed", |sheet| sheet.name = "Sheet1".into());
    all.insert("above-the-total", |sheet| {
        sheet.set(RATIO, "数值", Cell::Number(9.0));
        sheet.set(RATIO, "总数", Cell::Number(8.0));
    });
    all.insert("empty", |sheet| {
        let header = sheet.header();
        for name in ["数值", "总数", "佐证", "备注"] {
            let column = sheet.column(name);
            sheet.rows[header + 1..].iter_mut().for_each(|row| row[column] = Cell::Empty);
        }
    });
    all
}

fn delete_column(sheet: &mut SheetDraft, name: &str) {
    let column = sheet.column(name);
    for row in sheet.rows.iter_mut().filter(|row| column < row.len()) {
        row.remove(column);
    }
}

/// Forms that are sound, and not what their name says.
fn misnamed(root: &Path) -> BTreeMap<&'static str, Vec<u8>> {
    BTreeMap::from([
        ("another-county", form(root, 1, SUBMISSION)),
        ("last-quarter", form(root, COUNTY, SUBMISSION - 1)),
    ])
}

#[test]
fn each_wrong_form_gets_one_finding_with_the_cell() {
    let root = root();
    let sound = form(root.path(), COUNTY, SUBMISSION);
    let mut all = misnamed(root.path());
    for (name, spoil) in spoilt() {
        let mut draft = Draft::of(&sound);
        spoil(draft.form());
        all.insert(name, draft.write());
    }
    let mut wrong = Vec::new();
    for (name, bytes) in all {
        let here = self::root();
        fs::create_dir(here.path().join("inbox")).expect("a folder");
        fs::write(here.path().join("inbox").join(NAME), bytes).expect("the form is written");
        let ran = run(here.path(), &["import", &format!("inbox/{NAME}")]);
        let answer = format!("{}exit {}\n", ran.stdout, ran.exit as u8);
        let file = Path::new("tests/wrong-forms").join(format!("{name}.txt"));
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all("tests/wrong-forms").expect("the folder");
            fs::write(&file, &answer).expect("the answer is written");
        } else if answer != read(&file) {
            wrong.push(format!("{}:\n{answer}", file.display()));
        }
        let titles: Vec<_> = ran.stdout.lines().filter(|line| is_title(line)).collect();
        assert_eq!(titles.len(), 1, "{name}: {}", ran.stdout);
        let words = titles[0].split(": ").nth(1).unwrap_or_default();
        let cell = words.split(' ').next().unwrap_or_default();
        let is_cell =
            cell.starts_with(|c: char| c.is_ascii_uppercase()) && cell.ends_with(|c: char| c.is_ascii_digit());
        assert!(is_cell, "{name} names no cell: {}", titles[0]);
        assert!(ran.stdout.contains("\nhelp: "), "{name} has no remedy: {}", ran.stdout);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_title(line: &str) -> bool {
    ["error[", "warning[", "note["].iter().any(|level| line.starts_with(level))
}

/// The form as the draft writes it again is the form: nothing that is found is the draft's own doing.
#[test]
fn a_form_that_nobody_spoilt_is_taken_in_without_a_word() {
    let root = root();
    let bytes = Draft::of(&form(root.path(), COUNTY, SUBMISSION)).write();
    fs::write(root.path().join(NAME), bytes).expect("the form is written");
    let ran = run(root.path(), &["import", NAME]);
    assert_eq!(ran.exit as u8, 0, "{}", ran.stdout);
    assert!(!ran.stdout.lines().any(is_title), "{}", ran.stdout);
    let path = "reports/submissions/2024-Q1/yucheng.csv";
    assert_eq!(read(&root.path().join(path)), read(&repository().join(path)));
}
