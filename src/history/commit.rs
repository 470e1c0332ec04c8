//! One commit: who made it, when, and what it says.

use std::fmt;

use gix::{ObjectId, Repository, bstr::BStr, bstr::ByteSlice};

use super::Lack;
use crate::calendar::Date;

/// A commit's name for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommitId(pub(super) ObjectId);

/// Digits of a short id. How many git shows depends on the repository; this does not.
const SHORT: usize = 8;

impl CommitId {
    pub fn short(self) -> String {
        self.0.to_hex_with_len(SHORT).to_string()
    }
}

impl fmt::Display for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    pub id: CommitId,
    /// As far as they are here: where a shallow clone ends there are none.
    pub parents: Vec<CommitId>,
    /// Whether a shallow clone ends here, so that nobody knows what came before.
    pub cut_off: bool,
    pub author: String,
    /// The author's day where the author was; a rebase keeps it.
    pub day: Date,
    pub subject: String,
    pub(super) tree: ObjectId,
    /// When it was committed, in seconds; orders commits.
    pub(super) seconds: i64,
}

impl Commit {
    pub(super) fn read(repository: &Repository, id: CommitId) -> Result<Commit, Lack> {
        let found = repository.try_find_object(id.0).map_err(Lack::broken)?.ok_or(Lack::NotFetched)?;
        let commit = found.try_into_commit().map_err(Lack::broken)?;
        let boundary = repository.shallow_commits().map_err(Lack::broken)?;
        let cut_off = boundary.is_some_and(|ends| ends.iter().any(|end| *end == id.0));
        let decoded = commit.decode().map_err(Lack::broken)?;
        let author = decoded.author().map_err(Lack::broken)?;
        let time = author.time().unwrap_or_default();
        let parents = if cut_off { Vec::new() } else { decoded.parents().map(CommitId).collect() };
        let words = |text: &BStr| words(text, decoded.encoding);
        Ok(Commit {
            id,
            parents,
            cut_off,
            author: words(author.name.trim().as_bstr()),
            day: day(time.seconds, time.offset),
            subject: words(&decoded.message_summary()),
            tree: decoded.tree(),
            seconds: decoded.committer().map_or(0, |committer| committer.seconds()),
        })
    }
}

/// A commit's text, fit to be shown in one line. A commit that names another encoding may still have been
/// made on a machine that writes UTF-8: what is valid as that is that.
fn words(text: &BStr, encoding: Option<&BStr>) -> String {
    let named = encoding.and_then(|label| encoding_rs::Encoding::for_label(label)).unwrap_or(encoding_rs::UTF_8);
    let text = match text.to_str() {
        Ok(text) => text.into(),
        Err(_) => named.decode_without_bom_handling(text).0,
    };
    text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The calendar day of a moment, so many seconds east of Greenwich.
fn day(seconds: i64, offset: i32) -> Date {
    let local = chrono::DateTime::from_timestamp(seconds.saturating_add(offset.into()), 0);
    local.map(|local| local.date_naive()).unwrap_or_default()
}
