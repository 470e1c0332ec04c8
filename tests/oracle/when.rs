//! SPEC §7 "When": the as-of date, the windows, and which periods belong to a window. Every function
//! follows one paragraph of the SPEC.

use super::dates::{Day, Period, periods_touching};
use super::workspace::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub start: Day,
    pub end: Day,
}

impl Window {
    pub fn holds(&self, day: Day) -> bool {
        self.start <= day && day <= self.end
    }
}

/// As-of date D: what was asked for, else the end of the latest period that at least half of the
/// counties have reported, else of the latest that any has, else the plan's start; then taken back
/// to the last end of a submission period, or to the plan's start before the first of them.
pub fn as_of(ws: &Workspace, asked: Option<Day>) -> Day {
    let periods = ws.submission_periods();
    let reporters = |p: &&Period| ws.counties.iter().filter(|c| ws.has_reported(c, **p)).count();
    let half = periods.iter().rfind(|p| reporters(p) * 2 >= ws.counties.len());
    let any = periods.iter().rfind(|p| reporters(p) > 0);
    let day = asked.or(half.or(any).map(Period::last)).unwrap_or(ws.start);
    periods.iter().map(Period::last).filter(|end| *end <= day).max().unwrap_or(ws.start)
}

/// Windows: with `by` one from the plan's start to that day; with `every` the calendar periods of
/// that length, clipped to the plan.
pub fn windows(ws: &Workspace, target: &Target) -> Vec<Window> {
    match target.rhythm {
        Rhythm::By(by) => vec![Window { start: ws.start, end: by }],
        Rhythm::Every(grain) => {
            let clip = |p: Period| Window { start: p.first().max(ws.start), end: p.last().min(ws.end) };
            periods_touching(grain, ws.start, ws.end).into_iter().map(clip).collect()
        }
    }
}

/// A window has begun once one of its periods (the indicator's, by their last day) has ended by D.
pub fn begun(ws: &Workspace, ind: &Indicator, window: Window, d: Day) -> bool {
    !ended(&ind.periods(ws), window, d).is_empty()
}

/// The periods that belong to the window by their last day and have ended by that date.
pub fn ended(periods: &[Period], window: Window, until: Day) -> Vec<Period> {
    let inside = |p: &&Period| window.holds(p.last()) && p.last() <= until;
    periods.iter().filter(inside).copied().collect()
}
