//! Going through the counties: each is read, folded and let go, on all cores, and what comes of them is
//! put together in the counties' order.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{
    Disk, Layout, Progress,
    asked::{Asked, Assessed, Sums},
    coverage::{coverage, latest},
};
use crate::{
    attainment::{AsOf, Assessment, CountyOutcome, CountySources, Figures, Frame, Reported},
    book::Book,
    calendar::Date,
    cases::Case,
    finding::Finding,
    inspection::{Found, verify},
    model::{CountyIx, IndicatorIx, Plan, Target},
    owed::{Answered, Horizon, Submissions},
    ranking::{Contest, Marks},
    submission::{CaseFile, CountyReading, read_county},
};

/// The folders that a survey goes through, and the plan that it reads them by.
#[derive(Clone, Copy)]
pub struct Survey<'a> {
    pub disk: &'a Disk,
    pub plan: &'a Plan,
    pub layout: &'a Layout,
    /// Whether the submissions are invented.
    pub sample: bool,
    /// The counties whose files a check reads; of the others it takes what is there for sent. `None` is all.
    pub closely: Option<&'a BTreeSet<CountyIx>>,
    /// Who is told how far it is.
    pub progress: &'a dyn Progress,
    /// Whether figures that an inspection verified take the place of those that were reported.
    pub verified: bool,
}

/// What a check of all counties came to.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    pub findings: Vec<Finding>,
    pub reported: Reported,
    /// Rows of figures that are too short to tell an outlier.
    pub short: usize,
}

impl Checked {
    /// The day as of which the workspace stands.
    pub fn as_of(&self, plan: &Plan) -> Date {
        latest(plan, &self.reported)
    }
}

impl<'a> Survey<'a> {
    /// The same survey, told to somebody.
    pub fn told(self, progress: &'a dyn Progress) -> Survey<'a> {
        Survey { progress, ..self }
    }

    /// The same survey, of verified figures where there are some.
    pub fn verified(self, verified: bool) -> Survey<'a> {
        Survey { verified, ..self }
    }

    /// Reads and computes. Which day is the latest is known only when all is read, so it is guessed from
    /// the files that are there; only a wrong guess costs a second reading.
    pub fn figures(&self, as_of: AsOf, compare: Option<AsOf>) -> anyhow::Result<Figures> {
        let asked = Asked { as_of, compare, verified: self.verified };
        asked.figures(self.plan, &self.layout.files_by_period(self.plan), |days| self.assessments(days))
    }

    /// How everything stands on each of these days. Verified figures are those that were by the first of them.
    pub fn assessments(&self, days: &[Date]) -> anyhow::Result<Assessed> {
        Ok(self.sums(days)?.judge(self.plan, days))
    }

    /// The counties added up for each of these days, before anything is judged.
    pub(super) fn sums(&self, days: &[Date]) -> anyhow::Result<Sums> {
        let plan = self.plan;
        let add = |mut sums: Sums, county: CountyIx, mut reading: CountyReading| {
            if let Some(day) = days.first().filter(|_| self.verified) {
                let replaced = verify(&mut reading.book, plan, &reading.inspected.rows, *day);
                sums.replaced = sums.replaced.join(replaced);
            }
            let book = &reading.book;
            sums.reported.add(book.submissions());
            for (tally, day) in sums.tallies.iter_mut().zip(days) {
                tally.add(CountyOutcome::of(plan, book, county, *day));
            }
            sums
        };
        self.fold(|| Sums::none(days), add, Sums::join)
    }

