//! `plan hook`: has git check what is staged before each commit. The hook itself is the script
//! `src/skeleton/pre-commit.sh`; here it is put in its place, found again, and taken away.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Context;
use clap::{Args, Subcommand};

use super::session::{Exit, Outcome, Session, Stop, slashed};
use crate::words::{HookNotice, Notice};

#[derive(Args)]
pub struct HookArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// 装上：提交之前检查已经 git add 的内容 · Check what is staged before each commit
    Install {
        /// 已有别的 pre-commit 时改名保留，再装上 · Give a hook that stands there another name
        #[arg(long)]
        force: bool,
    },
    /// 去掉 · Check no longer
    Uninstall,
}

const SCRIPT: &str = include_str!("../skeleton/pre-commit.sh");

/// The lines of the script that are the repository's own.
const PROGRAM: &str = "program=";
const JUDGE: &str = "judge ";

/// By which the script is known in its second line, whatever its version.
const MARK: &str = "plan hook install";

pub fn run(session: &mut Session<'_, '_>, args: HookArgs) -> Outcome {
    let workspace = session.workspace()?;
    let language = session.language(workspace.plan.as_ref());
    let repository = Repository::around(workspace.disk.root())?;
    let found = Found::read(&repository.hook)?;
    let (done, exit) = match args.action {
        Action::Install { force } => repository.install(&found, session.program(), force)?,
        Action::Uninstall => repository.uninstall(&found)?,
    };
    for notice in done {
        match exit {
            Exit::Sound => session.answer(&format!("{}\n", notice.text(language)))?,
            _ => session.remark(&Notice::Hook(notice), language),
        }
    }
    Ok(exit)
}

/// The repository around a workspace.
struct Repository {
    hook: PathBuf,
    /// The workspace's folder in it: empty, or with `/` at its end.
    workspace: String,
}

type Done = (Vec<HookNotice>, Exit);

impl Repository {
    /// Git is asked where its hooks are: a work tree, a submodule or `core.hooksPath` has them elsewhere.
    fn around(root: &Path) -> Result<Repository, Stop> {
        let top = PathBuf::from(git(root, &["rev-parse", "--show-toplevel"])?);
        let workspace = git(root, &["rev-parse", "--show-prefix"])?;
        let hook = top.join(git(&top, &["rev-parse", "--git-path", "hooks"])?).join("pre-commit");
        Ok(Repository { hook, workspace })
    }

    fn install(&self, found: &Found, program: Option<&Path>, force: bool) -> Result<Done, Stop> {
        let path = slashed(&self.hook);
        let mut workspaces = match found {
            Found::Ours(hook, _) => hook.workspaces.clone(),
            Found::Nothing => Vec::new(),
            Found::SomebodyElses if force => Vec::new(),
            Found::SomebodyElses => return Ok((vec![HookNotice::SomebodyElses { path }], Exit::Findings)),
        };
        if !workspaces.contains(&self.workspace) {
            workspaces.push(self.workspace.clone());
        }
        let hook = Hook { program: program.map(slashed).unwrap_or_default(), workspaces };
        if matches!(found, Found::Ours(_, text) if *text == hook.text()) && is_executable(&self.hook) {
            return Ok((vec![HookNotice::InstalledAlready { path }], Exit::Sound));
        }
        let mut done = self.clear(found)?;
        self.write(&hook)?;
        done.push(HookNotice::Installed { path });
        Ok((done, Exit::Sound))
    }

    fn uninstall(&self, found: &Found) -> Result<Done, Stop> {
        let path = slashed(&self.hook);
        let Found::Ours(hook, _) = found else {
            return Ok((vec![HookNotice::NotInstalled { path }], Exit::Sound));
        };
        let others = hook.workspaces.iter().filter(|workspace| **workspace != self.workspace).cloned().collect();
        let rest = Hook { program: hook.program.clone(), workspaces: others };
        if rest == *hook {
            return Ok((vec![HookNotice::NotInstalled { path }], Exit::Sound));
        }
        let mut done = self.clear(found)?;
        if !rest.workspaces.is_empty() {
            self.write(&rest)?;
        }
        done.push(HookNotice::Removed { path });
        Ok((done, Exit::Sound))
    }

