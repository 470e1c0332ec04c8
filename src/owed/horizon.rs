//! What is asked: as of which day, and of which periods; and when something is due.

use crate::{
    calendar::{Date, Period, days_after},
    model::Plan,
};

/// As of a day: of all periods that have ended by it, or of one alone, ended or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    pub today: Date,
    pub only: Option<Period>,
}

impl Horizon {
    /// Those of the periods that are asked about, each with its place among them.
    pub fn among(self, periods: &[Period]) -> impl Iterator<Item = (usize, Period)> {
        let asked = move |period: Period| match self.only {
            Some(only) => period == only,
            None => period.end() <= self.today,
        };
        periods.iter().copied().enumerate().filter(move |(_, period)| asked(*period))
    }
}

/// The last day on which something is in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due(pub Date);

impl Due {
    /// When what a period asks for is due.
    pub fn of(plan: &Plan, period: Period) -> Due {
        Due(days_after(period.end(), plan.reporting.due_days))
    }

    /// How many days are left on a day; below zero, for how many it has been late.
    pub fn left(self, day: Date) -> i64 {
        (self.0 - day).num_days()
    }
}
