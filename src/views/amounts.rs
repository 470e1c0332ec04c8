//! What stands for an actual or a share in an answer.

use crate::{
    attainment::{CountyState, Sum},
    model::{Indicator, Owed},
    number::{Decimal, Fraction},
};

/// Digits of shares and ratios in machine answers.
pub const PLACES: u8 = 6;

/// A share as machine answers have it.
pub fn cut(share: Option<&Fraction>) -> Option<Decimal> {
    share.map(|share| share.cut(PLACES))
}

/// Counts are exact, ratios cut.
pub fn actual(indicator: &Indicator, sum: Option<Sum>) -> Option<Decimal> {
    sum.map(|sum| match indicator.is_ratio() {
        true => sum.actual(indicator).cut(PLACES),
        false => sum.value,
    })
}

/// A county's actual; by site the number of parts that hold, which is a count whatever the indicator is.
pub fn county_actual(indicator: &Indicator, owed: &Owed, state: &CountyState) -> Option<Decimal> {
    match (owed, &state.own) {
        (Owed::EachSite, Some(own)) => own.actual.map(|holding| holding.value),
        _ => actual(indicator, state.standing.sum()),
    }
}

/// The same of one window.
pub(super) fn own_actual(indicator: &Indicator, owed: &Owed, sum: Option<Sum>) -> Option<Decimal> {
    match owed {
        Owed::EachSite => sum.map(|holding| holding.value),
        _ => actual(indicator, sum),
    }
}
