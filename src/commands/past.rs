//! The workspace as git's commits have it, for every command that looks back.

use super::session::{Session, Stop};
use crate::{
    history::{Commit, History, Lack},
    model::Plan,
    words::{HistoryNotice, Notice},
    workspace::{self, FOLDERS, Workspace},
};

/// The repository around the workspace.
pub struct Past {
    history: History,
    /// Whether the workspace is on disk, so that its place is known; else the commit tells it.
    placed: bool,
}

/// A workspace at a commit.
pub struct Moment {
    pub workspace: Workspace,
    pub commit: Commit,
}

impl Past {
    /// The repository that holds the workspace of a session, which only a commit may have.
    pub fn of(session: &Session<'_, '_>) -> Result<Past, Stop> {
        let base = session.base();
        let root = workspace::find(&base);
        let placed = root.is_some();
        match History::around(root.as_deref().unwrap_or(&base)) {
            Ok(history) => Ok(Past { history, placed }),
            Err(Lack::NotARepository { .. }) if !placed => Err(Stop::NoWorkspace(base)),
            Err(lack) => Err(lack.into()),
        }
    }

    /// The commit of that name, and the history with the workspace where the commit has it.
    pub fn commit(&self, text: &str) -> Result<(History, Commit), Stop> {
        let commit = self.history.resolve(text)?;
        let history = match self.placed {
            true if self.history.has_workspace(&commit)? => self.history.clone(),
            true => return Err(Lack::NoWorkspaceThere { commit: commit.id.short() }.into()),
            false => self.history.clone().at_workspace(&commit)?,
        };
        Ok((history, commit))
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whether the workspace is on disk, and not in commits alone.
    pub fn is_placed(&self) -> bool {
        self.placed
    }

    /// The workspace as the commit of that name has it.
    pub fn at(&self, session: &Session<'_, '_>, text: &str) -> Result<Moment, Stop> {
        let (history, commit) = self.commit(text)?;
        let workspace = Workspace::open_at(&session.base(), history.tree(&commit, &FOLDERS)?)?;
        Ok(Moment { workspace, commit })
    }
}

/// The plan of one side, if it has no errors; else they are shown, and whose they are.
pub fn sound<'w>(
    session: &mut Session<'_, '_>,
    workspace: &'w Workspace,
    commit: Option<&Commit>,
) -> Result<&'w Plan, Stop> {
    session.sound(workspace).inspect_err(|_| {
        if let Some(commit) = commit {
            let language = session.language(workspace.plan.as_ref());
            let notice = HistoryNotice::PlanBrokenAt { commit: commit.id.short(), day: commit.day };
            session.remark(&Notice::History(notice), language);
        }
    })
}

/// Names the commit that an answer is about.
pub fn named(commit: &Commit) -> Notice {
    let Commit { id, day, subject, .. } = commit;
    Notice::History(HistoryNotice::At { commit: id.short(), day: *day, subject: subject.clone() })
}
