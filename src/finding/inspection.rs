//! What can be wrong with a row of a cross-inspection, beyond what can be with a row of a submission.

use super::Code;
use crate::calendar::Period;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InspectionProblem {
    /// A figure written down as reported, and the submission's, if it has any that counts.
    ReportedMismatch { reported: String, submitted: Option<String> },
    /// A figure that another row of the file has verified already.
    VerifiedTwice { first: usize },
    /// A period for which nothing could be reported before the inspection's end.
    BadPeriod { text: String, inspection: Period, example: Option<Period> },
    /// Neither a verified figure nor a word of what was found.
    SaysNothing,
    /// A day that cannot be read.
    BadDay { text: String },
}

impl InspectionProblem {
    pub fn code(&self) -> Code {
        match self {
            InspectionProblem::ReportedMismatch { .. } => Code::ReportedMismatch,
            InspectionProblem::VerifiedTwice { .. } => Code::DuplicateRow,
            InspectionProblem::BadPeriod { .. } | InspectionProblem::BadDay { .. } => Code::BadPeriod,
            InspectionProblem::SaysNothing => Code::EmptyValue,
        }
    }
}
