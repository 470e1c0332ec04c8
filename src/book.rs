//! What one county has reported, folded to what arithmetic needs: per indicator and site the figures by
//! period, per task its states, per roster its sites. Only rows that count come in. A book lives as long
//! as its county is being worked on; memory follows the largest county, not the country.

use std::collections::HashMap;

use crate::{
    calendar::{Date, Period},
    model::{IndicatorIx, Item, Language, Plan, RosterIx, TaskIx},
    number::Decimal,
};

/// One figure: a row that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its period's place among the plan's periods of the indicator's cadence.
    pub period: u32,
    /// The physical line of its submission, so that every printed number leads back to one.
    pub line: u32,
    /// A note stands beside it, which answers what asks for a reason.
    pub noted: bool,
    pub value: Decimal,
    /// The denominator; 0 for a count.
    pub total: Decimal,
}

/// The figures of one indicator of one site (or of the county, without sites), by period.
pub type Track = Vec<Entry>;

/// The days on which a site is open: from the first, up to but without the second; `None` is always.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Open {
    pub from: Option<Date>,
    pub until: Option<Date>,
}

impl Open {
    pub const ALWAYS: Open = Open { from: None, until: None };

    pub fn on(&self, day: Date) -> bool {
        self.during(day, day)
    }

    /// Whether it is open on any day from the first to the last, both included.
    pub fn during(&self, first: Date, last: Date) -> bool {
        self.from.is_none_or(|from| from <= last) && self.until.is_none_or(|until| until > first)
    }

    pub fn in_period(&self, period: Period) -> bool {
        self.during(period.start(), period.end())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    pub id: Box<str>,
    pub open: Open,
    /// The end of the earliest period for which a row that counts names it, where there is no list.
    pub named: Option<Date>,
}

/// A county's sites of one kind.
#[derive(Debug, Clone, Default)]
pub struct SiteList {
    sites: Vec<Site>,
    by_id: HashMap<Box<str>, usize, foldhash::fast::RandomState>,
    rostered: bool,
    whole: bool,
}

impl SiteList {
    /// A list (台账) to which sites are added; whether that is all that it has is told when it ends.
    pub fn rostered() -> SiteList {
        SiteList { rostered: true, ..SiteList::default() }
    }

    /// Adds a site whose id the list does not have.
    pub fn add(&mut self, id: &str, open: Open) {
        self.push(id.into(), open);
    }

    /// The list at its end, and whether nothing had to be left out of it.
    pub fn ended(self, whole: bool) -> SiteList {
        SiteList { whole, ..self }
    }

    /// Whether there is a list; without one, rows name the sites.
    pub fn is_rostered(&self) -> bool {
        self.rostered
    }

    /// Whether there is a list of which nothing had to be left out: only then its length says something.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    pub fn sites(&self) -> &[Site] {
        &self.sites
    }

    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    fn push(&mut self, id: Box<str>, open: Open) -> usize {
        let at = self.sites.len();
        self.by_id.insert(id.clone(), at);
        self.sites.push(Site { id, open, named: None });
        at
    }
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
    /// By indicator, then by site; without sites there is one track.
    tracks: Vec<Vec<Track>>,
    /// By task, then by submission period.
    states: Vec<Vec<StateEntry>>,
    rosters: Vec<SiteList>,
    submissions: Vec<Submission>,
    /// How many periods a track mostly has.
    periods: usize,
}

impl Book {
    /// An empty book of a county with these lists of sites, by roster.
    pub fn new(plan: &Plan, rosters: Vec<SiteList>) -> Book {
        Book {
            tracks: vec![Vec::new(); plan.indicators.len()],
            states: vec![Vec::new(); plan.tasks.len()],
            rosters,
            submissions: vec![Submission::default(); plan.submission_periods().len()],
            periods: plan.submission_periods().len(),
        }
    }

