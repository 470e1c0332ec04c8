//! One county's marks for a year: each with its points from 0 to 1, its weight and what it is made of.

use super::{Asked, Contest};
use crate::{
    attainment::{OwnWindow, Status, Sum},
    book::Book,
    calendar::{Cadence, Period},
    model::{Bearer, CountyIx, IndicatorIx, Plan, TaskIx, Window},
    number::{Decimal, Fraction},
    owed::{Answered, Due},
    scoring::Matter,
};

/// Everything that a county is scored by in a year.
#[derive(Debug, Clone)]
pub struct Marks {
    pub county: CountyIx,
    /// Submissions of the year, and those of them with a row that counts.
    pub expected: usize,
    pub received: usize,
    /// Rows of the year that do not count for an error.
    pub left_out: usize,
    pub marks: Vec<Mark>,
}

#[derive(Debug, Clone)]
pub struct Mark {
    pub of: Of,
    pub weight: Decimal,
    /// From 0 to 1; `None` where it does not apply, and its weight goes to the others.
    pub points: Option<Fraction>,
    /// Whether it is part of the total; what is only aspired to stands apart.
    pub counted: bool,
}

/// What a mark is for, and of.
#[derive(Debug, Clone)]
pub enum Of {
    Target {
        /// The target's place in the plan.
        at: usize,
        indicator: IndicatorIx,
        /// The year's windows that have begun.
        windows: Vec<WindowMark>,
    },
    Matter {
        matter: Matter,
        share: Share,
    },
}

/// A county in one window of a target.
#[derive(Debug, Clone)]
pub struct WindowMark {
    pub window: Window,
    pub figure: Decimal,
    pub actual: Option<Sum>,
    /// Not capped.
    pub progress: Option<Fraction>,
    pub due: Fraction,
    pub verdict: Verdict,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// min(1, progress / due).
    Points(Fraction),
    /// Nothing was reported: 0.
    Missing,
    /// Rows are lacking that could have made the figure worse: 0.
    Unsaid,
    /// Drops out.
    NotApplicable,
}

/// So many of so many.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    pub had: Fraction,
    pub owed: usize,
    /// Submissions that came late, and those of which nobody wrote down the day.
    pub late: usize,
    pub undated: usize,
}

impl Share {
    fn of(had: usize, owed: usize) -> Share {
        Share { had: Decimal::ONE.times(had).into(), owed, late: 0, undated: 0 }
    }

    fn points(&self) -> Option<Fraction> {
        self.had.clone().over(&Decimal::ONE.times(self.owed).into())
    }
}

impl Verdict {
    /// `None` where the window does not apply.
    pub fn points(&self) -> Option<Fraction> {
        match self {
            Verdict::Points(points) => Some(points.clone()),
            Verdict::Missing | Verdict::Unsaid => Some(Fraction::ZERO),
            Verdict::NotApplicable => None,
        }
    }
}

impl Marks {
    /// A county's marks, out of its book.
    pub fn of(contest: &Contest<'_>, book: &Book, county: CountyIx) -> Marks {
        let year = Year { contest, book, county };
        let counted = |strive: bool| !strive || contest.scoring.strive_counts;
        let targets = contest.targets.iter().map(|asked| {
            let windows = year.windows(asked);
            Mark {
                weight: contest.scoring.weight_of_target(asked.at),
                points: mean(windows.iter().filter_map(|window| window.verdict.points())),
                counted: counted(asked.target.strive),
                of: Of::Target { at: asked.at, indicator: asked.indicator, windows },
            }
        });
        let matters = Matter::ALL.into_iter().map(|matter| {
            let share = match matter {
                Matter::Submissions => year.submissions(),
                Matter::Duties => year.duties(),
                Matter::Quality => year.quality(),
            };
            let weight = contest.scoring.weight_of(matter);
            Mark { weight, points: share.points(), counted: true, of: Of::Matter { matter, share } }
        });
        let submissions = &book.submissions()[contest.submissions.clone()];
        Marks {
            county,
            expected: submissions.len(),
            received: submissions.iter().filter(|submission| submission.reported).count(),
            left_out: submissions.iter().map(|submission| submission.left_out).sum(),
            marks: targets.chain(matters).collect(),
        }
    }

    /// Whether nothing that counts came in all year.
    pub fn is_silent(&self) -> bool {
        self.received == 0
    }

    /// The weighted mean of some of the marks, of a hundred; `None` where none of them weighs anything.
    pub fn of_hundred(&self, which: impl Fn(&Mark) -> bool) -> Option<Fraction> {
        let (mut sum, mut weights) = (Fraction::ZERO, Decimal::ZERO);
        for mark in self.marks.iter().filter(|mark| which(mark)) {
            if let Some(points) = &mark.points {
                sum = sum + points.clone() * mark.weight.into();
                weights = weights + mark.weight;
            }
        }
        Some(sum.over(&weights.into())? * Decimal::whole(100).into())
    }

