//! Running the user's own git: always in English, so that nothing translated is ever parsed, always in the
//! folder that is meant, whatever the surroundings say, and with the passwords left out of what it said.

use std::{
    ffi::OsStr,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
};

use super::host::without_credentials;
use crate::words::submit::Why;

/// What would lead git to another repository, or read paths in another way.
const MISLEADING: [&str; 17] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_EXTERNAL_DIFF",
    "GIT_GLOB_PATHSPECS",
    "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
    "LANGUAGE",
];

/// Files are to be laid out whole, byte for byte; nothing is to go on in the background; and nobody is to be
/// guessed as the author.
const SETTINGS: [&str; 14] = [
    "color.ui=false",
    "core.autocrlf=false",
    "core.eol=lf",
    "core.fsmonitor=false",
    "core.longPaths=true",
    "core.quotePath=false",
    "core.safecrlf=false",
    "core.sparseCheckout=false",
    "core.splitIndex=false",
    "gc.auto=0",
    "i18n.commitEncoding=UTF-8",
    "maintenance.auto=false",
    "submodule.recurse=false",
    "user.useConfigOnly=true",
];

/// How many lines of what git said are shown, the last ones.
const SHOWN: usize = 12;

/// Git, as it is run in one folder.
#[derive(Debug, Clone)]
pub struct Git {
    folder: PathBuf,
    /// The repository, when it is not the one that the folder lies in, and the tree and the index to use.
    apart: Option<Apart>,
}

/// A tree and an index of one's own beside those of a repository.
#[derive(Debug, Clone)]
pub struct Apart {
    pub repository: PathBuf,
    pub tree: PathBuf,
    pub index: PathBuf,
}

/// What git answered.
#[derive(Debug)]
pub struct Reply {
    pub success: bool,
    pub out: Vec<u8>,
    /// What it said beside the answer, fit to be shown.
    pub said: String,
}

impl Git {
    pub fn within(folder: &Path) -> Git {
        Git { folder: folder.to_owned(), apart: None }
    }

    pub fn apart(folder: &Path, apart: Apart) -> Git {
        Git { folder: folder.to_owned(), apart: Some(apart) }
    }

    /// Runs a command that may fail.
    pub fn ask<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Result<Reply, Why> {
        self.tell(arguments, b"")
    }

    /// Runs a command that may fail, and gives it something to read.
    pub fn tell<A: AsRef<OsStr>>(&self, arguments: &[A], input: &[u8]) -> Result<Reply, Why> {
        let output = spoken(self.command(arguments), input).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Why::NoGit,
            _ => Why::Git { said: error.to_string() },
        })?;
        Ok(Reply { success: output.status.success(), said: shown(&output.stderr), out: output.stdout })
    }

    /// Runs a command that has to succeed, and gives its answer without the line break at its end.
    pub fn answer<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Result<String, Why> {
        self.ask(arguments)?.done().map(|out| text(&out))
    }

    /// Runs a command that answers by its exit code alone.
    pub fn holds<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Result<bool, Why> {
        Ok(self.ask(arguments)?.success)
    }

    /// The value of a setting, if there is one.
    pub fn setting(&self, name: &str) -> Result<Option<String>, Why> {
        let reply = self.ask(&["config", "--get", name])?;
        Ok(reply.success.then(|| text(&reply.out)).filter(|value| !value.is_empty()))
    }

    fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder);
        for name in MISLEADING {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C");
        if !io::stdin().is_terminal() {
            command.env("GIT_TERMINAL_PROMPT", "0");
        }
        if let Some(apart) = &self.apart {
            command.env("GIT_DIR", &apart.repository);
            command.env("GIT_WORK_TREE", &apart.tree).env("GIT_INDEX_FILE", &apart.index);
        }
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command.args(arguments);
        command
    }
}

impl Reply {
    /// What was answered, if the command succeeded.
    pub fn done(self) -> Result<Vec<u8>, Why> {
        if self.success { Ok(self.out) } else { Err(Why::Git { said: self.said }) }
    }
}

/// Runs a command to its end. It is fed beside, so that neither side waits for the other.
fn spoken(mut command: Command, input: &[u8]) -> io::Result<Output> {
    if input.is_empty() {
        return command.stdin(Stdio::null()).output();
    }
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let stdin = child.stdin.take();
    thread::scope(|scope| {
        scope.spawn(move || {
            // A command that ends before it has read everything says why itself.
            let _unread = stdin.map(|mut stdin| stdin.write_all(input));
        });
        child.wait_with_output()
    })
}

