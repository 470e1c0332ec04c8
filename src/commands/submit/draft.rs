//! A commit in the making: the workspace's files as they are at some commit, in a temporary folder with an
//! index of its own. The user's tree, index and branches have no part in it, nothing of it is registered in
//! the repository, and the folder goes when the draft does, however the run ends.

use std::{fs, path::PathBuf};

use tempfile::TempDir;

use super::{
    git::{Apart, Git, items, text},
    repository::Repository,
};
use crate::words::submit::Why;

/// What of a workspace is read.
const FOLDERS: [&str; 3] = ["plan", "reports", "seeds"];

pub struct Draft {
    git: Git,
    /// The workspace within the temporary tree.
    pub workspace: PathBuf,
    tip: String,
    _folder: TempDir,
}

/// How a file differs from what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Relative to the workspace.
    pub path: String,
    /// Whether it was there before.
    pub again: bool,
}

impl Draft {
    /// Lays out the workspace as it is at a commit.
    pub fn of(repository: &Repository, tip: &str) -> Result<Draft, Why> {
        let no_folder = |error: std::io::Error| Why::NoTemporaryFolder { said: error.to_string() };
        let folder = tempfile::Builder::new().prefix("plan-submit-").tempdir().map_err(no_folder)?;
        let tree = folder.path().join("tree");
        let workspace = tree.join(&repository.prefix);
        fs::create_dir_all(&workspace).map_err(no_folder)?;
        let apart = Apart { repository: repository.store.clone(), tree, index: folder.path().join("index") };
        let git = Git::apart(&workspace, apart);
        let draft = Draft { git, workspace, tip: tip.to_owned(), _folder: folder };
        draft.lay_out()?;
        Ok(draft)
    }

    fn lay_out(&self) -> Result<(), Why> {
        self.git.answer(&["read-tree", &self.tip])?;
        let files = self.git.ask(&[&["ls-files", "-z", "--"], FOLDERS.as_slice()].concat())?.done()?;
        self.git.tell(&["checkout-index", "--force", "-z", "--stdin"], &files)?.done()?;
        Ok(())
    }

    /// Takes files of the workspace into the commit, and tells which of them differ from before.
    pub fn take(&self, paths: &[String]) -> Result<Vec<Change>, Why> {
        let named: Vec<u8> = paths.iter().flat_map(|path| [path.as_bytes(), b"\0"].concat()).collect();
        self.git.tell(&["update-index", "--add", "-z", "--stdin"], &named)?.done()?;
        let differ = ["diff-index", "--cached", "--relative", "--no-renames", "--name-status", "-z", &self.tip];
        let told = items(&self.git.ask(&differ)?.done()?);
        let change = |pair: &[String]| match pair {
            [status, path] => Some(Change { path: path.clone(), again: status != "A" }),
            _ => None,
        };
        Ok(told.chunks(2).filter_map(change).collect())
    }

    /// Writes the commit, signed if the user signs commits. No branch points to it.
    pub fn commit(&self, parents: &[String], message: &str) -> Result<String, Why> {
        let tree = self.git.answer(&["write-tree"])?;
        let mut command = vec!["commit-tree".to_owned(), tree];
        let signs = self.git.ask(&["config", "--bool", "--get", "commit.gpgSign"])?;
        if text(&signs.out) == "true" {
            command.push("-S".to_owned());
        }
        command.extend(parents.iter().flat_map(|parent| ["-p".to_owned(), parent.clone()]));
        Ok(text(&self.git.tell(&command, message.as_bytes())?.done()?))
    }
}
