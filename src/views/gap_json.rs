//! `gap --format json`: every part of every target, reached ones too. Counts are exact, ratios cut after six
//! decimals; what is not known, or does not apply, is `null`.

use serde::Serialize;

use super::{
    Selection,
    amounts::{PLACES, actual},
};
use crate::{
    gap::{Gap, Gaps, Part, Short, Want},
    model::{Goal, Indicator, Plan, Target, Window},
    number::Decimal,
};

#[derive(Serialize)]
pub struct GapsJson<'a> {
    plan: &'a str,
    as_of: String,
    sample: bool,
    targets: Vec<TargetJson<'a>>,
}

#[derive(Serialize)]
struct TargetJson<'a> {
    id: &'a str,
    indicator: &'a str,
    action: &'a str,
    unit: &'a str,
    op: &'static str,
    figure: Option<Decimal>,
    strive: bool,
    each: &'static str,
    window: WindowJson,
    closed: bool,
    remaining: Vec<String>,
    next: Option<WindowJson>,
    parts: Vec<PartJson<'a>>,
}

#[derive(Serialize)]
struct WindowJson {
    start: String,
    end: String,
}

#[derive(Serialize)]
struct PartJson<'a> {
    county: Option<&'a str>,
    figure: Option<Decimal>,
    actual: Option<Decimal>,
    state: &'static str,
    gap: Option<Decimal>,
    needed: Option<Decimal>,
    steps: Vec<StepJson>,
    barrier: Option<&'static str>,
    most: Option<Decimal>,
    room: Option<Decimal>,
    silent: usize,
    stale: bool,
    sites: Option<SitesJson>,
}

#[derive(Serialize)]
struct StepJson {
    period: String,
    bring: Decimal,
}

#[derive(Serialize)]
struct SitesJson {
    owed: usize,
    short: usize,
}

/// The whole answer.
pub fn gaps<'a>(plan: &'a Plan, gaps: &Gaps, sample: bool, selection: &Selection) -> GapsJson<'a> {
    let targets = plan.targets().zip(&gaps.targets);
    let targets = targets.filter(|((_, indicator, _), _)| selection.has_action(plan.action_of(indicator)));
    let targets = targets.map(|((_, indicator, target), gap)| target_json(plan, indicator, target, gap, selection));
    GapsJson { plan: &plan.id, as_of: gaps.as_of.to_string(), sample, targets: targets.collect() }
}

fn target_json<'a>(
    plan: &'a Plan,
    indicator: &'a Indicator,
    target: &'a Target,
    gap: &Gap,
    selection: &Selection,
) -> TargetJson<'a> {
    TargetJson {
        id: &target.id,
        indicator: &indicator.id,
        action: plan.action_of(indicator),
        unit: &indicator.unit,
        op: target.op(),
        figure: match &target.goal {
            Goal::Level(level) => Some(level.figure),
            Goal::Trend(_) => None,
        },
        strive: target.strive,
        each: target.owed().word(),
        window: window(gap.window),
        closed: gap.closed,
        remaining: gap.remaining.iter().map(ToString::to_string).collect(),
        next: gap.next.map(window),
        parts: gap.parts_of(selection.county).map(|part| part_json(plan, indicator, gap, part)).collect(),
    }
}

fn part_json<'a>(plan: &'a Plan, indicator: &Indicator, gap: &Gap, part: &Part) -> PartJson<'a> {
    let (short, room) = match &part.want {
        Want::Short(short) => (Some(short), None),
        Want::Nothing { room } => (None, room.as_ref()),
        _ => (None, None),
    };
    let steps = short.map(|short: &Short| gap.remaining.iter().zip(&short.steps)).into_iter().flatten();
    let barrier = short.and_then(|short| short.barrier);
    PartJson {
        county: part.county.map(|county| plan.county(county).id.as_str()),
        figure: part.figure,
        actual: actual(indicator, part.actual),
        state: part.want.word(),
        gap: short.and_then(|short| short.gap.as_ref()).map(|gap| gap.cut(PLACES)),
        needed: short.and_then(|short| short.needed),
        steps: steps.map(|(period, bring)| StepJson { period: period.to_string(), bring: *bring }).collect(),
        barrier: barrier.map(|barrier| barrier.word()),
        most: barrier.and_then(|barrier| barrier.most()),
        room: room.map(|room| room.cut(PLACES)),
        silent: part.silent,
        stale: part.stale,
        sites: part.sites.map(|sites| SitesJson { owed: sites.owed, short: sites.short }),
    }
}

fn window(window: Window) -> WindowJson {
    WindowJson { start: window.start.to_string(), end: window.end.to_string() }
}
