//! What git keeps, read back: real repositories, made with the git program.

mod support;

use std::{fs, path::Path};

use chrono::NaiveDate;
use plan::{
    commands::Exit,
    history::{History, Lack},
};
use serde_json::json;
use support::{
    repositories::{self, Repo, TABLE, day},
    run,
};

#[test]
fn the_commit_of_a_name_is_found() {
    let repo = Repo::new();
    repo.write("plan/plan.toml", "1");
    repo.commit("2023-07-01", "方案");
    repo.write("plan/plan.toml", "2");
    let second = repo.commit("2023-07-02", "再改");
    repo.git(&["tag", "-a", "v1", "-m", "v1"]);
    let history = History::around(repo.path()).expect("a repository");
    for name in ["HEAD", "main", "v1", "@", second.as_str(), &second[..9]] {
        let commit = history.resolve(name).expect("a commit");
        assert_eq!(commit.id.to_string(), second, "{name}");
        assert_eq!((commit.author.as_str(), commit.subject.as_str(), commit.day), ("甲县", "再改", day("2023-07-02")));
    }
    assert_eq!(history.resolve("HEAD~1").expect("a commit").subject, "方案");
    let unknown = |text: &str| Err(Lack::UnknownRevision { text: text.to_owned() });
    for name in ["HEAD~2", "mian", "", "HEAD..main", "\u{0}"] {
        assert_eq!(history.resolve(name).map(|_| ()), unknown(name), "{name}");
    }
    assert_eq!(history.resolve("HEAD:plan").map(|_| ()), Err(Lack::NotACommit { text: "HEAD:plan".to_owned() }));
}

#[test]
fn what_is_lacking_has_a_name() {
    let nowhere = tempfile::tempdir().expect("a folder");
    assert!(matches!(History::around(nowhere.path()), Err(Lack::NotARepository { .. })));
    assert!(matches!(History::around(&nowhere.path().join("不在/这里")), Err(Lack::NotARepository { .. })));
    let empty = Repo::new();
    let history = History::around(empty.path()).expect("a repository");
    for name in ["HEAD", "main", "HEAD~1"] {
        assert_eq!(history.resolve(name).map(|_| ()), Err(Lack::NoCommit), "{name}");
    }
    let repo = two_counties();
    let shallow = tempfile::tempdir().expect("a folder");
    let from = format!("file://{}", repo.path().display());
    repositories::git(shallow.path(), &["clone", "-q", "--depth=1", &from, "."]);
    let history = History::around(shallow.path()).expect("a repository");
    let head = history.resolve("HEAD").expect("the last commit");
    assert!(head.cut_off && head.parents.is_empty());
    assert_eq!(history.resolve("HEAD~1").map(|_| ()), Err(Lack::Shallow { text: "HEAD~1".to_owned() }));
    let arrivals = history.arrivals(head.id, "reports", NaiveDate::MIN).expect("arrivals");
    assert!(arrivals.values().all(|arrival| arrival.at_the_latest) && arrivals.len() == 2);
}

/// A plan, and a branch each for two counties, merged.
fn two_counties() -> Repo {
    let repo = Repo::new();
    repo.write("plan/plan.toml", "1");
    repo.commit("2023-07-01", "plan");
    for (county, date) in [("jia", "2023-07-10"), ("yi", "2023-07-12")] {
        repo.git(&["checkout", "-q", "-b", county, "main"]);
        repo.write(&format!("reports/submissions/2023-Q2/{county}.csv"), county);
        repo.commit(date, county);
    }
    repo.git(&["checkout", "-q", "main"]);
    repo.merge("jia", "2023-07-11");
    repo.merge("yi", "2023-07-20");
    repo
}

