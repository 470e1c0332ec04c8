//! A window: the stretch of days in which a target is owed and by whose end it is judged.

use super::{Plan, Rhythm};
use crate::calendar::{Date, Period, days_inclusive};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub start: Date,
    pub end: Date,
}

impl Window {
    /// The windows of a rhythm within a plan: one from its start, or the calendar's, clipped to the plan.
    pub fn all(rhythm: Rhythm, start: Date, end: Date) -> Vec<Window> {
        match rhythm {
            Rhythm::By(day) => vec![Window { start, end: day }],
            Rhythm::Every(cadence) => {
                let first = Period::holding(cadence, start);
                std::iter::successors(Some(first), |period| Some(period.next()))
                    .take_while(|period| period.start() <= end)
                    .map(|period| Window { start: period.start().max(start), end: period.end().min(end) })
                    .collect()
            }
        }
    }

    /// The windows of a rhythm in this plan.
    pub fn of(rhythm: Rhythm, plan: &Plan) -> Vec<Window> {
        Window::all(rhythm, plan.start, plan.end)
    }

    pub fn holds(&self, period: Period) -> bool {
        (self.start..=self.end).contains(&period.end())
    }

    /// From the window's first day to this one, both included.
    pub fn days_to(&self, day: Date) -> i64 {
        days_inclusive(self.start, day)
    }

    pub fn days(&self) -> i64 {
        self.days_to(self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Cadence;

    #[test]
    fn years_are_clipped_to_the_plan() {
        let day = |y, m, d| Date::from_ymd_opt(y, m, d).unwrap_or_default();
        let windows = Window::all(Rhythm::Every(Cadence::Year), day(2023, 4, 14), day(2025, 12, 31));
        let days: Vec<_> = windows.iter().map(Window::days).collect();
        assert_eq!(days, [262, 366, 365]);
    }
}
