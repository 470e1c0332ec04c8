//! Who owes what by a day: which of the rows that its forms ask for a county has answered, and which duties
//! a document answers. Pure: counties' books, the documents that were found and the days on which submissions
//! came in go in.

mod duties;
mod horizon;
mod submissions;

pub use duties::{Documents, DutyRound, DutyState};
pub use horizon::{Due, Horizon};
pub use submissions::{Answered, Lacking, Round, State, Submissions};

use crate::{
    arrivals::Arrivals,
    model::{CountyIx, Plan},
};

/// Everything that is owed as of a day, by all counties and the city or by one county alone.
pub struct Owing<'a> {
    pub plan: &'a Plan,
    pub horizon: Horizon,
    /// The one county that is asked about.
    pub county: Option<CountyIx>,
    pub submissions: Submissions,
    pub documents: Documents,
    pub arrivals: Arrivals,
}

impl Owing<'_> {
    /// The submissions, by period.
    pub fn rounds(&self) -> Vec<Round<'_>> {
        let periods = self.horizon.among(self.plan.submission_periods());
        let rounds = periods.enumerate().map(|(at, (_, period))| Round {
            period,
            due: Due::of(self.plan, period),
            counties: self.counties().map(|county| (county, &self.submissions.of(county)[at])).collect(),
            arrivals: &self.arrivals,
        });
        rounds.collect()
    }

    /// The duties that have a rhythm, as the plan has them, each by period.
    pub fn duty_rounds(&self) -> Vec<DutyRound<'_>> {
        let rhythmic = self.plan.duties.iter().filter_map(|duty| Some((duty, duty.every?)));
        let rounds = rhythmic.flat_map(|(duty, every)| {
            let periods = self.horizon.among(self.plan.periods(every));
            periods.map(move |(_, period)| DutyRound::of(self, duty, period))
        });
        rounds.filter(|round| !round.states.is_empty()).collect()
    }

    /// Whether anything is owed whose due date has passed.
    pub fn is_overdue(&self) -> bool {
        let late = |due: Due| due.left(self.horizon.today) < 0;
        let submissions = self.rounds().into_iter().filter(|round| late(round.due));
        submissions.flat_map(|round| round.counties).any(|(_, answered)| answered.state != State::Complete)
            || self.duty_rounds().iter().flat_map(|round| &round.states).any(|(_, state)| *state == DutyState::Overdue)
    }

    /// Rows of the submissions asked about that do not count for an error.
    pub fn left_out(&self) -> usize {
        self.rounds().iter().flat_map(|round| &round.counties).map(|(_, answered)| answered.left_out).sum()
    }

    /// The counties that are asked about.
    fn counties(&self) -> impl Iterator<Item = CountyIx> {
        let counties = (0..self.plan.counties.len()).map(CountyIx);
        counties.filter(|county| self.county.is_none_or(|only| only == *county))
    }
}
