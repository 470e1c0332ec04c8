//! `plan hook`: real repositories, real commits. The hook judges what is staged and nothing else, wherever
//! the workspace and the hooks lie; what stood in its place is never lost.

#![cfg(unix)]

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

mod support;

use support::{copy, write};

const PLAN: &str = env!("CARGO_BIN_EXE_plan");
const JIA: &str = "reports/submissions/2023-Q1/jia.csv";
const YI: &str = "reports/submissions/2023-Q1/yi.csv";

/// A repository in a folder of its own, with the tiny workspace in one of its folders.
struct Repository {
    folder: TempDir,
    workspace: PathBuf,
}

#[derive(Debug)]
struct Ran {
    code: i32,
    said: String,
}

impl Repository {
    fn new(workspace: &str) -> Repository {
        let folder = tempfile::tempdir().expect("a folder");
        let top = folder.path().join("repository");
        copy(Path::new("tests/bases/tiny"), &top.join(workspace));
        let repository = Repository { workspace: top.join(workspace), folder };
        repository.git(&["init", "--quiet"]);
        repository
    }

    /// With everything committed and the hook installed.
    fn installed(workspace: &str) -> Repository {
        let repository = Repository::new(workspace);
        repository.git(&["add", "."]);
        repository.git(&["commit", "--quiet", "-m", "first"]);
        assert_eq!(repository.plan(&["hook", "install"]).code, 0);
        repository
    }

    fn top(&self) -> PathBuf {
        self.folder.path().join("repository")
    }

    /// A command without the settings of whoever runs the tests.
    fn command(&self, program: &str, folder: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.current_dir(folder).args(arguments);
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
            command.env_remove(name);
        }
        for (name, value) in [
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_SYSTEM", "/dev/null"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_NAME", "clerk"),
            ("GIT_AUTHOR_EMAIL", "clerk@example.org"),
            ("GIT_COMMITTER_NAME", "clerk"),
            ("GIT_COMMITTER_EMAIL", "clerk@example.org"),
        ] {
            command.env(name, value);
        }
        command.env("HOME", self.folder.path()).env("PATH", path()).env_remove("PLAN_LANG");
        command
    }

    fn try_git(&self, arguments: &[&str]) -> Ran {
        ran(self.command("git", &self.top(), arguments))
    }

    fn git(&self, arguments: &[&str]) -> String {
        let ran = self.try_git(arguments);
        assert_eq!(ran.code, 0, "git {arguments:?}: {}", ran.said);
        ran.said
    }

    fn plan(&self, arguments: &[&str]) -> Ran {
        ran(self.command(PLAN, &self.workspace, arguments))
    }

    fn commit(&self, arguments: &[&str]) -> Ran {
        self.try_git(&[&["commit", "--quiet", "-m", "next"], arguments].concat())
    }

    fn hook(&self) -> PathBuf {
        self.top().join(".git/hooks/pre-commit")
    }

    /// Another figure in a county's file: a sound one, or words where a number belongs.
    fn fill(&self, file: &str, figure: &str) {
        let text = fs::read_to_string(Path::new("tests/bases/tiny").join(file)).expect("the base's file");
        write(&self.workspace, file, &text.replace("服务点,,,3", &format!("服务点,,,{figure}")));
    }

    fn is_clean_of_scratch(&self) -> bool {
        let entries = fs::read_dir(self.top().join(".git")).expect("the git folder");
        !entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("plan-hook"))
    }
}

/// The path without a `plan` that somebody has installed, which would come before the one under test.
fn path() -> String {
    let path = env::var("PATH").expect("a path");
    let holds = |folder: &str, program: &str| Path::new(folder).join(program).exists();
    let folders = path.split(':').filter(|folder| !holds(folder, "plan") || holds(folder, "git"));
    folders.collect::<Vec<_>>().join(":")
}

fn ran(mut command: Command) -> Ran {
    let output = command.output().expect("it runs");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text")).concat();
    Ran { code: output.status.code().expect("it ends by itself"), said }
}

