//! JUnit's XML: one suite, one case for each code in each file. What makes the check fail is a `failure`,
//! so that the suite is as red as the exit code. What does not is told in the `system-out` of a case that
//! passes: `skipped` would say that it was not looked at, which hosts count and some let a build fail for.
//! Without findings there is one case, which passes.

use std::collections::BTreeMap;

use super::{Item, Report, counts, lines};
use crate::finding::Code;

pub fn render(report: &Report) -> String {
    let mut groups: BTreeMap<(&str, Code), Vec<&Item>> = BTreeMap::new();
    for item in &report.items {
        groups.entry((&item.finding.place.path, item.finding.code())).or_default().push(item);
    }
    let cases: Vec<_> = groups.iter().map(|((path, code), items)| case(report, path, *code, items)).collect();
    let failures = groups.values().filter(|items| items.iter().any(|item| report.fails(item.severity))).count();
    let failures = if report.failed() { failures.max(1) } else { 0 };
    let body = if cases.is_empty() { nothing_found(report) } else { cases.concat() };
    let tests = cases.len().max(1);
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"plan\" {counts} time=\"0\">\n\
         <testsuite name=\"plan check\" {counts} skipped=\"0\" time=\"0\">\n\
         <properties><property name=\"sample\" value=\"{}\"/></properties>\n\
         {body}<system-out>{}</system-out>\n\
         </testsuite>\n</testsuites>\n",
        report.sample,
        escape(&report.summary.join("\n")),
    )
}

/// The one case where nothing was found; it fails where the plan is broken elsewhere than was asked for.
fn nothing_found(report: &Report) -> String {
    let counted = escape(&counts(&report.items, report.words()));
    let name = if report.failed() { "failure" } else { "system-out" };
    format!("<testcase classname=\"plan\" name=\"check\" time=\"0\"><{name}>{counted}</{name}></testcase>\n")
}

fn case(report: &Report, path: &str, code: Code, items: &[&Item]) -> String {
    let words = report.words();
    let place = |item: &Item| format!("{path}:{}:{}", item.finding.place.line, item.finding.place.column);
    let told = |item: &&Item| {
        let severity = words.severity(item.severity);
        format!("{}{}{severity}{}{}", place(item), words.colon(), words.colon(), lines(item, words).join("\n  "))
    };
    let text = escape(&items.iter().map(told).collect::<Vec<_>>().join("\n"));
    let body = if items.iter().any(|item| report.fails(item.severity)) {
        let first = items.first().map(|item| lines(item, words).swap_remove(0)).unwrap_or_default();
        let more = if items.len() > 1 { format!(" (+{})", items.len() - 1) } else { String::new() };
        format!("<failure type=\"{code}\" message=\"{}\">{text}</failure>", attribute(&(first + &more)))
    } else {
        format!("<system-out>{text}</system-out>")
    };
    format!("<testcase classname=\"{}\" name=\"{code}\" time=\"0\">{body}</testcase>\n", attribute(path))
}

/// Text within an attribute, where white space would be made spaces.
fn attribute(text: &str) -> String {
    escape(text).replace('\t', "&#9;").replace('\n', "&#10;")
}

/// Text within an element. Characters that XML 1.0 cannot hold are spelt out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\t' | '\n' => escaped.push(c),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push_str(&format!("&lt;U+{:04X}&gt;", u32::from(c)));
            }
            _ => escaped.push(c),
        }
    }
    escaped
}
