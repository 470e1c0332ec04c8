//! The action files of a random plan: tasks and indicators as TOML text, always such as SPEC §3 calls
//! valid. Their targets are in `generate_targets.rs`; see `generate.rs`.

use num_traits::Zero;

use super::dates::Grain;
use super::generate::{Combination, Dice, Frame, combinations};
use super::generate_targets::target;
use super::numbers::{Fraction, decimal, decimal_text, whole};
use super::workspace::{Each, Measure, Op};

/// How many combinations each seed takes from the list.
const PER_SEED: usize = 4;

/// (file name, text) of every action.
pub fn actions(dice: &mut Dice, frame: &Frame, seed: u64) -> Vec<(String, String)> {
    let all = combinations();
    // 97 has no divisor in common with the list's length, so that neighbours on the list, which are
    // much alike, do not meet in one workspace, and none is skipped.
    let nth = |i: usize| all[(seed as usize * PER_SEED + i) * 97 % all.len()];
    let mut files = Vec::new();
    let mut taken = 0;
    for number in 1..=2 {
        let mut text = format!("id = \"{number}\"\nname = \"行动{number}\"\nname_en = \"Action {number}\"\n");
        let tasks = dice.between(1, 2);
        for task in 1..=tasks {
            text.push_str(&format!("\n[[task]]\nid = \"{number}.{task}\"\nsummary = \"任务{number}.{task}\"\n"));
        }
        for i in 0..PER_SEED / 2 {
            let task = format!("{number}.{}", dice.between(1, tasks));
            text.push_str(&indicator(dice, frame, &task, i, Some(nth(taken))));
            taken += 1;
        }
        if dice.percent(35) {
            // few combinations, many rules: the city's stock by a date, with a baseline or a direction
            let mut special = combinations();
            special.retain(|c| c.measure == Measure::Stock && c.each == Each::City && c.every.is_none());
            special.retain(|c| c.op.directional() || dice.percent(50));
            let special = dice.one(&special);
            text.push_str(&indicator(dice, frame, &format!("{number}.1"), 7, Some(special)));
        }
        if dice.percent(20) {
            text.push_str(&indicator(dice, frame, &format!("{number}.1"), 8, None));
        }
        files.push((format!("{number}-action"), text));
    }
    files
}

/// What is settled of an indicator before its targets are written.
pub struct Draft {
    pub id: String,
    pub kind: Combination,
    pub grain: Grain,
    pub site: bool,
    pub per: &'static str,
    pub decimals: usize,
    pub figure: Fraction,
    pub baseline: Option<Fraction>,
}

/// One indicator with a target of the combination, and often another beside it; or one that is only
/// watched.
fn indicator(dice: &mut Dice, frame: &Frame, task: &str, number: usize, kind: Option<Combination>) -> String {
    let watched = kind.is_none();
    let kind = kind.unwrap_or_else(|| dice.one(&combinations()));
    let mut finer: Vec<Grain> = Grain::ALL.into_iter().filter(|g| *g <= frame.every).collect();
    finer.retain(|g| kind.every.is_none_or(|every| *g <= every));
    let coarsest = *finer.last().unwrap();
    let grain = if dice.percent(50) { coarsest } else { dice.one(&finer) };
    let site = kind.each == Each::Site || (!kind.op.directional() && dice.percent(30));
    let per = if kind.ratio { dice.one(&["", "100", "100", "1000", "1000", "10000", "1"]) } else { "" };
    let decimals = if dice.percent(25) { 1 + dice.below(2) } else { 0 };
    let figure = figure(dice, kind, per, decimals);
    let baseline = baseline(dice, kind, &figure, per);
    let draft = Draft { id: format!("{task}-n{number}"), kind, grain, site, per, decimals, figure, baseline };

    let mut text = format!("\n[[indicator]]\nid = \"{}\"\ntask = \"{task}\"\nname = \"指标{}\"\n", draft.id, draft.id);
    text.push_str(if kind.ratio { "unit = \"%\"\n" } else { "unit = \"个\"\n" });
    let measure = match kind.measure {
        Measure::Stock => "stock",
        Measure::Flow => "flow",
        Measure::ToDate => "to-date",
    };
    text.push_str(&format!("measure = \"{measure}\"\n"));
    if kind.ratio {
        text.push_str("of = \"总数\"\n");
    }
    if !draft.per.is_empty() {
        text.push_str(&format!("per = {}\n", draft.per));
    }
    if grain != frame.every || dice.percent(15) {
        text.push_str(&format!("report = \"{}\"\n", grain.key()));
    }
    if site {
        text.push_str(&format!("site = \"{}\"\n", dice.one(&["station", "station", "club"])));
    }
    if !kind.ratio && dice.percent(if kind.op.directional() { 60 } else { 15 }) {
        text.push_str(&format!("max = {}\n", dice.one(&["1", "2", "9"])));
    }
    if let Some(baseline) = &draft.baseline {
        text.push_str(&format!("baseline = {}\n", decimal_text(baseline)));
    }
    if decimals > 0 {
        text.push_str(&format!("decimals = {decimals}\n"));
    }
    if !kind.ratio && !site && decimals == 0 && number % 2 == 1 {
        // it is told where the list says otherwise, and no figure changes
        text.push_str("backed_by = \"station\"\n");
    }
    if watched {
        return text;
    }
    let second = dice.percent(30).then(|| companion(dice, &draft));
    let alone = second.is_none();
    text.push_str(&target(dice, frame, &draft, kind, if alone { None } else { Some(0) }));
    if let Some(second) = second {
        text.push_str(&target(dice, frame, &draft, second, Some(1)));
    }
    text
}

