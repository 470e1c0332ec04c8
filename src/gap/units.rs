//! Whole units: the smallest count that holds, and how it is spread over periods.

use crate::{
    model::{Comparison, Indicator},
    number::{Decimal, Fraction},
};

/// The smallest step that a figure of the indicator can make: 1, or 0.1 with one decimal.
pub(super) fn unit(indicator: &Indicator) -> Decimal {
    let tenth = |unit: Fraction, _| unit.over(&Decimal::whole(10).into()).unwrap_or(Fraction::ONE);
    (0..indicator.decimals).fold(Fraction::ONE, tenth).cut(Decimal::PLACES)
}

/// The count nearest to a threshold, in units, that compares with it as wanted.
pub(super) fn nearest_kept(comparison: Comparison, threshold: &Fraction, unit: Decimal) -> Decimal {
    let below = whole_units(threshold, unit);
    let exact = Fraction::from(below) == *threshold;
    match (comparison, exact) {
        (Comparison::AtLeast, true) | (Comparison::AtMost, _) | (Comparison::LessThan, false) => below,
        (Comparison::AtLeast, false) | (Comparison::MoreThan, _) => below + unit,
        (Comparison::LessThan, true) => below - unit,
    }
}

/// So much in so many periods, in units: as even as it can be, more of it first.
pub(super) fn spread(needed: Decimal, periods: usize, unit: Decimal) -> Vec<Decimal> {
    let Some(share) = Fraction::of(needed, Decimal::ONE.times(periods)) else { return Vec::new() };
    let low = whole_units(&share, unit);
    let mut left = needed - low.times(periods);
    let step = |_| {
        let more = left.min(unit);
        left = left - more;
        low + more
    };
    (0..periods).map(step).collect()
}

/// The largest number of units that is not above an amount.
fn whole_units(amount: &Fraction, unit: Decimal) -> Decimal {
    let units = amount.clone().over(&unit.into()).unwrap_or(Fraction::ZERO).floor();
    (units * unit.into()).cut(Decimal::PLACES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(needed: &str, periods: usize, unit: &str) -> Vec<String> {
        let number = |text| Decimal::parse(text).unwrap_or_default();
        spread(number(needed), periods, number(unit)).iter().map(Decimal::to_string).collect()
    }

    #[test]
    fn more_comes_first_and_nothing_is_lost() {
        assert_eq!(steps("5", 3, "1"), ["2", "2", "1"]);
        assert_eq!(steps("2", 3, "1"), ["1", "1", "0"]);
        assert_eq!(steps("0.5", 3, "0.1"), ["0.2", "0.2", "0.1"]);
        assert_eq!(steps("6", 0, "1"), [""; 0]);
    }

    #[test]
    fn what_holds_is_next_to_the_threshold() {
        let kept = |comparison, threshold: Fraction| nearest_kept(comparison, &threshold, Decimal::ONE).to_string();
        let half = Fraction::of(Decimal::whole(5), Decimal::whole(2)).unwrap_or(Fraction::ZERO);
        assert_eq!(kept(Comparison::AtLeast, half.clone()), "3");
        assert_eq!(kept(Comparison::MoreThan, Fraction::from(Decimal::whole(90))), "91");
        assert_eq!(kept(Comparison::AtMost, half.clone()), "2");
        assert_eq!(kept(Comparison::LessThan, Fraction::from(Decimal::whole(2))), "1");
        assert_eq!(kept(Comparison::LessThan, half), "2");
    }
}
