//! What a county says of an indicator or a task, period by period: figures that a plan of this kind would see, of
//! which some reach what is owed and some do not, and among them what is not known and what nobody wrote.
//! Nothing jumps, falls or piles up in a way that a check would ask about.

use plan::{
    book::TaskState,
    calendar::{Cadence, Period},
    model::{Direction, Goal, Indicator, Measure, Owed, Plan, Rhythm, Window},
};

use super::dice::Dice;

/// What a row says.
#[derive(Clone, Copy)]
pub enum Cell {
    Count(u64),
    Share {
        value: u64,
        total: u64,
    },
    /// 0 of 0, and the note says why.
    NotApplicable,
    /// Empty, and the note says why.
    Unknown,
}

/// Millionths, so that a mean far below one still comes to something in a country.
const ONE: u64 = 1_000_000;

/// An indicator as one county sees it.
pub struct Subject<'a> {
    pub plan: &'a Plan,
    pub indicator: &'a Indicator,
    pub county: usize,
    /// How well the whole city does, in percent of what it owes.
    pub luck: u64,
}

impl Subject<'_> {
    /// A figure a period of the indicator's; `None` where nobody wrote one.
    pub fn series(&self, dice: &mut Dice) -> Vec<Option<Cell>> {
        let periods = self.plan.periods(self.indicator.periods).len() as u64;
        let cells = match (&self.indicator.share, self.indicator.max) {
            (Some(share), _) => self.shares(dice, periods, share.is_part_of_whole()),
            (None, Some(_)) => self.since_when(dice, periods),
            (None, None) if self.indicator.measure == Measure::Stock => self.levels(dice, periods),
            (None, None) => self.events(dice, periods),
        };
        let silent = if self.indicator.site.is_some() { 100 } else { 20 };
        let said = |cell| match (dice.one_in(silent), dice.one_in(64)) {
            (true, _) => None,
            (_, true) => Some(Cell::Unknown),
            _ => Some(cell),
        };
        cells.into_iter().map(said).collect()
    }

    fn shares(&self, dice: &mut Dice, periods: u64, part_of_whole: bool) -> Vec<Cell> {
        if part_of_whole && dice.one_in(12) {
            return (0..periods).map(|_| Cell::NotApplicable).collect();
        }
        let total = if part_of_whole { 40 + dice.below(400) } else { 20_000 + dice.below(40_000) };
        let (first, last) = (dice.percent(30, 60), dice.percent(50, 120).min(100));
        let (first, last) = if self.falls() { (last, first) } else { (first, last) };
        let share = |period: u64| {
            let total = total + total * period / 200;
            let percent = (first * (periods - 1 - period) + last * period) / (periods - 1);
            let value = match (self.indicator.measure, part_of_whole) {
                (Measure::Stock, true) => total * percent / 100,
                (Measure::Stock, false) => total * percent / 60_000,
                _ if dice.one_in(12) => total - dice.below(4),
                _ => total,
            };
            Cell::Share { value, total }
        };
        (0..periods).map(share).collect()
    }

    /// 0 until some day, from then on 1.
    fn since_when(&self, dice: &mut Dice, periods: u64) -> Vec<Cell> {
        let start = dice.below(2 * periods);
        (0..periods).map(|period| Cell::Count(u64::from(period >= start))).collect()
    }

    fn levels(&self, dice: &mut Dice, periods: u64) -> Vec<Cell> {
        let last = spread(dice, self.mean());
        let first = last / 3;
        (0..periods).map(|period| Cell::Count(first + (last - first) * period / (periods - 1))).collect()
    }

    fn events(&self, dice: &mut Dice, periods: u64) -> Vec<Cell> {
        let Some(target) = self.indicator.targets.first() else {
            return (0..periods).map(|_| Cell::Count(dice.below(4))).collect();
        };
        let windows = Window::of(target.rhythm, self.plan).len() as u64;
        let mean = self.mean() * windows / periods * dice.percent(60, 140) / 100;
        (0..periods).map(|_| Cell::Count(spread(dice, mean))).collect()
    }

    /// About how much the county, or each of its sites, has to bring in a window, in millionths.
    fn mean(&self) -> u64 {
        let counties = self.plan.counties.len() as u64;
        let level = self.indicator.targets.iter().find_map(|target| match &target.goal {
            Goal::Level(level) => Some(level),
            Goal::Trend(_) => None,
        });
        let figure = match level {
            None => return 20 * ONE,
            Some(level) => match &level.owed {
                Owed::City => millionths(level.figure.to_string()) / counties,
                Owed::Allocation(split) => match millionths(split[self.county].to_string()) {
                    0 => 4 * ONE,
                    part => part,
                },
                Owed::EachCounty | Owed::EachSite => millionths(level.figure.to_string()),
            },
        };
        figure * self.luck / 100
    }

    fn falls(&self) -> bool {
        self.indicator.targets.iter().any(|target| matches!(target.goal, Goal::Trend(Direction::Falls)))
    }

    /// Whether a form that asks for little asks for this: what is only watched once a year, and of what is owed by
    /// the year nothing where there is nothing to tell, but for some.
    pub fn is_asked(&self, period: usize, cell: Cell) -> bool {
        let Some(target) = self.indicator.targets.first() else {
            let end = self.plan.periods(self.indicator.periods)[period].end();
            return end == Period::holding(Cadence::Year, end).end();
        };
        let yearly = self.indicator.site.is_none() && matches!(target.rhythm, Rhythm::Every(Cadence::Year));
        !(yearly && matches!(cell, Cell::Count(0)) && !(period + self.county).is_multiple_of(4))
    }
}

/// Around a mean, a quarter up or down, and rounded by chance.
fn spread(dice: &mut Dice, mean: u64) -> u64 {
    (mean * dice.percent(75, 125) / 100 + dice.below(ONE)) / ONE
}

fn millionths(figure: String) -> u64 {
    figure.parse::<u64>().map_or(ONE, |figure| figure * ONE)
}

/// A task's states, period by period: none goes back.
pub fn states(dice: &mut Dice, periods: usize) -> Vec<TaskState> {
    if dice.one_in(30) {
        return vec![TaskState::NotApplicable; periods];
    }
    let begun = dice.below(2 * periods as u64) as usize;
    let done = begun + 2 + dice.below(6 * periods as u64) as usize;
    let state = |period: usize| match period {
        _ if period >= done => TaskState::Done,
        _ if period >= begun => TaskState::InProgress,
        _ => TaskState::NotStarted,
    };
    (0..periods).map(state).collect()
}