#[track_caller]
fn passes(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}", ran.said);
}

#[track_caller]
fn stops(ran: &Ran) {
    assert_eq!(ran.code, 1, "{}", ran.said);
    let last = ran.said.lines().last().expect("it says something");
    assert!(last.contains("没有提交。请照上面的提示改正") && last.contains("Not committed: mend"), "{}", ran.said);
    assert!(!ran.said.contains("no-verify"), "{}", ran.said);
}

#[test]
fn what_is_staged_is_judged_and_not_what_lies_there() {
    let repository = Repository::installed("");
    repository.fill(JIA, "三个");
    repository.git(&["add", "."]);
    let stopped = repository.commit(&[]);
    stops(&stopped);
    assert!(stopped.said.contains(&format!("{JIA}:3:")) && stopped.said.contains("not-a-number"), "{}", stopped.said);
    // Mended, but not staged again.
    repository.fill(JIA, "4");
    stops(&repository.commit(&[]));
    repository.git(&["add", "."]);
    // Staged, and then spoilt where nobody commits it.
    repository.fill(JIA, "五个");
    passes(&repository.commit(&[]));
    assert!(repository.is_clean_of_scratch());
    stops(&repository.commit(&["--all"]));
    assert!(repository.is_clean_of_scratch());
    stops(&repository.commit(&["--all", "--amend"]));
}

#[test]
fn a_commit_of_some_files_is_judged_by_these() {
    let repository = Repository::installed("");
    repository.fill(JIA, "三个");
    repository.git(&["add", JIA]);
    repository.fill(YI, "4");
    passes(&repository.commit(&[YI]));
    stops(&repository.commit(&[JIA]));
    stops(&repository.commit(&[]));
    // Another county's error that is there already stops nobody.
    passes(&repository.commit(&["--no-verify"]));
    repository.fill(YI, "5");
    passes(&repository.commit(&["--all"]));
}

#[test]
fn the_first_commit_is_judged_too() {
    let repository = Repository::new("");
    passes(&repository.plan(&["hook", "install"]));
    repository.fill(JIA, "三个");
    repository.git(&["add", "."]);
    stops(&repository.commit(&[]));
    repository.fill(JIA, "4");
    repository.git(&["add", "."]);
    passes(&repository.commit(&[]));
}

#[test]
fn deletions_pass_and_new_names_are_judged() {
    let repository = Repository::installed("");
    repository.git(&["rm", "--quiet", YI]);
    passes(&repository.commit(&[]));
    let copied = "reports/submissions/2023-Q1/甲县 - 副本.csv";
    repository.git(&["mv", JIA, copied]);
    let stopped = repository.commit(&[]);
    stops(&stopped);
    assert!(stopped.said.contains(copied) && stopped.said.contains("stray-file"), "{}", stopped.said);
    repository.git(&["mv", copied, YI]);
    passes(&repository.commit(&[]));
}

#[test]
fn names_that_git_has_to_quote_are_judged() {
    let repository = Repository::installed("");
    write(&repository.workspace, "reports/submissions/2023-Q1/\"甲\"\t$(exit 9).csv", "编号,数值\n");
    repository.git(&["add", "."]);
    let stopped = repository.commit(&[]);
    stops(&stopped);
    assert!(stopped.said.contains("stray-file"), "{}", stopped.said);
}

#[test]
fn a_file_whose_content_is_not_staged_is_not_there() {
    let repository = Repository::installed("");
    repository.git(&["rm", "--quiet", JIA]);
    passes(&repository.commit(&[]));
    repository.fill(JIA, "三个");
    repository.git(&["add", "--intent-to-add", JIA]);
    repository.fill(YI, "4");
    let committed = repository.commit(&[YI]);
    passes(&committed);
    assert!(!committed.said.contains("empty-file"), "{}", committed.said);
}

