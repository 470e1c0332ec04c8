//! The scripts of `docs/ci`, which import what was uploaded through the web page and comment on branches:
//! real repositories around a bare one, and stand-ins for the program, for GitHub's and for Gitee's.

#![cfg(unix)]

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

mod support;

use support::{copy, repository, write};

/// Imports a file by its first line: `ok PERIOD COUNTY`, `bad`, `late PERIOD COUNTY` (somebody uploads
/// another file meanwhile), or cannot.
const PLAN: &str = r##"#!/bin/sh
set -eu
echo "plan $*" >>"$LOG"
case $1 in check) echo "checked"; exit "${CHECK-1}" ;; diff) echo "changed figures"; exit ;; esac
case $3 in
check) if [ "$4" = --since ]; then echo "checked: all"; else echo "checked: ${7-all}"; fi; exit 1 ;;
diff) echo "changed figures"; exit ;;
esac
test "$4 $5" = "--force --"
first=$(head -n 1 "$6")
case $first in
late*)
    git clone --quiet --branch "$SOURCE" "$BARE" "$LOG.clone"
    echo "ok 2023-Q3 yi" >"$LOG.clone/inbox/later.csv"
    git -C "$LOG.clone" add .
    git -C "$LOG.clone" commit --quiet -m later
    git -C "$LOG.clone" push --quiet
    ;;
bad) printf 'error[not-a-number]: ```\n</details> @everyone\n'; exit 1 ;;
broken) echo "disk full" >&2; exit 3 ;;
esac
set -- $first
mkdir -p "tree/reports/submissions/$2"
echo "$first" >"tree/reports/submissions/$2/$3.csv"
echo "wrote reports/submissions/$2/$3.csv"
"##;

/// Knows the requests that it has opened.
const GH: &str = r##"#!/bin/sh
echo "gh $*" >>"$LOG"
case "$1 $2" in
"pr list") if [ -e "$LOG.$4" ]; then echo 1; else echo 0; fi ;;
"pr create") : >"$LOG.$4"; cat "${10}" >>"$LOG" ;;
api*) cat "${5#body=@}" >>"$LOG" ;;
esac
"##;

const CURL: &str = r##"#!/bin/sh
echo "curl $* token=$(cat)" >>"$LOG"
case "$*" in
*--get*) if [ -e "$LOG.requests" ]; then cat "$LOG.requests"; else echo '[]'; fi ;;
*) if [ -e "$LOG.refuse" ]; then exit 22; fi
    echo '{"id":77}'
    for word; do case $word in body@*) cat "${word#body@}" >>"$LOG" ;; esac; done ;;
esac
"##;

struct Office {
    folder: TempDir,
    source: &'static str,
}

struct Ran {
    code: i32,
    said: String,
    /// What was asked of the stand-ins.
    log: String,
}

