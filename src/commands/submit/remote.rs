//! The remote as it is now: its branches, what of them is fetched, and the push.

use std::collections::BTreeMap;

use super::{
    git::{text, unreachable},
    host,
    repository::Repository,
};
use crate::words::submit::Why;

/// A remote, as it answered.
pub struct Remote<'r> {
    repository: &'r Repository,
    pub name: String,
    /// The branch that pull requests are merged into.
    pub default: String,
    /// The tip of every branch.
    tips: BTreeMap<String, String>,
}

/// What a submission builds on.
pub struct Base {
    /// The commit whose files it changes.
    pub tip: String,
    pub parents: Vec<String>,
    /// Whether that is an earlier submission's branch, not merged yet.
    pub continues: bool,
}

impl<'r> Remote<'r> {
    /// Asks the remote for its branches.
    pub fn contact(repository: &'r Repository, name: String) -> Result<Remote<'r>, Why> {
        let reply = repository.git.ask(&["ls-remote", "--symref", &name, "HEAD", "refs/heads/*"])?;
        if !reply.success {
            return Err(unreachable(&name, reply.said));
        }
        let mut tips = BTreeMap::new();
        let mut head = None;
        for line in text(&reply.out).lines() {
            match line.split_once('\t') {
                Some((target, "HEAD")) => {
                    head = head.or_else(|| target.strip_prefix("ref: refs/heads/").map(str::to_owned));
                }
                Some((tip, reference)) => {
                    let branch = reference.strip_prefix("refs/heads/").map(str::to_owned);
                    tips.extend(branch.map(|branch| (branch, tip.to_owned())));
                }
                None => {}
            }
        }
        let default = default_branch(repository, &name, head, &tips)?;
        Ok(Remote { repository, name, default, tips })
    }

    /// The tip of the default branch, fetched.
    pub fn default_tip(&self) -> Result<String, Why> {
        let none = || Why::NoDefaultBranch { remote: self.name.clone() };
        self.fetched(&self.default)?.ok_or_else(none)
    }

    /// What a submission with this branch builds on: the branch, while it is there and not merged, else the
    /// default one. A branch that was squashed into it stays as a second parent, so that nothing has to be
    /// overwritten and the pull request shows only what is new.
    pub fn base(&self, branch: &str) -> Result<Base, Why> {
        let main = self.default_tip()?;
        let parents = match self.fetched(branch)? {
            None => vec![main.clone()],
            Some(tip) if !self.repository.has_merged(&tip, &main)? => {
                return Ok(Base { parents: vec![tip.clone()], tip, continues: true });
            }
            Some(tip) if self.repository.git.holds(&["merge-base", "--is-ancestor", &tip, &main])? => {
                vec![main.clone()]
            }
            Some(tip) => vec![main.clone(), tip],
        };
        Ok(Base { tip: main, parents, continues: false })
    }

    /// A branch's tip, fetched; `None` where there is no such branch.
    fn fetched(&self, branch: &str) -> Result<Option<String>, Why> {
        let Some(tip) = self.tips.get(branch) else { return Ok(None) };
        if !self.repository.has(tip)? {
            let reference = format!("refs/heads/{branch}");
            let fetch = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", &self.name, &reference];
            let reply = self.repository.git.ask(&fetch)?;
            if !reply.success {
                return Err(unreachable(&self.name, reply.said));
            }
            // It may have been overwritten since it was asked for.
            if !self.repository.has(tip)? {
                return Err(Why::Overtaken { said: reply.said });
            }
        }
        Ok(Some(tip.clone()))
    }

    /// Pushes a commit to a branch. What is there already is never overwritten. Gives the address for a pull
    /// request that the host offers by itself.
    pub fn push(&self, commit: &str, branch: &str) -> Result<Option<String>, Why> {
        let reference = format!("{commit}:refs/heads/{branch}");
        let flags = ["push", "--porcelain", "--no-recurse-submodules", "--no-follow-tags"];
        let reply = self.repository.git.ask(&[flags.as_slice(), &[&self.name, &reference]].concat())?;
        if reply.success {
            return Ok(offered(&reply.said));
        }
        let out = text(&reply.out);
        let Some(refusal) = out.lines().find(|line| line.starts_with("!\t")) else {
            return Err(unreachable(&self.name, reply.said));
        };
        let reason = refusal.rsplit('\t').next().unwrap_or(refusal);
        let said = [reply.said.as_str(), reason].join("\n").trim_start().to_owned();
        Err(if is_overtaken(reason) {
            Why::Overtaken { said }
        } else {
            Why::Refused { branch: branch.to_owned(), said }
        })
    }

    /// Where the pull request is opened. A URL counts as it is written down, and only then as git rewrites
    /// it, which may lead through a mirror.
    pub fn address(&self, branch: &str) -> Result<Option<String>, Why> {
        let git = &self.repository.git;
        let written = ["pushurl", "url"].map(|key| git.setting(&format!("remote.{}.{key}", self.name)));
        let [push, fetch] = written;
        let rewritten = git.answer(&["remote", "get-url", "--push", &self.name])?;
        let urls = [push?, fetch?, Some(rewritten)];
        Ok(urls.into_iter().flatten().find_map(|url| host::address(&url, branch, &self.default)))
    }
}

/// The branch that the remote's head is. One whose head says nothing has the one it was cloned with, a
/// usual one, or only one.
fn default_branch(
    repository: &Repository,
    name: &str,
    head: Option<String>,
    tips: &BTreeMap<String, String>,
) -> Result<String, Why> {
    let is_there = |branch: &String| tips.contains_key(branch);
    if let Some(head) = head.filter(is_there) {
        return Ok(head);
    }
    let reference = format!("refs/remotes/{name}/HEAD");
    let cloned = text(&repository.git.ask(&["symbolic-ref", "--quiet", &reference])?.out);
    let cloned = cloned.strip_prefix(&format!("refs/remotes/{name}/")).map(str::to_owned);
    let usual = ["main", "master"].map(str::to_owned);
    let only = tips.keys().next().filter(|_| tips.len() == 1).cloned();
    let none = || Why::NoDefaultBranch { remote: name.to_owned() };
    cloned.into_iter().chain(usual).find(is_there).or(only).ok_or_else(none)
}

/// Whether a branch was not taken because it has moved: seen by git before it sent anything, or by the
/// remote while it did.
fn is_overtaken(reason: &str) -> bool {
    const MOVED: [&str; 4] = ["failed to update ref", "cannot lock ref", "incorrect old value", "already exists"];
    reason.starts_with("[rejected]") || MOVED.iter().any(|moved| reason.contains(moved))
}

/// The first web address among what the remote said.
fn offered(said: &str) -> Option<String> {
    let words = said.lines().filter_map(|line| line.strip_prefix("remote:")).flat_map(str::split_whitespace);
    words.map(str::to_owned).find(|word| word.starts_with("https://") || word.starts_with("http://"))
}
