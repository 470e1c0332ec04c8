//! Which file is whose: the folders and names under `reports/`, and what stands where nothing of that
//! name belongs.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::disk::{Disk, Entry, Kind};
use crate::{
    calendar::{Cadence, Period},
    finding::{FileProblem, Finding, Message, Subject},
    model::{CountyIx, Plan},
    naming::{self, period_named, stem},
    nearest::nearest,
    source::Place,
    submission::{CaseFile, CountyFiles},
};

pub(super) const SUBMISSIONS: &str = "reports/submissions";
const ROSTERS: &str = "reports/rosters";
const CASES: &str = "reports/cases";
const INSPECTIONS: &str = "reports/inspections";

/// The files of every county, in the counties' order, and what does not belong to any.
pub struct Layout {
    pub counties: Vec<CountyFiles>,
    pub findings: Vec<Finding>,
}

impl Layout {
    pub fn read(disk: &Disk, plan: &Plan) -> anyhow::Result<Layout> {
        let empty = CountyFiles {
            rosters: vec![None; plan.rosters.len()],
            submissions: vec![None; plan.submission_periods().len()],
            inspections: Vec::new(),
            cases: CaseFile::Unasked,
        };
        let by_id = plan.counties.iter().enumerate().map(|(at, county)| (county.id.as_str(), at)).collect();
        let mut walk = Walk { disk, plan, by_id, counties: vec![empty; plan.counties.len()], findings: Vec::new() };
        walk.submissions()?;
        walk.rosters()?;
        walk.inspections()?;
        walk.cases()?;
        Ok(Layout { counties: walk.counties, findings: walk.findings })
    }

    /// How many counties have a file for each submission period.
    pub fn files_by_period(&self, plan: &Plan) -> Vec<usize> {
        let has = |period: usize| move |county: &&CountyFiles| county.submissions[period].is_some();
        (0..plan.submission_periods().len()).map(|period| self.counties.iter().filter(has(period)).count()).collect()
    }

    /// Every submission that is there: whose, of which period, and where it lies.
    pub fn submissions<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = (CountyIx, Period, &'a str)> {
        self.counties.iter().enumerate().flat_map(|(county, files)| {
            let files = files.submissions.iter().zip(plan.submission_periods());
            files.filter_map(move |(file, period)| Some((CountyIx(county), *period, &**file.as_ref()?)))
        })
    }

    /// For which counties, by id, and periods something lies under the right name that cannot be read.
    pub fn unreadable(&self) -> HashSet<(&str, Period)> {
        let submissions = self.findings.iter().filter(|finding| finding.place.path.starts_with(SUBMISSIONS));
        let subjects = submissions.map(|finding| &finding.subject);
        subjects.filter_map(|subject| Some((subject.county.as_deref()?, subject.period?))).collect()
    }
}

struct Walk<'a> {
    disk: &'a Disk,
    plan: &'a Plan,
    by_id: HashMap<&'a str, usize>,
    counties: Vec<CountyFiles>,
    findings: Vec<Finding>,
}

