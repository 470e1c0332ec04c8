//! Whether a form's rows and columns are still its own.

use std::collections::{HashMap, HashSet};

use super::table::{Header, Table};
use crate::{
    finding::{Column, FormProblem, Message},
    form::{Stamp, StampRow},
    model::Plan,
    tabular::SUBMISSION,
};

/// What was done to a form: a problem, and the cell that shows it.
pub struct Altered {
    pub message: Message,
    pub cell: (usize, usize),
    /// Nothing else in the form can be trusted.
    pub fatal: bool,
}

/// A row's key, as its cells say it.
pub fn key(table: &Table, header: &Header, row: usize) -> StampRow {
    [Column::Item, Column::Period, Column::Site].map(|column| header.text(table, row, column).to_owned())
}

/// Holds a table against the form that it was.
pub fn find(table: &Table, header: &Header, stamp: &Stamp, plan: &Plan) -> Vec<Altered> {
    if let Some(missing) = missing_columns(header, stamp) {
        return vec![missing];
    }
    let mut found = Vec::new();
    if table.name != stamp.sheet {
        let problem = FormProblem::Renamed { from: stamp.sheet.clone(), to: table.name.clone() };
        found.push(Altered { message: Message::Form(problem), cell: (0, 0), fatal: false });
    }
    let last = (header.row + 1..table.rows.len()).rev().find(|row| !table.is_blank(*row)).unwrap_or(header.row);
    let rows: Vec<_> = (header.row + 1..=last).map(|row| (row, key(table, header, row))).collect();
    if let Some(sorted) = sorted(&rows, stamp) {
        return vec![sorted];
    }
    found.extend(inserted(table, &rows, stamp, plan));
    found
}

/// Columns that the form had and that are read, and are gone.
fn missing_columns(header: &Header, stamp: &Stamp) -> Option<Altered> {
    let had = stamp.columns.iter().filter_map(|name| SUBMISSION.column(name));
    let gone: Vec<_> = had.filter(|column| header.position(*column).is_none()).collect();
    let any = !gone.is_empty();
    let message = Message::Form(FormProblem::ColumnsGone(gone));
    any.then_some(Altered { message, cell: (header.row, 0), fatal: true })
}

/// The first row out of its place, where all the rows that are left of the form stand in another order.
fn sorted(rows: &[(usize, StampRow)], stamp: &Stamp) -> Option<Altered> {
    let places: HashMap<&StampRow, usize> = stamp.rows.iter().enumerate().map(|(at, row)| (row, at)).collect();
    let known: Vec<_> = rows.iter().filter_map(|(row, key)| places.get(key).map(|at| (*row, key, *at))).collect();
    let pair = known.windows(2).position(|pair| pair[0].2 > pair[1].2)?;
    // a copy of an earlier row is told as what it is, a row that stands twice
    let mut seen = HashSet::new();
    if known.iter().any(|(_, _, at)| !seen.insert(*at)) {
        return None;
    }
    // of the two, the one that is further from its place has moved
    let in_order: Vec<_> = {
        let mut order: Vec<_> = known.iter().map(|(.., at)| *at).collect();
        order.sort_unstable();
        order
    };
    let first = (0..=pair + 1).find(|at| known[*at].2 != in_order[*at]).unwrap_or(pair);
    let (row, found, _) = known[first];
    let expected = &stamp.rows[in_order[first]];
    let problem = FormProblem::Sorted { found: shown(found), expected: shown(expected) };
    Some(Altered { message: Message::Form(problem), cell: (row, 0), fatal: true })
}

/// `2.3-monthly-visits 2024-M01`.
fn shown(key: &StampRow) -> String {
    key.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// Rows that the form did not have, where it has grown. Those that name an item of the plan are read, and
/// told by what is wrong with them.
fn inserted(table: &Table, rows: &[(usize, StampRow)], stamp: &Stamp, plan: &Plan) -> Vec<Altered> {
    if rows.len() <= stamp.rows.len() {
        return Vec::new();
    }
    let own: HashSet<_> = stamp.rows.iter().collect();
    let strange = rows.iter().filter(|(_, key)| !own.contains(key) && plan.item(&key[0]).is_none());
    let mut told = Vec::new();
    let mut before = None;
    for (row, _) in strange {
        let blank = table.is_blank(*row);
        // blank rows in one place are one thing
        if !(blank && before == Some(*row - 1)) {
            let message = Message::Form(FormProblem::Inserted { blank });
            told.push(Altered { message, cell: (*row, 0), fatal: false });
        }
        before = blank.then_some(*row);
    }
    told
}
