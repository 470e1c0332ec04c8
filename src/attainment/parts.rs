//! The parts in which a target is owed, each judged exactly, and folded so that a county's sites and a
//! city's counties add up the same way. SPEC §7, "Judged".

use super::standing::{Standing, Sum};
use crate::{
    model::{Indicator, Level},
    number::{Decimal, Fraction},
};

/// Parts folded together. Parts that are n/a drop out and leave no trace.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    pub known: usize,
    pub missing: usize,
    /// Known parts whose figure is not what is wanted.
    pub failing: usize,
    pub stale: usize,
    /// Σ min(actual, figure), of counts that want at least something.
    pub least: Decimal,
    /// The most that a single known part lacks, of the same counts.
    pub widest: Decimal,
    /// Σ figure, over known and missing parts.
    pub figure: Decimal,
    /// Σ min(1, attainment), each cut after twelve decimals, in trillionths; of all others.
    pub shares: i128,
}

impl Parts {
    pub fn one(level: &Level, indicator: &Indicator, figure: Decimal, standing: &Standing) -> Parts {
        let mut part = Parts::default();
        match standing {
            Standing::NotApplicable => {}
            Standing::Missing => {
                part.missing = 1;
                part.figure = figure;
            }
            Standing::Known { sum, stale } => {
                part.known = 1;
                part.figure = figure;
                part.stale = usize::from(*stale);
                if adds_up(level, indicator) {
                    part.failing = usize::from(!level.is_kept_by(&sum.value, &figure));
                    part.least = sum.value.min(figure);
                    part.widest = figure - part.least;
                } else {
                    let actual = sum.actual(indicator);
                    part.failing = usize::from(!level.is_kept_by(&actual, &figure.into()));
                    part.shares = share(level, actual, figure).min(Fraction::ONE).trillionths();
                }
            }
        }
        part
    }

    pub fn add(&mut self, other: &Parts) {
        self.known += other.known;
        self.missing += other.missing;
        self.failing += other.failing;
        self.stale += other.stale;
        self.least = self.least + other.least;
        self.widest = self.widest.max(other.widest);
        self.figure = self.figure + other.figure;
        self.shares += other.shares;
    }

    /// Parts that are not n/a.
    pub fn owed(&self) -> usize {
        self.known + self.missing
    }

    pub fn holding(&self) -> usize {
        self.known - self.failing
    }

    /// Attainment over the parts; unknown when all are missing, or there are none.
    pub fn attainment(&self, level: &Level, indicator: &Indicator) -> Option<Fraction> {
        if self.known == 0 {
            None
        } else if adds_up(level, indicator) {
            Fraction::of(self.least, self.figure)
        } else {
            Fraction::mean_of_trillionths(self.shares, self.owed())
        }
    }
}

/// Counts of which at least something is wanted add up; all others are averaged.
fn adds_up(level: &Level, indicator: &Indicator) -> bool {
    level.comparison.is_floor() && !indicator.is_ratio()
}

/// Attainment of a part by itself; not capped.
pub fn alone(level: &Level, indicator: &Indicator, figure: Decimal, sum: Sum) -> Fraction {
    share(level, sum.actual(indicator), figure)
}

fn share(level: &Level, actual: Fraction, figure: Decimal) -> Fraction {
    let figure = Fraction::from(figure);
    if level.comparison.is_floor() {
        actual.over(&figure).unwrap_or(Fraction::ONE)
    } else if actual <= figure {
        Fraction::ONE
    } else {
        figure.over(&actual).unwrap_or(Fraction::ONE)
    }
}
