//! The counties' yearly ranking: what each has earned of what it owes itself, of its reporting and its
//! duties, weighed by `plan/scoring.toml`. Pure and exact: [`Marks`] are one county's, made while its book is
//! open; a [`Ranking`] puts all of them in order. Totals are compared as fractions, never as they are shown.

mod marks;

pub use marks::{Mark, Marks, Of, Share, Verdict, WindowMark};

use std::cmp::Ordering;

use crate::{
    arrivals::Arrivals,
    calendar::{Cadence, Date, Period},
    model::{CountyIx, IndicatorIx, Plan, Target},
    number::{Decimal, Fraction},
    owed::Documents,
    scoring::{Bonus, Matter, Scoring, Veto, years},
};

/// What a year's ranking is about.
pub struct Contest<'a> {
    pub plan: &'a Plan,
    pub scoring: &'a Scoring,
    pub year: i32,
    /// The year's end, or the plan's.
    pub as_of: Date,
    /// The plan's submission periods that end in the year, by their places.
    submissions: std::ops::Range<usize>,
    targets: Vec<Asked>,
    arrivals: &'a Arrivals,
    documents: &'a Documents,
}

/// A target as counties owe it.
struct Asked {
    at: usize,
    indicator: IndicatorIx,
    target: Target,
}

impl<'a> Contest<'a> {
    /// `None` for a year of which the plan has no submission period.
    pub fn of(
        plan: &'a Plan,
        scoring: &'a Scoring,
        (arrivals, documents): (&'a Arrivals, &'a Documents),
        year: i32,
    ) -> Option<Contest<'a>> {
        let (first, last) = years(plan)?;
        let end = Period::new(Cadence::Year, year, 1).filter(|_| (first..=last).contains(&year))?.end();
        let periods = plan.submission_periods();
        let before = |year: i32| periods.partition_point(|period| period.year() < year);
        let targets = plan.targets().enumerate().filter_map(|(at, (indicator, _, target))| {
            Some(Asked { at, indicator, target: scoring.owed_by_counties(at, target)? })
        });
        Some(Contest {
            plan,
            scoring,
            year,
            as_of: end.min(plan.end),
            submissions: before(year)..before(year + 1),
            targets: targets.collect(),
            arrivals,
            documents,
        })
    }
}

/// A year's ranking.
#[derive(Debug, Clone)]
pub struct Ranking {
    pub year: i32,
    pub as_of: Date,
    /// Submissions of the year that were expected of all counties, and those reported.
    pub expected: usize,
    pub received: usize,
    /// Rows of the year that do not count for an error.
    pub left_out: usize,
    pub strive_counts: bool,
    /// By place; those without one last. Ties stand in the plan's order.
    pub counties: Vec<Ranked>,
}

/// A county and how it came out.
#[derive(Debug, Clone)]
pub struct Ranked {
    pub county: CountyIx,
    /// Ties share one, and the next one is left out: 1, 1, 3. `None` for a veto, and while nobody has said anything.
    pub place: Option<usize>,
    /// Of a hundred, and what was added or taken off.
    pub total: Fraction,
    /// What is only aspired to, of a hundred, where it is not in the total.
    pub strive: Option<Fraction>,
    pub marks: Marks,
    pub bonuses: Vec<Bonus>,
    pub vetoes: Vec<Veto>,
}

impl Ranking {
    /// Puts all counties' marks in order.
    pub fn of(contest: &Contest<'_>, marks: Vec<Marks>) -> Ranking {
        let (expected, received) =
            marks.iter().fold((0, 0), |(all, came), marks| (all + marks.expected, came + marks.received));
        let left_out = marks.iter().map(|marks| marks.left_out).sum();
        let mut counties: Vec<_> = marks.into_iter().map(|marks| Ranked::of(contest, marks)).collect();
        counties.sort_by(Ranked::order);
        for at in 0..counties.len() {
            let tied = at > 0 && counties[at - 1].order(&counties[at]) == Ordering::Equal;
            let place = if tied { counties[at - 1].place } else { Some(at + 1) };
            counties[at].place = place.filter(|_| received > 0 && counties[at].vetoes.is_empty());
        }
        Ranking {
            year: contest.year,
            as_of: contest.as_of,
            expected,
            received,
            left_out,
            strive_counts: contest.scoring.strive_counts,
            counties,
        }
    }

    pub fn county(&self, county: CountyIx) -> Option<&Ranked> {
        self.counties.iter().find(|ranked| ranked.county == county)
    }
}

impl Ranked {
    fn of(contest: &Contest<'_>, marks: Marks) -> Ranked {
        let (scoring, county) = (contest.scoring, marks.county);
        let bonuses: Vec<_> = scoring.bonuses(county, contest.year).cloned().collect();
        let added: Decimal = bonuses.iter().map(|bonus| bonus.points).sum();
        // A county that has said nothing all year has nothing to add to.
        let total = match marks.is_silent() {
            true => Fraction::ZERO,
            false => marks.of_hundred(|mark| mark.counted).unwrap_or(Fraction::ZERO) + added.into(),
        };
        let strive = marks.of_hundred(|mark| !mark.counted);
        Ranked {
            county,
            place: None,
            total,
            strive,
            bonuses,
            vetoes: scoring.vetoes(county, contest.year).cloned().collect(),
            marks,
        }
    }

    /// Vetoed counties last, before them those that said nothing, and of all others more points first.
    fn order(&self, other: &Ranked) -> Ordering {
        let last = |ranked: &Ranked| (!ranked.vetoes.is_empty(), ranked.marks.is_silent());
        last(self).cmp(&last(other)).then_with(|| other.total.cmp(&self.total))
    }

    /// What was added, and taken off.
    pub fn added(&self) -> Decimal {
        self.bonuses.iter().map(|bonus| bonus.points).sum()
    }

    /// The counted targets together, of a hundred; `None` where none applies.
    pub fn of_targets(&self) -> Option<Fraction> {
        self.marks.of_hundred(|mark| mark.counted && matches!(mark.of, Of::Target { .. }))
    }

    /// One of the other matters, of a hundred.
    pub fn of_matter(&self, matter: Matter) -> Option<Fraction> {
        self.marks.of_hundred(|mark| matches!(&mark.of, Of::Matter { matter: other, .. } if *other == matter))
    }
}
