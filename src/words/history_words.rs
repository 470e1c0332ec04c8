//! What is said of git's history: which commit is shown, and what git lacks to answer.

use super::pick;
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
    /// The names of the two sides.
    Before(String),
    After(String),
    /// The files as they are, not those of a commit.
    WorkingTree,
    /// There are no files beside those of commits.
    NoWorkingTree,
    /// Both sides are shown as of one day.
    SameDay {
        as_of: Date,
    },
    /// How many rows and standings differ, and how many of these got worse.
    Moved {
        rows: usize,
        moves: usize,
        regressed: usize,
    },
    /// What a check was narrowed to: files that differ from a commit, and the counties read for them; `None` is all.
    Since {
        commit: String,
        day: Date,
        files: usize,
        read: Option<usize>,
    },
    /// Findings that the commit had already.
    KnownBefore {
        findings: usize,
    },
    /// The plan's errors, which have been shown, are those of a commit.
    PlanBrokenAt {
        commit: String,
        day: Date,
    },
    /// A shallow clone ends before the history does.
    CutOff,
    Lacking(Lack),
}

/// A column's title or another fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryLabel {
    Moves,
    Rows,
    Change,
    Added,
    Removed,
    Worse,
    PlaceBefore,
    PlaceAfter,
    Commit,
    Day,
    Author,
    AsOf,
    Subject,
    NoWorkspace,
    PlanBroken,
    NoTarget,
    NoCounty,
}

impl HistoryLabel {
    pub fn text(self, language: Language) -> &'static str {
        match self {
            HistoryLabel::Moves => pick(language, "目标和县(区)的变化", "Targets and counties that moved"),
            HistoryLabel::Rows => pick(language, "填报数据的变化", "Rows that changed"),
            HistoryLabel::Change => pick(language, "变化", "Change"),
            HistoryLabel::Added => pick(language, "新增目标", "new target"),
            HistoryLabel::Removed => pick(language, "目标已删去", "target removed"),
            HistoryLabel::Worse => pick(language, "变差", "worse"),
            HistoryLabel::PlaceBefore => pick(language, "此前出处", "Source before"),
            HistoryLabel::PlaceAfter => pick(language, "此后出处", "Source after"),
            HistoryLabel::Commit => pick(language, "提交", "Commit"),
            HistoryLabel::Day => pick(language, "日期", "Date"),
            HistoryLabel::Author => pick(language, "作者", "Author"),
            HistoryLabel::AsOf => pick(language, "截至", "As of"),
            HistoryLabel::Subject => pick(language, "提交说明", "Subject"),
            HistoryLabel::NoWorkspace => pick(language, "没有方案", "no plan"),
            HistoryLabel::PlanBroken => pick(language, "方案有错", "plan has errors"),
            HistoryLabel::NoTarget => pick(language, "没有这个目标", "no such target"),
            HistoryLabel::NoCounty => pick(language, "没有这个县(区)", "no such county"),
        }
    }
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
            HistoryNotice::Before(side) => format!("此前：{side}"),
            HistoryNotice::After(side) => format!("此后：{side}"),
            HistoryNotice::WorkingTree => "现在的文件（包括还没有提交的修改）".to_owned(),
            HistoryNotice::NoWorkingTree => {
                "这里只有提交，没有工作文件；请写两个提交，例如 plan diff HEAD~1 HEAD".to_owned()
            }
            HistoryNotice::SameDay { as_of } => format!("两边都截至 {as_of}，所以时间推移不算变化"),
            HistoryNotice::Moved { rows: 0, moves: 0, .. } => "数据和目标都没有变化".to_owned(),
            HistoryNotice::Moved { rows, moves, regressed } => {
                format!("填报数据变化 {rows} 处，目标和县(区)变化 {moves} 处，其中变差 {regressed} 处")
            }
            HistoryNotice::Since { commit, day, files, read: Some(counties) } => {
                format!("与提交 {commit}（{day}）相比：改动 {files} 个文件，为此细读了 {counties} 个县(区)的填报")
            }
            HistoryNotice::Since { commit, day, files, read: None } => {
                format!("与提交 {commit}（{day}）相比：改动 {files} 个文件，涉及方案，所以全部重读")
            }
            HistoryNotice::KnownBefore { findings } => format!("改动之前就有的问题 {findings} 个，不影响这次的结果"),
            HistoryNotice::PlanBrokenAt { commit, day } => format!("以上是提交 {commit}（{day}）里方案的错误"),
            HistoryNotice::CutOff => {
                "这是浅克隆，更早的提交没有取来；要看全部历史，请先运行 git fetch --unshallow".to_owned()
            }
            HistoryNotice::Lacking(lack) => lacking_chinese(lack),
        }
    }

    fn english(&self) -> String {
        match self {
            HistoryNotice::At { commit, day, subject } => format!("as it was at commit {commit} ({day}): {subject}"),
            HistoryNotice::Before(side) => format!("Before: {side}"),
            HistoryNotice::After(side) => format!("After: {side}"),
            HistoryNotice::WorkingTree => "the files as they are now, committed or not".to_owned(),
            HistoryNotice::NoWorkingTree => {
                "there are only commits here and no files; name two commits, such as plan diff HEAD~1 HEAD".to_owned()
            }
            HistoryNotice::SameDay { as_of } => format!("Both as of {as_of}, so that the passing of time is no change"),
            HistoryNotice::Moved { rows: 0, moves: 0, .. } => "No figure and no target changed".to_owned(),
            HistoryNotice::Moved { rows, moves, regressed } => {
                format!("Changed: rows {rows}, targets and counties {moves}, of these for the worse {regressed}")
            }
            HistoryNotice::Since { commit, day, files, read: Some(counties) } => {
                format!("Against commit {commit} ({day}): files changed {files}, counties read for them {counties}")
            }
            HistoryNotice::Since { commit, day, files, read: None } => {
                format!(
                    "Against commit {commit} ({day}): files changed {files}, the plan among them, so that all was read"
                )
            }
            HistoryNotice::KnownBefore { findings } => {
                format!("Findings that were there before the change, which decide nothing: {findings}")
            }
            HistoryNotice::PlanBrokenAt { commit, day } => {
                format!("these are errors in the plan of commit {commit} ({day})")
            }
            HistoryNotice::CutOff => {
                "a shallow clone: earlier commits are not here; for all of history, git fetch --unshallow first"
                    .to_owned()
            }
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
