//! What can be wrong with a form that a clerk sends back, beside its figures: that it cannot be opened or
//! told whose it is, that it is another one than its name says, that its rows are no longer its own.

use super::{Code, Column, NotCsv};
use crate::calendar::Period;

/// Why a workbook cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// WPS' own format.
    Et,
    /// Any other format that is not read.
    Format(NotCsv),
    /// A workbook of Excel 95 or before.
    Excel95,
    Password,
    /// It unfolds to more than any form has.
    TooLarge,
    Broken,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormProblem {
    Unreadable(Unreadable),
    /// No sheet has the columns of a form.
    NoTable,
    /// Several sheets have them: their names.
    SeveralTables(Vec<String>),
    /// Neither the form nor its name says these: which county, which period.
    Whose {
        county: bool,
        period: bool,
        /// It is a list of sites: not its period is asked for, but which list it is.
        roster: bool,
        /// A name that would.
        example: String,
    },
    /// The form of another plan: its id, and this one's.
    OtherPlan {
        form: String,
        here: String,
    },
    /// The form is one county's, the file's name another's.
    OtherCounty {
        form: String,
        name: String,
    },
    /// The form is for one period, the file's name for another.
    OtherPeriod {
        form: Period,
        name: Period,
        /// Whose form it is.
        county: String,
    },
    /// A period that nobody submits for.
    NoSuchPeriod {
        text: String,
    },
    /// Rows no longer stand in the form's order, from this one on: what stands there and what belonged there.
    Sorted {
        found: String,
        expected: String,
    },
    /// Columns that the form had, and that are gone.
    ColumnsGone(Vec<Column>),
    /// A row that the form did not have.
    Inserted {
        blank: bool,
    },
    /// The sheet has another name than the form's.
    Renamed {
        from: String,
        to: String,
    },
    /// Cells that were made one: `C14:C16`.
    Merged {
        range: String,
    },
    /// A cell whose value is worked out: the formula and its result, where they are known.
    Calculated {
        formula: Option<String>,
        result: Option<String>,
    },
    /// A number with more digits than Excel keeps: those behind the fifteenth became zeros.
    DigitsLost,
    /// Rows of the form's stand above its header.
    AboveHeader,
    /// So many cells beside the form, or far below it, are not read; the first is pointed at.
    Outside {
        cells: usize,
    },
}

impl FormProblem {
    pub fn code(&self) -> Code {
        match self {
            FormProblem::Unreadable(_) => Code::UnreadableForm,
            FormProblem::NoTable | FormProblem::SeveralTables(_) | FormProblem::Whose { .. } => Code::UnknownForm,
            FormProblem::OtherPlan { .. }
            | FormProblem::OtherCounty { .. }
            | FormProblem::OtherPeriod { .. }
            | FormProblem::NoSuchPeriod { .. } => Code::WrongForm,
            FormProblem::Sorted { .. }
            | FormProblem::ColumnsGone(_)
            | FormProblem::Inserted { .. }
            | FormProblem::Renamed { .. }
            | FormProblem::AboveHeader
            | FormProblem::Outside { .. } => Code::AlteredForm,
            FormProblem::DigitsLost => Code::ScientificNotation,
            FormProblem::Merged { .. } => Code::MergedCells,
            FormProblem::Calculated { .. } => Code::FormulaValue,
        }
    }

    /// Whether the form can be read all the same.
    pub(super) fn is_harmless(&self) -> bool {
        matches!(
            self,
            FormProblem::Inserted { blank: true }
                | FormProblem::Renamed { .. }
                | FormProblem::Calculated { result: Some(_), .. }
        )
    }
}
