//! One county's part in every target: what it adds to the city's figure in each window, and its own state
//! in the current one.

use super::{
    due::{self, Pace},
    frame::Frame,
    parts::{self, Parts},
    sites::{known_sites, site_readings},
    standing::{Counted, CountyReading, Standing, Sum},
    status::{Case, Silence, Status},
    trend::Movement,
};
use crate::{
    book::{Book, TaskState},
    calendar::Date,
    model::{CountyIx, Goal, Indicator, IndicatorIx, Level, Measure, Owed, Plan, Target, TaskIx, Window},
    number::{Decimal, Fraction},
};

/// A county as of a day.
#[derive(Debug, Clone)]
pub struct CountyOutcome {
    /// By target, in the plan's order.
    pub targets: Vec<CountyTarget>,
    /// By task.
    pub states: Vec<Option<TaskState>>,
}

/// A county's part in a target.
#[derive(Debug, Clone)]
pub struct CountyTarget {
    /// By window that has begun; the first window alone before any has.
    pub windows: Vec<WindowTally>,
    pub state: CountyState,
}

/// What counties add up to in a window; that of one county is a tally of one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WindowTally {
    /// Over the counties that are neither missing nor n/a.
    pub sum: Sum,
    pub known: usize,
    pub missing: usize,
    pub incomplete: bool,
    pub parts: Parts,
    pub movement: Movement,
}

impl WindowTally {
    pub fn add(&mut self, other: &WindowTally) {
        self.sum.add(other.sum);
        self.known += other.known;
        self.missing += other.missing;
        self.incomplete |= other.incomplete;
        self.parts.add(&other.parts);
        self.movement.add(&other.movement);
    }

    /// The city's own standing.
    pub fn standing(&self) -> Standing {
        match (self.known, self.missing) {
            (0, 0) => Standing::NotApplicable,
            (0, _) => Standing::Missing,
            _ => Standing::Known { sum: self.sum, stale: false },
        }
    }
}

/// A county in one window of what it owes itself.
#[derive(Debug, Clone)]
pub struct OwnWindow {
    pub window: Window,
    pub own: Own,
    pub due: Fraction,
    /// Rows are lacking whose absence flatters the figure: of a ceiling, or of a ratio that does not build up.
    pub unsaid: bool,
}

impl OwnWindow {
    /// A target's windows that have begun, as the county stands in each; none of what the city owes.
    pub fn begun(
        plan: &Plan,
        book: &Book,
        county: CountyIx,
        (ix, target): (IndicatorIx, &Target),
        as_of: Date,
    ) -> Vec<OwnWindow> {
        let indicator = plan.indicator(ix);
        let Goal::Level(level) = &target.goal else { return Vec::new() };
        let subject = Subject { plan, book, county, ix, indicator, target };
        let settled = level.comparison.is_floor() && (!indicator.is_ratio() || indicator.measure == Measure::Stock);
        let window = |frame: Frame<'_>| {
            let (tally, standing) = subject.window(&frame);
            let own = subject.own(&frame, &tally, &standing)?;
            let due = due::due(indicator, level, Pace::of(indicator, target, level), own.parts.figure, &frame);
            Some(OwnWindow { window: frame.window, own, due, unsaid: !settled && tally.incomplete })
        };
        Frame::begun(plan, indicator, target, as_of).into_iter().filter_map(window).collect()
    }
}

/// A county in a target's current window.
#[derive(Debug, Clone, PartialEq)]
pub struct CountyState {
    pub standing: Standing,
    /// `None` for what the city owes as a whole.
    pub own: Option<Own>,
}

/// A county's state in what it owes itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    pub parts: Parts,
    /// What it owes: its figure, or by site the parts that have to hold.
    pub figure: Decimal,
    /// Its actual, or by site the parts that hold.
    pub actual: Option<Sum>,
    pub attainment: Option<Fraction>,
    pub status: Status,
    /// Windows that were met, of those closed and not n/a.
    pub held: usize,
    pub closed: usize,
}

impl CountyOutcome {
    pub fn of(plan: &Plan, book: &Book, county: CountyIx, as_of: Date) -> CountyOutcome {
        let targets = plan.targets().map(|(ix, indicator, target)| {
            let subject = Subject { plan, book, county, ix, indicator, target };
            subject.outcome(as_of)
        });
        let ended = plan.submissions_ended(as_of);
        let states = (0..plan.tasks.len()).map(|task| book.state(TaskIx(task), ended)).collect();
        CountyOutcome { targets: targets.collect(), states }
    }
}

struct Subject<'a> {
    plan: &'a Plan,
    book: &'a Book,
    county: CountyIx,
    ix: IndicatorIx,
    indicator: &'a Indicator,
    target: &'a Target,
}

