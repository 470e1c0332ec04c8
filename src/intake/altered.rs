//! What was done to a form: whether its rows and columns are still its own, and which of its cells are not
//! what they seem.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::table::{Area, Header, Origin, Table};
use crate::{
    finding::{Column, FormProblem, Message},
    form::{Stamp, StampRow},
    model::Plan,
    tabular::SUBMISSION,
};

/// What was done to a form: a problem, the cell that shows it, and what that does to its rows.
pub struct Altered {
    pub message: Message,
    pub cell: (usize, usize),
    pub reach: Reach,
}

/// How far a problem reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Nothing else in the form can be trusted.
    All,
    /// All rows are read as they stand.
    None,
    /// These rows do not say what somebody meant, and that is all there is to say of them.
    Rows(Range<usize>),
    /// Only the cell itself is affected.
    Cell,
}

impl Altered {
    fn new(problem: FormProblem, cell: (usize, usize), reach: Reach) -> Altered {
        Altered { message: Message::Form(problem), cell, reach }
    }
}

/// A row's key, as its cells say it.
pub fn key(table: &Table, header: &Header, row: usize) -> StampRow {
    [Column::Item, Column::Period, Column::Site].map(|column| header.text(table, row, column).to_owned())
}

/// Holds a table against the form that it was.
pub fn form(table: &Table, header: &Header, stamp: &Stamp, plan: &Plan) -> Vec<Altered> {
    if let Some(missing) = missing_columns(header, stamp) {
        return vec![missing];
    }
    let mut found = Vec::new();
    if table.name != stamp.sheet {
        let problem = FormProblem::Renamed { from: stamp.sheet.clone(), to: table.name.clone() };
        found.push(Altered::new(problem, (0, 0), Reach::None));
    }
    let last = table.last().unwrap_or(header.row);
    let rows: Vec<_> = (header.row + 1..=last).map(|row| (row, key(table, header, row))).collect();
    if let Some(sorted) = sorted(&rows, stamp) {
        return vec![sorted];
    }
    found.extend(inserted(table, &rows, stamp, plan));
    found
}

/// Looks at the cells of any table: those that are not read, and those that hold something else than was
/// typed into them.
pub fn cells(table: &Table, header: &Header, plan: &Plan) -> Vec<Altered> {
    let mut found = Vec::new();
    found.extend(above(table, header, plan));
    found.extend(outside(table, header));
    found.extend(merged(table, header));
    for row in header.row + 1..table.rows.len() {
        let cells = table.rows[row].iter().zip(&header.columns).enumerate();
        found.extend(cells.filter_map(|(at, (cell, column))| {
            let column = (*column)?;
            let result = Some(cell.text.clone()).filter(|text| !text.is_empty());
            match &cell.origin {
                Origin::Typed => None,
                Origin::WorkedOut(formula) => {
                    let reach = if result.is_none() { Reach::Rows(row..row + 1) } else { Reach::None };
                    let problem = FormProblem::Calculated { formula: formula.clone(), result };
                    Some(Altered::new(problem, (row, at), reach))
                }
                // a figure as large as that is told as such
                Origin::Cut if matches!(column, Column::Value | Column::Of) => None,
                Origin::Cut => Some(Altered::new(FormProblem::DigitsLost, (row, at), Reach::Cell)),
            }
        }));
    }
    found
}

/// Cells too far away to be read.
pub fn far(table: &Table) -> Option<Altered> {
    let (first, cells) = table.far?;
    Some(Altered::new(FormProblem::Outside { cells }, first, Reach::None))
}

/// Cells that are not read, beside the table or too far away from it.
fn outside(table: &Table, header: &Header) -> Option<Altered> {
    let said = |row: usize| {
        let beside = table.rows[row].iter().enumerate().skip(table.width(header.row));
        beside.filter(|(_, cell)| !cell.text.trim().is_empty()).map(move |(column, _)| (row, column))
    };
    let mut beside = (header.row + 1..table.rows.len()).flat_map(said);
    let Some(first) = beside.next() else { return far(table) };
    let cells = 1 + beside.count() + table.far.map_or(0, |(_, cells)| cells);
    Some(Altered::new(FormProblem::Outside { cells }, first, Reach::None))
}

/// The first row above the header that names an item of the plan: the header was sorted among the rows.
pub fn above(table: &Table, header: &Header, plan: &Plan) -> Option<Altered> {
    let named = |row: &usize| plan.item(header.text(table, *row, Column::Item)).is_some();
    let first = (0..header.row).find(named)?;
    Some(Altered::new(FormProblem::AboveHeader, (first, 0), Reach::All))
}

/// Cells of the form's that were made one, from top to bottom; each row is counted to the first of them.
fn merged(table: &Table, header: &Header) -> Vec<Altered> {
    let last = table.last().unwrap_or_default();
    let read = |column: usize| header.columns.get(column).is_some_and(Option::is_some);
    let joins = |area: &&Area| {
        let rows = area.first.0.max(header.row + 1)..=area.last.0.min(last);
        let columns = area.first.1..=area.last.1.min(header.columns.len());
        // one cell that was only made wider joins nothing that is read
        let wider = rows.clone().count() == 1 && !columns.clone().skip(1).any(read);
        !rows.is_empty() && !wider && columns.clone().any(read)
    };
    let mut areas: Vec<_> = table.merged.iter().filter(joins).collect();
    areas.sort_by_key(|area| area.first);
    let mut told = header.row + 1;
    let mut found = Vec::new();
    for area in areas {
        let rows = area.first.0.max(told)..(area.last.0.min(last) + 1).max(told);
        told = rows.end;
        found.push(Altered::new(FormProblem::Merged { range: area.name() }, area.first, Reach::Rows(rows)));
    }
    found
}

/// Columns that the form had and that are read, and are gone.
fn missing_columns(header: &Header, stamp: &Stamp) -> Option<Altered> {
    let had = stamp.columns.iter().filter_map(|name| SUBMISSION.column(name));
    let gone: Vec<_> = had.filter(|column| header.position(*column).is_none()).collect();
    (!gone.is_empty()).then(|| Altered::new(FormProblem::ColumnsGone(gone), (header.row, 0), Reach::All))
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
    Some(Altered::new(problem, (row, 0), Reach::All))
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
            told.push(Altered::new(FormProblem::Inserted { blank }, (*row, 0), Reach::Rows(*row..*row + 1)));
        }
        before = blank.then_some(*row);
    }
    // blank rows before others that do not belong there are no matter
    let is_blank = |it: &Altered| it.message == Message::Form(FormProblem::Inserted { blank: true });
    if !told.iter().all(is_blank) {
        told.retain(|it| !is_blank(it));
    }
    told
}
