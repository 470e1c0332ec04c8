//! The as-of date: which day the figures are those of. SPEC §7, "As-of date D".

use crate::{
    book::Submission,
    calendar::{Date, Period},
    model::{CountyIx, Plan},
};

/// What the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// The end of the latest period that enough counties have reported.
    Latest,
    Day(Date),
    Period(Period),
}

/// Who has reported what: each county's submissions, by period, in the counties' order. They lie in one
/// piece of memory, for one county's few would each keep a page of freed ones from being given back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reported {
    submissions: Vec<Submission>,
    counties: usize,
}

impl Reported {
    pub fn add(&mut self, county: &[Submission]) {
        self.submissions.extend_from_slice(county);
        self.counties += 1;
    }

    pub fn join(mut self, later: Reported) -> Reported {
        self.submissions.extend(later.submissions);
        self.counties += later.counties;
        self
    }

    /// A county's submissions, by period.
    pub fn of(&self, county: CountyIx) -> &[Submission] {
        let periods = self.periods();
        &self.submissions[county.0 * periods..(county.0 + 1) * periods]
    }

    /// How many counties have reported each submission period.
    pub fn by_period(&self, plan: &Plan) -> Vec<usize> {
        let reported = |period: usize| move |county: &&[Submission]| county[period].reported;
        let periods = 0..plan.submission_periods().len();
        periods.map(|period| self.by_county().filter(reported(period)).count()).collect()
    }

    /// Submissions received for periods ending by a day.
    pub fn received(&self, plan: &Plan, as_of: Date) -> usize {
        let ended = plan.submissions_ended(as_of);
        self.by_county().flat_map(|county| &county[..ended]).filter(|submission| submission.reported).count()
    }

    /// Submissions expected for periods ending by a day.
    pub fn expected(&self, plan: &Plan, as_of: Date) -> usize {
        plan.submissions_ended(as_of) * self.counties
    }

    /// Rows left out of the files of periods ending by a day.
    pub fn left_out(&self, plan: &Plan, as_of: Date) -> usize {
        let ended = plan.submissions_ended(as_of);
        self.by_county().flat_map(|county| &county[..ended]).map(|submission| submission.left_out).sum()
    }

    fn periods(&self) -> usize {
        self.submissions.len().checked_div(self.counties).unwrap_or(0)
    }

    fn by_county(&self) -> impl Iterator<Item = &[Submission]> {
        self.submissions.chunks(self.periods().max(1))
    }
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