impl Office {
    /// A bare repository with the tiny workspace on `main` and an inbox on `source`.
    fn new(source: &'static str) -> Office {
        let office = Office { folder: tempfile::tempdir().expect("a folder"), source };
        for (name, text) in [("plan", PLAN), ("gh", GH), ("curl", CURL)] {
            write(&office.path("bin"), name, text);
            let file = office.path("bin").join(name);
            fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("it can be run");
        }
        office.git("", &["init", "--quiet", "--bare", "--initial-branch=main", "bare"]);
        office.git("", &["clone", "--quiet", "bare", "clerk"]);
        copy(Path::new("tests/bases/tiny"), &office.path("clerk"));
        office.git("clerk", &["add", "."]);
        office.git("clerk", &["commit", "--quiet", "-m", "first"]);
        office.git("clerk", &["push", "--quiet", "origin", "HEAD:main"]);
        office.git("", &["clone", "--quiet", "bare", "runner"]);
        office.git("clerk", &["checkout", "--quiet", "-B", source]);
        write(&office.path("clerk"), "inbox/README.md", "upload here");
        office.upload(&[]);
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, program: &str, folder: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path(folder)).args(arguments);
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
            command.env_remove(name);
        }
        let path = format!("{}:{}", self.path("bin").display(), env::var("PATH").expect("a path"));
        for (name, value) in [
            ("PATH", path.as_str()),
            ("HOME", &self.path("").to_string_lossy()),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_SYSTEM", "/dev/null"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("LOG", &self.path("log").to_string_lossy()),
            ("BARE", &self.path("bare").to_string_lossy()),
            ("SOURCE", self.source),
            ("BASE", "main"),
            ("GH_REPO", "office/reports"),
            ("GITEE_REPO", "office/reports"),
            ("GITEE_TOKEN", "secret"),
        ] {
            command.env(name, value);
        }
        command
    }

    fn git(&self, folder: &str, arguments: &[&str]) -> String {
        let mut command = self.command("git", folder, arguments);
        for (name, value) in [("NAME", "李 clerk"), ("EMAIL", "clerk@example.org")] {
            command.env(format!("GIT_AUTHOR_{name}"), value).env(format!("GIT_COMMITTER_{name}"), value);
        }
        let output = command.output().expect("git runs");
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text").trim_end().to_owned()
    }

    /// As the web page does: files into the inbox, committed, pushed.
    fn upload(&self, files: &[(&str, &str)]) {
        self.git("clerk", &["pull", "--quiet", "--rebase", "origin", &self.remote_or_main()]);
        for (name, text) in files {
            write(&self.path("clerk"), &format!("inbox/{name}"), text);
        }
        self.git("clerk", &["add", "--all"]);
        self.git("clerk", &["commit", "--quiet", "--allow-empty", "-m", "Add files via upload"]);
        self.git("clerk", &["push", "--quiet", "origin", &format!("HEAD:{}", self.source)]);
    }

    fn remote_or_main(&self) -> String {
        let there = self.git("bare", &["branch", "--list", "--format=%(refname:short)", self.source]);
        if there.is_empty() { "main".to_owned() } else { there }
    }

    fn import(&self, host: &str) -> Ran {
        self.script("import-inbox.sh", host)
    }

    fn script(&self, name: &str, host: &str) -> Ran {
        let _none_yet = fs::remove_file(self.path("log"));
        let script = repository().join("docs/ci").join(name);
        let mut command = self.command("sh", "runner", &[&script.to_string_lossy()]);
        command.env("HOST", host).env("TMPDIR", self.path("runner/.git"));
        let output = command.output().expect("it runs");
        assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
        Ran {
            code: output.status.code().expect("it ends by itself"),
            said: String::from_utf8(output.stderr).expect("text"),
            log: fs::read_to_string(self.path("log")).unwrap_or_default(),
        }
    }

    fn branches(&self) -> Vec<String> {
        let list = self.git("bare", &["branch", "--list", "--format=%(refname:short)"]);
        list.lines().map(str::to_owned).collect()
    }

    fn inbox(&self) -> String {
        self.git("bare", &["-c", "core.quotePath=false", "ls-tree", "--name-only", &format!("{}:inbox", self.source)])
    }

    /// The paths that a branch's last commit changes.
    fn changes(&self, branch: &str) -> String {
        let format = "--format=%an";
        self.git("bare", &["-c", "core.quotePath=false", "show", "--name-status", "--no-renames", format, branch])
    }
}

#[test]
fn each_sound_upload_becomes_a_branch_and_a_request() {
    let office = Office::new("inbox");
    office.upload(&[("2023-Q1-甲县 (1).xlsx", "ok 2023-Q1 jia"), ("b.csv", "ok 2023-Q2 yi")]);
    let ran = office.import("github");
    assert_eq!(ran.code, 0, "{}", ran.said);
    assert_eq!(office.branches(), ["2023-Q1-jia", "2023-Q2-yi", "inbox", "main"]);
    assert_eq!(office.changes("2023-Q1-jia"), "李 clerk\n\nM\treports/submissions/2023-Q1/jia.csv");
    assert_eq!(office.changes("2023-Q2-yi"), "李 clerk\n\nA\treports/submissions/2023-Q2/yi.csv");
    assert_eq!(office.inbox(), "README.md");
    for branch in ["2023-Q1-jia", "2023-Q2-yi"] {
        let created = format!("gh pr create --head {branch} --base main --title 填报 {branch} --body-file ");
        assert!(ran.log.contains(&created), "{}", ran.log);
    }
    assert!(ran.log.contains("checked: reports/submissions/2023-Q1/jia.csv"), "{}", ran.log);
    assert_eq!(office.git("bare", &["rev-list", "--count", "main"]), "1");
    // Nothing was uploaded since.
    let again = office.import("github");
    assert_eq!((again.code, again.said.as_str(), again.log.as_str()), (0, "", ""));
}

