//! When submissions came in, as `reports/received.csv` or else git has it, who of them was late, and the
//! canonical form of the list.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{Canonical, Disk, Layout, Workspace, disk::Kind, layout::SUBMISSIONS};
use crate::{
    arrivals::{Arrivals, Committed, Origin},
    calendar::{Date, Period},
    finding::{Finding, HistoryProblem, Message, Subject},
    history::{Arrival, CommitId, History, Lack},
    model::{CountyIx, Plan},
    owed::Due,
    source::Place,
    submission,
};

const FOLDER: &str = "reports";
const NAME: &str = "received.csv";

impl Workspace {
    /// The days that were written down or that git has, and what is wrong with the list. Invented figures came
    /// in on no day, so that nobody asks git about a sample.
    pub fn arrivals(&self, plan: &Plan, layout: &Layout) -> anyhow::Result<(Arrivals, Vec<Finding>)> {
        let (mut arrivals, findings) = match self.received_file()? {
            Some(file) => submission::read_received(plan, &file, &|path| self.disk.load(path))?,
            None => (Arrivals::default(), Vec::new()),
        };
        if !self.sample {
            for (county, period, committed) in committed(&self.disk, plan, layout) {
                arrivals.commit(county, period, committed);
            }
        }
        Ok((arrivals, findings))
    }

    /// Hands the list to `tell` with its canonical form, where it is there and its path is `wanted`.
    pub fn canonical_received(
        &self,
        plan: &Plan,
        wanted: &dyn Fn(&str) -> bool,
        tell: &mut dyn FnMut(&str, Canonical) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        match self.received_file()?.filter(|file| wanted(file)) {
            Some(file) => tell(&file, submission::canonical_received(plan, &file, &|path| self.disk.load(path))?),
            None => Ok(()),
        }
    }

    fn received_file(&self) -> anyhow::Result<Option<Arc<str>>> {
        let entry = self.disk.list(FOLDER)?.into_iter().find(|entry| entry.name == NAME);
        Ok(entry.and_then(|entry| match entry.kind {
            Kind::File => Some(format!("{FOLDER}/{NAME}").into()),
            Kind::Folder | Kind::Symlink => None,
        }))
    }
}

/// What git has of the coming of each submission on the disk. Where there is no git, no commit, or not all of
/// its files, there is nothing to be said, and nothing wrong.
fn committed(disk: &Disk, plan: &Plan, layout: &Layout) -> Vec<(CountyIx, Period, Committed)> {
    let files: Vec<_> = layout.submissions(plan).collect();
    let first = files.iter().map(|(_, period, _)| period.start()).min();
    let Some(came) = first.and_then(|first| first_commits(disk, first).ok()) else { return Vec::new() };
    let known = files.into_iter().filter_map(|(county, period, path)| Some((county, period, *came.get(path)?)));
    let known: Vec<_> = known.collect();
    let mut batches: HashMap<CommitId, Batch> = HashMap::new();
    for (county, period, arrival) in &known {
        let first = Batch { county: *county, period: *period, counties: false, periods: false };
        let batch = batches.entry(arrival.commit).or_insert(first);
        batch.counties |= batch.county != *county;
        batch.periods |= batch.period != *period;
    }
    let is_stock = |arrival: &Arrival| batches.get(&arrival.commit).is_some_and(|it| it.counties && it.periods);
    let committed = |(county, period, arrival): (CountyIx, Period, Arrival)| {
        let at_the_latest = arrival.at_the_latest || is_stock(&arrival);
        let committed = if at_the_latest { Committed::By(arrival.day) } else { Committed::On(arrival.day) };
        (county, period, committed)
    };
    known.into_iter().map(committed).collect()
}

/// What one commit brings. Several counties' submissions of several periods are old stock, taken over by
/// somebody else, whose day is not the counties'.
struct Batch {
    county: CountyIx,
    period: Period,
    /// Others than the county, too.
    counties: bool,
    /// Others than the period, too.
    periods: bool,
}

/// When each submission was first committed. Those of before the first period began are too early to matter.
fn first_commits(disk: &Disk, since: Date) -> Result<BTreeMap<String, Arrival>, Lack> {
    let history = History::around(disk.root())?;
    let head = history.resolve("HEAD")?;
    history.arrivals(head.id, SUBMISSIONS, since)
}

/// Submissions of counties that are `asked` about that came in after they were due, and days that git knows
/// otherwise.
pub fn late(plan: &Plan, arrivals: &Arrivals, asked: &dyn Fn(CountyIx) -> bool) -> Vec<Finding> {
    let about = |county: CountyIx, period: Period| Subject {
        county: Some(plan.county(county).id.clone()),
        period: Some(period),
        ..Subject::default()
    };
    let late =
        arrivals.all().into_iter().filter(|(county, ..)| asked(*county)).filter_map(|(county, period, arrival)| {
            let due = Due::of(plan, period);
            let days = -due.left(arrival.day);
            let place = match arrival.origin {
                Origin::WrittenDown(place) => place,
                Origin::Git => {
                    Place::file(format!("reports/submissions/{period}/{}.csv", plan.county(county).id).into())
                }
            };
            let problem = HistoryProblem::Late { due: due.0, came: arrival.day, days };
            (days > 0).then(|| Finding::new(Message::History(problem), place).about(about(county, period)))
        });
    let disagreements = arrivals.disagreements().into_iter().filter(|(county, ..)| asked(*county));
    let disagreements = disagreements.map(|(county, period, written, committed, place)| {
        let problem = HistoryProblem::ReceivedMismatch { written, committed };
        Finding::new(Message::History(problem), place.clone()).about(about(county, period))
    });
    late.chain(disagreements).collect()
}
