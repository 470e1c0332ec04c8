//! A decimal with up to nine places after the point, kept as a whole number of billionths.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, Sub},
};

use serde::{Serialize, Serializer};

/// An exact decimal. One that is read from text is at most 10¹⁵ in size, so that ten million million of
/// them can be added up without ever leaving the range.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    billionths: i128,
}

/// Why a text is not a [`Decimal`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalError {
    /// Not digits with at most one point between them.
    Form,
    /// More than nine digits after the point.
    TooFine,
    /// Above 10¹⁵.
    TooLarge,
}

impl Decimal {
    pub const ZERO: Decimal = Decimal { billionths: 0 };
    pub const ONE: Decimal = Decimal { billionths: Self::UNIT };
    /// Digits after the point that a decimal can hold.
    pub const PLACES: u8 = 9;
    /// The largest figure that a cell or the plan may hold: 10¹⁵.
    pub const LARGEST: Decimal = Decimal { billionths: 1_000_000_000_000_000 * Self::UNIT };

    const UNIT: i128 = 1_000_000_000;

    pub const fn whole(number: i64) -> Decimal {
        Decimal { billionths: number as i128 * Self::UNIT }
    }

    pub(super) fn from_billionths(billionths: i128) -> Decimal {
        Decimal { billionths }
    }

    pub(crate) fn billionths(self) -> i128 {
        self.billionths
    }

    /// Reads `12`, `0.5`, `-3`: digits, one point between digits, a leading minus.
    pub fn parse(text: &str) -> Result<Decimal, DecimalError> {
        if (1..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Decimal::whole(text.bytes().fold(0, |number, byte| number * 10 + i64::from(byte - b'0'))));
        }
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) {
            return Err(DecimalError::Form);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > usize::from(Self::PLACES) {
            return Err(DecimalError::TooFine);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 16 {
            return Err(DecimalError::TooLarge);
        }
        let mut billionths = 0i128;
        for byte in whole.bytes().chain(fraction.bytes()) {
            billionths = billionths * 10 + i128::from(byte - b'0');
        }
        billionths *= 10i128.pow(u32::from(Self::PLACES) - fraction.len() as u32);
        let decimal = Decimal { billionths };
        if decimal > Self::LARGEST {
            return Err(DecimalError::TooLarge);
        }
        Ok(if negative { Decimal { billionths: -billionths } } else { decimal })
    }

    pub fn is_whole(self) -> bool {
        self.billionths % Self::UNIT == 0
    }

    pub fn is_zero(self) -> bool {
        self.billionths == 0
    }

    /// Cut, never rounded, after so many places.
    pub fn cut(self, places: u8) -> Decimal {
        let unit = 10i128.pow(u32::from(Self::PLACES.saturating_sub(places)));
        Decimal { billionths: self.billionths - self.billionths % unit }
    }

    /// This many times over.
    pub fn times(self, count: usize) -> Decimal {
        Decimal { billionths: self.billionths * count as i128 }
    }
}

impl Add for Decimal {
    type Output = Decimal;
    fn add(self, other: Decimal) -> Decimal {
        Decimal { billionths: self.billionths + other.billionths }
    }
}

impl Sub for Decimal {
    type Output = Decimal;
    fn sub(self, other: Decimal) -> Decimal {
        Decimal { billionths: self.billionths - other.billionths }
    }
}

impl Sum for Decimal {
    fn sum<I: Iterator<Item = Decimal>>(iter: I) -> Decimal {
        iter.fold(Decimal::ZERO, Add::add)
    }
}

/// The shortest digits that say it: `12`, `0.5`, `-3`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.billionths.unsigned_abs();
        let unit = Self::UNIT.unsigned_abs();
        let sign = if self.billionths < 0 { "-" } else { "" };
        let text = match size % unit {
            0 => format!("{sign}{}", size / unit),
            fraction => format!("{sign}{}.{}", size / unit, format!("{fraction:09}").trim_end_matches('0')),
        };
        f.pad(&text)
    }
}

/// A JSON number with exactly the digits of [`fmt::Display`].
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::Number::from_string_unchecked(self.to_string()).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write_and_nothing_else() {
        for (text, shown) in [("0", "0"), ("007", "7"), ("1.50", "1.5"), ("-3", "-3"), ("0.000000001", "0.000000001")] {
            assert_eq!(Decimal::parse(text).map(|d| d.to_string()), Ok(shown.to_owned()));
        }
        for text in ["", "-", ".", "1.", ".5", "+1", "1,2", "1e3", "１", "--1", " 1"] {
            assert_eq!(Decimal::parse(text), Err(DecimalError::Form), "{text}");
        }
        assert_eq!(Decimal::parse("0.0000000001"), Err(DecimalError::TooFine));
        assert_eq!(Decimal::parse("1000000000000000"), Ok(Decimal::LARGEST));
        assert_eq!(Decimal::parse("1000000000000000.1"), Err(DecimalError::TooLarge));
        assert_eq!(Decimal::parse("99999999999999999999999999"), Err(DecimalError::TooLarge));
    }
}
