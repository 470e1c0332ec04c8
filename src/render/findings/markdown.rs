//! Findings as a comment for a pull request, or as a job's summary: the verdict, then a table for each
//! file, files with errors first. What repeats is told once. Long tables are folded under their counts. Where the host takes no more
//! than so much text, what has no room is counted.

use std::cmp::Reverse;

use super::{
    Item, Report, counts,
    fold::{Folded, fold, ranges},
    text::visible,
};
use crate::{render::markdown_table, words::ReportWords};

/// The characters of a comment: GitHub takes 65,536.
pub const COMMENT: usize = 60_000;
/// The characters of a job's summary: GitHub takes 1 MiB, and a character has up to four bytes.
pub const JOB_SUMMARY: usize = 250_000;

/// A longer table is folded, and so is every one after this many rows.
const OPEN_ROWS: usize = 20;
const OPEN_ROWS_IN_ALL: usize = 60;
/// What the closing line and the end of a folded table may take.
const RESERVE: usize = 300;

pub fn render(report: &Report, room: usize) -> String {
    let words = report.words();
    let mut text = head(report);
    let mut left = room.saturating_sub(text.chars().count() + RESERVE);
    let mut files: Vec<_> = report.items.chunk_by(|a, b| a.finding.place.path == b.finding.place.path).collect();
    files.sort_by_key(|items| Reverse(items.iter().map(|item| item.severity).max()));
    let mut open = OPEN_ROWS_IN_ALL;
    let (mut without, mut findings_without) = (0, 0);
    for items in files {
        let rows = fold(items);
        let closed = rows.len() > OPEN_ROWS.min(open);
        match file(items, &rows, words, closed, left) {
            Some(block) => {
                left = left.saturating_sub(block.chars().count());
                text += &block;
                open -= if closed { 0 } else { rows.len() };
            }
            None => {
                without += 1;
                findings_without += items.len();
            }
        }
    }
    if without > 0 {
        text += &format!("\n{}\n", words.further_files(findings_without, without));
    }
    text
}

/// The verdict, whether the figures are invented, and what was checked.
fn head(report: &Report) -> String {
    let words = report.words();
    let counted = counts(&report.items, report.words());
    let mut blocks = vec![format!("## {}{}{counted}", words.verdict(report.failed()), words.colon())];
    if report.sample {
        blocks.push(format!("**{}**", words.sample()));
    }
    let said = |line: &&String| **line != counted && *line != words.sample();
    blocks.extend(report.summary.iter().filter(said).map(|line| cell(line)));
    blocks.join("\n\n") + "\n"
}

/// A file's table, as many rows as there is room for; nothing when there is room for none.
fn file(items: &[Item], rows: &[Folded<'_>], words: ReportWords, closed: bool, room: usize) -> Option<String> {
    let path = items.first().map(|item| cell(&item.finding.place.path)).unwrap_or_default();
    let counted = counts(items, words);
    let mut block = format!("\n### {path}\n\n");
    block += &if closed { format!("<details><summary>{counted}</summary>\n\n") } else { format!("{counted}\n\n") };
    block += &format!("| {} |\n| ---: | --- | --- | --- |\n", words.columns().join(" | "));
    let mut used = block.chars().count();
    let mut shown = 0;
    for folded in rows {
        let row = row(folded, words);
        used += row.chars().count();
        if used + RESERVE > room {
            break;
        }
        block += &row;
        shown += 1 + folded.also.len();
    }
    if shown < items.len() {
        block += &format!("\n{}\n", words.further_here(items.len() - shown));
    }
    if closed {
        block += "\n</details>\n";
    }
    (shown > 0).then_some(block)
}

fn row(Folded { item, also }: &Folded<'_>, words: ReportWords) -> String {
    let Item { finding, severity, told, because } = item;
    let line = match (&finding.place.cell, &finding.place.excerpt) {
        (Some(cell), _) => cell.to_string(),
        (None, Some(_)) => finding.place.line.to_string(),
        (None, None) => "—".to_owned(),
    };
    let mut what = told.message.clone();
    if let Some(related) = &finding.related {
        what += &format!("\n{because}{}{}:{}", words.colon(), related.path, related.line);
    }
    if !also.is_empty() {
        what += &format!("\n{}", words.repeated(also.len(), ranges(also)));
    }
    let help = told.help.as_deref().unwrap_or_default();
    format!("| {line} | {} `{}` | {} | {} |\n", words.severity(*severity), finding.code(), cell(&what), cell(help))
}

/// Text of somebody else's in a comment: it neither becomes markup nor calls a user or an issue.
fn cell(text: &str) -> String {
    let text = visible(text).replace("\r\n", "\n").replace('\r', "\n");
    let escaped = markdown_table::escape(&text).replace('~', "\\~").replace('@', "@&#8203;");
    let mut quiet = String::with_capacity(escaped.len());
    let mut characters = escaped.chars().peekable();
    let mut entity = false;
    while let Some(c) = characters.next() {
        quiet.push(c);
        if c == '#' && !entity && characters.peek().is_some_and(char::is_ascii_digit) {
            quiet.push_str("&#8203;");
        }
        entity = c == '&';
    }
    quiet
}
