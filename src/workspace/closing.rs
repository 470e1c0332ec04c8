//! Published periods on the disk: the record, the corrections, the texts that were kept, and what is no longer
//! as it was.

use std::collections::BTreeMap;

use super::{
    Workspace,
    disk::{Disk, Kind},
    load,
};
use crate::{
    calendar::Period,
    closing::{self, ClosedPeriod, Correction, Digest, Now, Record, Verdict, normalised},
    finding::{ClosedProblem, Finding, Message},
    model::Plan,
    source::Place,
};

pub const CLOSED: &str = "reports/closed.toml";
pub const CORRECTIONS: &str = "reports/corrections.toml";
const KEPT: &str = "reports/closed";

/// They hold what was looked into and how the year was ranked, not what is planned, and grow after it was published.
const NOT_CLOSED: [&str; 2] = ["plan/allow.toml", "plan/scoring.toml"];

/// What was published, and how it stands now.
#[derive(Debug, Clone, Default)]
pub struct Closing {
    pub record: Record,
    pub corrections: Vec<Correction>,
    pub verdict: Verdict,
    /// What is wrong with the two files themselves.
    pub unreadable: Vec<Finding>,
}

impl Closing {
    /// Everything that is wrong.
    pub fn findings(&self) -> Vec<Finding> {
        let changes = self.verdict.changes.iter().map(closing::Change::finding);
        self.unreadable.iter().chain(&self.verdict.findings).cloned().chain(changes).collect()
    }
}

impl Workspace {
    pub fn closing(&self, plan: &Plan) -> anyhow::Result<Closing> {
        let mut unreadable = Vec::new();
        let record = match self.disk.has(CLOSED) {
            true => {
                let (record, told) = closing::read_record(&load(&self.disk, CLOSED, &mut unreadable)?);
                unreadable.extend(told);
                record
            }
            false => Record::default(),
        };
        let corrections = match self.disk.has(CORRECTIONS) {
            true => {
                let (corrections, told) = closing::read_corrections(&load(&self.disk, CORRECTIONS, &mut unreadable)?);
                unreadable.extend(told);
                corrections
            }
            false => Vec::new(),
        };
        if unreadable.is_empty() {
            unreadable.extend(self.not_closed(&record)?);
        }
        let load = |path: &str| self.disk.has(path).then(|| self.disk.read(path)).transpose();
        let plan_files = if record.periods.is_empty() { BTreeMap::new() } else { plan_files(&self.disk)? };
        let verdict = closing::judge(&record, &corrections, &Now { plan, plan_files, load: &load })?;
        Ok(Closing { record, corrections, verdict, unreadable })
    }

    /// A period as it stands, with the texts of its submissions, to be kept.
    pub fn to_close(&self, plan: &Plan, period: Period) -> anyhow::Result<(ClosedPeriod, BTreeMap<String, String>)> {
        let mut texts = BTreeMap::new();
        let mut submissions = BTreeMap::new();
        for county in &plan.counties {
            let path = closing::submitted(period, &county.id);
            let text = self.disk.has(&path).then(|| self.disk.read(&path)).transpose()?.map(|it| normalised(&it));
            submissions.insert(county.id.clone(), text.as_deref().map(Digest::of));
            texts.extend(text.map(|text| (closing::published(period, &county.id), text)));
        }
        Ok((ClosedPeriod { period, day: None, submissions, plan: plan_files(&self.disk)? }, texts))
    }

    /// Texts that are kept of what the record does not have: an entry was taken out of it.
    fn not_closed(&self, record: &Record) -> anyhow::Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for entry in self.disk.list(KEPT)?.into_iter().filter(|entry| entry.kind == Kind::Folder) {
            let closed = Period::parse(&entry.name).and_then(|period| record.find(period));
            for file in self.disk.list(&format!("{KEPT}/{}", entry.name))? {
                let county = file.name.strip_suffix(".csv");
                let known = closed.zip(county).is_some_and(|(it, id)| matches!(it.submissions.get(id), Some(Some(_))));
                if !known && !super::layout::is_litter(&file.name) {
                    let place = Place::file(format!("{KEPT}/{}/{}", entry.name, file.name).into());
                    findings.push(Finding::new(Message::Closed(ClosedProblem::NotClosed), place));
                }
            }
        }
        Ok(findings)
    }
}

/// The hash of each of the plan's files, by path.
pub(super) fn plan_files(disk: &Disk) -> anyhow::Result<BTreeMap<String, Digest>> {
    let mut files = BTreeMap::new();
    for folder in ["plan", "plan/actions"] {
        for entry in disk.list(folder)? {
            let path = format!("{folder}/{}", entry.name);
            if entry.kind == Kind::File && is_plan_file(&path) {
                files.insert(path.clone(), Digest::of(&normalised(&disk.read(&path)?)));
            }
        }
    }
    Ok(files)
}

/// Whether a file of that path belongs to the plan.
pub(super) fn is_plan_file(path: &str) -> bool {
    path.starts_with("plan/") && path.ends_with(".toml") && !NOT_CLOSED.contains(&path)
}