#[test]
fn a_merge_has_only_what_its_sides_do_not_explain() {
    let repo = two_counties();
    let history = History::around(repo.path()).expect("a repository");
    let told = |history: &History| {
        let head = history.resolve("HEAD").expect("a commit");
        let commits = history.touching(head.id, &["plan", "reports"]).expect("commits");
        commits.into_iter().map(|commit| commit.subject).collect::<Vec<_>>()
    };
    assert_eq!(told(&history), ["yi", "jia", "plan"]);
    repo.git(&["checkout", "-q", "-b", "other", "HEAD"]);
    repo.write("reports/submissions/2023-Q2/jia.csv", "theirs");
    repo.commit("2023-08-01", "theirs");
    repo.git(&["checkout", "-q", "main"]);
    repo.write("reports/submissions/2023-Q2/jia.csv", "ours");
    repo.commit("2023-08-02", "ours");
    repo.try_merge("other", "2023-08-03");
    repo.write("reports/submissions/2023-Q2/jia.csv", "both");
    repo.commit("2023-08-03", "settled");
    assert_eq!(told(&history), ["settled", "ours", "theirs", "yi", "jia", "plan"]);
}

#[test]
fn a_file_comes_in_once() {
    let repo = two_counties();
    repo.write("README.md", "nothing of the workspace's");
    repo.commit("2023-09-01", "readme");
    repo.git(&["mv", "reports/submissions/2023-Q2/jia.csv", "reports/submissions/2023-Q2/bing.csv"]);
    repo.commit("2023-09-02", "renamed");
    repo.git(&["rm", "-q", "reports/submissions/2023-Q2/yi.csv"]);
    repo.commit("2023-09-03", "removed");
    repo.write("reports/submissions/2023-Q2/yi.csv", "again");
    repo.commit("2023-09-04", "brought back");
    let history = History::around(repo.path()).expect("a repository");
    let head = history.resolve("HEAD").expect("a commit");
    let arrivals = history.arrivals(head.id, "reports/submissions", NaiveDate::MIN).expect("arrivals");
    let days: Vec<_> = arrivals.iter().map(|(path, it)| (path.rsplit('/').next(), it.day.to_string())).collect();
    let expected = [("bing.csv", "2023-07-10"), ("jia.csv", "2023-07-10"), ("yi.csv", "2023-07-12")];
    assert_eq!(days, expected.map(|(name, day)| (Some(name), day.to_owned())));
}

#[test]
fn a_rebase_keeps_the_authors_day_and_a_squash_has_its_own() {
    let repo = Repo::new();
    repo.write("plan/plan.toml", "1");
    repo.commit("2023-07-01", "plan");
    repo.git(&["checkout", "-q", "-b", "jia"]);
    repo.write("reports/jia.csv", "1");
    repo.commit("2023-07-05", "jia");
    repo.git(&["checkout", "-q", "main"]);
    repo.write("other", "1");
    repo.commit("2023-07-06", "meanwhile");
    repo.git(&["checkout", "-q", "jia"]);
    repo.git_on("2023-07-30", &["rebase", "-q", "main"]);
    let day_of = |revision: &str| {
        let history = History::around(repo.path()).expect("a repository");
        let head = history.resolve(revision).expect("a commit");
        history.arrivals(head.id, "reports", NaiveDate::MIN).expect("arrivals")["reports/jia.csv"].day
    };
    assert_eq!(day_of("jia"), day("2023-07-05"));
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["merge", "-q", "--squash", "jia"]);
    repo.commit("2023-08-01", "squashed");
    assert_eq!(day_of("main"), day("2023-08-01"));
}

