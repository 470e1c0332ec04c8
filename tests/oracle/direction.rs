//! SPEC §7 "rises / falls": targets without a figure, on a stock without sites, for the city. They
//! compare an earlier state with the present one, so they have neither attainment nor due.

use num_traits::Zero;

use super::actual::{Actual, of_city};
use super::judge::Case;
use super::numbers::{Fraction, whole};
use super::workspace::*;

pub fn status(case: &Case) -> &'static str {
    let (ws, ind) = (case.ws, case.ind);
    let actuals: Vec<Actual> = ws.counties.iter().map(|c| case.of_county(c)).collect();
    if actuals.iter().all(Actual::is_na) {
        return "n/a";
    }
    let a_county_is_missing = actuals.iter().any(Actual::is_missing);
    let compared = match &ind.baseline {
        Some(baseline) if !a_county_is_missing => with_baseline(case, baseline),
        Some(_) => None,
        None => without_baseline(case),
    };
    let Some((before, now)) = compared else {
        return if case.closed() { "missed" } else { "no-data" };
    };
    let right_way = if case.target.op == Op::Rises { now > before } else { now < before };
    if right_way || at_the_limit(case, &now, &actuals) {
        match (case.closed(), a_county_is_missing) {
            (false, _) => "on-pace",
            (true, false) => "met",
            (true, true) => "missed",
        }
    } else if case.closed() {
        "missed"
    } else if now == before {
        "behind"
    } else {
        "far-behind"
    }
}

/// The city's actual against the baseline.
fn with_baseline(case: &Case, baseline: &Fraction) -> Option<(Fraction, Fraction)> {
    let now = of_city(case.ws, case.ind, case.window, case.until()).number(case.ind)?;
    Some((baseline.clone(), now))
}

/// Each county's first actual against its present one, both added up (or as ratios of sums) over the
/// counties that have two. None when less than half of those that are not n/a have.
fn without_baseline(case: &Case) -> Option<(Fraction, Fraction)> {
    let (mut have_two, mut not_na) = (0, 0);
    let mut before = (Fraction::zero(), Fraction::zero());
    let mut now = (Fraction::zero(), Fraction::zero());
    for county in &case.ws.counties {
        let present = case.of_county(county);
        if present.is_na() {
            continue;
        }
        not_na += 1;
        let Actual::Known { value, total, .. } = present else {
            continue;
        };
        let mut rows = case.whose(county).rows();
        rows.retain(|r| r.period.last() <= case.until());
        rows.retain(|r| !case.ind.ratio || !r.total.is_zero());
        rows.sort_by_key(|r| r.period.last());
        if rows.len() < 2 {
            continue;
        }
        have_two += 1;
        before = (before.0 + &rows[0].value, before.1 + &rows[0].total);
        now = (now.0 + value, now.1 + total);
    }
    if have_two == 0 || have_two * 2 < not_na {
        return None;
    }
    let number = |(value, total): (Fraction, Fraction)| match case.ind.ratio {
        true => value / total * &case.ind.per,
        false => value,
    };
    Some((number(before), number(now)))
}

/// 0 for falls; for rises all of a share, or the indicator's `max` in every county.
fn at_the_limit(case: &Case, now: &Fraction, actuals: &[Actual]) -> bool {
    let hundred = whole(100);
    if case.target.op == Op::Falls {
        return now.is_zero();
    }
    if case.ind.ratio {
        return case.ind.per == hundred && *now == hundred;
    }
    let Some(max) = &case.ind.max else {
        return false;
    };
    let full = |a: &Actual| a.is_na() || a.number(case.ind).as_ref() == Some(max);
    actuals.iter().all(full)
}
