//! What is said of git's history: which commit is shown, and what git lacks to answer.

use crate::{calendar::Date, history::Lack, model::Language};

/// A sentence about history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryNotice {
    /// The workspace is shown as this commit has it.
    At {
        commit: String,
        day: Date,
        subject: String,
    },
    Lacking(Lack),
}

impl HistoryNotice {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            HistoryNotice::At { commit, day, subject } => format!("提交 {commit}（{day}）时的情况：{subject}"),
            HistoryNotice::Lacking(lack) => lacking_chinese(lack),
        }
    }

    fn english(&self) -> String {
        match self {
            HistoryNotice::At { commit, day, subject } => format!("as it was at commit {commit} ({day}): {subject}"),
            HistoryNotice::Lacking(lack) => lacking_english(lack),
        }
    }
}

fn lacking_chinese(lack: &Lack) -> String {
    match lack {
        Lack::NotARepository { folder } => {
            format!("{folder} 不在 git 仓库中，没有历史可查；请在克隆下来的仓库里运行，或用 -C 指定")
        }
        Lack::NoCommit => "这个 git 仓库还没有任何提交，没有历史可查；请先提交（git commit）".to_owned(),
        Lack::UnknownRevision { text } => format!(
            "git 里找不到“{text}”；提交编号见 git log --oneline，分支见 git branch -a；远端的新提交要先 git fetch"
        ),
        Lack::NotACommit { text } => format!("“{text}”是文件或文件夹，不是提交；请写提交编号、分支或标签"),
        Lack::Shallow { text } => format!(
            "这是浅克隆，只取了最近的提交，其中没有“{text}”；请先运行 git fetch --unshallow（CI 里把 fetch-depth 设为 0）"
        ),
        Lack::NoWorkspaceThere { commit } => {
            format!("提交 {commit} 的这个文件夹里没有 plan/plan.toml；请换一个提交，或用 -C 指定当时的文件夹")
        }
        Lack::NotFetched => {
            "这个克隆没有取全提交里的文件（部分克隆）；请先运行 git fetch --refetch --no-filter".to_owned()
        }
        Lack::Broken { said } => format!("git 仓库读不出来：{said}；请运行 git fsck 检查，或重新克隆"),
    }
}

fn lacking_english(lack: &Lack) -> String {
    match lack {
        Lack::NotARepository { folder } => {
            format!("{folder} lies in no git repository, so there is no history; run it in a clone, or name one with -C")
        }
        Lack::NoCommit => {
            "nothing has been committed in this git repository yet, so there is no history; git commit first".to_owned()
        }
        Lack::UnknownRevision { text } => format!(
            "git knows no \"{text}\" here; see git log --oneline and git branch -a, and git fetch what is new"
        ),
        Lack::NotACommit { text } => {
            format!("\"{text}\" is a file or a folder, not a commit; name a commit, a branch or a tag")
        }
        Lack::Shallow { text } => format!(
            "this is a shallow clone, which has only the latest commits, and \"{text}\" is not among them; \
             run git fetch --unshallow first (in CI: fetch-depth 0)"
        ),
        Lack::NoWorkspaceThere { commit } => format!(
            "commit {commit} has no plan/plan.toml in this folder; take another commit, or name its folder with -C"
        ),
        Lack::NotFetched => {
            "this clone has not fetched all files of the commit (a partial clone); run git fetch --refetch --no-filter first"
                .to_owned()
        }
        Lack::Broken { said } => {
            format!("the git repository cannot be read: {said}; try git fsck, or clone it again")
        }
    }
}
