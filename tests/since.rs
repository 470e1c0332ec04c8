//! `check --since` and `--only`: what a change brings, in repositories of every shape.

mod support;

use std::{fs, path::Path};

use plan::commands::Exit;
use support::{
    Ran,
    repositories::{Repo, git},
    run,
};

const JIA: &str = "reports/submissions/2023-Q1/jia.csv";
const YI: &str = "reports/submissions/2023-Q1/yi.csv";

/// A county's submission with these points.
fn submission(points: &str) -> String {
    let text = fs::read_to_string(Path::new("tests/bases/tiny").join(JIA)).expect("the submission");
    text.replace("服务点,,,3", &format!("服务点,,,{points}"))
}

/// The tiny workspace on `main`, with a mistake of one county's that is older than any change.
fn published(prefix: &str) -> Repo {
    let repo = Repo::new();
    support::copy(Path::new("tests/bases/tiny"), &repo.at(prefix));
    repo.write(&format!("{prefix}{JIA}"), &submission("3"));
    repo.write(&format!("{prefix}{YI}"), &submission("四"));
    repo.commit("2023-04-05", "一季度");
    repo.git(&["checkout", "-q", "-b", "county"]);
    repo
}

/// The codes and paths that decide, and those that were there before.
fn judged(ran: &Ran) -> [Vec<String>; 2] {
    let answer = ran.json();
    ["findings", "known"].map(|list| {
        let findings = answer[list].as_array().cloned().unwrap_or_default();
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        let name = |path: &str| path.rsplit('/').next().expect("a name").to_owned();
        findings.iter().map(|it| format!("{} {}", text(&it["code"]), name(&text(&it["path"])))).collect()
    })
}

fn since(folder: &Path, revision: &str, more: &[&str]) -> Ran {
    run(folder, &[&["check", "--since", revision, "--format", "json"], more].concat())
}

fn assert_judged(ran: &Ran, new: &[&str], known: &[&str]) {
    let errors = !new.is_empty();
    assert_eq!(judged(ran), [new.to_vec(), known.to_vec()], "{ran:?}");
    assert_eq!(ran.exit, if errors { Exit::Findings } else { Exit::Sound }, "{ran:?}");
}

#[test]
fn only_what_is_new_decides() {
    let repo = published("");
    assert_eq!(run(repo.path(), &["check"]).exit, Exit::Findings);
    assert_judged(&since(repo.path(), "main", &[]), &[], &[]);
    repo.write(JIA, &submission("5"));
    assert_judged(&since(repo.path(), "main", &[]), &[], &[]);
    repo.write(JIA, &submission("-5"));
    assert_judged(&since(repo.path(), "main", &[]), &["negative jia.csv"], &[]);
    repo.commit("2023-04-06", "改");
    assert_judged(&since(repo.path(), "main", &[]), &["negative jia.csv"], &[]);
    assert_judged(&since(repo.path(), "county", &[]), &[], &[]);
    // A file that is touched is read closely, and what was wrong with it before is told, apart.
    repo.write(YI, &(submission("四") + "1.1-visits,走访,2023-M03,,42,,,\n"));
    let both = ["negative jia.csv", "duplicate-row yi.csv"];
    assert_judged(&since(repo.path(), "main", &[]), &both, &["not-a-number yi.csv"]);
    assert_judged(&since(repo.path(), "main", &[YI]), &both[1..], &["not-a-number yi.csv"]);
    let text = run(repo.path(), &["check", "--since", "main"]).stdout;
    let heading = text.find("—— 以下 1 个问题在这次改动之前就有 ——").expect("a heading");
    assert!(text.find("duplicate-row").expect("new") < heading && heading < text.find("not-a-number").expect("known"));
}

#[test]
fn files_come_and_go() {
    let repo = published("");
    let next = submission("x").replace("-M01", "-M04").replace("-M02", "-M05").replace("-M03", "-M06");
    repo.write(&JIA.replace("Q1", "Q2"), &next);
    let brought = ["not-a-number jia.csv", "missing-submission yi.csv"];
    assert_judged(&since(repo.path(), "main", &[]), &brought, &[]);
    fs::remove_file(repo.at(&JIA.replace("Q1", "Q2"))).expect("removed");
    fs::remove_file(repo.at(JIA)).expect("removed");
    let gone = ["foreign-edit jia.csv", "missing-submission jia.csv"];
    assert_eq!(judged(&since(repo.path(), "main", &["--only", "乙县"]))[0], gone);
    repo.write(".~lock.jia.csv#", "litter");
    repo.write("reports/submissions/2023-Q1/~$jia.csv", "litter");
    assert_eq!(judged(&since(repo.path(), "main", &["--only", "乙县"]))[0], gone);
    fs::create_dir(repo.at(JIA)).expect("a folder in the file's place");
    assert!(judged(&since(repo.path(), "main", &[]))[0].contains(&"stray-file jia.csv".to_owned()));
}

#[test]
fn a_county_keeps_to_its_own_files() {
    let repo = published("");
    let only = |county: &str| judged(&since(repo.path(), "main", &["--only", county])).concat();
    repo.write(JIA, &submission("5"));
    assert_eq!(only("jia"), [""; 0]);
    assert_eq!(only("甲县"), [""; 0]);
    assert_eq!(only("乙县"), ["foreign-edit jia.csv"]);
    repo.write("reports/received.csv", "period,county,date,by\n");
    repo.write("reports/summaries/2023-Q1/jia/小结.md", "");
    repo.write("docs/read.me", "not the workspace's");
    assert_eq!(only("jia"), ["foreign-edit received.csv"]);
    let plan = fs::read_to_string(repo.at("plan/plan.toml")).expect("the plan");
    repo.write("plan/plan.toml", &(plan + "# a remark\n"));
    let all = only("jia");
    assert_eq!(all[..2], ["foreign-edit plan.toml", "foreign-edit received.csv"], "{all:?}");
    assert_eq!(all[2..], ["not-a-number yi.csv"], "the plan bears upon everybody: all was read");
    let ran = run(repo.path(), &["check", "--only", "jia"]);
    assert_eq!(ran.exit, Exit::Usage, "only with --since: {ran:?}");
    let ran = since(repo.path(), "main", &["--only", "丙县"]);
    assert!(ran.exit == Exit::Usage && ran.stderr.contains("丙县"), "{ran:?}");
}

