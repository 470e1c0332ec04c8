//! When a file first came in. A file that is only given another name came when it first did, and so did one
//! that was removed and brought back.

use std::collections::{BTreeMap, HashMap};

use super::{Commit, CommitId, History, Lack, own::Change};
use crate::calendar::Date;

/// The first coming of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    pub commit: CommitId,
    /// The day on which its author committed it, whoever merged or rebased it when.
    pub day: Date,
    /// It may have come earlier: the commit brings the workspace as a whole, or git knows nothing before it.
    pub at_the_latest: bool,
}

impl Arrival {
    fn order(&self) -> (Date, bool) {
        (self.day, !self.at_the_latest)
    }
}

impl History {
    /// When each file in a folder of the workspace first came in, of the commits that led to one. What is
    /// older than a day is only known to be.
    pub fn arrivals(&self, from: CommitId, folder: &str, since: Date) -> Result<BTreeMap<String, Arrival>, Lack> {
        let walk = self.walk_since(from, since)?;
        let mut changes = Vec::new();
        self.changes(&walk, &[folder], &mut |commit, path, change| changes.push((commit.id, path, change)))?;
        let commits: HashMap<_, _> = walk.commits.iter().map(|commit| (commit.id, commit)).collect();
        let mut arrivals = BTreeMap::new();
        // The oldest first, so that a new name finds when the old one came.
        for own in changes.chunk_by(|a, b| a.0 == b.0).collect::<Vec<_>>().into_iter().rev() {
            if let Some(commit) = own.first().and_then(|(id, ..)| commits.get(id))
                && own.iter().any(|(_, _, change)| matches!(change, Change::Added(_)))
            {
                let at_the_latest = !self.continues(commit, &commits)?;
                bring(&mut arrivals, own, Arrival { commit: commit.id, day: commit.day, at_the_latest });
            }
        }
        Ok(arrivals)
    }

    /// Whether the workspace was there before a commit.
    fn continues(&self, commit: &Commit, commits: &HashMap<CommitId, &Commit>) -> Result<bool, Lack> {
        for parent in commit.parents.iter().filter_map(|parent| commits.get(parent)) {
            if self.has_workspace(parent)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Notes what one commit brings.
fn bring(arrivals: &mut BTreeMap<String, Arrival>, own: &[(CommitId, String, Change)], now: Arrival) {
    let removed = own.iter().filter_map(|(_, path, change)| match change {
        Change::Removed(content) => Some((*content, path)),
        Change::Added(_) | Change::Edited => None,
    });
    let removed: HashMap<_, _> = removed.collect();
    for (_, path, change) in own {
        let Change::Added(content) = change else { continue };
        let renamed = removed.get(content).and_then(|old| arrivals.get(*old)).copied();
        let arrival = renamed.unwrap_or(now);
        let first = arrivals.entry(path.clone()).or_insert(arrival);
        if arrival.order() < first.order() {
            *first = arrival;
        }
    }
}
