//! What looks wrong only beside other figures: those of earlier periods, of a county's own list, or of
//! nobody. None of it keeps a row from counting, and a note in the row answers what asks for a reason.

use std::sync::Arc;

use super::Code;
use crate::{
    calendar::{Date, Period},
    number::Decimal,
    privacy::Kind,
};

/// Which sites of a list a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backing {
    /// Those open on this day.
    OpenOn(Date),
    /// Those opened from the first day to the last, both included.
    Opened { first: Date, last: Date },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryProblem {
    /// A count that is not what the county's own list has.
    RosterMismatch { roster: String, path: Arc<str>, backing: Backing, listed: Decimal, reported: Decimal },
    /// A standing that is lower than at its last report.
    StockDecrease { before: Decimal, after: Decimal, since: Period },
    /// A total that is more than a tenth off its last one.
    DenominatorChange { before: Decimal, after: Decimal, since: Period },
    /// A figure out of all proportion to the others of its kind, of which there are enough.
    Outlier { value: Decimal, usual: Decimal },
    /// A period's own figure that grows through the year as a running total does.
    RunningTotal { periods: usize, first: Decimal, last: Decimal },
    /// 已完成, and within a year no longer; the states in Chinese and English.
    StateRegress { since: Period, now: [&'static str; 2] },
    /// A period that nobody reported, before one that somebody did.
    PeriodGap { nobody: Period },
    /// A county that has sent nothing for a period that others have reported.
    MissingSubmission,
    /// 已完成, and nothing to show for it.
    MissingEvidence,
    /// It came so many days after it was due.
    Late { due: Date, came: Date, days: i64 },
    /// Another day was written down than git has for the first commit.
    ReceivedMismatch { written: Date, committed: Date },
}

impl HistoryProblem {
    pub fn code(&self) -> Code {
        match self {
            HistoryProblem::RosterMismatch { .. } => Code::RosterMismatch,
            HistoryProblem::StockDecrease { .. } => Code::StockDecrease,
            HistoryProblem::DenominatorChange { .. } => Code::DenominatorChange,
            HistoryProblem::Outlier { .. } => Code::Outlier,
            HistoryProblem::RunningTotal { .. } => Code::RunningTotal,
            HistoryProblem::StateRegress { .. } => Code::StateRegress,
            HistoryProblem::PeriodGap { .. } => Code::PeriodGap,
            HistoryProblem::MissingSubmission => Code::MissingSubmission,
            HistoryProblem::MissingEvidence => Code::MissingEvidence,
            HistoryProblem::Late { .. } => Code::Late,
            HistoryProblem::ReceivedMismatch { .. } => Code::ReceivedMismatch,
        }
    }
}

/// Whose file a county must leave alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Foreign {
    Plan,
    City,
    /// Another county's, by its name.
    County(String),
}

/// What must not be in a file that others open or that is public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SafetyProblem {
    /// Somebody's number, which is never repeated.
    PersonalData(Kind),
    /// A text cell that a spreadsheet would run.
    Formula { text: String },
    /// A change by one county to what is not its own; the commit that has it unchanged.
    ForeignEdit { whose: Foreign, only: String, before: String },
    /// An entry of `allow.toml` that allows nothing.
    AllowUnused,
    /// An entry of `allow.toml` whose time is over.
    AllowExpired,
}

impl SafetyProblem {
    pub fn code(&self) -> Code {
        match self {
            SafetyProblem::PersonalData(_) => Code::PersonalData,
            SafetyProblem::Formula { .. } => Code::Formula,
            SafetyProblem::ForeignEdit { .. } => Code::ForeignEdit,
            SafetyProblem::AllowUnused => Code::AllowUnused,
            SafetyProblem::AllowExpired => Code::AllowExpired,
        }
    }
}
