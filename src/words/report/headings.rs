//! Headings, captions and column titles of a report.

use crate::{model::Language, words::pick};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    Milestone { name: String },
    Overall,
    Reached,
    Short,
    Missed,
    FarBehind,
    Behind,
    NoData,
    MissedEarlier,
    Laggards,
    Strive,
    Silence,
    Tasks,
    Corrections,
    Ranking,
    Inspections,
    Cases,
    Figures,
    Course,
    // Captions and columns.
    ByCounty,
    Lacking,
    Owed,
    Field,
    Old,
    New,
    Reason,
    By,
    Day,
    NotApplicable,
    Done,
    InProgress,
    NotStarted,
    Unreported,
    WholeFile,
}

impl Heading {
    pub fn text(&self, language: Language) -> String {
        match self {
            Heading::Milestone { name } => match language {
                Language::Chinese => format!("“{name}”完成情况"),
                Language::English => format!("Milestone “{name}”"),
            },
            fixed => fixed.fixed(language).to_owned(),
        }
    }

    /// A column's title.
    pub fn fixed(&self, language: Language) -> &'static str {
        match self {
            Heading::Milestone { .. } => pick(language, "时间节点", "Milestone"),
            Heading::Overall => pick(language, "总体情况", "Overall"),
            Heading::Reached => pick(language, "已达成和达序时的目标", "Met and on pace"),
            Heading::Short => pick(language, "滞后和未达成的目标", "Behind and missed"),
            Heading::Missed => pick(language, "未达成", "Missed"),
            Heading::FarBehind => pick(language, "严重滞后", "Far behind"),
            Heading::Behind => pick(language, "滞后", "Behind"),
            Heading::NoData => pick(language, "无数据", "No data"),
            Heading::MissedEarlier => pick(language, "本期内期满、未达成的", "Missed earlier in the period"),
            Heading::Laggards => pick(language, "全市没有滞后、个别县(区)落后的", "Counties behind in other targets"),
            Heading::Strive => pick(language, "力争的目标", "Targets aspired to"),
            Heading::Silence => pick(language, "填报情况", "Reporting"),
            Heading::Tasks => pick(language, "任务进展", "Tasks"),
            Heading::Corrections => pick(language, "更正", "Corrections"),
            Heading::Ranking => pick(language, "年终评比", "Year-end ranking"),
            Heading::Inspections => pick(language, "交叉检查", "Cross-inspection"),
            Heading::Cases => pick(language, "典型案例", "Good cases"),
            Heading::Figures => pick(language, "各目标完成情况", "All targets"),
            Heading::Course => pick(language, "各期走势", "Course"),
            Heading::ByCounty => pick(language, "各县(区)自己承担的必须完成的目标", "What counties owe by themselves"),
            Heading::Lacking => pick(language, "缺数、不适用和数据陈旧的目标", "Missing, n/a and stale figures"),
            Heading::Owed => pick(language, "承担", "Owed"),
            Heading::Field => pick(language, "项目", "Field"),
            Heading::Old => pick(language, "原数", "Old"),
            Heading::New => pick(language, "更正为", "New"),
            Heading::Reason => pick(language, "原因", "Reason"),
            Heading::By => pick(language, "更正人", "By"),
            Heading::Day => pick(language, "日期", "Date"),
            Heading::NotApplicable => pick(language, "不适用", "N/a"),
            Heading::Done => pick(language, "已完成", "Done"),
            Heading::InProgress => pick(language, "推进中", "In progress"),
            Heading::NotStarted => pick(language, "未启动", "Not started"),
            Heading::Unreported => pick(language, "未报", "Not reported"),
            Heading::WholeFile => pick(language, "整份文件", "the whole file"),
        }
    }
}
