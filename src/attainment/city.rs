//! The city's answer: every county's part added up, and each target judged.

use super::{
    as_of::Reported,
    county::{CountyOutcome, CountyState, WindowTally},
    due::{self, Pace},
    frame::Frame,
    parts::{self, Parts},
    standing::{Standing, Sum},
    status::{Case, Silence, Status},
    trend::TrendCase,
};
use crate::{
    book::{Replaced, TaskState},
    calendar::Date,
    model::{Goal, Indicator, IndicatorIx, Level, Owed, Plan, Target, Window},
    number::{Decimal, Fraction},
};

/// Counties added up, before anything is judged. Adding is associative, so that counties can be worked
/// on in any grouping; the list of states keeps their order.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// By target, then by window.
    windows: Vec<Vec<WindowTally>>,
    /// By target, then by county.
    counties: Vec<Vec<CountyState>>,
    /// By task, then by county.
    states: Vec<Vec<Option<TaskState>>>,
}

impl Tally {
    /// Adds a county behind those that are there.
    pub fn add(&mut self, county: CountyOutcome) {
        self.windows.resize_with(county.targets.len(), Vec::new);
        self.counties.resize_with(county.targets.len(), Vec::new);
        self.states.resize_with(county.states.len(), Vec::new);
        for (at, target) in county.targets.into_iter().enumerate() {
            add_windows(&mut self.windows[at], &target.windows);
            self.counties[at].push(target.state);
        }
        for (at, state) in county.states.into_iter().enumerate() {
            self.states[at].push(state);
        }
    }

    /// Adds counties that come behind these.
    pub fn join(mut self, later: Tally) -> Tally {
        if self.windows.is_empty() && self.states.is_empty() {
            return later;
        }
        for (mine, theirs) in self.windows.iter_mut().zip(&later.windows) {
            add_windows(mine, theirs);
        }
        for (mine, theirs) in self.counties.iter_mut().zip(later.counties) {
            mine.extend(theirs);
        }
        for (mine, theirs) in self.states.iter_mut().zip(later.states) {
            mine.extend(theirs);
        }
        self
    }

    pub fn judge(self, plan: &Plan, as_of: Date) -> Assessment {
        let targets = plan.targets().zip(self.windows).zip(self.counties);
        let targets = targets.map(|(((ix, indicator, target), windows), counties)| {
            Judge { plan, ix, indicator, target, as_of }.outcome(&windows, counties)
        });
        Assessment { as_of, targets: targets.collect(), states: self.states }
    }
}

fn add_windows(mine: &mut Vec<WindowTally>, theirs: &[WindowTally]) {
    mine.resize_with(theirs.len().max(mine.len()), WindowTally::default);
    for (mine, theirs) in mine.iter_mut().zip(theirs) {
        mine.add(theirs);
    }
}

/// Every target and task of a plan as of a day.
#[derive(Debug, Clone)]
pub struct Assessment {
    pub as_of: Date,
    /// In the plan's order.
    pub targets: Vec<TargetOutcome>,
    /// By task, then by county.
    pub states: Vec<Vec<Option<TaskState>>>,
}

/// The figures of a workspace: who reported, and how every target stands.
#[derive(Debug, Clone)]
pub struct Figures {
    pub reported: Reported,
    pub assessment: Assessment,
    /// As of the day that is compared with.
    pub before: Option<Assessment>,
    /// Where verified figures were to take the place of reported ones, how many did.
    pub verified: Option<Replaced>,
}

#[derive(Debug, Clone)]
pub struct TargetOutcome {
    pub indicator: IndicatorIx,
    /// The target's place among the indicator's.
    pub target_id: String,
    /// The current window.
    pub window: Window,
    pub elapsed: Fraction,
    /// What is due by now, as a share; `None` for a direction, and before anything has begun.
    pub due: Option<Fraction>,
    pub actual: Option<Sum>,
    pub attainment: Option<Fraction>,
    pub status: Status,
    /// Windows met, of those closed and not n/a.
    pub held: usize,
    pub closed: usize,
    pub reported: usize,
    pub applicable: usize,
    pub stale: usize,
    /// Those that have begun.
    pub windows: Vec<WindowOutcome>,
    pub counties: Vec<CountyState>,
}

