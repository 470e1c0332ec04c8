//! `status --format json`, frozen as SPEC §8 has it: types of its own, so that nothing elsewhere can
//! change it by accident. Shares and ratios are cut after six decimals; unknown is `null`.

use serde::Serialize;

use super::{
    Cities, City, Selection,
    amounts::{PLACES, actual, county_actual, cut},
    province::Sent,
};
use crate::{
    attainment::{Assessment, CountyState, Figures, Standing, TargetOutcome, WindowOutcome},
    book::TaskState,
    calendar::Date,
    model::{CountyIx, Goal, Indicator, Owed, Plan, Window},
    number::Decimal,
};

#[derive(Serialize)]
pub struct StatusJson<'a> {
    plan: &'a str,
    as_of: String,
    sample: bool,
    submissions: Submissions,
    left_out: usize,
    /// Only of several workspaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    workspaces: Option<Vec<CityJson<'a>>>,
    /// Only where verified figures were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<VerifiedJson>,
    tasks: Vec<TaskJson<'a>>,
    targets: Vec<TargetJson<'a>>,
}

#[derive(Serialize)]
struct Submissions {
    expected: usize,
    received: usize,
}

/// What a city sent.
#[derive(Serialize)]
struct CityJson<'a> {
    workspace: &'a str,
    issuer: &'a str,
    sample: bool,
    counties: usize,
    submissions: Submissions,
    left_out: usize,
}

/// How many reported figures had a verified one put in their place, and how many of these it changed.
#[derive(Serialize)]
struct VerifiedJson {
    replaced: usize,
    changed: usize,
}

#[derive(Serialize)]
struct TaskJson<'a> {
    id: &'a str,
    done: usize,
    in_progress: usize,
    not_started: usize,
    not_applicable: usize,
    missing: usize,
}

#[derive(Serialize)]
struct TargetJson<'a> {
    id: &'a str,
    indicator: &'a str,
    action: &'a str,
    task: &'a str,
    unit: &'a str,
    op: &'static str,
    figure: Option<Decimal>,
    strive: bool,
    each: &'static str,
    window: WindowJson,
    elapsed: Decimal,
    due: Option<Decimal>,
    actual: Option<Decimal>,
    attainment: Option<Decimal>,
    status: &'static str,
    held: usize,
    closed: usize,
    reported: usize,
    applicable: usize,
    stale: usize,
    windows: Vec<PastWindowJson>,
    counties: Vec<CountyJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<BeforeJson>,
}

#[derive(Serialize)]
struct WindowJson {
    start: String,
    end: String,
}

#[derive(Serialize)]
struct PastWindowJson {
    start: String,
    end: String,
    actual: Option<Decimal>,
    attainment: Option<Decimal>,
    status: &'static str,
}

#[derive(Serialize)]
struct CountyJson<'a> {
    county: &'a str,
    reported: bool,
    figure: Option<Decimal>,
    actual: Option<Decimal>,
    attainment: Option<Decimal>,
    status: Option<&'static str>,
    stale: bool,
    held: Option<usize>,
    closed: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<BeforeJson>,
}

#[derive(Serialize)]
struct BeforeJson {
    actual: Option<Decimal>,
    attainment: Option<Decimal>,
    status: Option<&'static str>,
}

/// The whole answer.
pub fn status<'a>(plan: &'a Plan, figures: &Figures, sample: bool, selection: &Selection) -> StatusJson<'a> {
    let now = &figures.assessment;
    let before = figures.before.as_ref();
    let targets = plan.targets().zip(&now.targets).enumerate();
    let targets = targets.filter(|(_, ((_, indicator, _), _))| selection.has_action(plan.action_of(indicator))).map(
        |(at, ((_, indicator, target), outcome))| {
            let before = before.map(|before| &before.targets[at]);
            TargetView { plan, indicator, selection }.json(target, outcome, before)
        },
    );
    StatusJson {
        plan: &plan.id,
        as_of: day(now.as_of),
        sample,
        submissions: Submissions {
            expected: figures.reported.expected(plan, now.as_of),
            received: figures.reported.received(plan, now.as_of),
        },
        left_out: figures.reported.left_out(plan, now.as_of),
        workspaces: None,
        verified: figures.verified.map(|it| VerifiedJson { replaced: it.verified, changed: it.changed }),
        tasks: tasks(plan, now, selection),
        targets: targets.collect(),
    }
}

