//! What a code costs, whether `plan fmt` mends it, and whether a note answers it: the same for every
//! finding of the code, so said in one line and held against the code by tests.

use super::severity;
use crate::{finding::Code, model::Language, words::pick};

/// What is not read or not counted because of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toll {
    /// The whole file is not read.
    File,
    /// The row could not be read whole.
    Record,
    /// The row does not count.
    Row,
    /// The row does not count where it is in a key or a figure.
    RowByColumn,
    /// One column is not read.
    Column,
    /// There is no figure to count.
    NoFigure,
    /// The figure counts as not applicable.
    NotApplicable,
    /// The county has not reported.
    County,
    /// Nothing.
    Nothing,
    /// No figures are shown until it is mended.
    Plan,
}

/// Whether `plan fmt` mends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    Always,
    /// Where one reading is certain.
    WhereCertain,
    Never,
}

pub fn toll(code: Code) -> Toll {
    match code {
        Code::NotCsv
        | Code::ConflictMarkers
        | Code::NulByte
        | Code::EmptyFile
        | Code::MissingColumn
        | Code::FileTooLarge
        | Code::Symlink
        | Code::StrayFile
        | Code::UnreadableForm
        | Code::UnknownForm
        | Code::WrongForm
        | Code::AlteredForm
        | Code::MergedCells => Toll::File,
        Code::Undecodable | Code::RaggedRow | Code::UnclosedQuote | Code::StrayQuote => Toll::Record,
        Code::UnknownItem
        | Code::NameMismatch
        | Code::DuplicateRow
        | Code::BadPeriod
        | Code::UnexpectedPeriod
        | Code::MissingSite
        | Code::UnknownSite
        | Code::UnexpectedSite
        | Code::SiteClosed
        | Code::NotANumber
        | Code::FullWidth
        | Code::ThousandsSeparator
        | Code::UnitInValue
        | Code::ScientificNotation
        | Code::SpreadsheetError
        | Code::NotReportedMarker
        | Code::Negative
        | Code::NotWhole
        | Code::TooLarge
        | Code::OverMax
        | Code::MissingOf
        | Code::UnexpectedOf
        | Code::ValueExceedsOf
        | Code::UnknownState
        | Code::SampleData => Toll::Row,
        Code::InvisibleCharacter | Code::Garbled => Toll::RowByColumn,
        Code::UnknownColumn | Code::DuplicateColumn => Toll::Column,
        Code::MissingRow | Code::EmptyValue => Toll::NoFigure,
        Code::NotApplicable => Toll::NotApplicable,
        Code::NothingReported | Code::MissingSubmission => Toll::County,
        Code::NotUtf8
        | Code::BlankRow
        | Code::SurroundingSpace
        | Code::Delimiter
        | Code::PeriodFormat
        | Code::PersonalData
        | Code::Formula
        | Code::FormulaValue
        | Code::RosterMismatch
        | Code::ReportedMismatch
        | Code::CaseNotBacked
        | Code::StockDecrease
        | Code::Outlier
        | Code::RunningTotal
        | Code::DenominatorChange
        | Code::StateRegress
        | Code::PeriodGap
        | Code::Late
        | Code::ReceivedMismatch
        | Code::MissingEvidence
        | Code::ForeignEdit
        | Code::AllowUnused
        | Code::AllowExpired
        | Code::ClosedChanged
        | Code::CorrectionUnused
        | Code::SummaryOutdated => Toll::Nothing,
        Code::TomlSyntax
        | Code::UnknownKey
        | Code::MissingKey
        | Code::BadValue
        | Code::DuplicateId
        | Code::UnknownReference
        | Code::AllocationSum
        | Code::OutsidePlan
        | Code::ClauseWithoutTask
        | Code::FigureWithoutTarget
        | Code::FigureUnfounded => Toll::Plan,
    }
}

pub fn repair(code: Code) -> Repair {
    match code {
        Code::NotUtf8
        | Code::BlankRow
        | Code::InvisibleCharacter
        | Code::SurroundingSpace
        | Code::Delimiter
        | Code::PeriodFormat
        | Code::FullWidth
        | Code::ThousandsSeparator => Repair::Always,
        Code::UnitInValue => Repair::WhereCertain,
        _ => Repair::Never,
    }
}

/// Whether a filled 备注 in the row answers it.
pub fn note_answers(code: Code) -> bool {
    matches!(
        code,
        Code::EmptyValue
            | Code::NotApplicable
            | Code::ReportedMismatch
            | Code::CaseNotBacked
            | Code::StockDecrease
            | Code::Outlier
            | Code::RunningTotal
            | Code::DenominatorChange
            | Code::StateRegress
    )
}

/// The line below a code's heading.
pub fn facts(code: Code, language: Language) -> String {
    let (zh, en) = match toll(code) {
        Toll::File => ("整个文件不读取", "the file is not read"),
        Toll::Record => ("这一行不读取", "the row is not read"),
        Toll::Row => ("这一行不计入", "the row does not count"),
        Toll::RowByColumn => ("在编号、数值等格里的，这一行不计入", "in an id or a figure, the row does not count"),
        Toll::Column => ("这一列不读取，其他列照读", "the column is not read, the others are"),
        Toll::NoFigure => ("算没有填报", "counts as not reported"),
        Toll::NotApplicable => ("按不适用处理", "counts as not applicable"),
        Toll::County => ("这个县(区)这一期算没有填报", "the county has not reported the period"),
        Toll::Nothing => ("不影响数字", "no figure suffers"),
        Toll::Plan => ("改正之前不出结果", "no results until it is mended"),
    };
    let mut facts = vec![severity(code.default_severity(), language), pick(language, zh, en)];
    facts.push(match repair(code) {
        Repair::Always => pick(language, "`plan fmt` 可以改正", "`plan fmt` mends it"),
        Repair::WhereCertain => pick(language, "能确定的 `plan fmt` 可以改正", "`plan fmt` mends it where certain"),
        Repair::Never => pick(language, "`plan fmt` 不能改正", "`plan fmt` cannot mend it"),
    });
    if note_answers(code) {
        facts.push(pick(language, "备注写明原因就不再提示", "a note in the row answers it"));
    }
    facts.join(" · ")
}
