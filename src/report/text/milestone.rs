//! The state of a milestone whose date lies in the period: what had to be done by then, and how the rest stands.

use super::standings::{counts, of_kind};
use crate::{
    attainment::Status,
    report::{Facts, Section, judged::Judged},
    words::report::{Heading, Sentence},
};

pub(super) fn sections(facts: &Facts<'_>, judged: &[Judged<'_>]) -> Vec<Section> {
    let sections = facts.milestones().map(|milestone| {
        let mut section = Section::new(Heading::Milestone { name: milestone.name.clone() }.text(facts.language));
        let day = Sentence::MilestoneDay { name: milestone.name.clone(), day: milestone.date };
        section.say(day.text(facts.language));
        for strive in [false, true] {
            let is_due = |it: &&Judged<'_>| it.outcome.window.end <= milestone.date;
            let due: Vec<_> = of_kind(judged, strive).filter(is_due).copied().collect();
            let later: Vec<_> = of_kind(judged, strive).filter(|it| !is_due(it)).copied().collect();
            if !due.is_empty() {
                let missed = due.iter().filter(|it| it.status() == Status::Missed).map(Judged::name).collect();
                let sentence =
                    Sentence::MilestoneDue { day: milestone.date, strive, counts: counts(due.iter()), missed };
                section.say(sentence.text(facts.language));
            }
            for sentence in due.iter().filter_map(|it| it.missed_earlier(facts.plan.start)) {
                section.say(sentence.text(facts.language));
            }
            if !later.is_empty() {
                let sentence = Sentence::MilestoneLater { strive, counts: counts(later.iter()) };
                section.say(sentence.text(facts.language));
            }
        }
        section
    });
    sections.collect()
}
