//! SARIF 2.1.0, as code scanning takes it: one run, the rules that were broken, paths relative to the
//! repository. GitHub shows 5,000 results; of more, the worst are kept and a notification says how many
//! are missing.

use std::{collections::BTreeMap, fmt::Write};

use serde_json::{Value, json};

use super::{Item, Report, fingerprint, lines, worst};
use crate::{finding::Code, source::Place, words::ReportWords};

/// The results that are shown.
pub const RESULTS: usize = 5_000;

pub fn render(report: &Report) -> anyhow::Result<String> {
    let words = report.words();
    let mut kept = worst::first(&report.items);
    kept.truncate(RESULTS);
    kept.sort_unstable();
    let mut rules: BTreeMap<Code, usize> = kept.iter().map(|at| (report.items[*at].finding.code(), 0)).collect();
    for (index, place) in rules.values_mut().enumerate() {
        *place = index;
    }
    let fingerprints = fingerprint::all(&report.items);
    let result = |at: &usize| {
        let item = &report.items[*at];
        result(item, rules[&item.finding.code()], &fingerprints[*at], words)
    };
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "plan",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.keys().map(|code| rule(*code, words)).collect::<Vec<_>>(),
            }},
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notifications(report.items.len() - kept.len(), kept.len(), words),
            }],
            "language": words.tag(),
            "columnKind": "unicodeCodePoints",
            "results": kept.iter().map(result).collect::<Vec<_>>(),
            "properties": {"sample": report.sample},
        }],
    });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn notifications(left_out: usize, kept: usize, words: ReportWords) -> Vec<Value> {
    let notification = |text| json!({"level": "warning", "message": {"text": text}});
    (left_out > 0).then(|| notification(words.left_out(left_out, kept))).into_iter().collect()
}

fn rule(code: Code, words: ReportWords) -> Value {
    let page = words.page(code);
    json!({
        "id": code.word(),
        "shortDescription": {"text": page.title()},
        "fullDescription": {"text": page.what},
        "help": {"text": format!("{}\n\n{}\n\n{}", page.what, page.why, page.mend)},
        "defaultConfiguration": {"level": code.default_severity().word()},
    })
}

fn result(item: &Item, rule: usize, fingerprint: &str, words: ReportWords) -> Value {
    let finding = &item.finding;
    let mut result = json!({
        "ruleId": finding.code().word(),
        "ruleIndex": rule,
        "level": item.severity.word(),
        "message": {"text": text(&lines(item, words).join("\n"))},
        "locations": [{"physicalLocation": location(&finding.place)}],
        "partialFingerprints": {"planFinding/v1": fingerprint},
    });
    if let Some(related) = &finding.related {
        result["relatedLocations"] =
            json!([{"physicalLocation": location(related), "message": {"text": text(&item.because)}}]);
    }
    result
}

/// Plain text in which nothing of a cell's becomes a link, `[text](address)`.
fn text(text: &str) -> String {
    text.replace("](", "] (")
}

fn location(place: &Place) -> Value {
    let region = match &place.excerpt {
        Some(_) => {
            json!({"startLine": place.line, "startColumn": place.column, "endColumn": place.end_column()})
        }
        None => json!({"startLine": place.line}),
    };
    json!({"artifactLocation": {"uri": uri(&place.path), "uriBaseId": "%SRCROOT%"}, "region": region})
}

/// A path as a relative reference: everything but letters, digits, `-._~` and `/` is encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => {
                let _never_fails = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
