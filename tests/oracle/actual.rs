//! SPEC §7 "How much": the actual of a site, a county and the city, each worked out anew from all
//! the rows every time it is asked for. No caching, no short cuts; every function follows one
//! paragraph of the SPEC and says which.

use num_traits::Zero;

use super::dates::{Day, Period, year_of};
use super::numbers::Fraction;
use super::sites::sites_to_count;
use super::when::{Window, ended};
use super::workspace::*;

/// An actual: of a site, a county or the city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actual {
    Missing,
    NotApplicable,
    /// `total` is 0 where the indicator is no ratio.
    Known {
        value: Fraction,
        total: Fraction,
        stale: bool,
    },
}

impl Actual {
    /// In the indicator's unit: the count itself, or value / total × per.
    pub fn number(&self, ind: &Indicator) -> Option<Fraction> {
        match self {
            Actual::Known { value, total, .. } if ind.ratio => Some(value / total * &ind.per),
            Actual::Known { value, .. } => Some(value.clone()),
            _ => None,
        }
    }

    pub fn is_missing(&self) -> bool {
        *self == Actual::Missing
    }

    pub fn is_na(&self) -> bool {
        *self == Actual::NotApplicable
    }

    pub fn is_stale(&self) -> bool {
        matches!(self, Actual::Known { stale: true, .. })
    }
}

/// What rows add up to, before it is asked whether that is a figure, n/a or missing.
#[derive(Clone)]
pub struct Tally {
    pub value: Fraction,
    pub total: Fraction,
    pub stale: bool,
}

/// Whose rows: a county's, or one site's of a county.
#[derive(Clone, Copy)]
pub struct Whose<'a> {
    pub ws: &'a Workspace,
    pub ind: &'a Indicator,
    pub county: &'a str,
    pub site: Option<&'a Site>,
}

impl<'a> Whose<'a> {
    pub fn rows(&self) -> Vec<&'a Row> {
        let site = self.site.map(|s| s.id.clone());
        let mine = |r: &&Row| r.item == self.ind.id && r.county == self.county && r.site == site;
        self.ws.rows().filter(mine).collect()
    }

    /// The indicator's periods; a site's are those on a day of which it was open.
    pub fn periods(&self) -> Vec<Period> {
        let open = |p: &Period| self.site.is_none_or(|s| s.open_in(p.first(), p.last()));
        self.ind.periods(self.ws).into_iter().filter(open).collect()
    }

    /// "Actual of a county", one measure after the other, over the rows ending by `until` (D′).
    pub fn tally(&self, window: Window, until: Day) -> Option<Tally> {
        let mut rows = self.rows();
        rows.retain(|r| r.period.last() <= until);
        match self.ind.measure {
            // flow: the sum of the rows of the window's periods
            Measure::Flow => {
                rows.retain(|r| window.holds(r.period.last()));
                add_up(rows.into_iter().map(|r| from_row(r, false)))
            }
            // stock: the latest row, also from before the window; stale when a later period ended
            Measure::Stock => {
                let row = rows.into_iter().max_by_key(|r| r.period.last())?;
                let later = |p: &Period| row.period.last() < p.last() && p.last() <= until;
                Some(from_row(row, self.periods().iter().any(later)))
            }
            // to-date: for each calendar year the latest row, added up over the years; stale when
            // the very latest is not of the last period ended
            Measure::ToDate => {
                rows.retain(|r| window.holds(r.period.last()));
                let latest = rows.iter().map(|r| r.period.last()).max()?;
                let stale = self.periods().iter().any(|p| latest < p.last() && p.last() <= until);
                let last_of_year = |r: &&&Row| {
                    let year = year_of(r.period.last());
                    let same_year = rows.iter().filter(|o| year_of(o.period.last()) == year);
                    same_year.map(|o| o.period.last()).max() == Some(r.period.last())
                };
                add_up(rows.iter().filter(last_of_year).map(|r| from_row(r, stale)))
            }
        }
    }

    /// The actual of one site, or of a county whose indicator has no sites.
    pub fn own(&self, window: Window, until: Day) -> Actual {
        settle(self.ind, self.tally(window, until))
    }

    /// The actual of a county. With `site`: each site's own, added up over the sites that have rows.
    pub fn of_county(&self, window: Window, until: Day) -> Actual {
        let Some(kind) = &self.ind.site else {
            return self.own(window, until);
        };
        let sites = sites_to_count(self.ws, self.ind, self.county, window, until);
        if sites.is_empty() && self.ws.roster(kind, self.county).is_some() {
            return Actual::NotApplicable;
        }
        let tallies = sites.iter().filter_map(|s| self.at(s).tally(window, until));
        settle(self.ind, add_up(tallies))
    }

    pub fn at<'b>(&self, site: &'b Site) -> Whose<'b>
    where
        'a: 'b,
    {
        Whose { site: Some(site), ..*self }
    }

    /// Incomplete, of one site or of a county without sites: a flow lacks the row of a period of the
    /// window that has ended by D′, a to-date the row of a calendar year's last such period, a stock
    /// that of the last period of all (it is stale, or nothing has come in at all).
    pub fn incomplete(&self, window: Window, until: Day) -> bool {
        let rows = self.rows();
        let lacks = |p: &Period| !rows.iter().any(|r| r.period == *p);
        let periods = self.periods();
        let ended = ended(&periods, window, until);
        match self.ind.measure {
            Measure::Flow => ended.iter().any(lacks),
            Measure::ToDate => {
                let last_of_year = |p: &&Period| !ended.iter().any(|o| o.year == p.year && o.last() > p.last());
                ended.iter().filter(last_of_year).any(lacks)
            }
            Measure::Stock => periods.iter().rfind(|p| p.last() <= until).is_some_and(lacks),
        }
    }
}

fn from_row(row: &Row, stale: bool) -> Tally {
    Tally { value: row.value.clone(), total: row.total.clone(), stale }
}

/// Values and totals are added up separately; stale when any part is; nothing of nothing.
fn add_up(tallies: impl Iterator<Item = Tally>) -> Option<Tally> {
    let add =
        |a: Tally, b: Tally| Tally { value: a.value + b.value, total: a.total + b.total, stale: a.stale || b.stale };
    tallies.reduce(add)
}

/// missing: no such row. n/a: rows whose total is 0, of a stock or to-date only while fresh (a stale
/// 0 of 0 is missing).
fn settle(ind: &Indicator, tally: Option<Tally>) -> Actual {
    match tally {
        None => Actual::Missing,
        Some(t) if ind.ratio && t.total.is_zero() && t.stale => Actual::Missing,
        Some(t) if ind.ratio && t.total.is_zero() => Actual::NotApplicable,
        Some(Tally { value, total, stale }) => Actual::Known { value, total, stale },
    }
}

/// Actual of the city: over the counties that are neither missing nor n/a, the sum, or the ratio of
/// sums. Missing when no county has an actual, n/a when every county is.
pub fn of_city(ws: &Workspace, ind: &Indicator, window: Window, until: Day) -> Actual {
    let mut known = Vec::new();
    let mut all_na = true;
    for county in &ws.counties {
        let actual = Whose { ws, ind, county, site: None }.of_county(window, until);
        all_na = all_na && actual.is_na();
        if let Actual::Known { value, total, stale } = actual {
            known.push(Tally { value, total, stale });
        }
    }
    if all_na {
        return Actual::NotApplicable;
    }
    settle(ind, add_up(known.into_iter()))
}
