//! One code's example: the lines of its case that are wrong, what the program says of them, and the lines
//! of the neighbour that are right.

mod lines;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use plan::finding::Code;
use serde_json::Value;

use crate::support::{
    cases::{finding_command, laid_out},
    run,
};
use lines::{excerpts, files_below, visible};

/// What is shown of one file: a caption, the kind of its text, and lines.
pub struct Block {
    pub caption: String,
    pub language: &'static str,
    pub lines: Vec<String>,
}

pub struct Example {
    pub wrong: Vec<Block>,
    /// The program's own words, one finding each.
    pub told: Vec<String>,
    pub right: Vec<Block>,
}

/// More findings of one case say nothing new.
const FINDINGS: usize = 3;

/// The example of a code, if it has a case that shows it.
pub fn of(code: Code, lang: &str) -> Option<Example> {
    let case = Path::new("tests/cases").join(code.word());
    if !case.join("workspace").is_dir() || !case.join("neighbour").is_dir() {
        return None;
    }
    let (wrong, right) = (laid_out(&case, "workspace"), laid_out(&case, "neighbour"));
    let command = finding_command(&case);
    let told = told(wrong.path(), &command, code, lang);
    let places = places(wrong.path(), &command, code);
    if places.is_empty() {
        return None;
    }
    let whole = |path: &String| wrong.path().join(path).is_file() && right.path().join(path).is_file();
    let sides = [wrong.path(), right.path()];
    let [shown_wrong, shown_right] = match places.iter().all(|(path, _)| whole(path)) {
        true => changed(sides, &places),
        false => sides.map(|side| vec![listing(side, &places[0].0)]),
    };
    // Somebody's number is shown only as the program shows it: masked.
    let wrong = if code == Code::PersonalData { Vec::new() } else { shown_wrong };
    Some(Example { wrong, told, right: shown_right })
}

/// The paths and lines of a code's findings.
fn places(folder: &Path, command: &[String], code: Code) -> Vec<(String, usize)> {
    let answer = run(folder, &[command, &["--format".to_owned(), "json".to_owned()]].concat()).json();
    let findings: Vec<Value> = answer["findings"].as_array().expect("findings").clone();
    let of_code = findings.iter().filter(|finding| finding["code"] == code.word());
    let place = |finding: &Value| {
        let path = finding["path"].as_str().expect("a path").to_owned();
        (path, finding["line"].as_u64().expect("a line") as usize)
    };
    of_code.map(place).collect()
}

/// The program's findings of a code as it prints them.
fn told(folder: &Path, command: &[String], code: Code, lang: &str) -> Vec<String> {
    let answer = run(folder, &[&["--lang".to_owned(), lang.to_owned()], command].concat()).stdout;
    let marked = format!("[{code}]");
    let blocks = answer.split("\n\n").filter(|block| block.lines().next().is_some_and(|line| line.contains(&marked)));
    blocks.take(FINDINGS).map(str::to_owned).collect()
}

/// The files that findings are about, or in which the two workspaces differ; of the right side only these.
fn changed([wrong, right]: [&Path; 2], places: &[(String, usize)]) -> [Vec<Block>; 2] {
    let read = |side: &Path, path: &str| fs::read(side.join(path)).unwrap_or_default();
    let mut paths: BTreeSet<String> = places.iter().map(|(path, _)| path.clone()).collect();
    let all: BTreeSet<String> = [wrong, right].into_iter().flat_map(|side| files_below(side, Path::new(""))).collect();
    let is_hidden = |path: &str| path.rsplit('/').next().is_some_and(|name| name.starts_with('.'));
    paths.extend(all.into_iter().filter(|path| !is_hidden(path) && read(wrong, path) != read(right, path)));
    let mut blocks = [Vec::new(), Vec::new()];
    for path in &paths {
        let marked: Vec<usize> = places.iter().filter(|(of, _)| of == path).map(|(_, line)| *line).collect();
        let texts = [wrong, right].map(|side| read(side, path));
        let differ = texts[0] != texts[1];
        let [before, after] = excerpts(path, &texts, &marked);
        for (side, lines) in [(0, before), (1, after)] {
            if side == 0 || differ {
                blocks[side].push(block(path, lines));
            }
        }
    }
    blocks
}

fn block(path: &str, lines: Vec<String>) -> Block {
    let language = match Path::new(path).extension().and_then(|extension| extension.to_str()) {
        Some("csv") => "csv",
        Some("toml") => "toml",
        _ => "text",
    };
    Block { caption: path.to_owned(), language, lines }
}

/// The files of a workspace around a path that stands in only one of them.
fn listing(side: &Path, path: &str) -> Block {
    let mut folder = PathBuf::from(path);
    loop {
        folder.pop();
        if side.join(&folder).is_dir() {
            break;
        }
    }
    let caption = format!("{}/", folder.to_string_lossy());
    let lines = files_below(side, &folder).into_iter().map(|path| visible(&path)).collect();
    Block { caption, language: "text", lines }
}
