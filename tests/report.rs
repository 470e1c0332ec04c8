//! `plan report`: its text beside the cases that it comes from, its figures beside those of `plan status`, and
//! its bytes, which neither a second run nor a commit changes.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use plan::commands::Exit;
use serde_json::Value;

mod support;

use support::{
    Ran,
    cases::{laid_out, read},
    copy,
    repositories::Repo,
    repository, run, status,
};

/// The reports that are looked at figure by figure: of the project's own workspace.
const REPORTS: [&[&str]; 5] =
    [&["2023-Q3"], &["2023-Q4"], &["2024-H1"], &["2023"], &["2024-Q4", "--county", "shimian"]];

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/cases").expect("the cases").map(|entry| entry.expect("an entry").path());
    let is_report =
        |case: &PathBuf| case.join("command").is_file() && read(&case.join("command")).starts_with("report ");
    let mut cases: Vec<_> = entries.filter(is_report).collect();
    cases.sort();
    cases
}

/// Runs `plan report` in a workspace, and gives the folder of its files.
fn report(workspace: &Path, arguments: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().to_string_lossy().into_owned();
    let ran = run(workspace, &[&["report"], arguments, &["--to", &to]].concat());
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    folder
}

/// `plan status` as of the same day, in a format.
fn status_as(workspace: &Path, arguments: &[&str], format: &str) -> Ran {
    let ran = run(workspace, &[&["status", "--format", format, "--period"], arguments].concat());
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    ran
}

fn json(folder: &Path) -> Value {
    serde_json::from_str(&read(&folder.join("report.json"))).expect("JSON")
}

/// A figure or a share as readers see it: cut after one decimal, a share as a percentage.
fn shown(value: &Value, share: bool) -> String {
    let Some(number) = value.as_number() else { return "—".to_owned() };
    let (whole, fraction) = number.as_str().split_once('.').unwrap_or((number.as_str(), ""));
    if share {
        let digits = format!("{whole}{fraction:0<6}");
        let thousandths: u64 = digits[..digits.len() - 3].parse().expect("digits");
        return format!("{}.{}%", thousandths / 10, thousandths % 10);
    }
    match fraction.chars().next() {
        None | Some('0') => whole.to_owned(),
        Some(digit) => format!("{whole}.{digit}"),
    }
}

/// The rows of all tables in Markdown, cell by cell.
fn rows(markdown: &str) -> Vec<Vec<String>> {
    let rows = markdown.lines().filter(|line| line.starts_with("| "));
    rows.map(|line| line.trim_matches(['|', ' ']).split(" | ").map(str::to_owned).collect()).collect()
}

