//! A county clerk's machine: a remote on disk, a clone of it in a folder with a Chinese name, and the
//! program run there as a process of its own. Whatever a submission comes to, the clone has to stay as it
//! was, byte for byte, and no temporary folder may be left.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

use crate::support::{copy, write};

pub const BRANCH: &str = "2023-Q2-jia";
pub const FORM: &str = "2023-Q2-jia.csv";
pub const PLACE: &str = "reports/submissions/2023-Q2/jia.csv";

/// A form of the second quarter in canonical form, with this many service points.
pub fn form(points: u32) -> String {
    format!(
        "\u{feff}编号,名称,期间,站点,数值,总数,佐证,备注\n1.1,开展试点,,,推进中,,,\n1.1-points,服务点,,,{points},,,\n\
         1.1-coverage,覆盖率,,,7,8,,\n1.1-visits,走访,2023-M04,,40,,,\n1.1-visits,走访,2023-M05,,41,,,\n\
         1.1-visits,走访,2023-M06,,42,,,\n1.1-events,活动,,站一,1,,,\n1.1-events,活动,,站二,2,,,\n"
    )
}

pub struct Clerk {
    folder: TempDir,
    /// The workspace's place in the repository.
    inside: &'static str,
}

/// How one run of the program ended.
#[derive(Debug)]
pub struct Ran {
    pub exit: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Clerk {
    /// A remote that has the tiny workspace on its `main`, and a clone of it.
    pub fn new() -> Clerk {
        Clerk::with_workspace_in("")
    }

    pub fn with_workspace_in(inside: &'static str) -> Clerk {
        let clerk = Clerk { folder: tempfile::tempdir().expect("a folder"), inside };
        for folder in ["home", "tmp", "seed"] {
            fs::create_dir(clerk.at(folder)).expect("a folder");
        }
        write(&clerk.at("home"), ".gitconfig", "[user]\nname = 王芳\nemail = wang@example.org\n");
        let seed = clerk.at("seed");
        clerk.git(&seed, &["init", "--quiet", "-b", "main"]);
        copy(Path::new("tests/bases/tiny"), &seed.join(inside));
        clerk.git(&seed, &["add", "."]);
        clerk.git(&seed, &["commit", "--quiet", "-m", "方案"]);
        clerk.git(&clerk.at(""), &["clone", "--quiet", "--bare", "seed", "remote.git"]);
        clerk.git(&clerk.at(""), &["clone", "--quiet", "remote.git", "县里 的仓库"]);
        clerk.form(3);
        clerk
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn clone_folder(&self) -> PathBuf {
        self.at("县里 的仓库")
    }

    pub fn remote(&self) -> PathBuf {
        self.at("remote.git")
    }

    /// Fills in the form, which lies outside the repository.
    pub fn form(&self, points: u32) {
        write(&self.at(""), FORM, &form(points));
    }

    /// Runs git and gives what it printed.
    pub fn git(&self, folder: &Path, arguments: &[&str]) -> String {
        let output = self.try_git(folder, arguments);
        assert!(output.status.success(), "git {arguments:?}: {output:?}");
        String::from_utf8(output.stdout).expect("git printed UTF-8").trim_end().to_owned()
    }

    fn try_git(&self, folder: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new("git");
        command.args(["-c", "core.quotePath=false", "-c", "protocol.file.allow=always"]);
        self.surround(&mut command).current_dir(folder).args(arguments).output().expect("git runs")
    }

    /// The remote's answer.
    pub fn asked(&self, arguments: &[&str]) -> String {
        self.git(&self.remote(), arguments)
    }

    /// Surroundings in which only this clerk's settings count.
    fn surround<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("GIT_") {
                command.env_remove(name);
            }
        }
        command
            .env("HOME", self.at("home"))
            .env("XDG_CONFIG_HOME", self.at("home"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("TMPDIR", self.at("tmp"))
            .env("LANG", "zh_CN.UTF-8")
            .env_remove("PLAN_LANG")
    }

    /// Hands in the form from the clone.
    pub fn submit(&self, arguments: &[&str]) -> Ran {
        self.submit_with(&self.clone_folder().join(self.inside), arguments, &[])
    }

    /// Hands in the form from a folder, with further settings of the surroundings.
    pub fn submit_with(&self, from: &Path, arguments: &[&str], settings: &[(&str, OsString)]) -> Ran {
        let form = self.at(FORM);
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        self.surround(&mut command).current_dir(from).arg("submit").args(arguments).arg(&form);
        command.envs(settings.iter().map(|(name, value)| (name, value)));
        let before = self.state(from);
        let output = command.stdin(std::process::Stdio::null()).output().expect("plan runs");
        assert_eq!(self.state(from), before, "the clerk's own files, branches and worktrees: {output:?}");
        assert_eq!(fs::read_dir(self.at("tmp")).expect("a folder").count(), 0, "temporary folders are left");
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        let exit = output.status.code().expect("an exit code");
        Ran { exit, stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// What a submission must not change: every file of the tree, the index, the branches, the worktrees.
    fn state(&self, from: &Path) -> (BTreeMap<PathBuf, Vec<u8>>, Vec<String>) {
        let asked: [&[&str]; 6] = [
            &["rev-parse", "HEAD"],
            &["symbolic-ref", "HEAD"],
            &["for-each-ref", "refs/heads", "refs/tags"],
            &["worktree", "list", "--porcelain"],
            &["stash", "list"],
            &["--no-optional-locks", "status", "--porcelain", "--ignored"],
        ];
        let mut files = BTreeMap::new();
        let told: Vec<_> =
            asked.iter().map(|arguments| format!("{:?}", self.try_git(from, arguments).stdout)).collect();
        let index = self.try_git(from, &["rev-parse", "--git-path", "index"]);
        let index = from.join(String::from_utf8(index.stdout).expect("a path").trim_end());
        files.insert(index.clone(), fs::read(&index).unwrap_or_default());
        contents(from, &mut files);
        (files, told)
    }

    /// Somebody else hands in this text at this path of a branch, on top of what is there.
    pub fn somebody_pushes(&self, branch: &str, path: &str, text: &str) {
        let folder = tempfile::tempdir_in(self.folder.path()).expect("a folder");
        self.git(folder.path(), &["clone", "--quiet", &self.remote().to_string_lossy(), "."]);
        if self.try_git(folder.path(), &["checkout", "--quiet", branch]).status.code() != Some(0) {
            self.git(folder.path(), &["checkout", "--quiet", "-b", branch]);
        }
        write(&folder.path().join(self.inside), path, text);
        self.git(folder.path(), &["add", "."]);
        self.git(folder.path(), &["commit", "--quiet", "-m", "别人的提交"]);
        self.git(folder.path(), &["push", "--quiet", "origin", branch]);
    }

    /// The branch is merged into `main`, in this way.
    pub fn merged(&self, arguments: &[&str]) {
        let folder = tempfile::tempdir_in(self.folder.path()).expect("a folder");
        self.git(folder.path(), &["clone", "--quiet", &self.remote().to_string_lossy(), "."]);
        self.git(folder.path(), &[&["merge", "--quiet"], arguments].concat());
        if arguments.contains(&"--squash") {
            self.git(folder.path(), &["commit", "--quiet", "-m", "合并"]);
        }
        self.git(folder.path(), &["push", "--quiet", "origin", "main"]);
    }

    /// The names of the remote's branches.
    pub fn branches(&self) -> Vec<String> {
        let told = self.asked(&["for-each-ref", "--format=%(refname:short)", "refs/heads"]);
        told.lines().map(str::to_owned).collect()
    }

    /// The remote's file at a branch.
    pub fn pushed(&self, branch: &str, path: &str) -> String {
        let output = self.try_git(&self.remote(), &["show", &format!("{branch}:{}{path}", self.inside)]);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("text")
    }
}

/// Everything below a folder but git's own store.
fn contents(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with(".git") {
            contents(&path, files);
        } else if path.is_file() {
            files.insert(path.clone(), fs::read(&path).expect("the file is readable"));
        }
    }
}
