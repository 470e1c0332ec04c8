//! English: why a step failed, and what to do.

use super::Why;

/// Why a step failed, and what to do about it.
pub fn why(why: &Why) -> [String; 2] {
    const AGAIN: &str = "run the same command again";
    let (why, next) = match why {
        Why::NoGit => (
            "there is no git program on this machine".to_owned(),
            format!("install git, open a new terminal, and {AGAIN}; or let the city submit the file for you"),
        ),
        Why::NoRepository { folder } => (
            format!("{folder} is in no git repository"),
            "ask the city for the repository's address, git clone it, and run this in the clone".to_owned(),
        ),
        Why::ForeignFolder { .. } => (
            "git takes this folder for somebody else's".to_owned(),
            format!("type the git config command that git shows above, then {AGAIN}"),
        ),
        Why::NoAuthor => (
            "git does not know who you are".to_owned(),
            format!(
                "type these two commands with your own name and address, then {AGAIN}:\n  \
                 git config --global user.name \"Your Name\"\n  git config --global user.email \"you@example.org\"\n\
                 They are needed only once"
            ),
        ),
        Why::NoRemote => (
            "the repository has no remote to push to".to_owned(),
            format!("ask the city for its address, type git remote add origin ADDRESS, then {AGAIN}"),
        ),
        Why::UnknownRemote { name, known } => {
            (format!("there is no remote '{name}'"), format!("name one of these with --remote: {}", known.join(", ")))
        }
        Why::ManyRemotes { known } => (
            format!("there are several remotes ({}), and none is the one to push to", known.join(", ")),
            "name it with --remote".to_owned(),
        ),
        Why::NoNetwork { remote, .. } => (
            format!("the remote {remote} cannot be reached: there is no network"),
            format!("look at the network (does another page open, is a login or a proxy wanted?), and later {AGAIN}"),
        ),
        Why::NoAccess { remote, .. } => (
            format!("the remote {remote} does not know this account or password, or lets it do nothing here"),
            format!(
                "check them (most sites want an access token for a password, or an SSH key), ask the administrator \
                 for write access, then {AGAIN}"
            ),
        ),
        Why::UnknownHost { remote, .. } => (
            format!("SSH does not trust the host of the remote {remote} yet"),
            format!(
                "type git fetch {remote}, compare the fingerprint with the administrator's, answer yes if it is the \
                 same, then {AGAIN}; if it has changed, ask first"
            ),
        ),
        Why::NotThere { remote, .. } => (
            format!("there is no repository at the address of the remote {remote}, or this account may not see it"),
            format!("see git remote -v; mend the address with git remote set-url {remote} ADDRESS, then {AGAIN}"),
        ),
        Why::NoDefaultBranch { remote } => (
            format!("the remote {remote} is empty, or has no default branch"),
            "the plan has to be pushed first, and the default branch set on the site".to_owned(),
        ),
        Why::NoTemporaryFolder { .. } => (
            "there is no making a temporary folder; the disk may be full".to_owned(),
            format!("make room, then {AGAIN}"),
        ),
        Why::NoPlan { branch, path } => (
            format!("the remote's branch {branch} has no {path}"),
            "the plan has to be pushed first; or this is the wrong remote".to_owned(),
        ),
        Why::PlanBroken { branch } => (
            format!("the plan on the remote's branch {branch} has errors, see above"),
            "let the city mend the plan; your file need not change".to_owned(),
        ),
        Why::NotBrought => ("the file was not brought in, see above".to_owned(), format!("mend it and {AGAIN}")),
        Why::Different => (
            "this was reported before with other figures, see above".to_owned(),
            "if the figures are to change, run it again with --force; else put the old ones back".to_owned(),
        ),
        Why::SeveralCounties { names } => (
            format!("these files are of several counties: {}", names.join(", ")),
            "submit one county at a time".to_owned(),
        ),
        Why::Errors { errors } => (
            format!("the check found {errors} error(s), see above"),
            format!("mend the file, save it, and {AGAIN}; plan explain CODE tells more"),
        ),
        Why::Overtaken { .. } => {
            ("somebody else pushed first, twice".to_owned(), format!("wait a few minutes and {AGAIN}"))
        }
        Why::Refused { branch, .. } => (
            format!("the remote does not take the branch {branch}: it may be protected, or you may not push"),
            format!("show the words above to the repository's administrator, then {AGAIN}"),
        ),
        Why::Git { .. } => {
            ("git could not do it".to_owned(), format!("see its words above, ask whoever looks after git, and {AGAIN}"))
        }
    };
    [why, next]
}