    /// Makes room for a hook: what holds a line that is not in the script is kept under another name.
    fn clear(&self, found: &Found) -> anyhow::Result<Vec<HookNotice>> {
        let context = || format!("cannot move {}", self.hook.display());
        match found {
            Found::Nothing => Ok(Vec::new()),
            Found::Ours(hook, text) if *text == hook.text() => {
                fs::remove_file(&self.hook).with_context(context)?;
                Ok(Vec::new())
            }
            Found::Ours(..) | Found::SomebodyElses => {
                let names = (1..).map(|number| if number == 1 { String::new() } else { number.to_string() });
                let mut backups = names.map(|number| self.hook.with_file_name(format!("pre-commit.bak{number}")));
                let backup = backups.find(|backup| fs::symlink_metadata(backup).is_err()).unwrap_or_default();
                fs::rename(&self.hook, &backup).with_context(context)?;
                Ok(vec![HookNotice::SetAside { path: slashed(&backup) }])
            }
        }
    }

    fn write(&self, hook: &Hook) -> anyhow::Result<()> {
        let context = || format!("cannot write {}", self.hook.display());
        if let Some(folder) = self.hook.parent() {
            fs::create_dir_all(folder).with_context(context)?;
        }
        fs::write(&self.hook, hook.text()).and_then(|()| make_executable(&self.hook)).with_context(context)
    }
}

/// What stands in the hook's place.
enum Found {
    Nothing,
    /// With its text, which somebody may have added to.
    Ours(Hook, String),
    SomebodyElses,
}

impl Found {
    fn read(path: &Path) -> anyhow::Result<Found> {
        let context = || format!("cannot read {}", path.display());
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(error).with_context(context),
            Ok(found) if !found.is_file() => return Ok(Found::SomebodyElses),
            Ok(_) => {}
        }
        let text = String::from_utf8(fs::read(path).with_context(context)?);
        Ok(text.ok().and_then(|text| Some(Found::Ours(Hook::parse(&text)?, text))).unwrap_or(Found::SomebodyElses))
    }
}

/// What a repository's hook has of its own; all else is the script.
#[derive(PartialEq, Eq)]
struct Hook {
    /// The program that wrote it.
    program: String,
    /// Folders in the repository, as [`Repository::workspace`].
    workspaces: Vec<String>,
}

impl Hook {
    /// `None` when it is no hook of this program's.
    fn parse(text: &str) -> Option<Hook> {
        let after = |key: &'static str| text.lines().filter_map(move |line| unquoted(line.strip_prefix(key)?));
        text.lines()
            .nth(1)?
            .contains(MARK)
            .then(|| Hook { program: after(PROGRAM).next().unwrap_or_default(), workspaces: after(JUDGE).collect() })
    }

    /// With LF wherever the program was built: a shell takes a CR for a part of a name.
    fn text(&self) -> String {
        let line = |line: &str| match line {
            line if line.starts_with(PROGRAM) => format!("{PROGRAM}{}\n", quoted(&self.program)),
            line if line.starts_with(JUDGE) => {
                self.workspaces.iter().map(|workspace| format!("{JUDGE}{}\n", quoted(workspace))).collect()
            }
            line => format!("{line}\n"),
        };
        SCRIPT.lines().map(line).collect()
    }
}

/// A word that the shell takes as it is.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

fn unquoted(word: &str) -> Option<String> {
    Some(word.strip_prefix('\'')?.strip_suffix('\'')?.replace(r"'\''", "'"))
}

/// What git answers in a folder: one line.
fn git(folder: &Path, arguments: &[&str]) -> Result<String, Stop> {
    let output = match Command::new("git").current_dir(folder).args(arguments).output() {
        Ok(output) => output,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Stop::CannotRun(Notice::Hook(HookNotice::NoGit)));
        }
        Err(error) => return Err(anyhow::Error::from(error).context("cannot run git").into()),
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end_matches(['\r', '\n']).to_owned();
    if output.status.success() {
        return Ok(text(&output.stdout));
    }
    let said = text(&output.stderr).lines().next().unwrap_or_default().to_owned();
    Err(Stop::CannotRun(Notice::Hook(HookNotice::NoRepository { folder: slashed(folder), said })))
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o100 != 0)
}

#[cfg(unix)]
fn make_executable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

/// Windows knows no such mark, and its git asks for none.
#[cfg(not(unix))]
fn is_executable(_path: &Path) -> bool {
    true
}

#[cfg(not(unix))]
fn make_executable(_path: &Path) -> io::Result<()> {
    Ok(())
}
