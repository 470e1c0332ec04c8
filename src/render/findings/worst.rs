//! Which findings are shown where not all of them can be: errors before warnings before notes and, among
//! equals, the first of each kind in each file before its repetitions, so that one bad column does not
//! hide everything else.

use std::{cmp::Reverse, collections::HashMap};

use super::Item;

/// The items' numbers, the worst first.
pub fn first(items: &[Item]) -> Vec<usize> {
    let mut seen: HashMap<_, usize> = HashMap::new();
    let mut ranked = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let repetition = seen.entry((item.finding.code(), &*item.finding.place.path)).or_default();
        ranked.push((Reverse(item.severity), *repetition, at));
        *repetition += 1;
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(.., at)| at).collect()
}
