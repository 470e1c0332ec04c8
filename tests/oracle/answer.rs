//! SPEC §8, `status --format json`: the whole answer for one as-of date as a `serde_json::Value`.
//! Counts are exact; shares and ratio actuals are cut after six decimals; `null` is what is not known
//! or does not apply.

use serde_json::{Map, Value, json};

use super::actual::*;
use super::dates::{Day, Period, show};
use super::judge::*;
use super::numbers::{Fraction, cut, decimal_text};
use super::when::*;
use super::workspace::*;

/// The answer as of the day asked for, or of the default one.
pub fn status(ws: &Workspace, asked: Option<Day>) -> Value {
    let d = as_of(ws, asked);
    let periods = ws.submission_periods();
    let due: Vec<&Period> = periods.iter().filter(|p| p.last() <= d).collect();
    let received = due.iter().map(|p| ws.counties.iter().filter(|c| ws.has_reported(c, **p)).count());
    let read = ws.files.iter().filter(|f| f.period.last() <= d);
    let mut targets = Vec::new();
    for ind in &ws.indicators {
        for target in &ind.targets {
            targets.push(one_target(ws, ind, target, d));
        }
    }
    json!({
        "plan": ws.id,
        "as_of": show(d),
        "sample": ws.sample,
        "submissions": {"expected": due.len() * ws.counties.len(), "received": received.sum::<usize>()},
        "left_out": read.map(|f| f.left_out).sum::<usize>(),
        "tasks": ws.tasks.iter().map(|t| one_task(ws, t, d)).collect::<Vec<_>>(),
        "targets": targets,
    })
}

/// A task's state in a county is the latest one reported by D.
fn one_task(ws: &Workspace, task: &Task, d: Day) -> Value {
    let mut counted = Map::new();
    counted.insert("id".to_string(), json!(task.id));
    for key in ["done", "in_progress", "not_started", "not_applicable", "missing"] {
        counted.insert(key.to_string(), json!(0));
    }
    for county in &ws.counties {
        let states = ws.files.iter().flat_map(|f| &f.states);
        let mine = states.filter(|s| s.task == task.id && s.county == *county && s.period.last() <= d);
        let state = mine.max_by_key(|s| s.period.last()).map_or("missing", |s| s.state);
        counted[state] = json!(counted[state].as_u64().unwrap() + 1);
    }
    Value::Object(counted)
}

fn one_target(ws: &Workspace, ind: &Indicator, target: &Target, d: Day) -> Value {
    let all = windows(ws, target);
    let begun: Vec<Window> = all.iter().copied().filter(|w| begun(ws, ind, *w, d)).collect();
    let window = begun.last().copied().unwrap_or(all[0]);
    let case = |window, scope| Case { ws, ind, target, window, d, scope };
    let now = case(window, Scope::Whole);
    let judged = now.judge();

    let mut listed = Vec::new();
    for w in &begun {
        let judged = case(*w, Scope::Whole).judge();
        let actual = of_city(ws, ind, *w, d.min(w.end));
        listed.push(json!({
            "start": show(w.start),
            "end": show(w.end),
            "actual": actual_number(ind, &actual),
            "attainment": share(&judged.attainment),
            "status": judged.status,
        }));
    }
    let mut counties = Vec::new();
    let (mut applicable, mut reported, mut stale) = (0, 0, 0);
    for county in &ws.counties {
        let state = one_county(&case(window, Scope::County(county)), &begun);
        applicable += usize::from(!state.na);
        reported += usize::from(!state.na && state.reported);
        stale += usize::from(!state.na && state.stale);
        counties.push(state.json);
    }
    let (held, closed) = held_and_closed(&begun, |w| case(w, Scope::Whole));
    let status = if begun.is_empty() { "no-data" } else { judged.status };
    let actual = of_city(ws, ind, window, now.until());
    json!({
        "id": target.id,
        "indicator": ind.id,
        "action": ind.action,
        "task": ind.task,
        "unit": ind.unit,
        "op": target.op.key(),
        "figure": target.figure.as_ref().map(exact),
        "strive": target.strive,
        "each": target.each.key(),
        "window": {"start": show(window.start), "end": show(window.end)},
        "elapsed": share(&Some(now.elapsed())),
        "due": share(&judged.due),
        "actual": actual_number(ind, &actual),
        "attainment": share(&judged.attainment),
        "status": status,
        "held": held,
        "closed": closed,
        "reported": reported,
        "applicable": applicable,
        "stale": stale,
        "windows": listed,
        "counties": counties,
    })
}

/// `closed`: how many of the windows begun are closed and not n/a; `held`: how many of these were met.
fn held_and_closed<'a>(begun: &[Window], case: impl Fn(Window) -> Case<'a>) -> (usize, usize) {
    let mut statuses = Vec::new();
    for w in begun {
        let case = case(*w);
        if case.closed() {
            statuses.push(case.judge().status);
        }
    }
    statuses.retain(|s| *s != "n/a");
    (statuses.iter().filter(|s| **s == "met").count(), statuses.len())
}

struct CountyState {
    na: bool,
    reported: bool,
    stale: bool,
    json: Value,
}

/// One county, in the current window: what it owes itself, or only its actual.
fn one_county(case: &Case, begun: &[Window]) -> CountyState {
    let Scope::County(county) = case.scope else { unreachable!() };
    let (ind, target) = (case.ind, case.target);
    let actual = case.of_county(county);
    let stale = actual.is_stale();
    if target.each == Each::City {
        let reported = !actual.is_missing();
        let json = json!({
            "county": county, "reported": reported, "figure": null, "actual": actual_number(ind, &actual),
            "attainment": null, "status": null, "stale": stale, "held": null, "closed": null,
        });
        return CountyState { na: actual.is_na(), reported, stale, json };
    }
    let parts = case.parts();
    let outside = target.each == Each::Allocation && parts.is_empty();
    let owing: Vec<Part> = parts.iter().filter(|p| !p.actual.is_na()).cloned().collect();
    let missing = actual.is_missing();
    let judged = case.judge();
    let na = owing.is_empty();
    let (figure, shown) = if outside {
        (json!(0), actual_number(ind, &actual))
    } else if target.each == Each::Site {
        // A site is counted here when it reaches the figure; completeness and freshness, which can
        // keep the county from being met, are not asked of the single site.
        let holding = owing.iter().filter(|p| !p.actual.is_missing() && !case.fails(p)).count();
        let shown = if na || missing || actual.is_na() { Value::Null } else { json!(holding) };
        (json!(owing.len()), shown)
    } else {
        (exact(&parts[0].figure), actual_number(ind, &actual))
    };
    let (held, closed) = held_and_closed(begun, |window| Case { window, ..*case });
    let json = json!({
        "county": county, "reported": !missing, "figure": figure, "actual": shown,
        "attainment": share(&judged.attainment), "status": judged.status,
        "stale": stale, "held": held, "closed": closed,
    });
    CountyState { na, reported: !missing, stale, json }
}

fn actual_number(ind: &Indicator, actual: &Actual) -> Value {
    let number = actual.number(ind);
    if ind.ratio { share(&number) } else { number.as_ref().map_or(Value::Null, exact) }
}

fn share(number: &Option<Fraction>) -> Value {
    number.as_ref().map_or(Value::Null, |n| exact(&cut(n, 6)))
}

fn exact(number: &Fraction) -> Value {
    Value::Number(decimal_text(number).parse().unwrap())
}
