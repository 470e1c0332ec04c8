//! Duties that come back with a rhythm, and the documents that answer them. One document answers every
//! duty of its bearer and its period.

use std::collections::HashSet;

use super::{Due, Owing};
use crate::{
    calendar::Period,
    model::{Bearer, CountyIx, Duty},
};

/// For which periods documents lie in the workspace, and whose: a county's, or the city's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Documents {
    found: HashSet<(Period, Option<CountyIx>)>,
}

impl Documents {
    /// Notes a document of a county, or of the city.
    pub fn add(&mut self, period: Period, county: Option<CountyIx>) {
        self.found.insert((period, county));
    }

    pub fn has(&self, period: Period, county: Option<CountyIx>) -> bool {
        self.found.contains(&(period, county))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DutyState {
    Fulfilled,
    Owed,
    /// Owed, and its due date has passed.
    Overdue,
}

impl DutyState {
    /// The word of machine answers.
    pub fn word(self) -> &'static str {
        match self {
            DutyState::Fulfilled => "fulfilled",
            DutyState::Owed => "owed",
            DutyState::Overdue => "overdue",
        }
    }
}

/// One period of a duty.
#[derive(Debug, Clone)]
pub struct DutyRound<'a> {
    pub duty: &'a Duty,
    pub period: Period,
    pub due: Due,
    /// By county; of a duty of the city one, without a county.
    pub states: Vec<(Option<CountyIx>, DutyState)>,
}

impl<'a> DutyRound<'a> {
    pub(super) fn of(owing: &'a Owing<'_>, duty: &'a Duty, period: Period) -> DutyRound<'a> {
        let due = Due::of(owing.plan, period);
        let owed = if due.left(owing.horizon.today) < 0 { DutyState::Overdue } else { DutyState::Owed };
        let bearers: Vec<_> = match duty.who {
            Bearer::County => owing.counties().map(Some).collect(),
            Bearer::City => owing.county.is_none().then_some(None).into_iter().collect(),
        };
        let state = |bearer| if owing.documents.has(period, bearer) { DutyState::Fulfilled } else { owed };
        DutyRound { duty, period, due, states: bearers.into_iter().map(|bearer| (bearer, state(bearer))).collect() }
    }
}
