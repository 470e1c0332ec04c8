//! The as-of date: which day the figures are those of. SPEC §7, "As-of date D".

use crate::{
    book::Submission,
    calendar::{Date, Period},
    model::Plan,
};

/// What the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// The end of the latest period that enough counties have reported.
    Latest,
    Day(Date),
    Period(Period),
}

/// Who has reported what: each county's submissions, in the counties' order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reported {
    pub counties: Vec<Vec<Submission>>,
}

impl Reported {
    pub fn add(&mut self, county: Vec<Submission>) {
        self.counties.push(county);
    }

    pub fn join(mut self, later: Reported) -> Reported {
        self.counties.extend(later.counties);
        self
    }

    /// How many counties have reported each submission period.
    pub fn by_period(&self, plan: &Plan) -> Vec<usize> {
        let reported = |period: usize| move |county: &&Vec<Submission>| county[period].reported;
        (0..plan.submission_periods().len())
            .map(|period| self.counties.iter().filter(reported(period)).count())
            .collect()
    }

    /// Submissions received for periods ending by a day.
    pub fn received(&self, plan: &Plan, as_of: Date) -> usize {
        let ended = ended(plan, as_of);
        self.counties.iter().flat_map(|county| &county[..ended]).filter(|submission| submission.reported).count()
    }

    /// Submissions expected for periods ending by a day.
    pub fn expected(&self, plan: &Plan, as_of: Date) -> usize {
        ended(plan, as_of) * self.counties.len()
    }

    /// Rows left out of the files of periods ending by a day.
    pub fn left_out(&self, plan: &Plan, as_of: Date) -> usize {
        let ended = ended(plan, as_of);
        self.counties.iter().flat_map(|county| &county[..ended]).map(|submission| submission.left_out).sum()
    }
}

/// How many of the plan's submission periods have ended by a day.
fn ended(plan: &Plan, as_of: Date) -> usize {
    plan.submission_periods().partition_point(|period| period.end() <= as_of)
}

impl AsOf {
    /// The as-of date, given how many of `counties` have reported each submission period: taken back to
    /// the last end of one; the plan's start before the first.
    pub fn resolve(self, plan: &Plan, reported: &[usize], counties: usize) -> Date {
        let wanted = match self {
            AsOf::Day(day) => day,
            AsOf::Period(period) => period.end(),
            AsOf::Latest => latest(plan, reported, counties).unwrap_or(plan.start),
        };
        let ends = plan.submission_periods().iter().map(|period| period.end());
        ends.take_while(|end| *end <= wanted).last().unwrap_or(plan.start)
    }
}

/// The end of the latest period that at least half of the counties have reported, else that any has.
fn latest(plan: &Plan, reported: &[usize], counties: usize) -> Option<Date> {
    let periods = plan.submission_periods();
    let reported_by = |enough: usize| {
        periods.iter().zip(reported).rev().find(|(_, count)| **count >= enough).map(|(period, _)| period.end())
    };
    reported_by(counties.div_ceil(2).max(1)).or_else(|| reported_by(1))
}
