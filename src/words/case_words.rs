//! What is said of good cases.

use super::pick;
use crate::{
    calendar::Period,
    model::{CaseLevel, Language},
};

/// A sentence about good cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseNotice {
    /// Of which period they are.
    Awarded {
        period: Option<Period>,
    },
    /// How many there are at each level.
    Counted(Vec<(CaseLevel, usize)>),
    /// How many of them back an indicator.
    Backing {
        id: String,
        name: String,
        cases: usize,
    },
    None {
        period: Option<Period>,
    },
}

impl CaseNotice {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            CaseNotice::Awarded { period: Some(period) } => format!("{period} 评定的案例"),
            CaseNotice::Awarded { period: None } => "全部案例".to_owned(),
            CaseNotice::Counted(levels) => {
                let levels: Vec<_> =
                    levels.iter().map(|(level, count)| format!("{} {count}", level.words()[1])).collect();
                format!("案例：{}", levels.join("，"))
            }
            CaseNotice::Backing { id, name, cases } => format!("计入 {id} {name}：{cases} 个"),
            CaseNotice::None { period: Some(period) } => format!("{period} 没有评定的案例"),
            CaseNotice::None { period: None } => "没有案例（放在 reports/cases/县.csv）".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            CaseNotice::Awarded { period: Some(period) } => format!("Good cases awarded in {period}"),
            CaseNotice::Awarded { period: None } => "All good cases".to_owned(),
            CaseNotice::Counted(levels) => {
                let levels: Vec<_> =
                    levels.iter().map(|(level, count)| format!("{} {count}", level.words()[0])).collect();
                format!("Cases: {}", levels.join(", "))
            }
            CaseNotice::Backing { id, name, cases } => format!("Backing {id} {name}: {cases}"),
            CaseNotice::None { period: Some(period) } => format!("no case was awarded in {period}"),
            CaseNotice::None { period: None } => {
                "there are no cases (they would be in reports/cases/COUNTY.csv)".to_owned()
            }
        }
    }
}

/// A column's title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseLabel {
    Kind,
    Level,
    Title,
    Awarded,
    Link,
}

impl CaseLabel {
    pub fn text(self, language: Language) -> &'static str {
        match self {
            CaseLabel::Kind => pick(language, "类别", "Kind"),
            CaseLabel::Level => pick(language, "级别", "Level"),
            CaseLabel::Title => pick(language, "案例", "Case"),
            CaseLabel::Awarded => pick(language, "评定日期", "Awarded"),
            CaseLabel::Link => pick(language, "链接", "Link"),
        }
    }
}

/// A level's word.
pub fn case_level(level: CaseLevel, language: Language) -> &'static str {
    let [english, chinese] = level.words();
    pick(language, chinese, english)
}
