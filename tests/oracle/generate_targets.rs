//! The targets of a random plan as TOML text: figure, window, schedule and split, always such as SPEC
//! §3 calls valid. See `generate_plan.rs`.

use num_traits::{Signed, Zero};

use super::dates::{Day, periods_ending_in, show};
use super::generate::{Combination, Dice, Frame};
use super::generate_plan::Draft;
use super::numbers::{Fraction, decimal, decimal_text, whole};
use super::workspace::{Each, Op};

/// The target as TOML text; `number` is none where it is the indicator's only one.
pub fn target(dice: &mut Dice, frame: &Frame, draft: &Draft, kind: Combination, number: Option<usize>) -> String {
    let mut text = "\n[[indicator.target]]\n".to_string();
    if let Some(number) = number {
        text.push_str(&format!("id = \"{}-t{number}\"\n", draft.id));
    } else if dice.percent(30) {
        text.push_str(&format!("id = \"{}-goal\"\n", draft.id));
    }
    let (figure, split) = if kind.each == Each::Allocation {
        allocation(dice, frame, draft)
    } else if draft.figure.is_zero() && kind.op != Op::AtMost {
        (whole(1), String::new())
    } else {
        (draft.figure.clone(), String::new())
    };
    if kind.op.directional() {
        text.push_str(&format!("{} = true\n", kind.op.key()));
    } else {
        text.push_str(&format!("{} = {}\n", kind.op.key(), decimal_text(&figure)));
    }
    match kind.every {
        Some(every) => text.push_str(&format!("every = \"{}\"\n", every.key())),
        None => {
            let by = by(dice, frame, draft);
            text.push_str(&format!("by = {}\n", show(by)));
            if kind.op.upward() && dice.percent(35) {
                text.push_str(&schedule(dice, frame, draft, &figure, by));
            }
        }
    }
    match kind.each {
        Each::County => text.push_str("each = \"county\"\n"),
        Each::Site => text.push_str("each = \"site\"\n"),
        _ => {}
    }
    if dice.percent(30) {
        text.push_str("strive = true\n");
    }
    text + &split
}

/// A split that adds up: some counties owe nothing, said or unsaid. Returns its sum too.
fn allocation(dice: &mut Dice, frame: &Frame, draft: &Draft) -> (Fraction, String) {
    let mut text = "[indicator.target.allocation]\n".to_string();
    let mut sum = Fraction::zero();
    for county in 0..frame.counties {
        let share = if draft.decimals > 0 {
            dice.one(&["", "0", "1", "2.5", "0.5", "7"])
        } else {
            dice.one(&["", "0", "1", "1", "2", "3", "7", "20"])
        };
        let last_chance = county + 1 == frame.counties && !sum.is_positive();
        let share = if last_chance { "2" } else { share };
        if let Some(number) = decimal(share) {
            sum += number;
            text.push_str(&format!("k{county} = {share}\n"));
        }
    }
    (sum, text)
}

/// The plan's end, the end of one of the indicator's periods, or any day after the first of them.
fn by(dice: &mut Dice, frame: &Frame, draft: &Draft) -> Day {
    let periods = periods_ending_in(draft.grain, frame.start, frame.end);
    match dice.below(4) {
        0 => frame.end,
        1 | 2 => dice.one(&periods).last(),
        _ => dice.between(periods[0].last(), frame.end),
    }
}

/// One or two levels on the way, rising from 0 (from the baseline, where there is one) towards the
/// figure, on days inside the window.
fn schedule(dice: &mut Dice, frame: &Frame, draft: &Draft, figure: &Fraction, by: Day) -> String {
    let from = draft.baseline.clone().unwrap_or_else(Fraction::zero);
    if from >= *figure || by - frame.start < 30 {
        return String::new();
    }
    let middle = dice.between(frame.start + 10, by - 10);
    let level = |eighths: i64| decimal_text(&(&from + (figure - &from) * whole(eighths) / whole(8)));
    let low = dice.between(1, 4);
    let mut levels = format!("{} = {}", show(middle), level(low));
    if dice.percent(50) {
        let later = dice.between(middle + 1, by - 1);
        levels.push_str(&format!(", {} = {}", show(later), level(dice.between(low + 1, 7))));
    }
    format!("schedule = {{ {levels} }}\n")
}
