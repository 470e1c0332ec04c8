//! A county's book while its submissions are read: the lists of its sites, and beside them what rows have said. Figures
//! are written one behind the other, as files have them; once all is read, they are brought together site by site.

use super::{Book, Entry, Figure, SiteList, Spot, StateEntry, Submission, log::Log, tracks::Tracks};
use crate::model::{Indicator, IndicatorIx, Item, Plan, RosterIx, TaskIx};

#[derive(Debug, Clone)]
pub struct Ledger {
    /// By roster.
    pub(super) lists: Vec<SiteList>,
    entries: Entries,
}

/// What rows that count have said.
#[derive(Debug, Clone)]
pub struct Entries {
    /// By indicator.
    logs: Vec<Log>,
    /// By task.
    states: Vec<Vec<StateEntry>>,
    submissions: Vec<Submission>,
}

impl Ledger {
    /// An empty one, of a county with these lists of sites, by roster.
    pub fn new(plan: &Plan, lists: Vec<SiteList>) -> Ledger {
        let log = |indicator: &Indicator| {
            let sites = indicator.site.map_or(1, |roster| lists[roster.0].sites().len());
            Log::with_room(sites * plan.periods(indicator.periods).len())
        };
        let entries = Entries {
            logs: plan.indicators.iter().map(log).collect(),
            states: vec![Vec::new(); plan.tasks.len()],
            submissions: vec![Submission::default(); plan.submission_periods().len()],
        };
        Ledger { lists, entries }
    }

    pub fn lists(&self) -> &[SiteList] {
        &self.lists
    }

    pub fn entries_mut(&mut self) -> &mut Entries {
        &mut self.entries
    }

    /// The lists, in which rows are looked up, and the entries, to which they go.
    pub fn halves(&mut self) -> (&[SiteList], &mut Entries) {
        (&self.lists, &mut self.entries)
    }

    pub fn submit(&mut self, submission: usize, outcome: Submission) {
        self.entries.submissions[submission] = outcome;
    }

    /// The book, all figures site by site, and each site without a list dated by the first of them.
    pub fn close(self, plan: &Plan) -> Book {
        let Ledger { mut lists, entries: Entries { logs, states, submissions } } = self;
        let tracks: Vec<_> = logs.into_iter().map(Log::close).collect();
        for (indicator, tracks) in plan.indicators.iter().zip(&tracks) {
            if let Some(RosterIx(roster)) = indicator.site.filter(|roster| !lists[roster.0].is_rostered()) {
                name_sites(&mut lists[roster], tracks, plan, indicator);
            }
        }
        Book { tracks, states, lists, submissions }
    }
}

fn name_sites(list: &mut SiteList, tracks: &Tracks, plan: &Plan, indicator: &Indicator) {
    let days = plan.days(indicator.periods);
    for (site, track) in tracks.iter().enumerate() {
        if let Some(first) = track.first() {
            list.name(site, days[first.period as usize].1);
        }
    }
}

impl Entries {
    /// Enters a figure of which there is none yet.
    #[inline]
    pub fn enter(&mut self, indicator: IndicatorIx, site: u32, entry: Entry) {
        self.logs[indicator.0].push(site, entry);
    }

    pub fn enter_state(&mut self, task: TaskIx, entry: StateEntry) {
        self.states[task.0].push(entry);
    }

    /// Brings the figures into the order in which each is found at once.
    pub fn sort(&mut self) {
        self.logs.iter_mut().for_each(Log::sort);
    }

    /// What a submission's row has entered; figures are in order.
    pub fn entered(&self, item: Item, spot: Spot, submission: usize) -> Option<Figure> {
        match item {
            Item::Task(task) => {
                let entry = self.states[task.0].iter().rfind(|entry| entry.submission == submission)?;
                Some(Figure::State(entry.state))
            }
            Item::Indicator(ix) => self.logs[ix.0].get(spot).map(|entry| entry.figure()),
        }
    }

    /// Takes out what a submission's row has entered, as if that had never counted; whether it had entered anything.
    /// Figures are in order.
    pub fn withdraw(&mut self, item: Item, spot: Spot, submission: usize) -> bool {
        match item {
            Item::Task(task) => {
                let states = &mut self.states[task.0];
                let before = states.len();
                states.retain(|entry| entry.submission != submission);
                states.len() < before
            }
            Item::Indicator(ix) => self.logs[ix.0].withdraw(spot),
        }
    }
}
