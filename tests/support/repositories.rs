//! Repositories for tests, made with the git program, with days and names of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use chrono::NaiveDate;

pub const TABLE: &str = "item,value\n数,1\n";

pub struct Repo {
    folder: tempfile::TempDir,
}

impl Repo {
    /// An empty repository on branch `main`.
    pub fn new() -> Repo {
        Repo::with(&[])
    }

    /// One that is made in some other way.
    pub fn with(options: &[&str]) -> Repo {
        let folder = tempfile::tempdir().expect("a folder");
        git(folder.path(), &[&["init", "-q", "-b", "main", "."], options].concat());
        Repo { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("written");
    }

    pub fn symlink(&self, target: &str, path: &str) {
        let blob = self.git_with(&["hash-object", "-w", "--stdin"], target);
        self.git(&["update-index", "--add", "--cacheinfo", &format!("120000,{blob},{path}")]);
        #[cfg(unix)]
        std::os::unix::fs::symlink(target, self.at(path)).expect("a symlink");
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        git(self.path(), arguments)
    }

    /// Runs git on another day.
    pub fn git_on(&self, day: &str, arguments: &[&str]) -> String {
        run(command(self.path(), day).args(arguments))
    }

    fn git_with(&self, arguments: &[&str], input: &str) -> String {
        let file = self.folder.path().join(".git/input");
        fs::write(&file, input).expect("written");
        let stdin = fs::File::open(file).expect("readable");
        run(command(self.path(), "2023-07-01").args(arguments).stdin(stdin))
    }

    /// Commits everything, and gives the commit's id.
    pub fn commit(&self, day: &str, subject: &str) -> String {
        self.git(&["add", "-A"]);
        self.git_on(day, &["commit", "-q", "-m", subject]);
        self.git(&["rev-parse", "HEAD"])
    }

    pub fn merge(&self, branch: &str, day: &str) {
        self.git_on(day, &["merge", "-q", "--no-ff", "-m", &format!("merge {branch}"), branch]);
    }

    /// A merge that ends in a conflict.
    pub fn try_merge(&self, branch: &str, day: &str) {
        let output = command(self.path(), day).args(["merge", "-q", "--no-ff", branch]).output().expect("git runs");
        assert!(!output.status.success(), "a conflict");
    }
}

pub fn git(folder: &Path, arguments: &[&str]) -> String {
    run(command(folder, "2023-07-01").args(arguments))
}

fn command(folder: &Path, day: &str) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "甲县").env(format!("GIT_{who}_EMAIL"), "jia@example.org");
        command.env(format!("GIT_{who}_DATE"), format!("{day}T12:00:00+08:00"));
    }
    command
}

fn run(command: &mut Command) -> String {
    let output = command.output().expect("git runs");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