impl Subject<'_> {
    fn outcome(&self, as_of: Date) -> CountyTarget {
        let begun = Frame::begun(self.plan, self.indicator, self.target, as_of);
        let shown = match begun.is_empty() {
            true => Frame::first(self.plan, self.indicator, self.target, as_of).into_iter().collect(),
            false => begun,
        };
        let mut windows = Vec::with_capacity(shown.len());
        let mut state = CountyState { standing: Standing::Missing, own: None };
        let (mut held, mut closed) = (0, 0);
        for frame in &shown {
            let (tally, standing) = self.window(frame);
            let own = self.own(frame, &tally, &standing);
            if let Some(own) = &own
                && frame.closed
                && own.status != Status::NotApplicable
            {
                closed += 1;
                held += usize::from(own.status == Status::Met);
            }
            state = CountyState { standing, own };
            windows.push(tally);
        }
        if let Some(own) = &mut state.own {
            (own.held, own.closed) = (held, closed);
        }
        CountyTarget { windows, state }
    }

    fn window(&self, frame: &Frame<'_>) -> (WindowTally, Standing) {
        let (CountyReading { standing, complete }, parts) = match &self.target.goal {
            Goal::Level(level) => self.reading_and_parts(level, frame),
            Goal::Trend(_) => (self.reading(frame), Parts::default()),
        };
        let movement = match &self.target.goal {
            Goal::Level(_) => Movement::default(),
            Goal::Trend(_) => Movement::of(self.indicator, self.book.track(self.ix), &standing, frame),
        };
        let tally = WindowTally {
            sum: standing.sum().unwrap_or_default(),
            known: usize::from(standing.sum().is_some()),
            missing: usize::from(standing == Standing::Missing),
            incomplete: !complete && standing != Standing::NotApplicable,
            parts,
            movement,
        };
        (tally, standing)
    }

    fn reading(&self, frame: &Frame<'_>) -> CountyReading {
        CountyReading::of(self.book, self.ix, self.indicator, frame)
    }

    /// The county's figure, and the parts that the county owes.
    fn reading_and_parts(&self, level: &Level, frame: &Frame<'_>) -> (CountyReading, Parts) {
        let (Owed::EachSite, Some(roster)) = (&level.owed, self.indicator.site) else {
            let reading = self.reading(frame);
            let part = |figure| Parts::one(level, self.indicator, figure, &reading.standing);
            return (reading, level.figure_of(self.county).map(part).unwrap_or_default());
        };
        let (mut counted, mut parts) = (Counted::default(), Parts::default());
        for site in site_readings(self.book, self.ix, self.indicator, roster, frame) {
            if site.counts {
                counted.add(&site.reading);
            }
            if site.answers {
                parts.add(&Parts::one(level, self.indicator, level.figure, &site.reading.standing(self.indicator)));
            }
        }
        let list = self.book.sites(roster);
        if !list.is_rostered() && known_sites(self.book, roster, frame).next().is_none() {
            parts = Parts::one(level, self.indicator, level.figure, &Standing::Missing);
        }
        (counted.reading(self.indicator, list), parts)
    }

    fn own(&self, frame: &Frame<'_>, tally: &WindowTally, standing: &Standing) -> Option<Own> {
        let Goal::Level(level) = &self.target.goal else { return None };
        let parts = tally.parts;
        let by_site = match level.owed {
            Owed::City => return None,
            Owed::EachSite => true,
            Owed::EachCounty | Owed::Allocation(_) => false,
        };
        let figure = level.figure_of(self.county).unwrap_or(Decimal::ZERO);
        let attainment = match standing.sum() {
            _ if by_site => parts.attainment(level, self.indicator),
            Some(sum) if parts.known > 0 => Some(parts::alone(level, self.indicator, figure, sum)),
            _ => None,
        };
        let pace = Pace::of(self.indicator, self.target, level);
        let case = Case {
            level,
            indicator: self.indicator,
            pace,
            parts: &parts,
            silence: Silence { county_missing: false, incomplete: tally.incomplete },
            closed: frame.closed,
            progress: attainment.clone(),
            due: due::due(self.indicator, level, pace, parts.figure, frame),
            behind: self.plan.behind,
        };
        let status = case.status();
        let (figure, actual) = if by_site {
            let holding = Sum { value: Decimal::ONE.times(parts.holding()), total: Decimal::ZERO };
            let said = parts.owed() > 0 && standing.sum().is_some();
            (Decimal::ONE.times(parts.owed()), said.then_some(holding))
        } else {
            (figure, standing.sum())
        };
        Some(Own { parts, figure, actual, attainment, status, held: 0, closed: 0 })
    }
}
