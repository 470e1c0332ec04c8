//! Between a file's text and the cells that a clerk sees: where each cell of a table stands in the text
//! that is read, and what a place of that text is called in Excel.

use std::sync::Arc;

use super::table::cell_name;
use crate::{
    finding::{FileProblem, Finding, Message, RowProblem},
    privacy::masked,
    source::{Place, Source},
    tabular::{Record, scanner::Scanner},
};

/// The cells of a text, in order.
pub struct Marks {
    source: Source,
    /// Line and column at which a cell begins, its row and column from 0, and its bytes.
    cells: Vec<Mark>,
    /// The rows are those of a sheet; in a CSV lines are what a reader looks up.
    sheet: bool,
}

struct Mark {
    begins: (usize, usize),
    cell: (usize, usize),
    bytes: (usize, usize),
}

impl Marks {
    /// Goes over a text whose records are the rows of a table, but for some at its beginning, which are
    /// nobody's but Excel's own.
    pub fn of(path: Arc<str>, text: &str, separator: u8, hidden: usize, sheet: bool) -> Marks {
        // a line that is shown tells nobody's numbers
        let source = Source::new(path, masked(text).into_owned());
        let mut scanner = Scanner::new(text, separator);
        let mut record = Record::default();
        let mut cells = Vec::new();
        let mut records = 0;
        while scanner.read(&mut record) {
            records += 1;
            let Some(row) = usize::checked_sub(records, hidden + 1) else { continue };
            for (column, cell) in record.cells().enumerate() {
                let place = source.place(cell.start..cell.end);
                let begins = (place.line, place.column);
                cells.push(Mark { begins, cell: (row, column), bytes: (cell.start, cell.end) });
            }
        }
        Marks { source, cells, sheet }
    }

    /// The place of a cell; of the whole file where the text has no such cell.
    pub fn place(&self, row: usize, column: usize) -> Place {
        let at = self.cells.partition_point(|mark| mark.cell < (row, column));
        let found = self.cells.get(at).filter(|mark| mark.cell == (row, column));
        let mut place = match found {
            Some(mark) if self.shows(mark) => self.source.place(mark.bytes.0..mark.bytes.1),
            _ => Place { line: row + 1, column: 1, ..Place::file(self.source.path().clone()) },
        };
        place.cell = Some(cell_name(row, column).into());
        if self.sheet {
            place.line = row + 1;
        }
        place
    }

    /// The line of the text on which a row begins.
    pub fn line(&self, row: usize) -> Option<usize> {
        let at = self.cells.partition_point(|mark| mark.cell < (row, 0));
        self.cells.get(at).filter(|mark| mark.cell.0 == row).map(|mark| mark.begins.0)
    }

    /// Whether there is anything to see on the cell's line: what stands above the header is blank here.
    fn shows(&self, mark: &Mark) -> bool {
        self.source.place(mark.bytes.0..mark.bytes.1).excerpt.is_some_and(|excerpt| !excerpt.line.is_empty())
    }

    /// Gives a finding about this text the names that its reader knows: cells, and the sheet's rows.
    pub fn locate(&self, finding: &mut Finding) {
        self.locate_place(&mut finding.place);
        if let Some(related) = &mut finding.related {
            self.locate_place(related);
        }
        if !self.sheet {
            return;
        }
        match &mut finding.message {
            Message::Row(RowProblem::DuplicateRow { lines, .. }) => {
                lines.iter_mut().for_each(|line| *line = self.row_of(*line));
            }
            Message::Row(RowProblem::DuplicateSite { first }) => *first = self.row_of(*first),
            Message::File(FileProblem::BlankRow { last, .. }) => *last = self.row_of(*last),
            _ => {}
        }
    }

    fn locate_place(&self, place: &mut Place) {
        if place.path != *self.source.path() || place.cell.is_some() || place.excerpt.is_none() {
            return;
        }
        if let Some(mark) = self.mark_at((place.line, place.column)) {
            place.cell = Some(cell_name(mark.cell.0, mark.cell.1).into());
            if self.sheet {
                place.line = mark.cell.0 + 1;
            }
        }
    }

    /// The row of a sheet, from 1, that stands on a line of the text.
    fn row_of(&self, line: usize) -> usize {
        self.mark_at((line, usize::MAX)).map_or(line, |mark| mark.cell.0 + 1)
    }

    /// The last cell that begins at a place or before it.
    fn mark_at(&self, place: (usize, usize)) -> Option<&Mark> {
        let after = self.cells.partition_point(|mark| mark.begins <= place);
        self.cells[..after].last()
    }
}
