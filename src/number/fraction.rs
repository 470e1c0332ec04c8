//! An exact quotient of any size. Small ones, which are nearly all, cost no allocation.

use std::ops::{Add, Div, Mul, Sub};

use dashu_int::IBig;
use dashu_ratio::Relaxed;

use super::Decimal;

/// An exact rational number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction(Relaxed);

impl Fraction {
    pub const ZERO: Fraction = Fraction(Relaxed::ZERO);
    pub const ONE: Fraction = Fraction(Relaxed::ONE);

    /// `part` of `whole`; `None` when the whole is 0.
    pub fn of(part: Decimal, whole: Decimal) -> Option<Fraction> {
        Fraction::quotient(part.billionths(), whole.billionths())
    }

    /// `part` of `whole` in whole numbers, such as days; 0 of 0 is `None`.
    pub fn of_days(part: i64, whole: i64) -> Option<Fraction> {
        Fraction::quotient(part.into(), whole.into())
    }

    fn quotient(numerator: i128, denominator: i128) -> Option<Fraction> {
        let positive = u128::try_from(denominator).ok().filter(|d| *d > 0)?;
        Some(Fraction(Relaxed::from_parts(numerator.into(), positive.into())))
    }

    /// The quotient of two fractions; `None` when the divisor is 0.
    pub fn over(self, divisor: &Fraction) -> Option<Fraction> {
        (*divisor != Fraction::ZERO).then(|| Fraction(self.0.div(&divisor.0)))
    }

    /// Part and whole in lowest terms; `None` where they are too large to be handed on.
    pub fn terms(&self) -> Option<(i128, i128)> {
        let (part, whole) = self.0.clone().canonicalize().into_parts();
        i128::try_from(part).ok().zip(i128::try_from(whole).ok())
    }

    /// The largest whole number that is not above it.
    pub fn floor(&self) -> Fraction {
        Fraction(Relaxed::from(self.0.floor()))
    }

    pub fn is_whole(&self) -> bool {
        *self == self.floor()
    }

    /// Cut, never rounded, after so many places (nine at most): 0.9996 to three is 0.999.
    pub fn cut(&self, places: u8) -> Decimal {
        let places = places.min(Decimal::PLACES);
        let scaled = self.scaled(places);
        Decimal::from_billionths(scaled.saturating_mul(10i128.pow(u32::from(Decimal::PLACES - places))))
    }

    /// The whole number of millionths of a millionth in it, cut: what the mean over parts adds up.
    pub fn trillionths(&self) -> i128 {
        self.scaled(12)
    }

    /// So many trillionths, shared out among `count`; `None` when there is nobody.
    pub fn mean_of_trillionths(sum: i128, count: usize) -> Option<Fraction> {
        Fraction::quotient(sum, 1_000_000_000_000 * count as i128)
    }

    fn scaled(&self, places: u8) -> i128 {
        let scale = IBig::from(10u8).pow(usize::from(places));
        let scaled = (self.0.clone() * Relaxed::from(scale)).trunc();
        i128::try_from(scaled).unwrap_or(i128::MAX)
    }
}

impl From<Decimal> for Fraction {
    fn from(decimal: Decimal) -> Fraction {
        Fraction::of(decimal, Decimal::ONE).unwrap_or(Fraction::ZERO)
    }
}

impl Add for Fraction {
    type Output = Fraction;
    fn add(self, other: Fraction) -> Fraction {
        Fraction(self.0 + other.0)
    }
}

impl Sub for Fraction {
    type Output = Fraction;
    fn sub(self, other: Fraction) -> Fraction {
        Fraction(self.0 - other.0)
    }
}

impl Mul for Fraction {
    type Output = Fraction;
    fn mul(self, other: Fraction) -> Fraction {
        Fraction(self.0 * other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_cut_and_never_rounded_up() {
        let share = Fraction::of(Decimal::whole(9996), Decimal::whole(10_000));
        assert_eq!(share.as_ref().map(|s| s.cut(3).to_string()).as_deref(), Some("0.999"));
        assert_eq!(Fraction::of(Decimal::ONE, Decimal::whole(3)).map(|s| s.trillionths()), Some(333_333_333_333));
        assert_eq!(Fraction::of(Decimal::ONE, Decimal::ZERO), None);
    }

    #[test]
    fn size_is_no_limit() {
        let large = Fraction::from(Decimal::LARGEST);
        let huge = large.clone() * large.clone() * large.clone() * large.clone();
        assert!(huge.clone() + Fraction::ONE > huge);
    }
}
