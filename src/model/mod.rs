//! The plan as it is meant: counties, actions, tasks, indicators, targets and their windows. It is built
//! only by [`crate::definitions`], after everything in it has been found sound.

mod case;
mod indicator;
mod target;
mod union;
mod window;

use std::collections::{BTreeMap, HashMap};

pub use case::{CaseBacking, CaseLevel};
pub use indicator::{Indicator, Measure, Share};
pub use target::{Comparison, Direction, Each, Goal, Level, Owed, Rhythm, Target};
pub use union::{Difference, Spot};
pub use window::Window;

use crate::{
    calendar::{Cadence, Date, Period},
    finding::{Code, Severity},
    number::Decimal,
    source::Place,
};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    };
}
index!(/** A county's place in `counties.toml`. */ CountyIx);
index!(/** A task's place in the plan. */ TaskIx);
index!(/** An indicator's place in the plan. */ IndicatorIx);
index!(/** A roster's place in `plan.toml`. */ RosterIx);

/// The language of tables, templates and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    pub fn parse(word: &str) -> Option<Language> {
        match word {
            "zh" => Some(Language::Chinese),
            "en" => Some(Language::English),
            _ => None,
        }
    }
}

/// What a row of a submission can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    Task(TaskIx),
    Indicator(IndicatorIx),
}

/// A whole work plan.
#[derive(Debug, Clone)]
pub struct Plan {
    pub id: String,
    pub title: String,
    pub issuer: String,
    pub issued: Date,
    pub start: Date,
    /// The last day, which ends a submission period.
    pub end: Date,
    pub language: Language,
    pub assumed: Option<String>,
    pub reporting: Reporting,
    /// The share of what is due from which a target is behind rather than far behind.
    pub behind: Decimal,
    /// Who answers for the plan on the repository's host.
    pub owners: Vec<String>,
    /// Where its last day is said.
    pub end_place: Place,
    /// Where each key of `plan.toml` has its value; one of a table as `reporting.every`.
    pub keys: Vec<(String, Place)>,
    pub milestones: Vec<Milestone>,
    pub duties: Vec<Duty>,
    pub rosters: Vec<Roster>,
    pub severities: Severities,
    pub counties: Vec<County>,
    /// By number.
    pub actions: Vec<Action>,
    /// By action, then as written.
    pub tasks: Vec<Task>,
    /// By action, then as written.
    pub indicators: Vec<Indicator>,
    pub(crate) calendars: BTreeMap<Cadence, Calendar>,
    pub(crate) items: HashMap<String, Item>,
}

/// The periods of a cadence, and the first and the last day of each, which are asked for row by row.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    periods: Vec<Period>,
    days: Vec<(Date, Date)>,
}

impl Calendar {
    pub(crate) fn of(periods: Vec<Period>) -> Calendar {
        let days = periods.iter().map(|period| (period.start(), period.end())).collect();
        Calendar { periods, days }
    }
}

/// When submissions are due.
#[derive(Debug, Clone, Copy)]
pub struct Reporting {
    pub every: Cadence,
    pub due_days: u32,
}

#[derive(Debug, Clone)]
pub struct Milestone {
    pub date: Date,
    pub name: String,
    /// Its date in the plan's file.
    pub place: Place,
}

/// Who owes a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    County,
    City,
}

impl Bearer {
    pub fn word(self) -> &'static str {
        match self {
            Bearer::County => "county",
            Bearer::City => "city",
        }
    }
}

/// What somebody owes beside figures. Without a rhythm it is a standing duty.
#[derive(Debug, Clone)]
pub struct Duty {
    pub clause: String,
    pub who: Bearer,
    pub name: String,
    pub every: Option<Cadence>,
    /// Its name in the plan's file.
    pub place: Place,
    /// Where each of its keys has its value.
    pub keys: Vec<(String, Place)>,
}

impl Duty {
    /// Where a key stands; its name where it has no such key.
    pub fn key_place(&self, key: &str) -> &Place {
        self.keys.iter().find(|(name, _)| name == key).map_or(&self.place, |(_, place)| place)
    }
}

/// A kind of site of which each county keeps a list (台账).
#[derive(Debug, Clone)]
pub struct Roster {
    pub id: String,
    pub name: String,
}

#[derive(Debug, Clone)]
pub struct County {
    pub id: String,
    pub name: String,
    pub name_en: String,
    /// GB/T 2260.
    pub code: String,
    /// Who answers for its files on the repository's host: `@team-yucheng`.
    pub owners: Vec<String>,
    /// Its code in the counties' file.
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Action {
    pub id: String,
    pub name: String,
    pub name_en: String,
}

#[derive(Debug, Clone)]
pub struct Task {
    pub id: String,
    /// The id of its action.
    pub action: String,
    pub summary: String,
    pub place: Place,
}

/// The severity of each code in this plan.
#[derive(Debug, Clone, Default)]
pub struct Severities {
    /// `None`: off.
    pub(crate) set: BTreeMap<Code, Option<Severity>>,
}

impl Severities {
    /// `None` when the plan has switched the code off.
    pub fn of(&self, code: Code) -> Option<Severity> {
        self.set.get(&code).copied().unwrap_or(Some(code.default_severity()))
    }
}

impl Plan {
    /// The periods of a cadence whose last day lies in the plan, in order.
    pub fn periods(&self, cadence: Cadence) -> &[Period] {
        self.calendars.get(&cadence).map_or(&[], |calendar| &calendar.periods)
    }

