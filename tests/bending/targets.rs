//! Every key of every target and of its indicator, bent one at a time.

use std::path::Path;

use super::{Bend, Text};
use crate::typed::{END, Goal, Target, When};

const COMPARISONS: [&str; 4] = ["at_least", "more_than", "at_most", "less_than"];
const CADENCES: [&str; 4] = ["month", "quarter", "half-year", "year"];
/// A day and some years off, on both sides.
const OTHER_DAYS: [&str; 5] = ["2023-12-31", "2024-12-31", "2025-12-30", "2026-01-01", "2026-12-31"];

/// All of one target.
pub fn bends(root: &Path, target: &Target) -> Vec<Bend> {
    let text = Text::action(root, target.clause.split_once('.').map_or("", |(action, _)| action));
    let mut bends = goal(&text, target);
    bends.extend(when(&text, target));
    bends.extend(who(&text, target));
    bends.extend(reading(&text, target));
    bends.extend(indicator(&text, target));
    bends.extend(whole(root, &text, target));
    bends
}

fn goal(text: &Text, target: &Target) -> Vec<Bend> {
    let (_, block) = text.target(target.indicator);
    let (what, key) = (target.indicator, target.goal.key());
    let line = text.must(&block, key);
    let mut bends = vec![text.drop(what, line, block.start)];
    let other_keys = COMPARISONS.into_iter().filter(|other| *other != key);
    let Some(figure) = target.goal.figure() else {
        let turned = if target.goal == Goal::Rises { "falls" } else { "rises" };
        bends.push(text.set(what, line, &format!("{turned} = true")));
        bends.push(text.set(what, line, &format!("{key} = false")));
        bends.extend(other_keys.map(|other| text.set(what, line, &format!("{other} = 1"))));
        return bends;
    };
    let (below, above) = (figure - 1, figure + 1);
    for other in [format!("{below}"), format!("{above}"), format!("{below}.9"), format!("{figure}.1")] {
        bends.push(text.set(what, line, &format!("{key} = {other}")));
    }
    bends.extend(other_keys.map(|other| text.set(what, line, &format!("{other} = {figure}"))));
    bends
}

fn when(text: &Text, target: &Target) -> Vec<Bend> {
    let (_, block) = text.target(target.indicator);
    let what = target.indicator;
    match target.when {
        When::By(_) | When::PlanEnd => {
            let line = text.must(&block, "by");
            let days = OTHER_DAYS.map(|day| text.set(what, line, &format!("by = {day}")));
            let rhythms = CADENCES.map(|cadence| text.set(what, line, &format!("every = \"{cadence}\"")));
            days.into_iter().chain(rhythms).chain([text.drop(what, line, block.start)]).collect()
        }
        When::Every(every) => {
            let line = text.must(&block, "every");
            let others = CADENCES.into_iter().filter(|cadence| *cadence != every);
            let others = others.map(|cadence| text.set(what, line, &format!("every = \"{cadence}\"")));
            let once = text.set(what, line, &format!("by = {END}"));
            others.chain([once, text.drop(what, line, block.start)]).collect()
        }
    }
}

/// `each`, and whether it is owed or aspired to. An added key comes last before the split.
fn who(text: &Text, target: &Target) -> Vec<Bend> {
    let (_, block) = text.target(target.indicator);
    let what = target.indicator;
    let after = text.must(&block, target.goal.key()) + 1;
    let mut bends = Vec::new();
    match target.each {
        Some(each) => {
            let line = text.must(&block, "each");
            let other = if each == "county" { "site" } else { "county" };
            bends.push(text.set(what, line, &format!("each = \"{other}\"")));
            bends.push(text.drop(what, line, block.start));
        }
        None => bends.extend(["county", "site"].map(|each| text.add(what, after, &format!("each = \"{each}\"")))),
    }
    if target.strive {
        let line = text.must(&block, "strive");
        bends.push(text.set(what, line, "strive = false"));
        bends.push(text.drop(what, line, block.start));
    } else {
        bends.push(text.add(what, after, "strive = true"));
    }
    bends
}

/// The sentence that says how the plan reads what the notice leaves open.
fn reading(text: &Text, target: &Target) -> Option<Bend> {
    let (_, block) = text.target(target.indicator);
    target.open.then(|| text.drop(target.indicator, text.must(&block, "assumed"), block.start))
}

/// The indicator's unit, denominator and scale. What is missing is told at its id.
fn indicator(text: &Text, target: &Target) -> Vec<Bend> {
    let (block, _) = text.target(target.indicator);
    let what = target.indicator;
    let (id, unit) = (text.must(&block, "id"), text.must(&block, "unit"));
    let mut bends = vec![
        text.set(what, id, &format!("id = \"{}-other\"", target.indicator)),
        text.set(what, unit, "unit = \"件\""),
        text.drop(what, unit, block.start),
    ];
    let Some(of) = target.of else {
        let (after, new) = (unit + 1, "of = \"社区(村)数\"");
        // A ratio can neither be split nor be backed: any of the lines is the right one.
        let split = text.target(target.indicator).1.find(|at| text.lines[*at].ends_with(".allocation]"));
        let backed = ["backed_by", "cases"].map(|key| text.key(&block, key));
        let lines: Vec<_> =
            [after].into_iter().chain([split].into_iter().chain(backed).flatten().map(|at| at + 1)).collect();
        bends.push(text.bend(what, after..after, &[new], &lines).either());
        return bends;
    };
    let line = text.must(&block, "of");
    bends.push(text.set(what, line, &format!("of = \"{of}(不含其他)\"")));
    if target.per == 100 {
        bends.push(text.drop(what, line, id));
        bends.push(text.add(what, line, "per = 1000"));
    } else {
        let per = text.must(&block, "per");
        bends.extend(["100", "999", "10000"].map(|other| text.set(what, per, &format!("per = {other}"))));
        bends.push(text.drop(what, per, id));
        let no_ratio = text.bend(&format!("{what}: dropped of and per"), line..per + 1, &[], &[id]);
        assert_eq!(per, line + 1);
        // A scale without a denominator is told where the scale stands, one line up.
        bends.extend([no_ratio, text.drop(what, line, per - 1)]);
    }
    bends
}

/// The target dropped, its indicator dropped, and a second target that no clause asks for.
fn whole(root: &Path, text: &Text, target: &Target) -> Vec<Bend> {
    let (indicator, block) = text.target(target.indicator);
    let what = target.indicator;
    let id = text.must(&indicator, "id");
    let both = indicator.start..block.end;
    let extra = ["[[indicator.target]]", "id = \"extra\"", "at_least = 1", "by = 2024-12-31", "assumed = \"另加\"", ""];
    let mut copied: Vec<&str> = text.lines[block.clone()].iter().map(String::as_str).collect();
    copied.insert(1, "id = \"copy\"");
    vec![
        text.bend(&format!("{what}: its target dropped"), block.clone(), &[], &[id]),
        text.drop_all(&format!("{what}: the indicator dropped"), both, asked(root, what)),
        text.bend(&format!("{what}: a target more before"), block.start..block.start, &extra, &[block.start]),
        text.bend(&format!("{what}: a target more after"), block.end..block.end, &extra, &[block.end]),
        text.bend(&format!("{what}: the target twice"), block.end..block.end, &copied, &[block.end]),
    ]
}

/// Where the register asks for an indicator.
pub fn asked(root: &Path, indicator: &str) -> super::At {
    let register = Text::register(root);
    let commitment = register.block("clause.commitment", "indicator", indicator);
    register.at(register.must(&commitment, "what"))
}
