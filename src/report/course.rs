//! How each target came to stand as it does: its state at the ends of the year's submission periods, up to the
//! as-of date, and at the last end before them.

use crate::{
    attainment::{Assessment, Status},
    calendar::{Date, Period},
    model::{CountyIx, Plan},
    number::Decimal,
    views::amounts::{PLACES, actual, county_actual},
};

#[derive(Debug, Clone, Default)]
pub struct Course {
    pub ends: Vec<Period>,
    /// By target, in the plan's order; then by end.
    pub targets: Vec<Vec<Mark>>,
}

/// A target, or a county's part in it, at one of the ends. Cut after six decimals, as in the JSON answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub actual: Option<Decimal>,
    pub attainment: Option<Decimal>,
    /// `None` where a county owes nothing by itself.
    pub status: Option<Status>,
}

impl Course {
    /// The submission periods at whose ends a report on a period looks.
    pub fn ends(plan: &Plan, period: Period, as_of: Date) -> Vec<Period> {
        let ended = &plan.submission_periods()[..plan.submissions_ended(as_of)];
        let earlier = ended.partition_point(|ended| ended.year() < period.year());
        ended[earlier.saturating_sub(1)..].to_vec()
    }

    /// The course of the city or of one county, given the assessment at each end.
    pub fn of(plan: &Plan, ends: Vec<Period>, assessments: &[Assessment], county: Option<CountyIx>) -> Course {
        let targets = plan.targets().enumerate().map(|(at, (_, indicator, target))| {
            let mark = |assessment: &Assessment| {
                let outcome = &assessment.targets[at];
                match county.map(|county| &outcome.counties[county.0]) {
                    None => Mark {
                        actual: actual(indicator, outcome.actual),
                        attainment: outcome.attainment.as_ref().map(|share| share.cut(PLACES)),
                        status: Some(outcome.status),
                    },
                    Some(state) => Mark {
                        actual: county_actual(indicator, target.owed(), state),
                        attainment: state.own.as_ref().and_then(|own| own.attainment.as_ref()).map(|it| it.cut(PLACES)),
                        status: state.own.as_ref().map(|own| own.status),
                    },
                }
            };
            assessments.iter().map(mark).collect()
        });
        Course { ends, targets: targets.collect() }
    }
}
