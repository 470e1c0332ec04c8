//! `check --format json`, frozen as SPEC §8 has it.

use serde::Serialize;

use super::{Item, Report};
use crate::finding::Severity;

#[derive(Serialize)]
struct CheckJson<'a> {
    errors: usize,
    warnings: usize,
    notes: usize,
    sample: bool,
    findings: Vec<FindingJson<'a>>,
    /// Findings that were there before the change that is judged; not counted above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    line: usize,
    column: usize,
    /// Where the file is read as a spreadsheet shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    field: Option<&'static str>,
    county: Option<&'a str>,
    period: Option<String>,
    item: Option<&'a str>,
    message: &'a str,
    help: Option<&'a str>,
    fixable: bool,
}

pub fn render(report: &Report) -> anyhow::Result<String> {
    let answer = CheckJson {
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        notes: report.count(Severity::Note),
        sample: report.sample,
        findings: report.items.iter().map(finding).collect(),
        known: report.known.iter().map(finding).collect(),
    };
    Ok(serde_json::to_string_pretty(&answer)? + "\n")
}

fn finding(item: &Item) -> FindingJson<'_> {
    let Item { finding, severity, told, .. } = item;
    let subject = &finding.subject;
    FindingJson {
        code: finding.code().word(),
        severity: severity.word(),
        path: &finding.place.path,
        line: finding.place.line,
        column: finding.place.column,
        cell: finding.place.cell.as_deref(),
        field: subject.field.map(|field| field.word()),
        county: subject.county.as_deref(),
        period: subject.period.map(|period| period.to_string()),
        item: subject.item.as_deref(),
        message: &told.message,
        help: told.help.as_deref(),
        fixable: finding.message.is_fixable(),
    }
}
