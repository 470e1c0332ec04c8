//! Everything that a report is built from.

use super::{Course, Provenance};
use crate::{
    attainment::{CountySources, Figures, TargetOutcome},
    calendar::{Date, Period},
    cases::Cases,
    closing::Correction,
    inspection::Inspections,
    model::{CountyIx, Indicator, Language, Milestone, Plan, Target},
    owed::Lacking,
    ranking::Ranking,
    scoring::Scoring,
    views::Selection,
};

#[derive(Debug, Clone)]
pub struct Facts<'a> {
    pub plan: &'a Plan,
    pub language: Language,
    /// The quarter, half-year or year that it is about; its cadence is the kind of the report.
    pub period: Period,
    /// Whose own report it is; without one it is the city's.
    pub county: Option<CountyIx>,
    /// Whether the submissions are invented.
    pub sample: bool,
    pub provenance: Provenance,
    /// As `status --period` has them.
    pub figures: Figures,
    /// How every target came to stand as it does.
    pub course: Course,
    /// Who has sent in what, by submission period of the report's.
    pub turnout: Vec<Turnout>,
    /// The rows behind every target, in the plan's order; none where no format shows them.
    pub sources: Vec<Vec<CountySources>>,
    /// The ranking of the year, where the report is on one, and what it was scored by.
    pub ranking: Option<(Ranking, &'a Scoring)>,
    /// What the inspections of the period found.
    pub inspections: Inspections,
    /// What was awarded within the period.
    pub cases: Cases,
    /// What was corrected since the last report of this kind.
    pub corrections: Vec<Correction>,
}

/// How a submission period was reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turnout {
    pub period: Period,
    /// Counties that have answered every row.
    pub complete: Vec<CountyIx>,
    /// Counties that have answered some.
    pub partial: Vec<CountyIx>,
    /// Counties that have sent nothing that counts.
    pub nil: Vec<CountyIx>,
    /// What the one county that the report is about has not answered.
    pub lacking: Vec<Lacking>,
}

impl Facts<'_> {
    /// The last end of a submission period that lies in the report's period.
    pub fn as_of(&self) -> Date {
        self.figures.assessment.as_of
    }

    /// What of the figures is shown: those of one county, or all.
    pub fn selection(&self) -> Selection {
        Selection { county: self.county, action: None }
    }

    /// The milestones whose date lies in the period.
    pub fn milestones(&self) -> impl Iterator<Item = &Milestone> {
        let days = self.period.start()..=self.period.end();
        self.plan.milestones.iter().filter(move |milestone| days.contains(&milestone.date))
    }

    /// Every target with how it stands, in the plan's order.
    pub fn targets(&self) -> impl Iterator<Item = (&Indicator, &Target, &TargetOutcome)> {
        let targets = self.plan.targets().zip(&self.figures.assessment.targets);
        targets.map(|((_, indicator, target), outcome)| (indicator, target, outcome))
    }
}

impl Turnout {
    /// A period that nobody has been asked about yet.
    pub fn of(period: Period) -> Turnout {
        Turnout { period, complete: Vec::new(), partial: Vec::new(), nil: Vec::new(), lacking: Vec::new() }
    }
}
