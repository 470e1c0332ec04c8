//! What looks wrong only beside other figures: those of earlier periods, or of nobody. None of it keeps a
//! row from counting, and a note in the row answers what asks for a reason.

use super::Code;
use crate::{calendar::Period, number::Decimal, privacy::Kind};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryProblem {
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
}

impl HistoryProblem {
    pub fn code(&self) -> Code {
        match self {
            HistoryProblem::StockDecrease { .. } => Code::StockDecrease,
            HistoryProblem::DenominatorChange { .. } => Code::DenominatorChange,
            HistoryProblem::Outlier { .. } => Code::Outlier,
            HistoryProblem::RunningTotal { .. } => Code::RunningTotal,
            HistoryProblem::StateRegress { .. } => Code::StateRegress,
            HistoryProblem::PeriodGap { .. } => Code::PeriodGap,
            HistoryProblem::MissingSubmission => Code::MissingSubmission,
            HistoryProblem::MissingEvidence => Code::MissingEvidence,
        }
    }
}

/// What must not be in a file that others open or that is public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SafetyProblem {
    /// Somebody's number, which is never repeated.
    PersonalData(Kind),
    /// A text cell that a spreadsheet would run.
    Formula { text: String },
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
            SafetyProblem::AllowUnused => Code::AllowUnused,
            SafetyProblem::AllowExpired => Code::AllowExpired,
        }
    }
}
