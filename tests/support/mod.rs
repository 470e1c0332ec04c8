//! What the integration tests share: workspaces made of texts, and the program run in-process.

#![allow(dead_code, reason = "each test binary uses its own part of this module")]

pub mod cases;
pub mod chromium;
pub mod drafts;
pub mod forms;
pub mod libreoffice;
pub mod repositories;

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use plan::commands::{Environment, Exit, Io};
use serde_json::Value;
use tempfile::TempDir;

/// A file's path within its workspace, and its text.
pub type File<'a> = (&'a str, &'a str);

/// How one run of the program ended.
#[derive(Debug)]
pub struct Ran {
    pub exit: Exit,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// Runs the program in a folder, without a terminal.
pub fn run<T: AsRef<str>>(folder: &Path, arguments: &[T]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = plan::run(&mut Io {
        arguments: std::iter::once("plan").chain(arguments.iter().map(AsRef::as_ref)).map(OsString::from).collect(),
        folder: folder.to_owned(),
        out: &mut out,
        err: &mut err,
        environment: Environment {
            terminal: plan::render::Terminal { colour: false, unicode: true, width: None },
            ..Environment::default()
        },
    });
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Ran { exit, stdout: text(out), stderr: text(err) }
}

/// The answer of `plan status --format json` with further arguments.
pub fn status(folder: &Path, arguments: &[&str]) -> Value {
    let ran = run(folder, &[&["status", "--format", "json"], arguments].concat());
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    ran.json()
}

/// A folder of its own with these files.
pub fn workspace(files: &[File<'_>]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

pub fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder above")).expect("the folder is made");
    fs::write(path, text).expect("the file is written");
}

/// Copies a folder and everything below it over another.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is made");
    for entry in fs::read_dir(from).expect("the folder is readable") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the file is copied");
        }
    }
}

/// The repository's own folder, which is a workspace.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