#[test]
fn the_workspace_may_lie_in_any_folder() {
    let repository = Repository::installed("业务/工作 区 [1]'s");
    repository.fill(JIA, "三个");
    repository.git(&["add", "."]);
    let stopped = repository.commit(&[]);
    stops(&stopped);
    assert!(stopped.said.contains(&format!("{JIA}:3:")), "{}", stopped.said);
    repository.fill(JIA, "4");
    repository.git(&["add", "."]);
    passes(&repository.commit(&[]));
}

#[test]
fn a_commit_that_touches_no_workspace_asks_for_nothing() {
    let repository = Repository::installed("工作区");
    let hook = fs::read_to_string(repository.hook()).expect("the hook");
    fs::write(repository.hook(), hook.replace(PLAN, "/nowhere/plan")).expect("it is written");
    write(&repository.top(), "plan/notes.txt", "of another plan");
    repository.git(&["add", "."]);
    let committed = repository.commit(&[]);
    assert_eq!((committed.code, committed.said.as_str()), (0, ""));
    // With a file of the workspace, the missing program is told.
    repository.fill(JIA, "4");
    let stopped = repository.commit(&["--all"]);
    assert_eq!(stopped.code, 1);
    assert!(stopped.said.contains("找不到 plan 程序"), "{}", stopped.said);
}

#[test]
fn the_program_on_the_path_comes_first() {
    let repository = Repository::installed("");
    let bin = repository.folder.path().join("程序 bin");
    write(&bin, "plan", "#!/bin/sh\necho \"stub: $*\"\nexit 1\n");
    fs::set_permissions(bin.join("plan"), fs::Permissions::from_mode(0o755)).expect("it can be run");
    repository.fill(JIA, "4");
    let mut command = repository.command("git", &repository.top(), &["commit", "--all", "-m", "next"]);
    command.env("PATH", format!("{}:{}", bin.display(), path()));
    let stopped = ran(command);
    stops(&stopped);
    assert!(stopped.said.contains(&format!("check -- {JIA}\n")), "{}", stopped.said);
}

#[test]
fn warnings_pass() {
    let repository = Repository::installed("");
    repository.fill(JIA, "");
    let committed = repository.commit(&["--all"]);
    passes(&committed);
    assert!(committed.said.contains("empty-value"), "{}", committed.said);
}

#[test]
fn what_a_change_spoils_elsewhere_is_told() {
    let repository = Repository::installed("");
    // The plan: a reference of one of its files to another, which is not touched.
    let plan = fs::read_to_string(repository.workspace.join("plan/counties.toml")).expect("text");
    write(&repository.workspace, "plan/counties.toml", &plan.replace("\"yi\"", "\"bing\""));
    let stopped = repository.commit(&["--all"]);
    stops(&stopped);
    assert!(stopped.said.contains("unknown-reference"), "{}", stopped.said);
    repository.git(&["checkout", "--quiet", "."]);
    // The roster: a county's figures of a site that is struck off.
    let roster = "reports/rosters/station/jia.csv";
    let text = fs::read_to_string(repository.workspace.join(roster)).expect("text");
    write(&repository.workspace, roster, &text.replace("站二,第二站,2023-01-15,2023-06-30,\n", ""));
    let stopped = repository.commit(&["--all"]);
    stops(&stopped);
    assert!(stopped.said.contains("unknown-site"), "{}", stopped.said);
    repository.git(&["checkout", "--quiet", "."]);
    // The mark of invented figures: they are real without it.
    write(&repository.workspace, "reports/SAMPLE", "");
    let text = fs::read_to_string(repository.workspace.join(JIA)).expect("text");
    write(&repository.workspace, JIA, &text.replace("服务点,,,3,,", "服务点,,,3,,示例数据"));
    repository.git(&["add", "."]);
    passes(&repository.commit(&[]));
    repository.git(&["rm", "--quiet", "reports/SAMPLE"]);
    let stopped = repository.commit(&[]);
    // A mere deletion, all the same.
    stops(&stopped);
    assert!(stopped.said.contains("sample-data"), "{}", stopped.said);
}

