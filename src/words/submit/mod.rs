//! What `plan submit` says: what it hands in and what became of that, and, when a step fails, which one,
//! why, and how to go on.

mod en;
mod receipt;
mod zh;

pub use receipt::{Doing, Fate, Handed, HandedFile, Receipt};

use super::pick;
use crate::model::Language;

/// The steps of a submission, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Repository,
    Author,
    Remote,
    Contact,
    Fetch,
    LayOut,
    Import,
    Check,
    Commit,
    Push,
}

impl Step {
    pub fn text(self, language: Language) -> &'static str {
        match self {
            Step::Repository => pick(language, "找 git 仓库", "find the git repository"),
            Step::Author => pick(language, "确认提交人", "know the author"),
            Step::Remote => pick(language, "找远程仓库", "find the remote"),
            Step::Contact => pick(language, "连接远程仓库", "contact the remote"),
            Step::Fetch => pick(language, "取回最新内容", "fetch what is new"),
            Step::LayOut => pick(language, "在临时文件夹里展开", "lay out a temporary folder"),
            Step::Import => pick(language, "导入", "import"),
            Step::Check => pick(language, "检查", "check"),
            Step::Commit => pick(language, "生成提交", "commit"),
            Step::Push => pick(language, "推送", "push"),
        }
    }
}

/// Why a step failed. `said` is what git said, word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is no program of that name.
    NoGit,
    NoRepository {
        folder: String,
    },
    /// The repository's folder belongs to another user of this machine.
    ForeignFolder {
        said: String,
    },
    NoAuthor,
    NoRemote,
    UnknownRemote {
        name: String,
        known: Vec<String>,
    },
    ManyRemotes {
        known: Vec<String>,
    },
    NoNetwork {
        remote: String,
        said: String,
    },
    NoAccess {
        remote: String,
        said: String,
    },
    /// SSH has not seen this host before, or sees another one in its place.
    UnknownHost {
        remote: String,
        said: String,
    },
    NotThere {
        remote: String,
        said: String,
    },
    NoDefaultBranch {
        remote: String,
    },
    NoTemporaryFolder {
        said: String,
    },
    /// The remote's branch holds no workspace at this path.
    NoPlan {
        branch: String,
        path: String,
    },
    PlanBroken {
        branch: String,
    },
    /// The file was not brought in, for reasons that have been shown.
    NotBrought,
    /// What was reported before says something else.
    Different,
    SeveralCounties {
        names: Vec<String>,
    },
    Errors {
        errors: usize,
    },
    /// Somebody else pushed meanwhile.
    Overtaken {
        said: String,
    },
    /// The remote does not take the branch.
    Refused {
        branch: String,
        said: String,
    },
    /// Git failed in a way that is not known here.
    Git {
        said: String,
    },
}

/// A step that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub step: Step,
    pub why: Why,
}

impl Why {
    pub fn at(self, step: Step) -> Failure {
        Failure { step, why: self }
    }

    fn said(&self) -> &str {
        match self {
            Why::ForeignFolder { said }
            | Why::NoNetwork { said, .. }
            | Why::NoAccess { said, .. }
            | Why::UnknownHost { said, .. }
            | Why::NotThere { said, .. }
            | Why::NoTemporaryFolder { said }
            | Why::Overtaken { said }
            | Why::Refused { said, .. }
            | Why::Git { said } => said,
            Why::NoGit
            | Why::NoRepository { .. }
            | Why::NoAuthor
            | Why::NoRemote
            | Why::UnknownRemote { .. }
            | Why::ManyRemotes { .. }
            | Why::NoDefaultBranch { .. }
            | Why::NoPlan { .. }
            | Why::PlanBroken { .. }
            | Why::NotBrought
            | Why::Different
            | Why::SeveralCounties { .. }
            | Why::Errors { .. } => "",
        }
    }
}

impl Failure {
    pub fn text(&self, language: Language) -> String {
        let step = self.step.text(language);
        let said: String = self.why.said().lines().map(|line| format!("\n  {line}")).collect();
        match language {
            Language::Chinese => {
                let [why, next] = zh::why(&self.why);
                let said = if said.is_empty() { said } else { format!("\ngit 的原话：{said}") };
                format!(
                    "没有提交成，停在“{step}”这一步：{why}。{said}\n怎么办：{next}。\n\
                     你的文件和文件夹都没有改动，再运行一次也不会重复提交。"
                )
            }
            Language::English => {
                let [why, next] = en::why(&self.why);
                let said = if said.is_empty() { said } else { format!("\ngit said:{said}") };
                format!(
                    "not submitted; it stopped at the step '{step}': {why}.{said}\nWhat to do: {next}.\n\
                     Nothing of yours was changed, and running it again submits nothing twice."
                )
            }
        }
    }
}
