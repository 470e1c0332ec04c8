//! What a county sends: its rosters and its submissions, row by row, into a book. Every row either
//! counts or has a finding that says why not.

mod about;
mod backing;
mod canonical;
mod case_backing;
mod case_file;
mod cells;
mod county;
mod days;
mod history;
mod inspection_file;
mod item_row;
mod notes;
mod number_cell;
mod period_cell;
mod piece;
mod received_file;
mod roster_file;
mod row;
mod rows;
mod submission_file;

pub use canonical::{Canonical, CellChange, Cut, canonical_county, canonical_received, changes, keys_by_line, without};
pub use cells::{CellKey, Cells, cells};
pub use county::{CaseFile, CountyFiles, CountyReading, LARGEST_FILE, Load, Loaded, read_county, read_received};
pub use notes::{notes_at, site_names};
pub use roster_file::continues;
