//! A target as a report tells it: the city's, or what one county owes of it by itself.

use super::Facts;
use crate::{
    attainment::{Frame, Own, Pace, Standing, Status, TargetOutcome, due, progress_from},
    calendar::Date,
    model::{CountyIx, Each, Goal, Indicator, Level, Owed, Rhythm, Target},
    number::Decimal,
    views::amounts::{PLACES, actual, county_actual},
    words::{
        self,
        report::{Laggard, Result, Sentence, Wanted},
    },
};

#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    facts: &'a Facts<'a>,
    pub indicator: &'a Indicator,
    pub target: &'a Target,
    pub outcome: &'a TargetOutcome,
    /// The county's own part, in its report.
    own: Option<&'a Own>,
}

/// Whether a status is one that a report has to account for.
pub fn is_short(status: Status) -> bool {
    match status {
        Status::Missed | Status::FarBehind | Status::Behind | Status::NoData => true,
        Status::Met | Status::OnPace | Status::NotApplicable => false,
    }
}

/// Everything that the city, or the county whose report it is, owes or aspires to.
pub fn judged<'a>(facts: &'a Facts<'a>) -> Vec<Judged<'a>> {
    let targets = facts.targets().filter_map(|(indicator, target, outcome)| {
        let city = Judged { facts, indicator, target, outcome, own: None };
        match facts.county {
            None => Some(city),
            Some(county) => city.own_of(county).map(|own| Judged { own: Some(own), ..city }),
        }
    });
    targets.collect()
}

