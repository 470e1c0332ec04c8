//! A TOML file as a table that is read key by key, each value at its place. What the keys mean is not
//! known here.

mod table;
pub(crate) mod value;

pub(crate) use table::{Findings, Reading, Table, claim, parse};
