//! The figures of a report as a grid, action by action: each target as a whole and in each county. What a page
//! or a workbook draws; cut after six decimals, as the JSON answer has them.

use super::{Facts, Mark};
use crate::{
    attainment::{Standing, Status, TargetOutcome},
    book::TaskState,
    calendar::Period,
    model::{Action, County, CountyIx, Indicator, Level, Target},
    number::Decimal,
    table::Section,
    views::{
        amounts::{actual, county_actual, cut},
        status_table::wanted,
        why_table::Question,
    },
    words,
};

#[derive(Debug, Clone)]
pub struct Board<'a> {
    /// The counties that the report is about.
    pub counties: Vec<(CountyIx, &'a County)>,
    /// The ends of the year's course.
    pub ends: &'a [Period],
    pub groups: Vec<Group<'a>>,
}

/// An action with its targets.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    pub action: &'a Action,
    pub lines: Vec<Line<'a>>,
}

/// A target.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// Its place in the plan.
    pub at: usize,
    pub indicator: &'a Indicator,
    pub target: &'a Target,
    /// What it asks for, and by when, in words.
    pub wanted: String,
    pub window: String,
    /// The city's.
    pub city: Mark,
    pub due: Option<Decimal>,
    pub held: usize,
    pub closed: usize,
    pub reported: usize,
    pub applicable: usize,
    pub stale: usize,
    /// One for each of the board's counties.
    pub squares: Vec<Square>,
    /// Of the city, or of the county whose report it is; one for each of the board's ends.
    pub course: &'a [Mark],
}

/// A target in a county.
#[derive(Debug, Clone)]
pub struct Square {
    pub county: CountyIx,
    /// What it owes by itself, by site the parts that have to hold; `None` where the city owes as a whole.
    pub figure: Option<Decimal>,
    pub mark: Mark,
    pub known: Known,
    pub stale: bool,
}

/// Why a square has a figure or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    Reported,
    Missing,
    NotApplicable,
}

impl<'a> Board<'a> {
    pub fn of(facts: &'a Facts<'a>) -> Board<'a> {
        let selected: Vec<_> = facts.selection().counties(facts.plan).collect();
        let lines: Vec<_> = facts
            .targets()
            .enumerate()
            .map(|(at, (indicator, target, outcome))| Line {
                at,
                indicator,
                target,
                wanted: wanted(indicator, target, facts.language),
                window: words::window(target.rhythm, outcome.window, facts.language),
                city: Mark {
                    actual: actual(indicator, outcome.actual),
                    attainment: cut(outcome.attainment.as_ref()),
                    status: Some(outcome.status),
                },
                due: cut(outcome.due.as_ref()),
                held: outcome.held,
                closed: outcome.closed,
                reported: outcome.reported,
                applicable: outcome.applicable,
                stale: outcome.stale,
                squares: selected.iter().map(|county| square(*county, indicator, target, outcome)).collect(),
                course: facts.course.targets.get(at).map_or(&[], Vec::as_slice),
            })
            .collect();
        let groups = facts.plan.actions.iter().filter_map(|action| {
            let of_it = |line: &&Line<'_>| facts.plan.action_of(line.indicator) == action.id;
            let lines: Vec<_> = lines.iter().filter(of_it).cloned().collect();
            (!lines.is_empty()).then_some(Group { action, lines })
        });
        Board {
            groups: groups.collect(),
            counties: selected.iter().map(|county| (*county, facts.plan.county(*county))).collect(),
            ends: &facts.course.ends,
        }
    }

    pub fn lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.groups.iter().flat_map(|group| &group.lines)
    }

    /// How many targets stand how, from the best news to none. Of a county's report: its own.
    pub fn tally(&self, own: bool) -> Vec<(Status, usize)> {
        let standing = |line: &Line<'_>| match own {
            true => line.squares.first().and_then(|square| square.mark.status),
            false => line.city.status,
        };
        let order = [
            Status::Met,
            Status::OnPace,
            Status::Behind,
            Status::FarBehind,
            Status::Missed,
            Status::NoData,
            Status::NotApplicable,
        ];
        order.map(|status| (status, self.lines().filter(|line| standing(line) == Some(status)).count())).into()
    }
}

impl Line<'_> {
    /// The level that is owed; none of a direction.
    pub fn level(&self) -> Option<&Level> {
        match &self.target.goal {
            crate::model::Goal::Level(level) => Some(level),
            crate::model::Goal::Trend(_) => None,
        }
    }
}

/// How a task can stand; last, that nobody has said so.
pub const TASK_STATES: [Option<TaskState>; 5] = [
    Some(TaskState::Done),
    Some(TaskState::InProgress),
    Some(TaskState::NotStarted),
    Some(TaskState::NotApplicable),
    None,
];

/// Where a number comes from, as `plan why` tells it.
#[derive(Debug, Clone)]
pub struct Backing {
    pub steps: Section,
    pub rows: Section,
}

impl Facts<'_> {
    /// Where the figure of a target comes from, the city's or a county's. `None` where no rows were asked for.
    pub fn backing(&self, at: usize, county: Option<CountyIx>) -> Option<Backing> {
        let (sources, (indicator, target, outcome)) = self.sources.get(at).zip(self.targets().nth(at))?;
        let question = Question {
            plan: self.plan,
            indicator,
            target,
            outcome,
            as_of: self.as_of(),
            county,
            sources,
            sample: self.sample,
            language: self.language,
        };
        Some(Backing { steps: question.steps(), rows: question.rows() })
    }
}

fn square(county: CountyIx, indicator: &Indicator, target: &Target, outcome: &TargetOutcome) -> Square {
    let state = &outcome.counties[county.0];
    let own = state.own.as_ref();
    Square {
        county,
        figure: own.map(|own| own.figure),
        mark: Mark {
            actual: county_actual(indicator, target.owed(), state),
            attainment: own.and_then(|own| cut(own.attainment.as_ref())),
            status: own.map(|own| own.status),
        },
        known: match state.standing {
            Standing::Known { .. } => Known::Reported,
            Standing::Missing => Known::Missing,
            Standing::NotApplicable => Known::NotApplicable,
        },
        stale: state.standing.is_stale(),
    }
}
