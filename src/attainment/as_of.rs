//! The as-of date: which day the figures are those of. SPEC §7, "As-of date D".

use crate::{calendar::Date, calendar::Period, model::Plan};

/// What the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// The end of the latest period that enough counties have reported.
    Latest,
    Day(Date),
    Period(Period),
}

/// How many counties have reported each submission period, and the rows left out of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reported {
    /// By submission period.
    pub counties: Vec<usize>,
    pub left_out: Vec<usize>,
    /// How many counties there are.
    pub expected: usize,
}

impl AsOf {
    /// The as-of date: taken back to the last end of a submission period; the plan's start before the first.
    pub fn resolve(self, plan: &Plan, reported: &Reported) -> Date {
        let wanted = match self {
            AsOf::Day(day) => day,
            AsOf::Period(period) => period.end(),
            AsOf::Latest => latest(plan, reported).unwrap_or(plan.start),
        };
        let ends = plan.submission_periods().iter().map(|period| period.end());
        ends.take_while(|end| *end <= wanted).last().unwrap_or(plan.start)
    }
}

/// The end of the latest period that at least half of the counties have reported, else that any has.
fn latest(plan: &Plan, reported: &Reported) -> Option<Date> {
    let periods = plan.submission_periods();
    let reporting = |enough: &dyn Fn(usize) -> bool| {
        periods.iter().zip(&reported.counties).rev().find(|(_, count)| enough(**count)).map(|(period, _)| period.end())
    };
    reporting(&|count| count > 0 && count * 2 >= reported.expected).or_else(|| reporting(&|count| count > 0))
}