    /// The same survey, whose check opens the files of these counties alone.
    pub fn closely(self, counties: Option<&'a BTreeSet<CountyIx>>) -> Survey<'a> {
        Survey { closely: counties, ..self }
    }

    /// Everything that is wrong with the counties' files, and with who has sent them.
    pub fn check(&self) -> anyhow::Result<Checked> {
        let add = |mut checked: Checked, _, reading: CountyReading| {
            checked.reported.add(reading.book.submissions());
            checked.findings.extend(reading.findings);
            checked.short += reading.short;
            checked
        };
        let join = |checked: Checked, later: Checked| Checked {
            reported: checked.reported.join(later.reported),
            findings: joined(checked.findings, later.findings),
            short: checked.short + later.short,
        };
        let skipped = |county| self.closely.is_some_and(|counties| !counties.contains(&county));
        let mut checked = self.fold_some(&skipped, Checked::default, add, join)?;
        checked.findings.extend(self.layout.findings.iter().cloned());
        checked.findings.extend(coverage(self.plan, self.layout, &checked.reported));
        Ok(checked)
    }

    /// What every county has answered in the periods that are asked about.
    pub fn submissions(&self, horizon: Horizon) -> anyhow::Result<Submissions> {
        let plan = self.plan;
        let periods: Vec<_> = horizon.among(plan.submission_periods()).collect();
        let unreadable = self.layout.unreadable();
        let add = |mut all: Submissions, county: CountyIx, reading: CountyReading| {
            let (files, id) = (&self.layout.counties[county.0], plan.county(county).id.as_str());
            all.add(periods.iter().map(|(at, period)| {
                let file = files.submissions[*at].is_some() || unreadable.contains(&(id, *period));
                Answered::of(plan, &reading.book, *at, file)
            }));
            all
        };
        self.fold(Submissions::default, add, Submissions::join)
    }

    /// The rows behind a target's figure in one window, county by county.
    pub fn sources(&self, target: (IndicatorIx, &Target), frame: &Frame<'_>) -> anyhow::Result<Vec<CountySources>> {
        let of = |county, reading: CountyReading| CountySources::of(self.plan, &reading.book, county, target, frame);
        self.fold(Vec::new, |all, county, reading| joined(all, vec![of(county, reading)]), joined)
    }

    /// What every county has earned in a year.
    pub fn marks(&self, contest: &Contest<'_>) -> anyhow::Result<Vec<Marks>> {
        let of = |county, reading: CountyReading| Marks::of(contest, &reading.book, county);
        self.fold(Vec::new, |all, county, reading| joined(all, vec![of(county, reading)]), joined)
    }

    /// What inspections found, county by county; nothing is read where there are none.
    pub fn inspected(&self) -> anyhow::Result<Found> {
        if self.layout.counties.iter().all(|files| files.inspections.is_empty()) {
            return Ok(Found::default());
        }
        self.fold(Found::default, |found, _, reading| found.join(reading.inspected), Found::join)
    }

    /// The good cases of all counties, and how many rows had to be left out; nothing else is read where there
    /// are none.
    pub fn cases(&self) -> anyhow::Result<(Vec<Case>, usize)> {
        if !self.layout.counties.iter().any(|files| matches!(files.cases, CaseFile::There(_))) {
            return Ok((Vec::new(), 0));
        }
        let add = |(cases, left_out), _, reading: CountyReading| match reading.cases {
            Some(list) => (joined(cases, list.cases), left_out + list.left_out),
            None => (cases, left_out),
        };
        let join = |(cases, left_out), (later, more)| (joined(cases, later), left_out + more);
        self.fold(|| (Vec::new(), 0), add, join)
    }

    /// The rows behind every target's figure in the window that it is shown in, target by target.
    pub fn all_sources(&self, now: &Assessment) -> anyhow::Result<Vec<Vec<CountySources>>> {
        let plan = self.plan;
        let start = || vec![Vec::new(); now.targets.len()];
        let add = |mut all: Vec<Vec<_>>, county, reading: CountyReading| {
            for ((into, outcome), (ix, indicator, target)) in all.iter_mut().zip(&now.targets).zip(plan.targets()) {
                let frame = Frame::new(plan, indicator, outcome.window, now.as_of);
                into.push(CountySources::of(plan, &reading.book, county, (ix, target), &frame));
            }
            all
        };
        let join =
            |all: Vec<Vec<_>>, later: Vec<Vec<_>>| all.into_iter().zip(later).map(|(a, b)| joined(a, b)).collect();
        self.fold(start, add, join)
    }

    /// What one county has reported.
    pub fn book(&self, county: CountyIx) -> anyhow::Result<Book> {
        let load = |path: &str| self.disk.load(path);
        let files = &self.layout.counties[county.0];
        Ok(read_county(self.plan, county, files, self.sample, &load)?.book)
    }

    /// Goes through what counties have reported in their order, reading as many at a time as there are cores, so
    /// that what is written county by county is always written alike.
    pub fn in_order(&self, mut take: impl FnMut(CountyIx, Book) -> anyhow::Result<()>) -> anyhow::Result<()> {
        let all: Vec<_> = (0..self.plan.counties.len()).map(CountyIx).collect();
        self.progress.begins(all.len());
        for some in all.chunks(rayon::current_num_threads()) {
            let books: Vec<_> = some.par_iter().map(|county| self.book(*county)).collect();
            for (county, book) in some.iter().zip(books) {
                take(*county, book?)?;
                self.progress.advances();
            }
        }
        Ok(())
    }

    /// Reads every county and folds the readings. `add` puts a county behind those before it, `join` one
    /// run of counties behind another.
    fn fold<T: Send>(
        &self,
        start: impl Fn() -> T + Sync + Send,
        add: impl Fn(T, CountyIx, CountyReading) -> T + Sync + Send,
        join: impl Fn(T, T) -> T + Sync + Send,
    ) -> anyhow::Result<T> {
        self.fold_some(&|_| false, start, add, join)
    }

    /// The same, with counties whose files are not opened.
    fn fold_some<T: Send>(
        &self,
        skipped: &(dyn Fn(CountyIx) -> bool + Sync),
        start: impl Fn() -> T + Sync + Send,
        add: impl Fn(T, CountyIx, CountyReading) -> T + Sync + Send,
        join: impl Fn(T, T) -> T + Sync + Send,
    ) -> anyhow::Result<T> {
        let load = |path: &str| self.disk.load(path);
        let read = |ix: CountyIx, files| match skipped(ix) {
            true => Ok(CountyReading::unopened(self.plan, files)),
            false => read_county(self.plan, ix, files, self.sample, &load),
        };
        self.progress.begins(self.layout.counties.len());
        let counties = self.layout.counties.par_iter().enumerate();
        counties
            .map(|(ix, files)| Ok((CountyIx(ix), read(CountyIx(ix), files)?)))
            .inspect(|_| self.progress.advances())
            .try_fold(&start, |sum, reading: anyhow::Result<_>| reading.map(|(ix, reading)| add(sum, ix, reading)))
            .try_reduce(&start, |sum, later| Ok(join(sum, later)))
    }
}

fn joined<T>(mut all: Vec<T>, later: Vec<T>) -> Vec<T> {
    all.extend(later);
    all
}
