//! What an answer about several cities says beside the figures: who sent how much, and which figures are
//! those of all cities together.

use std::ops::Range;

use super::Selection;
use crate::{
    attainment::Figures,
    model::{CountyIx, Goal, Language, Owed, Plan},
    table::Document,
    words::{Notice, ProvinceNotice},
};

/// One city among several.
#[derive(Debug, Clone)]
pub struct City {
    /// What its counties are named after.
    pub name: String,
    pub issuer: String,
    pub sample: bool,
    /// The places of its counties in the plan of all.
    pub counties: Range<usize>,
}

/// The cities that one answer is about, in the order in which they were named.
#[derive(Debug, Clone)]
pub struct Cities {
    pub cities: Vec<City>,
}

/// What some counties sent by the day that is shown.
pub(super) struct Sent {
    /// For the period that is shown.
    pub(super) reported: usize,
    pub(super) expected: usize,
    pub(super) received: usize,
    pub(super) left_out: usize,
}

impl Sent {
    pub(super) fn of(plan: &Plan, figures: &Figures, counties: &Range<usize>) -> Sent {
        let ended = plan.submissions_ended(figures.assessment.as_of);
        let sent = || counties.clone().flat_map(|county| &figures.reported.of(CountyIx(county))[..ended]);
        let last = counties.clone().filter_map(|county| figures.reported.of(CountyIx(county))[..ended].last());
        Sent {
            reported: last.filter(|submission| submission.reported).count(),
            expected: ended * counties.len(),
            received: sent().filter(|submission| submission.reported).count(),
            left_out: sent().map(|submission| submission.left_out).sum(),
        }
    }
}

impl Cities {
    /// Adds a line a city under the headline, and below the tables what has to be known to read them rightly.
    pub(super) fn adorn(
        &self,
        document: &mut Document,
        (plan, selection): (&Plan, &Selection),
        figures: &Figures,
        language: Language,
    ) {
        let line = |city: &City| {
            let Sent { reported, expected, received, left_out } = Sent::of(plan, figures, &city.counties);
            let notice = ProvinceNotice::City {
                name: city.name.clone(),
                issuer: city.issuer.clone(),
                sample: city.sample,
                counties: city.counties.len(),
                reported,
                sent: (received, expected),
                left_out,
            };
            notice.text(language)
        };
        let at = document.lines.len().min(2);
        document.lines.splice(at..at, self.cities.iter().map(line));
        document.notes.extend(self.together(plan, selection).map(|notice| notice.text(language)));
    }

    /// The amounts that all cities owe together, and which nobody may take for each city's own.
    pub fn together(&self, plan: &Plan, selection: &Selection) -> Option<Notice> {
        let owed = plan.targets().filter(|(_, indicator, target)| {
            let amount = match &target.goal {
                Goal::Level(level) => level.owed == Owed::City,
                Goal::Trend(_) => indicator.baseline.is_some(),
            };
            amount && !indicator.is_ratio() && selection.has_action(plan.action_of(indicator))
        });
        let targets: Vec<_> = owed.map(|(_, _, target)| target.id.clone()).collect();
        let told = self.cities.len() > 1 && !targets.is_empty();
        told.then_some(Notice::Province(ProvinceNotice::Together { targets }))
    }
}
