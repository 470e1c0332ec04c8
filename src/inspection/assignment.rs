//! Who inspects whom in a year. The counties stand in a ring and each inspects the next, so that each is
//! inspected by exactly one, and no two inspect each other where there are more than two. A year's ring is
//! drawn from the seed and the year; it shares no step with the ring of the year before, which is drawn in
//! the same way back to the plan's first year. The same seed therefore always keeps the two-years rule.

use std::ops::RangeInclusive;

use crate::{
    calendar::{Cadence, Period},
    model::{CountyIx, Plan},
};

/// One county's part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub inspector: CountyIx,
    pub inspected: CountyIx,
    /// Whom it inspected the year before; `None` in the plan's first year.
    pub before: Option<CountyIx>,
}

/// A year's cross-inspections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub year: i32,
    pub seed: u32,
    /// In the counties' order; empty where there is nobody to inspect.
    pub pairs: Vec<Pair>,
}

impl Assignment {
    /// Draws a year of the plan.
    pub fn of(plan: &Plan, year: i32, seed: u32) -> Assignment {
        let first = Period::holding(Cadence::Year, plan.start).year();
        let (next, before) = drawn(plan.counties.len(), first..=year, seed);
        let pair = |(at, next): (usize, &usize)| Pair {
            inspector: CountyIx(at),
            inspected: CountyIx(*next),
            before: before.as_ref().map(|before| CountyIx(before[at])),
        };
        Assignment { year, seed, pairs: next.iter().enumerate().map(pair).collect() }
    }
}

/// The seed of a plan that is given none: its id, hashed (FNV-1a), so that two cities' draws differ.
pub fn seed_of(plan: &Plan) -> u32 {
    plan.id.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Whom each inspects in the last of these years, and in the one before it.
fn drawn(counties: usize, years: RangeInclusive<i32>, seed: u32) -> (Vec<usize>, Option<Vec<usize>>) {
    if counties < 2 {
        return (Vec::new(), None);
    }
    let mut ring: Option<Vec<usize>> = None;
    let mut before = None;
    for year in years {
        let mut dice = Dice::of(seed, year);
        let next = match &ring {
            Some(last) if counties > 2 => unlike(last, &mut dice),
            _ => steps(&dice.shuffled(counties)),
        };
        before = ring.replace(next);
    }
    (ring.unwrap_or_default(), before)
}

/// A ring without a step of the last one. The last one turned round always is one; it is taken only when no
/// draw was, which with more than a handful of counties never happens.
fn unlike(last: &[usize], dice: &mut Dice) -> Vec<usize> {
    const DRAWS: usize = 200;
    let fresh = |next: &Vec<usize>| next.iter().zip(last).all(|(now, then)| now != then);
    let draw = (0..DRAWS).map(|_| steps(&dice.shuffled(last.len()))).find(fresh);
    draw.unwrap_or_else(|| {
        let mut turned = vec![0; last.len()];
        for (at, next) in last.iter().enumerate() {
            turned[*next] = at;
        }
        turned
    })
}

/// Whom each inspects, where they stand in this order.
fn steps(order: &[usize]) -> Vec<usize> {
    let mut next = vec![0; order.len()];
    for (at, county) in order.iter().enumerate() {
        next[*county] = order[(at + 1) % order.len()];
    }
    next
}

/// SplitMix64: the same numbers on every machine and in every version of the program.
struct Dice(u64);

impl Dice {
    fn of(seed: u32, year: i32) -> Dice {
        Dice((u64::from(seed) << 32) | u64::from(year.unsigned_abs()))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// 0 up to `count`, in any order (Fisher and Yates).
    fn shuffled(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<_> = (0..count).collect();
        for at in (1..count).rev() {
            order.swap(at, self.below(at + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_inspects_one_and_is_inspected_by_one_and_never_twice_running() {
        for counties in 1..=40 {
            for seed in 0..60_u32 {
                let seed = seed.wrapping_mul(0x9e37_79b9);
                let mut last: Option<Vec<usize>> = None;
                for year in 2023..2029 {
                    let (next, before) = drawn(counties, 2023..=year, seed);
                    assert_eq!(drawn(counties, 2023..=year, seed), (next.clone(), before.clone()));
                    assert_eq!(before, last.clone().filter(|_| counties > 1), "the year before is drawn alike");
                    if counties == 1 {
                        assert!(next.is_empty(), "there is nobody");
                        continue;
                    }
                    assert_eq!(next.iter().collect::<BTreeSet<_>>().len(), counties, "each is inspected");
                    assert!(next.iter().enumerate().all(|(at, next)| at != *next), "none inspects itself");
                    if counties > 2 {
                        assert!(next.iter().enumerate().all(|(at, to)| next[*to] != at), "no two inspect each other");
                        let again = last.iter().flatten().zip(&next).any(|(then, now)| then == now);
                        assert!(!again, "{counties} counties, seed {seed}, {year}: a pair two years running");
                    }
                    last = Some(next);
                }
            }
        }
    }

    #[test]
    fn seeds_and_years_draw_differently() {
        let draws: BTreeSet<_> = (0..50).map(|seed| drawn(8, 2023..=2023, seed).0).collect();
        assert!(draws.len() > 40);
        let years: BTreeSet<_> = (2023..2033).map(|year| drawn(8, 2023..=year, 7).0).collect();
        assert!(years.len() > 8);
    }
}
