//! What has to be there by now, and how far that is: due and progress. SPEC §7, "Due".

use super::{frame::Frame, standing::Sum};
use crate::{
    model::{Indicator, Level, Measure, Owed, Rhythm, Target},
    number::{Decimal, Fraction},
};

/// How a target's due is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// All of it, from the first day: it can be lost, not built up.
    Whole,
    /// By and by, from this standing at the plan's start (0 without a baseline that says anything).
    Gradual { from: Decimal },
}

impl Pace {
    pub fn of(indicator: &Indicator, target: &Target, level: &Level) -> Pace {
        let stock = indicator.measure == Measure::Stock;
        match (level.comparison.is_floor(), baseline(indicator, target, level)) {
            (_, Some(from)) => Pace::Gradual { from },
            (true, None) if stock || !indicator.is_ratio() => Pace::Gradual { from: Decimal::ZERO },
            (_, None) => Pace::Whole,
        }
    }
}

/// A baseline that still has to be left behind; any other says nothing.
fn baseline(indicator: &Indicator, target: &Target, level: &Level) -> Option<Decimal> {
    let told = level.owed == Owed::City && matches!(target.rhythm, Rhythm::By(_));
    let short = |baseline: &Decimal| {
        if level.comparison.is_floor() { *baseline < level.figure } else { *baseline > level.figure }
    };
    indicator.baseline.filter(|_| told && indicator.measure == Measure::Stock).filter(short)
}

/// What is due as a share of the figure (of the way from the baseline to it). `owed` is Σ figure over
/// the parts.
pub fn due(indicator: &Indicator, level: &Level, pace: Pace, owed: Decimal, frame: &Frame<'_>) -> Fraction {
    let Pace::Gradual { from } = pace else { return Fraction::ONE };
    let share = share_due(level, pace, frame);
    let whole_units = level.comparison.is_floor() && !indicator.is_ratio() && indicator.decimals == 0;
    let way = owed - from;
    if whole_units && way.is_whole() && !way.is_zero() {
        let way = Fraction::from(way);
        let units = (way.clone() * share.clone()).floor();
        units.over(&way).unwrap_or(share)
    } else {
        share
    }
}

/// The same before it is cut to whole units: what the calendar alone says.
pub fn share_due(level: &Level, pace: Pace, frame: &Frame<'_>) -> Fraction {
    match (pace, level.schedule.as_slice()) {
        (Pace::Whole, _) => Fraction::ONE,
        (Pace::Gradual { .. }, []) => frame.elapsed(),
        (Pace::Gradual { from }, schedule) => scheduled(schedule, level.figure, from, frame),
    }
}

/// A straight line from the start through the schedule's levels to the figure, read off at T.
fn scheduled(
    schedule: &[(crate::calendar::Date, Decimal)],
    figure: Decimal,
    from: Decimal,
    frame: &Frame<'_>,
) -> Fraction {
    let today = frame.elapsed_days();
    let levels = schedule.iter().map(|(day, level)| (frame.window.days_to(*day), *level));
    let mut before = (0, from);
    for (day, level) in levels.chain([(frame.window.days(), figure)]) {
        if today <= day {
            let step = Fraction::of_days(today - before.0, day - before.0).unwrap_or(Fraction::ONE);
            let reached = Fraction::from(before.1 - from) + Fraction::from(level - before.1) * step;
            return reached.over(&(figure - from).into()).unwrap_or(Fraction::ONE);
        }
        before = (day, level);
    }
    Fraction::ONE
}

/// The way from the baseline to the figure that is behind us, never below 0.
pub fn progress_from(indicator: &Indicator, level: &Level, from: Decimal, sum: Sum) -> Fraction {
    let from = Fraction::from(from);
    let way = Fraction::from(level.figure) - from.clone();
    let gone = sum.actual(indicator) - from;
    gone.over(&way).unwrap_or(Fraction::ONE).max(Fraction::ZERO)
}