#[test]
fn a_refused_upload_gets_its_findings_and_leaves() {
    let office = Office::new("inbox");
    office.upload(&[("坏.xlsx", "bad"), ("good.csv", "ok 2023-Q2 yi")]);
    let commit = office.git("clerk", &["rev-parse", "HEAD"]);
    let ran = office.import("github");
    assert_eq!(ran.code, 1, "{}", ran.said);
    assert!(
        ran.log.contains(&format!("gh api --silent repos/office/reports/commits/{commit}/comments")),
        "{}",
        ran.log
    );
    // Within the code block, whatever it is.
    assert!(ran.log.contains("    坏.xlsx\n"), "{}", ran.log);
    assert!(ran.log.contains("    error[not-a-number]: ```\n    </details> @everyone\n"), "{}", ran.log);
    assert_eq!(office.branches(), ["2023-Q2-yi", "inbox", "main"]);
    assert_eq!(office.inbox(), "README.md");
}

#[test]
fn names_are_nothing_but_names() {
    let office = Office::new("inbox");
    let names =
        ["-rf", "--force.csv", "$(touch pwned).csv", "`touch pwned`;touch pwned.csv", "a\nb 'c' \"d\".csv", "*"];
    office.upload(&names.map(|name| (name, "bad")));
    write(&office.path("clerk"), "elsewhere", "ok 2023-Q2 yi");
    std::os::unix::fs::symlink("../elsewhere", office.path("clerk/inbox/link.csv")).expect("a link");
    office.upload(&[("$(x) & | > y.csv", "ok 2023-Q2 jia")]);
    let ran = office.import("github");
    assert_eq!(ran.code, 1, "{}", ran.said);
    assert_eq!(ran.log.matches("gh api").count(), names.len(), "{}", ran.log);
    assert_eq!(office.branches(), ["2023-Q2-jia", "inbox", "main"]);
    assert_eq!(office.inbox(), "README.md\nlink.csv");
    let pwned = |folder: &str| office.path(folder).join("pwned").exists();
    assert!(!["", "runner", "runner/.git", "clerk"].into_iter().any(pwned));
}

#[test]
fn a_second_upload_comes_on_top_of_the_first() {
    let office = Office::new("inbox");
    office.upload(&[("a.csv", "ok 2023-Q2 jia")]);
    assert_eq!(office.import("github").code, 0);
    office.upload(&[("a.csv", "ok 2023-Q2 jia corrected")]);
    let ran = office.import("github");
    assert_eq!(ran.code, 0, "{}", ran.said);
    assert!(!ran.log.contains("gh pr create"), "one is open: {}", ran.log);
    assert_eq!(office.git("bare", &["rev-list", "--count", "main..2023-Q2-jia"]), "2");
    let text = office.git("bare", &["show", "2023-Q2-jia:reports/submissions/2023-Q2/jia.csv"]);
    assert_eq!(text, "ok 2023-Q2 jia corrected");
    // The very same again brings no commit.
    office.upload(&[("b.csv", "ok 2023-Q2 jia corrected")]);
    assert_eq!(office.import("github").code, 0);
    assert_eq!(office.git("bare", &["rev-list", "--count", "main..2023-Q2-jia"]), "2");
    // Once it is merged, the next one starts from what is published.
    office.git("bare", &["update-ref", "refs/heads/main", "refs/heads/2023-Q2-jia"]);
    office.upload(&[("c.csv", "ok 2023-Q2 jia corrected"), ("d.csv", "ok 2023-Q2 yi")]);
    let ran = office.import("github");
    assert_eq!(ran.code, 0, "{}", ran.said);
    assert!(ran.said.contains("与 main 相同"), "{}", ran.said);
    assert_eq!(office.git("bare", &["rev-list", "--count", "main..2023-Q2-yi"]), "1");
    assert_eq!(office.inbox(), "README.md");
}

#[test]
fn an_upload_to_the_main_branch_leaves_in_the_same_commit() {
    let office = Office::new("main");
    office.upload(&[("a.csv", "ok 2023-Q2 jia"), ("b.csv", "bad")]);
    let ran = office.import("none");
    assert_eq!(ran.code, 1, "{}", ran.said);
    let changes = office.changes("2023-Q2-jia");
    assert_eq!(changes, "李 clerk\n\nD\tinbox/a.csv\nA\treports/submissions/2023-Q2/jia.csv");
    assert_eq!(office.inbox(), "README.md");
    // And the request merges.
    office.git("clerk", &["pull", "--quiet", "--rebase", "origin", "main"]);
    office.git("clerk", &["fetch", "--quiet", "origin"]);
    office.git("clerk", &["merge", "--quiet", "--no-edit", "origin/2023-Q2-jia"]);
}