impl Walk<'_> {
    fn submissions(&mut self) -> anyhow::Result<()> {
        for entry in self.disk.list(SUBMISSIONS)? {
            let path = format!("{SUBMISSIONS}/{}", entry.name);
            if is_litter(&entry.name) || !self.is_folder(&entry, &path) {
                continue;
            }
            let period = Period::parse(&entry.name);
            let place = period.and_then(|period| self.plan.submission_periods().binary_search(&period).ok());
            match (place, period) {
                (Some(at), Some(period)) => {
                    for (county, file) in self.county_files(&path, Some(period))? {
                        self.counties[county].submissions[at] = Some(file);
                    }
                }
                _ => {
                    let rename = period_named(&entry.name, self.plan).map(|period| period.to_string());
                    let problem = FileProblem::BadPeriodFolder { name: entry.name, rename };
                    self.tell(problem, path, Subject::default());
                }
            }
        }
        Ok(())
    }

    fn rosters(&mut self) -> anyhow::Result<()> {
        for entry in self.disk.list(ROSTERS)? {
            let path = format!("{ROSTERS}/{}", entry.name);
            if is_litter(&entry.name) || !self.is_folder(&entry, &path) {
                continue;
            }
            let Some(at) = self.plan.rosters.iter().position(|roster| roster.id == entry.name) else {
                let ids = self.plan.rosters.iter().flat_map(|roster| [roster.id.as_str(), roster.name.as_str()]);
                let meant = nearest(&entry.name, ids);
                let roster = self.plan.rosters.iter().find(|r| meant.is_some_and(|id| r.id == id || r.name == id));
                let rename = roster.map(|roster| roster.id.clone());
                self.tell(FileProblem::StrayFile { rename }, path, Subject::default());
                continue;
            };
            for (county, file) in self.county_files(&path, None)? {
                self.counties[county].rosters[at] = Some(file);
            }
        }
        Ok(())
    }

    /// Inspections are made for a period in which something is submitted, or a coarser one.
    fn inspections(&mut self) -> anyhow::Result<()> {
        for entry in self.disk.list(INSPECTIONS)? {
            let path = format!("{INSPECTIONS}/{}", entry.name);
            if is_litter(&entry.name) || !self.is_folder(&entry, &path) {
                continue;
            }
            let cadences = Cadence::ALL.into_iter().filter(|cadence| *cadence >= self.plan.reporting.every);
            let mut periods = cadences.flat_map(|cadence| self.plan.periods(cadence));
            let Some(period) = Period::parse(&entry.name).filter(|period| periods.clone().any(|it| it == period))
            else {
                let rename = periods.find(|period| naming::is_named(&entry.name, **period)).map(Period::to_string);
                self.tell(FileProblem::BadPeriodFolder { name: entry.name, rename }, path, Subject::default());
                continue;
            };
            for (county, file) in self.county_files(&path, Some(period))? {
                self.counties[county].inspections.push((period, file));
            }
        }
        for county in &mut self.counties {
            county.inspections.sort_by_key(|(period, _)| (period.end(), *period));
        }
        Ok(())
    }

    /// Where one county keeps a list of its cases, every other one should.
    fn cases(&mut self) -> anyhow::Result<()> {
        let files = self.county_files(CASES, None)?;
        if files.is_empty() {
            return Ok(());
        }
        for (files, county) in self.counties.iter_mut().zip(&self.plan.counties) {
            files.cases = CaseFile::Absent(format!("{CASES}/{}.csv", county.id).into());
        }
        for (county, file) in files {
            self.counties[county].cases = CaseFile::There(file);
        }
        Ok(())
    }

    /// The files of a folder that are named for counties; all others are told.
    fn county_files(&mut self, folder: &str, period: Option<Period>) -> anyhow::Result<Vec<(usize, Arc<str>)>> {
        let mut files = Vec::new();
        for entry in self.disk.list(folder)? {
            if is_litter(&entry.name) {
                continue;
            }
            let path: Arc<str> = format!("{folder}/{}", entry.name).into();
            let county = entry.name.strip_suffix(".csv").and_then(|id| self.by_id.get(id).copied());
            let subject =
                Subject { county: county.map(|at| self.plan.counties[at].id.clone()), period, ..Subject::default() };
            match (county, entry.kind) {
                (Some(county), Kind::File) => files.push((county, path)),
                (_, Kind::Symlink) => self.tell(FileProblem::Symlink, path, subject),
                (_, _) => {
                    let rename = naming::county_in(stem(&entry.name), self.plan)
                        .map(|county| format!("{}.csv", self.plan.county(county).id));
                    self.tell(FileProblem::StrayFile { rename }, path, subject);
                }
            }
        }
        Ok(files)
    }

    fn is_folder(&mut self, entry: &Entry, path: &str) -> bool {
        match entry.kind {
            Kind::Folder => return true,
            Kind::Symlink => self.tell(FileProblem::Symlink, path, Subject::default()),
            Kind::File => self.tell(FileProblem::StrayFile { rename: None }, path, Subject::default()),
        }
        false
    }

    fn tell(&mut self, problem: FileProblem, path: impl Into<Arc<str>>, subject: Subject) {
        let finding = Finding::new(Message::File(problem), Place::file(path.into()));
        self.findings.push(finding.about(subject));
    }
}

/// What Excel, WPS and systems leave lying about.
pub(super) fn is_litter(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with(['.', '~']) || ["thumbs.db", "desktop.ini"].contains(&lower.as_str()) || lower.ends_with(".tmp")
}