#[test]
fn a_workspace_is_found_wherever_it_lies() {
    let repo = Repo::new();
    repo.write("工作/雅安 市/plan/plan.toml", "1");
    repo.write("工作/雅安 市/reports/submissions/2023-Q2/甲.csv", TABLE);
    repo.symlink("甲.csv", "工作/雅安 市/reports/submissions/2023-Q2/乙.csv");
    repo.commit("2023-07-01", "plan");
    let sees = |folder: &std::path::Path| {
        let history = History::around(folder).expect("a repository");
        let head = history.resolve("HEAD").expect("a commit");
        let history = history.at_workspace(&head).expect("a workspace");
        let tree = history.tree(&head, &["plan", "reports"]).expect("a tree");
        let file = tree.file("reports/submissions/2023-Q2/甲.csv").expect("the file");
        assert_eq!(tree.read_file(file).expect("its bytes"), TABLE.as_bytes());
        assert_eq!(tree.length(file).expect("its length"), TABLE.len() as u64);
        assert!(history.is(file, TABLE.as_bytes()) && !history.is(file, b"other"));
        assert_eq!(tree.file("reports/submissions/2023-Q2/乙.csv"), None);
        assert_eq!(tree.list("reports/submissions/2023-Q2").len(), 2);
    };
    let inner = "工作/雅安 市";
    sees(&repo.path().join(inner));
    sees(&repo.path().join(inner).join("reports/submissions"));
    sees(&repo.path().join(inner).join("不在/这里"));
    let beside = tempfile::tempdir().expect("a folder");
    let at = |name: &str| beside.path().join(name);
    repo.git(&["worktree", "add", "-q", &at("树").to_string_lossy(), "--detach"]);
    sees(&at("树").join(inner));
    repositories::git(beside.path(), &["clone", "-q", "--bare", &repo.path().to_string_lossy(), "裸.git"]);
    sees(&at("裸.git").join(inner));
    let outer = Repo::new();
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "add", "-q", &repo.path().to_string_lossy(), "子"]);
    outer.commit("2023-08-01", "a submodule");
    sees(&outer.path().join("子").join(inner));
    let history = History::around(outer.path()).expect("a repository");
    let head = history.resolve("HEAD").expect("a commit");
    let lack = Lack::NoWorkspaceThere { commit: head.id.short() };
    assert_eq!(history.at_workspace(&head).map(|_| ()), Err(lack));
}

/// The tiny workspace, and a commit in which one county corrects its points from 3 to 6.
fn corrected(prefix: &str) -> Repo {
    let repo = Repo::new();
    support::copy(Path::new("tests/bases/tiny"), &repo.at(prefix));
    repo.commit("2023-04-05", "一季度");
    let path = format!("{prefix}reports/submissions/2023-Q1/jia.csv");
    let text = fs::read_to_string(repo.at(&path)).expect("the submission");
    repo.write(&path, &text.replace("服务点,,,3", "服务点,,,6"));
    repo.commit("2023-04-20", "更正服务点");
    repo
}

fn points(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let answer = support::status(folder, arguments);
    answer["targets"][0]["actual"].clone()
}

#[test]
fn status_shows_what_a_commit_had() {
    let repo = corrected("工作/");
    let folder = repo.at("工作");
    repo.write(
        "工作/reports/submissions/2023-Q1/yi.csv",
        "编号,名称,期间,站点,数值,总数,佐证,备注\n1.1-points,服务点,,,4,,,\n",
    );
    assert_eq!(points(&folder, &[]), 10);
    assert_eq!(points(&folder, &["--at", "HEAD"]), 9);
    assert_eq!(points(&folder, &["--at", "HEAD~1"]), 6);
    let ran = run(&folder, &["status", "--at", "HEAD~1"]);
    let id = repo.git(&["rev-parse", "--short=8", "HEAD~1"]);
    let head = format!("提交 {id}（2023-04-05）时的情况：一季度");
    assert_eq!(ran.stdout.lines().next(), Some(head.as_str()), "{ran:?}");
    let bare = tempfile::tempdir().expect("a folder");
    repositories::git(bare.path(), &["clone", "-q", "--bare", &repo.path().to_string_lossy(), "."]);
    assert_eq!(points(bare.path(), &["--at", "HEAD~1", "-C", "工作"]), 6);
    let at_top = corrected("");
    repositories::git(bare.path(), &["clone", "-q", "--bare", &at_top.path().to_string_lossy(), "top.git"]);
    assert_eq!(points(bare.path(), &["--at", "main", "-C", "top.git"]), 9);
    fs::remove_dir_all(&folder).expect("the workspace goes");
    assert_eq!(points(&folder, &["--at", "HEAD"]), 9);
}

