//! What git keeps of a workspace: its commits and the trees behind them, read without the git program and
//! never changed. This is the only module that knows `gix`; everything else asks here, and is told what is
//! lacking ([`Lack`]) in a way that can be put into one sentence.

mod arrival;
mod checkout;
mod commit;
mod graph;
mod lack;
mod own;
mod tree;

use std::{
    ffi::OsString,
    fs,
    path::{Component, Path, PathBuf},
};

use gix::{ObjectId, ThreadSafeRepository, bstr::ByteSlice};

pub use arrival::Arrival;
pub use checkout::Checkout;
pub use commit::{Commit, CommitId};
pub use graph::Walk;
pub use lack::Lack;
pub use tree::{Kind, Leaf, Tree};

/// The repository around a workspace. It is shared by all cores.
#[derive(Debug, Clone)]
pub struct History {
    repository: ThreadSafeRepository,
    /// The names of the folders that lead to the workspace within the trees.
    prefix: Vec<String>,
}

/// What makes a folder a workspace.
const PLAN: [&str; 2] = ["plan", "plan.toml"];

impl History {
    /// The repository that holds a folder, and the folder's place in it. The folder need not be there today:
    /// a commit may have it; in a bare repository it is named behind the repository's own.
    pub fn around(folder: &Path) -> Result<History, Lack> {
        let absent = || Lack::NotARepository { folder: folder.to_string_lossy().replace('\\', "/") };
        let (existing, rest) = existing_part(folder).ok_or_else(absent)?;
        let existing = fs::canonicalize(existing).map_err(Lack::broken)?;
        let options = gix::discover::upwards::Options::default();
        let trust = gix::sec::trust::Mapping { full: isolated(), reduced: isolated() };
        // Whatever is wrong with a repository that is there shows when it is opened, not when it is looked for.
        let repository = match ThreadSafeRepository::discover_opts(&existing, options, trust) {
            Ok(repository) => repository,
            Err(_) if !existing.ancestors().any(|folder| folder.join(".git").exists() || is_bare(folder)) => {
                return Err(absent());
            }
            Err(error) => return Err(Lack::broken(error)),
        };
        let top = match repository.to_thread_local().workdir() {
            Some(top) => fs::canonicalize(top).map_err(Lack::broken)?,
            None => existing.clone(),
        };
        let within = existing.strip_prefix(&top).unwrap_or(Path::new("")).join(rest);
        Ok(History { repository, prefix: names(&within) })
    }

    /// The commit that a text names, such as `HEAD~1`, a branch, a tag or the beginning of an id.
    pub fn resolve(&self, text: &str) -> Result<Commit, Lack> {
        let repository = self.repository.to_thread_local();
        match repository.rev_parse_single(text.as_bytes().as_bstr()) {
            Ok(id) => {
                let no_commit = |_| Lack::NotACommit { text: text.to_owned() };
                let object = repository.find_object(id).map_err(|_| self.unknown(text))?;
                let commit = object.peel_to_kind(gix::object::Kind::Commit).map_err(no_commit)?;
                self.commit(CommitId(commit.id))
            }
            Err(error) => match self.unknown(text) {
                // It has to be there, whatever it points at.
                Lack::UnknownRevision { text } if text == "HEAD" => Err(Lack::broken(error)),
                lack => Err(lack),
            },
        }
    }

    fn unknown(&self, text: &str) -> Lack {
        let repository = self.repository.to_thread_local();
        let unborn = repository.head().is_ok_and(|head| head.is_unborn());
        let has_refs = repository.references().is_ok_and(|all| all.all().is_ok_and(|mut all| all.next().is_some()));
        let text = text.to_owned();
        if unborn && (!has_refs || text.starts_with("HEAD") || text.starts_with('@')) {
            Lack::NoCommit
        } else if repository.is_shallow().unwrap_or(false) {
            Lack::Shallow { text }
        } else {
            Lack::UnknownRevision { text }
        }
    }

