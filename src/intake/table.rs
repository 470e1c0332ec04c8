//! A sheet as rows of texts, whatever file it came from, and the row in it that is a form's header.

use crate::{
    finding::Column,
    tabular::{Layout, ROSTER, SUBMISSION},
};

/// Rows from the top among which a header is looked for: titles and instructions may stand above it.
pub const HEAD: usize = 40;

/// Cells further down or further right belong to no form; a stray one there would cost memory for all
/// between.
pub const ROWS: usize = 20_000;
pub const COLUMNS: usize = 64;

/// Known names that make a row a header.
const ENOUGH: usize = 2;

#[derive(Debug, Clone, Default)]
pub struct Table {
    pub name: String,
    pub rows: Vec<Vec<Cell>>,
    pub merged: Vec<Area>,
    /// Cells too far away to be read: the first one, and how many there are.
    pub far: Option<((usize, usize), usize)>,
    /// What it takes, in bytes.
    pub weight: usize,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub origin: Origin,
}

/// Where a cell's text comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    #[default]
    Typed,
    /// A number with more digits than Excel keeps.
    Cut,
    /// It was worked out, by a formula that may be known.
    WorkedOut(Option<String>),
}

/// A rectangle of cells: rows and columns from 0, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub first: (usize, usize),
    pub last: (usize, usize),
}

/// What a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Submission,
    Roster,
}

/// A table's header.
#[derive(Debug, Clone)]
pub struct Header {
    pub kind: Kind,
    pub row: usize,
    /// By position.
    pub columns: Vec<Option<Column>>,
}

impl Kind {
    fn layout(self) -> &'static Layout {
        match self {
            Kind::Submission => &SUBMISSION,
            Kind::Roster => &ROSTER,
        }
    }
}

impl Table {
    pub fn new(name: &str) -> Table {
        Table { name: name.to_owned(), ..Table::default() }
    }

    pub fn set(&mut self, row: usize, column: usize, text: String, origin: Origin) {
        if text.is_empty() {
            return;
        }
        self.weight += text.len();
        let cell = self.at(row, column);
        cell.text = text;
        if cell.origin == Origin::Typed {
            cell.origin = origin;
        }
    }

    pub fn worked_out(&mut self, row: usize, column: usize, formula: Option<String>) {
        self.weight += formula.as_ref().map_or(0, String::len);
        self.at(row, column).origin = Origin::WorkedOut(formula);
    }

    /// Notes that there is something in a cell that is too far away.
    pub fn pass_over(&mut self, row: usize, column: usize) {
        let (first, cells) = self.far.unwrap_or(((row, column), 0));
        self.far = Some((first, cells + 1));
    }

    pub fn merge(&mut self, area: Area) {
        self.weight += size_of::<Area>();
        self.merged.push(area);
    }

    fn at(&mut self, row: usize, column: usize) -> &mut Cell {
        if self.rows.len() <= row {
            self.weight += (row + 1 - self.rows.len()) * size_of::<Vec<Cell>>();
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            self.weight += (column + 1 - cells.len()) * size_of::<Cell>();
            cells.resize_with(column + 1, Cell::default);
        }
        &mut cells[column]
    }

    pub fn text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", |cell| cell.text.as_str())
    }

    pub fn is_blank(&self, row: usize) -> bool {
        self.rows[row].iter().all(|cell| cell.text.trim().is_empty())
    }

    /// How many columns a row has up to the last that says anything.
    pub fn width(&self, row: usize) -> usize {
        self.rows[row].iter().rposition(|cell| !cell.text.trim().is_empty()).map_or(0, |last| last + 1)
    }

    /// The last row that says anything.
    pub fn last(&self) -> Option<usize> {
        (0..self.rows.len()).rev().find(|row| !self.is_blank(*row))
    }

    /// The row near the top that has most of a form's names.
    pub fn header(&self) -> Option<Header> {
        let mut best: Option<(usize, Header)> = None;
        for row in 0..self.rows.len().min(HEAD) {
            for kind in [Kind::Submission, Kind::Roster] {
                let columns: Vec<_> = self.rows[row].iter().map(|cell| kind.layout().column(&cell.text)).collect();
                let known = columns.iter().flatten().count();
                if known >= ENOUGH && best.as_ref().is_none_or(|(most, _)| known > *most) {
                    best = Some((known, Header { kind, row, columns }));
                }
            }
        }
        best.map(|(_, header)| header)
    }
}

impl Header {
    pub fn position(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(column))
    }

    /// The text of a row in a column; empty where there is no such column.
    pub fn text<'t>(&self, table: &'t Table, row: usize, column: Column) -> &'t str {
        self.position(column).map_or("", |at| table.text(row, at)).trim()
    }
}

impl Area {
    /// `C14:C16`.
    pub fn name(&self) -> String {
        format!("{}:{}", cell_name(self.first.0, self.first.1), cell_name(self.last.0, self.last.1))
    }
}

/// `C14`, of a row and a column from 0.
pub fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &(row + 1).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_excel_names_them() {
        for (row, column, name) in [(13, 2, "C14"), (0, 0, "A1"), (0, 25, "Z1"), (0, 26, "AA1"), (9, 701, "ZZ10")] {
            assert_eq!(cell_name(row, column), name);
        }
    }
}
