//! Who was late, as git has it where nobody wrote the day down: real repositories around the tiny workspace,
//! whose first quarter was due on 2023-04-10.

mod support;

use std::{fs, path::Path, process::Command};

use plan::commands::Exit;
use serde_json::{Value, json};
use support::{
    repositories::{self, Repo},
    run,
};

const JIA: &str = "reports/submissions/2023-Q1/jia.csv";
const YI: &str = "reports/submissions/2023-Q1/yi.csv";
const RECEIVED: &str = "reports/received.csv";

fn submission(county: &str) -> String {
    fs::read_to_string(format!("tests/bases/tiny/reports/submissions/2023-Q1/{county}.csv")).expect("a submission")
}

/// The plan was committed, and no submission yet.
fn begun(prefix: &str) -> Repo {
    let repo = Repo::new();
    support::copy(Path::new("tests/bases/tiny"), &repo.at(prefix));
    fs::remove_dir_all(repo.at(&format!("{prefix}reports/submissions"))).expect("removed");
    repo.commit("2023-01-10", "方案");
    repo
}

/// A county commits its first quarter.
fn report(repo: &Repo, prefix: &str, county: &str, day: &str) {
    repo.write(&format!("{prefix}reports/submissions/2023-Q1/{county}.csv"), &submission(county));
    repo.commit(day, county);
}

/// The first county in time, the second three days late.
fn reported(prefix: &str) -> Repo {
    let repo = begun(prefix);
    report(&repo, prefix, "jia", "2023-04-08");
    report(&repo, prefix, "yi", "2023-04-13");
    repo
}

/// Of the findings about the day on which something came: code, path and county.
fn told(folder: &Path) -> Vec<[String; 3]> {
    let answer = run(folder, &["check", "--format", "json"]).json();
    let findings = answer["findings"].as_array().expect("findings").iter();
    let about = findings.filter(|it| it["code"] == "late" || it["code"] == "received-mismatch");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    about.map(|it| [text(&it["code"]), text(&it["path"]), text(&it["county"])]).collect()
}

fn late(path: &str, county: &str) -> Vec<[String; 3]> {
    vec![["late", path, county].map(str::to_owned)]
}

/// What `missing` has of both counties: the day and the days late.
fn came(folder: &Path) -> [[Value; 2]; 2] {
    let ran = run(folder, &["missing", "--today", "2023-05-01", "--period", "2023-Q1", "--format", "json"]);
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    let answer = ran.json();
    [0, 1].map(|at| {
        let county = &answer["periods"][0]["counties"][at];
        [county["received"].clone(), county["late"].clone()]
    })
}

fn on_time_and_late() -> [[Value; 2]; 2] {
    [[json!("2023-04-08"), json!(null)], [json!("2023-04-13"), json!(3)]]
}

fn nothing() -> [[Value; 2]; 2] {
    [[json!(null), json!(null)], [json!(null), json!(null)]]
}

#[test]
fn the_first_commit_of_a_submission_tells_when_it_came() {
    let repo = reported("");
    assert_eq!(told(repo.path()), late(YI, "yi"));
    assert_eq!(came(repo.path()), on_time_and_late());
    let text = run(repo.path(), &["check"]).stdout;
    assert!(text.contains("迟报 3 天：2023-04-10 到期，2023-04-13 才收到"), "{text}");
    // A revision, a removal and a return leave the day as it is.
    repo.write(YI, &submission("yi").replace(",2,", ",3,"));
    repo.write(JIA, &submission("jia").replace(",3,", ",4,"));
    repo.commit("2023-06-01", "改报");
    repo.git(&["rm", "-q", JIA]);
    repo.commit("2023-06-02", "删");
    report(&repo, "", "jia", "2023-06-03");
    assert_eq!(came(repo.path()), on_time_and_late());
    // What is not committed came on no day.
    fs::remove_dir_all(repo.at(".git")).expect("removed");
    assert!(told(repo.path()).is_empty());
    repo.git(&["init", "-q", "-b", "main"]);
    assert_eq!((told(repo.path()).len(), came(repo.path())), (0, nothing()));
}