    /// The commit from which what is checked out and another one went apart; the other one itself where both
    /// have nothing in common, or a shallow clone does not have it.
    pub fn fork(&self, other: &Commit) -> Result<Commit, Lack> {
        let repository = self.repository.to_thread_local();
        let base = match repository.head_id() {
            Ok(head) => repository.merge_base(head, other.id.0).ok().flatten().map(|id| CommitId(id.detach())),
            Err(_) => None,
        };
        base.map_or_else(|| Ok(other.clone()), |id| self.commit(id))
    }

    /// Who made a commit, when, and what it says.
    pub fn commit(&self, id: CommitId) -> Result<Commit, Lack> {
        Commit::read(&self.repository.to_thread_local(), id)
    }

    /// The workspace's files in a commit, as far as they lie in these folders.
    pub fn tree(&self, commit: &Commit, folders: &[&str]) -> Result<Tree, Lack> {
        Tree::read(self.repository.clone(), commit, &self.prefix, folders)
    }

    /// Whether a commit has a workspace here.
    pub fn has_workspace(&self, commit: &Commit) -> Result<bool, Lack> {
        let repository = self.repository.to_thread_local();
        let folder = tree::find(&repository, commit.tree, self.prefix.iter().map(String::as_str))?;
        let Some((folder, _)) = folder else { return Ok(false) };
        Ok(tree::find(&repository, folder, PLAN)?.is_some_and(|(_, kind)| kind.is_blob()))
    }

    /// The same history, with the workspace at this folder or, as the disk is searched too, at the nearest one
    /// above that has a plan in this commit.
    pub fn at_workspace(mut self, commit: &Commit) -> Result<History, Lack> {
        loop {
            if self.has_workspace(commit)? {
                return Ok(self);
            }
            if self.prefix.pop().is_none() {
                return Err(Lack::NoWorkspaceThere { commit: commit.id.short() });
            }
        }
    }

    /// What stands at these paths of the workspace in a commit; equal identities are equal contents.
    pub fn identities(&self, commit: &Commit, paths: &[&str]) -> Result<Vec<Option<Identity>>, Lack> {
        let repository = self.repository.to_thread_local();
        let within = |path: &&str| {
            let names = self.prefix.iter().map(String::as_str).chain(path.split('/'));
            Ok(tree::find(&repository, commit.tree, names)?.map(|(id, _)| Identity(id)))
        };
        paths.iter().map(within).collect()
    }

    /// Whether bytes are those that git keeps under this identity.
    pub fn is(&self, identity: Identity, bytes: &[u8]) -> bool {
        is_blob(identity, bytes)
    }
}

/// What makes two files, or two folders with all that is in them, the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identity(ObjectId);

fn is_blob(identity: Identity, bytes: &[u8]) -> bool {
    let kind = identity.0.kind();
    gix::objs::compute_hash(kind, gix::object::Kind::Blob, bytes).is_ok_and(|id| id == identity.0)
}

/// The user's settings change nothing in an answer.
fn isolated() -> gix::open::Options {
    gix::open::Options::isolated()
}

fn is_bare(folder: &Path) -> bool {
    folder.join("objects").is_dir() && folder.join("HEAD").is_file()
}

/// The nearest folder upward that is there, and the names that lead from it to the one that was asked for.
fn existing_part(folder: &Path) -> Option<(&Path, PathBuf)> {
    let here = |folder: &&Path| folder.as_os_str().is_empty() || folder.is_dir();
    let existing = folder.ancestors().find(here)?;
    let rest = folder.strip_prefix(existing).ok()?.to_owned();
    Some((if existing.as_os_str().is_empty() { Path::new(".") } else { existing }, rest))
}

fn names(path: &Path) -> Vec<String> {
    let normal = |component| match component {
        Component::Normal(name) => Some(OsString::from(name).to_string_lossy().into_owned()),
        _ => None,
    };
    path.components().filter_map(normal).collect()
}
