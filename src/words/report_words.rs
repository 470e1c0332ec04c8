//! What stands around the findings in a report that is read in CI: verdict, counts, what was left out.

use super::{
    Label, Notice,
    explain::{self, Page},
    pick,
};
use crate::{
    finding::{Code, Severity},
    model::Language,
};

/// A report's language, and everything that it says beside its findings.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReportWords {
    language: Language,
}

impl ReportWords {
    pub fn new(language: Language) -> ReportWords {
        ReportWords { language }
    }

    /// By ISO 639 and 3166.
    pub fn tag(self) -> &'static str {
        self.pick("zh-CN", "en-US")
    }

    pub fn verdict(self, failed: bool) -> &'static str {
        if failed { self.pick("检查未通过", "Check failed") } else { self.pick("检查通过", "Check passed") }
    }

    /// How many errors, warnings and notes.
    pub fn counts(self, [errors, warnings, notes]: [usize; 3]) -> String {
        Notice::FindingCounts { errors, warnings, notes }.text(self.language)
    }

    pub fn sample(self) -> &'static str {
        Label::Sample.text(self.language)
    }

    pub fn severity(self, severity: Severity) -> &'static str {
        explain::severity(severity, self.language)
    }

    /// The columns of a table of findings: line, code, what, what to do.
    pub fn columns(self) -> [&'static str; 4] {
        match self.language {
            Language::Chinese => ["行", "代码", "问题", "怎么改"],
            Language::English => ["Line", "Code", "What", "What to do"],
        }
    }

    /// Between a text and what explains it.
    pub fn colon(self) -> &'static str {
        self.pick("：", ": ")
    }

    pub fn page(self, code: Code) -> Page {
        explain::page(code, self.language)
    }

    /// What stands above findings that were there before the change.
    pub fn known(self, findings: usize) -> String {
        match self.language {
            Language::Chinese => format!("—— 以下 {findings} 个问题在这次改动之前就有 ——"),
            Language::English => format!("-- There before this change: {findings} --"),
        }
    }

    /// The lines of further findings that say the same.
    pub fn repeated(self, times: usize, lines: String) -> String {
        Notice::Repeated { times, lines }.text(self.language)
    }

    /// Findings of one file that its table has no room for.
    pub fn further_here(self, findings: usize) -> String {
        match self.language {
            Language::Chinese => format!("本文件另有 {findings} 个问题，这里放不下，请运行 plan check 查看。"),
            Language::English => format!("No room here for {findings} more of this file; plan check tells them."),
        }
    }

    /// Findings of whole files that there is no room for.
    pub fn further_files(self, findings: usize, files: usize) -> String {
        match self.language {
            Language::Chinese => {
                format!("另有 {files} 个文件的 {findings} 个问题，这里放不下，请运行 plan check 查看。")
            }
            Language::English => {
                format!("No room here for {findings} more, of {files} other file(s); plan check tells them.")
            }
        }
    }

    /// Findings without an annotation of their own.
    pub fn not_annotated(self, findings: usize) -> String {
        match self.language {
            Language::Chinese => format!("另有 {findings} 个问题没有逐条标出（GitHub 每一步每一级只显示 10 条）"),
            Language::English => {
                format!("not annotated one by one: {findings} more (GitHub shows 10 a step and level)")
            }
        }
    }

    /// Files that are not listed by name, and their findings.
    pub fn other_files(self, findings: usize, files: usize) -> String {
        match self.language {
            Language::Chinese => format!("其他 {files} 个文件：×{findings}"),
            Language::English => format!("{files} other file(s): ×{findings}"),
        }
    }

    /// Results that a SARIF log leaves out, and those it holds.
    pub fn left_out(self, findings: usize, kept: usize) -> String {
        match self.language {
            Language::Chinese => {
                format!("共有 {} 个问题，这里只列出最严重的 {kept} 个，省略了 {findings} 个", findings + kept)
            }
            Language::English => {
                format!("of {} findings the worst {kept} are listed here; {findings} are left out", findings + kept)
            }
        }
    }

    fn pick(self, chinese: &'static str, english: &'static str) -> &'static str {
        pick(self.language, chinese, english)
    }
}
