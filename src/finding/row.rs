//! What can be wrong with a row that was read whole: what it is about, and the figures in it.

use super::Code;
use crate::{
    calendar::{Date, Period},
    number::Decimal,
};

/// A row that is about nothing the plan asks for, or about the wrong thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowProblem {
    UnknownItem {
        text: String,
        nearest: Option<String>,
    },
    NameMismatch {
        expected: String,
    },
    /// Other rows have the same item, period and site.
    DuplicateRow {
        /// The lines of all of them, the first one first.
        lines: Vec<usize>,
        same_value: bool,
        /// They are the same only without the spaces around a key.
        spaced: bool,
    },
    /// So many rows that the form asks for are not there: what is missing, and how many there are.
    MissingRow {
        item: String,
        missing: usize,
    },
    BadPeriod {
        text: String,
        file: Period,
        example: Option<Period>,
    },
    PeriodFormat {
        text: String,
        reading: Period,
    },
    UnexpectedPeriod {
        text: String,
        file: Period,
    },
    MissingSite {
        roster: String,
    },
    UnknownSite {
        text: String,
        roster: String,
        nearest: Option<String>,
    },
    /// A site that no row may name: it would turn into a number or a date in Excel.
    BadSiteId {
        text: String,
    },
    UnexpectedSite,
    SiteClosed {
        site: String,
        opened: Option<Date>,
        closed: Option<Date>,
    },
    NothingReported,
    /// Marked 示例数据 where nothing says that the workspace is a sample.
    SampleData,
    /// A roster's row about a site that another row is about already.
    DuplicateSite {
        first: usize,
    },
    /// A roster's date that cannot be read.
    BadDate {
        text: String,
    },
    /// A date that Excel wrote its own way, and what it means.
    DateFormat {
        text: String,
        reading: Date,
    },
    /// Closed before it opened.
    ClosedBeforeOpened,
    /// A row of the list of arrivals about a county that the plan does not have.
    UnknownCounty {
        text: String,
        nearest: Option<String>,
    },
    /// A row of that list for a period that nobody submits for, and the one that may be meant.
    NoSubmissionPeriod {
        text: String,
        nearest: Option<Period>,
    },
    /// A row of that list about a submission that another row is about already.
    DuplicateArrival {
        first: usize,
    },
    /// A row of that list without a day that can be read.
    BadArrivalDay {
        text: String,
    },
}

/// What a cell that should hold a number seems to hold instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suspect {
    /// Nothing that resembles a number.
    Text,
    /// A date, such as Excel makes of `3-4`.
    Date,
    /// `约30`, `90余`: not a figure that anybody counted.
    Approximate,
    /// A decimal comma, `3,5`.
    DecimalComma,
    /// A letter that looks like a digit: O for 0, l for 1.
    LookAlike,
    /// A spreadsheet's formula, as text.
    Formula,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueProblem {
    NotANumber { text: String, looks: Suspect },
    FullWidth { fixed: String },
    ThousandsSeparator { fixed: String },
    UnitInValue { text: String, fixed: Option<String> },
    ScientificNotation { text: String },
    SpreadsheetError { text: String },
    NotReportedMarker { text: String, ratio: bool },
    Negative,
    NotWhole { decimals: u8, fixed: Option<String> },
    TooLarge,
    OverMax { max: Decimal },
    MissingOf { of: String },
    UnexpectedOf,
    ValueExceedsOf { value: Decimal, of: Decimal },
    UnknownState { text: String, nearest: Option<&'static str> },
    EmptyValue,
    NotApplicable,
}

impl RowProblem {
    pub fn code(&self) -> Code {
        match self {
            RowProblem::UnknownItem { .. } => Code::UnknownItem,
            RowProblem::NameMismatch { .. } => Code::NameMismatch,
            RowProblem::DuplicateRow { .. }
            | RowProblem::DuplicateSite { .. }
            | RowProblem::DuplicateArrival { .. } => Code::DuplicateRow,
            RowProblem::MissingRow { .. } => Code::MissingRow,
            RowProblem::BadPeriod { .. }
            | RowProblem::BadDate { .. }
            | RowProblem::ClosedBeforeOpened
            | RowProblem::NoSubmissionPeriod { .. }
            | RowProblem::BadArrivalDay { .. } => Code::BadPeriod,
            RowProblem::UnknownCounty { .. } => Code::UnknownReference,
            RowProblem::PeriodFormat { .. } | RowProblem::DateFormat { .. } => Code::PeriodFormat,
            RowProblem::UnexpectedPeriod { .. } => Code::UnexpectedPeriod,
            RowProblem::MissingSite { .. } => Code::MissingSite,
            RowProblem::UnknownSite { .. } | RowProblem::BadSiteId { .. } => Code::UnknownSite,
            RowProblem::UnexpectedSite => Code::UnexpectedSite,
            RowProblem::SiteClosed { .. } => Code::SiteClosed,
            RowProblem::NothingReported => Code::NothingReported,
            RowProblem::SampleData => Code::SampleData,
        }
    }

    pub(super) fn is_fixable(&self) -> bool {
        matches!(self, RowProblem::PeriodFormat { .. } | RowProblem::DateFormat { .. })
    }
}

impl ValueProblem {
    pub fn code(&self) -> Code {
        match self {
            ValueProblem::NotANumber { .. } => Code::NotANumber,
            ValueProblem::FullWidth { .. } => Code::FullWidth,
            ValueProblem::ThousandsSeparator { .. } => Code::ThousandsSeparator,
            ValueProblem::UnitInValue { .. } => Code::UnitInValue,
            ValueProblem::ScientificNotation { .. } => Code::ScientificNotation,
            ValueProblem::SpreadsheetError { .. } => Code::SpreadsheetError,
            ValueProblem::NotReportedMarker { .. } => Code::NotReportedMarker,
            ValueProblem::Negative => Code::Negative,
            ValueProblem::NotWhole { .. } => Code::NotWhole,
            ValueProblem::TooLarge => Code::TooLarge,
            ValueProblem::OverMax { .. } => Code::OverMax,
            ValueProblem::MissingOf { .. } => Code::MissingOf,
            ValueProblem::UnexpectedOf => Code::UnexpectedOf,
            ValueProblem::ValueExceedsOf { .. } => Code::ValueExceedsOf,
            ValueProblem::UnknownState { .. } => Code::UnknownState,
            ValueProblem::EmptyValue => Code::EmptyValue,
            ValueProblem::NotApplicable => Code::NotApplicable,
        }
    }

    pub(super) fn is_fixable(&self) -> bool {
        match self {
            ValueProblem::FullWidth { .. } | ValueProblem::ThousandsSeparator { .. } => true,
            ValueProblem::UnitInValue { fixed, .. } => fixed.is_some(),
            _ => false,
        }
    }
}
