//! What is left of a submission without the rows that have errors. They are cut from what came in, where it
//! is known which they are, and again from what came of that, where mending a row has spoilt another.

use std::collections::BTreeMap;

use super::{Desk, Incoming, Taken, written};
use crate::{
    finding::{Column, Finding, FormProblem, Message, RowProblem},
    submission::{Cut, without},
};

/// Lines that have to go.
pub type Cuts = BTreeMap<usize, Cut>;

/// How often a text is cut before it is given up: mending brings forth no more than one round of errors.
const ROUNDS: usize = 3;

impl Desk<'_> {
    /// Which lines of what came in have to go so that no error stays; `None` where an error is not about
    /// a row.
    pub fn cuts_of(&self, it: &Incoming, raw: &[Finding]) -> Option<Cuts> {
        let header = it.intake.header_line();
        let mut cuts = self.cuts(raw, header)?;
        for (finding, lines) in it.intake.alterations().filter(|(finding, _)| self.is_error(finding)) {
            if lines.is_empty() {
                return None;
            }
            note(&mut cuts, finding, lines);
        }
        Some(cuts)
    }

    /// Which lines below a header have to go.
    fn cuts(&self, findings: &[Finding], header: usize) -> Option<Cuts> {
        let mut cuts = BTreeMap::new();
        for finding in findings.iter().filter(|finding| self.is_error(finding) && !finding.message.is_fixable()) {
            let lines = match &finding.message {
                Message::Row(RowProblem::DuplicateRow { lines, .. }) => lines.to_vec(),
                _ => vec![finding.place.line],
            };
            if lines.iter().any(|line| *line <= header) {
                return None;
            }
            note(&mut cuts, finding, lines);
        }
        Some(cuts)
    }

    /// Leaves rows out of the submissions that were kept out for them.
    pub fn leave_out(&self, here: &[(usize, &Incoming)], taken: &mut [Taken]) -> anyhow::Result<()> {
        let mut open = Vec::new();
        for (at, (it, (_, incoming))) in taken.iter_mut().zip(here).enumerate() {
            let Some(cuts) = it.cuts.take().filter(|cuts| it.text.is_none() && !cuts.is_empty()) else { continue };
            let before = self.present(it.whose)?;
            if let Some((text, rows)) = without(&incoming.intake.text, &cuts, before.as_deref(), self.plan.language)? {
                (it.text, it.cut) = (Some(text), rows);
                open.push(at);
            }
        }
        let mut canonical = self.canonical(&self.in_place(taken))?;
        for at in &open {
            let it = &mut taken[*at];
            let bytes = it.text.take().unwrap_or_default().into_bytes();
            let path = it.whose.path(self.plan);
            it.text = canonical.remove(path.as_str()).and_then(|canonical| written(canonical, &bytes));
        }
        for round in 0..ROUNDS {
            let after = self.read_again(taken)?;
            for at in &open {
                let it = &mut taken[*at];
                let again = after.get(it.whose.path(self.plan).as_str()).map_or(&[][..], Vec::as_slice);
                let Some(text) = it.text.take() else { continue };
                // a canonical text has its header on the first line
                it.text = match self.cuts(again, 1) {
                    Some(cuts) if cuts.is_empty() => Some(text),
                    Some(cuts) if round + 1 < ROUNDS => {
                        let before = self.present(it.whose)?;
                        let left = without(text.as_bytes(), &cuts, before.as_deref(), self.plan.language)?;
                        it.cut += left.as_ref().map_or(0, |(_, rows)| *rows);
                        left.map(|(text, _)| text)
                    }
                    Some(_) | None => None,
                };
            }
        }
        Ok(())
    }
}

fn note(cuts: &mut Cuts, finding: &Finding, lines: Vec<usize>) {
    let unknown = matches!(finding.message, Message::Form(FormProblem::Inserted { .. }));
    let key = matches!(finding.subject.field, Some(Column::Item | Column::Period | Column::Site | Column::Name));
    let cut = if key || unknown { Cut::Row } else { Cut::Figures };
    for line in lines {
        let known = cuts.entry(line).or_insert(cut);
        *known = (*known).max(cut);
    }
}
