//! A table's text as a plain CSV whose records are the table's rows, one for one, so that everything that
//! is said of the text can be said of the cells. What stands above the header, and rows that the form left
//! open and nobody filled, are blank in it.

use std::borrow::Cow;

use super::table::{COLUMNS, Cell, HEAD, Header, Origin, ROWS, Table};
use crate::tabular::{self, Record, scanner::Scanner};

/// Separators that a CSV may have.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The text of a sheet: its rows from the first, as wide as the header. The `open` ones are in order.
pub fn of_table(table: &Table, header: &Header, open: &[usize]) -> String {
    let width = table.width(header.row);
    let mut text = String::new();
    for row in 0..table.rows.len() {
        if row >= header.row && open.binary_search(&row).is_err() && !table.is_blank(row) {
            let read = |column: usize| header.columns.get(column).copied().flatten().is_some();
            let cell = |column: usize| match read(column) {
                true => quoted(table.text(row, column)),
                // nobody reads it, and in one line it is shown better
                false => quoted(&table.text(row, column).replace('\n', "")).into_owned().into(),
            };
            text += &(0..width).map(cell).collect::<Vec<_>>().join(",");
        }
        text.push('\n');
    }
    text
}

fn quoted(text: &str) -> Cow<'_, str> {
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace("\r\n", "\n").replace('\r', "\n").replace('"', "\"\"")).into(),
        false => text.into(),
    }
}

/// A CSV's records as the rows of a table, with the separator that makes a header of one of them, and
/// whether the first record is Excel's own `sep=`, which Excel does not show.
pub fn table_of(text: &str, name: &str) -> (Table, u8, bool) {
    let announced = text.get(..5).is_some_and(|start| start.starts_with("sep="));
    let likeness = |separator: u8| {
        let header = rows_of(text, name, separator, HEAD).header();
        header.map_or(0, |header| header.columns.iter().flatten().count())
    };
    let mut best = (SEPARATORS[0], likeness(SEPARATORS[0]));
    for separator in &SEPARATORS[1..] {
        let likeness = likeness(*separator);
        if likeness > best.1 {
            best = (*separator, likeness);
        }
    }
    (rows_of(text, name, best.0, ROWS), best.0, announced)
}

/// The first records of a CSV; what lies behind them is far.
fn rows_of(text: &str, name: &str, separator: u8, most: usize) -> Table {
    let mut table = Table::new(name);
    let mut scanner = Scanner::new(text, separator);
    let mut record = Record::default();
    while table.far.is_none() && scanner.read(&mut record) {
        let row = table.rows.len();
        let column = if row < most { COLUMNS } else { 0 };
        if let Some(far) = record.cells().skip(column).position(|cell| !cell.text.trim().is_empty()) {
            table.pass_over(row, column + far);
        }
        let cell = |cell: tabular::Cell<'_>| Cell { text: cell.text.to_owned(), origin: Origin::Typed };
        table.rows.push(record.cells().take(column).map(cell).collect());
    }
    table
}

/// A CSV's text with these records blank; its lines stay where they are.
pub fn without(text: &str, separator: u8, blank: impl Fn(usize) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut scanner = Scanner::new(text, separator);
    let mut record = Record::default();
    let mut row = 0;
    while scanner.read(&mut record) {
        let bytes = &text[record.start..scanner.position()];
        match blank(row) {
            true => kept.extend(bytes.chars().filter(|c| matches!(c, '\n' | '\r'))),
            false => kept += bytes,
        }
        row += 1;
    }
    kept
}
