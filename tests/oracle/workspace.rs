//! What a workspace says, as plain structs: the plan, the rosters, and the rows that count. Every
//! number is an exact fraction. Nothing here computes; `read.rs` and `rows.rs` fill these in and
//! `actual.rs`, `judge.rs` and `answer.rs` work on them.

use super::dates::{Day, Grain, Period, periods_ending_in};
use super::numbers::Fraction;

#[derive(Debug)]
pub struct Workspace {
    pub id: String,
    pub start: Day,
    pub end: Day,
    /// `reporting.every`
    pub every: Grain,
    /// `pace.behind`
    pub behind: Fraction,
    pub sample: bool,
    pub counties: Vec<String>,
    /// in the plan's order, as are the indicators
    pub tasks: Vec<Task>,
    pub indicators: Vec<Indicator>,
    pub rosters: Vec<Roster>,
    pub files: Vec<File>,
}

#[derive(Debug)]
pub struct Task {
    pub id: String,
    pub summary: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Stock,
    Flow,
    ToDate,
}

#[derive(Debug)]
pub struct Indicator {
    pub id: String,
    pub action: String,
    pub task: String,
    pub name: String,
    pub unit: String,
    pub measure: Measure,
    /// it has an `of`
    pub ratio: bool,
    pub per: Fraction,
    /// `report`, else `reporting.every`
    pub grain: Grain,
    pub site: Option<String>,
    pub max: Option<Fraction>,
    pub baseline: Option<Fraction>,
    pub decimals: usize,
    pub targets: Vec<Target>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Rises,
    Falls,
}

impl Op {
    pub const ALL: [Op; 6] = [Op::AtLeast, Op::MoreThan, Op::AtMost, Op::LessThan, Op::Rises, Op::Falls];

    pub fn key(self) -> &'static str {
        match self {
            Op::AtLeast => "at_least",
            Op::MoreThan => "more_than",
            Op::AtMost => "at_most",
            Op::LessThan => "less_than",
            Op::Rises => "rises",
            Op::Falls => "falls",
        }
    }

    /// at_least and more_than
    pub fn upward(self) -> bool {
        matches!(self, Op::AtLeast | Op::MoreThan)
    }

    /// at_most and less_than
    pub fn downward(self) -> bool {
        matches!(self, Op::AtMost | Op::LessThan)
    }

    /// rises and falls
    pub fn directional(self) -> bool {
        matches!(self, Op::Rises | Op::Falls)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    By(Day),
    Every(Grain),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    City,
    County,
    Site,
    Allocation,
}

impl Each {
    pub fn key(self) -> &'static str {
        match self {
            Each::City => "city",
            Each::County => "county",
            Each::Site => "site",
            Each::Allocation => "allocation",
        }
    }
}

#[derive(Debug)]
pub struct Target {
    pub id: String,
    pub op: Op,
    /// none for rises and falls
    pub figure: Option<Fraction>,
    pub rhythm: Rhythm,
    pub each: Each,
    pub strive: bool,
    pub schedule: Vec<(Day, Fraction)>,
    pub allocation: Vec<(String, Fraction)>,
}

/// A county's list of its sites of one kind: that the file is there matters even when it is empty.
#[derive(Debug)]
pub struct Roster {
    pub kind: String,
    pub county: String,
    pub sites: Vec<Site>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    pub id: String,
    pub opened: Option<Day>,
    pub closed: Option<Day>,
}

impl Site {
    /// §7 Sites: open on a day d if opened ≤ d < closed; an empty cell is always, never. This asks
    /// for any such day in `from ..= to`.
    pub fn open_in(&self, from: Day, to: Day) -> bool {
        let first = self.opened.map_or(from, |o| o.max(from));
        first <= to && self.closed.is_none_or(|c| first < c)
    }
}

/// One submission: what of it counts, and how many of its rows have errors.
#[derive(Debug)]
pub struct File {
    pub period: Period,
    pub county: String,
    pub rows: Vec<Row>,
    pub states: Vec<State>,
    pub left_out: usize,
}

/// A row of an indicator that counts.
#[derive(Debug)]
pub struct Row {
    pub item: String,
    pub county: String,
    pub period: Period,
    pub site: Option<String>,
    pub value: Fraction,
    /// 0 where the indicator is no ratio
    pub total: Fraction,
}

/// A row of a task that counts.
#[derive(Debug)]
pub struct State {
    pub task: String,
    pub county: String,
    pub period: Period,
    pub state: &'static str,
}

impl Workspace {
    /// Those of `reporting.every` whose last day lies in the plan.
    pub fn submission_periods(&self) -> Vec<Period> {
        periods_ending_in(self.every, self.start, self.end)
    }

    pub fn roster(&self, kind: &str, county: &str) -> Option<&Roster> {
        self.rosters.iter().find(|r| r.kind == kind && r.county == county)
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.files.iter().flat_map(|f| &f.rows)
    }

    /// §6: a county has reported a period when its file has a row that counts.
    pub fn has_reported(&self, county: &str, period: Period) -> bool {
        let file = self.files.iter().find(|f| f.county == county && f.period == period);
        file.is_some_and(|f| !f.rows.is_empty() || !f.states.is_empty())
    }
}

impl Indicator {
    /// §7 Periods: an indicator's own periods are those of its grain whose last day lies in the plan.
    pub fn periods(&self, ws: &Workspace) -> Vec<Period> {
        periods_ending_in(self.grain, ws.start, ws.end)
    }
}
