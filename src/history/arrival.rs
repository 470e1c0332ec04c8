//! When a file first came in. A file that was renamed is a new one; one that was removed and brought back
//! came when it first did.

use std::collections::BTreeMap;

use super::{CommitId, History, Lack, own::Change};
use crate::calendar::Date;

/// The first coming of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    pub commit: CommitId,
    /// The day on which its author committed it.
    pub day: Date,
    /// It may have come earlier, in commits that a shallow clone does not have.
    pub at_the_latest: bool,
}

impl History {
    /// When each file in a folder of the workspace first came in, of the commits that led to one.
    pub fn arrivals(&self, from: CommitId, folder: &str) -> Result<BTreeMap<String, Arrival>, Lack> {
        let mut arrivals: BTreeMap<String, Arrival> = BTreeMap::new();
        let walk = self.walk(from)?;
        self.changes(&walk, &[folder], &mut |commit, path, change| {
            if change != Change::Added {
                return;
            }
            let arrival = Arrival { commit: commit.id, day: commit.day, at_the_latest: commit.cut_off };
            let first = arrivals.entry(path).or_insert(arrival);
            if (arrival.day, !arrival.at_the_latest) <= (first.day, !first.at_the_latest) {
                *first = arrival;
            }
        })?;
        Ok(arrivals)
    }
}