#[test]
fn the_text_is_what_the_cases_say() {
    let mut wrong = Vec::new();
    for case in cases().into_iter().filter(|case| read(&case.join("exit")).trim() == "0") {
        let folder = laid_out(&case, "workspace");
        let command = read(&case.join("command"));
        let ran = run(folder.path(), &command.split_whitespace().collect::<Vec<_>>());
        let written = ran.stdout.lines().find_map(|line| line.split(' ').find(|path| path.ends_with("report.md")));
        let came = read(&folder.path().join(written.expect("a report in Markdown")));
        let expected = case.join("report.md");
        if env::var_os("UPDATE").is_some() {
            fs::write(&expected, &came).expect("the case is written");
        } else if came != read(&expected) {
            wrong.push(format!("{}:\n{came}", expected.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_figure_is_that_of_status() {
    let workspace = repository();
    for arguments in REPORTS {
        let folder = report(&workspace, arguments);
        let json = json(folder.path());
        let status = status(&workspace, &[&["--period"], arguments].concat());
        assert_eq!(json["status"], status, "{arguments:?}");

        let csv = read(&folder.path().join("report.csv"));
        assert_eq!(csv.strip_prefix('\u{feff}'), Some(status_as(&workspace, arguments, "csv").stdout.as_str()));

        let markdown = read(&folder.path().join("report.md"));
        let rows = rows(&markdown);
        for row in self::rows(&status_as(&workspace, arguments, "md").stdout) {
            assert!(rows.contains(&row), "{arguments:?}: {row:?}");
        }
        if arguments.len() == 1 {
            for target in status["targets"].as_array().expect("targets") {
                let id = format!("{} ", target["id"].as_str().expect("an id"));
                let row = rows.iter().find(|row| row[0].starts_with(&id) && row.len() == 9).expect("the target's row");
                let figures = [("actual", false), ("attainment", true), ("due", true)];
                assert_eq!(row[3..6], figures.map(|(key, share)| shown(&target[key], share)), "{id}");
            }
        }
        every_attainment_in_the_text_is_in_the_results(&markdown, &status);
    }
}

fn every_attainment_in_the_text_is_in_the_results(markdown: &str, status: &Value) {
    let targets = status["targets"].as_array().expect("targets").iter();
    let counties = targets.clone().flat_map(|target| target["counties"].as_array().expect("counties"));
    let known: BTreeSet<_> = targets.chain(counties).map(|it| shown(&it["attainment"], true)).collect();
    for (at, word) in markdown.match_indices("完成率").filter(|(at, _)| !markdown[..*at].ends_with("| ")) {
        let rest = &markdown[at + word.len()..];
        let figure = &rest[..rest.find('%').map_or(0, |end| end + 1)];
        if figure.starts_with(|c: char| c.is_ascii_digit()) {
            assert!(known.contains(figure), "{figure}");
        }
    }
}

#[test]
fn the_same_workspace_gives_the_same_bytes() {
    let files = |folder: &Path| {
        let names = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let mut files: Vec<_> =
            names.map(|path| (path.file_name().map(ToOwned::to_owned), fs::read(&path).expect("a file"))).collect();
        files.sort();
        files
    };
    for case in cases().into_iter().filter(|case| read(&case.join("exit")).trim() == "0") {
        let command = read(&case.join("command"));
        let arguments: Vec<_> = command.split_whitespace().skip(1).collect();
        let [first, second] = [(), ()].map(|()| {
            let folder = laid_out(&case, "workspace");
            files(report(folder.path(), &arguments).path())
        });
        assert!(first.len() > 2);
        assert!(first == second, "{}", case.display());
    }
}

#[test]
fn a_committed_report_is_made_again_to_the_byte() {
    let repo = Repo::new();
    copy(Path::new("tests/bases/reporting"), repo.path());
    let written = |repo: &Repo| {
        let ran = run(repo.path(), &["report", "2023-Q2"]);
        assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
        let files = ["md", "csv", "json", "html", "xlsx", "docx"].map(|format| format!("report.{format}"));
        let folder = repo.at("reports/summaries/2023-Q2");
        files.map(|file| fs::read(folder.join(file)).expect("the report"))
    };
    let before = String::from_utf8_lossy(&written(&repo)[0]).into_owned();
    assert!(before.contains("还没有全部提交到 git"), "{before}");

    let id = repo.commit("2023-07-08", "二季度填报");
    let report = written(&repo);
    let text = String::from_utf8_lossy(&report[0]).into_owned();
    assert!(text.contains(&format!("{}（2023-07-08）", &id[..8])), "{text}");
    repo.commit("2023-07-09", "二季度小结");
    assert!(written(&repo) == report, "the report's own commit has aged it");

    repo.write("README.md", "说明");
    repo.write("plan/allow.toml", "");
    repo.commit("2023-07-10", "别的改动");
    assert!(written(&repo) == report, "a commit of other files has aged it");
    assert_eq!(outdated(&repo), 0);
}

/// How many reports are told to be outdated.
fn outdated(repo: &Repo) -> usize {
    let answer = run(repo.path(), &["check", "--format", "json"]).json();
    let findings = answer["findings"].as_array().expect("findings").iter();
    findings.filter(|it| it["code"] == "summary-outdated").count()
}

#[test]
fn a_report_is_outdated_until_it_is_made_again_or_its_period_closed() {
    let repo = Repo::new();
    copy(Path::new("tests/bases/reporting"), repo.path());
    for arguments in
        [["report", "2023-Q1"].as_slice(), &["report", "2023-Q1", "--county", "yi"], &["report", "2023-Q2"]]
    {
        assert_eq!(run(repo.path(), arguments).exit, Exit::Sound);
    }
    assert_eq!(outdated(&repo), 0);
    let path = "reports/submissions/2023-Q2/yi.csv";
    let text = read(&repo.at(path));
    repo.write(path, &text.replace("\n", "\r\n"));
    assert_eq!(outdated(&repo), 0, "line ends are no figures");
    repo.write(path, &text.replace("服务点,,,2,", "服务点,,,3,"));
    assert_eq!(outdated(&repo), 1, "what comes later ages no report");
    let path = "reports/submissions/2023-Q1/yi.csv";
    let text = read(&repo.at(path));
    repo.write(path, &text.replace("获奖案例,,,1,", "获奖案例,,,2,"));
    assert_eq!(outdated(&repo), 3);
    assert_eq!(run(repo.path(), &["report", "2023-Q1"]).exit, Exit::Sound);
    assert_eq!(outdated(&repo), 2);
    assert_eq!(run(repo.path(), &["close", "2023-Q1"]).exit, Exit::Sound);
    assert_eq!(outdated(&repo), 1, "a closed period is let be");
}

#[test]
fn closing_a_period_changes_nothing_in_its_report() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/reporting"), folder.path());
    let before = read(&report(folder.path(), &["2023-Q1"]).path().join("report.json"));
    assert_eq!(run(folder.path(), &["close", "2023-Q1", "--date", "2023-04-20"]).exit, Exit::Sound);
    assert_eq!(read(&report(folder.path(), &["2023-Q1"]).path().join("report.json")), before);
}

#[test]
fn a_report_fulfils_the_duty_of_its_period() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/owing"), folder.path());
    let states = |folder: &Path| run(folder, &["missing", "--today", "2023-04-20", "--format", "json"]).json();
    let before = states(folder.path()).to_string().matches("fulfilled").count();
    let plan = run(folder.path(), &["report", "2023-Q1", "--county", "yi", "--format", "md"]);
    assert_eq!(plan.exit, Exit::Sound, "{plan:?}");
    assert!(states(folder.path()).to_string().matches("fulfilled").count() > before);
}
