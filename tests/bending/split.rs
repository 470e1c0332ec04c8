//! The split of a figure over the counties: points moved, counties left out, the split dropped or made up.

use std::path::Path;

use super::{Bend, Text};
use crate::typed::{Goal, Target};

const HEADER: &str = "[indicator.target.allocation]";

pub fn bends(root: &Path, target: &Target) -> Vec<Bend> {
    let text = Text::action(root, target.clause.split_once('.').map_or("", |(action, _)| action));
    if target.split.is_empty() { made_up(&text, target) } else { split(&text, target) }
}

fn split(text: &Text, target: &Target) -> Vec<Bend> {
    let (_, block) = text.target(target.indicator);
    let what = target.indicator;
    let header = block.clone().find(|at| text.lines[*at] == HEADER).expect("the split");
    let line = |county: &str| text.must(&block, county);
    let mut bends = Vec::new();
    for (from, has) in target.split {
        for (to, had) in target.split.iter().filter(|(to, _)| to != from) {
            let told = format!("{what}: a point from {from} to {to}");
            bends.push(pair(text, &told, (line(from), from, has - 1), (line(to), to, had + 1)).either());
        }
        // Alone, the parts no longer add up, too; the register knows which of them is bent.
        for figure in [has - 1, has + 1] {
            let (at, new) = (line(from), format!("{from} = {figure}"));
            bends.push(text.bend(&format!("{what}: {new} alone"), at..at + 1, &[&new], &[at]));
        }
        bends.push(text.drop(what, line(from), header));
    }
    let (first, last) = (line(target.split[0].0), line(target.split[target.split.len() - 1].0));
    assert_eq!((first, last), (header + 1, header + target.split.len()));
    bends.push(text.bend(&format!("{what}: the split dropped"), header..last + 1, &[], &[block.start]));
    if let Goal::AtLeast(figure) = target.goal {
        let (county, has) = target.split[0];
        let goal = text.must(&block, "at_least");
        let less = (goal, "at_least", figure - 1);
        bends.push(pair(text, &format!("{what}: figure and {county} one less"), less, (first, county, has - 1)));
        let (heir, had) = target.split[1];
        let told = format!("{what}: {county} left out, its points to {heir}");
        let new = format!("{heir} = {}", had + has);
        bends.push(text.bend(&told, first..first + 2, &[&new], &[header, first]).either());
    }
    bends
}

/// Two lines, each with another figure; both told, unless either is enough.
fn pair(text: &Text, what: &str, one: (usize, &str, i64), other: (usize, &str, i64)) -> Bend {
    let (one, other) = if one.0 < other.0 { (one, other) } else { (other, one) };
    let line = |(_, key, figure): (usize, &str, i64)| format!("{key} = {figure}");
    let mut new = vec![line(one)];
    new.extend_from_slice(&text.lines[one.0 + 1..other.0]);
    new.push(line(other));
    let new: Vec<_> = new.iter().map(String::as_str).collect();
    text.bend(what, one.0..other.0 + 1, &new, &[one.0, other.0])
}

/// A split where the notice has none.
fn made_up(text: &Text, target: &Target) -> Vec<Bend> {
    let (_, block) = text.target(target.indicator);
    let keys = block.clone().take_while(|at| !text.lines[*at].is_empty()).count();
    let at = block.start + keys;
    let all = format!("yucheng = {}", target.goal.figure().unwrap_or(1));
    // Beside an `each`, the two contradict each other: either line is the right one.
    let each = block.clone().find(|at| text.lines[*at].starts_with("each"));
    let lines: Vec<_> = [at, at + 1].into_iter().chain(each).collect();
    vec![text.bend(&format!("{}: a split made up", target.indicator), at..at, &[HEADER, &all], &lines).either()]
}
