//! What is left of a canonical submission without the rows that have errors.

use std::{
    collections::{BTreeMap, HashMap},
    ops::RangeInclusive,
};

use super::{BYTE_ORDER_MARK, grid::Grid};
use crate::{
    finding::{Column, Subject},
    model::Language,
    tabular::{SUBMISSION, Sheet, decode::decode},
};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// It stays, and says nothing.
    Figures,
    /// It goes: it cannot be told what it is about.
    Row,
}

/// The cells by which a row is known: item, period and site.
pub type RowKey = [String; 3];

/// The submission without what stands on these lines, and how many rows have lost something; what was reported
/// of them before stays as it was. `None` where its text cannot be read. Rows that could not be read whole are
/// left out, too.
pub fn without(
    bytes: &[u8],
    cuts: &BTreeMap<usize, Cut>,
    before: Option<&[u8]>,
    language: Language,
) -> anyhow::Result<Option<(String, usize)>> {
    let mut earlier: HashMap<RowKey, Vec<String>> = HashMap::new();
    before.map(|bytes| each_row(bytes, |_, key, cells| drop(earlier.insert(key, cells))));
    let mut grid = Grid::empty(&SUBMISSION);
    let mut touched = 0;
    let broken = each_row(bytes, |lines, key, cells| {
        let cut = cuts.range(lines).map(|(_, cut)| *cut).max();
        touched += usize::from(cut.is_some());
        let kept = match (cut, earlier.remove(&key)) {
            (None, _) => Some(cells),
            (Some(_), Some(earlier)) => Some(earlier),
            (Some(Cut::Row), None) => None,
            (Some(Cut::Figures), None) => Some(silenced(cells)),
        };
        grid.rows.extend(kept);
    });
    let Some(broken) = broken else { return Ok(None) };
    Ok(Some((BYTE_ORDER_MARK.to_owned() + &grid.text(language)?, touched + broken)))
}

/// The row that stands on each line of a submission.
pub fn keys_by_line(text: &str) -> HashMap<usize, RowKey> {
    let mut keys = HashMap::new();
    each_row(text.as_bytes(), |lines, key, _| drop(keys.insert(*lines.start(), key)));
    keys
}

/// A row that says what it is about, and nothing of it.
fn silenced(cells: Vec<String>) -> Vec<String> {
    let says = |column: Column| matches!(column, Column::Value | Column::Of | Column::Evidence | Column::Note);
    let columns = SUBMISSION.names().iter().map(|(column, ..)| *column);
    columns.zip(cells).map(|(column, cell)| if says(column) { String::new() } else { cell }).collect()
}

/// Hands each row on, with its lines and its cells in the layout's order, and tells how many records could not
/// be read whole; `None` where there are none to read.
pub(super) fn each_row(
    bytes: &[u8],
    mut take: impl FnMut(RangeInclusive<usize>, RowKey, Vec<String>),
) -> Option<usize> {
    let decoded = decode(bytes);
    let mut sheet = Sheet::open("".into(), &decoded, &SUBMISSION, Subject::default()).ok()?;
    while sheet.next_row() {
        let row = sheet.row();
        let text = |column| row.cell(column).map(|cell| cell.text.to_owned()).unwrap_or_default();
        let key = [Column::Item, Column::Period, Column::Site].map(text);
        take(row.lines(), key, SUBMISSION.names().iter().map(|(column, ..)| text(*column)).collect());
    }
    Some(sheet.broken())
}
