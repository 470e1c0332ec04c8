//! A page for every code: what it is, why it is told, how to mend it, in Chinese and English. The gallery
//! `docs/findings.md` is made of these pages and of executed examples; `plan explain` shows a section of it.

mod en;
mod facts;
mod zh;

pub use facts::{Repair, Toll, facts, note_answers, repair, toll};

use super::pick;
use crate::{
    finding::{Code, Severity},
    model::Language,
};

/// What there is to say of a code, in three short paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// What is wrong; its first sentence stands alone in a list of all codes.
    pub what: &'static str,
    /// Why it is told.
    pub why: &'static str,
    /// What to do.
    pub mend: &'static str,
}

impl Page {
    /// The first sentence, without its stop.
    pub fn title(&self) -> &'static str {
        let ends = self.what.find('。').into_iter().chain(self.what.find(". ")).min();
        ends.map_or(self.what.trim_end_matches('.'), |end| &self.what[..end])
    }
}

/// The page of a code.
pub fn page(code: Code, language: Language) -> Page {
    let [chinese, english] = pages(code);
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

/// The section of the gallery that is about a code, with its heading and its examples.
pub fn section(code: Code, language: Language) -> Option<&'static str> {
    let gallery =
        pick(language, include_str!("../../../docs/findings.md"), include_str!("../../../docs/findings.en.md"));
    let heading = format!("\n## {code}\n");
    let start = gallery.find(&heading)? + 1;
    let end = gallery[start..].find("\n## ").map_or(gallery.len(), |end| start + end);
    Some(gallery[start..end].trim_end())
}

pub fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => pick(language, "错误", "error"),
        Severity::Warning => pick(language, "警告", "warning"),
        Severity::Note => pick(language, "提示", "note"),
    }
}

