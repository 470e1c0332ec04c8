//! The same thing again and again is told once: findings of one file that say the same of the same column
//! are shown at the first, with the lines of all others. Only readers' formats fold; machines get each.

use std::collections::HashMap;

use super::Item;

/// A finding to show, and the lines of the others that say the same.
pub struct Folded<'a> {
    pub item: &'a Item,
    pub also: Vec<usize>,
}

/// Folds findings that come in order; the first of each kind keeps its place.
pub fn fold(items: &[Item]) -> Vec<Folded<'_>> {
    let mut folded: Vec<Folded<'_>> = Vec::new();
    let mut known = HashMap::new();
    for item in items {
        let finding = &item.finding;
        let same = (&finding.place.path, finding.code(), finding.subject.field, item.told.message.as_str());
        match known.get(&same) {
            Some(at) => {
                let first: &mut Folded<'_> = &mut folded[*at];
                first.also.push(finding.place.line);
            }
            None => {
                known.insert(same, folded.len());
                folded.push(Folded { item, also: Vec::new() });
            }
        }
    }
    folded
}

/// `5–7, 9`: runs of lines, each line once.
pub fn ranges(lines: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((_, last)) if *line <= *last + 1 => *last = (*last).max(*line),
            _ => runs.push((*line, *line)),
        }
    }
    let shown = runs.iter().map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") });
    shown.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn lines_run_together() {
        assert_eq!(ranges(&[4, 5, 6, 6, 9, 11, 12]), "4–6, 9, 11–12");
        assert_eq!(ranges(&[]), "");
    }
}
