//! What git noted of the files that it laid out on the disk. A file that still looks as noted need not be
//! opened to know what is in it, so that one changed file among many thousands is found quickly.

use std::{
    fs,
    path::{Path, PathBuf},
};

use gix::{
    bstr::ByteSlice,
    index::{File, entry::Stat, entry::stat::Options, fs::Metadata},
};

use super::{History, Identity, Lack};

/// The workspace's files on the disk, and git's notes of them where it has any.
#[derive(Debug)]
pub struct Checkout {
    root: PathBuf,
    prefix: Vec<String>,
    notes: Option<File>,
}

/// Whole times are compared: where a file system keeps less of them, files are read more often, no more.
const EXACT: Options = Options { trust_ctime: true, check_stat: true, use_nsec: true, use_stdev: false };

impl History {
    /// The workspace at this folder of the disk. Without an index, every file is opened.
    pub fn checkout(&self, root: &Path) -> Result<Checkout, Lack> {
        let repository = self.repository.to_thread_local();
        let notes = match repository.workdir() {
            Some(_) => repository.try_index().map_err(Lack::broken)?.map(|index| File::clone(&index)),
            None => None,
        };
        Ok(Checkout { root: root.to_owned(), prefix: self.prefix.clone(), notes })
    }
}

impl Checkout {
    /// Whether the file at a path of the workspace is the one that git keeps under this identity, but for line
    /// ends, which git may change on the way to the disk. What cannot be read is not.
    pub fn holds(&self, path: &str, identity: Identity) -> bool {
        let file = self.root.join(path);
        let reads = |bytes: Vec<u8>| super::is_blob(identity, &bytes) || is_but_for_line_ends(identity, &bytes);
        self.is_noted(path, &file, identity) || fs::read(&file).is_ok_and(reads)
    }

    fn is_noted(&self, path: &str, file: &Path, identity: Identity) -> bool {
        let Some(notes) = &self.notes else { return false };
        let whole: String = self.prefix.iter().flat_map(|name| [name.as_str(), "/"]).chain([path]).collect();
        let entry = notes.entry_by_path(whole.as_bytes().as_bstr()).filter(|entry| entry.id == identity.0);
        let Some(entry) = entry else { return false };
        let stat = Metadata::from_path_no_follow(file).ok().and_then(|found| Stat::from_fs(&found).ok());
        // A file written while the index was may have changed since and look the same.
        let racy = entry.stat.is_racy(notes.timestamp(), EXACT);
        stat.is_some_and(|stat| !racy && entry.stat.matches(&stat, EXACT))
    }
}

fn is_but_for_line_ends(identity: Identity, bytes: &[u8]) -> bool {
    bytes.contains(&b'\r') && super::is_blob(identity, &bytes.replace(b"\r\n", b"\n"))
}
