//! By what GitLab and code scanning know a finding again: the same after the rows were sorted, unique,
//! about something, and no way to somebody's number.

use judges::made::{HOST_FORMATS, cell, changed, check, fingerprints, report};
use plan::{
    finding::{Column, Message, RowProblem, Severity, Subject, ValueProblem},
    model::Language,
    render::findings::Item,
    source::Place,
    words::findings::tell,
};
use tempfile::TempDir;

mod judges;
mod support;

#[test]
fn fingerprints_outlive_sorting_and_are_unique() {
    let sorted = |folder: &TempDir| {
        let issues = check(folder.path(), "gitlab").json();
        let mut all: Vec<_> =
            issues.as_array().expect("a list").iter().map(|it| it["fingerprint"].to_string()).collect();
        all.sort();
        all
    };
    let rows = |text: &str| {
        let text = text.replace("服务点,,,3", "服务点,,,三").replace("2023-M02,,41", "2023-M02,,x");
        text + "1.1-visits,走访,2023-M03,,x,,,\n1.1-visits,走访,2023-M03,,y,,,\n"
    };
    let reversed = |text: &str| {
        let text = rows(text);
        let (header, body) = text.split_once('\n').expect("there is a header");
        let mut body: Vec<_> = body.lines().collect();
        body.reverse();
        format!("{header}\n{}\n", body.join("\n"))
    };
    let (before, after) = (sorted(&changed(rows)), sorted(&changed(reversed)));
    assert!(before.len() >= 4, "{before:?}");
    assert_eq!(before, after);

    let same = report((1..=100).map(|line| cell("a.csv", line, "x", Severity::Error)).collect());
    let mut all = fingerprints(&same);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 100);
}

#[test]
fn a_fingerprint_knows_what_it_is_about_and_stays_as_it_is() {
    let with = |change: &dyn Fn(&mut Item)| {
        let mut item = cell("a.csv", 5, "x", Severity::Error);
        change(&mut item);
        fingerprints(&report(vec![item])).remove(0)
    };
    let plain = with(&|_| {});
    // Hosts keep it from run to run: when this changes, every open finding is new to them.
    assert_eq!(plain, "9f0616f6f76d379e");
    assert_eq!(plain, with(&|item| item.finding.place = Place::in_line("a.csv".into(), 9, "1,x", 2..3)));
    assert_eq!(plain, with(&|item| item.severity = Severity::Note));
    assert_eq!(plain, with(&|item| item.told = tell(&item.finding.message, Language::Chinese)));
    let mut different = vec![
        plain.clone(),
        with(&|item| item.finding.place = Place::file("b.csv".into())),
        with(&|item| item.finding.subject = Subject { item: Some("1.1".to_owned()), ..Subject::default() }),
        with(&|item| item.finding.subject = Subject { field: Some(Column::Of), ..Subject::default() }),
        with(&|item| item.finding.message = Message::Value(ValueProblem::Negative)),
    ];
    different.sort();
    different.dedup();
    assert_eq!(different.len(), 5);
    let copy = |first| {
        Message::Row(RowProblem::DuplicateRow { lines: vec![first, first + 7], same_value: true, spaced: false })
    };
    assert_eq!(with(&|item| item.finding.message = copy(3)), with(&|item| item.finding.message = copy(8)));
}

#[test]
fn nobodys_number_is_repeated_or_given_away() {
    let with = |number: &'static str| changed(move |text| text.replace("服务点,,,3", &format!("服务点,,,{number}号")));
    let (one, other) = (with("13912345678"), with("13987654378"));
    for format in HOST_FORMATS {
        let answer = check(one.path(), format).stdout;
        assert!(!answer.contains("13912345678") && !answer.contains("12345678"), "{format}: {answer}");
    }
    // Both are masked as 139******78, and nothing else tells them apart, the hash least of all.
    assert_eq!(check(one.path(), "gitlab").stdout, check(other.path(), "gitlab").stdout);
}
