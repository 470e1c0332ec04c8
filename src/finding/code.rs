//! The stable words by which findings are known: in `[check]`, in JSON, to `plan explain`. The list is
//! that of the contract, in its order; a code's default severity stands beside it.

use std::fmt;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    pub const ALL: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

    pub fn word(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $word:literal $severity:ident,)*) => {
        /// The kind of a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($variant,)* }

        impl Code {
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            pub fn word(self) -> &'static str {
                match self { $(Code::$variant => $word,)* }
            }

            /// The severity unless the plan's `[check]` sets another.
            pub fn default_severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // Not a CSV at all.
    NotCsv "not-csv" Error,
    ConflictMarkers "conflict-markers" Error,
    // Reading.
    Undecodable "undecodable" Error,
    NotUtf8 "not-utf8" Error,
    NulByte "nul-byte" Error,
    EmptyFile "empty-file" Error,
    MissingColumn "missing-column" Error,
    UnknownColumn "unknown-column" Error,
    DuplicateColumn "duplicate-column" Error,
    RaggedRow "ragged-row" Error,
    BlankRow "blank-row" Warning,
    UnclosedQuote "unclosed-quote" Error,
    StrayQuote "stray-quote" Error,
    InvisibleCharacter "invisible-character" Error,
    SurroundingSpace "surrounding-space" Warning,
    Garbled "garbled" Error,
    Delimiter "delimiter" Warning,
    FileTooLarge "file-too-large" Error,
    Symlink "symlink" Error,
    StrayFile "stray-file" Error,
    // A form sent back.
    UnreadableForm "unreadable-form" Error,
    UnknownForm "unknown-form" Error,
    WrongForm "wrong-form" Error,
    AlteredForm "altered-form" Error,
    MergedCells "merged-cells" Error,
    FormulaValue "formula-value" Error,
    // Rows.
    UnknownItem "unknown-item" Error,
    NameMismatch "name-mismatch" Error,
    DuplicateRow "duplicate-row" Error,
    MissingRow "missing-row" Warning,
    BadPeriod "bad-period" Error,
    PeriodFormat "period-format" Warning,
    UnexpectedPeriod "unexpected-period" Error,
    MissingSite "missing-site" Error,
    UnknownSite "unknown-site" Error,
    UnexpectedSite "unexpected-site" Error,
    SiteClosed "site-closed" Error,
    // Values.
    NotANumber "not-a-number" Error,
    FullWidth "full-width" Error,
    ThousandsSeparator "thousands-separator" Error,
    UnitInValue "unit-in-value" Error,
    ScientificNotation "scientific-notation" Error,
    SpreadsheetError "spreadsheet-error" Error,
    NotReportedMarker "not-reported-marker" Error,
    Negative "negative" Error,
    NotWhole "not-whole" Error,
    TooLarge "too-large" Error,
    OverMax "over-max" Error,
    MissingOf "missing-of" Error,
    UnexpectedOf "unexpected-of" Error,
    ValueExceedsOf "value-exceeds-of" Error,
    UnknownState "unknown-state" Error,
    // Emptiness.
    NothingReported "nothing-reported" Error,
    EmptyValue "empty-value" Warning,
    NotApplicable "not-applicable" Warning,
    // Privacy and safety.
    PersonalData "personal-data" Error,
    Formula "formula" Error,
    SampleData "sample-data" Error,
    ForeignEdit "foreign-edit" Error,
    // Beside the county's own lists, and its history.
    RosterMismatch "roster-mismatch" Error,
    ReportedMismatch "reported-mismatch" Warning,
    CaseNotBacked "case-not-backed" Warning,
    StockDecrease "stock-decrease" Warning,
    Outlier "outlier" Warning,
    RunningTotal "running-total" Warning,
    DenominatorChange "denominator-change" Warning,
    StateRegress "state-regress" Warning,
    PeriodGap "period-gap" Warning,
    MissingSubmission "missing-submission" Warning,
    Late "late" Warning,
    ReceivedMismatch "received-mismatch" Note,
    MissingEvidence "missing-evidence" Note,
    // What was looked into and allowed.
    AllowUnused "allow-unused" Warning,
    AllowExpired "allow-expired" Warning,
    // Published periods.
    ClosedChanged "closed-changed" Error,
    CorrectionUnused "correction-unused" Warning,
    SummaryOutdated "summary-outdated" Warning,
    // The plan and its register.
    TomlSyntax "toml-syntax" Error,
    UnknownKey "unknown-key" Error,
    MissingKey "missing-key" Error,
    BadValue "bad-value" Error,
    DuplicateId "duplicate-id" Error,
    UnknownReference "unknown-reference" Error,
    AllocationSum "allocation-sum" Error,
    OutsidePlan "outside-plan" Error,
    ClauseWithoutTask "clause-without-task" Error,
    FigureWithoutTarget "figure-without-target" Error,
    FigureUnfounded "figure-unfounded" Error,
}

impl Code {
    pub fn parse(word: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.word() == word)
    }

    /// Whether a row with this finding does not count. The contract names the codes; the severity that
    /// a plan gives them has no say in it.
    pub fn keeps_row_from_counting(self) -> bool {
        let row_or_value = (Code::UnknownItem..=Code::UnknownState).contains(&self);
        let only_told = matches!(self, Code::MissingRow | Code::PeriodFormat);
        (row_or_value && !only_told) || self == Code::SampleData
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_read_back() {
        let words: BTreeSet<_> = Code::ALL.iter().map(|code| code.word()).collect();
        assert_eq!(words.len(), Code::ALL.len());
        assert!(Code::ALL.iter().all(|code| Code::parse(code.word()) == Some(*code)));
    }
}
