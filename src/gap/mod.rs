//! What is still wanted, and what each remaining period must bring: SPEC §7, "Gap". Pure arithmetic on an
//! [`Assessment`]: what the figures are has been settled there, what can still become of them is asked here.

mod reach;
mod units;

use crate::{
    attainment::{Assessment, CountyState, Frame, Parts, Standing, Status, Sum, TargetOutcome},
    calendar::{Date, Period},
    model::{CountyIx, Direction, Goal, Indicator, Level, Owed, Plan, Target, Window},
    number::{Decimal, Fraction},
};

/// Everything that is wanted as of a day.
#[derive(Debug, Clone)]
pub struct Gaps {
    pub as_of: Date,
    /// In the plan's order.
    pub targets: Vec<Gap>,
}

/// What is wanted of a target in its current window.
#[derive(Debug, Clone)]
pub struct Gap {
    pub window: Window,
    pub closed: bool,
    /// The indicator's periods in the window that are still to come.
    pub remaining: Vec<Period>,
    /// The window after this one, which owes the figure anew.
    pub next: Option<Window>,
    /// The city's one, or every county's in the plan's order.
    pub parts: Vec<Part>,
}

/// One part of a target: the city's, or a county's with all its sites.
#[derive(Debug, Clone)]
pub struct Part {
    /// `None`: the city as a whole.
    pub county: Option<CountyIx>,
    /// What is owed; over a county's sites that have to answer the sum. `None` for a direction.
    pub figure: Option<Decimal>,
    /// Over a county's sites, so much as counts: one site's surplus does not make up for another.
    pub actual: Option<Sum>,
    pub want: Want,
    /// A later period has ended for which nothing was said.
    pub stale: bool,
    /// Parts within this one that have said nothing: the city's counties, a county's sites.
    pub silent: usize,
    /// A county's sites that have to answer, and how many of those known fall short.
    pub sites: Option<Sites>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sites {
    pub owed: usize,
    pub short: usize,
}

/// What is wanted of a part.
#[derive(Debug, Clone, PartialEq)]
pub enum Want {
    NotApplicable,
    /// Nothing was said: what is lacking is not known, least of all the whole figure.
    Unknown,
    /// The city's figure is to move this way; there is no number to it.
    Move(Direction),
    /// It is as wanted; below a ceiling so much is left.
    Nothing {
        room: Option<Fraction>,
    },
    /// The figure is as wanted, but the window has closed and rows are lacking.
    Unsaid,
    Short(Short),
}

/// A shortfall; above a ceiling, an excess.
#[derive(Debug, Clone, PartialEq)]
pub struct Short {
    /// Figure − actual, of a ratio in its own unit (share points); of a ceiling actual − figure. `None` over
    /// sites whose figures do not add up.
    pub gap: Option<Fraction>,
    /// It is a ceiling that was broken.
    pub above: bool,
    /// How much the count, or the ratio's value at its present total, has to move until the target holds.
    pub needed: Option<Decimal>,
    /// What each remaining period must bring, in their order; together they are what is needed. None where
    /// it cannot be reached, and where a figure does not build up.
    pub steps: Vec<Decimal>,
    pub barrier: Option<Barrier>,
}

/// Why a figure cannot be reached any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barrier {
    /// The window has closed.
    Closed,
    /// What has happened too often stays so.
    Exceeded,
    /// No row can report more than a maximum: so much can come at most.
    Max { most: Decimal },
    /// A part would have to be more than its whole.
    AboveWhole,
    /// All of every period is wanted, and a period has already fallen short.
    Lost,
}

impl Gap {
    /// The parts that concern one county, the city's among them; all without one.
    pub fn parts_of(&self, county: Option<CountyIx>) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| county.is_none() || part.county.is_none() || part.county == county)
    }
}

impl Want {
    /// The word of machine answers.
    pub fn word(&self) -> &'static str {
        match self {
            Want::NotApplicable => "n/a",
            Want::Unknown => "unknown",
            Want::Move(_) => "direction",
            Want::Nothing { .. } => "reached",
            Want::Unsaid => "unsaid",
            Want::Short(Short { barrier: None, .. }) => "short",
            Want::Short(Short { barrier: Some(_), .. }) => "unreachable",
        }
    }

    /// Whether there is something left to do or to say.
    pub fn is_open(&self) -> bool {
        !matches!(self, Want::NotApplicable | Want::Nothing { .. })
    }
}

impl Barrier {
    /// The word of machine answers.
    pub fn word(self) -> &'static str {
        match self {
            Barrier::Closed => "closed",
            Barrier::Exceeded => "exceeded",
            Barrier::Max { .. } => "max",
            Barrier::AboveWhole => "above-whole",
            Barrier::Lost => "lost",
        }
    }

    /// What can come at most.
    pub fn most(self) -> Option<Decimal> {
        match self {
            Barrier::Max { most } => Some(most.max(Decimal::ZERO)),
            Barrier::Closed | Barrier::Exceeded | Barrier::AboveWhole | Barrier::Lost => None,
        }
    }
}

