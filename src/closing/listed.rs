//! Which corrections a report lists (更正表): those of periods that were published before it, and that were made
//! since the report before it was. No clock is needed: a report is published when its period is closed, else on
//! the last day on which it was due.

use super::{About, Correction, Record};
use crate::{
    calendar::{Date, Period, days_after},
    model::Plan,
};

/// The corrections that a report on a period lists, in their order.
pub fn listed(corrections: &[Correction], record: &Record, plan: &Plan, period: Period) -> Vec<Correction> {
    let before = Period::holding(period.cadence(), period.start().pred_opt().unwrap_or(period.start()));
    let since = published(record, plan, before).unwrap_or_else(|| due(plan, before));
    let until = published(record, plan, period).unwrap_or_else(|| period.next().end());
    let is_listed = |correction: &&Correction| {
        let about = correction.about.period();
        match correction.signed.day {
            Some(day) => about.is_none_or(|about| about.end() <= period.end()) && since <= day && day < until,
            // Nobody said when: the next report after the period tells it.
            None => about.is_none_or(|about| before.start() <= about.end() && about.end() < period.end()),
        }
    };
    corrections.iter().filter(is_listed).cloned().collect()
}

/// The day on which a report's period was published; a coarse one is when its last submission period is.
fn published(record: &Record, plan: &Plan, period: Period) -> Option<Date> {
    let closed = record.periods.iter().find(|closed| closed.period.end() == period.end())?;
    Some(closed.day.unwrap_or_else(|| due(plan, period)))
}

fn due(plan: &Plan, period: Period) -> Date {
    days_after(period.end(), plan.reporting.due_days)
}

impl Record {
    /// Whether what a report on a period shows has been published.
    pub fn has_published(&self, period: Period) -> bool {
        self.periods.iter().any(|closed| closed.period.end() == period.end())
    }
}

impl Correction {
    /// Its entry's text, whatever the file looks like.
    pub fn text(&self) -> String {
        self.about.entry(&self.old, &self.new, &self.signed)
    }

    /// Whether it is about what a county has sent in, or about the plan, which is everybody's.
    pub fn concerns(&self, county: &str) -> bool {
        match &self.about {
            About::Cell { county: whose, .. } | About::Submission { county: whose, .. } => whose == county,
            About::PlanFile { .. } => true,
        }
    }
}
