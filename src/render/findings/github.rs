//! GitHub Actions' workflow commands, each an annotation at its line. GitHub shows no more than ten of a
//! level for each step, so the worst ten of each are annotated and the rest is counted, by code and by
//! file, in one notice, for which a note makes room.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use super::{Item, Report, lines, text::visible, worst};
use crate::{finding::Severity, words::ReportWords};

/// The annotations of a level that GitHub shows for a step.
const SHOWN: usize = 10;
/// The files that the closing notice names; the others are counted.
const FILES: usize = 50;

pub fn render(report: &Report) -> String {
    let all_shown = Severity::ALL.iter().all(|severity| report.count(*severity) <= SHOWN);
    let mut room = HashMap::from([
        (Severity::Error, SHOWN),
        (Severity::Warning, SHOWN),
        (Severity::Note, if all_shown { SHOWN } else { SHOWN - 1 }),
    ]);
    let mut answer = String::new();
    let mut rest = Vec::new();
    for item in worst::first(&report.items).into_iter().map(|at| &report.items[at]) {
        match room.get_mut(&item.severity) {
            Some(left @ 1..) => {
                *left -= 1;
                answer += &annotation(item, report.words());
            }
            _ => rest.push(item),
        }
    }
    if !rest.is_empty() {
        answer += &format!("::notice title=plan::{}\n", data(&closing(&rest, report.words())));
    }
    for line in &report.summary {
        answer += &format!("{line}\n");
    }
    answer
}

fn annotation(item: &Item, words: ReportWords) -> String {
    let place = &item.finding.place;
    let level = match item.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let title = property(&format!("plan ({})", item.finding.code()));
    let mut properties = format!("title={title},file={},line={}", property(&place.path), place.line);
    if place.excerpt.is_some() {
        let (column, end) = (place.column, place.end_column());
        properties += &format!(",col={column},endLine={},endColumn={end}", place.line);
    }
    format!("::{level} {properties}::{}\n", data(&lines(item, words).join("\n")))
}

/// What has no annotation of its own: how many of each code, and of each code in each file.
fn closing(rest: &[&Item], words: ReportWords) -> String {
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut files: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for item in rest {
        let code = item.finding.code().word();
        *codes.entry(code).or_default() += 1;
        *files.entry(&item.finding.place.path).or_default().entry(code).or_default() += 1;
    }
    let total = |codes: &BTreeMap<&str, usize>| codes.values().sum::<usize>();
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort_by_key(|(_, codes)| Reverse(total(codes)));
    let named = files.len().min(FILES);
    let mut text = vec![words.not_annotated(rest.len()), super::counts(rest.iter().copied(), words), counted(&codes)];
    let named_lines = files[..named].iter().map(|(path, codes)| (visible(path), counted(codes)));
    text.extend(named_lines.map(|(path, codes)| format!("{path}{}{codes}", words.colon())));
    if named < files.len() {
        let findings = files[named..].iter().map(|(_, codes)| total(codes)).sum();
        text.push(words.other_files(findings, files.len() - named));
    }
    text.join("\n")
}

fn counted(codes: &BTreeMap<&str, usize>) -> String {
    codes.iter().map(|(code, count)| format!("{code} ×{count}")).collect::<Vec<_>>().join(", ")
}

/// The text of a command, as the runner undoes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property, likewise.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
