//! Where a report's figures come from, said so that committing the report changes nothing in it: it names
//! what was read, never the commit that it lies in itself.

use crate::{calendar::Date, closing::Digest};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Of everything that was read: the plan, and what lies under `reports` up to the as-of date.
    pub inputs: Digest,
    pub origin: Origin,
}

/// Which commit the inputs come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The last one that changed any of them; its short id and its author's day.
    Commit { id: String, day: Date },
    /// They are not what has been committed.
    Uncommitted,
    /// There is no repository, or too little of its history.
    Unknown,
}
