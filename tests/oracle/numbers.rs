//! Exact numbers: decimals read from their text and written out in full, and the cutting of shares.
//! No binary floating point anywhere.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

pub type Fraction = BigRational;

pub fn whole(number: i64) -> Fraction {
    Fraction::from_integer(BigInt::from(number))
}

/// A plain decimal, exactly: digits, perhaps a point and digits, perhaps a minus in front.
pub fn decimal(text: &str) -> Option<Fraction> {
    let (minus, plain) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (integer, part) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(integer) || !digits(part) {
        return None;
    }
    let mut value = Fraction::zero();
    for digit in integer.bytes() {
        value = value * whole(10) + whole((digit - b'0').into());
    }
    let mut place = Fraction::one();
    for digit in part.bytes() {
        place /= whole(10);
        value += &place * whole((digit - b'0').into());
    }
    Some(if minus { -value } else { value })
}

/// A decimal written out in full; only for what ends somewhere.
pub fn decimal_text(number: &Fraction) -> String {
    let mut text = if number.is_negative() { "-".to_string() } else { String::new() };
    text.push_str(&number.abs().to_integer().to_string());
    let mut rest = number.abs().fract();
    if !rest.is_zero() {
        text.push('.');
    }
    while !rest.is_zero() {
        rest *= whole(10);
        text.push_str(&rest.to_integer().to_string());
        rest = rest.fract();
    }
    text
}

/// Cut (towards zero) after so many decimals.
pub fn cut(number: &Fraction, decimals: u32) -> Fraction {
    let scale = Fraction::from_integer(BigInt::from(10).pow(decimals));
    (number * &scale).trunc() / scale
}
