//! Every word that a reader sees, in Chinese and English, from typed messages matched exhaustively: the
//! compiler finds a translation that is missing. Chinese is written for a clerk.

mod case_words;
mod closing;
pub mod explain;
pub mod findings;
mod form_words;
mod gap;
mod history_words;
mod hook;
mod inspect_words;
mod labels;
mod notices;
mod owed;
mod province;
mod rank;
pub mod report;
mod report_words;
pub mod submit;
mod terms;

pub use case_words::{CaseLabel, CaseNotice, case_level};
pub use closing::ClosingNotice;
pub use form_words::{FormPrompt, FormWords};
pub use gap::{GapLabel, GapRemark, gap_rule};
pub use history_words::{HistoryLabel, HistoryNotice};
pub use hook::HookNotice;
pub use inspect_words::{InspectLabel, InspectNotice, mending};
pub use labels::{Label, action_name, cadence, county_name, status, window};
pub use notices::{Notice, UsageSlip};
pub use owed::{Reminder, duty_state, enumeration, submission_state};
pub use province::{ProvinceNotice, Spot};
pub use rank::{RankLabel, RankRemark, matter, rank_rule};
pub use report_words::ReportWords;
pub use terms::Term;

use crate::model::Language;

/// One of two texts.
fn pick<'t>(language: Language, chinese: &'t str, english: &'t str) -> &'t str {
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}
