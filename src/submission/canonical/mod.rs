//! The canonical form of a county's files, for `plan fmt`: bytes in, text out, or what keeps a file from
//! being read whole. It repairs what the findings offer to repair and has no opinion of its own: whatever
//! no finding is certain about stays as it was written.

mod compare;
mod grid;
mod order;
mod partial;
mod received;
mod repair;

pub use compare::{CellChange, changes};
use grid::Grid;
pub use partial::{Cut, keys_by_line, without};
pub use received::canonical_received;

use super::{
    county::{CountyFiles, Load, Loaded, read_file},
    inspection_file::Desk,
    item_row::Context,
    roster_file,
    row::{Path, subject_of},
};
use crate::{
    book::{Ledger, SiteList},
    finding::{Column, Finding, Message, Subject, in_order},
    model::{CountyIx, Language, Plan},
    tabular::{self, decode::decode},
};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What becomes of a file.
pub enum Canonical {
    /// It is canonical already.
    Same,
    /// Its text as it is, with the byte order mark of UTF-8 if it has one, and as it should be.
    Changed { before: String, after: String },
    /// It cannot be read whole, for these reasons, and stays as it is.
    Refused(Vec<Finding>),
}

/// Brings one county's files into their canonical form, those of them that are `wanted`, and hands each to
/// `tell`. Submissions follow the order of the roster as it will be, so that doing it twice changes nothing.
pub fn canonical_county(
    plan: &Plan,
    county: CountyIx,
    files: &CountyFiles,
    load: Load<'_>,
    wanted: &dyn Fn(&str) -> bool,
    tell: &mut dyn FnMut(&Path, Canonical) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let all = files.rosters.iter().chain(&files.submissions).flatten();
    let cases = files.cases.file();
    let all = all.chain(files.inspections.iter().map(|(_, file)| file)).chain(cases);
    if !all.into_iter().any(|file| wanted(file)) {
        return Ok(());
    }
    let subject = subject_of(&plan.county(county).id);
    let mut rosters = vec![SiteList::default(); plan.rosters.len()];
    for (file, list) in files.rosters.iter().zip(&mut rosters) {
        let Some(file) = file else { continue };
        let (canonical, sites) = roster(plan.language, file, &subject, load)?;
        *list = sites;
        if wanted(file) {
            tell(file, canonical)?;
        }
    }
    for (submission, (file, period)) in files.submissions.iter().zip(plan.submission_periods()).enumerate() {
        let Some(file) = file.as_ref().filter(|file| wanted(file)) else { continue };
        // what only a sample may say has no say here
        let (days, rosters_of) = ((period.start(), period.end()), &*files.rosters);
        let context =
            Context { plan, period: *period, submission, sample: true, rosters: rosters_of, days, cases: None };
        let subject = Subject { period: Some(*period), ..subject.clone() };
        let mend = |grid: &mut Grid| {
            let items = repair::submission(grid, &context, rosters.clone(), &subject)?;
            order::sort(grid, &items, &context, &rosters);
            Ok(())
        };
        tell(file, canonical(plan.language, file, &tabular::SUBMISSION, &subject, load, mend)?)?;
    }
    for (inspection, file) in files.inspections.iter().filter(|(_, file)| wanted(file)) {
        let desk = Desk { plan, county, inspection: *inspection, sample: true, path: file };
        let subject = Subject { period: Some(*inspection), ..subject.clone() };
        let book = Ledger::new(plan, rosters.clone()).close(plan);
        let mend = |grid: &mut Grid| {
            repair::days(grid, &[Column::Deadline, Column::Done]);
            repair::rows(grid, &tabular::INSPECTION, &subject, |row| drop(desk.read(row, &book)))
        };
        tell(file, canonical(plan.language, file, &tabular::INSPECTION, &subject, load, mend)?)?;
    }
    if let Some(file) = cases.filter(|file| wanted(file)) {
        let mend = |grid: &mut Grid| {
            repair::days(grid, &[Column::Awarded]);
            Ok(())
        };
        tell(file, canonical(plan.language, file, &tabular::CASES, &subject, load, mend)?)?;
    }
    Ok(())
}

/// A roster's canonical form, and its sites in the order that submissions follow.
fn roster(language: Language, file: &Path, subject: &Subject, load: Load<'_>) -> anyhow::Result<(Canonical, SiteList)> {
    let mend = |grid: &mut Grid| {
        repair::days(grid, &[Column::Opened, Column::Closed]);
        Ok(())
    };
    let canonical = canonical(language, file, &tabular::ROSTER, subject, load, mend)?;
    let mut sites = SiteList::default();
    let read = |path: &str| match &canonical {
        Canonical::Changed { after, .. } => Ok(Loaded::Bytes(after.clone().into_bytes())),
        Canonical::Same | Canonical::Refused(_) => load(path),
    };
    read_file(file, &tabular::ROSTER, subject, &read, &mut Vec::new(), |sheet| {
        let (list, told) = roster_file::read(sheet, subject);
        sites = list;
        told
    })?;
    Ok((canonical, sites))
}

/// A file's canonical form: its cells, mended, written anew. What is written must be readable whole itself,
/// or the file is refused: a cell may hold what a CSV file cannot.
fn canonical(
    language: Language,
    file: &Path,
    layout: &'static tabular::Layout,
    subject: &Subject,
    load: Load<'_>,
    mend: impl FnOnce(&mut Grid) -> anyhow::Result<()>,
) -> anyhow::Result<Canonical> {
    let loaded = load(file)?;
    let mut grid = match whole(file, layout, subject, loaded.clone())? {
        Ok(grid) => grid,
        Err(reasons) => return Ok(Canonical::Refused(reasons)),
    };
    mend(&mut grid)?;
    let Loaded::Bytes(bytes) = loaded else { return Ok(Canonical::Same) };
    let after = BYTE_ORDER_MARK.to_owned() + &grid.text(language)?;
    if after.as_bytes() == bytes {
        return Ok(Canonical::Same);
    }
    if let Err(reasons) = whole(file, layout, subject, Loaded::Bytes(after.clone().into_bytes()))? {
        return Ok(Canonical::Refused(reasons));
    }
    let mark = if bytes.starts_with(BYTE_ORDER_MARK.as_bytes()) { BYTE_ORDER_MARK } else { "" };
    let before = mark.to_owned() + &decode(&bytes).text;
    Ok(Canonical::Changed { before, after })
}

/// All rows of a file, or why it cannot be read whole.
fn whole(
    file: &Path,
    layout: &'static tabular::Layout,
    subject: &Subject,
    loaded: Loaded,
) -> anyhow::Result<Result<Grid, Vec<Finding>>> {
    let mut grid = Grid::empty(layout);
    let mut findings = Vec::new();
    read_file(file, layout, subject, &|_| Ok(loaded.clone()), &mut findings, |sheet| grid.fill(sheet))?;
    findings.retain(|finding| matches!(finding.message, Message::File(_)) && !finding.message.is_fixable());
    in_order(&mut findings);
    Ok(if findings.is_empty() { Ok(grid) } else { Err(findings) })
}
