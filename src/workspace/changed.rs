//! What is no longer as a commit has it: the paths of a workspace's folders whose files were added, edited or
//! removed since.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{
    Disk, FOLDERS, Workspace,
    disk::{Entry, Kind},
    layout::is_litter,
};
use crate::history::{Checkout, Identity};

/// Paths, relative to the workspace.
pub type Changed = BTreeSet<String>;

impl Workspace {
    /// What differs from the workspace as it was in a commit. Nobody's litter counts.
    pub fn changed(&self, before: &Workspace, checkout: &Checkout) -> anyhow::Result<Changed> {
        let mut changed = Changed::new();
        let mut common = Vec::new();
        for folder in FOLDERS {
            compare(&self.disk, &before.disk, folder, &mut changed, &mut common)?;
        }
        let edited = common.par_iter().filter(|(path, identity)| !checkout.holds(path, *identity));
        changed.extend(edited.map(|(path, _)| path.clone()).collect::<Vec<_>>());
        Ok(changed)
    }
}

/// Puts what only one side has into `changed`, and the files that both have into `common`.
fn compare(
    now: &Disk,
    before: &Disk,
    folder: &str,
    changed: &mut Changed,
    common: &mut Vec<(String, Identity)>,
) -> anyhow::Result<()> {
    let (here, there) = (now.list(folder)?, before.list(folder)?);
    let (mut here, mut there) = (here.into_iter().peekable(), there.into_iter().peekable());
    loop {
        let name = match (here.peek(), there.peek()) {
            (Some(mine), Some(theirs)) => mine.name.clone().min(theirs.name.clone()),
            (Some(entry), None) | (None, Some(entry)) => entry.name.clone(),
            (None, None) => return Ok(()),
        };
        let path = format!("{folder}/{name}");
        let named = |entry: &Entry| entry.name == name;
        let (mine, theirs) = (here.next_if(named), there.next_if(named));
        let kinds = (mine.as_ref().map(|entry| entry.kind), theirs.as_ref().map(|entry| entry.kind));
        match kinds {
            (Some(Kind::File), Some(Kind::File)) => match before.identity(&path) {
                Some(identity) => common.push((path, identity)),
                None => {
                    changed.insert(path);
                }
            },
            (Some(Kind::Symlink), Some(Kind::Symlink)) => {}
            _ => {
                let is_file = |kind: Option<Kind>| kind.is_some_and(|kind| kind != Kind::Folder);
                let litter = kinds.1.is_none() && mine.as_ref().is_some_and(|entry| is_litter(&entry.name));
                if !litter && (is_file(kinds.0) || is_file(kinds.1)) {
                    changed.insert(path.clone());
                }
                if [kinds.0, kinds.1].contains(&Some(Kind::Folder)) && !litter {
                    compare(now, before, &path, changed, common)?;
                }
            }
        }
    }
}
