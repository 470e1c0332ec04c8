//! What `plan close` and `plan correct` say: what was frozen or accounted for, or why nothing was.

use super::enumeration;
use crate::{calendar::Period, model::Language};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClosingNotice {
    /// How many submissions were frozen, and which counties had none.
    Closed {
        period: Period,
        submissions: usize,
        absent: Vec<String>,
    },
    ClosedAlready {
        period: Period,
    },
    /// It is closed, and something of it was changed since.
    ChangedSince {
        period: Period,
    },
    /// Submissions have errors.
    NotSound {
        period: Period,
    },
    /// Nobody has submitted anything.
    NothingToClose {
        period: Period,
    },
    /// There is nothing to correct: it was never closed.
    NotClosed {
        period: Period,
    },
    /// Nothing was changed that is not accounted for.
    NothingChanged,
    /// Nobody, or no reason, is named.
    Unsigned,
    /// So many entries were added.
    Corrected {
        entries: usize,
        path: String,
    },
    /// Heads the file of corrections.
    CorrectionsHead,
}

impl ClosingNotice {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    /// In both languages, as a comment that heads a file.
    pub fn both(&self) -> String {
        format!("# {} {}\n", self.chinese(), self.english())
    }

    fn chinese(&self) -> String {
        match self {
            ClosingNotice::Closed { period, submissions, absent } => {
                let absent = match absent.is_empty() {
                    true => String::new(),
                    false => format!("；没有填报、按未报封存的：{}", enumeration(absent, Language::Chinese)),
                };
                format!("{period} 已封存：{submissions} 份填报{absent}")
            }
            ClosingNotice::ClosedAlready { period } => format!("{period} 早已封存，没有改动"),
            ClosingNotice::ChangedSince { period } => {
                format!("{period} 早已封存，之后又改过，不能再封存；改回去，或者用 plan correct 写明更正：")
            }
            ClosingNotice::NotSound { period } => format!("{period} 的填报有错误，改好才能封存："),
            ClosingNotice::NothingToClose { period } => format!("{period} 没有一份填报，没有可以封存的"),
            ClosingNotice::NotClosed { period } => format!("{period} 没有封存，直接改就行，不用写更正"),
            ClosingNotice::NothingChanged => "没有需要写明的更正".to_owned(),
            ClosingNotice::Unsigned => "--reason 和 --by 不能是空的：写明为什么更正、谁更正的".to_owned(),
            ClosingNotice::Corrected { entries, path } => format!("已在 {path} 写明 {entries} 处更正"),
            ClosingNotice::CorrectionsHead => "封存以后的更正：plan correct 逐条添加，以前的不改不删。".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            ClosingNotice::Closed { period, submissions, absent } => {
                let absent = match absent.is_empty() {
                    true => String::new(),
                    false => format!("; closed as absent: {}", enumeration(absent, Language::English)),
                };
                let s = if *submissions == 1 { "" } else { "s" };
                format!("{period} is closed: {submissions} submission{s}{absent}")
            }
            ClosingNotice::ClosedAlready { period } => format!("{period} is closed already; nothing to do"),
            ClosingNotice::ChangedSince { period } => format!(
                "{period} is closed and was changed since; change it back, or account for it with plan correct:"
            ),
            ClosingNotice::NotSound { period } => {
                format!("submissions of {period} have errors; it can be closed when they are mended:")
            }
            ClosingNotice::NothingToClose { period } => format!("nobody has submitted anything for {period}"),
            ClosingNotice::NotClosed { period } => {
                format!("{period} is not closed; change what is wrong, no correction is needed")
            }
            ClosingNotice::NothingChanged => "nothing was changed that is not accounted for".to_owned(),
            ClosingNotice::Unsigned => "--reason and --by cannot be empty: say why, and who answers for it".to_owned(),
            ClosingNotice::Corrected { entries, path } => {
                let (count, ies) = (entries, if *entries == 1 { "y" } else { "ies" });
                format!("added {count} entr{ies} to {path}")
            }
            ClosingNotice::CorrectionsHead => {
                "What was corrected after closing, added by plan correct; entries stay.".to_owned()
            }
        }
    }
}
