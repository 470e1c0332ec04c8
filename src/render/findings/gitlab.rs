//! GitLab's Code Quality report. What must be mended is `major`, what should be looked at `minor`, the
//! rest `info`; GitLab's `critical` and `blocker` are for programs that break, not for files to correct.

use serde::Serialize;

use super::{Item, Report, fingerprint, lines};
use crate::{finding::Severity, words::ReportWords};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

pub fn render(report: &Report) -> anyhow::Result<String> {
    let fingerprints = fingerprint::all(&report.items);
    let issues: Vec<_> = report.items.iter().zip(fingerprints).map(|it| issue(it, report.words())).collect();
    Ok(serde_json::to_string_pretty(&issues)? + "\n")
}

fn issue((item, fingerprint): (&Item, String), words: ReportWords) -> Issue<'_> {
    let place = &item.finding.place;
    Issue {
        description: lines(item, words).join(" · "),
        check_name: item.finding.code().word(),
        fingerprint,
        severity: match item.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: Location { path: &place.path, lines: Lines { begin: place.line } },
    }
}
