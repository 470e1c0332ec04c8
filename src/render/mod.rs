//! How answers look: tables on a terminal, in Markdown and CSV; findings as a compiler shows them, and as
//! JSON; the forms that counties fill. Nothing here knows how a target is judged.

pub mod codeowners;
pub mod csv_table;
pub mod findings;
pub mod form;
pub mod markdown_table;
pub mod parquet;
pub mod report;
pub mod text_table;
pub mod unified_diff;

use crate::{number::Decimal, table::Cell, words::report::percent};

/// What the place of output can show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Terminal {
    pub colour: bool,
    /// Box drawing and blocks; otherwise plain ASCII.
    pub unicode: bool,
    /// Columns; `None` where nothing has to fit.
    pub width: Option<u16>,
}

/// A cell for readers: shares as percentages and ratios, both cut after one decimal.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Verdict { text, .. } => text.clone(),
        Cell::Number(amount) => number(*amount),
        Cell::Share { share, .. } => percent(*share),
        Cell::Nothing => "—".to_owned(),
    }
}

/// A count, or a ratio, cut after one decimal.
fn number(number: Decimal) -> String {
    number.cut(1).to_string()
}
