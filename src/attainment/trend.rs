//! Targets that only ask for a direction: the city's stock is to rise or to fall. SPEC §7, "rises / falls".

use std::cmp::Ordering;

use super::{
    frame::Frame,
    standing::{Standing, Sum},
    status::Status,
};
use crate::{
    book::Entry,
    model::{Direction, Indicator},
    number::Fraction,
};

/// First against present figures, over the counties that have both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Movement {
    first: Sum,
    present: Sum,
    counties: usize,
    /// Counties, with one figure or two, whose present one is below the indicator's `max`.
    below_max: usize,
}

impl Movement {
    /// What one county adds.
    pub fn of(indicator: &Indicator, track: &[Entry], standing: &Standing, frame: &Frame<'_>) -> Movement {
        let Some(present) = standing.sum() else { return Movement::default() };
        let says = |entry: &&Entry| !indicator.is_ratio() || !entry.total().is_zero();
        let mut actuals = track.iter().filter(|entry| frame.has_ended(entry.period)).filter(says);
        let first = actuals.next().map(Sum::from);
        let pair = first.filter(|_| actuals.next().is_some());
        let at_max = indicator.max.is_some_and(|max| present.actual(indicator) >= max.into());
        Movement {
            first: pair.unwrap_or_default(),
            present: pair.map_or_else(Sum::default, |_| present),
            counties: usize::from(pair.is_some()),
            below_max: usize::from(!at_max),
        }
    }

    pub fn add(&mut self, other: &Movement) {
        self.first.add(other.first);
        self.present.add(other.present);
        self.counties += other.counties;
        self.below_max += other.below_max;
    }
}

/// The city's figure and who stands behind it.
#[derive(Debug, Clone, Copy)]
pub struct TrendCase<'a> {
    pub direction: Direction,
    pub indicator: &'a Indicator,
    pub movement: &'a Movement,
    /// The city's present figure, over all counties that have one.
    pub city: Option<Sum>,
    pub missing: usize,
    /// Counties that are not n/a.
    pub applicable: usize,
    pub closed: bool,
}

impl TrendCase<'_> {
    pub fn status(&self) -> Status {
        if self.applicable == 0 {
            return Status::NotApplicable;
        }
        let Some(way) = self.way() else {
            return if self.closed { Status::Missed } else { Status::NoData };
        };
        let wanted = match self.direction {
            Direction::Rises => Ordering::Greater,
            Direction::Falls => Ordering::Less,
        };
        match (way == wanted || self.at_limit(), self.closed) {
            (true, false) => Status::OnPace,
            (true, true) if self.missing == 0 => Status::Met,
            (_, true) => Status::Missed,
            (false, false) if way == Ordering::Equal => Status::Behind,
            (false, false) => Status::FarBehind,
        }
    }

    /// Where the figure has moved; `None` when too little is known to say.
    fn way(&self) -> Option<Ordering> {
        let city = self.city?;
        if let Some(baseline) = self.indicator.baseline {
            return (self.missing == 0).then(|| city.actual(self.indicator).cmp(&Fraction::from(baseline)));
        }
        let enough = self.movement.counties > 0 && self.movement.counties * 2 >= self.applicable;
        let (present, first) = (self.movement.present, self.movement.first);
        enough.then(|| present.actual(self.indicator).cmp(&first.actual(self.indicator)))
    }

    /// Nothing is left to gain: 0 where it is to fall; all of a share, or the maximum everywhere.
    fn at_limit(&self) -> bool {
        let Some(city) = self.city else { return false };
        match self.direction {
            Direction::Falls => city.value.is_zero(),
            Direction::Rises => {
                let whole = self.indicator.share.as_ref().is_some_and(|share| share.is_part_of_whole());
                (whole && city.value == city.total) || (self.missing == 0 && self.movement.below_max == 0)
            }
        }
    }
}
