//! Any CSV as text with positions: bytes to text, text to records and cells, header names to columns.
//! What a row means is not known here.

pub mod cell;
pub mod decode;
pub mod header;
pub mod scanner;
pub mod sheet;

pub use header::{CASES, Columns, INSPECTION, Layout, RECEIVED, ROSTER, SUBMISSION};
pub use scanner::{Cell, Record};
pub use sheet::{Row, Sheet};