#[test]
fn what_cannot_be_done_leaves_the_inbox_as_it_is() {
    let office = Office::new("inbox");
    office.upload(&[("a.csv", "ok 2023-Q2 jia"), ("b.csv", "broken"), ("c.csv", "ok 2023-Q2 yi")]);
    let ran = office.import("github");
    assert_eq!(ran.code, 3, "{}", ran.said);
    assert!(ran.said.contains("disk full") && ran.said.contains("could not import: b.csv"), "{}", ran.said);
    assert_eq!(office.inbox(), "README.md\na.csv\nb.csv\nc.csv");
    // A host that does not answer is no refusal either.
    office.upload(&[("b.csv", "bad")]);
    write(&office.path("bin"), "gh", "#!/bin/sh\nexit 1\n");
    assert_eq!(office.import("github").code, 3);
    assert_eq!(office.inbox(), "README.md\na.csv\nb.csv\nc.csv");
    // The next run does it all, and nothing twice.
    write(&office.path("bin"), "gh", GH);
    assert_eq!(office.import("github").code, 1);
    assert_eq!(office.git("bare", &["rev-list", "--count", "main..2023-Q2-jia"]), "1");
    assert_eq!(office.inbox(), "README.md");
    let left = fs::read_dir(office.path("runner/.git/worktrees")).map_or(0, Iterator::count);
    assert_eq!(left, 0);
}

#[test]
fn what_is_uploaded_meanwhile_stays_for_the_next_run() {
    let office = Office::new("inbox");
    office.upload(&[("a.csv", "late 2023-Q2 jia")]);
    let ran = office.import("none");
    assert_eq!(ran.code, 0, "{}", ran.said);
    assert_eq!(office.inbox(), "README.md\nlater.csv");
    assert_eq!(office.import("none").code, 0);
    assert_eq!(office.branches(), ["2023-Q2-jia", "2023-Q3-yi", "inbox", "main"]);
    assert_eq!(office.inbox(), "README.md");
}

#[test]
fn gitee_is_asked_by_its_interface_and_no_argument_holds_the_token() {
    let office = Office::new("inbox");
    office.upload(&[("a.csv", "ok 2023-Q2 jia"), ("b.csv", "bad")]);
    let commit = office.git("clerk", &["rev-parse", "HEAD"]);
    let ran = office.import("gitee");
    assert_eq!(ran.code, 1, "{}", ran.said);
    let asked: Vec<_> = ran.log.lines().filter(|line| line.starts_with("curl ")).collect();
    assert_eq!(asked.len(), 3, "{}", ran.log);
    assert!(asked.iter().all(|line| line.matches("secret").count() == 1 && line.ends_with(" token=secret")));
    let address = "https://gitee.com/api/v5/repos/office/reports";
    assert!(asked[0].contains("--get") && asked[0].contains(&format!("{address}/pulls ")), "{}", asked[0]);
    assert!(asked[1].contains("head=2023-Q2-jia") && asked[1].contains("base=main"), "{}", asked[1]);
    assert!(asked[2].contains(&format!("{address}/commits/{commit}/comments ")), "{}", asked[2]);
    assert!(ran.log.contains("    error[not-a-number]"), "{}", ran.log);
}