/// Git's answer as text, without the line break at its end.
pub fn text(out: &[u8]) -> String {
    let text = String::from_utf8_lossy(out);
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

/// Texts that end with a NUL each.
pub fn items(out: &[u8]) -> Vec<String> {
    let items = out.split(|byte| *byte == 0).filter(|item| !item.is_empty());
    items.map(|item| String::from_utf8_lossy(item).into_owned()).collect()
}

/// What was said, without passwords, hints on git's own commands, and what would act on the terminal.
fn shown(err: &[u8]) -> String {
    let said = without_credentials(&String::from_utf8_lossy(err));
    let said: String = said.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let lines: Vec<_> = said.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.starts_with("hint: ")).collect();
    lines[lines.len().saturating_sub(SHOWN)..].join("\n")
}

/// Why the remote could not be spoken with.
pub fn unreachable(remote: &str, said: String) -> Why {
    const UNKNOWN_HOST: [&str; 2] = ["Host key verification failed", "REMOTE HOST IDENTIFICATION HAS CHANGED"];
    const NO_ACCESS: [&str; 11] = [
        "Authentication failed",
        "could not read Username",
        "could not read Password",
        "Permission denied",
        "Access denied",
        "access denied",
        "returned error: 401",
        "returned error: 403",
        "terminal prompts disabled",
        "not allowed to push",
        "Permission to ",
    ];
    const NOT_THERE: [&str; 6] = [
        "Repository not found",
        "repository not found",
        "does not appear to be a git repository",
        "returned error: 404",
        "' not found",
        "could not be found",
    ];
    const NO_NETWORK: [&str; 14] = [
        "Could not resolve",
        "Couldn't connect",
        "Could not connect",
        "Failed to connect",
        "unable to access",
        "unable to connect",
        "Connection refused",
        "Connection reset",
        "Connection closed",
        "timed out",
        "Network is unreachable",
        "No route to host",
        "early EOF",
        "Name or service not known",
    ];
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| said.contains(phrase));
    let remote = remote.to_owned();
    if says(&UNKNOWN_HOST) {
        Why::UnknownHost { remote, said }
    } else if says(&NO_ACCESS) {
        Why::NoAccess { remote, said }
    } else if says(&NOT_THERE) {
        Why::NotThere { remote, said }
    } else if says(&NO_NETWORK) {
        Why::NoNetwork { remote, said }
    } else {
        Why::Git { said }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_causes_of_silence_are_told_apart() {
        let why = |said: &str| unreachable("origin", said.to_owned());
        for said in [
            "fatal: unable to access 'https://h/a/b.git/': Could not resolve host: h",
            "fatal: unable to access 'https://h/a/b.git/': Failed to connect to h port 443 after 21 ms",
            "ssh: connect to host h port 22: Connection timed out\nfatal: Could not read from remote repository.",
            "kex_exchange_identification: Connection closed by remote host",
        ] {
            assert!(matches!(why(said), Why::NoNetwork { .. }), "{said}");
        }
        for said in [
            "remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://h/a/b.git/'",
            "fatal: could not read Username for 'https://h': terminal prompts disabled",
            "git@h: Permission denied (publickey).\nfatal: Could not read from remote repository.",
            "fatal: unable to access 'https://h/a/b.git/': The requested URL returned error: 403",
        ] {
            assert!(matches!(why(said), Why::NoAccess { .. }), "{said}");
        }
        for said in [
            "remote: Repository not found.\nfatal: repository 'https://h/a/b.git/' not found",
            "fatal: '/nowhere' does not appear to be a git repository\nfatal: Could not read from remote repository.",
        ] {
            assert!(matches!(why(said), Why::NotThere { .. }), "{said}");
        }
        let said = "Host key verification failed.\nfatal: Could not read from remote repository.";
        assert!(matches!(why(said), Why::UnknownHost { .. }));
        assert!(matches!(why("fatal: something else"), Why::Git { .. }));
    }

    #[test]
    fn what_git_said_is_fit_to_be_shown() {
        let said = b"remote: \x1b[31mno \r\nhint: do this\n\nfatal: 'https://a:b@h/x' \n";
        assert_eq!(shown(said), "remote: [31mno\nfatal: 'https://h/x'");
    }
}
