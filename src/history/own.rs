//! What a commit itself brings: files that it has otherwise than every one of its parents. A merge has of its
//! own only what its two sides do not explain.

use std::collections::BTreeMap;

use gix::{ObjectId, Repository, objs::tree::EntryMode};

use super::{Lack, tree};

/// What a commit has done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// With this in it.
    Added(ObjectId),
    Edited,
    /// With this in it.
    Removed(ObjectId),
}

/// Tells the files below `path` that are unlike those of every parent; without parents, all. Folders
/// that are like a parent's are not looked into.
pub(super) fn own(
    repository: &Repository,
    now: Option<ObjectId>,
    before: &[Option<ObjectId>],
    path: &str,
    tell: &mut dyn FnMut(String, Change),
) -> Result<(), Lack> {
    if now.is_none() && before.is_empty() || before.contains(&now) {
        return Ok(());
    }
    let list = |tree: &Option<ObjectId>| entries(repository, *tree);
    let here = list(&now)?;
    let there = before.iter().map(list).collect::<Result<Vec<_>, _>>()?;
    // What is gone was in every parent, so that the first one tells.
    let gone = there.first().into_iter().flat_map(BTreeMap::keys).filter(|name| !here.contains_key(*name));
    for name in here.keys().chain(gone) {
        let (mine, theirs) = (here.get(name), there.iter().map(|entries| entries.get(name)).collect::<Vec<_>>());
        if theirs.contains(&mine) {
            continue;
        }
        let path = format!("{path}/{name}");
        match (file(mine), theirs.iter().find_map(|entry| file(*entry))) {
            (Some(id), None) => tell(path.clone(), Change::Added(id)),
            (Some(_), Some(_)) => tell(path.clone(), Change::Edited),
            (None, Some(id)) if theirs.iter().all(|entry| file(*entry).is_some()) => {
                tell(path.clone(), Change::Removed(id));
            }
            (None, _) => {}
        }
        own(repository, folder(mine), &theirs.into_iter().map(folder).collect::<Vec<_>>(), &path, tell)?;
    }
    Ok(())
}

type Entry = (ObjectId, EntryMode);

fn entries(repository: &Repository, tree: Option<ObjectId>) -> Result<BTreeMap<String, Entry>, Lack> {
    let nodes = tree.map_or_else(|| Ok(Vec::new()), |id| tree::nodes(repository, id))?;
    Ok(nodes.into_iter().map(|node| (node.name, (node.id, node.mode))).collect())
}

fn folder(entry: Option<&Entry>) -> Option<ObjectId> {
    entry.filter(|(_, mode)| mode.is_tree()).map(|(id, _)| *id)
}

fn file(entry: Option<&Entry>) -> Option<ObjectId> {
    entry.filter(|(_, mode)| !mode.is_tree()).map(|(id, _)| *id)
}
