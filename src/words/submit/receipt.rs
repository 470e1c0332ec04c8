//! What is handed in, as the commit's message tells it, and what became of it.

use super::pick;
use crate::{
    calendar::Period,
    model::{County, Language},
    words::{Label, county_name},
};

/// One county's files, handed in at once.
#[derive(Debug, Clone)]
pub struct Handed {
    pub county: County,
    /// None: rosters alone.
    pub periods: Vec<Period>,
    pub files: Vec<HandedFile>,
    /// Whether the figures are invented.
    pub sample: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedFile {
    /// Relative to the workspace.
    pub path: String,
    /// Rows that say something.
    pub filled: usize,
    /// Rows without a value.
    pub empty: usize,
    /// Whether there was such a file before.
    pub again: bool,
}

impl Handed {
    /// Whose, and of which period.
    pub fn subject(&self, language: Language) -> String {
        let county = county_name(&self.county, language);
        let periods: Vec<_> = self.periods.iter().map(Period::to_string).collect();
        match (language, periods.is_empty()) {
            (Language::Chinese, true) => format!("{county} 台账"),
            (Language::Chinese, false) => format!("{county} {} 填报", periods.join("、")),
            (Language::English, true) => format!("{county}: rosters"),
            (Language::English, false) => format!("{county}: {} submission", periods.join(", ")),
        }
    }

    /// The commit's message: the subject, then file by file.
    pub fn message(&self, language: Language) -> String {
        let mut text = format!("{}\n\n", self.subject(language));
        for file in &self.files {
            text += &format!("{}\n", file.text(language));
        }
        if self.sample {
            text += &format!("{}\n", Label::Sample.text(language));
        }
        text
    }
}

impl HandedFile {
    fn text(&self, language: Language) -> String {
        let HandedFile { path, filled, empty, again } = self;
        match language {
            Language::Chinese => {
                let empty = if *empty > 0 { format!("空 {empty} 行，") } else { String::new() };
                format!("{path}：填了 {filled} 行，{empty}{}", if *again { "再次报送" } else { "首次报送" })
            }
            Language::English => {
                let empty = if *empty > 0 { format!("{empty} empty, ") } else { String::new() };
                format!("{path}: {filled} row(s), {empty}{}", if *again { "reported again" } else { "reported first" })
            }
        }
    }
}

/// What takes a while, told before it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    Contacting {
        remote: String,
    },
    Pushing {
        remote: String,
        branch: String,
    },
    /// Somebody pushed first; all is done once more on top of that.
    Again,
}

impl Doing {
    pub fn text(&self, language: Language) -> String {
        match (self, language) {
            (Doing::Contacting { remote }, Language::Chinese) => format!("连接远程仓库 {remote} …"),
            (Doing::Contacting { remote }, Language::English) => format!("contacting the remote {remote} …"),
            (Doing::Pushing { remote, branch }, Language::Chinese) => format!("推送到 {remote} 的分支 {branch} …"),
            (Doing::Pushing { remote, branch }, Language::English) => {
                format!("pushing to the branch {branch} of {remote} …")
            }
            (Doing::Again, _) => pick(
                language,
                "有人抢先推送，取回他的内容，重来一次",
                "somebody pushed first; once more, on top of that",
            )
            .to_owned(),
        }
    }
}

/// What became of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Pushed to a new branch.
    Pushed,
    /// Pushed on top of what was submitted earlier and is not merged.
    PushedAgain,
    /// Would be pushed.
    Dry,
    /// The branch holds exactly this.
    OnBranch,
    /// The default branch holds exactly this.
    Merged,
}

/// What is told at the end.
#[derive(Debug, Clone)]
pub struct Receipt {
    pub handed: Handed,
    pub fate: Fate,
    pub remote: String,
    pub branch: String,
    /// The branch that it is to be merged into.
    pub into: String,
    /// Where to open the pull request; `None` where the host is not known.
    pub address: Option<String>,
}

impl Receipt {
    pub fn text(&self, language: Language) -> String {
        let handed = match self.fate {
            Fate::Pushed | Fate::PushedAgain | Fate::Dry => self.handed.message(language).replacen("\n\n", "\n", 1),
            Fate::OnBranch | Fate::Merged => format!("{}\n", self.handed.subject(language)),
        };
        let next = match self.fate {
            Fate::Merged => String::new(),
            Fate::Pushed | Fate::PushedAgain | Fate::Dry | Fate::OnBranch => self.next(language),
        };
        format!("{handed}{}\n{next}", self.fate(language))
    }

    fn fate(&self, language: Language) -> String {
        let Receipt { remote, branch, into, .. } = self;
        match (self.fate, language) {
            (Fate::Pushed | Fate::PushedAgain, Language::Chinese) => format!("已推送到 {remote} 的分支 {branch}。"),
            (Fate::Pushed | Fate::PushedAgain, Language::English) => {
                format!("Pushed to the branch {branch} of {remote}.")
            }
            (Fate::Dry, Language::Chinese) => {
                format!("这是试运行，没有推送；去掉 --dry-run 就推送到 {remote} 的分支 {branch}。")
            }
            (Fate::Dry, Language::English) => {
                format!("Nothing was pushed; without --dry-run it goes to the branch {branch} of {remote}.")
            }
            (Fate::OnBranch, Language::Chinese) => {
                format!("同样的内容已经在 {remote} 的分支 {branch} 上，不用再交。")
            }
            (Fate::OnBranch, Language::English) => {
                format!("Exactly this is on the branch {branch} of {remote} already; there is nothing to submit.")
            }
            (Fate::Merged, Language::Chinese) => {
                format!("同样的内容已经在 {remote} 的 {into} 分支里，不用再交。")
            }
            (Fate::Merged, Language::English) => {
                format!("Exactly this is in the branch {into} of {remote} already; there is nothing to submit.")
            }
        }
    }

    /// What is left to do by hand.
    fn next(&self, language: Language) -> String {
        let Receipt { remote, branch, into, .. } = self;
        let open = match language {
            Language::Chinese => "发起合并请求",
            Language::English => "open the pull request",
        };
        let unless = match (self.fate, language) {
            (Fate::Pushed | Fate::Dry | Fate::Merged, _) => "",
            (Fate::PushedAgain | Fate::OnBranch, Language::Chinese) => "（已经发起过的不用再做，新内容会自动加进去）",
            (Fate::PushedAgain | Fate::OnBranch, Language::English) => {
                " (one that is open already takes it up by itself)"
            }
        };
        match (&self.address, language) {
            (Some(address), Language::Chinese) => format!("下一步：打开这个网址，{open}{unless}：\n{address}\n"),
            (Some(address), Language::English) => format!("Next: {open} here{unless}:\n{address}\n"),
            (None, Language::Chinese) => {
                format!("下一步：到 {remote} 的网页上{open}，从分支 {branch} 合并到 {into}{unless}。\n")
            }
            (None, Language::English) => {
                format!("Next: {open} on the site of {remote}, from the branch {branch} into {into}{unless}.\n")
            }
        }
    }
}
