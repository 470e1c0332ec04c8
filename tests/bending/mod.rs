//! Bending a copy of the plan, one thing at a time, in its text: where things stand in the files, what a
//! bent file reads like, and at which lines `plan check` has to tell of it.

pub mod rest;
pub mod split;
pub mod targets;

use std::{fs, ops::Range, path::Path};

use plan::commands::{Environment, Exit, Io};
use serde_json::Value;

/// One file of the copy, line by line.
pub struct Text {
    pub path: String,
    pub lines: Vec<String>,
}

/// A line of a file, from 1.
pub type At = (String, usize);

/// One mutation: what was done, to which file, and where the errors have to stand.
pub struct Bend {
    pub what: String,
    pub path: String,
    /// `None`: the file is gone.
    pub text: Option<String>,
    pub at: Vec<At>,
    /// Whether one of these lines is enough: one change, made on several lines.
    pub either: bool,
}

impl Bend {
    pub fn either(self) -> Bend {
        Bend { either: true, ..self }
    }
}

impl Text {
    pub fn read(root: &Path, path: &str) -> Text {
        let text = fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        Text { path: path.to_owned(), lines: text.lines().map(str::to_owned).collect() }
    }

    /// The file that holds an action.
    pub fn action(root: &Path, action: &str) -> Text {
        let files = fs::read_dir(root.join("plan/actions")).expect("the actions");
        let names = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
        let name = names.into_iter().find(|name| name.starts_with(&format!("{action}-")));
        Text::read(root, &format!("plan/actions/{}", name.expect("the action's file")))
    }

    pub fn register(root: &Path) -> Text {
        Text::read(root, "seeds/notice-2023.toml")
    }

    /// Every `[[name]]` with the tables in it.
    pub fn blocks(&self, name: &str) -> Vec<Range<usize>> {
        let (header, inner, inner_list) = (format!("[[{name}]]"), format!("[{name}."), format!("[[{name}."));
        let is_other =
            |line: &String| line.starts_with('[') && !line.starts_with(&inner) && !line.starts_with(&inner_list);
        let starts = (0..self.lines.len()).filter(|at| self.lines[*at] == header);
        let end = |start: usize| (start + 1..self.lines.len()).find(|at| is_other(&self.lines[*at]));
        starts.map(|start| start..end(start).unwrap_or(self.lines.len())).collect()
    }

    /// The `[[name]]` in which a key has this text.
    pub fn block(&self, name: &str, key: &str, text: &str) -> Range<usize> {
        let quoted = format!("\"{text}\"");
        let has = |block: &Range<usize>| self.value(block, key) == Some(quoted.as_str());
        self.blocks(name).into_iter().find(has).unwrap_or_else(|| panic!("no {name} with {key} = {quoted}"))
    }

    /// An indicator and its target; the target's part alone.
    pub fn target(&self, indicator: &str) -> (Range<usize>, Range<usize>) {
        let block = self.block("indicator", "id", indicator);
        let target = block.clone().find(|at| self.lines[*at] == "[[indicator.target]]").expect("a target");
        (block.start..target, target..block.end)
    }

    /// The line on which a key stands.
    pub fn key(&self, within: &Range<usize>, key: &str) -> Option<usize> {
        within.clone().find(|at| self.lines[*at].split_once('=').is_some_and(|(name, _)| name.trim() == key))
    }

    pub fn must(&self, within: &Range<usize>, key: &str) -> usize {
        self.key(within, key).unwrap_or_else(|| panic!("{}: no {key} in lines {within:?}", self.path))
    }

    fn value(&self, within: &Range<usize>, key: &str) -> Option<&str> {
        let line = &self.lines[self.key(within, key)?];
        line.split_once('=').map(|(_, value)| value.trim())
    }

    /// A line of this file as a finding names it.
    pub fn at(&self, line: usize) -> At {
        (self.path.clone(), line + 1)
    }

    /// These lines in the place of those; the errors stand at these lines of the new text.
    pub fn bend(&self, what: &str, old: Range<usize>, new: &[&str], at: &[usize]) -> Bend {
        let mut lines: Vec<&str> = self.lines.iter().map(String::as_str).collect();
        lines.splice(old, new.iter().copied());
        let text = Some(lines.join("\n") + "\n");
        let at = at.iter().map(|at| self.at(*at)).collect();
        Bend { what: what.to_owned(), path: self.path.clone(), text, at, either: false }
    }

    /// Another line in a line's place, told there.
    pub fn set(&self, what: &str, line: usize, new: &str) -> Bend {
        self.bend(&format!("{what}: {new}"), line..line + 1, &[new], &[line])
    }

    /// A line more, told there.
    pub fn add(&self, what: &str, line: usize, new: &str) -> Bend {
        self.bend(&format!("{what}: {new} added"), line..line, &[new], &[line])
    }

    /// A line less, told at another, which stands before it.
    pub fn drop(&self, what: &str, line: usize, at: usize) -> Bend {
        self.bend(&format!("{what}: dropped {}", self.lines[line]), line..line + 1, &[], &[at])
    }

    /// Several lines less, told in another file.
    pub fn drop_all(&self, what: &str, lines: Range<usize>, at: At) -> Bend {
        Bend { at: vec![at], ..self.bend(what, lines, &[], &[]) }
    }
}

/// `plan check` on this folder: how it ends, and the lines at which it tells of errors.
pub fn check(root: &Path) -> (Exit, Vec<At>, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["plan", "check", "--format", "json"];
    let exit = plan::run(&mut Io {
        arguments: arguments.map(Into::into).into(),
        folder: root.to_owned(),
        out: &mut out,
        err: &mut err,
        environment: Environment::default(),
    });
    let answer: Value = serde_json::from_slice(&out)
        .unwrap_or_else(|error| panic!("{error}: {}{}", String::from_utf8_lossy(&out), String::from_utf8_lossy(&err)));
    let findings = answer["findings"].as_array().expect("findings");
    let errors: Vec<_> = findings.iter().filter(|finding| finding["severity"] == "error").collect();
    assert_eq!(answer["errors"].as_u64().expect("a count"), errors.len() as u64);
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let line = |finding: &Value| finding["line"].as_u64().unwrap_or(0) as usize;
    let said = errors.iter().map(|it| format!("{} {}:{}", text(it, "code"), text(it, "path"), line(it)));
    let said = said.collect::<Vec<_>>().join("; ");
    (exit, errors.iter().map(|finding| (text(finding, "path"), line(finding))).collect(), said)
}

/// What `plan check` says wrongly of the bent copy; the copy is straight again afterwards.
pub fn failure(root: &Path, bend: &Bend) -> Option<String> {
    let file = root.join(&bend.path);
    let straight = fs::read(&file).expect("the file");
    match &bend.text {
        Some(text) => {
            assert_ne!(text.as_bytes(), straight, "{}: nothing is changed", bend.what);
            fs::write(&file, text).expect("the file is written");
        }
        None => fs::remove_file(&file).expect("the file goes"),
    }
    let (exit, errors, said) = check(root);
    fs::write(&file, straight).expect("the file is written");
    let mut wanted = bend.at.iter();
    let told = if bend.either { wanted.any(|at| errors.contains(at)) } else { wanted.all(|at| errors.contains(at)) };
    assert!(!bend.at.is_empty(), "{}: no line is named", bend.what);
    (exit != Exit::Findings || !told)
        .then(|| format!("{}\n    wanted at {:?}\n    {exit:?}: {said}", bend.what, bend.at))
}
