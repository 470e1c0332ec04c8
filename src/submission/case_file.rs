//! A county's list of good cases: one row a case that was awarded.

use std::collections::HashMap;

use super::{
    days::day,
    item_row::sample_mark,
    row::{Path, Reading},
};
use crate::{
    cases::{Case, CaseList},
    finding::{CaseProblem, Column, Finding, Message, Subject},
    model::{CaseLevel, CountyIx, Plan},
    nearest::nearest,
    privacy::masked,
    tabular::Sheet,
};

/// Reads every row; one that has an error is left out.
pub fn read(
    mut sheet: Sheet<'_>,
    plan: &Plan,
    county: CountyIx,
    sample: bool,
    path: &Path,
    subject: &Subject,
) -> (CaseList, Vec<Finding>) {
    let mut cases = Vec::new();
    let mut findings = Vec::new();
    let mut left_out = 0;
    let mut lines: HashMap<(CaseLevel, String), usize> = HashMap::new();
    while sheet.next_row() {
        let mut row = Reading::new(&sheet, subject);
        let action = action(&mut row, plan);
        let kind = words(&mut row, Column::Kind);
        let level = level(&mut row);
        let title = words(&mut row, Column::Title);
        if title.is_none() && row.is_empty(Column::Title) {
            row.complain(Column::Title, Message::Case(CaseProblem::NoTitle), None);
        }
        let unreadable = |text| Message::Case(CaseProblem::BadDay { text });
        let awarded = day(&mut row, Column::Awarded, unreadable);
        if row.is_empty(Column::Awarded) {
            row.complain(Column::Awarded, unreadable(String::new()), None);
        }
        let link = sample_mark(&mut row, Column::Link, sample).map(|seen| masked(seen.text).into_owned());
        if let (Some(level), Some(title)) = (level, &title) {
            let line = row.line();
            let first = *lines.entry((level, title.clone())).or_insert(line);
            if first != line {
                row.complain(Column::Title, Message::Case(CaseProblem::Twice { first }), None);
            }
        }
        match (action, level, title, awarded, row.spoiled) {
            (Some(action), Some(level), Some(title), Some(awarded), false) => {
                let (path, line) = (path.clone(), row.line());
                cases.push(Case { county, action, kind, level, title, awarded, link, path, line });
            }
            _ => left_out += 1,
        }
        findings.append(&mut row.findings);
    }
    let left_out = left_out + sheet.broken();
    findings.append(&mut sheet.findings);
    (CaseList { path: path.clone(), exists: true, cases, left_out, whole: left_out == 0 }, findings)
}

/// The action that the case belongs to, by its id or its name.
fn action(row: &mut Reading<'_, '_>, plan: &Plan) -> Option<String> {
    let seen = row.see(Column::Action, true);
    let text = seen.as_ref().map_or("", |seen| seen.text);
    let found =
        plan.actions.iter().find(|action| [&action.id, &action.name, &action.name_en].contains(&&text.to_owned()));
    if found.is_none() {
        let known = plan.actions.iter().map(|action| action.id.clone()).collect();
        let message = Message::Case(CaseProblem::UnknownAction { text: text.to_owned(), known });
        if seen.is_some() || row.is_empty(Column::Action) {
            row.complain(Column::Action, message, None);
        }
    }
    found.map(|action| action.id.clone())
}

fn level(row: &mut Reading<'_, '_>) -> Option<CaseLevel> {
    let seen = row.see(Column::Level, true);
    let text = seen.as_ref().map_or("", |seen| seen.text);
    let level = CaseLevel::parse(text);
    if level.is_none() {
        let words = CaseLevel::ALL.iter().flat_map(|level| level.words());
        let message = Message::Case(CaseProblem::UnknownLevel { text: text.to_owned(), nearest: nearest(text, words) });
        if seen.is_some() || row.is_empty(Column::Level) {
            row.complain(Column::Level, message, None);
        }
    }
    level
}

/// A cell's words, as they can be shown: without anybody's number, which has been told.
fn words(row: &mut Reading<'_, '_>, column: Column) -> Option<String> {
    row.see(column, false).map(|seen| masked(seen.text).into_owned())
}
