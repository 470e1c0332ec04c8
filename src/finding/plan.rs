//! What can be wrong with the plan's own files, and between the plan and the notice it stands on.

use super::Code;
use crate::{
    calendar::{Cadence, Date},
    number::Decimal,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanProblem {
    /// The parser's own words, which are English.
    Syntax {
        detail: String,
    },
    UnknownKey {
        key: String,
        nearest: Option<String>,
    },
    MissingKey {
        key: &'static str,
    },
    /// A file without which there is no plan.
    MissingFile,
    BadValue(BadValue),
    DuplicateId {
        id: String,
    },
    UnknownReference {
        to: Referent,
        id: String,
        nearest: Option<String>,
    },
    AllocationSum {
        figure: Decimal,
        sum: Decimal,
    },
    OutsidePlan {
        start: Date,
        end: Date,
    },
}

/// What an id should have pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Referent {
    Task,
    Roster,
    County,
    Clause,
    Code,
    Target,
}

/// What kind of value a key wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Text,
    Date,
    Number,
    WholeNumber,
    Boolean,
    Table,
    Tables,
    Texts,
    Period,
    /// A SHA-256, as `plan close` writes it.
    Digest,
    OneOf(&'static [&'static str]),
}

/// Why a value of the plan cannot stand, by the contract's own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadValue {
    Expected(Expected),
    Empty,
    NumberForm,
    TooFine,
    TooLarge,
    Negative,
    OutOfRange {
        least: Decimal,
        most: Decimal,
    },
    FigureNotPositive,
    /// None, or more than one, of keys of which there must be exactly one.
    ExactlyOneOf(Vec<&'static str>),
    EveryFinerThanPeriods {
        every: Cadence,
        periods: Cadence,
    },
    EveryFinerThanYearOnToDate,
    WindowHoldsNoPeriod {
        periods: Cadence,
    },
    ReportCoarserThanReporting {
        report: Cadence,
        every: Cadence,
    },
    PlanEndsWithinPeriod {
        every: Cadence,
        period_end: Date,
    },
    EndBeforeStart,
    AllocationOnRatio,
    AllocationBesideEach,
    AllocationComparison,
    EachSiteWithoutSite,
    BaselineNotStock,
    /// A list of sites backs whole counts of the county, and no other figures.
    BackedByWith {
        key: &'static str,
    },
    /// Cases back whole counts of the county, and no other figures.
    CasesWith {
        key: &'static str,
    },
    PerWithoutOf,
    TrendNotStock,
    TrendWith {
        key: &'static str,
    },
    ScheduleComparison,
    ScheduleWithoutBy,
    ScheduleDate {
        start: Date,
        end: Date,
    },
    ScheduleNotRising {
        from: Decimal,
        to: Decimal,
    },
    /// Excel turns this id into another text.
    ExcelId,
    /// Characters that an id or a file name cannot have.
    IdCharacters,
    /// An id that must begin with another.
    IdPrefix {
        prefix: String,
    },
    CountyCode,
    /// No user or team of a repository's host.
    Owner,
    /// What is wrong with the plan itself cannot be taken lightly.
    FixedSeverity,
    /// Only what the city owes as a whole count can be shared out for the ranking.
    ShareNotCityCount,
    /// Counties owe nothing of this target, so that its weight weighs nothing.
    WeightWithoutCounties,
    /// A year of which the plan has no submission period.
    YearOutsidePlan {
        first: i32,
        last: i32,
    },
}

/// Where the plan and the register of the notice do not say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterProblem {
    ClauseWithoutTask {
        clause: String,
    },
    ClauseWithoutDuty {
        clause: String,
        name: String,
    },
    /// No indicator of that id.
    CommitmentWithoutIndicator {
        clause: String,
        indicator: String,
        what: String,
    },
    /// The indicator is there, its target is not.
    CommitmentWithoutTarget {
        clause: String,
        indicator: String,
        what: String,
    },
    /// The plan's milestones are not the notice's.
    MilestoneMissing {
        date: Date,
        name: String,
    },
    /// The plan's value of a key, and the notice's; `None` where one has none.
    Differs {
        clause: String,
        key: &'static str,
        notice: Option<String>,
        plan: Option<String>,
    },
    /// What the notice leaves open is read one way, and nothing says so.
    ReadingNotStated {
        clause: String,
        open: String,
    },
    TaskUnfounded {
        task: String,
    },
    IndicatorUnfounded {
        indicator: String,
    },
    TargetUnfounded {
        target: String,
    },
    DutyUnfounded {
        clause: String,
    },
}

impl PlanProblem {
    pub fn code(&self) -> Code {
        match self {
            PlanProblem::Syntax { .. } => Code::TomlSyntax,
            PlanProblem::UnknownKey { .. } => Code::UnknownKey,
            PlanProblem::MissingKey { .. } | PlanProblem::MissingFile => Code::MissingKey,
            PlanProblem::BadValue(_) => Code::BadValue,
            PlanProblem::DuplicateId { .. } => Code::DuplicateId,
            PlanProblem::UnknownReference { .. } => Code::UnknownReference,
            PlanProblem::AllocationSum { .. } => Code::AllocationSum,
            PlanProblem::OutsidePlan { .. } => Code::OutsidePlan,
        }
    }
}

impl RegisterProblem {
    pub fn code(&self) -> Code {
        match self {
            RegisterProblem::ClauseWithoutTask { .. } | RegisterProblem::ClauseWithoutDuty { .. } => {
                Code::ClauseWithoutTask
            }
            RegisterProblem::MilestoneMissing { .. }
            | RegisterProblem::CommitmentWithoutIndicator { .. }
            | RegisterProblem::CommitmentWithoutTarget { .. }
            | RegisterProblem::Differs { .. }
            | RegisterProblem::ReadingNotStated { .. } => Code::FigureWithoutTarget,
            RegisterProblem::TaskUnfounded { .. }
            | RegisterProblem::IndicatorUnfounded { .. }
            | RegisterProblem::TargetUnfounded { .. }
            | RegisterProblem::DutyUnfounded { .. } => Code::FigureUnfounded,
        }
    }
}
