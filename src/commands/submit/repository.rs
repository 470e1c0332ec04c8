//! The user's repository: where it is, who commits, and to which remote. Nothing here changes it.

use std::path::{Path, PathBuf};

use super::git::{Git, items, text};
use crate::words::submit::Why;

/// The repository that holds the workspace.
pub struct Repository {
    pub git: Git,
    /// At the top of its tree, whence the paths that git tells are meant.
    top: Git,
    /// Where git keeps it.
    pub store: PathBuf,
    /// The workspace's folder within its tree: empty, or with a slash at its end.
    pub prefix: String,
}

impl Repository {
    /// The repository around a workspace.
    pub fn around(workspace: &Path) -> Result<Repository, Why> {
        let git = Git::within(workspace);
        let asked = ["--is-inside-work-tree", "--absolute-git-dir", "--show-cdup", "--show-prefix"];
        let reply = git.ask(&[["rev-parse"].as_slice(), &asked].concat())?;
        let said = reply.said.clone();
        if said.contains("dubious ownership") || said.contains("unsafe repository") {
            return Err(Why::ForeignFolder { said });
        }
        let out = text(&reply.out);
        let mut lines = out.lines();
        match (lines.next(), lines.next(), lines.next()) {
            (Some("true"), Some(store), up) => {
                let top = Git::within(&workspace.join(up.unwrap_or_default()));
                let prefix = lines.next().unwrap_or_default().to_owned();
                Ok(Repository { git, top, store: PathBuf::from(store), prefix })
            }
            _ if reply.success || said.contains("not a git repository") => {
                Err(Why::NoRepository { folder: workspace.display().to_string().replace('\\', "/") })
            }
            _ => Err(Why::Git { said }),
        }
    }

    /// Makes sure that git knows who commits, and has not guessed it from the machine.
    pub fn needs_author(&self) -> Result<(), Why> {
        for who in ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"] {
            if !self.git.holds(&["var", who])? {
                return Err(Why::NoAuthor);
            }
        }
        Ok(())
    }

    /// The remote to push to: the one that was named, that of the present branch, `origin`, or the only one.
    pub fn remote(&self, named: Option<&str>) -> Result<String, Why> {
        let known: Vec<_> = self.git.answer(&["remote"])?.lines().map(str::to_owned).collect();
        let is_known = |name: &str| known.iter().any(|known| known == name);
        if let Some(name) = named {
            let unknown = || Why::UnknownRemote { name: name.to_owned(), known: known.clone() };
            return if is_known(name) { Ok(name.to_owned()) } else { Err(unknown()) };
        }
        let upstream = self.upstream()?.filter(|name| is_known(name));
        let usual = upstream.or_else(|| is_known("origin").then(|| "origin".to_owned()));
        match (usual, known.as_slice()) {
            (Some(remote), _) => Ok(remote),
            (None, [only]) => Ok(only.clone()),
            (None, []) => Err(Why::NoRemote),
            (None, _) => Err(Why::ManyRemotes { known }),
        }
    }

    /// The remote that the present branch follows; a detached head follows none.
    fn upstream(&self) -> Result<Option<String>, Why> {
        let reply = self.git.ask(&["symbolic-ref", "--quiet", "--short", "HEAD"])?;
        if !reply.success {
            return Ok(None);
        }
        self.git.setting(&format!("branch.{}.remote", text(&reply.out)))
    }

    pub fn has(&self, commit: &str) -> Result<bool, Why> {
        self.git.holds(&["cat-file", "-e", &format!("{commit}^{{commit}}")])
    }

    /// Whether `line` has what the branch at `tip` brings: it was merged, or its files stood on `line` at
    /// some time since the two parted as they stand at `tip`, as after a squash or a rebase.
    pub fn has_merged(&self, tip: &str, line: &str) -> Result<bool, Why> {
        if self.top.holds(&["merge-base", "--is-ancestor", tip, line])? {
            return Ok(true);
        }
        let parted = self.top.ask(&["merge-base", tip, line])?;
        if !parted.success {
            return Ok(false);
        }
        let parted = text(&parted.out);
        let files = self.top.ask(&["diff-tree", "-r", "-z", "--name-only", &parted, tip])?.done()?;
        let files = items(&files);
        if files.is_empty() {
            return Ok(true);
        }
        let among = |arguments: &[&str]| {
            let files = files.iter().map(String::as_str);
            let literally = ["--literal-pathspecs"].into_iter().chain(arguments.iter().copied());
            literally.chain(["--"]).chain(files).map(str::to_owned).collect::<Vec<_>>()
        };
        let later = self.top.answer(&among(&["rev-list", &format!("{parted}..{line}")]))?;
        for commit in later.lines() {
            if self.top.holds(&among(&["diff-tree", "-r", "--quiet", commit, tip]))? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
