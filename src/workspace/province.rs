//! Several cities' workspaces of one plan, gone through as if their counties stood in one. Each city's files
//! are read by its own copy of the plan; only what they add up to is judged by the plan of all.

use rayon::prelude::*;

use super::{
    Progress, Survey,
    asked::{Asked, Sums},
};
use crate::{
    attainment::{AsOf, Figures},
    calendar::Date,
    model::Plan,
};

/// The cities' surveys, in the order of the counties of the plan that unites theirs.
pub struct Province<'a> {
    pub plan: &'a Plan,
    pub cities: Vec<Survey<'a>>,
    /// Who is told how far all of them are.
    pub progress: &'a dyn Progress,
    pub verified: bool,
}

/// A city is read: its counties are some of those that have been announced.
struct Part<'a>(&'a dyn Progress);

impl Progress for Part<'_> {
    fn begins(&self, _counties: usize) {}

    fn advances(&self) {
        self.0.advances();
    }
}

impl Province<'_> {
    /// What [`Survey::figures`] gives, of all cities' counties.
    pub fn figures(&self, as_of: AsOf, compare: Option<AsOf>) -> anyhow::Result<Figures> {
        let asked = Asked { as_of, compare, verified: self.verified };
        asked.figures(self.plan, &self.files_by_period(), |days| Ok(self.sums(days)?.judge(self.plan, days)))
    }

    fn files_by_period(&self) -> Vec<usize> {
        let mut files = vec![0; self.plan.submission_periods().len()];
        for city in &self.cities {
            for (all, more) in files.iter_mut().zip(city.layout.files_by_period(city.plan)) {
                *all += more;
            }
        }
        files
    }

    fn sums(&self, days: &[Date]) -> anyhow::Result<Sums> {
        let part = Part(self.progress);
        self.progress.begins(self.plan.counties.len());
        let city = |city: &Survey<'_>| city.told(&part).verified(self.verified).sums(days);
        let sums: Vec<_> = self.cities.par_iter().map(city).collect::<anyhow::Result<_>>()?;
        Ok(sums.into_iter().fold(Sums::none(days), Sums::join))
    }
}
