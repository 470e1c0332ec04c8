//! What is no longer as it was published, and is not accounted for. A correction accounts for a step from an
//! old text to a new one; entries about the same thing are followed in their order, and where they end is what
//! has to stand there now.

use std::collections::{BTreeMap, BTreeSet};

use super::{About, ClosedPeriod, Correction, Digest, Record, compare::pairs, normalised};
use crate::{
    calendar::Period,
    finding::{ClosedProblem, Finding, Message, Subject},
    model::Plan,
    source::Place,
    submission::cells,
};

/// A change that nothing accounts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub about: About,
    /// As published, or as last corrected.
    pub old: String,
    pub new: String,
    /// The latest that `old` comes from is a correction.
    pub corrected: bool,
    /// The period that was published with `old`.
    pub period: Period,
    pub place: Place,
}

/// What the workspace holds now.
pub struct Now<'a> {
    pub plan: &'a Plan,
    /// The hash of each of the plan's files, by path.
    pub plan_files: BTreeMap<String, Digest>,
    /// The bytes of a file; `None` where it is not there.
    pub load: &'a dyn Fn(&str) -> anyhow::Result<Option<Vec<u8>>>,
}

#[derive(Debug, Clone, Default)]
pub struct Verdict {
    pub changes: Vec<Change>,
    /// What is wrong with the record itself, and corrections of nothing.
    pub findings: Vec<Finding>,
}

/// The path of a submission.
pub fn submitted(period: Period, county: &str) -> String {
    format!("reports/submissions/{period}/{county}.csv")
}

/// The path of its text as it was published.
pub fn published(period: Period, county: &str) -> String {
    format!("reports/closed/{period}/{county}.csv")
}

pub fn judge(record: &Record, corrections: &[Correction], now: &Now<'_>) -> anyhow::Result<Verdict> {
    let mut judge = Judge { now, ledger: Ledger::new(corrections), verdict: Verdict::default() };
    for closed in &record.periods {
        judge.submissions(closed)?;
        judge.plan_files(closed);
    }
    let Judge { ledger, mut verdict, .. } = judge;
    verdict.findings.extend(ledger.unused());
    Ok(verdict)
}

/// The corrections, and which of them have been followed.
struct Ledger<'a> {
    by_matter: BTreeMap<&'a About, Vec<usize>>,
    corrections: &'a [Correction],
    used: BTreeSet<usize>,
}

impl<'a> Ledger<'a> {
    fn new(corrections: &'a [Correction]) -> Ledger<'a> {
        let mut by_matter: BTreeMap<&About, Vec<usize>> = BTreeMap::new();
        for (at, correction) in corrections.iter().enumerate() {
            by_matter.entry(&correction.about).or_default().push(at);
        }
        Ledger { by_matter, corrections, used: BTreeSet::new() }
    }

    /// Where the corrections lead to from what was published.
    fn follow(&mut self, about: &About, published: &str) -> String {
        let mut reached = published.to_owned();
        for at in self.by_matter.get(about).into_iter().flatten() {
            let correction = &self.corrections[*at];
            if correction.old == reached && correction.new != reached {
                reached = correction.new.clone();
                self.used.insert(*at);
            }
        }
        reached
    }

    fn has_cells(&self, of: Period, whose: &str) -> bool {
        let about =
            |about: &&About| matches!(about, About::Cell { period, county, .. } if *period == of && county == whose);
        self.by_matter.keys().any(about)
    }

    fn unused(&self) -> impl Iterator<Item = Finding> {
        let unused = self.corrections.iter().enumerate().filter(|(at, _)| !self.used.contains(at));
        unused.map(|(_, it)| {
            let subject = Subject {
                county: it.about.county().map(str::to_owned),
                period: it.about.period(),
                ..Subject::default()
            };
            Finding::new(Message::Closed(ClosedProblem::CorrectionUnused), it.place.clone()).about(subject)
        })
    }
}

struct Judge<'a> {
    now: &'a Now<'a>,
    ledger: Ledger<'a>,
    verdict: Verdict,
}

