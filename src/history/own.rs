//! What a commit itself brings: files that it has otherwise than every one of its parents. A merge has of its
//! own only what its two sides do not explain.

use std::collections::BTreeMap;

use gix::{ObjectId, Repository, objs::tree::EntryMode};

use super::{Lack, tree};

/// What a commit has done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Added,
    Edited,
    Removed,
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
        match (is_file(mine), theirs.iter().any(|entry| is_file(*entry))) {
            (true, false) => tell(path.clone(), Change::Added),
            (true, true) => tell(path.clone(), Change::Edited),
            (false, true) if theirs.iter().all(|entry| is_file(*entry)) => tell(path.clone(), Change::Removed),
            (false, _) => {}
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

fn is_file(entry: Option<&Entry>) -> bool {
    entry.is_some_and(|(_, mode)| !mode.is_tree())
}