/// What a command says where it cannot answer.
fn refusal(folder: &Path, arguments: &[&str]) -> (Exit, String) {
    let ran = run(folder, arguments);
    assert!(ran.stdout.is_empty(), "{ran:?}");
    (ran.exit, ran.stderr)
}

#[test]
fn what_is_lacking_is_said_in_a_sentence() {
    let commands: [&[&str]; 2] = [&["status", "--at", "HEAD~7"], &["diff", "HEAD~7"]];
    let plain = tempfile::tempdir().expect("a folder");
    support::copy(Path::new("tests/bases/tiny"), plain.path());
    let empty = Repo::new();
    support::copy(Path::new("tests/bases/tiny"), empty.path());
    let full = corrected("");
    let shallow = tempfile::tempdir().expect("a folder");
    let from = format!("file://{}", full.path().display());
    repositories::git(shallow.path(), &["clone", "-q", "--depth=1", &from, "."]);
    for command in commands {
        for (folder, zh, en) in [
            (plain.path(), "不在 git 仓库中", "lies in no git repository"),
            (empty.path(), "还没有任何提交", "nothing has been committed"),
            (full.path(), "git 里找不到“HEAD~7”", "git knows no \"HEAD~7\""),
            (shallow.path(), "git fetch --unshallow", "git fetch --unshallow"),
        ] {
            let (exit, said) = refusal(folder, command);
            assert_eq!(exit, Exit::Failed);
            assert!(said.contains(zh) && said.lines().count() == 1, "{said}");
            let (_, said) = refusal(folder, &[command, &["--lang", "en"]].concat());
            assert!(said.contains(en) && said.lines().count() == 1, "{said}");
        }
    }
    for (folder, zh) in [(plain.path(), "不在 git 仓库中"), (empty.path(), "还没有任何提交")] {
        let (exit, said) = refusal(folder, &["log", "1.1-points"]);
        assert!(exit == Exit::Failed && said.contains(zh), "{said}");
    }
    let bare = tempfile::tempdir().expect("a folder");
    repositories::git(bare.path(), &["clone", "-q", "--bare", &from, "."]);
    let (exit, said) = refusal(bare.path(), &["diff", "HEAD~1"]);
    assert!(exit == Exit::Usage && said.contains("请写两个提交"), "{said}");
}

#[test]
fn a_difference_names_figures_and_statuses() {
    let repo = corrected("工作/");
    let folder = repo.at("工作");
    let answer = run(&folder, &["diff", "HEAD~1", "HEAD", "--format", "json"]).json();
    assert_eq!(answer["as_of"], "2023-03-31");
    let figures = answer["figures"].as_array().expect("figures");
    assert_eq!(figures.len(), 1, "{answer}");
    let path = "reports/submissions/2023-Q1/jia.csv";
    assert_eq!((&figures[0]["item"], &figures[0]["county"]), (&json!("1.1-points"), &json!("jia")));
    assert_eq!((&figures[0]["before"]["value"], &figures[0]["after"]["value"]), (&json!(3), &json!(6)));
    assert_eq!((&figures[0]["before"]["path"], &figures[0]["before"]["line"]), (&json!(path), &json!(3)));
    let targets = answer["targets"].as_array().expect("targets").iter();
    let moved: Vec<_> = targets.map(|it| (it["target"].clone(), it["county"].clone(), it["regress"].clone())).collect();
    let moved_one = |county| (json!("1.1-points"), county, json!(false));
    assert_eq!(moved, [moved_one(json!(null)), moved_one(json!("jia"))]);
    assert_eq!(run(&folder, &["diff", "HEAD~1", "HEAD", "--fail-on-regress"]).exit, Exit::Sound);
    let back = run(&folder, &["diff", "HEAD", "HEAD~1", "--fail-on-regress"]);
    assert_eq!(back.exit, Exit::Findings, "{back:?}");
    assert!(back.stdout.contains("变差") && back.stdout.contains("6 → 3"), "{back:?}");
    // A checkout with CRLF is the same; so is what a merge request changes elsewhere.
    let text = fs::read_to_string(folder.join(path)).expect("the submission");
    repo.write(&format!("工作/{path}"), &text.replace('\n', "\r\n"));
    let same = run(&folder, &["diff", "HEAD"]);
    assert!(same.stdout.contains("数据和目标都没有变化"), "{same:?}");
    repo.write(&format!("工作/{path}"), &text.replace("站二,2", "站二,7"));
    let answer = run(&folder, &["diff", "HEAD", "--format", "json"]).json();
    assert_eq!(answer["after"], json!(null));
    assert_eq!((&answer["figures"][0]["site"], &answer["figures"][0]["after"]["value"]), (&json!("站二"), &json!(7)));
    let md = run(&folder, &["diff", "HEAD", "--format", "md", "--lang", "en"]).stdout;
    assert!(md.contains("| Jia County | 1.1-events 活动 | 2023-Q1 | 站二 | 2 → 7 |"), "{md}");
}

