//! One county's files, from bytes to book: its rosters first, then its submissions in the order of their
//! periods.

use std::collections::HashMap;

use super::{
    case_file,
    history::{History, Suspicion},
    inspection_file::{self, Desk},
    item_row::Context,
    received_file, roster_file,
    row::{Path, subject_of},
    submission_file,
};
use crate::{
    arrivals::Arrivals,
    book::{Book, Ledger, SiteList, Submission},
    calendar::Period,
    cases::CaseList,
    finding::{Column, FileProblem, Finding, HistoryProblem, Message, Subject},
    inspection::Found,
    model::{CountyIx, Plan},
    source::Place,
    tabular::{self, Sheet, decode::decode},
};

/// A larger file is no county's submission: it is not read.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// What a path turned out to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loaded {
    Bytes(Vec<u8>),
    /// More bytes than [`LARGEST_FILE`], which were left where they are.
    TooLarge(u64),
}

/// Gives what a path holds; it fails only when the disk does.
pub type Load<'a> = &'a dyn Fn(&str) -> anyhow::Result<Loaded>;

/// The paths of one county's files, relative to the workspace.
#[derive(Debug, Clone, Default)]
pub struct CountyFiles {
    /// By roster.
    pub rosters: Vec<Option<Path>>,
    /// By submission period.
    pub submissions: Vec<Option<Path>>,
    /// Its good cases.
    pub cases: CaseFile,
    /// What inspections found, in the order of the periods for which they were made.
    pub inspections: Vec<(Period, Path)>,
}

/// A county's list of good cases, not yet read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum CaseFile {
    /// No county keeps one.
    #[default]
    Unasked,
    /// Other counties keep theirs; where this one's would be.
    Absent(Path),
    There(Path),
}

impl CaseFile {
    /// The list, where there is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            CaseFile::There(file) => Some(file),
            CaseFile::Absent(_) | CaseFile::Unasked => None,
        }
    }
}

/// What a county's files came to.
pub struct CountyReading {
    pub book: Book,
    /// In order of path, line and column.
    pub findings: Vec<Finding>,
    /// What inspections found, in their order.
    pub inspected: Found,
    /// Its good cases; `None` where no county keeps a list of them.
    pub cases: Option<CaseList>,
    /// Tracks that are too short to tell an outlier.
    pub short: usize,
}

impl CountyReading {
    /// A county whose files are left closed: each that is there is taken for a report.
    pub fn unopened(plan: &Plan, files: &CountyFiles) -> CountyReading {
        let mut ledger = Ledger::new(plan, vec![SiteList::default(); plan.rosters.len()]);
        for (submission, _) in files.submissions.iter().enumerate().filter(|(_, file)| file.is_some()) {
            ledger.submit(submission, Submission { reported: true, left_out: 0 });
        }
        let book = ledger.close(plan);
        CountyReading { book, findings: Vec::new(), cases: None, inspected: Found::default(), short: 0 }
    }
}

/// Reads one county.
pub fn read_county(
    plan: &Plan,
    county: CountyIx,
    files: &CountyFiles,
    sample: bool,
    load: Load<'_>,
) -> anyhow::Result<CountyReading> {
    let subject = subject_of(&plan.county(county).id);
    let mut findings = Vec::new();
    let mut rosters = vec![SiteList::default(); plan.rosters.len()];
    for (at, file) in files.rosters.iter().enumerate() {
        let Some(file) = file else { continue };
        let list = &mut rosters[at];
        read_file(file, &tabular::ROSTER, &subject, load, &mut findings, |sheet| {
            let (sites, told) = roster_file::read(sheet, &subject);
            *list = sites;
            told
        })?;
    }
    let cases = cases(plan, county, &files.cases, sample, load, &mut findings)?;
    let mut ledger = Ledger::new(plan, rosters);
    for (submission, (file, period)) in files.submissions.iter().zip(plan.submission_periods()).enumerate() {
        let Some(file) = file else { continue };
        let (days, rosters) = ((period.start(), period.end()), &*files.rosters);
        let context = Context { plan, period: *period, submission, sample, rosters, days, cases: cases.as_ref() };
        let subject = Subject { period: Some(*period), ..subject.clone() };
        read_file(file, &tabular::SUBMISSION, &subject, load, &mut findings, |sheet| {
            submission_file::read(sheet, &context, &subject, &mut ledger)
        })?;
    }
    let book = ledger.close(plan);
    let History { suspicions, short } = History::of(plan, &book);
    for (submission, file) in files.submissions.iter().enumerate() {
        let here: Vec<_> = suspicions.iter().filter(|suspicion| suspicion.submission == submission).collect();
        if let Some(file) = file.as_ref().filter(|_| !here.is_empty()) {
            let subject = Subject { period: Some(plan.submission_periods()[submission]), ..subject.clone() };
            findings.extend(asked(plan, &here, file, &subject, load)?);
        }
    }
    let mut inspected = Found::default();
    for (inspection, file) in &files.inspections {
        let desk = Desk { plan, county, inspection: *inspection, sample, path: file };
        let subject = Subject { period: Some(*inspection), ..subject.clone() };
        read_file(file, &tabular::INSPECTION, &subject, load, &mut findings, |sheet| {
            let (found, told) = inspection_file::read(sheet, &desk, &subject, &book);
            inspected = std::mem::take(&mut inspected).join(found);
            told
        })?;
    }
    crate::finding::in_order(&mut findings);
    Ok(CountyReading { book, findings, inspected, cases, short })
}

