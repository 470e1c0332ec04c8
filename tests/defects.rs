//! The one-defect corpus: each file of `tests/defects` is the sound submission of `tests/bases/tiny` with
//! one thing wrong, `expected.tsv` says what must be told of it and where, and nothing else may be. The
//! files of `tests/defects/controls` are unusual and sound: nothing may be told of them. `UPDATE=1` writes
//! `docs/defects.md` from what comes, and from `compared.tsv`, which `compare.py` wrote.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::Path,
};

mod support;

use support::{copy, run};

const FOLDER: &str = "tests/defects";
const PAGE: &str = "docs/defects.md";
/// Where a file belongs unless its row of the table says otherwise.
const SUBMISSION: &str = "reports/submissions/2023-Q1/jia.csv";

const FEWEST_DEFECTS: usize = 100;
const FEWEST_CONTROLS: usize = 20;
const MOST_FINDINGS: usize = 2;

/// A file, and what must be told of it.
struct Defect {
    file: String,
    /// Where the file is laid into the workspace.
    target: String,
    /// The first is the one whose place is given.
    codes: Vec<String>,
    /// The path that the first finding names.
    path: String,
    line: u64,
    column: u64,
    group: String,
    row: String,
    what: String,
}

struct Control {
    file: String,
    target: String,
    what: String,
}

/// A finding, as far as the table speaks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    code: String,
    path: String,
    line: u64,
    column: u64,
}

/// The rows of a table of tab-separated texts, below its header.
fn table(name: &str, columns: usize) -> Vec<Vec<String>> {
    let text = fs::read_to_string(Path::new(FOLDER).join(name)).expect("the table");
    let rows = text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    rows.inspect(|row| assert_eq!(row.len(), columns, "{name}: {row:?}")).collect()
}

fn or(text: &str, other: &str) -> String {
    if text.is_empty() { other.to_owned() } else { text.to_owned() }
}

fn defects() -> Vec<Defect> {
    let read = |row: Vec<String>| {
        let [file, target, codes, path, line, column, group, row, what] =
            <[String; 9]>::try_from(row).expect("nine cells");
        let target = or(&target, SUBMISSION);
        Defect {
            codes: codes.split(' ').map(str::to_owned).collect(),
            path: or(&path, &target),
            line: line.parse().expect("a line"),
            column: column.parse().expect("a column"),
            file,
            target,
            group,
            row,
            what,
        }
    };
    table("expected.tsv", 9).into_iter().map(read).collect()
}

fn controls() -> Vec<Control> {
    let read = |row: Vec<String>| {
        let [file, target, what] = <[String; 3]>::try_from(row).expect("three cells");
        Control { target: or(&target, SUBMISSION), file, what }
    };
    table("controls.tsv", 3).into_iter().map(read).collect()
}

/// What is told of a workspace that is sound but for this file.
fn told(file: &str, target: &str) -> Vec<Told> {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    let target = folder.path().join(target);
    fs::create_dir_all(target.parent().expect("a folder above")).expect("the folder is made");
    fs::copy(Path::new(FOLDER).join(file), target).expect("the file is laid in");
    let answer = run(folder.path(), &["check", "--format", "json"]).json();
    let findings = answer["findings"].as_array().expect("findings").iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    findings
        .map(|finding| Told {
            code: text(&finding["code"]),
            path: text(&finding["path"]),
            line: finding["line"].as_u64().unwrap_or_default(),
            column: finding["column"].as_u64().unwrap_or_default(),
        })
        .collect()
}

impl Defect {
    /// The finding that the table gives the place of: at that place if any is.
    fn meant<'a>(&self, told: &'a [Told]) -> Option<&'a Told> {
        let mut alike = told.iter().filter(|told| told.code == self.codes[0]);
        let first = alike.clone().next();
        alike.find(|told| self.is_at(told)).or(first)
    }

    fn is_at(&self, told: &Told) -> bool {
        told.path == self.path && told.line == self.line && told.column == self.column
    }

    fn is_told(&self, told: &[Told]) -> bool {
        let mut got: Vec<_> = told.iter().map(|told| &told.code).collect();
        let mut expected: Vec<_> = self.codes.iter().collect();
        got.sort();
        expected.sort();
        got == expected && self.meant(told).is_some_and(|told| self.is_at(told))
    }
}

/// The files of a folder, so that none is left out of its table.
fn files(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("an entry").file_name());
    let names = entries.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_digit())).collect()
}

