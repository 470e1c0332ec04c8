//! What `plan hook` says: what it did with the hook, or why it left it alone.

use crate::model::Language;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HookNotice {
    Installed {
        path: String,
    },
    InstalledAlready {
        path: String,
    },
    /// A hook of somebody else's stands there and stays.
    SomebodyElses {
        path: String,
    },
    /// What stood there has another name now.
    SetAside {
        path: String,
    },
    Removed {
        path: String,
    },
    NotInstalled {
        path: String,
    },
    NoGit,
    /// Git says that it has no work tree here, and why.
    NoRepository {
        folder: String,
        said: String,
    },
}

impl HookNotice {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            HookNotice::Installed { path } => format!("提交前检查已装好：{path}"),
            HookNotice::InstalledAlready { path } => format!("提交前检查早已装好，没有改动：{path}"),
            HookNotice::SomebodyElses { path } => format!(
                "{path} 是别的程序或别人写的，没有动它。要换成 plan 的检查，请用 plan hook install --force：原来的会改名保留"
            ),
            HookNotice::SetAside { path } => format!("原来的内容保留在 {path}"),
            HookNotice::Removed { path } => format!("提交前检查已去掉：{path}"),
            HookNotice::NotInstalled { path } => format!("没有装提交前检查，没有改动：{path}"),
            HookNotice::NoGit => "找不到 git 程序；请先安装 git".to_owned(),
            HookNotice::NoRepository { folder, said } => {
                format!("{folder} 不在 git 仓库的工作文件夹里，装不了提交前检查（git：{said}）")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            HookNotice::Installed { path } => format!("what is staged is now checked before each commit: {path}"),
            HookNotice::InstalledAlready { path } => format!("the hook is installed already; nothing changed: {path}"),
            HookNotice::SomebodyElses { path } => format!(
                "{path} is somebody else's and stays as it is; plan hook install --force gives it another name and takes its place"
            ),
            HookNotice::SetAside { path } => format!("what stood there is kept as {path}"),
            HookNotice::Removed { path } => format!("commits are no longer checked: {path}"),
            HookNotice::NotInstalled { path } => format!("the hook is not installed; nothing changed: {path}"),
            HookNotice::NoGit => "there is no git program; install git first".to_owned(),
            HookNotice::NoRepository { folder, said } => {
                format!("{folder} is in no working tree of a git repository (git: {said})")
            }
        }
    }
}