/// Reads a county's good cases; of a file whose rows cannot be read at all there is a list that is not whole.
fn cases(
    plan: &Plan,
    county: CountyIx,
    file: &CaseFile,
    sample: bool,
    load: Load<'_>,
    findings: &mut Vec<Finding>,
) -> anyhow::Result<Option<CaseList>> {
    let empty = |path: &Path, exists: bool| CaseList {
        path: path.clone(),
        exists,
        cases: Vec::new(),
        left_out: 0,
        whole: !exists,
    };
    let file = match file {
        CaseFile::Unasked => return Ok(None),
        CaseFile::Absent(path) => return Ok(Some(empty(path, false))),
        CaseFile::There(file) => file,
    };
    let mut list = empty(file, true);
    let subject = subject_of(&plan.county(county).id);
    read_file(file, &tabular::CASES, &subject, load, findings, |sheet| {
        let (cases, told) = case_file::read(sheet, plan, county, sample, file, &subject);
        list = cases;
        told
    })?;
    Ok(Some(list))
}

/// Reads the list of the days on which submissions came in.
pub fn read_received(plan: &Plan, file: &Path, load: Load<'_>) -> anyhow::Result<(Arrivals, Vec<Finding>)> {
    let (mut arrivals, mut findings) = (Arrivals::default(), Vec::new());
    read_file(file, &tabular::RECEIVED, &Subject::default(), load, &mut findings, |sheet| {
        let (read, told) = received_file::read(sheet, plan);
        arrivals = read;
        told
    })?;
    Ok((arrivals, findings))
}

/// Suspicions at their cells, for which the file is read once more: they are few, and no row is kept.
fn asked(
    plan: &Plan,
    suspicions: &[&Suspicion],
    file: &Path,
    subject: &Subject,
    load: Load<'_>,
) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut by_line: HashMap<usize, Vec<&Suspicion>> = HashMap::new();
    for suspicion in suspicions {
        by_line.entry(suspicion.line).or_default().push(suspicion);
    }
    let locate = |mut sheet: Sheet<'_>| {
        let mut located = Vec::new();
        while sheet.next_row() {
            let row = sheet.row();
            for suspicion in by_line.get(&row.line()).into_iter().flatten() {
                let of_total = matches!(suspicion.problem, HistoryProblem::DenominatorChange { .. });
                let field = if of_total { Column::Of } else { Column::Value };
                let place = sheet.place_of(row.cell(field));
                let (item, related) = (plan.item_id(suspicion.item), plan.item_place(suspicion.item));
                let subject = Subject { item: Some(item.to_owned()), field: Some(field), ..subject.clone() };
                let finding = Finding::new(Message::History(suspicion.problem.clone()), place);
                located.push(finding.about(subject).because_of(Some(related.clone())));
            }
        }
        located
    };
    read_file(file, &tabular::SUBMISSION, subject, load, &mut findings, locate)?;
    Ok(findings)
}

/// Opens a file and hands its rows on; whatever keeps it from being read is a finding.
pub(super) fn read_file(
    file: &Path,
    layout: &tabular::Layout,
    subject: &Subject,
    load: Load<'_>,
    findings: &mut Vec<Finding>,
    rows: impl FnOnce(Sheet<'_>) -> Vec<Finding>,
) -> anyhow::Result<()> {
    let bytes = match load(file)? {
        Loaded::Bytes(bytes) => bytes,
        Loaded::TooLarge(bytes) => {
            let problem = FileProblem::FileTooLarge { bytes, limit: LARGEST_FILE };
            let finding = Finding::new(Message::File(problem), Place::file(file.clone()));
            findings.push(finding.about(subject.clone()));
            return Ok(());
        }
    };
    if let Some(finding) = tabular::unreadable(&bytes, file) {
        findings.push(finding.about(subject.clone()));
        return Ok(());
    }
    let decoded = decode(&bytes);
    match Sheet::open(file.clone(), &decoded, layout, subject.clone()) {
        Ok(sheet) => findings.extend(rows(sheet)),
        Err(told) => findings.extend(told),
    }
    Ok(())
}
