//! What a report says in sentences. Each carries its figures as values, so that no number is in a text that is
//! not in the results.

use crate::{
    attainment::Status,
    calendar::{Cadence, Date, Period},
    model::{Comparison, Direction, Each, Rhythm, Window},
    number::Decimal,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sentence {
    AsOf {
        day: Date,
    },
    /// All figures are invented.
    Invented,
    /// The day of a milestone.
    MilestoneDay {
        name: String,
        day: Date,
    },
    /// What had to be done by that day.
    MilestoneDue {
        day: Date,
        strive: bool,
        counts: Vec<(Status, usize)>,
        /// Those that were missed.
        missed: Vec<String>,
    },
    /// How what is due later stands on that day.
    MilestoneLater {
        strive: bool,
        counts: Vec<(Status, usize)>,
    },
    /// How many counties have sent in a submission, and how.
    Turnout {
        period: Period,
        counties: usize,
        complete: usize,
        partial: usize,
        nil: usize,
    },
    /// How many targets stand how.
    Standings {
        strive: bool,
        /// A county's own.
        own: bool,
        counts: Vec<(Status, usize)>,
    },
    /// Nothing of that kind is owed.
    NothingOwed {
        strive: bool,
        own: bool,
    },
    NothingReached,
    Met(Result),
    OnPace {
        targets: Vec<String>,
    },
    NothingShort {
        strive: bool,
    },
    /// A figure behind what is due.
    Behind {
        target: String,
        /// How far it is, and how far it should be.
        progress: Decimal,
        due: Decimal,
        /// Progress is counted from a baseline.
        from_baseline: bool,
        status: Status,
    },
    Missed(Result),
    /// A direction that is not kept.
    Unmoved {
        target: String,
        direction: Direction,
        status: Status,
    },
    NoData {
        target: String,
    },
    /// Windows that were missed before the current one.
    MissedEarlier {
        target: String,
        windows: Vec<(Rhythm, Window)>,
    },
    /// Counties that are behind what they owe themselves.
    Laggards {
        counties: Vec<Laggard>,
    },
    /// The target as a whole is not behind, but counties are.
    LaggardsOf {
        target: String,
        status: Status,
        counties: Vec<Laggard>,
    },
    Silent {
        period: Period,
        counties: Vec<String>,
    },
    Incomplete {
        period: Period,
        counties: Vec<String>,
    },
    AllReported {
        period: Period,
    },
    /// The county whose report it is has sent in nothing.
    OwnSilent {
        period: Period,
    },
    OwnLacking {
        period: Period,
        items: Vec<String>,
    },
    /// States of all tasks, each counted once a county.
    Tasks {
        own: bool,
        tasks: usize,
        /// Done, in progress, not started, n/a, not reported.
        counts: [usize; 5],
    },
    NotStarted {
        own: bool,
        /// Their numbers.
        tasks: Vec<String>,
    },
    DoneEverywhere {
        own: bool,
        tasks: Vec<String>,
    },
    CorrectedSince,
    Inputs {
        digest: String,
    },
    FromCommit {
        id: String,
        day: Date,
    },
    Uncommitted,
}

/// What came of a target whose result is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Result {
    pub target: String,
    pub wanted: Wanted,
    pub window: (Rhythm, Window),
    pub actual: Option<Decimal>,
    pub unit: String,
    pub attainment: Option<Decimal>,
    /// Windows met, of those closed; `None` where there was but one.
    pub held: Option<(usize, usize)>,
}

/// What a target asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    Level {
        comparison: Comparison,
        figure: Decimal,
        unit: String,
        /// Of every county, or of every site.
        each: Option<Each>,
        every: Option<Cadence>,
    },
    Trend(Direction),
}

/// A county behind what it owes itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laggard {
    pub county: String,
    pub actual: Option<Decimal>,
    /// Its figure; by site, how many sites owe it.
    pub figure: Decimal,
    pub unit: String,
    pub attainment: Option<Decimal>,
    pub due: Option<Decimal>,
    pub status: Status,
}
