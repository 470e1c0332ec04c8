//! A county's roster (台账): its sites of one kind and the days on which they are open.

use std::collections::HashMap;

use super::{days::day, row::Reading};
use crate::{
    book::{Open, SiteList},
    finding::{Column, Finding, Message, RowProblem, Subject},
    tabular::{self, Sheet, decode::decode},
};

/// Reads every site; one whose row has an error is left out, and rows about it then name an unknown site.
pub fn read(mut sheet: Sheet<'_>, subject: &Subject) -> (SiteList, Vec<Finding>) {
    let mut sites = Vec::new();
    let mut lines: HashMap<Box<str>, usize> = HashMap::new();
    let mut findings = Vec::new();
    let mut left_out = 0;
    while sheet.next_row() {
        let mut row = Reading::new(&sheet, subject);
        let line = row.line();
        let site = site(&mut row, &lines);
        let unreadable = |text| Message::Row(RowProblem::BadDate { text });
        let opened = day(&mut row, Column::Opened, unreadable);
        let closed = day(&mut row, Column::Closed, unreadable);
        for column in [Column::Name, Column::Note] {
            row.see(column, false);
        }
        if let (Some(opened), Some(closed)) = (opened, closed)
            && closed < opened
        {
            row.lament(Column::Closed, Message::Row(RowProblem::ClosedBeforeOpened), None);
        }
        match site.filter(|_| !row.spoiled) {
            Some(site) => {
                lines.insert(site.clone(), line);
                sites.push((site, Open { from: opened, until: closed }));
            }
            None => left_out += 1,
        }
        findings.append(&mut row.findings);
    }
    findings.append(&mut sheet.findings);
    (SiteList::rostered(sites, left_out + sheet.broken() == 0), findings)
}

/// Whether a list only goes on from an earlier one: it has every site of it, opened on the same day, and
/// closed on the same day where it was closed.
pub fn continues(earlier: &[u8], list: &[u8]) -> bool {
    let sites = |bytes: &[u8]| {
        let decoded = decode(bytes);
        let sheet = Sheet::open("".into(), &decoded, &tabular::ROSTER, Subject::default()).ok()?;
        Some(read(sheet, &Subject::default()).0)
    };
    let (Some(earlier), Some(list)) = (sites(earlier), sites(list)) else { return false };
    earlier.sites().iter().all(|site| {
        let open = list.find(&site.id).map(|at| list.sites()[at].open);
        open.is_some_and(|open| {
            open.from == site.open.from && (site.open.until.is_none() || open.until == site.open.until)
        })
    })
}

fn site(row: &mut Reading<'_, '_>, known: &HashMap<Box<str>, usize>) -> Option<Box<str>> {
    let Some(seen) = row.see(Column::Site, true) else {
        if !row.spoiled {
            let roster = String::new();
            row.lament(Column::Site, Message::Row(RowProblem::MissingSite { roster }), None);
        }
        return None;
    };
    let text = seen.text.to_owned();
    row.about = Some(seen.text);
    if !text.starts_with(char::is_alphabetic) {
        row.complain(&seen, Column::Site, Message::Row(RowProblem::BadSiteId { text }), None);
        return None;
    }
    if let Some(first) = known.get(text.as_str()) {
        row.complain(&seen, Column::Site, Message::Row(RowProblem::DuplicateSite { first: *first }), None);
        return None;
    }
    Some(text.into())
}
