//! What git keeps, read back: real repositories, made with the git program.

mod repositories;

use plan::history::{History, Lack};
use repositories::{Repo, TABLE, day};

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
    let arrivals = history.arrivals(head.id, "reports").expect("arrivals");
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
    let arrivals = history.arrivals(head.id, "reports/submissions").expect("arrivals");
    let days: Vec<_> = arrivals.iter().map(|(path, it)| (path.rsplit('/').next(), it.day.to_string())).collect();
    let expected = [("bing.csv", "2023-09-02"), ("jia.csv", "2023-07-10"), ("yi.csv", "2023-07-12")];
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
        history.arrivals(head.id, "reports").expect("arrivals")["reports/jia.csv"].day
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
        assert_eq!(tree.bytes(file).expect("its length"), TABLE.len() as u64);
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
