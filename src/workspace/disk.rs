//! Where a workspace's files lie: in a folder of the disk, or in a commit's tree. Paths are relative to the
//! workspace and use `/`.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use anyhow::Context;

use crate::{
    history::{self, Tree},
    submission::{LARGEST_FILE, Loaded},
};

#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
    store: Store,
}

#[derive(Debug, Clone)]
enum Store {
    Folder,
    /// As git keeps it; the folder itself may not even be there.
    Commit(Box<Tree>),
}

/// What a folder holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    /// Followed by nobody: what it points at may lie outside the workspace.
    Symlink,
}

impl Disk {
    pub fn new(root: &Path) -> Disk {
        Disk { root: root.to_owned(), store: Store::Folder }
    }

    /// A workspace as a commit has it.
    pub fn of_commit(root: &Path, tree: Tree) -> Disk {
        Disk { root: root.to_owned(), store: Store::Commit(Box::new(tree)) }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn has(&self, path: &str) -> bool {
        match &self.store {
            Store::Folder => self.root.join(path).is_file(),
            Store::Commit(tree) => tree.file(path).is_some(),
        }
    }

    pub fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let context = || format!("cannot read {path}");
        match &self.store {
            Store::Folder => fs::read(self.root.join(path)).with_context(context),
            Store::Commit(tree) => {
                let file = tree.file(path).with_context(context)?;
                tree.read_file(file).with_context(context)
            }
        }
    }

    /// What a county's file holds, unless it is too large to be one.
    pub fn load(&self, path: &str) -> anyhow::Result<Loaded> {
        let context = || format!("cannot read {path}");
        match &self.store {
            Store::Folder => measured(&self.root.join(path)).with_context(context),
            Store::Commit(tree) => {
                let file = tree.file(path).with_context(context)?;
                match tree.length(file).with_context(context)? {
                    bytes if bytes > LARGEST_FILE => Ok(Loaded::TooLarge(bytes)),
                    _ => tree.read_file(file).map(Loaded::Bytes).with_context(context),
                }
            }
        }
    }

    /// What git keeps a file under, where it is git's; a file of the disk is compared byte by byte.
    pub fn identity(&self, path: &str) -> Option<history::Identity> {
        match &self.store {
            Store::Folder => None,
            Store::Commit(tree) => tree.file(path),
        }
    }

    /// A folder's entries by name; none where there is no such folder.
    pub fn list(&self, folder: &str) -> anyhow::Result<Vec<Entry>> {
        match &self.store {
            Store::Folder => listed(&self.root.join(folder)),
            Store::Commit(tree) => Ok(kept(tree, folder)),
        }
        .with_context(|| format!("cannot list {folder}"))
    }
}

fn listed(folder: &Path) -> anyhow::Result<Vec<Entry>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error.into()),
    };
    let mut listed = Vec::new();
    for entry in entries {
        let entry = entry?;
        let kind = entry.file_type()?;
        let kind = if kind.is_symlink() {
            Kind::Symlink
        } else if kind.is_dir() {
            Kind::Folder
        } else {
            Kind::File
        };
        listed.push(Entry { name: entry.file_name().to_string_lossy().into_owned(), kind });
    }
    listed.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(listed)
}

fn kept(tree: &Tree, folder: &str) -> Vec<Entry> {
    let entry = |leaf: &history::Leaf| {
        let kind = match leaf.kind {
            history::Kind::File => Kind::File,
            history::Kind::Folder => Kind::Folder,
            history::Kind::Symlink => Kind::Symlink,
        };
        Entry { name: leaf.name.clone(), kind }
    };
    tree.list(folder).iter().map(entry).collect()
}

/// The bytes of a file, unless they are too many for a county's.
fn measured(path: &Path) -> io::Result<Loaded> {
    let mut file = fs::File::open(path)?;
    let bytes = file.metadata()?.len();
    if bytes > LARGEST_FILE {
        return Ok(Loaded::TooLarge(bytes));
    }
    let mut read = Vec::with_capacity(usize::try_from(bytes).unwrap_or(0) + 1);
    file.read_to_end(&mut read)?;
    Ok(Loaded::Bytes(read))
}
