//! Two texts of one submission, cell by cell.

use crate::{
    source::Place,
    submission::{CellKey, Cells},
};

/// A cell of either text. Where the later one has no such row, it is empty, and told at the header.
pub struct Pair<'a> {
    pub key: &'a CellKey,
    pub before: &'a str,
    pub after: &'a str,
    pub place: &'a Place,
}

/// All cells of both.
pub fn pairs<'a>(before: &'a Cells, after: &'a Cells) -> Vec<Pair<'a>> {
    let gone = before.texts.keys().filter(|key| !after.texts.contains_key(key)).map(|key| (key, ("", &after.header)));
    let there = after.texts.iter().map(|(key, (text, place))| (key, (text.as_str(), place)));
    let before = |key| before.texts.get(key).map_or("", |(text, _)| text.as_str());
    there.chain(gone).map(|(key, (after, place))| Pair { key, before: before(key), after, place }).collect()
}
