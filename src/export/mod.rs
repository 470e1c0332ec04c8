//! The workspace as typed tables, for engines that go past one machine: what counties reported as rows of
//! figures, the plan with its calendar worked out beside it, and the arithmetic of SPEC §7 as SQL over both.
//! Which days and periods a window has is settled here; nothing is added up before an engine does it.

mod calendar;
mod counties;
mod plan;
mod rows;
mod sql;
mod table;

pub use counties::CountyTables;
pub use plan::plan_tables;
pub use sql::{Dialect, script};
pub use table::{Column, Field, Kind, Row, Table};

/// Tables that lie in one file each.
pub const SINGLE: [&str; 14] = [
    "work_plan",
    "counties",
    "periods",
    "tasks",
    "indicators",
    "targets",
    "allocations",
    "schedules",
    "windows",
    "calendar",
    "thresholds",
    "rosters",
    "sites",
    "submissions",
];

/// Tables with a folder for each submission period.
pub const PARTITIONED: [&str; 2] = ["observations", "states"];

/// The column whose value is a partition's folder, and therefore in no file.
pub const PARTITION: &str = "submission";