#[test]
fn a_commit_of_very_many_files_is_judged_whole() {
    let repository = Repository::installed("");
    for number in 0..300 {
        write(&repository.workspace, &format!("reports/summaries/2023-Q1/{number}.csv"), "x\n");
    }
    repository.git(&["add", "."]);
    passes(&repository.commit(&[]));
    for number in 0..300 {
        write(&repository.workspace, &format!("reports/summaries/2023-Q1/{number}.csv"), "y\n");
    }
    repository.fill(YI, "三个");
    stops(&repository.commit(&["--all"]));
}

#[test]
fn without_its_plan_a_folder_is_no_workspace() {
    let repository = Repository::new("");
    passes(&repository.plan(&["hook", "install"]));
    repository.git(&["add", "reports"]);
    let committed = repository.commit(&[]);
    passes(&committed);
    assert!(committed.said.contains("没有检查：plan/plan.toml 不在这次提交里"), "{}", committed.said);
}

#[test]
fn git_says_where_its_hooks_are() {
    let repository = Repository::installed("");
    fs::remove_file(repository.hook()).expect("it goes");
    repository.git(&["config", "core.hooksPath", "公用 hooks"]);
    passes(&repository.plan(&["hook", "install"]));
    assert!(repository.top().join("公用 hooks/pre-commit").is_file() && !repository.hook().exists());
    repository.fill(JIA, "三个");
    stops(&repository.commit(&["--all"]));

    // A second working tree shares the hooks; installing there finds them.
    let repository = Repository::installed("工作区");
    repository.git(&["worktree", "add", "--quiet", "../second", "-b", "second"]);
    let second = repository.folder.path().join("second");
    let there = ran(repository.command(PLAN, &second.join("工作区"), &["hook", "install"]));
    passes(&there);
    assert!(there.said.contains("早已装好"), "{}", there.said);
    let text = fs::read_to_string(second.join("工作区").join(JIA)).expect("text");
    write(&second.join("工作区"), JIA, &text.replace("服务点,,,3", "服务点,,,三个"));
    stops(&ran(repository.command("git", &second, &["commit", "--all", "--quiet", "-m", "next"])));

    // A submodule has its own, elsewhere.
    let outer = Repository::new("");
    let url = repository.top().to_string_lossy().into_owned();
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "inner"]);
    let inner = outer.top().join("inner");
    passes(&ran(outer.command(PLAN, &inner.join("工作区"), &["hook", "install"])));
    assert!(outer.top().join(".git/modules/inner/hooks/pre-commit").is_file());
    write(&inner.join("工作区"), JIA, &text.replace("服务点,,,3", "服务点,,,三个"));
    stops(&ran(outer.command("git", &inner, &["commit", "--all", "--quiet", "-m", "next"])));
}

#[test]
fn installing_twice_changes_nothing() {
    let repository = Repository::installed("");
    let before = fs::read(repository.hook()).expect("the hook");
    let again = repository.plan(&["hook", "install"]);
    passes(&again);
    assert!(again.said.contains("早已装好"), "{}", again.said);
    assert_eq!(fs::read(repository.hook()).expect("the hook"), before);
    // Unless it had been spoilt.
    fs::set_permissions(repository.hook(), fs::Permissions::from_mode(0o644)).expect("the mode changes");
    passes(&repository.plan(&["hook", "install"]));
    repository.fill(JIA, "三个");
    stops(&repository.commit(&["--all"]));
    assert_eq!(repository.plan(&["hook", "install"]).said.lines().count(), 1);
}