    /// What a mark brings to the total, and what it could have brought; of a hundred.
    pub fn brings(&self, mark: &Mark) -> Option<(Fraction, Fraction)> {
        let points = mark.points.clone().filter(|_| mark.counted)?;
        let weighs = |mark: &&Mark| mark.counted && mark.points.is_some();
        let weights: Decimal = self.marks.iter().filter(weighs).map(|mark| mark.weight).sum();
        let could = (Fraction::from(mark.weight) * Decimal::whole(100).into()).over(&weights.into())?;
        Some((points * could.clone(), could))
    }
}

struct Year<'a> {
    contest: &'a Contest<'a>,
    book: &'a Book,
    county: CountyIx,
}

impl Year<'_> {
    fn plan(&self) -> &Plan {
        self.contest.plan
    }

    fn holds(&self, period: Period) -> bool {
        period.year() == self.contest.year
    }

    /// The windows that have begun and that no earlier year has closed.
    fn windows(&self, asked: &Asked) -> Vec<WindowMark> {
        let target = (asked.indicator, &asked.target);
        let begun = OwnWindow::begun(self.plan(), self.book, self.county, target, self.contest.as_of);
        let year = Period::new(Cadence::Year, self.contest.year, 1);
        let in_year = |window: &OwnWindow| year.is_some_and(|year| window.window.end >= year.start());
        begun.into_iter().filter(in_year).map(window_mark).collect()
    }

    /// Submissions that came in time, a partial one by the share of its rows.
    fn submissions(&self) -> Share {
        let periods = self.contest.submissions.clone();
        let mut share = Share::of(0, periods.len());
        for at in periods {
            let period = self.plan().submission_periods()[at];
            if !self.book.submissions()[at].reported {
                continue;
            }
            let came = self.contest.arrivals.of(self.county, period);
            if came.as_ref().is_some_and(|arrival| Due::of(self.plan(), period).left(arrival.day) < 0) {
                share.late += 1;
                continue;
            }
            share.undated += usize::from(came.is_none());
            let answered = Answered::of(self.plan(), self.book, at, true);
            let part = Fraction::of(Decimal::ONE.times(answered.answered), Decimal::ONE.times(answered.asked));
            share.had = share.had + part.unwrap_or(Fraction::ONE);
        }
        share
    }

    /// Duties of counties that a document answers, period by period.
    fn duties(&self) -> Share {
        let duties = self.plan().duties.iter().filter(|duty| duty.who == Bearer::County);
        let periods = duties.filter_map(|duty| duty.every).flat_map(|every| self.plan().periods(every));
        let owed: Vec<_> = periods.filter(|period| self.holds(**period)).collect();
        let had = owed.iter().filter(|period| self.contest.documents.has(***period, Some(self.county))).count();
        Share::of(had, owed.len())
    }

    /// Rows that count, of those and the ones left out for an error.
    fn quality(&self) -> Share {
        let plan = self.plan();
        let figures = (0..plan.indicators.len()).map(IndicatorIx).map(|ix| {
            let periods = plan.periods(plan.indicator(ix).periods);
            let entries = self.book.tracks(ix).iter().flatten();
            entries.filter(|entry| periods.get(entry.period as usize).is_some_and(|period| self.holds(*period))).count()
        });
        let submissions = self.contest.submissions.clone();
        let states = (0..plan.tasks.len()).map(|task| {
            self.book.states(TaskIx(task)).iter().filter(|entry| submissions.contains(&entry.submission)).count()
        });
        let count: usize = figures.sum::<usize>() + states.sum::<usize>();
        let left_out: usize = self.book.submissions()[submissions.clone()].iter().map(|it| it.left_out).sum();
        Share::of(count, count + left_out)
    }
}

fn window_mark(OwnWindow { window, own, due, unsaid }: OwnWindow) -> WindowMark {
    let reached = |progress: &Fraction| match progress.clone().over(&due) {
        Some(share) => share.min(Fraction::ONE),
        // Nothing is due yet.
        None => Fraction::ONE,
    };
    let verdict = match &own.attainment {
        _ if own.status == Status::NotApplicable => Verdict::NotApplicable,
        None => Verdict::Missing,
        Some(_) if unsaid => Verdict::Unsaid,
        Some(progress) => Verdict::Points(reached(progress)),
    };
    WindowMark { window, figure: own.figure, actual: own.actual, progress: own.attainment, due, verdict }
}

fn mean(points: impl Iterator<Item = Fraction>) -> Option<Fraction> {
    let (sum, count) = points.fold((Fraction::ZERO, 0), |(sum, count), points| (sum + points, count + 1));
    sum.over(&Decimal::ONE.times(count).into())
}
