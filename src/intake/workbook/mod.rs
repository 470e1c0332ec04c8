//! An Excel workbook as sheets of texts, by stated rules. A number is read as Excel shows it, with fifteen
//! significant digits, and in per cent where its format is, `85%`; one with more digits than Excel keeps is
//! told. A date is read as Excel writes it, `2023/7/1`, a time of day or a duration as `12:30`; a formula by
//! its result, which is told; of merged cells the first has the content, and that is told, too. Hidden rows
//! and columns, and those that a filter leaves out, are read as all others; of the sheets only those that
//! can be seen. What stands far outside of any form is not read, and told.
//!
//! Whatever the bytes are, reading them ends, and takes memory for what is written in cells, never for the
//! size that a sheet claims: an archive is measured before it is opened, and what cells take is counted.

mod archive;
mod biff;
mod compound;
mod shown;
mod xls;
mod xlsx;

use self::shown::Number;
use super::table::{Area, COLUMNS, Origin, ROWS, Table};
use crate::{finding::Unreadable, form::Stamp};

/// What the cells of a workbook may take together, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// A sheet, and whether anybody sees it.
pub struct WorkSheet {
    pub table: Table,
    pub visible: bool,
}

/// The sheets of a workbook in the newer format.
pub fn xlsx(bytes: &[u8]) -> Result<Vec<WorkSheet>, Unreadable> {
    archive::measure(bytes)?;
    xlsx::read(bytes)
}

/// The sheets of a workbook in the older format. One in the newer that has a password looks the same.
pub fn xls(bytes: &[u8]) -> Result<Vec<WorkSheet>, Unreadable> {
    xls::read(bytes)
}

/// Sheets as they are being read.
#[derive(Default)]
struct Sheets {
    all: Vec<WorkSheet>,
    /// What they have taken so far.
    taken: usize,
}

/// What stands in a cell.
enum Content<'a> {
    Text(&'a str),
    Number(Number),
    Truth(bool),
    Error(&'a str),
}

impl Sheets {
    /// Whether a sheet has to be read: one that nobody sees is not, but for the form's own stamp.
    fn wants(name: &str, visible: bool) -> bool {
        visible || name == Stamp::SHEET
    }

    fn begin(&mut self, name: &str, visible: bool) {
        self.all.push(WorkSheet { table: Table::new(name), visible });
    }

    /// Counts what reading has cost; every cell that is looked at costs something, so that it ends.
    fn spend(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.taken = self.taken.saturating_add(bytes + 1);
        if self.taken > LARGEST { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    /// Changes the sheet that was begun last.
    fn change(&mut self, change: impl FnOnce(&mut Table)) -> Result<(), Unreadable> {
        let Some(WorkSheet { table, .. }) = self.all.last_mut() else { return Ok(()) };
        let before = table.weight;
        change(table);
        let more = table.weight - before;
        self.spend(more)
    }

    /// Takes in what stands in a cell.
    fn put(&mut self, (row, column): (usize, usize), content: Content<'_>) -> Result<(), Unreadable> {
        let cut = matches!(&content, Content::Number(number) if number.is_cut());
        let text = match content {
            Content::Text(text) => text.replace("\r\n", "\n"),
            Content::Number(number) => number.shown(),
            Content::Truth(true) => "TRUE".to_owned(),
            Content::Truth(false) => "FALSE".to_owned(),
            Content::Error(text) => text.to_owned(),
        };
        self.change(|table| match (row < ROWS && column < COLUMNS, text.trim().is_empty()) {
            (true, _) => table.set(row, column, text, if cut { Origin::Cut } else { Origin::Typed }),
            (false, true) => {}
            (false, false) => table.pass_over(row, column),
        })
    }

    /// Notes that a cell is worked out, and by what, where that is known.
    fn worked_out(&mut self, (row, column): (usize, usize), formula: Option<String>) -> Result<(), Unreadable> {
        self.change(|table| {
            if row < ROWS && column < COLUMNS {
                table.worked_out(row, column, formula);
            }
        })
    }

    fn merged(&mut self, area: Area) -> Result<(), Unreadable> {
        self.change(|table| table.merge(area))
    }
}