#[test]
fn what_was_written_down_counts_and_another_day_is_noted() {
    let repo = reported("");
    repo.write(RECEIVED, "period,county,date,by\n2023-Q1,jia,2023-04-08,王\n2023-Q1,yi,2023-04-09,王\n");
    assert_eq!(told(repo.path()), [["received-mismatch", RECEIVED, "yi"].map(str::to_owned)]);
    assert_eq!(came(repo.path())[1], [json!("2023-04-09"), json!(null)]);
    let text = run(repo.path(), &["check"]).stdout;
    assert!(text.contains("登记 2023-04-09 收到，Git 里第一次提交是 2023-04-13；按登记的日子算"), "{text}");
    // Late by what was written down, whatever git has.
    repo.write(RECEIVED, "period,county,date,by\n2023-Q1,jia,2023-04-12,王\n2023-Q1,yi,2023-04-13,王\n");
    let codes: Vec<_> = told(repo.path()).into_iter().map(|[code, ..]| code).collect();
    assert_eq!(codes, ["late", "received-mismatch", "late"]);
}

#[test]
fn a_commit_that_brings_everything_makes_nobody_late() {
    let whole = Repo::new();
    whole.write("README.md", "nothing of the workspace's");
    whole.commit("2022-01-01", "readme");
    support::copy(Path::new("tests/bases/tiny"), whole.path());
    whole.commit("2023-06-01", "搬入");
    assert_eq!((told(whole.path()).len(), came(whole.path())), (0, nothing()));
    // But what was written down cannot have come after it was there.
    whole.write(RECEIVED, "period,county,date,by\n2023-Q1,jia,2023-04-08,王\n2023-Q1,yi,2023-06-02,王\n");
    let codes: Vec<_> = told(whole.path()).into_iter().map(|[code, _, county]| [code, county]).collect();
    assert_eq!(codes, [["late", "yi"], ["received-mismatch", "yi"]].map(|pair| pair.map(str::to_owned)));
    // The workspace goes into another folder.
    let moved = reported("");
    fs::create_dir(moved.at("工作")).expect("a folder");
    moved.git(&["mv", "plan", "reports", "工作"]);
    moved.commit("2023-07-01", "移");
    assert_eq!((told(&moved.at("工作")).len(), came(&moved.at("工作"))), (0, nothing()));
    // Old stock: several counties' several periods at once. One county's are its own.
    let stock = begun("");
    for period in ["2023-Q1", "2023-Q2"] {
        for county in ["jia", "yi"] {
            stock.write(&format!("reports/submissions/{period}/{county}.csv"), &submission(county));
        }
    }
    stock.commit("2023-09-01", "以前各期");
    assert!(told(stock.path()).is_empty());
    let own = begun("");
    for period in ["2023-Q1", "2023-Q2"] {
        own.write(&format!("reports/submissions/{period}/jia.csv"), &submission("jia"));
    }
    own.commit("2023-09-01", "补报");
    assert_eq!(told(own.path()).len(), 2);
}

#[test]
fn a_sample_came_on_no_day() {
    let repo = reported("");
    repo.write("reports/SAMPLE", "");
    assert_eq!((told(repo.path()).len(), came(repo.path())), (0, nothing()));
    repo.write(RECEIVED, "period,county,date,by\n2023-Q1,yi,2023-04-12,王\n");
    assert_eq!(told(repo.path()), late(RECEIVED, "yi"));
}

#[test]
fn another_name_is_the_same_submission() {
    let repo = begun("");
    repo.write("reports/submissions/2023-Q1/yi2.csv", &submission("yi"));
    repo.commit("2023-04-07", "错名");
    report(&repo, "", "jia", "2023-04-08");
    repo.git(&["mv", "reports/submissions/2023-Q1/yi2.csv", YI]);
    repo.commit("2023-05-02", "改名");
    assert_eq!((told(repo.path()).len(), came(repo.path())[1][0].clone()), (0, json!("2023-04-07")));
    // With another content it is another file.
    repo.git(&["mv", YI, "reports/submissions/2023-Q1/yi3.csv"]);
    repo.commit("2023-05-03", "改错");
    repo.git(&["rm", "-q", "reports/submissions/2023-Q1/yi3.csv"]);
    repo.commit("2023-05-04", "删");
    report(&repo, "", "yi", "2023-05-05");
    assert_eq!(came(repo.path())[1][0], json!("2023-04-07"), "it was there by this name");
}

