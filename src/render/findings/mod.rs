//! What `check` found, in every format that somebody reads it in. Each format is one small file over the
//! same [`Report`]; none of them decides anything.

pub mod fold;
pub mod json;
pub mod text;

use crate::{
    finding::{Finding, Severity},
    model::Language,
    words::findings::Told,
};

/// A finding, how bad this plan takes it to be, and its wording.
#[derive(Debug, Clone)]
pub struct Item {
    pub finding: Finding,
    pub severity: Severity,
    pub told: Told,
    /// What leads to the finding's related place.
    pub because: String,
}

/// Everything that a check has to say.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// By path, line and column.
    pub items: Vec<Item>,
    /// What was checked, what was counted: a line each.
    pub summary: Vec<String>,
    /// Whether the figures are invented.
    pub sample: bool,
    pub language: Language,
}

impl Report {
    pub fn count(&self, severity: Severity) -> usize {
        self.items.iter().filter(|item| item.severity == severity).count()
    }
}
