//! What git lacks, so that a question about history has no answer.

use std::{error, fmt, iter};

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Lack {
    /// The folder lies in no repository.
    NotARepository { folder: String },
    /// Nothing has been committed yet.
    NoCommit,
    /// No branch, tag or commit of this name.
    UnknownRevision { text: String },
    /// The name is that of a file or a folder.
    NotACommit { text: String },
    /// Only the latest commits have been cloned, and this is not among them.
    Shallow { text: String },
    /// The commit has no plan where the workspace is.
    NoWorkspaceThere { commit: String },
    /// The commit is known, and its files have not been fetched.
    NotFetched,
    /// The repository cannot be read.
    Broken { said: String },
}

impl Lack {
    pub(super) fn broken(error: impl error::Error + 'static) -> Lack {
        let first: &(dyn error::Error + 'static) = &error;
        let causes = iter::successors(Some(first), |error| error.source());
        let mut said: Vec<_> = causes.map(ToString::to_string).collect();
        said.dedup();
        Lack::Broken { said: said.join(": ") }
    }
}

/// For whoever carries a lack on as a failure; users are told in words of their language.
impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lack::NotARepository { folder } => write!(f, "{folder} lies in no git repository"),
            Lack::NoCommit => write!(f, "nothing has been committed yet"),
            Lack::UnknownRevision { text } => write!(f, "git knows no {text}"),
            Lack::NotACommit { text } => write!(f, "{text} is no commit"),
            Lack::Shallow { text } => write!(f, "{text} is not in this shallow clone"),
            Lack::NoWorkspaceThere { commit } => write!(f, "commit {commit} has no workspace here"),
            Lack::NotFetched => write!(f, "git has not fetched all files of the commit"),
            Lack::Broken { said } => write!(f, "the git repository cannot be read: {said}"),
        }
    }
}

impl error::Error for Lack {}