#[test]
fn merging_and_rebasing_late_make_nobody_late_and_a_squash_does() {
    let repo = begun("");
    repo.git(&["checkout", "-q", "-b", "yi"]);
    report(&repo, "", "yi", "2023-04-09");
    repo.git(&["checkout", "-q", "main"]);
    report(&repo, "", "jia", "2023-04-08");
    let in_time = [[json!("2023-04-08"), json!(null)], [json!("2023-04-09"), json!(null)]];
    repo.git(&["checkout", "-q", "-b", "rebased", "yi"]);
    repo.git_on("2023-04-20", &["rebase", "-q", "main"]);
    assert_eq!(came(repo.path()), in_time);
    repo.git(&["checkout", "-q", "-b", "merged", "main"]);
    repo.merge("yi", "2023-04-20");
    assert_eq!(came(repo.path()), in_time);
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["merge", "-q", "--squash", "yi"]);
    repo.commit("2023-04-20", "合并为一");
    assert_eq!(told(repo.path()), late(YI, "yi"));
    // Until the day is written down.
    repo.write(RECEIVED, "period,county,date,by\n2023-Q1,yi,2023-04-09,王\n");
    let codes: Vec<_> = told(repo.path()).into_iter().map(|[code, ..]| code).collect();
    assert_eq!(codes, ["received-mismatch"]);
}

#[test]
fn every_kind_of_repository_says_what_it_has() {
    let repo = reported("工作/");
    let beside = tempfile::tempdir().expect("a folder");
    let at = |name: &str| beside.path().join(name);
    let here = repo.path().to_string_lossy().into_owned();
    repo.git(&["worktree", "add", "-q", &at("树").to_string_lossy(), "--detach"]);
    let outer = Repo::new();
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "add", "-q", &here, "子"]);
    repositories::git(beside.path(), &["clone", "-q", &here, "克隆"]);
    repositories::git(&at("克隆"), &["checkout", "-q", "--detach"]);
    for folder in [repo.at("工作"), at("树").join("工作"), outer.at("子/工作"), at("克隆").join("工作")] {
        assert_eq!(told(&folder), late(YI, "yi"), "{}", folder.display());
        assert_eq!(came(&folder), on_time_and_late());
    }
    // Where a shallow clone ends nobody knows since when a file was there.
    let from = format!("file://{here}");
    for depth in ["1", "2"] {
        repositories::git(beside.path(), &["clone", "-q", "--depth", depth, &from, depth]);
    }
    assert_eq!((told(&at("1/工作")).len(), came(&at("1/工作"))), (0, nothing()));
    assert_eq!(came(&at("2/工作")), [[json!(null), json!(null)], [json!("2023-04-13"), json!(3)]]);
    // Without the trees of its commits, with a broken repository, without one: nothing, and no failure.
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    repositories::git(beside.path(), &["clone", "-q", "--no-checkout", "--filter=tree:0", &from, "部分"]);
    support::copy(&repo.at("工作"), &at("部分/工作"));
    support::copy(&repo.at("工作"), &at("无/工作"));
    repo.write(".git/HEAD", "garbage");
    for folder in [at("部分/工作"), at("无/工作"), repo.at("工作")] {
        assert_eq!((told(&folder).len(), came(&folder)), (0, nothing()), "{}", folder.display());
    }
}

#[test]
fn no_git_program_is_needed() {
    let repo = reported("");
    let run = Command::new(env!("CARGO_BIN_EXE_plan")).arg("check").current_dir(repo.path()).env("PATH", "").output();
    let output = run.expect("it runs");
    assert!(String::from_utf8_lossy(&output.stdout).contains("迟报 3 天"), "{output:?}");
}
