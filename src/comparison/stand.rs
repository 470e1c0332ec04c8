//! How a target stands, for the city or for a county, and whether that has moved.

use std::collections::{HashMap, HashSet};

use crate::{
    attainment::{Assessment, CountyState, Status, Sum, TargetOutcome},
    calendar::Date,
    model::{Indicator, Owed, Plan, Target},
    number::{Decimal, Fraction},
};

/// A target as the city or a county stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stand {
    /// The actual, uncut: by it two are compared.
    exact: Option<Fraction>,
    /// The actual as it is shown: a count, or a ratio cut after six decimals.
    pub actual: Option<Decimal>,
    pub attainment: Option<Fraction>,
    /// `None` for a county in what the city owes as a whole.
    pub status: Option<Status>,
}

/// Digits of ratios and shares.
const PLACES: u8 = 6;

impl Stand {
    pub fn of_city(indicator: &Indicator, outcome: &TargetOutcome) -> Stand {
        let stand = Stand::of_sum(indicator, outcome.actual);
        Stand { attainment: outcome.attainment.clone(), status: Some(outcome.status), ..stand }
    }

    pub fn of_county(indicator: &Indicator, target: &Target, state: &CountyState) -> Stand {
        let Some(own) = &state.own else { return Stand::of_sum(indicator, state.standing.sum()) };
        let stand = match target.owed() {
            // By site: the parts that hold, a count whatever the indicator is.
            Owed::EachSite => {
                let actual = own.actual.map(|holding| holding.value);
                Stand { exact: actual.map(Fraction::from), actual, ..Stand::default() }
            }
            _ => Stand::of_sum(indicator, state.standing.sum()),
        };
        Stand { attainment: own.attainment.clone(), status: Some(own.status), ..stand }
    }

    fn of_sum(indicator: &Indicator, sum: Option<Sum>) -> Stand {
        let exact = sum.map(|sum| sum.actual(indicator));
        let actual = sum.zip(exact.as_ref()).map(|(sum, exact)| match indicator.is_ratio() {
            true => exact.cut(PLACES),
            false => sum.value,
        });
        Stand { exact, actual, ..Stand::default() }
    }
}

/// From the best to the worst; no data and n/a are apart.
fn rank(status: Status) -> Option<u8> {
    match status {
        Status::Met => Some(0),
        Status::OnPace => Some(1),
        Status::Behind => Some(2),
        Status::FarBehind => Some(3),
        Status::Missed => Some(4),
        Status::NoData | Status::NotApplicable => None,
    }
}

/// A target, or a county in it, that stands otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    pub target: String,
    /// The indicator's name.
    pub name: String,
    /// A county's id; `None` for the city.
    pub county: Option<String>,
    /// `None` where there is no such target.
    pub before: Option<Stand>,
    pub after: Option<Stand>,
}

impl Move {
    /// Whether the status got worse: a lower one, or silence in its place.
    pub fn is_regress(&self) -> bool {
        let status = |stand: &Option<Stand>| stand.as_ref().and_then(|stand| stand.status);
        let (Some(before), Some(after)) = (status(&self.before), status(&self.after)) else { return false };
        match (rank(before), rank(after)) {
            (Some(before), Some(after)) => after > before,
            (Some(_), None) => after == Status::NoData,
            (None, _) => false,
        }
    }
}

/// A plan, judged.
pub type Side<'a> = (&'a Plan, &'a Assessment);

/// Target and county.
type Key = (String, Option<String>);

/// What stands otherwise, in the order of the later plan; what it has no longer comes last. Of a target or
/// a county that is on one side alone only the city is told.
pub fn moves(before: Side<'_>, after: Side<'_>) -> Vec<Move> {
    let mut earlier: HashMap<Key, Stand> = HashMap::new();
    let mut order = Vec::new();
    for (key, name, stand) in stands(before) {
        order.push((key.clone(), name));
        earlier.insert(key, stand);
    }
    let mut moves = Vec::new();
    let mut seen = HashSet::new();
    for (key, name, after) in stands(after) {
        let before = earlier.remove(&key);
        seen.insert(key.clone());
        if before.as_ref() != Some(&after) && (before.is_some() || key.1.is_none()) {
            moves.push(Move { target: key.0, name, county: key.1, before, after: Some(after) });
        }
    }
    for (key, name) in order.into_iter().filter(|(key, _)| key.1.is_none() && !seen.contains(key)) {
        let before = earlier.remove(&key);
        moves.push(Move { target: key.0, name, county: None, before, after: None });
    }
    moves
}

fn stands((plan, assessment): Side<'_>) -> impl Iterator<Item = (Key, String, Stand)> {
    plan.targets().zip(&assessment.targets).flat_map(move |((_, indicator, target), outcome)| {
        let key = move |county| ((target.id.clone(), county), indicator.name.clone());
        let city = (key(None), Stand::of_city(indicator, outcome));
        let counties = plan.counties.iter().zip(&outcome.counties);
        let counties = counties
            .map(move |(county, state)| (key(Some(county.id.clone())), Stand::of_county(indicator, target, state)));
        std::iter::once(city).chain(counties).map(|((key, name), stand)| (key, name, stand))
    })
}

/// What one commit says of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    NoWorkspace,
    PlanBroken,
    NoTarget,
    NoCounty,
    Known { as_of: Date, stand: Stand },
}

impl Reading {
    /// Whether figure and status are the same, whatever the day.
    pub fn says_the_same(&self, other: &Reading) -> bool {
        match (self, other) {
            (Reading::Known { stand, .. }, Reading::Known { stand: other, .. }) => {
                (&stand.exact, stand.status) == (&other.exact, other.status)
            }
            _ => self == other || (self.is_nothing() && other.is_nothing()),
        }
    }

    /// Whether there is nothing to read: the plan, the target or the county is not there.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Reading::NoWorkspace | Reading::NoTarget | Reading::NoCounty)
    }
}