#[test]
fn every_defect_is_told_once_at_its_place() {
    let defects = defects();
    assert!(defects.len() >= FEWEST_DEFECTS);
    assert_eq!(files(FOLDER), defects.iter().map(|defect| defect.file.clone()).collect());
    let mut wrong = String::new();
    for defect in &defects {
        assert!((1..=MOST_FINDINGS).contains(&defect.codes.len()), "{}", defect.file);
        let told = told(&defect.file, &defect.target);
        if !defect.is_told(&told) {
            let Defect { file, codes, path, line, column, .. } = defect;
            let got: Vec<_> = told.iter().map(|t| format!("{} {}:{}:{}", t.code, t.path, t.line, t.column)).collect();
            writeln!(wrong, "{file}: {codes:?} {path}:{line}:{column}, but {got:#?}").expect("a line");
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{wrong}", wrong.matches(", but ").count(), defects.len());
}

#[test]
fn nothing_is_told_of_what_is_only_unusual() {
    let controls = controls();
    assert!(controls.len() >= FEWEST_CONTROLS);
    let listed = controls.iter().map(|control| control.file.clone()).collect();
    assert_eq!(files(&format!("{FOLDER}/controls")), listed);
    let told = |control: &Control| told(&format!("controls/{}", control.file), &control.target);
    let wrong: Vec<_> = controls.iter().map(|control| (&control.file, told(control))).collect();
    let wrong: Vec<_> = wrong.into_iter().filter(|(_, told)| !told.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_page_is_what_comes() {
    let page = page();
    if env::var_os("UPDATE").is_some() {
        fs::write(PAGE, page).expect("the page is written");
    } else {
        assert!(fs::read_to_string(PAGE).expect("the page") == page, "{PAGE} is old: run this with UPDATE=1");
    }
}

/// What the other tools said: by tool and file, the line and the word for it, or nothing.
struct Compared {
    /// Each tool's name, and how it was run.
    tools: Vec<(String, String)>,
    answers: BTreeMap<(String, String), Vec<(u64, String)>>,
}

/// An answer of `-` is silence; a tool without any answer for a file was not run on it.
fn compared() -> Compared {
    let mut compared = Compared { tools: Vec::new(), answers: BTreeMap::new() };
    for row in table("compared.tsv", 4) {
        let [tool, file, line, word] = <[String; 4]>::try_from(row).expect("four cells");
        if file.is_empty() {
            compared.tools.push((tool, word));
            continue;
        }
        let answers = compared.answers.entry((tool, file)).or_default();
        if word != "-" {
            answers.push((line.parse().unwrap_or_default(), word));
        }
    }
    compared
}

impl Compared {
    fn of(&self, tool: &str, file: &str) -> Option<&[(u64, String)]> {
        self.answers.get(&(tool.to_owned(), file.to_owned())).map(Vec::as_slice)
    }

    /// A cell of the table: the first answer with its line, and how many more there are.
    fn cell(&self, tool: &str, file: &str, line: u64) -> String {
        let Some(answers) = self.of(tool, file) else { return "not run".to_owned() };
        let best = answers.iter().find(|(at, _)| *at == line).or(answers.first());
        let Some((at, word)) = best else { return "–".to_owned() };
        let more = if answers.len() > 1 { format!(" +{}", answers.len() - 1) } else { String::new() };
        let at = if *at > 0 { format!("{at}: ") } else { String::new() };
        format!("{at}{}{more}", word.replace('|', "\\|"))
    }
}

fn page() -> String {
    let (defects, controls, compared) = (defects(), controls(), compared());
    let answers: Vec<_> = defects.iter().map(|defect| told(&defect.file, &defect.target)).collect();
    let quiet = |control: &&Control| told(&format!("controls/{}", control.file), &control.target).is_empty();
    let mut page = String::from(include_str!("defects/page.md"));

    page.push_str("\n## Counts\n\n| tool | files | noticed | at the right line | at the right character | ");
    page.push_str("findings a file, at most | false alarms on the controls |\n|---|--:|--:|--:|--:|--:|--:|\n");
    let pairs = || defects.iter().zip(&answers);
    let noticed = pairs().filter(|(_, told)| !told.is_empty()).count();
    let on_line =
        pairs().filter(|(defect, told)| told.iter().any(|told| told.path == defect.path && told.line == defect.line));
    let in_place = pairs().filter(|(defect, told)| told.iter().any(|told| defect.is_at(told)));
    let most = answers.iter().map(Vec::len).max().unwrap_or_default();
    let alarms = controls.len() - controls.iter().filter(quiet).count();
    let counts = (on_line.count(), in_place.count());
    writeln!(
        page,
        "| plan | {} | {noticed} | {} | {} | {most} | {alarms} of {} |",
        defects.len(),
        counts.0,
        counts.1,
        controls.len()
    )
    .expect("a line");
    for (tool, _) in &compared.tools {
        let of = |defect: &Defect| compared.of(tool, &defect.file);
        let ran = defects.iter().filter(|defect| of(defect).is_some()).count();
        if ran == 0 {
            writeln!(page, "| {tool} | not run | | | | | |").expect("a line");
            continue;
        }
        let noticed = defects.iter().filter(|defect| of(defect).is_some_and(|told| !told.is_empty())).count();
        let lines = |defect: &&Defect| of(defect).is_some_and(|told| told.iter().any(|(at, _)| *at == defect.line));
        let right = defects.iter().filter(lines).count();
        let most = defects.iter().filter_map(of).map(<[_]>::len).max().unwrap_or_default();
        let control = |control: &Control| compared.of(tool, &format!("controls/{}", control.file));
        let checked = controls.iter().filter_map(control).count();
        let alarms = controls.iter().filter_map(control).filter(|told| !told.is_empty()).count();
        writeln!(page, "| {tool} | {ran} | {noticed} | {right} | – | {most} | {alarms} of {checked} |")
            .expect("a line");
    }
    page.push('\n');
    for (tool, how) in &compared.tools {
        writeln!(page, "- {tool}: {how}").expect("a line");
    }

    page.push_str("\n## Kinds\n\n| kind | files |\n|---|---|\n");
    let mut kinds: Vec<(&str, Vec<&str>)> = Vec::new();
    for defect in &defects {
        let number = &defect.file[..3];
        match kinds.iter_mut().find(|(kind, _)| *kind == defect.row) {
            Some((_, files)) => files.push(number),
            None => kinds.push((&defect.row, vec![number])),
        }
    }
    kinds.sort_by_key(|(kind, _)| !kind.starts_with("V:"));
    for (kind, files) in kinds {
        let (list, kind) = kind.split_once(':').expect("a list and a kind");
        let list = if list == "V" { "validators" } else { "field" };
        writeln!(page, "| {list}: {kind} | {} |", files.join(" ")).expect("a line");
    }

    let names: Vec<_> = compared.tools.iter().map(|(tool, _)| tool.as_str()).collect();
    let ran: Vec<_> = names.into_iter().filter(|tool| compared.answers.keys().any(|(t, _)| t == tool)).collect();
    let mut group = "";
    for (defect, told) in pairs() {
        if group != defect.group {
            group = &defect.group;
            write!(page, "\n## {group}\n\n| file | defect | plan | {} |\n|---|---|---|", ran.join(" | "))
                .expect("a line");
            page.push_str(&"---|".repeat(ran.len()));
            page.push('\n');
        }
        let own: Vec<_> = told.iter().map(|t| format!("{}:{} `{}`", t.line, t.column, t.code)).collect();
        let own = if own.is_empty() { "–".to_owned() } else { own.join(", ") };
        write!(page, "| [{0}](../{FOLDER}/{0}) | {1} | {own} |", defect.file, defect.what.replace('|', "\\|"))
            .expect("a line");
        for tool in &ran {
            write!(page, " {} |", compared.cell(tool, &defect.file, defect.line)).expect("a line");
        }
        page.push('\n');
    }

    write!(page, "\n## Controls\n\n| file | what is unusual | plan | {} |\n|---|---|---|", ran.join(" | "))
        .expect("a line");
    page.push_str(&"---|".repeat(ran.len()));
    page.push('\n');
    for control in &controls {
        let file = format!("controls/{}", control.file);
        let own: Vec<_> = told(&file, &control.target).into_iter().map(|told| format!("`{}`", told.code)).collect();
        let own = if own.is_empty() { "–".to_owned() } else { own.join(", ") };
        write!(page, "| [{0}](../{FOLDER}/{file}) | {1} | {own} |", control.file, control.what).expect("a line");
        for tool in &ran {
            write!(page, " {} |", compared.cell(tool, &file, 0)).expect("a line");
        }
        page.push('\n');
    }
    page
}
