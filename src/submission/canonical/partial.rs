//! What is left of a canonical submission without the rows that have errors.

use std::collections::{BTreeMap, HashMap};

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

/// The submission with these lines cut; what was reported of them before stays as it was. `None` where its
/// text cannot be read.
pub fn without(
    text: &str,
    cuts: &BTreeMap<usize, Cut>,
    before: Option<&[u8]>,
    language: Language,
) -> anyhow::Result<Option<String>> {
    let mut earlier: HashMap<RowKey, Vec<String>> = HashMap::new();
    before.map(|bytes| each_row(bytes, |_, key, cells| drop(earlier.insert(key, cells))));
    let mut grid = Grid::empty(&SUBMISSION);
    let read = each_row(text.as_bytes(), |line, key, cells| {
        let kept = match (cuts.get(&line), earlier.remove(&key)) {
            (None, _) => Some(cells),
            (Some(_), Some(earlier)) => Some(earlier),
            (Some(Cut::Row), None) => None,
            (Some(Cut::Figures), None) => Some(silenced(cells)),
        };
        grid.rows.extend(kept);
    });
    Ok(if read.is_some() { Some(BYTE_ORDER_MARK.to_owned() + &grid.text(language)?) } else { None })
}

/// The row that stands on each line of a submission.
pub fn keys_by_line(text: &str) -> HashMap<usize, RowKey> {
    let mut keys = HashMap::new();
    each_row(text.as_bytes(), |line, key, _| drop(keys.insert(line, key)));
    keys
}

/// A row that says what it is about, and nothing of it.
fn silenced(cells: Vec<String>) -> Vec<String> {
    let says = |column: Column| matches!(column, Column::Value | Column::Of | Column::Evidence | Column::Note);
    let columns = SUBMISSION.names().iter().map(|(column, ..)| *column);
    columns.zip(cells).map(|(column, cell)| if says(column) { String::new() } else { cell }).collect()
}

/// Hands each row on, with its line and its cells in the layout's order; `None` where there are none to read.
pub(super) fn each_row(bytes: &[u8], mut take: impl FnMut(usize, RowKey, Vec<String>)) -> Option<()> {
    let decoded = decode(bytes);
    let mut sheet = Sheet::open("".into(), &decoded, &SUBMISSION, Subject::default()).ok()?;
    while sheet.next_row() {
        let row = sheet.row();
        let text = |column| row.cell(column).map(|cell| cell.text.clone().into_owned()).unwrap_or_default();
        let key = [Column::Item, Column::Period, Column::Site].map(text);
        take(row.line(), key, SUBMISSION.names().iter().map(|(column, ..)| text(*column)).collect());
    }
    Some(())
}
