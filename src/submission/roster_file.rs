//! A county's roster (台账): its sites of one kind and the days on which they are open.

use super::{days::day, row::Reading};
use crate::{
    book::{Open, SiteList},
    finding::{Column, Finding, Message, RowProblem, Subject},
    tabular::{self, Sheet, decode::decode},
};

/// Bytes of a row, as far as room is made for the sites that are still to be read.
const USUAL_ROW: usize = 32;

/// Reads every site; one whose row has an error is left out, and rows about it then name an unknown site.
pub fn read(mut sheet: Sheet<'_>, subject: &Subject) -> (SiteList, Vec<Finding>) {
    let mut list = SiteList::rostered(sheet.bytes_left() / USUAL_ROW);
    let mut lines = Vec::new();
    let mut findings = Vec::new();
    let mut left_out = 0;
    while sheet.next_row() {
        let mut row = Reading::new(&sheet, subject);
        let line = row.line();
        let site = site(&mut row, &list, &lines);
        let unreadable = |text| Message::Row(RowProblem::BadDate { text });
        let opened = day(&mut row, Column::Opened, unreadable);
        let closed = day(&mut row, Column::Closed, unreadable);
        for column in [Column::Name, Column::Note] {
            row.see(column, false);
        }
        if let (Some(opened), Some(closed)) = (opened, closed)
            && closed < opened
        {
            row.complain(Column::Closed, Message::Row(RowProblem::ClosedBeforeOpened), None);
        }
        match site.filter(|_| !row.spoiled) {
            Some(site) => {
                list.add(site, Open { from: opened, until: closed });
                lines.push(line);
            }
            None => left_out += 1,
        }
        findings.append(&mut row.findings);
    }
    findings.append(&mut sheet.findings);
    (list.ended(left_out + sheet.broken() == 0), findings)
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

/// The id of a site that is not known yet; `lines` are those of the sites that are.
fn site<'s>(row: &mut Reading<'s, '_>, known: &SiteList, lines: &[usize]) -> Option<&'s str> {
    let Some(seen) = row.see(Column::Site, true) else {
        if !row.spoiled {
            let roster = String::new();
            row.complain(Column::Site, Message::Row(RowProblem::MissingSite { roster }), None);
        }
        return None;
    };
    let text = seen.text;
    row.is_about(seen.text);
    if !text.starts_with(char::is_alphabetic) {
        row.complain(Column::Site, Message::Row(RowProblem::BadSiteId { text: text.to_owned() }), None);
        return None;
    }
    if let Some(first) = known.find(text).map(|at| lines[at]) {
        row.complain(Column::Site, Message::Row(RowProblem::DuplicateSite { first }), None);
        return None;
    }
    Some(text)
}