#[derive(Debug, Clone)]
pub struct WindowOutcome {
    pub window: Window,
    pub closed: bool,
    pub actual: Option<Sum>,
    pub attainment: Option<Fraction>,
    pub due: Option<Fraction>,
    /// The parts that it is judged by; none of a direction.
    pub parts: Parts,
    pub status: Status,
}

struct Judge<'a> {
    plan: &'a Plan,
    ix: IndicatorIx,
    indicator: &'a Indicator,
    target: &'a Target,
    as_of: Date,
}

impl Judge<'_> {
    fn outcome(&self, tallies: &[WindowTally], counties: Vec<CountyState>) -> TargetOutcome {
        let frames = Frame::begun(self.plan, self.indicator, self.target, self.as_of);
        let windows: Vec<_> = frames.iter().zip(tallies).map(|(frame, tally)| self.window(frame, tally)).collect();
        let owed_by_counties = self.target.owed().in_parts();
        let not_applicable = |county: &CountyState| match &county.own {
            Some(own) if owed_by_counties => own.status == Status::NotApplicable,
            _ => county.standing == Standing::NotApplicable,
        };
        let applicable: Vec<_> = counties.iter().filter(|county| !not_applicable(county)).collect();
        let closed = windows.iter().filter(|w| w.closed && w.status != Status::NotApplicable).count();
        let held = windows.iter().filter(|w| w.closed && w.status == Status::Met).count();
        let first = Frame::first(self.plan, self.indicator, self.target, self.as_of);
        let shown = frames.last().or(first.as_ref());
        let current = windows.last();
        TargetOutcome {
            indicator: self.ix,
            target_id: self.target.id.clone(),
            window: shown.map_or(Window { start: self.plan.start, end: self.plan.end }, |frame| frame.window),
            elapsed: shown.map_or(Fraction::ZERO, Frame::elapsed),
            due: current.and_then(|window| window.due.clone()),
            actual: current.and_then(|window| window.actual),
            attainment: current.and_then(|window| window.attainment.clone()),
            status: current.map_or(Status::NoData, |window| window.status),
            held,
            closed,
            reported: applicable.iter().filter(|county| county.standing != Standing::Missing).count(),
            applicable: applicable.len(),
            stale: applicable.iter().filter(|county| county.standing.is_stale()).count(),
            windows,
            counties,
        }
    }

    fn window(&self, frame: &Frame<'_>, tally: &WindowTally) -> WindowOutcome {
        match &self.target.goal {
            Goal::Level(level) => self.level(level, frame, tally),
            Goal::Trend(direction) => {
                let city = tally.standing().sum();
                let case = TrendCase {
                    direction: *direction,
                    indicator: self.indicator,
                    movement: &tally.movement,
                    city,
                    missing: tally.missing,
                    applicable: tally.known + tally.missing,
                    closed: frame.closed,
                };
                WindowOutcome {
                    window: frame.window,
                    closed: frame.closed,
                    actual: city,
                    attainment: None,
                    due: None,
                    parts: Parts::default(),
                    status: case.status(),
                }
            }
        }
    }

    fn level(&self, level: &Level, frame: &Frame<'_>, tally: &WindowTally) -> WindowOutcome {
        let city = tally.standing();
        let parts = match level.owed {
            Owed::City => Parts::one(level, self.indicator, level.figure, &city),
            _ => tally.parts,
        };
        let attainment = match (&level.owed, city.sum()) {
            (Owed::City, Some(sum)) => Some(parts::alone(level, self.indicator, level.figure, sum)),
            (Owed::City, None) => None,
            _ => parts.attainment(level, self.indicator),
        };
        let pace = Pace::of(self.indicator, self.target, level);
        let progress = match (pace, city.sum()) {
            (Pace::Gradual { from }, Some(sum)) if from != Decimal::ZERO => {
                Some(due::progress_from(self.indicator, level, from, sum))
            }
            _ => attainment.clone(),
        };
        let due = due::due(self.indicator, level, pace, parts.figure, frame);
        let case = Case {
            level,
            indicator: self.indicator,
            pace,
            parts: &parts,
            silence: Silence { county_missing: tally.missing > 0, incomplete: tally.incomplete },
            closed: frame.closed,
            progress,
            due: due.clone(),
            behind: self.plan.behind,
        };
        let status = case.status();
        WindowOutcome {
            window: frame.window,
            closed: frame.closed,
            actual: city.sum(),
            attainment,
            due: (status != Status::NotApplicable).then_some(due),
            parts,
            status,
        }
    }
}