#[test]
fn both_sides_are_as_of_one_day() {
    let repo = corrected("");
    let first = fs::read_to_string(repo.at("reports/submissions/2023-Q1/jia.csv")).expect("the submission");
    let second = first.replace("M01", "M04").replace("M02", "M05").replace("M03", "M06");
    for county in ["jia", "yi"] {
        repo.write(&format!("reports/submissions/2023-Q2/{county}.csv"), &second);
    }
    let answer =
        |arguments: &[&str]| run(repo.path(), &[&["diff", "HEAD", "--format", "json"], arguments].concat()).json();
    assert_eq!(answer(&[])["as_of"], "2023-06-30");
    let then = answer(&["--period", "2023-Q1"]);
    assert_eq!((&then["as_of"], &then["targets"]), (&json!("2023-03-31"), &json!([])));
    assert_eq!(then["figures"].as_array().map(Vec::len), Some(16));
    // Silence where there was a state is a regress.
    for county in ["jia", "yi"] {
        fs::remove_file(repo.at(&format!("reports/submissions/2023-Q2/{county}.csv"))).expect("it goes");
        fs::remove_file(repo.at(&format!("reports/submissions/2023-Q1/{county}.csv"))).expect("it goes");
    }
    assert_eq!(run(repo.path(), &["diff", "HEAD", "--period", "2023-Q1", "--fail-on-regress"]).exit, Exit::Findings);
}

/// Date, actual and subject of each row of a log.
fn log(folder: &Path, arguments: &[&str]) -> Vec<[String; 3]> {
    let ran = run(folder, &[&["log"], arguments, &["--format", "csv"]].concat());
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    let rows = ran.stdout.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    rows.map(|row| {
        let at = row.len() - 8;
        [row[at + 1], row[at + 4], row[at + 7]].map(str::to_owned)
    })
    .collect()
}

fn told<const N: usize>(rows: [[&str; 3]; N]) -> Vec<[String; 3]> {
    rows.map(|row| row.map(str::to_owned)).to_vec()
}

