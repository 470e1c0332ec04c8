//! Reports that are kept in `reports/summaries`, and whether what they were made from is still what is there.
//! Nothing is hashed where none is kept.

use super::{Inputs, Workspace, disk::Kind, documents::SUMMARIES, inputs::published, layout::Layout};
use crate::{
    calendar::Period,
    closing::Digest,
    finding::{ClosedProblem, Finding, Message, Subject},
    model::Plan,
    source::Place,
};

/// The formats in which a report can be read back, the plainest first.
const READABLE: [&str; 2] = ["report.json", "report.md"];

impl Workspace {
    /// Reports of periods that are not closed, made from what has changed since.
    pub fn outdated_summaries(&self, plan: &Plan, layout: &Layout) -> anyhow::Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let folders = self.disk.list(SUMMARIES)?;
        if folders.is_empty() {
            return Ok(findings);
        }
        let (_, record) = published(&self.disk)?;
        for entry in folders.into_iter().filter(|entry| entry.kind == Kind::Folder) {
            let period = Period::parse(&entry.name);
            let is_open = |period: &Period| !record.has_published(*period);
            let known = period.filter(|period| plan.periods(period.cadence()).contains(period));
            let Some(period) = known.filter(is_open) else {
                continue;
            };
            let kept = self.kept_summaries(plan, period)?;
            if kept.is_empty() {
                continue;
            }
            let inputs = Inputs::read(&self.disk, plan, layout, period)?;
            let outdated = kept.into_iter().filter(|kept| kept.made_from != inputs.digest);
            findings.extend(outdated.map(|kept| kept.finding(period)));
        }
        Ok(findings)
    }

    /// The city's report on a period, and the counties'.
    fn kept_summaries(&self, plan: &Plan, period: Period) -> anyhow::Result<Vec<Kept>> {
        let folder = format!("{SUMMARIES}/{period}");
        let folders = self.disk.list(&folder)?.into_iter().filter(|entry| entry.kind == Kind::Folder);
        let counties = folders.filter(|entry| plan.county_by_id(&entry.name).is_some()).map(|entry| Some(entry.name));
        let mut kept = Vec::new();
        for county in std::iter::once(None).chain(counties) {
            let folder = county.as_ref().map_or_else(|| folder.clone(), |county| format!("{folder}/{county}"));
            for path in READABLE.map(|name| format!("{folder}/{name}")) {
                if !self.disk.has(&path) {
                    continue;
                }
                let text = String::from_utf8_lossy(&self.disk.read(&path)?).into_owned();
                if let Some(made_from) = stated(&text) {
                    kept.push(Kept { path, county, made_from });
                    break;
                }
            }
        }
        Ok(kept)
    }
}

/// A report that is kept, and the hash that it states.
struct Kept {
    path: String,
    county: Option<String>,
    made_from: Digest,
}

impl Kept {
    fn finding(self, period: Period) -> Finding {
        let subject = Subject { county: self.county.clone(), period: Some(period), ..Subject::default() };
        let message = Message::Closed(ClosedProblem::SummaryOutdated { period, county: self.county });
        Finding::new(message, Place::file(self.path.into())).about(subject)
    }
}

/// The hash in a report: in any format and language the only one, or else the first of that form.
fn stated(text: &str) -> Option<Digest> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).find_map(Digest::parse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_states_its_hash_in_every_language() {
        let digest = Digest::of("a");
        for text in
            [format!("（SHA-256）：{digest}\n"), format!("\"inputs\": \"{digest}\","), format!("made: {digest}")]
        {
            assert_eq!(stated(&text).as_ref(), Some(&digest), "{text}");
        }
        assert_eq!(stated("a report that was written by hand"), None);
    }
}