    /// The first and the last day of each of them.
    pub fn days(&self, cadence: Cadence) -> &[(Date, Date)] {
        self.calendars.get(&cadence).map_or(&[], |calendar| &calendar.days)
    }

    /// The periods for which counties submit.
    pub fn submission_periods(&self) -> &[Period] {
        self.periods(self.reporting.every)
    }

    /// How many of them have ended by a day.
    pub fn submissions_ended(&self, day: Date) -> usize {
        self.submission_periods().partition_point(|period| period.end() <= day)
    }

    /// Everything that a row of a submission can be about, in the plan's order: tasks, then indicators.
    pub fn every_item(&self) -> impl Iterator<Item = Item> + use<> {
        let tasks = (0..self.tasks.len()).map(|ix| Item::Task(TaskIx(ix)));
        tasks.chain((0..self.indicators.len()).map(|ix| Item::Indicator(IndicatorIx(ix))))
    }

    /// What an id in the item column means.
    pub fn item(&self, id: &str) -> Option<Item> {
        self.items.get(id).copied()
    }

    /// What an id in the item column means, below a row that is about another: rows mostly keep to the plan's
    /// order, so what comes next is tried before all are searched.
    pub fn item_below(&self, above: Option<Item>, id: &str) -> Option<Item> {
        let next = above.and_then(|above| self.item_behind(above));
        let likely = above.into_iter().chain(next);
        likely.into_iter().find(|item| self.item_id(*item) == id).or_else(|| self.item(id))
    }

    /// The next item in the plan's order.
    fn item_behind(&self, item: Item) -> Option<Item> {
        match item {
            Item::Task(TaskIx(ix)) if ix + 1 < self.tasks.len() => Some(Item::Task(TaskIx(ix + 1))),
            Item::Task(_) => (!self.indicators.is_empty()).then_some(Item::Indicator(IndicatorIx(0))),
            Item::Indicator(IndicatorIx(ix)) => {
                (ix + 1 < self.indicators.len()).then_some(Item::Indicator(IndicatorIx(ix + 1)))
            }
        }
    }

    /// Every id that the item column may hold.
    pub fn item_ids(&self) -> impl Iterator<Item = &str> {
        self.items.keys().map(String::as_str)
    }

    /// An item's id.
    pub fn item_id(&self, item: Item) -> &str {
        match item {
            Item::Task(ix) => &self.task(ix).id,
            Item::Indicator(ix) => &self.indicator(ix).id,
        }
    }

    /// What a row's name cell says of an item: a task's summary, an indicator's name.
    pub fn item_name(&self, item: Item) -> &str {
        match item {
            Item::Task(ix) => &self.task(ix).summary,
            Item::Indicator(ix) => &self.indicator(ix).name,
        }
    }

    /// Whether figures of an item are a value out of a total.
    pub fn is_ratio(&self, item: Item) -> bool {
        matches!(item, Item::Indicator(ix) if self.indicator(ix).is_ratio())
    }

    /// Where an item stands in the plan's files.
    pub fn item_place(&self, item: Item) -> &Place {
        match item {
            Item::Task(ix) => &self.task(ix).place,
            Item::Indicator(ix) => &self.indicator(ix).place,
        }
    }

    pub fn task(&self, ix: TaskIx) -> &Task {
        &self.tasks[ix.0]
    }

    pub fn indicator(&self, ix: IndicatorIx) -> &Indicator {
        &self.indicators[ix.0]
    }

    pub fn roster(&self, ix: RosterIx) -> &Roster {
        &self.rosters[ix.0]
    }

    pub fn county(&self, ix: CountyIx) -> &County {
        &self.counties[ix.0]
    }

    /// The county of this id, name or code.
    pub fn county_called(&self, text: &str) -> Option<CountyIx> {
        let called =
            |county: &County| [&county.id, &county.name, &county.name_en, &county.code].contains(&&text.to_owned());
        self.counties.iter().position(called).map(CountyIx)
    }

    pub fn county_by_id(&self, id: &str) -> Option<CountyIx> {
        self.counties.iter().position(|county| county.id == id).map(CountyIx)
    }

    /// The action that an indicator belongs to.
    pub fn action_of(&self, indicator: &Indicator) -> &str {
        &self.task(indicator.task).action
    }

    /// All targets with their indicators, in the plan's order.
    pub fn targets(&self) -> impl Iterator<Item = (IndicatorIx, &Indicator, &Target)> {
        self.indicators.iter().enumerate().flat_map(|(ix, indicator)| {
            indicator.targets.iter().map(move |target| (IndicatorIx(ix), indicator, target))
        })
    }
}