impl Gaps {
    /// What is wanted of every target as of the assessment's day.
    pub fn of(plan: &Plan, assessment: &Assessment) -> Gaps {
        let targets = plan.targets().zip(&assessment.targets);
        let targets = targets.map(|((_, indicator, target), outcome)| {
            let frame = Frame::new(plan, indicator, outcome.window, assessment.as_of);
            Asked { plan, indicator, target, outcome, frame }.gap()
        });
        Gaps { as_of: assessment.as_of, targets: targets.collect() }
    }
}

/// A target and how it stands.
struct Asked<'a> {
    plan: &'a Plan,
    indicator: &'a Indicator,
    target: &'a Target,
    outcome: &'a TargetOutcome,
    frame: Frame<'a>,
}

/// How a part stands with its figure.
struct Stand<'a> {
    level: &'a Level,
    /// Of each of the parts folded.
    figure: Decimal,
    parts: Parts,
    /// Of a part by itself.
    sum: Option<Sum>,
    status: Status,
    /// What can come at most, where rows have a maximum.
    most: Option<Decimal>,
}

impl Asked<'_> {
    fn gap(&self) -> Gap {
        let windows = Window::of(self.target.rhythm, self.plan).into_iter();
        Gap {
            window: self.frame.window,
            closed: self.frame.closed,
            remaining: self.frame.remaining().to_vec(),
            next: windows.into_iter().find(|window| window.start > self.frame.window.end),
            parts: match (&self.target.goal, self.target.owed()) {
                (Goal::Trend(direction), _) => vec![self.city(None, Want::Move(*direction))],
                (Goal::Level(level), Owed::City) => vec![self.city(Some(level.figure), self.city_want(level))],
                (Goal::Level(level), _) => {
                    let counties = self.outcome.counties.iter().enumerate();
                    counties.map(|(at, state)| self.county(level, CountyIx(at), state)).collect()
                }
            },
        }
    }

    fn city(&self, figure: Option<Decimal>, want: Want) -> Part {
        Part {
            county: None,
            figure,
            actual: self.outcome.actual,
            want,
            stale: self.outcome.stale > 0,
            silent: self.outcome.applicable - self.outcome.reported,
            sites: None,
        }
    }

    fn city_want(&self, level: &Level) -> Want {
        let Some(window) = self.outcome.windows.last() else { return Want::Unknown };
        self.want(&Stand {
            level,
            figure: level.figure,
            parts: window.parts,
            sum: window.actual,
            status: window.status,
            most: self.most_of_city(),
        })
    }

    fn county(&self, level: &Level, county: CountyIx, state: &CountyState) -> Part {
        let own = state.own.as_ref();
        let parts = own.map(|own| own.parts).unwrap_or_default();
        let figure = level.figure_of(county).unwrap_or_default();
        let by_site = level.owed == Owed::EachSite;
        let sum = state.standing.sum().filter(|_| parts.owed() > 0);
        let want = self.want(&Stand {
            level,
            figure,
            parts,
            sum: sum.filter(|_| !by_site),
            status: own.map_or(Status::NoData, |own| own.status),
            most: self.most_of_one(sum.filter(|_| !by_site).unwrap_or_default(), 1),
        });
        Part {
            county: Some(county),
            figure: Some(if by_site { parts.figure } else { figure }),
            actual: if by_site { sum.and(self.counted(level, &parts)) } else { sum },
            want,
            stale: state.standing.is_stale(),
            silent: if by_site && state.standing != Standing::Missing { parts.missing } else { 0 },
            sites: by_site.then_some(Sites { owed: parts.owed(), short: parts.failing }),
        }
    }

    /// What a county's sites have that counts; `None` where their figures do not add up.
    fn counted(&self, level: &Level, parts: &Parts) -> Option<Sum> {
        let adds_up = level.comparison.is_floor() && !self.indicator.is_ratio() && parts.known > 0;
        adds_up.then_some(Sum { value: parts.least, total: Decimal::ZERO })
    }

    fn want(&self, stand: &Stand<'_>) -> Want {
        let parts = &stand.parts;
        if parts.owed() == 0 {
            Want::NotApplicable
        } else if parts.known == 0 {
            Want::Unknown
        } else if parts.failing > 0 {
            Want::Short(self.short(stand))
        } else if parts.missing > 0 {
            Want::Unknown
        } else if self.frame.closed && stand.status == Status::Missed {
            Want::Unsaid
        } else {
            let room = |sum: Sum| Fraction::from(stand.figure) - sum.actual(self.indicator);
            Want::Nothing { room: stand.sum.filter(|_| !stand.level.comparison.is_floor()).map(room) }
        }
    }
}
