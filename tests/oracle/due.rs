//! SPEC §7 "Due": how much of a target has to be there by now, and the progress that is held against
//! it. Belongs to `judge.rs`.

use num_traits::{One, Zero};

use super::dates::{Day, Period};
use super::judge::{Case, Part, sum_of_figures};
use super::numbers::{Fraction, whole};
use super::when::ended;
use super::workspace::*;

impl Case<'_> {
    /// T: the last day of the latest of the window's periods that has ended by D′.
    pub fn last_period_end(&self) -> Option<Day> {
        ended(&self.ind.periods(self.ws), self.window, self.until()).last().map(Period::last)
    }

    /// Days from the window's start to T, both included, over the window's days; 0 before.
    pub fn elapsed(&self) -> Fraction {
        let days = |to: Day| whole(to - self.window.start + 1);
        self.last_period_end().map_or_else(Fraction::zero, |t| days(t) / days(self.window.end))
    }

    /// A baseline that is short of the figure: of a city's stock with `by`; below the figure for
    /// at_least and more_than, above it for at_most and less_than. Any other says nothing.
    pub fn baseline(&self) -> Option<Fraction> {
        let by = matches!(self.target.rhythm, Rhythm::By(_));
        let baseline = self.ind.baseline.clone()?;
        let figure = self.target.figure.clone()?;
        let short = if self.target.op.upward() { baseline < figure } else { baseline > figure };
        let applies = self.target.each == Each::City && self.ind.measure == Measure::Stock && by;
        (applies && short).then_some(baseline)
    }

    /// The rows of the "Due" table that say 1.
    pub fn due_is_1_by_the_table(&self) -> bool {
        if self.target.op.upward() {
            self.ind.ratio && self.ind.measure != Measure::Stock
        } else {
            self.baseline().is_none()
        }
    }

    /// "Due", as a share of the figure, over the parts that are not n/a.
    pub fn due(&self, parts: &[Part]) -> Fraction {
        if self.due_is_1_by_the_table() {
            return Fraction::one();
        }
        let share = if self.target.schedule.is_empty() { self.elapsed() } else { self.scheduled() };
        let whole_counts = !self.ind.ratio && self.ind.decimals == 0;
        let sum = sum_of_figures(parts) - self.baseline().unwrap_or_else(Fraction::zero);
        if self.target.op.upward() && whole_counts && sum.is_integer() && !sum.is_zero() {
            return (&sum * share).floor() / sum;
        }
        share
    }

    /// The schedule at T, as a share of the figure (of figure − baseline): a straight line from 0 (the
    /// baseline) on the day before the window's start, through the levels, to the figure at its end.
    fn scheduled(&self) -> Fraction {
        let base = self.baseline().unwrap_or_else(Fraction::zero);
        let t = self.last_period_end().unwrap();
        let mut points = vec![(self.window.start - 1, base.clone())];
        points.extend(self.target.schedule.iter().cloned());
        points.push((self.window.end, self.figure()));
        for pair in points.windows(2) {
            let ((from, low), (to, high)) = (&pair[0], &pair[1]);
            if *from <= t && t <= *to && from < to {
                let along = whole(t - from) / whole(to - from);
                let level = low + (high - low) * along;
                return (level - &base) / (self.figure() - &base);
            }
        }
        unreachable!("T lies in the window")
    }

    /// progress: the attainment; with a baseline short of the figure (actual − b) / (figure − b),
    /// never below 0.
    pub fn progress(&self, parts: &[Part]) -> Option<Fraction> {
        let attainment = self.attainment(parts)?;
        match (self.baseline(), parts[0].actual.number(self.ind)) {
            (Some(b), Some(actual)) => Some(((actual - &b) / (self.figure() - &b)).max(Fraction::zero())),
            _ => Some(attainment),
        }
    }
}