impl<'a> StatusJson<'a> {
    /// The same answer, with what each city sent.
    pub fn of_cities(self, plan: &Plan, figures: &Figures, cities: &'a Cities) -> StatusJson<'a> {
        let city = |City { name, issuer, sample, counties }: &'a City| {
            let sent = Sent::of(plan, figures, counties);
            let submissions = Submissions { expected: sent.expected, received: sent.received };
            CityJson {
                workspace: name,
                issuer,
                sample: *sample,
                counties: counties.len(),
                submissions,
                left_out: sent.left_out,
            }
        };
        StatusJson { workspaces: Some(cities.cities.iter().map(city).collect()), ..self }
    }
}

fn tasks<'a>(plan: &'a Plan, now: &Assessment, selection: &Selection) -> Vec<TaskJson<'a>> {
    let listed = plan.tasks.iter().zip(&now.states).filter(|(task, _)| selection.has_action(&task.action));
    listed
        .map(|(task, states)| {
            let states: Vec<_> = selection.counties(plan).map(|county| states[county.0]).collect();
            let count = |wanted: Option<TaskState>| states.iter().filter(|state| **state == wanted).count();
            TaskJson {
                id: &task.id,
                done: count(Some(TaskState::Done)),
                in_progress: count(Some(TaskState::InProgress)),
                not_started: count(Some(TaskState::NotStarted)),
                not_applicable: count(Some(TaskState::NotApplicable)),
                missing: count(None),
            }
        })
        .collect()
}

struct TargetView<'a, 's> {
    plan: &'a Plan,
    indicator: &'a Indicator,
    selection: &'s Selection,
}

impl<'a> TargetView<'a, '_> {
    fn json(
        &self,
        target: &'a crate::model::Target,
        outcome: &TargetOutcome,
        before: Option<&TargetOutcome>,
    ) -> TargetJson<'a> {
        let counties = self.selection.counties(self.plan).map(|county| {
            let before = before.map(|before| &before.counties[county.0]);
            self.county(county, target.owed(), &outcome.counties[county.0], before)
        });
        TargetJson {
            id: &target.id,
            indicator: &self.indicator.id,
            action: self.plan.action_of(self.indicator),
            task: &self.plan.task(self.indicator.task).id,
            unit: &self.indicator.unit,
            op: target.op(),
            figure: match &target.goal {
                Goal::Level(level) => Some(level.figure),
                Goal::Trend(_) => None,
            },
            strive: target.strive,
            each: target.owed().word(),
            window: window(outcome.window),
            elapsed: outcome.elapsed.cut(PLACES),
            due: cut(outcome.due.as_ref()),
            actual: actual(self.indicator, outcome.actual),
            attainment: cut(outcome.attainment.as_ref()),
            status: outcome.status.word(),
            held: outcome.held,
            closed: outcome.closed,
            reported: outcome.reported,
            applicable: outcome.applicable,
            stale: outcome.stale,
            windows: outcome.windows.iter().map(|window| self.past(window)).collect(),
            counties: counties.collect(),
            before: before.map(|before| BeforeJson {
                actual: actual(self.indicator, before.actual),
                attainment: cut(before.attainment.as_ref()),
                status: Some(before.status.word()),
            }),
        }
    }

    fn past(&self, outcome: &WindowOutcome) -> PastWindowJson {
        let WindowJson { start, end } = window(outcome.window);
        PastWindowJson {
            start,
            end,
            actual: actual(self.indicator, outcome.actual),
            attainment: cut(outcome.attainment.as_ref()),
            status: outcome.status.word(),
        }
    }

    fn county(
        &self,
        county: CountyIx,
        owed: &Owed,
        state: &CountyState,
        before: Option<&CountyState>,
    ) -> CountyJson<'a> {
        let own = state.own.as_ref();
        CountyJson {
            county: &self.plan.county(county).id,
            reported: state.standing != Standing::Missing,
            figure: own.map(|own| own.figure),
            actual: county_actual(self.indicator, owed, state),
            attainment: own.and_then(|own| cut(own.attainment.as_ref())),
            status: own.map(|own| own.status.word()),
            stale: state.standing.is_stale(),
            held: own.map(|own| own.held),
            closed: own.map(|own| own.closed),
            before: before.map(|before| BeforeJson {
                actual: county_actual(self.indicator, owed, before),
                attainment: before.own.as_ref().and_then(|own| cut(own.attainment.as_ref())),
                status: before.own.as_ref().map(|own| own.status.word()),
            }),
        }
    }
}

fn window(window: Window) -> WindowJson {
    WindowJson { start: day(window.start), end: day(window.end) }
}

fn day(date: Date) -> String {
    date.to_string()
}