#[test]
fn branches_on_gitee_are_told_once_what_the_check_says() {
    let office = Office::new("inbox");
    office.git("clerk", &["checkout", "--quiet", "main"]);
    let branch = "$(touch${IFS}pwned);x\"|'";
    for name in [branch, "plain"] {
        office.git("clerk", &["checkout", "--quiet", "-b", name]);
        write(&office.path("clerk"), "notes", name);
        office.git("clerk", &["add", "."]);
        office.git("clerk", &["commit", "--quiet", "-m", "next"]);
        office.git("clerk", &["push", "--quiet", "origin", &format!("HEAD:refs/heads/{name}")]);
    }
    let ran = office.script("gitee-check.sh", "gitee");
    assert_eq!(ran.code, 1, "{}", ran.said);
    assert_eq!(ran.log.matches("--get").count(), 2, "{}", ran.log);
    assert!(ran.log.contains(&format!("head={branch} ")) && ran.log.contains("checked: all"), "{}", ran.log);
    let commit = office.git("bare", &["rev-parse", "plain"]);
    assert!(ran.log.contains(&format!("/commits/{commit}/comments token=secret")), "{}", ran.log);
    assert!(!office.path("runner/pwned").exists());
    let again = office.script("gitee-check.sh", "gitee");
    assert_eq!((again.code, again.log.as_str()), (0, ""));
    // A request takes the comment.
    write(&office.path(""), "log.requests", r#"[{"id":99,"number":12,"head":{"number":3}}]"#);
    office.git("clerk", &["commit", "--quiet", "--allow-empty", "-m", "next"]);
    office.git("clerk", &["push", "--quiet", "origin", "HEAD:refs/heads/plain"]);
    let ran = office.script("gitee-check.sh", "gitee");
    assert!(ran.log.contains("/pulls/12/comments token=secret"), "{}", ran.log);
    assert!(ran.log.contains("changed figures"), "{}", ran.log);
    // And the next push rewrites it.
    office.git("clerk", &["commit", "--quiet", "--allow-empty", "-m", "more"]);
    office.git("clerk", &["push", "--quiet", "origin", "HEAD:refs/heads/plain"]);
    let ran = office.script("gitee-check.sh", "gitee");
    assert!(ran.log.contains("--request PATCH") && ran.log.contains("/pulls/comments/77 "), "{}", ran.log);
    assert!(!ran.log.contains("/pulls/12/comments"), "{}", ran.log);
}

/// One comment, which is GitHub's stand-in's.
const COMMENTS: &str = r##"#!/bin/sh
echo "gh $*" >>"$LOG"
[ ! -e "$LOG.refuse" ] || { echo "403" >&2; exit 1; }
case "$*" in
*--paginate*) if [ -e "$LOG.comment" ]; then echo 5; fi ;;
*PATCH*) ;;
*) : >"$LOG.comment" ;;
esac
for word; do case $word in body=@*) cat "${word#body=@}" >>"$LOG" ;; esac; done
"##;

#[test]
fn a_request_on_github_has_one_comment_and_a_fork_none() {
    let office = Office::new("inbox");
    write(&office.path("bin"), "gh", COMMENTS);
    let comment = || {
        let _none_yet = fs::remove_file(office.path("log"));
        let script = repository().join("docs/ci/comment.sh");
        let mut command = office.command("sh", "runner", &[&script.to_string_lossy()]);
        command.env("HOST", "github").env("BASE", "origin/main").env("NUMBER", "12").env("COUNTY", "jia");
        let output = command.output().expect("it runs");
        let log = fs::read_to_string(office.path("log")).expect("a log");
        (output.status.code(), String::from_utf8(output.stderr).expect("text"), log)
    };
    let base = office.git("runner", &["rev-parse", "HEAD"]);
    let (code, _, log) = comment();
    assert_eq!(code, Some(1), "as the check says: {log}");
    assert!(log.contains(&format!("plan check --since {base} --only jia --format md")), "{log}");
    assert!(log.contains("issues/12/comments -F") && !log.contains("PATCH"), "{log}");
    assert!(log.contains("<!-- plan: comment -->\nchecked\n\nchanged figures"), "{log}");
    let (_, _, log) = comment();
    assert!(log.contains("--method PATCH repos/office/reports/issues/comments/5"), "{log}");
    write(&office.path(""), "log.refuse", "");
    let (code, said, log) = comment();
    assert!(code == Some(1) && said.contains("the check stands") && !log.contains("changed"), "{said}{log}");
}

/// What somebody else may have named must not become a part of a command.
#[test]
fn workflows_write_nothing_untrusted_into_their_commands() {
    let trusted = ["github.token", "github.repository", "github.ref", "matrix.", "secrets.INBOX_TOKEN || github.token"];
    let folders = [repository().join("docs/ci"), repository().join(".github/workflows")];
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("workflows"));
    let mut seen = 0;
    for path in files.map(|entry| entry.expect("an entry").path()) {
        let text = fs::read_to_string(&path).expect("text");
        for (_, rest) in text.match_indices("${{").map(|(at, _)| text.split_at(at)) {
            let expression = rest[3..].split("}}").next().unwrap_or_default().trim();
            assert!(trusted.iter().any(|it| expression.starts_with(it)), "{}: {expression}", path.display());
            seen += 1;
        }
        assert!(!text.contains("GITEE_BRANCH"), "{}: the host writes it into the command", path.display());
    }
    assert!(seen > 5);
}
