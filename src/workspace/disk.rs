//! The disk, seen from the workspace's folder: paths are relative to it and use `/`.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Context;

#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
}

/// What a folder holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File {
        bytes: u64,
    },
    Folder,
    /// Followed by nobody: what it points at may lie outside the workspace.
    Symlink,
}

impl Disk {
    pub fn new(root: &Path) -> Disk {
        Disk { root: root.to_owned() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    pub fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        fs::read(self.root.join(path)).with_context(|| format!("cannot read {path}"))
    }

    /// A folder's entries by name; none where there is no such folder.
    pub fn list(&self, folder: &str) -> anyhow::Result<Vec<Entry>> {
        let context = || format!("cannot list {folder}");
        let entries = match fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(Vec::new());
            }
            Err(error) => return Err(error).with_context(context),
        };
        let mut listed = Vec::new();
        for entry in entries {
            let entry = entry.with_context(context)?;
            let kind = entry.file_type().with_context(context)?;
            let kind = if kind.is_symlink() {
                Kind::Symlink
            } else if kind.is_dir() {
                Kind::Folder
            } else {
                Kind::File { bytes: entry.metadata().with_context(context)?.len() }
            };
            listed.push(Entry { name: entry.file_name().to_string_lossy().into_owned(), kind });
        }
        listed.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(listed)
    }
}
