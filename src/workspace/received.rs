//! `reports/received.csv` on the disk: when submissions came in, who of them was late, and the file's
//! canonical form.

use std::sync::Arc;

use super::{Canonical, Workspace, disk::Kind};
use crate::{
    arrivals::{Arrivals, Origin},
    calendar::Period,
    finding::{Finding, HistoryProblem, Message, Subject},
    model::{CountyIx, Plan},
    owed::Due,
    source::Place,
    submission,
};

const FOLDER: &str = "reports";
const NAME: &str = "received.csv";

impl Workspace {
    /// The days that were written down, and what is wrong with the list.
    pub fn arrivals(&self, plan: &Plan) -> anyhow::Result<(Arrivals, Vec<Finding>)> {
        match self.received_file()? {
            Some(file) => submission::read_received(plan, &file, &|path| self.disk.load(path)),
            None => Ok((Arrivals::default(), Vec::new())),
        }
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

/// Submissions that came in after they were due, and days that git knows otherwise.
pub fn late(plan: &Plan, arrivals: &Arrivals) -> Vec<Finding> {
    let about = |county: CountyIx, period: Period| Subject {
        county: Some(plan.county(county).id.clone()),
        period: Some(period),
        ..Subject::default()
    };
    let late = arrivals.all().into_iter().filter_map(|(county, period, arrival)| {
        let due = Due::of(plan, period);
        let days = -due.left(arrival.day);
        let place = match arrival.origin {
            Origin::WrittenDown(place) => place,
            Origin::Git => Place::file(format!("reports/submissions/{period}/{}.csv", plan.county(county).id).into()),
        };
        let problem = HistoryProblem::Late { due: due.0, came: arrival.day, days };
        (days > 0).then(|| Finding::new(Message::History(problem), place).about(about(county, period)))
    });
    let disagreements = arrivals.disagreements().into_iter().map(|(county, period, written, committed, place)| {
        let problem = HistoryProblem::ReceivedMismatch { written, committed };
        Finding::new(Message::History(problem), place.clone()).about(about(county, period))
    });
    late.chain(disagreements).collect()
}
