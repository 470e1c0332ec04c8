//! The status of a window (序时进度): the first of the contract's table that holds. SPEC §7, "Status".

use super::{due::Pace, parts::Parts};
use crate::{
    model::{Indicator, Level, Measure},
    number::{Decimal, Fraction},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    NotApplicable,
    NoData,
    Met,
    Missed,
    OnPace,
    Behind,
    FarBehind,
}

impl Status {
    pub const ALL: [Status; 7] = [
        Status::NotApplicable,
        Status::NoData,
        Status::Met,
        Status::Missed,
        Status::OnPace,
        Status::Behind,
        Status::FarBehind,
    ];

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Status::NotApplicable => "n/a",
            Status::NoData => "no-data",
            Status::Met => "met",
            Status::Missed => "missed",
            Status::OnPace => "on-pace",
            Status::Behind => "behind",
            Status::FarBehind => "far-behind",
        }
    }
}

/// Which figures nobody has said, though silence could flatter the target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Silence {
    /// A county is missing from the city's figure.
    pub county_missing: bool,
    /// A county (or a site) that has to be counted lacks a figure of the window.
    pub incomplete: bool,
}

impl Silence {
    /// Whether what is unsaid keeps the target from holding.
    fn forbids(self, level: &Level, indicator: &Indicator, parts: &Parts, closed: bool) -> bool {
        let ceiling = !level.comparison.is_floor();
        let stock = indicator.measure == Measure::Stock;
        let in_parts = level.owed.in_parts();
        (!in_parts && (indicator.is_ratio() || ceiling) && self.county_missing)
            || ((ceiling || (indicator.is_ratio() && !stock)) && self.incomplete)
            || (closed && stock && in_parts && parts.stale > 0)
    }
}

/// Everything that a window is judged by.
pub struct Case<'a> {
    pub level: &'a Level,
    pub indicator: &'a Indicator,
    pub pace: Pace,
    pub parts: &'a Parts,
    pub silence: Silence,
    pub closed: bool,
    pub progress: Option<Fraction>,
    pub due: Fraction,
    /// The plan's `pace.behind`.
    pub behind: Decimal,
}

impl Case<'_> {
    pub fn status(&self) -> Status {
        let Case { parts, closed, .. } = *self;
        let all_due = self.pace == Pace::Whole;
        let fails = parts.failing > 0;
        let unsaid = self.silence.forbids(self.level, self.indicator, parts, closed);
        let holds = !fails && parts.missing == 0 && !unsaid;
        let progress = self.progress.as_ref();
        if parts.owed() == 0 {
            Status::NotApplicable
        } else if parts.known == 0 && !closed {
            Status::NoData
        } else if holds && (closed || !all_due) {
            Status::Met
        } else if closed || (fails && self.cannot_come_back()) {
            Status::Missed
        } else if progress >= Some(&self.due) && !(all_due && fails) {
            Status::OnPace
        } else if progress >= Some(&(self.due.clone() * self.behind.into())) {
            Status::Behind
        } else {
            Status::FarBehind
        }
    }

    /// What has happened too often within a window stays so.
    fn cannot_come_back(&self) -> bool {
        let count = !self.indicator.is_ratio();
        !self.level.comparison.is_floor() && count && self.indicator.measure != Measure::Stock
    }
}
