//! Figures as they are asked for: counties added up, of one workspace or of several, and the day that they
//! are those of.

use crate::{
    attainment::{AsOf, Assessment, Figures, Reported, Tally},
    book::Replaced,
    calendar::Date,
    model::Plan,
};

/// Counties added up for some days, before anything is judged.
pub(super) struct Sums {
    pub(super) reported: Reported,
    pub(super) replaced: Replaced,
    /// A day each.
    pub(super) tallies: Vec<Tally>,
}

impl Sums {
    /// Those of no county.
    pub(super) fn none(days: &[Date]) -> Sums {
        Sums {
            reported: Reported::default(),
            replaced: Replaced::default(),
            tallies: vec![Tally::default(); days.len()],
        }
    }

    /// Adds counties that come behind these.
    pub(super) fn join(self, later: Sums) -> Sums {
        Sums {
            reported: self.reported.join(later.reported),
            replaced: self.replaced.join(later.replaced),
            tallies: self.tallies.into_iter().zip(later.tallies).map(|(tally, later)| tally.join(later)).collect(),
        }
    }

    pub(super) fn judge(self, plan: &Plan, days: &[Date]) -> Assessed {
        let assessments = self.tallies.into_iter().zip(days).map(|(tally, day)| tally.judge(plan, *day)).collect();
        Assessed { reported: self.reported, replaced: self.replaced, assessments }
    }
}

/// How everything stands on some days.
#[derive(Debug, Clone)]
pub struct Assessed {
    pub reported: Reported,
    pub replaced: Replaced,
    /// A day each.
    pub assessments: Vec<Assessment>,
}

/// Which days are wanted, and whose word is taken.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) as_of: AsOf,
    pub(super) compare: Option<AsOf>,
    pub(super) verified: bool,
}

impl Asked {
    /// Which day is the latest is known only when all is read, so it is guessed from the files that are
    /// there, so many by period; only a wrong guess costs a second reading.
    pub(super) fn figures(
        self,
        plan: &Plan,
        files: &[usize],
        assess: impl Fn(&[Date]) -> anyhow::Result<Assessed>,
    ) -> anyhow::Result<Figures> {
        let counties = plan.counties.len();
        let before = self.compare.map(|compare| compare.resolve(plan, files, counties));
        let mut day = self.as_of.resolve(plan, files, counties);
        loop {
            let days: Vec<_> = [day].into_iter().chain(before).collect();
            let Assessed { reported, replaced, mut assessments } = assess(&days)?;
            let right = self.as_of.resolve(plan, &reported.by_period(plan), counties);
            if right == day {
                let before = assessments.drain(1..).next();
                let assessment = assessments.remove(0);
                return Ok(Figures { reported, assessment, before, verified: self.verified.then_some(replaced) });
            }
            day = right;
        }
    }
}