/// What a change is does not depend on how it came to be one.
#[test]
fn a_change_is_what_it_brings_in_every_shape_of_history() {
    let repo = published("工作/雅安 市/");
    let folder = repo.at("工作/雅安 市");
    repo.write(&format!("工作/雅安 市/{JIA}"), &submission("-5"));
    repo.commit("2023-04-06", "甲县改");
    let brought = |folder: &Path, revision: &str| {
        assert_judged(&since(folder, revision, &["--only", "甲县"]), &["negative jia.csv"], &[]);
    };
    brought(&folder, "main");
    // Others go on meanwhile, and mend what was wrong: none of that is this change's.
    repo.git(&["checkout", "-q", "main"]);
    repo.write(&format!("工作/雅安 市/{YI}"), &submission("4"));
    repo.commit("2023-04-07", "乙县改");
    repo.git(&["checkout", "-q", "county"]);
    brought(&folder, "main");
    repo.git(&["checkout", "-q", "-b", "merged", "county"]);
    repo.merge("main", "2023-04-08");
    brought(&folder, "main");
    repo.git(&["checkout", "-q", "-b", "rebased", "county"]);
    repo.git_on("2023-04-08", &["rebase", "-q", "main"]);
    brought(&folder, "main");
    repo.git(&["checkout", "-q", "-b", "squashed", "main"]);
    repo.git(&["merge", "-q", "--squash", "county"]);
    repo.commit("2023-04-09", "甲县改");
    brought(&folder, "main");
    repo.git(&["checkout", "-q", "--detach", "county"]);
    brought(&folder, "main");
    let beside = tempfile::tempdir().expect("a folder");
    let at = |name: &str| beside.path().join(name);
    repo.git(&["worktree", "add", "-q", &at("树").to_string_lossy(), "county"]);
    brought(&at("树").join("工作/雅安 市"), "main");
    let outer = Repo::new();
    let from = repo.path().to_string_lossy();
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "add", "-q", "-b", "county", &from, "子"]);
    brought(&outer.at("子/工作/雅安 市"), "origin/main");
    // As a host checks out a pull request: the two tips, and not where they parted.
    let url = format!("file://{from}");
    git(beside.path(), &["clone", "-q", "--depth=1", "-b", "merged", &url, "浅"]);
    git(&at("浅"), &["fetch", "-q", "--depth=1", "origin", "main:main"]);
    brought(&at("浅").join("工作/雅安 市"), "main");
}

#[test]
fn what_is_lacking_is_said_and_nothing_else_suffers() {
    let refused = |folder: &Path, revision: &str, why: &str| {
        let ran = since(folder, revision, &[]);
        assert!(ran.exit == Exit::Failed && ran.stderr.contains(why) && ran.stdout.is_empty(), "{ran:?}");
    };
    let plain = tempfile::tempdir().expect("a folder");
    support::copy(Path::new("tests/bases/tiny"), plain.path());
    refused(plain.path(), "main", "不在 git 仓库中");
    assert_eq!(run(plain.path(), &["check"]).exit, Exit::Sound);
    let empty = Repo::new();
    support::copy(Path::new("tests/bases/tiny"), empty.path());
    refused(empty.path(), "HEAD", "还没有任何提交");
    let repo = published("");
    refused(repo.path(), "origin/main", "git 里找不到");
    let beside = tempfile::tempdir().expect("a folder");
    let url = format!("file://{}", repo.path().display());
    git(beside.path(), &["clone", "-q", "--depth=1", &url, "浅"]);
    refused(&beside.path().join("浅"), "HEAD~1", "git fetch --unshallow");
    git(beside.path(), &["clone", "-q", "--bare", &url, "裸.git"]);
    refused(&beside.path().join("裸.git"), "main", "plan/plan.toml");
}

/// A file that was edited within the tick in which git noted it is still found.
#[test]
fn an_edit_that_leaves_no_trace_is_found() {
    let repo = published("");
    let path = repo.at(JIA);
    let when = fs::metadata(&path).and_then(|it| it.modified()).expect("a time");
    repo.write(JIA, &submission("x"));
    fs::File::options().append(true).open(&path).and_then(|file| file.set_modified(when)).expect("set back");
    assert_judged(&since(repo.path(), "main", &[]), &["not-a-number jia.csv"], &[]);
}

/// Line ends that git changes on the way to the disk are no change.
#[test]
fn line_ends_of_the_checkout_are_no_change() {
    let repo = published("");
    let beside = tempfile::tempdir().expect("a folder");
    let url = repo.path().to_string_lossy();
    git(beside.path(), &["clone", "-q", "-c", "core.autocrlf=true", "-b", "county", &url, "克隆"]);
    let clone = beside.path().join("克隆");
    assert!(fs::read_to_string(clone.join(JIA)).expect("the file").contains("\r\n"));
    assert_judged(&since(&clone, "origin/main", &["--only", "乙县"]), &[], &[]);
}
