//! What is answered, before it is known how it will look: figures as tables, and as the frozen JSON.

pub mod amounts;
pub mod cases_table;
pub mod diff_json;
pub mod diff_table;
pub mod gap_json;
pub mod gap_table;
pub mod inspect_json;
pub mod inspect_table;
pub mod log_table;
pub mod missing_json;
pub mod missing_table;
mod names;
pub mod plan_tables;
mod province;
pub mod rank_json;
pub mod rank_table;
mod selection;
pub mod status_json;
pub mod status_table;
pub mod trace_table;
pub mod why_table;

pub use province::{Cities, City};
pub use selection::Selection;
