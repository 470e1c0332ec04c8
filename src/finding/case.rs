//! What can be wrong with a county's list of good cases, and with a figure that it should back.

use std::sync::Arc;

use super::{Backing, Code};
use crate::number::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseProblem {
    UnknownAction {
        text: String,
        known: Vec<String>,
    },
    /// A level that there is not, and the nearest one, in Chinese or English as it was written.
    UnknownLevel {
        text: String,
        nearest: Option<&'static str>,
    },
    /// A case without its name.
    NoTitle,
    /// A day that is not there or cannot be read.
    BadDay {
        text: String,
    },
    /// The same case stands in an earlier line.
    Twice {
        first: usize,
    },
    /// More are reported than the list has, or there is no list though others keep one.
    NotBacked {
        path: Arc<str>,
        exists: bool,
        /// In English and in Chinese.
        level: [&'static str; 2],
        kind: Option<String>,
        backing: Backing,
        listed: usize,
        reported: Decimal,
    },
}

impl CaseProblem {
    pub fn code(&self) -> Code {
        match self {
            CaseProblem::UnknownAction { .. } | CaseProblem::NoTitle => Code::UnknownItem,
            CaseProblem::UnknownLevel { .. } => Code::UnknownState,
            CaseProblem::BadDay { .. } => Code::BadPeriod,
            CaseProblem::Twice { .. } => Code::DuplicateRow,
            CaseProblem::NotBacked { .. } => Code::CaseNotBacked,
        }
    }
}