    /// The figures of an indicator without sites.
    pub fn track(&self, indicator: IndicatorIx) -> &[Entry] {
        self.tracks[indicator.0].first().map_or(&[], Vec::as_slice)
    }

    /// The figures of one site.
    pub fn site_track(&self, indicator: IndicatorIx, site: usize) -> &[Entry] {
        self.tracks[indicator.0].get(site).map_or(&[], Vec::as_slice)
    }

    pub fn sites(&self, roster: RosterIx) -> &SiteList {
        &self.rosters[roster.0]
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
    pub fn tracks(&self, indicator: IndicatorIx) -> &[Track] {
        &self.tracks[indicator.0]
    }

    /// Enters a figure; files come in the order of their periods, rows in any.
    pub fn enter(&mut self, indicator: IndicatorIx, site: Option<usize>, entry: Entry) {
        let tracks = &mut self.tracks[indicator.0];
        let at = site.unwrap_or(0);
        if tracks.len() <= at {
            tracks.resize_with(at + 1, Vec::new);
        }
        let track = &mut tracks[at];
        if track.is_empty() {
            track.reserve_exact(self.periods);
        }
        if track.last().is_none_or(|last| last.period < entry.period) {
            track.push(entry);
        } else {
            let place = track.partition_point(|known| known.period < entry.period);
            track.insert(place, entry);
        }
    }

    pub fn enter_state(&mut self, task: TaskIx, entry: StateEntry) {
        self.states[task.0].push(entry);
    }

    /// The site of that id; a county without a list gets one with each new name. Rows mostly keep to the
    /// list's order, so the site behind that of the row above is tried before all are searched.
    pub fn site(&mut self, roster: RosterIx, id: &str, above: Option<usize>) -> Option<usize> {
        let list = &mut self.rosters[roster.0];
        let next = above.map_or(0, |above| above + 1);
        if list.sites.get(next).is_some_and(|site| &*site.id == id) {
            return Some(next);
        }
        let found = list.find(id);
        if found.is_some() || list.rostered {
            return found;
        }
        Some(list.push(id.into(), Open::ALWAYS))
    }

    /// Notes that a row that counts names the site, where that is what makes it known.
    pub fn name_site(&mut self, roster: RosterIx, site: usize, period_end: Date) {
        let list = &mut self.rosters[roster.0];
        if !list.rostered {
            let named = &mut list.sites[site].named;
            *named = Some(named.map_or(period_end, |earlier| earlier.min(period_end)));
        }
    }

    /// What was reported of an item for one of its periods, by a site where it has some.
    pub fn figure(&self, plan: &Plan, item: Item, period: Period, site: Option<&str>) -> Option<Figure> {
        let (at, place) = self.whereabouts(plan, item, period, site)?;
        match item {
            Item::Task(task) => self.states[task.0].get(place).map(|entry| Figure::State(entry.state)),
            Item::Indicator(ix) => {
                let Entry { value, total, .. } = *self.tracks[ix.0].get(at)?.get(place)?;
                Some(Figure::Number { value, total })
            }
        }
    }

    /// Puts another figure in the place of one that was reported; what was not stays so.
    pub fn put(&mut self, plan: &Plan, item: Item, period: Period, site: Option<&str>, figure: Figure) {
        let Some((at, place)) = self.whereabouts(plan, item, period, site) else { return };
        match (item, figure) {
            (Item::Task(task), Figure::State(state)) => self.states[task.0][place].state = state,
            (Item::Indicator(ix), Figure::Number { value, total }) => {
                let entry = &mut self.tracks[ix.0][at][place];
                (entry.value, entry.total) = (value, total);
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
                let track = self.tracks[ix.0].get(at).filter(|_| indicator.periods == period.cadence())?;
                Some((at, track.binary_search_by_key(&(number as u32), |entry| entry.period).ok()?))
            }
        }
    }

    pub fn submit(&mut self, submission: usize, outcome: Submission) {
        self.submissions[submission] = outcome;
    }
}