#[test]
fn a_log_tells_the_commits_that_changed_the_figure() {
    let repo = corrected("工作/");
    let folder = repo.at("工作");
    let both = [["2023-04-20", "9", "更正服务点"], ["2023-04-05", "6", "一季度"]];
    assert_eq!(log(&folder, &["1.1-points"]), told(both));
    assert_eq!(log(&folder, &["1.1-points", "乙县"]), told([["2023-04-05", "3", "一季度"]]));
    repo.write("说明.md", "not of the workspace");
    repo.commit("2023-04-21", "说明");
    // Two counties correct theirs at once: the sum is that of the merge alone.
    for (county, to) in [("jia", "5"), ("yi", "4")] {
        repo.git(&["checkout", "-q", "-b", county, "main"]);
        let path = format!("工作/reports/submissions/2023-Q1/{county}.csv");
        let text = fs::read_to_string(repo.at(&path)).expect("the submission");
        let before = if county == "jia" { "6" } else { "3" };
        repo.write(&path, &text.replace(&format!("服务点,,,{before}"), &format!("服务点,,,{to}")));
        repo.commit("2023-05-01", county);
    }
    repo.git(&["checkout", "-q", "main"]);
    repo.merge("jia", "2023-05-02");
    assert_eq!(log(&folder, &["1.1-points"])[0], ["2023-05-01", "8", "jia"]);
    repo.merge("yi", "2023-05-03");
    assert_eq!(log(&folder, &["1.1-points"])[0], ["2023-05-03", "9", "merge yi"]);
    repo.git(&["checkout", "-q", "--detach", "HEAD^2"]);
    assert_eq!(log(&folder, &["1.1-points"])[0], ["2023-05-01", "10", "yi"]);
    let bare = tempfile::tempdir().expect("a folder");
    repositories::git(bare.path(), &["clone", "-q", "--bare", &repo.path().to_string_lossy(), "."]);
    assert_eq!(log(bare.path(), &["1.1-points", "-C", "工作"])[0], ["2023-05-01", "10", "yi"]);
    let ran = run(&folder, &["log", "1.1-point"]);
    assert!(ran.exit == Exit::Usage && ran.stderr.contains("1.1-points"), "{ran:?}");
}

#[test]
fn a_log_goes_through_broken_plans_and_ends_where_a_shallow_clone_does() {
    let repo = corrected("");
    let plan = fs::read_to_string(repo.at("plan/plan.toml")).expect("the plan");
    repo.write("plan/plan.toml", "broken = ");
    let broken = repo.commit("2023-05-01", "坏");
    let ran = run(repo.path(), &["status", "--at", &broken[..7]]);
    assert!(ran.exit == Exit::Findings && ran.stderr.contains("以上是提交"), "{ran:?}");
    repo.write("plan/plan.toml", &plan);
    repo.commit("2023-05-02", "好");
    let days: Vec<_> = log(repo.path(), &["1.1-points"]).into_iter().map(|[day, ..]| day).collect();
    assert_eq!(days, ["2023-05-02", "2023-05-01", "2023-04-20", "2023-04-05"]);
    let shallow = tempfile::tempdir().expect("a folder");
    let from = format!("file://{}", repo.path().display());
    repositories::git(shallow.path(), &["clone", "-q", "--depth=1", &from, "."]);
    let ran = run(shallow.path(), &["log", "1.1-points"]);
    assert!(ran.exit == Exit::Sound && ran.stdout.contains("git fetch --unshallow"), "{ran:?}");
}

#[test]
fn every_kind_of_repository_answers_every_command() {
    let repo = corrected("工作/");
    let beside = tempfile::tempdir().expect("a folder");
    let at = |name: &str| beside.path().join(name);
    let here = repo.path().to_string_lossy().into_owned();
    repo.git(&["worktree", "add", "-q", &at("树").to_string_lossy(), "--detach"]);
    let outer = Repo::new();
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "add", "-q", &here, "子"]);
    repositories::git(beside.path(), &["clone", "-q", &here, "克隆"]);
    for folder in [repo.at("工作"), at("树").join("工作"), outer.at("子/工作"), at("克隆").join("工作/reports")]
    {
        assert_eq!(points(&folder, &["--at", "HEAD~1"]), 6, "{}", folder.display());
        let diff = run(&folder, &["diff", "HEAD~1"]);
        assert!(diff.exit == Exit::Sound && diff.stdout.contains("3 → 6"), "{diff:?}");
        assert_eq!(log(&folder, &["1.1-points"]).len(), 2);
    }
    // A clone without the files of its commits.
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{here}");
    repositories::git(beside.path(), &["clone", "-q", "--no-checkout", "--filter=blob:none", &from, "部分"]);
    let partial = at("部分").join("工作");
    for command in [vec!["status", "--at", "HEAD"], vec!["diff", "HEAD~1", "HEAD"], vec!["log", "1.1-points"]] {
        let (exit, said) = refusal(&partial, &command);
        assert!(exit == Exit::Failed && said.contains("git fetch --refetch --no-filter"), "{said}");
    }
    repositories::git(&at("部分"), &["fetch", "-q", "--refetch", "--no-filter"]);
    assert_eq!(points(&partial, &["--at", "HEAD~1"]), 6);
}