/// Both languages' pages.
fn pages(code: Code) -> [Page; 2] {
    match code {
        Code::NotCsv => [zh::reading::NOT_CSV, en::reading::NOT_CSV],
        Code::ConflictMarkers => [zh::reading::CONFLICT_MARKERS, en::reading::CONFLICT_MARKERS],
        Code::Undecodable => [zh::reading::UNDECODABLE, en::reading::UNDECODABLE],
        Code::NotUtf8 => [zh::reading::NOT_UTF8, en::reading::NOT_UTF8],
        Code::NulByte => [zh::reading::NUL_BYTE, en::reading::NUL_BYTE],
        Code::EmptyFile => [zh::reading::EMPTY_FILE, en::reading::EMPTY_FILE],
        Code::MissingColumn => [zh::reading::MISSING_COLUMN, en::reading::MISSING_COLUMN],
        Code::UnknownColumn => [zh::reading::UNKNOWN_COLUMN, en::reading::UNKNOWN_COLUMN],
        Code::DuplicateColumn => [zh::reading::DUPLICATE_COLUMN, en::reading::DUPLICATE_COLUMN],
        Code::RaggedRow => [zh::reading::RAGGED_ROW, en::reading::RAGGED_ROW],
        Code::BlankRow => [zh::reading::BLANK_ROW, en::reading::BLANK_ROW],
        Code::UnclosedQuote => [zh::reading::UNCLOSED_QUOTE, en::reading::UNCLOSED_QUOTE],
        Code::StrayQuote => [zh::reading::STRAY_QUOTE, en::reading::STRAY_QUOTE],
        Code::InvisibleCharacter => [zh::reading::INVISIBLE_CHARACTER, en::reading::INVISIBLE_CHARACTER],
        Code::SurroundingSpace => [zh::reading::SURROUNDING_SPACE, en::reading::SURROUNDING_SPACE],
        Code::Garbled => [zh::reading::GARBLED, en::reading::GARBLED],
        Code::Delimiter => [zh::reading::DELIMITER, en::reading::DELIMITER],
        Code::FileTooLarge => [zh::reading::FILE_TOO_LARGE, en::reading::FILE_TOO_LARGE],
        Code::Symlink => [zh::reading::SYMLINK, en::reading::SYMLINK],
        Code::StrayFile => [zh::reading::STRAY_FILE, en::reading::STRAY_FILE],
        Code::UnreadableForm => [zh::forms::UNREADABLE_FORM, en::forms::UNREADABLE_FORM],
        Code::UnknownForm => [zh::forms::UNKNOWN_FORM, en::forms::UNKNOWN_FORM],
        Code::WrongForm => [zh::forms::WRONG_FORM, en::forms::WRONG_FORM],
        Code::AlteredForm => [zh::forms::ALTERED_FORM, en::forms::ALTERED_FORM],
        Code::MergedCells => [zh::forms::MERGED_CELLS, en::forms::MERGED_CELLS],
        Code::FormulaValue => [zh::forms::FORMULA_VALUE, en::forms::FORMULA_VALUE],
        Code::UnknownItem => [zh::rows::UNKNOWN_ITEM, en::rows::UNKNOWN_ITEM],
        Code::NameMismatch => [zh::rows::NAME_MISMATCH, en::rows::NAME_MISMATCH],
        Code::DuplicateRow => [zh::rows::DUPLICATE_ROW, en::rows::DUPLICATE_ROW],
        Code::MissingRow => [zh::rows::MISSING_ROW, en::rows::MISSING_ROW],
        Code::BadPeriod => [zh::rows::BAD_PERIOD, en::rows::BAD_PERIOD],
        Code::PeriodFormat => [zh::rows::PERIOD_FORMAT, en::rows::PERIOD_FORMAT],
        Code::UnexpectedPeriod => [zh::rows::UNEXPECTED_PERIOD, en::rows::UNEXPECTED_PERIOD],
        Code::MissingSite => [zh::rows::MISSING_SITE, en::rows::MISSING_SITE],
        Code::UnknownSite => [zh::rows::UNKNOWN_SITE, en::rows::UNKNOWN_SITE],
        Code::UnexpectedSite => [zh::rows::UNEXPECTED_SITE, en::rows::UNEXPECTED_SITE],
        Code::SiteClosed => [zh::rows::SITE_CLOSED, en::rows::SITE_CLOSED],
        Code::NotANumber => [zh::values::NOT_A_NUMBER, en::values::NOT_A_NUMBER],
        Code::FullWidth => [zh::values::FULL_WIDTH, en::values::FULL_WIDTH],
        Code::ThousandsSeparator => [zh::values::THOUSANDS_SEPARATOR, en::values::THOUSANDS_SEPARATOR],
        Code::UnitInValue => [zh::values::UNIT_IN_VALUE, en::values::UNIT_IN_VALUE],
        Code::ScientificNotation => [zh::values::SCIENTIFIC_NOTATION, en::values::SCIENTIFIC_NOTATION],
        Code::SpreadsheetError => [zh::values::SPREADSHEET_ERROR, en::values::SPREADSHEET_ERROR],
        Code::NotReportedMarker => [zh::values::NOT_REPORTED_MARKER, en::values::NOT_REPORTED_MARKER],
        Code::Negative => [zh::values::NEGATIVE, en::values::NEGATIVE],
        Code::NotWhole => [zh::values::NOT_WHOLE, en::values::NOT_WHOLE],
        Code::TooLarge => [zh::values::TOO_LARGE, en::values::TOO_LARGE],
        Code::OverMax => [zh::values::OVER_MAX, en::values::OVER_MAX],
        Code::MissingOf => [zh::values::MISSING_OF, en::values::MISSING_OF],
        Code::UnexpectedOf => [zh::values::UNEXPECTED_OF, en::values::UNEXPECTED_OF],
        Code::ValueExceedsOf => [zh::values::VALUE_EXCEEDS_OF, en::values::VALUE_EXCEEDS_OF],
        Code::UnknownState => [zh::values::UNKNOWN_STATE, en::values::UNKNOWN_STATE],
        Code::NothingReported => [zh::values::NOTHING_REPORTED, en::values::NOTHING_REPORTED],
        Code::EmptyValue => [zh::values::EMPTY_VALUE, en::values::EMPTY_VALUE],
        Code::NotApplicable => [zh::values::NOT_APPLICABLE, en::values::NOT_APPLICABLE],
        Code::PersonalData => [zh::history::PERSONAL_DATA, en::history::PERSONAL_DATA],
        Code::Formula => [zh::history::FORMULA, en::history::FORMULA],
        Code::SampleData => [zh::history::SAMPLE_DATA, en::history::SAMPLE_DATA],
        Code::ReportedMismatch => [zh::history::REPORTED_MISMATCH, en::history::REPORTED_MISMATCH],
        Code::RosterMismatch => [zh::history::ROSTER_MISMATCH, en::history::ROSTER_MISMATCH],
        Code::CaseNotBacked => [zh::history::CASE_NOT_BACKED, en::history::CASE_NOT_BACKED],
        Code::StockDecrease => [zh::history::STOCK_DECREASE, en::history::STOCK_DECREASE],
        Code::Outlier => [zh::history::OUTLIER, en::history::OUTLIER],
        Code::RunningTotal => [zh::history::RUNNING_TOTAL, en::history::RUNNING_TOTAL],
        Code::DenominatorChange => [zh::history::DENOMINATOR_CHANGE, en::history::DENOMINATOR_CHANGE],
        Code::StateRegress => [zh::history::STATE_REGRESS, en::history::STATE_REGRESS],
        Code::PeriodGap => [zh::history::PERIOD_GAP, en::history::PERIOD_GAP],
        Code::MissingSubmission => [zh::history::MISSING_SUBMISSION, en::history::MISSING_SUBMISSION],
        Code::Late => [zh::history::LATE, en::history::LATE],
        Code::ReceivedMismatch => [zh::history::RECEIVED_MISMATCH, en::history::RECEIVED_MISMATCH],
        Code::MissingEvidence => [zh::history::MISSING_EVIDENCE, en::history::MISSING_EVIDENCE],
        Code::ForeignEdit => [zh::history::FOREIGN_EDIT, en::history::FOREIGN_EDIT],
        Code::AllowUnused => [zh::history::ALLOW_UNUSED, en::history::ALLOW_UNUSED],
        Code::AllowExpired => [zh::history::ALLOW_EXPIRED, en::history::ALLOW_EXPIRED],
        Code::ClosedChanged => [zh::history::CLOSED_CHANGED, en::history::CLOSED_CHANGED],
        Code::CorrectionUnused => [zh::history::CORRECTION_UNUSED, en::history::CORRECTION_UNUSED],
        Code::SummaryOutdated => [zh::history::SUMMARY_OUTDATED, en::history::SUMMARY_OUTDATED],
        Code::TomlSyntax => [zh::plan::TOML_SYNTAX, en::plan::TOML_SYNTAX],
        Code::UnknownKey => [zh::plan::UNKNOWN_KEY, en::plan::UNKNOWN_KEY],
        Code::MissingKey => [zh::plan::MISSING_KEY, en::plan::MISSING_KEY],
        Code::BadValue => [zh::plan::BAD_VALUE, en::plan::BAD_VALUE],
        Code::DuplicateId => [zh::plan::DUPLICATE_ID, en::plan::DUPLICATE_ID],
        Code::UnknownReference => [zh::plan::UNKNOWN_REFERENCE, en::plan::UNKNOWN_REFERENCE],
        Code::AllocationSum => [zh::plan::ALLOCATION_SUM, en::plan::ALLOCATION_SUM],
        Code::OutsidePlan => [zh::plan::OUTSIDE_PLAN, en::plan::OUTSIDE_PLAN],
        Code::ClauseWithoutTask => [zh::plan::CLAUSE_WITHOUT_TASK, en::plan::CLAUSE_WITHOUT_TASK],
        Code::FigureWithoutTarget => [zh::plan::FIGURE_WITHOUT_TARGET, en::plan::FIGURE_WITHOUT_TARGET],
        Code::FigureUnfounded => [zh::plan::FIGURE_UNFOUNDED, en::plan::FIGURE_UNFOUNDED],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

    #[test]
    fn every_page_is_filled_and_no_two_are_the_same() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            for language in LANGUAGES {
                let page = page(*code, language);
                for text in [page.what, page.why, page.mend] {
                    assert!(text.ends_with(['。', '.']) && text.trim() == text, "{code}: {text}");
                    assert!(!text.contains("  ") && !text.contains('\n'), "{code}: {text}");
                }
                for text in [page.what, page.mend] {
                    assert!(seen.insert(text), "{code}: {text}");
                }
                assert!(page.title().chars().count() <= 90, "{code}: {}", page.title());
            }
            let [chinese, english] = LANGUAGES.map(|language| page(*code, language));
            assert!(chinese.what.contains('。') && !english.what.contains('。'), "{code}");
        }
    }

    #[test]
    fn every_code_has_its_section() {
        for code in Code::ALL {
            for language in LANGUAGES {
                let section = section(*code, language).unwrap_or_default();
                assert!(section.starts_with(&format!("## {code}\n")), "{code}");
                assert!(section.contains(page(*code, language).mend), "{code}");
                assert_eq!(section.matches("\n## ").count(), 0, "{code}");
            }
        }
    }

    #[test]
    fn a_row_is_said_not_to_count_where_it_does_not() {
        for code in Code::ALL {
            assert_eq!(code.keeps_row_from_counting(), toll(*code) == Toll::Row, "{code}");
        }
    }
}
