//! An indicator: what is counted, how its figures add up over time, and how finely it is reported.

use super::{CaseBacking, RosterIx, Target, TaskIx};
use crate::{calendar::Cadence, number::Decimal, source::Place};

/// How the figures of several periods make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The standing at a period's end: the latest one is it.
    Stock,
    /// What happened within the period: periods add up.
    Flow,
    /// The running total since 1 January: the latest of each year, added up over years.
    ToDate,
}

impl Measure {
    pub fn word(self) -> &'static str {
        match self {
            Measure::Stock => "stock",
            Measure::Flow => "flow",
            Measure::ToDate => "to-date",
        }
    }
}

/// A ratio's denominator: value / of × per.
#[derive(Debug, Clone)]
pub struct Share {
    pub of: String,
    pub per: Decimal,
}

impl Share {
    /// Per hundred, the value is a part of the total and cannot be more than it.
    pub fn is_part_of_whole(&self) -> bool {
        self.per == Decimal::whole(100)
    }
}

#[derive(Debug, Clone)]
pub struct Indicator {
    pub id: String,
    pub task: TaskIx,
    pub name: String,
    pub unit: String,
    pub measure: Measure,
    /// `None`: a count.
    pub share: Option<Share>,
    /// The cadence of its rows.
    pub periods: Cadence,
    /// Whether its rows are finer than the submission they stand in.
    pub finer: bool,
    /// One row a site of this roster.
    pub site: Option<RosterIx>,
    /// A count of this roster's sites: each county's own list has to agree with it.
    pub backed_by: Option<RosterIx>,
    /// A count of good cases: each county's own list of them has to have as many.
    pub cases: Option<CaseBacking>,
    pub max: Option<Decimal>,
    pub baseline: Option<Decimal>,
    /// Digits that a figure may have after the point.
    pub decimals: u8,
    pub assumed: Option<String>,
    pub targets: Vec<Target>,
    /// Its id in the plan's file.
    pub place: Place,
    /// Where its unit, total, scale and backing are said, for the findings that rest on them.
    pub keys: Vec<(&'static str, Place)>,
}

impl Indicator {
    pub fn is_ratio(&self) -> bool {
        self.share.is_some()
    }

    /// Where a key of the indicator stands; its id where it has no such key.
    pub fn key_place(&self, key: &str) -> &Place {
        self.keys.iter().find(|(name, _)| *name == key).map_or(&self.place, |(_, place)| place)
    }
}