#[test]
fn a_rename_a_squash_and_a_rebase_are_told_as_they_came() {
    let repo = corrected("");
    let folder = "reports/submissions/2023-Q1";
    repo.git(&["mv", &format!("{folder}/yi.csv"), &format!("{folder}/yi2.csv")]);
    repo.commit("2023-05-01", "错名");
    let diff = run(repo.path(), &["diff", "HEAD~1", "HEAD", "--format", "json"]).json();
    let figures = diff["figures"].as_array().expect("figures");
    assert!(figures.len() == 8 && figures.iter().all(|it| it["county"] == "yi" && it["after"].is_null()), "{diff}");
    repo.git(&["mv", &format!("{folder}/yi2.csv"), &format!("{folder}/yi.csv")]);
    repo.commit("2023-05-02", "改回");
    repo.git(&["checkout", "-q", "-b", "jia"]);
    for (value, date) in [("5", "2023-05-03"), ("4", "2023-05-04")] {
        repo.write(&format!("{folder}/jia.csv"), &submission_with(value));
        repo.commit(date, value);
    }
    repo.git(&["checkout", "-q", "main"]);
    repo.write("说明.md", "meanwhile");
    repo.commit("2023-05-05", "说明");
    repo.git(&["checkout", "-q", "-b", "rebased", "jia"]);
    repo.git_on("2023-05-30", &["rebase", "-q", "main"]);
    let rebased = log(repo.path(), &["1.1-points"]);
    assert_eq!(rebased[..2], told([["2023-05-04", "7", "4"], ["2023-05-03", "8", "5"]]));
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["merge", "-q", "--squash", "jia"]);
    repo.commit("2023-06-01", "合并为一");
    let squashed = [["2023-06-01", "7", "合并为一"], ["2023-05-02", "9", "改回"], ["2023-05-01", "6", "错名"]];
    assert_eq!(log(repo.path(), &["1.1-points"])[..3], told(squashed));
}

/// The tiny workspace's submission of the first county, with another count of points.
fn submission_with(points: &str) -> String {
    let text = fs::read_to_string("tests/bases/tiny/reports/submissions/2023-Q1/jia.csv").expect("the submission");
    text.replace("服务点,,,3", &format!("服务点,,,{points}"))
}

#[test]
fn other_hashes_and_other_encodings_are_read() {
    let repo = Repo::with(&["--object-format=sha256"]);
    support::copy(Path::new("tests/bases/tiny"), repo.path());
    repo.commit("2023-04-05", "一季度");
    assert_eq!(points(repo.path(), &["--at", "HEAD"]), 6);
    let same = run(repo.path(), &["diff", "HEAD"]);
    assert!(same.stdout.contains("数据和目标都没有变化"), "{same:?}");
    repo.git(&["config", "i18n.commitEncoding", "GBK"]);
    let message = repo.at(".git/message");
    fs::write(&message, encoding_rs::GBK.encode("更正").0).expect("written");
    repo.write("说明.md", "1");
    repo.git(&["add", "-A"]);
    repo.git(&["commit", "-q", "-F", &message.to_string_lossy()]);
    let head = History::around(repo.path()).expect("a repository").resolve("HEAD").expect("a commit");
    assert_eq!((head.subject.as_str(), head.author.as_str()), ("更正", "甲县"));
    repo.write(".git/HEAD", "garbage");
    assert!(matches!(History::around(repo.path()).and_then(|it| it.resolve("HEAD")), Err(Lack::Broken { .. })));
}
