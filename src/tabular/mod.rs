//! Any CSV as text with positions: bytes to text, text to records and cells, header names to columns.
//! What a row means is not known here.

pub mod cell;
pub mod decode;
pub mod header;
mod opening;
mod pieces;
mod record;
pub mod scanner;
mod sheet;
mod words;

pub use header::{CASES, ColumnSet, Columns, INSPECTION, Layout, RECEIVED, ROSTER, SUBMISSION};
pub use opening::unreadable;
pub use pieces::Cut;
pub use record::{Cell, Record};
pub use sheet::{Row, Sheet};