/// Another combination that fits the same indicator.
fn companion(dice: &mut Dice, draft: &Draft) -> Combination {
    let mut fitting = combinations();
    fitting.retain(|c| c.measure == draft.kind.measure && c.ratio == draft.kind.ratio);
    fitting.retain(|c| c.every.is_none_or(|g| g >= draft.grain));
    fitting.retain(|c| if draft.site { !c.op.directional() } else { c.each != Each::Site });
    // the city's stock by a date is what baselines and directions are about: more of it
    let plain = |c: &&Combination| c.each == Each::City && c.every.is_none() && c.measure == Measure::Stock;
    let stock: Vec<Combination> = fitting.iter().filter(plain).copied().collect();
    if !stock.is_empty() && dice.percent(60) { dice.one(&stock) } else { dice.one(&fitting) }
}

fn figure(dice: &mut Dice, kind: Combination, per: &str, decimals: usize) -> Fraction {
    let text = match (kind.ratio, per) {
        (true, "" | "100") => dice.one(&["1", "5", "30", "50", "90", "95", "99.5", "100"]),
        (true, "1") => dice.one(&["0.05", "0.5", "0.9", "1"]),
        (true, "10000") => dice.one(&["0.7", "12.5", "120", "5000"]),
        (true, _) => dice.one(&["0.5", "1", "2.5", "30", "950"]),
        (false, _) if decimals > 0 => dice.one(&["0.5", "2.5", "4", "12.25", "40"]),
        (false, _) if dice.percent(5) => "2.5",
        (false, _) => dice.one(&["1", "1", "2", "3", "5", "8", "12", "40", "100"]),
    };
    if kind.op.downward() && text == "1" && dice.percent(30) {
        return if kind.op == Op::AtMost { Fraction::zero() } else { whole(1) };
    }
    decimal(text).unwrap()
}

/// Of a stock, often: nothing, short of the figure, equal to it, beyond it.
fn baseline(dice: &mut Dice, kind: Combination, figure: &Fraction, per: &str) -> Option<Fraction> {
    let chance = if kind.each == Each::City && kind.every.is_none() { 70 } else { 30 };
    if kind.measure != Measure::Stock || !dice.percent(chance) {
        return None;
    }
    let eighths = dice.one(&[0, 2, 3, 6, 8, 10, 16]);
    let mut baseline = figure * whole(eighths) / whole(8);
    if !kind.ratio && dice.percent(70) {
        baseline = baseline.round();
    }
    let most = decimal(if per.is_empty() { "100" } else { per }).unwrap();
    Some(if kind.ratio { baseline.min(most) } else { baseline })
}
