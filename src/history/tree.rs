//! The workspace's files as a commit has them: which there are, how long, and what is in them.

use std::collections::HashMap;

use gix::{
    ObjectId, Repository, ThreadSafeRepository,
    objs::tree::{EntryKind, EntryMode},
};

use super::{Commit, Identity, Lack};

/// What a name in a folder stands for. Other repositories within (submodules) are none of the workspace's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    Symlink,
}

/// An entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    pub name: String,
    pub kind: Kind,
    pub identity: Identity,
}

/// Folders of one commit, read as a whole, so that many cores may ask for files at once.
#[derive(Debug, Clone)]
pub struct Tree {
    repository: ThreadSafeRepository,
    /// The entries of each folder, by name.
    folders: HashMap<String, Vec<Leaf>>,
}

impl Tree {
    pub(super) fn read(
        repository: ThreadSafeRepository,
        commit: &Commit,
        prefix: &[String],
        wanted: &[&str],
    ) -> Result<Tree, Lack> {
        let local = repository.to_thread_local();
        let absent = || Lack::NoWorkspaceThere { commit: commit.id.short() };
        let (root, _) = find(&local, commit.tree, prefix.iter().map(String::as_str))?.ok_or_else(absent)?;
        let mut folders = HashMap::new();
        for folder in wanted {
            if let Some((id, mode)) = find(&local, root, folder.split('/'))?
                && mode.is_tree()
            {
                gather(&local, id, folder, &mut folders)?;
            }
        }
        Ok(Tree { repository, folders })
    }

    /// A folder's entries by name; none where there is no such folder.
    pub fn list(&self, folder: &str) -> &[Leaf] {
        self.folders.get(folder).map_or(&[], Vec::as_slice)
    }

    /// The file of that path.
    pub fn file(&self, path: &str) -> Option<Identity> {
        let (folder, name) = path.rsplit_once('/')?;
        let entries = self.list(folder);
        let at = entries.binary_search_by(|leaf| leaf.name.as_str().cmp(name)).ok()?;
        (entries[at].kind == Kind::File).then_some(entries[at].identity)
    }

    /// How long a file is, in bytes.
    pub fn length(&self, identity: Identity) -> Result<u64, Lack> {
        let repository = self.repository.to_thread_local();
        let header = repository.try_find_header(identity.0).map_err(Lack::broken)?;
        header.map(|header| header.size()).ok_or(Lack::NotFetched)
    }

    /// What is in a file.
    pub fn read_file(&self, identity: Identity) -> Result<Vec<u8>, Lack> {
        let repository = self.repository.to_thread_local();
        let mut object = object(&repository, identity.0)?;
        Ok(std::mem::take(&mut object.data))
    }
}

fn gather(
    repository: &Repository,
    id: ObjectId,
    path: &str,
    folders: &mut HashMap<String, Vec<Leaf>>,
) -> Result<(), Lack> {
    let mut leaves = Vec::new();
    for Node { name, id, mode } in nodes(repository, id)? {
        let kind = match mode.kind() {
            EntryKind::Tree => Kind::Folder,
            EntryKind::Blob | EntryKind::BlobExecutable => Kind::File,
            EntryKind::Link => Kind::Symlink,
            EntryKind::Commit => continue,
        };
        if kind == Kind::Folder {
            gather(repository, id, &format!("{path}/{name}"), folders)?;
        }
        leaves.push(Leaf { name, kind, identity: Identity(id) });
    }
    leaves.sort_by(|a, b| a.name.cmp(&b.name));
    folders.insert(path.to_owned(), leaves);
    Ok(())
}

/// An entry as git keeps it.
pub(super) struct Node {
    pub name: String,
    pub id: ObjectId,
    pub mode: EntryMode,
}

/// What is in a tree.
pub(super) fn nodes(repository: &Repository, id: ObjectId) -> Result<Vec<Node>, Lack> {
    let tree = object(repository, id)?.try_into_tree().map_err(Lack::broken)?;
    let decoded = tree.decode().map_err(Lack::broken)?;
    let node = |entry: &gix::objs::tree::EntryRef<'_>| Node {
        name: String::from_utf8_lossy(entry.filename).into_owned(),
        id: entry.oid.to_owned(),
        mode: entry.mode,
    };
    Ok(decoded.entries.iter().map(node).collect())
}

/// What stands at the end of a path within a tree; the tree itself where the path is empty.
pub(super) fn find<'n>(
    repository: &Repository,
    tree: ObjectId,
    names: impl IntoIterator<Item = &'n str>,
) -> Result<Option<(ObjectId, EntryMode)>, Lack> {
    let mut here = (tree, EntryKind::Tree.into());
    for name in names {
        let (id, mode): (ObjectId, EntryMode) = here;
        if !mode.is_tree() {
            return Ok(None);
        }
        let tree = object(repository, id)?.try_into_tree().map_err(Lack::broken)?;
        let mut entries = tree
            .iter()
            .map(|entry| entry.map(|entry| (entry.oid().to_owned(), entry.mode(), entry.filename() == name)));
        let found = entries.find(|entry| entry.as_ref().map_or(true, |(.., is_it)| *is_it)).transpose();
        match found.map_err(Lack::broken)? {
            Some((id, mode, _)) => here = (id, mode),
            None => return Ok(None),
        }
    }
    Ok(Some(here))
}

fn object(repository: &Repository, id: ObjectId) -> Result<gix::Object<'_>, Lack> {
    repository.try_find_object(id).map_err(Lack::broken)?.ok_or(Lack::NotFetched)
}
