//! What `check` found, in every format that somebody reads it in. Each format is one small file over the
//! same [`Report`]; none of them decides anything.

pub mod fold;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod sarif;
pub mod text;

mod fingerprint;
mod worst;

use crate::{
    finding::{Finding, Severity},
    model::Language,
    words::{ReportWords, findings::Told},
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
    /// Those that were there before the change that is judged; they decide nothing.
    pub known: Vec<Item>,
    /// What was checked, what was counted: a line each.
    pub summary: Vec<String>,
    /// Whether the figures are invented.
    pub sample: bool,
    pub language: Language,
    /// Whether warnings fail, too.
    pub deny_warnings: bool,
    /// Whether the plan could not be read: then the check fails, whatever was asked for.
    pub broken: bool,
}

impl Report {
    pub fn count(&self, severity: Severity) -> usize {
        self.items.iter().filter(|item| item.severity == severity).count()
    }

    /// Whether a finding this bad makes the check fail.
    pub fn fails(&self, severity: Severity) -> bool {
        severity == Severity::Error || (severity == Severity::Warning && self.deny_warnings)
    }

    pub fn failed(&self) -> bool {
        self.broken || self.items.iter().any(|item| self.fails(item.severity))
    }

    fn words(&self) -> ReportWords {
        ReportWords::new(self.language)
    }
}

/// How many errors, warnings and notes some items are, in words.
fn counts<'a>(items: impl IntoIterator<Item = &'a Item>, words: ReportWords) -> String {
    let mut counts = [0; 3];
    for item in items {
        counts[match item.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        }] += 1;
    }
    words.counts(counts)
}

/// A finding as lines of plain text: what is wrong, what asks for it, what to do instead.
fn lines(item: &Item, words: ReportWords) -> Vec<String> {
    let mut lines = vec![item.told.message.clone()];
    if let Some(related) = &item.finding.related {
        lines.push(format!("{}{}{}:{}", item.because, words.colon(), related.path, related.line));
    }
    if let Some(help) = &item.told.help {
        let [.., do_this] = words.columns();
        lines.push(format!("{do_this}{}{help}", words.colon()));
    }
    lines.iter().map(|line| text::visible(line).replace(['\r', '\n'], " ")).collect()
}
