//! The text of a report, built from its facts: which sections it has and in which order, and what stands around
//! them. A milestone's state comes first; what is only aspired to stands apart.

mod annexes;
mod corrections;
mod milestone;
mod silence;
mod standings;
mod tables;
mod tasks;

use super::{Facts, Origin, Section, judged::judged};
use crate::words::{
    self, Notice,
    report::{self, Sentence},
};

pub(super) fn title(facts: &Facts<'_>) -> String {
    let county = facts.county.map(|county| words::county_name(facts.plan.county(county), facts.language));
    report::title(facts.period, county, facts.language)
}

pub(super) fn preface(facts: &Facts<'_>) -> Vec<String> {
    let invented = facts.sample.then_some(Sentence::Invented);
    let sentences = [Sentence::AsOf { day: facts.as_of() }].into_iter().chain(invented);
    sentences.map(|sentence| sentence.text(facts.language)).collect()
}

pub(super) fn sections(facts: &Facts<'_>) -> Vec<Section> {
    let judged = judged(facts);
    let mut sections = milestone::sections(facts, &judged);
    sections.extend([
        standings::overall(facts, &judged),
        standings::reached(facts, &judged),
        standings::short(facts, &judged),
        standings::aspired(facts, &judged),
        silence::section(facts, &judged),
        tasks::section(facts),
        corrections::section(facts),
        annexes::ranking(facts),
        annexes::inspections(facts),
        annexes::cases(facts),
        tables::figures(facts),
        tables::course(facts),
    ]);
    sections.retain(|section| !section.is_blank());
    sections
}

pub(super) fn colophon(facts: &Facts<'_>) -> Vec<String> {
    let language = facts.language;
    let rows = facts.figures.reported.left_out(facts.plan, facts.as_of());
    let left_out = (rows > 0).then(|| Notice::LeftOut { rows }.text(language));
    let origin = match &facts.provenance.origin {
        Origin::Commit { id, day } => Some(Sentence::FromCommit { id: id.clone(), day: *day }),
        Origin::Uncommitted => Some(Sentence::Uncommitted),
        Origin::Unknown => None,
    };
    let inputs = Sentence::Inputs { digest: facts.provenance.inputs.to_string() };
    let provenance = [inputs].into_iter().chain(origin).map(|sentence| sentence.text(language));
    let remarks = [Notice::StriveExplained.text(language)].into_iter().chain(left_out);
    remarks.chain(provenance).collect()
}
