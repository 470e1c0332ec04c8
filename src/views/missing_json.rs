//! `missing --format json`, as `plan schema` has it: types of its own, so that nothing elsewhere can change
//! it by accident. Everything that is asked about is listed, in the plan's order, owed or not.

use serde::Serialize;

use crate::{
    calendar::Date,
    model::{CountyIx, Plan},
    owed::{Answered, DutyRound, DutyState, Lacking, Owing, Round, State},
};

#[derive(Serialize)]
pub struct MissingJson<'a> {
    today: String,
    sample: bool,
    periods: Vec<PeriodJson<'a>>,
    duties: Vec<DutyJson<'a>>,
}

#[derive(Serialize)]
struct PeriodJson<'a> {
    period: String,
    due: String,
    counties: Vec<CountyJson<'a>>,
}

#[derive(Serialize)]
struct CountyJson<'a> {
    county: &'a str,
    state: &'static str,
    /// Something lies where the submission belongs.
    file: bool,
    /// When it came in, and how many days late that was.
    received: Option<String>,
    late: Option<i64>,
    answered: usize,
    asked: usize,
    /// Of a partial submission; nil lacks all.
    lacking: Vec<LackingJson<'a>>,
}

#[derive(Serialize)]
struct LackingJson<'a> {
    item: &'a str,
    rows: usize,
}

#[derive(Serialize)]
struct DutyJson<'a> {
    clause: &'a str,
    name: &'a str,
    who: &'static str,
    period: String,
    due: String,
    county: Option<&'a str>,
    state: &'static str,
}

pub fn missing<'a>(owing: &'a Owing<'_>, sample: bool) -> MissingJson<'a> {
    let plan = owing.plan;
    MissingJson {
        today: date(owing.horizon.today),
        sample,
        periods: owing.rounds().iter().map(|round| period(plan, round)).collect(),
        duties: owing.duty_rounds().iter().flat_map(|round| duties(plan, round)).collect(),
    }
}

fn period<'a>(plan: &'a Plan, round: &Round<'a>) -> PeriodJson<'a> {
    let counties = round.counties.iter().map(|(ix, answered)| county(plan, round, *ix, answered));
    PeriodJson { period: round.period.to_string(), due: date(round.due.0), counties: counties.collect() }
}

fn county<'a>(plan: &'a Plan, round: &Round<'_>, ix: CountyIx, answered: &Answered) -> CountyJson<'a> {
    let lacking: &[Lacking] = match &answered.state {
        State::Partial { lacking } => lacking,
        State::Complete | State::Nil => &[],
    };
    CountyJson {
        county: &plan.county(ix).id,
        state: answered.state.word(),
        file: answered.file,
        received: round.came(ix).map(date),
        late: round.days_late(ix),
        answered: answered.answered,
        asked: answered.asked,
        lacking: lacking.iter().map(|it| LackingJson { item: plan.item_id(it.item), rows: it.rows }).collect(),
    }
}

fn duties<'a>(plan: &'a Plan, round: &DutyRound<'a>) -> Vec<DutyJson<'a>> {
    let of = |(county, state): &(Option<CountyIx>, DutyState)| DutyJson {
        clause: &round.duty.clause,
        name: &round.duty.name,
        who: round.duty.who.word(),
        period: round.period.to_string(),
        due: date(round.due.0),
        county: county.map(|ix| plan.county(ix).id.as_str()),
        state: state.word(),
    };
    round.states.iter().map(of).collect()
}

fn date(date: Date) -> String {
    date.to_string()
}