impl Judge<'_> {
    fn submissions(&mut self, closed: &ClosedPeriod) -> anyhow::Result<()> {
        let known = self.now.plan.counties.iter().map(|county| county.id.clone());
        let counties: BTreeSet<_> = known.chain(closed.submissions.keys().cloned()).collect();
        for county in counties {
            let digest = closed.submissions.get(&county).cloned().flatten();
            self.submission(closed.period, county, digest)?;
        }
        Ok(())
    }

    fn submission(&mut self, period: Period, county: String, digest: Option<Digest>) -> anyhow::Result<()> {
        let kept = match &digest {
            Some(digest) => self.kept(period, &county, digest)?,
            None => None,
        };
        let path = submitted(period, &county);
        let text = (self.now.load)(&path)?.map(|bytes| normalised(&bytes));
        let current = text.as_deref().map(Digest::of);
        let before = text_of(digest.as_ref());
        let about = About::Submission { period, county: county.clone() };
        let reached = self.ledger.follow(&about, before);
        let whole = |judge: &mut Self| {
            let place = Place::file(path.clone().into());
            judge.change(about.clone(), before, &reached, text_of(current.as_ref()), (period, place));
        };
        let (Some(digest), Some(text), true) = (&digest, &text, reached == before) else {
            whole(self);
            return Ok(());
        };
        let same = Some(digest) == current.as_ref();
        if same && !self.ledger.has_cells(period, &county) {
            return Ok(());
        }
        let plan = self.now.plan;
        let was = kept.and_then(|kept| cells(&published(period, &county).into(), &kept, plan, period));
        let (Some(was), Some(is)) = (was, cells(&path.as_str().into(), text, plan, period)) else {
            whole(self);
            return Ok(());
        };
        for pair in pairs(&was, &is) {
            let about = About::Cell { period, county: county.clone(), cell: pair.key.clone() };
            let reached = self.ledger.follow(&about, pair.before);
            self.change(about, pair.before, &reached, pair.after, (period, pair.place.clone()));
        }
        Ok(())
    }

    /// The text that was kept of a submission; one that is not as it was is told.
    fn kept(&mut self, period: Period, county: &str, digest: &Digest) -> anyhow::Result<Option<String>> {
        let path = published(period, county);
        let text = (self.now.load)(&path)?.map(|bytes| normalised(&bytes));
        let gone = text.is_none();
        let kept = text.filter(|text| Digest::of(text) == *digest);
        if kept.is_none() {
            let subject = Subject { county: Some(county.to_owned()), period: Some(period), ..Subject::default() };
            let message = Message::Closed(ClosedProblem::Kept { period, gone });
            self.verdict.findings.push(Finding::new(message, Place::file(path.into())).about(subject));
        }
        Ok(kept)
    }

    fn plan_files(&mut self, closed: &ClosedPeriod) {
        let now = &self.now.plan_files;
        let paths: BTreeSet<_> = closed.plan.keys().chain(now.keys()).collect();
        for path in paths {
            let about = About::PlanFile { path: path.clone() };
            let before = text_of(closed.plan.get(path));
            let reached = self.ledger.follow(&about, before);
            let told = |change: &Change| change.about == about && change.old == reached;
            if !self.verdict.changes.iter().any(told) {
                let place = Place::file(path.as_str().into());
                self.change(about, before, &reached, text_of(now.get(path)), (closed.period, place));
            }
        }
    }

    /// Notes a change, if what stands there is not where the corrections lead to.
    fn change(&mut self, about: About, before: &str, reached: &str, new: &str, (period, place): (Period, Place)) {
        if reached != new {
            let (old, new, corrected) = (reached.to_owned(), new.to_owned(), reached != before);
            self.verdict.changes.push(Change { about, old, new, corrected, period, place });
        }
    }
}

fn text_of(digest: Option<&Digest>) -> &str {
    digest.map_or("", Digest::as_str)
}

impl Change {
    pub fn finding(&self) -> Finding {
        let period = self.period;
        let (old, new) = (self.old.clone(), self.new.clone());
        let subject =
            Subject { county: self.about.county().map(str::to_owned), period: Some(period), ..Subject::default() };
        let (problem, subject) = match &self.about {
            About::Cell { county, cell, .. } => {
                let (field, item) = (cell.field, cell.item.clone());
                let subject = Subject { item: Some(item.clone()), field: Some(field), ..subject };
                let county = county.clone();
                (ClosedProblem::Cell { period, county, item, field, old, new, corrected: self.corrected }, subject)
            }
            About::Submission { county, .. } => {
                (ClosedProblem::Submission { period, county: county.clone(), old, new }, subject)
            }
            About::PlanFile { .. } => (ClosedProblem::PlanFile { period, old, new }, subject),
        };
        Finding::new(Message::Closed(problem), self.place.clone()).about(subject)
    }
}