impl<'a> Judged<'a> {
    /// A county's own part; none where it owes nothing by itself.
    fn own_of(&self, county: CountyIx) -> Option<&'a Own> {
        let owes = !matches!(self.target.owed(), Owed::Allocation(split) if split[county.0].is_zero());
        self.outcome.counties[county.0].own.as_ref().filter(|_| owes)
    }

    pub fn status(&self) -> Status {
        self.own.map_or(self.outcome.status, |own| own.status)
    }

    pub fn is_short(&self) -> bool {
        is_short(self.status())
    }

    /// The target's name in a sentence.
    pub fn name(&self) -> String {
        let id = match self.indicator.targets.len() {
            1 => &self.facts.plan.task(self.indicator.task).id,
            _ => &self.target.id,
        };
        words::report::named(&self.indicator.name, id, self.facts.language)
    }

    /// What there is to say of it when it is met, or behind.
    pub fn sentence(&self) -> Sentence {
        match (self.status(), &self.target.goal) {
            (Status::NoData, _) => Sentence::NoData { target: self.name() },
            (Status::Met | Status::OnPace | Status::NotApplicable, _) => Sentence::Met(self.result()),
            (status, Goal::Trend(direction)) => {
                Sentence::Unmoved { target: self.name(), direction: *direction, status }
            }
            (Status::Missed, Goal::Level(_)) => Sentence::Missed(self.result()),
            (status @ (Status::Behind | Status::FarBehind), Goal::Level(level)) => {
                let (progress, from_baseline) = self.progress(level);
                match (progress, self.due(level)) {
                    (Some(progress), Some(due)) => {
                        Sentence::Behind { target: self.name(), progress, due, from_baseline, status }
                    }
                    _ => Sentence::Missed(self.result()),
                }
            }
        }
    }

    /// The counties that are behind what they owe of it themselves.
    pub fn laggards(&self) -> Vec<Laggard> {
        let Goal::Level(level) = &self.target.goal else { return Vec::new() };
        if self.own.is_some() {
            return Vec::new();
        }
        let plan = self.facts.plan;
        let laggards = (0..plan.counties.len()).map(CountyIx).filter_map(|ix| {
            let own = self.own_of(ix).filter(|own| is_short(own.status))?;
            let state = &self.outcome.counties[ix.0];
            Some(Laggard {
                county: words::county_name(plan.county(ix), self.facts.language).to_owned(),
                actual: county_actual(self.indicator, self.target.owed(), state),
                figure: own.figure,
                unit: self.unit(true),
                attainment: own.attainment.as_ref().map(|share| share.cut(PLACES)),
                due: Judged { own: Some(own), ..*self }.due(level),
                status: own.status,
            })
        });
        laggards.collect()
    }

    /// The counties whose figure is missing, n/a and stale.
    pub fn unsaid(&self) -> [Vec<CountyIx>; 3] {
        let owes = |ix: &CountyIx| !self.target.owed().in_parts() || self.own_of(*ix).is_some();
        let counties = || (0..self.facts.plan.counties.len()).map(CountyIx).filter(owes);
        let of = |wanted: fn(&Standing) -> bool| {
            counties().filter(|ix| wanted(&self.outcome.counties[ix.0].standing)).collect::<Vec<_>>()
        };
        [
            of(|standing| *standing == Standing::Missing),
            of(|standing| *standing == Standing::NotApplicable),
            of(Standing::is_stale),
        ]
    }

    /// The windows that were missed before the current one and ended since a day. Of a county's own part only
    /// how many were held is known.
    pub fn missed_earlier(&self, since: Date) -> Option<Sentence> {
        let windows = match self.own {
            None => self.outcome.windows.as_slice(),
            Some(_) => &[],
        };
        let missed = windows.iter().filter(|it| it.status == Status::Missed && it.window != self.outcome.window);
        let missed = missed.filter(|it| since <= it.window.end).map(|it| (self.target.rhythm, it.window));
        let windows: Vec<_> = missed.collect();
        (!windows.is_empty()).then(|| Sentence::MissedEarlier { target: self.name(), windows })
    }

    fn wanted(&self) -> Wanted {
        let level = match &self.target.goal {
            Goal::Trend(direction) => return Wanted::Trend(*direction),
            Goal::Level(level) => level,
        };
        let each = match &level.owed {
            Owed::City | Owed::Allocation(_) => None,
            Owed::EachCounty => Some(Each::County),
            Owed::EachSite => Some(Each::Site),
        };
        let every = match self.target.rhythm {
            Rhythm::By(_) => None,
            Rhythm::Every(every) => Some(every),
        };
        // A county's own report says what that county owes, not the whole that was split.
        let own = self.own.filter(|_| matches!(level.owed, Owed::Allocation(_)));
        Wanted::Level {
            comparison: level.comparison,
            figure: own.map_or(level.figure, |own| own.figure),
            unit: self.unit(false),
            each: each.filter(|each| self.own.is_none() || *each == Each::Site),
            every,
        }
    }

    /// The unit of a figure; of a county's part in what each site owes, sites are counted.
    fn unit(&self, own: bool) -> String {
        if own && *self.target.owed() == Owed::EachSite {
            words::report::sites(self.facts.language).to_owned()
        } else {
            self.indicator.unit.clone()
        }
    }

    fn result(&self) -> Result {
        let owed = self.target.owed();
        let (held, closed) = self.own.map_or((self.outcome.held, self.outcome.closed), |own| (own.held, own.closed));
        let several = matches!(self.target.rhythm, Rhythm::Every(_)) && closed > 0;
        Result {
            target: self.name(),
            wanted: self.wanted(),
            window: (self.target.rhythm, self.outcome.window),
            actual: match self.facts.county.filter(|_| self.own.is_some()) {
                Some(county) => county_actual(self.indicator, owed, &self.outcome.counties[county.0]),
                None => actual(self.indicator, self.outcome.actual),
            },
            unit: self.unit(self.own.is_some()),
            attainment: match self.own {
                Some(own) => own.attainment.as_ref().map(|share| share.cut(PLACES)),
                None => self.outcome.attainment.as_ref().map(|share| share.cut(PLACES)),
            },
            held: several.then_some((held, closed)),
        }
    }

    /// How far it is, and whether that is counted from a baseline.
    fn progress(&self, level: &Level) -> (Option<Decimal>, bool) {
        match (self.own, Pace::of(self.indicator, self.target, level), self.outcome.actual) {
            (Some(own), ..) => (own.attainment.as_ref().map(|share| share.cut(PLACES)), false),
            (None, Pace::Gradual { from }, Some(sum)) if !from.is_zero() => {
                (Some(progress_from(self.indicator, level, from, sum).cut(PLACES)), true)
            }
            _ => (self.outcome.attainment.as_ref().map(|share| share.cut(PLACES)), false),
        }
    }

    /// What is due by now.
    fn due(&self, level: &Level) -> Option<Decimal> {
        let Some(own) = self.own else { return self.outcome.due.as_ref().map(|share| share.cut(PLACES)) };
        let frame = Frame::new(self.facts.plan, self.indicator, self.outcome.window, self.facts.as_of());
        let pace = Pace::of(self.indicator, self.target, level);
        Some(due(self.indicator, level, pace, own.parts.figure, &frame).cut(PLACES))
    }
}
