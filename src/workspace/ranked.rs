//! The ranking of a year, out of everything that the workspace holds: for its own command, and for a report on a
//! year.

use super::{Survey, Workspace};
use crate::ranking::{Contest, Ranking};

impl Workspace {
    /// How the counties rank in a year, by what a survey reads; `None` for a year outside the plan.
    pub fn ranking(&self, survey: &Survey<'_>, year: i32) -> anyhow::Result<Option<Ranking>> {
        // What is wrong with the list of arrivals is told by a check.
        let (arrivals, _) = self.arrivals(survey.plan, survey.layout)?;
        let documents = self.documents(survey.plan)?;
        let contest = Contest::of(survey.plan, &self.scoring, (&arrivals, &documents), year);
        contest.map(|contest| Ok(Ranking::of(&contest, survey.marks(&contest)?))).transpose()
    }
}
