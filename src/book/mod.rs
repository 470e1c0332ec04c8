//! What one county has reported, folded to what arithmetic needs: per indicator and site the figures by
//! period, per task its states, per roster its sites. Only rows that count come in. A book lives as long
//! as its county is being worked on; memory follows the largest county, not the country.

mod entry;
mod ledger;
mod log;
mod naming;
mod sites;
mod tracks;

pub use entry::Entry;
pub use ledger::{Entries, Ledger};
pub use naming::{Named, Naming, Places};
pub use sites::{Open, Site, SiteList};
pub use tracks::{Track, Tracks};

use crate::{
    calendar::Period,
    model::{IndicatorIx, Item, Language, Plan, RosterIx, TaskIx},
    number::Decimal,
};

/// Where the figure of a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    pub period: u32,
    /// The site's place; 0 without sites.
    pub site: u32,
}

/// A task's state, as reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskState {
    NotStarted,
    InProgress,
    Done,
    NotApplicable,
}

impl TaskState {
    pub const ALL: [TaskState; 4] =
        [TaskState::NotStarted, TaskState::InProgress, TaskState::Done, TaskState::NotApplicable];

    /// What a cell says, in English and in Chinese.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            TaskState::NotStarted => ["not-started", "未启动"],
            TaskState::InProgress => ["in-progress", "推进中"],
            TaskState::Done => ["done", "已完成"],
            TaskState::NotApplicable => ["n/a", "不适用"],
        }
    }

    /// What a cell of a file in this language says.
    pub fn word(self, language: Language) -> &'static str {
        let [english, chinese] = self.words();
        match language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    pub fn parse(text: &str) -> Option<TaskState> {
        TaskState::ALL.into_iter().find(|state| state.words().contains(&text))
    }
}

/// What a row says of its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    State(TaskState),
    /// The denominator is 0 for a count.
    Number {
        value: Decimal,
        total: Decimal,
    },
}

/// A task's state in one submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateEntry {
    /// The submission period's place.
    pub submission: usize,
    pub state: TaskState,
    pub line: u32,
    pub noted: bool,
}

/// How a county stands with one submission period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Submission {
    /// A row of its file counts.
    pub reported: bool,
    /// Rows that do not count for an error.
    pub left_out: usize,
}

/// How many reported figures had a verified one put in their place, and how many of these it changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Replaced {
    pub verified: usize,
    pub changed: usize,
}

impl Replaced {
    pub fn join(self, other: Replaced) -> Replaced {
        Replaced { verified: self.verified + other.verified, changed: self.changed + other.changed }
    }
}

#[derive(Debug, Clone)]
pub struct Book {
    /// By indicator.
    tracks: Vec<Tracks>,
    /// By task, then by submission period.
    states: Vec<Vec<StateEntry>>,
    /// By roster.
    lists: Vec<SiteList>,
    submissions: Vec<Submission>,
}

impl Book {
    /// The figures of an indicator without sites.
    pub fn track(&self, indicator: IndicatorIx) -> Track<'_> {
        self.site_track(indicator, 0)
    }

    /// The figures of one site.
    pub fn site_track(&self, indicator: IndicatorIx, site: usize) -> Track<'_> {
        self.tracks[indicator.0].get(site)
    }

    pub fn sites(&self, roster: RosterIx) -> &SiteList {
        &self.lists[roster.0]
    }

    /// All lists of sites, by roster.
    pub fn lists(&self) -> &[SiteList] {
        &self.lists
    }

    pub fn submissions(&self) -> &[Submission] {
        &self.submissions
    }

    /// The state that was reported last, among the first so many submission periods.
    pub fn state(&self, task: TaskIx, ended: usize) -> Option<TaskState> {
        self.states[task.0].iter().rev().find(|entry| entry.submission < ended).map(|entry| entry.state)
    }

    pub fn states(&self, task: TaskIx) -> &[StateEntry] {
        &self.states[task.0]
    }

    /// All tracks of an indicator: one a site, or the county's one.
    pub fn tracks(&self, indicator: IndicatorIx) -> &Tracks {
        &self.tracks[indicator.0]
    }

    /// What was reported of an item for one of its periods, by a site where it has some.
    pub fn figure(&self, plan: &Plan, item: Item, period: Period, site: Option<&str>) -> Option<Figure> {
        let (at, place) = self.whereabouts(plan, item, period, site)?;
        match item {
            Item::Task(task) => self.states[task.0].get(place).map(|entry| Figure::State(entry.state)),
            Item::Indicator(ix) => self.tracks[ix.0].get(at).get(place).map(Entry::figure),
        }
    }

    /// Puts another figure in the place of one that was reported; what was not stays so.
    pub fn put(&mut self, plan: &Plan, item: Item, period: Period, site: Option<&str>, figure: Figure) {
        let Some((at, place)) = self.whereabouts(plan, item, period, site) else { return };
        match (item, figure) {
            (Item::Task(task), Figure::State(state)) => self.states[task.0][place].state = state,
            (Item::Indicator(ix), Figure::Number { value, total }) => {
                let entry = &mut self.tracks[ix.0].get_mut(at)[place];
                *entry = entry.with(value, total);
            }
            (Item::Task(_), Figure::Number { .. }) | (Item::Indicator(_), Figure::State(_)) => {}
        }
    }

    /// The track of an item and the place in it, where something was reported.
    fn whereabouts(&self, plan: &Plan, item: Item, period: Period, site: Option<&str>) -> Option<(usize, usize)> {
        let number = plan.periods(period.cadence()).binary_search(&period).ok()?;
        match item {
            Item::Task(task) => {
                let mut states = self.states[task.0].iter();
                let place = states.position(|entry| entry.submission == number)?;
                (plan.reporting.every == period.cadence()).then_some((0, place))
            }
            Item::Indicator(ix) => {
                let indicator = plan.indicator(ix);
                let at = match (indicator.site, site) {
                    (Some(roster), Some(site)) => self.sites(roster).find(site)?,
                    (None, None) => 0,
                    (Some(_), None) | (None, Some(_)) => return None,
                };
                let place = self.tracks[ix.0].get(at).binary_search_by_key(&(number as u32), |entry| entry.period);
                place.ok().filter(|_| indicator.periods == period.cadence()).map(|place| (at, place))
            }
        }
    }
}
