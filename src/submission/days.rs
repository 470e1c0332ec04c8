//! A cell that should hold a day, in a file of which not only rosters know days.

use super::{
    period_cell::{DateReading, read_date},
    row::Reading,
};
use crate::{
    calendar::Date,
    finding::{Column, Message, RowProblem},
};

/// Reads a column's day; `unreadable` makes a message of a text that is none.
pub fn day(row: &mut Reading<'_, '_>, column: Column, unreadable: impl Fn(String) -> Message) -> Option<Date> {
    let seen = row.see(column, true)?;
    match read_date(seen.text) {
        DateReading::Exact(date) => Some(date),
        DateReading::Damaged(reading) => {
            row.complain(column, Message::Row(RowProblem::DateFormat { text: seen.text.to_owned(), reading }), None);
            Some(reading)
        }
        DateReading::Unreadable => {
            row.complain(column, unreadable(seen.text.to_owned()), None);
            None
        }
    }
}