#[test]
fn somebody_elses_hook_is_never_lost() {
    let repository = Repository::new("");
    let theirs = "#!/bin/sh\nexit 0\n";
    write(&repository.top(), ".git/hooks/pre-commit", theirs);
    let refused = repository.plan(&["hook", "install"]);
    assert_eq!(refused.code, 1);
    assert!(refused.said.contains("--force"), "{}", refused.said);
    assert_eq!(fs::read_to_string(repository.hook()).expect("text"), theirs);
    passes(&repository.plan(&["hook", "uninstall"]));
    assert_eq!(fs::read_to_string(repository.hook()).expect("text"), theirs);

    let forced = repository.plan(&["hook", "install", "--force"]);
    passes(&forced);
    assert!(forced.said.contains("pre-commit.bak"), "{}", forced.said);
    let backup = repository.hook().with_file_name("pre-commit.bak");
    assert_eq!(fs::read_to_string(&backup).expect("text"), theirs);

    // Our own with a line of theirs in it is theirs, too.
    let ours = fs::read_to_string(repository.hook()).expect("text");
    let edited = ours.replace("judge ''", "echo theirs\njudge ''");
    fs::write(repository.hook(), &edited).expect("it is written");
    passes(&repository.plan(&["hook", "install"]));
    assert_eq!(fs::read_to_string(repository.hook()).expect("text"), ours);
    assert_eq!(fs::read_to_string(repository.hook().with_file_name("pre-commit.bak2")).expect("text"), edited);

    let removed = repository.plan(&["hook", "uninstall"]);
    passes(&removed);
    assert!(!repository.hook().exists() && backup.exists());
    passes(&repository.plan(&["hook", "uninstall"]));
}

#[test]
fn two_workspaces_share_a_hook() {
    let repository = Repository::installed("甲");
    copy(Path::new("tests/bases/tiny"), &repository.top().join("乙"));
    let second = repository.top().join("乙");
    passes(&ran(repository.command(PLAN, &second, &["hook", "install"])));
    repository.git(&["add", "."]);
    passes(&repository.commit(&[]));
    for folder in ["甲", "乙"] {
        let text = fs::read_to_string(repository.top().join(folder).join(JIA)).expect("text");
        write(&repository.top().join(folder), JIA, &text.replace("服务点,,,3", "服务点,,,三个"));
        stops(&repository.commit(&["--all"]));
        repository.git(&["checkout", "--quiet", "."]);
    }
    passes(&repository.plan(&["hook", "uninstall"]));
    let hook = fs::read_to_string(repository.hook()).expect("it is there still");
    assert!(hook.contains("judge '乙/'") && !hook.contains("judge '甲/'"), "{hook}");
    assert!(!repository.hook().with_file_name("pre-commit.bak").exists());
    passes(&ran(repository.command(PLAN, &second, &["hook", "uninstall"])));
    assert!(!repository.hook().exists());
}

#[test]
fn without_git_or_a_repository_it_cannot_run() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    let repository = Repository::new("");
    let mut command = repository.command(PLAN, folder.path(), &["hook", "install"]);
    command.env("GIT_CEILING_DIRECTORIES", folder.path().parent().expect("a folder above"));
    let refused = ran(command);
    assert_eq!(refused.code, 3);
    assert!(refused.said.contains("不在 git 仓库的工作文件夹里"), "{}", refused.said);

    let mut command = repository.command(PLAN, &repository.workspace, &["hook", "install"]);
    command.env("PATH", folder.path());
    let refused = ran(command);
    assert_eq!(refused.code, 3);
    assert!(refused.said.contains("找不到 git 程序"), "{}", refused.said);
}

#[test]
fn the_script_is_plain_posix_shell() {
    let script = "src/skeleton/pre-commit.sh";
    assert!(!fs::read_to_string(script).expect("text").contains('\r'));
    for shell in [&["sh"][..], &["dash"], &["bash", "--posix"], &["busybox", "sh"]] {
        match Command::new(shell[0]).args(&shell[1..]).args(["-n", script]).status() {
            Ok(status) => assert!(status.success(), "{shell:?}"),
            Err(_) => eprintln!("no {shell:?} here: it did not read the script"),
        }
    }
}
