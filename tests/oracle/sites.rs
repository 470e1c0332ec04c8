//! SPEC §7 "Sites" and what of "Parts" is about them: which sites a county has, which of them count
//! towards its actual, and which have to answer for a window.

use super::dates::{Day, Period};
use super::when::{Window, ended};
use super::workspace::*;

/// The sites of a county: of its roster; without one those named by its rows that count and end by
/// D′, of any indicator with that roster, always open.
pub fn sites(ws: &Workspace, ind: &Indicator, county: &str, until: Day) -> Vec<Site> {
    let Some(kind) = &ind.site else {
        return Vec::new();
    };
    if let Some(roster) = ws.roster(kind, county) {
        return roster.sites.clone();
    }
    let mut named: Vec<Site> = Vec::new();
    for row in ws.rows().filter(|r| r.county == county && r.period.last() <= until) {
        let of_that_kind = ws.indicators.iter().any(|i| i.id == row.item && i.site.as_ref() == Some(kind));
        let Some(id) = row.site.as_ref().filter(|_| of_that_kind) else {
            continue;
        };
        if !named.iter().any(|s| s.id == *id) {
            named.push(Site { id: id.clone(), opened: None, closed: None });
        }
    }
    named
}

/// The sites that count towards the county's actual: those open on any day of the window up to D′; a
/// stock leaves out those closed by D′.
pub fn sites_to_count(ws: &Workspace, ind: &Indicator, county: &str, window: Window, until: Day) -> Vec<Site> {
    let mut all = sites(ws, ind, county, until);
    all.retain(|s| s.open_in(window.start, until));
    if ind.measure == Measure::Stock {
        all.retain(|s| s.closed.is_none_or(|c| c > until));
    }
    all
}

/// The sites that have to answer for the window, as parts. Stock: those open on D′. Flow, to-date:
/// those opened by the end of the window's first period and not closed before its last period ended
/// by D′ began. A site is closed from its closing date on, so one whose closing date is that very
/// first day was closed when the period began, and is no part.
pub fn sites_to_answer(ws: &Workspace, ind: &Indicator, county: &str, window: Window, until: Day) -> Vec<Site> {
    let mut all = sites(ws, ind, county, until);
    if ind.measure == Measure::Stock {
        all.retain(|s| s.open_in(until, until));
        return all;
    }
    let periods = ind.periods(ws);
    let first = ended(&periods, window, window.end).first().map(Period::last);
    let last = ended(&periods, window, until).last().map(Period::first);
    all.retain(|s| s.open_in(window.start, window.end));
    all.retain(|s| s.opened.is_none_or(|o| first.is_some_and(|end| o <= end)));
    all.retain(|s| s.closed.is_none_or(|c| last.is_none_or(|began| c >= began)));
    all
}
