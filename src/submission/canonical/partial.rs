//! What is left of a canonical submission without the rows that have errors.

use std::collections::BTreeMap;

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

/// The submission with these lines cut; `None` where its text cannot be read.
pub fn without(text: &str, cuts: &BTreeMap<usize, Cut>, language: Language) -> anyhow::Result<Option<String>> {
    let decoded = decode(text.as_bytes());
    let Ok(mut sheet) = Sheet::open("".into(), &decoded, &SUBMISSION, Subject::default()) else { return Ok(None) };
    let mut grid = Grid::empty(&SUBMISSION);
    while sheet.next_row() {
        let row = sheet.row();
        let cut = cuts.get(&row.line());
        if cut == Some(&Cut::Row) {
            continue;
        }
        let says = |column: Column| matches!(column, Column::Value | Column::Of | Column::Evidence | Column::Note);
        let kept = SUBMISSION.names().iter().map(|(column, ..)| match row.cell(*column) {
            Some(cell) if cut.is_none() || !says(*column) => cell.text.clone().into_owned(),
            Some(_) | None => String::new(),
        });
        grid.rows.push(kept.collect());
    }
    Ok(Some(BYTE_ORDER_MARK.to_owned() + &grid.text(language)?))
}
