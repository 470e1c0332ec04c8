//! How much a county, or one of its sites, has: the actual of a window. SPEC §7, "How much".

use super::{frame::Frame, sites::site_readings};
use crate::{
    book::{Book, Entry, Open, SiteList},
    model::{Indicator, IndicatorIx, Measure},
    number::{Decimal, Fraction},
};

/// A value and its total, added up separately. A count's total is 0 and means nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    pub value: Decimal,
    pub total: Decimal,
}

impl Sum {
    pub fn add(&mut self, other: Sum) {
        self.value = self.value + other.value;
        self.total = self.total + other.total;
    }

    /// The figure itself: the value, or value / total × per.
    pub fn actual(&self, indicator: &Indicator) -> Fraction {
        match &indicator.share {
            None => self.value.into(),
            Some(share) => {
                let quotient = Fraction::of(self.value, self.total).unwrap_or(Fraction::ZERO);
                quotient * share.per.into()
            }
        }
    }
}

impl From<&Entry> for Sum {
    fn from(entry: &Entry) -> Sum {
        Sum { value: entry.value(), total: entry.total() }
    }
}

/// Missing, not applicable and known are three states, and none of them is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Missing,
    NotApplicable,
    Known { sum: Sum, stale: bool },
}

impl Standing {
    pub fn sum(&self) -> Option<Sum> {
        match self {
            Standing::Known { sum, .. } => Some(*sum),
            Standing::Missing | Standing::NotApplicable => None,
        }
    }

    pub fn is_stale(&self) -> bool {
        matches!(self, Standing::Known { stale: true, .. })
    }

    /// What figures come to: 0 of 0 does not apply, but a stale 0 of 0 says nothing.
    fn of(indicator: &Indicator, sum: Sum, stale: bool) -> Standing {
        match (indicator.is_ratio() && sum.total.is_zero(), stale) {
            (false, _) => Standing::Known { sum, stale },
            (true, false) => Standing::NotApplicable,
            (true, true) => Standing::Missing,
        }
    }
}

/// What a track says of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrackReading {
    /// `None` without a row.
    pub sum: Option<Sum>,
    pub stale: bool,
    /// Nothing is lacking that could have made the figure worse.
    pub complete: bool,
}

impl TrackReading {
    /// Reads the figures of one site, or of a county without sites.
    pub fn of(measure: Measure, track: &[Entry], open: Open, frame: &Frame<'_>) -> TrackReading {
        match measure {
            Measure::Stock => TrackReading::stock(track, open, frame),
            Measure::Flow => TrackReading::flow(track, open, frame),
            Measure::ToDate => TrackReading::to_date(track, open, frame),
        }
    }

    fn stock(track: &[Entry], open: Open, frame: &Frame<'_>) -> TrackReading {
        let latest = rows_used(Measure::Stock, track, frame).last();
        let complete = frame.last_owed(open).is_none_or(|owed| latest.is_some_and(|entry| owed <= entry.period));
        TrackReading { sum: latest.map(Sum::from), stale: latest.is_some() && !complete, complete }
    }

    fn flow(track: &[Entry], open: Open, frame: &Frame<'_>) -> TrackReading {
        let mut sum = None;
        let mut reported = 0;
        for row in rows_used(Measure::Flow, track, frame) {
            sum.get_or_insert_with(Sum::default).add(row.into());
            reported += 1;
        }
        TrackReading { sum, stale: false, complete: reported >= frame.owed(open).count() }
    }

    fn to_date(track: &[Entry], open: Open, frame: &Frame<'_>) -> TrackReading {
        let mut sum = None;
        let mut latest = None;
        for row in rows_used(Measure::ToDate, track, frame) {
            sum.get_or_insert_with(Sum::default).add(row.into());
            latest = Some(row.period);
        }
        let stale = latest.is_some_and(|latest| frame.last_owed(open).is_some_and(|owed| owed > latest));
        let mut complete = true;
        let mut year_seen = None;
        for (ix, period) in frame.owed(open).rev() {
            if year_seen.replace(period.year()) != Some(period.year()) {
                complete &= track.iter().any(|row| row.period == ix);
            }
        }
        TrackReading { sum, stale, complete }
    }

    pub fn standing(&self, indicator: &Indicator) -> Standing {
        self.sum.map_or(Standing::Missing, |sum| Standing::of(indicator, sum, self.stale))
    }
}

/// The rows that a window's figure is made of: of a stock the latest, of a flow those of the window's
/// periods, of a running total the latest of each calendar year of them.
pub fn rows_used<'t>(measure: Measure, track: &'t [Entry], frame: &'t Frame<'_>) -> impl Iterator<Item = &'t Entry> {
    let ended = before(track, frame.ended_periods());
    let first = match measure {
        Measure::Stock => ended.len().saturating_sub(1),
        Measure::Flow | Measure::ToDate => before(ended, frame.first_number()).len(),
    };
    let rows = &ended[first..];
    let year = |entry: &Entry| frame.period(entry.period).year();
    rows.iter().enumerate().filter_map(move |(at, row)| {
        let superseded = measure == Measure::ToDate && rows.get(at + 1).is_some_and(|next| year(next) == year(row));
        (!superseded).then_some(row)
    })
}

/// The figures of periods before this one. Where none is lacking they are found without a search.
fn before(track: &[Entry], period: usize) -> &[Entry] {
    let is_before = |entry: &Entry| (entry.period as usize) < period;
    let none_lacks = period > 0 && track.get(period - 1).is_some_and(is_before);
    &track[..if none_lacks { period } else { track.partition_point(is_before) }]
}

/// A county's figure for a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountyReading {
    pub standing: Standing,
    pub complete: bool,
}

impl CountyReading {
    pub fn of(book: &Book, ix: IndicatorIx, indicator: &Indicator, frame: &Frame<'_>) -> CountyReading {
        let Some(roster) = indicator.site else {
            let reading = TrackReading::of(indicator.measure, book.track(ix), Open::ALWAYS, frame);
            return CountyReading { standing: reading.standing(indicator), complete: reading.complete };
        };
        let mut counted = Counted::default();
        for site in site_readings(book, ix, indicator, roster, frame).filter(|site| site.counts) {
            counted.add(&site.reading);
        }
        counted.reading(indicator, book.sites(roster))
    }
}

/// A county's sites whose figures are added up, as far as they have been read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counted {
    sites: usize,
    sum: Option<Sum>,
    stale: bool,
    incomplete: bool,
}

impl Counted {
    pub(super) fn add(&mut self, reading: &TrackReading) {
        self.sites += 1;
        self.incomplete |= !reading.complete;
        if let Some(part) = reading.sum {
            self.sum.get_or_insert_default().add(part);
            self.stale |= reading.stale;
        }
    }

    /// What all of them come to, once all of the list have been read.
    pub(super) fn reading(&self, indicator: &Indicator, list: &SiteList) -> CountyReading {
        let standing = match self.sum {
            Some(sum) => Standing::of(indicator, sum, self.stale),
            None if list.is_rostered() && self.sites == 0 => Standing::NotApplicable,
            None => Standing::Missing,
        };
        CountyReading { standing, complete: !self.incomplete && (self.sites > 0 || list.is_rostered()) }
    }
}
