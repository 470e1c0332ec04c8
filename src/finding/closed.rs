//! What is no longer as it was published, and the corrections that account for it.

use super::{Code, Column};
use crate::calendar::Period;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClosedProblem {
    /// A cell of a published submission: its text as published or last corrected, and now.
    Cell { period: Period, county: String, item: String, field: Column, old: String, new: String, corrected: bool },
    /// A published submission as a whole, by hashes; an empty one for none.
    Submission { period: Period, county: String, old: String, new: String },
    /// A file of the plan, by hashes; an empty one for none.
    PlanFile { period: Period, old: String, new: String },
    /// The text that was kept of a published submission is another, or gone.
    Kept { period: Period, gone: bool },
    /// A text is kept of what was never closed.
    NotClosed,
    /// An entry of `corrections.toml` that accounts for nothing.
    CorrectionUnused,
    /// A report that is kept was made from other figures than these.
    SummaryOutdated { period: Period, county: Option<String> },
}

impl ClosedProblem {
    pub fn code(&self) -> Code {
        match self {
            ClosedProblem::CorrectionUnused => Code::CorrectionUnused,
            ClosedProblem::SummaryOutdated { .. } => Code::SummaryOutdated,
            ClosedProblem::Cell { .. }
            | ClosedProblem::Submission { .. }
            | ClosedProblem::PlanFile { .. }
            | ClosedProblem::Kept { .. }
            | ClosedProblem::NotClosed => Code::ClosedChanged,
        }
    }
}
