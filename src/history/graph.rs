//! Going back through commits, each before its parents, and the later first.

use std::collections::{BinaryHeap, HashMap, HashSet};

use chrono::NaiveTime;
use gix::{ObjectId, Repository};

use super::{Commit, CommitId, History, Lack, own, tree};
use crate::calendar::Date;

/// All commits that led to one, newest first: no commit comes behind one of its parents.
#[derive(Debug)]
pub struct Walk {
    pub commits: Vec<Commit>,
}

impl Walk {
    /// Whether the clone keeps only the latest commits, and it matters here.
    pub fn is_cut_off(&self) -> bool {
        self.commits.iter().any(|commit| commit.cut_off)
    }

    fn trees(&self) -> HashMap<CommitId, ObjectId> {
        self.commits.iter().map(|commit| (commit.id, commit.tree)).collect()
    }
}

/// The folders asked for, by their place in the list, within trees: each tree is asked for as a commit's own and
/// as the parent of others.
type Known = HashMap<(usize, ObjectId), Option<ObjectId>>;

impl History {
    pub fn walk(&self, from: CommitId) -> Result<Walk, Lack> {
        self.walk_since(from, Date::MIN)
    }

    /// The same, but nothing before a day: of what was committed earlier only the latest commits are told, as if
    /// the clone ended with them.
    pub(super) fn walk_since(&self, from: CommitId, since: Date) -> Result<Walk, Lack> {
        let since = since.and_time(NaiveTime::MIN).and_utc().timestamp();
        let repository = self.repository.to_thread_local();
        let mut known: HashMap<CommitId, Commit> = HashMap::new();
        let mut children: HashMap<CommitId, usize> = HashMap::new();
        let mut open = vec![from];
        while let Some(id) = open.pop() {
            if known.contains_key(&id) {
                continue;
            }
            let mut commit = Commit::read(&repository, id)?;
            if commit.seconds < since {
                commit.parents.clear();
                commit.cut_off = true;
            }
            for parent in &commit.parents {
                *children.entry(*parent).or_default() += 1;
                open.push(*parent);
            }
            known.insert(id, commit);
        }
        let mut commits = Vec::with_capacity(known.len());
        let mut ready = BinaryHeap::from([(i64::MAX, from)]);
        while let Some((_, id)) = ready.pop() {
            let Some(commit) = known.remove(&id) else { continue };
            for parent in &commit.parents {
                let left = children.entry(*parent).or_default();
                *left = left.saturating_sub(1);
                if *left == 0
                    && let Some(parent) = known.get(parent)
                {
                    ready.push((parent.seconds, parent.id));
                }
            }
            commits.push(commit);
        }
        Ok(Walk { commits })
    }

    /// The commits that led to one and themselves changed something in these folders of the workspace, newest
    /// first. A merge that only puts its sides together is none of them.
    pub fn touching(&self, from: CommitId, folders: &[&str]) -> Result<Vec<Commit>, Lack> {
        let mut touching = HashSet::new();
        let walk = self.walk(from)?;
        self.changes(&walk, folders, &mut |commit, _, _| {
            touching.insert(commit.id);
        })?;
        Ok(walk.commits.into_iter().filter(|commit| touching.contains(&commit.id)).collect())
    }

    /// The last commit that itself changed a file that is `wanted` in these folders of the workspace. Where a
    /// shallow clone ends nobody knows who did: `None`, as where no commit has.
    pub fn last_touching(
        &self,
        from: CommitId,
        folders: &[&str],
        wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Option<Commit>, Lack> {
        let repository = self.repository.to_thread_local();
        let walk = self.walk(from)?;
        let trees = walk.trees();
        let mut known = Known::new();
        for commit in &walk.commits {
            let mut touched = false;
            let tell = &mut |path: String, _| touched |= wanted(&path);
            self.changed(&repository, commit, (&trees, &mut known), folders, tell)?;
            if touched {
                return Ok((!commit.cut_off).then(|| commit.clone()));
            }
        }
        Ok(None)
    }

    /// Tells what each commit of a walk itself changed in these folders of the workspace.
    pub(super) fn changes(
        &self,
        walk: &Walk,
        folders: &[&str],
        tell: &mut dyn FnMut(&Commit, String, own::Change),
    ) -> Result<(), Lack> {
        let repository = self.repository.to_thread_local();
        let trees = walk.trees();
        let mut known = Known::new();
        for commit in &walk.commits {
            let tell = &mut |path, change| tell(commit, path, change);
            self.changed(&repository, commit, (&trees, &mut known), folders, tell)?;
        }
        Ok(())
    }

    /// Tells what one commit itself changed, given the trees of its parents.
    fn changed(
        &self,
        repository: &Repository,
        commit: &Commit,
        (trees, known): (&HashMap<CommitId, ObjectId>, &mut Known),
        folders: &[&str],
        tell: &mut dyn FnMut(String, own::Change),
    ) -> Result<(), Lack> {
        for (ix, folder) in folders.iter().enumerate() {
            let mut at = |tree| {
                if let Some(known) = known.get(&(ix, tree)) {
                    return Ok(*known);
                }
                let names = self.prefix.iter().map(String::as_str).chain(folder.split('/'));
                let found = tree::find(repository, tree, names)?;
                let found = found.filter(|(_, mode)| mode.is_tree()).map(|(id, _)| id);
                known.insert((ix, tree), found);
                Ok(found)
            };
            let parents = commit.parents.iter().filter_map(|parent| trees.get(parent));
            let before = parents.map(|tree| at(*tree)).collect::<Result<Vec<_>, Lack>>()?;
            own::own(repository, at(commit.tree)?, &before, folder, tell)?;
        }
        Ok(())
    }
}
