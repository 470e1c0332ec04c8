//! Lines of two files side by side: which of them differ, and which are worth showing.

use std::{collections::BTreeSet, fs, path::Path};

/// The longest example, its header and its gaps not counted.
const LINES: usize = 6;

/// The paths of all files below a folder of a workspace, as the workspace names them, in order.
pub fn files_below(side: &Path, folder: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(side.join(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = folder.join(entry.file_name());
        match entry.path().is_dir() {
            true => paths.extend(files_below(side, &path)),
            false => paths.push(path.to_string_lossy().replace('\\', "/")),
        }
    }
    paths.sort();
    paths
}

/// A text without what would not show.
pub fn visible(text: &str) -> String {
    let shown = |c: char| c == '\t' || !plan::source::is_invisible(c);
    text.chars().map(|c| if shown(c) { c.to_string() } else { format!("<U+{:04X}>", c as u32) }).collect()
}

/// What to show of two versions of a file: the lines that differ, those that are marked in the first, and
/// what they stand under.
pub fn excerpts(path: &str, texts: &[Vec<u8>; 2], marked: &[usize]) -> [Vec<String>; 2] {
    let texts = texts.each_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let [before, after] = texts.each_ref().map(|text| text.trim_start_matches('\u{feff}').lines().collect::<Vec<_>>());
    let pairs = common(&before, &after);
    let mut kept = [BTreeSet::new(), BTreeSet::new()];
    for line in marked.iter().map(|line| line - 1).filter(|line| *line < before.len()) {
        kept[0].insert(line);
        kept[1].extend(pairs.iter().find(|(from, _)| *from == line).map(|(_, to)| *to));
    }
    let bounds = |pairs: &[(usize, usize)]| {
        let first = std::iter::once((None, None));
        let middle = pairs.iter().map(|(from, to)| (Some(*from), Some(*to)));
        first.chain(middle).chain(std::iter::once((Some(before.len()), Some(after.len())))).collect::<Vec<_>>()
    };
    for pair in bounds(&pairs).windows(2) {
        let [(from_a, from_b), (to_a, to_b)] = [pair[0], pair[1]];
        let gap = |from: Option<usize>, to: Option<usize>| from.map_or(0, |from| from + 1)..to.unwrap_or_default();
        let gaps = [gap(from_a, to_a), gap(from_b, to_b)];
        if gaps.iter().all(|gap| gap.is_empty()) {
            continue;
        }
        // Where a side lacks the lines, the ones around them show the place.
        let one_sided = gaps.iter().any(|gap| gap.is_empty());
        for ((gap, kept), length) in gaps.into_iter().zip(&mut kept).zip([before.len(), after.len()]) {
            let around = gap.start.saturating_sub(1)..(gap.end + 1).min(length);
            kept.extend(if one_sided { around } else { gap });
        }
    }
    [(&before, &kept[0]), (&after, &kept[1])].map(|(lines, kept)| shown(path, lines, kept))
}

/// The kept lines with what they stand under, and `…` for what is left out between them.
fn shown(path: &str, lines: &[&str], kept: &BTreeSet<usize>) -> Vec<String> {
    let mut wanted: BTreeSet<usize> = kept.iter().take(LINES).copied().collect();
    if path.ends_with(".csv") && !lines.is_empty() {
        wanted.insert(0);
    }
    if path.ends_with(".toml") {
        let table = |line: &usize| (0..=*line).rev().find(|at| lines[*at].starts_with('['));
        wanted.extend(wanted.clone().iter().filter_map(table));
    }
    let mut shown = Vec::new();
    let mut next = 0;
    for line in &wanted {
        if *line > next {
            shown.push("…".to_owned());
        }
        shown.push(visible(lines[*line]));
        next = line + 1;
    }
    if next < lines.len() && !lines.is_empty() {
        shown.push("…".to_owned());
    }
    shown
}

/// The longest common subsequence of two files' lines, as pairs of places.
fn common(before: &[&str], after: &[&str]) -> Vec<(usize, usize)> {
    let mut lengths = vec![vec![0_usize; after.len() + 1]; before.len() + 1];
    for a in (0..before.len()).rev() {
        for b in (0..after.len()).rev() {
            lengths[a][b] = match before[a] == after[b] {
                true => lengths[a + 1][b + 1] + 1,
                false => lengths[a + 1][b].max(lengths[a][b + 1]),
            };
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::new();
    while a < before.len() && b < after.len() {
        if before[a] == after[b] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if lengths[a + 1][b] >= lengths[a][b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}
