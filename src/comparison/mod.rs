//! What lies between two states of a workspace: the rows that say something else ([`RowChange`]) and the
//! targets that stand otherwise ([`Move`]). Pure: what is compared has been read and judged already.

mod rows;
mod stand;

pub use rows::{Row, RowChange, Rows, Said, changes, rows};
pub use stand::{Move, Reading, Stand, moves};
