//! What `plan missing` says: how far a submission is, how a duty stands, how many days are left.

use super::{Notice, pick};
use crate::{
    calendar::{Date, Period},
    model::Language,
    owed::{DutyState, State},
};

pub fn submission_state(state: &State, language: Language) -> &'static str {
    match state {
        State::Complete => pick(language, "齐全", "complete"),
        State::Partial { .. } => pick(language, "不全", "partial"),
        State::Nil => pick(language, "未报", "nil"),
    }
}

pub fn duty_state(state: DutyState, language: Language) -> &'static str {
    match state {
        DutyState::Fulfilled => pick(language, "已交", "fulfilled"),
        DutyState::Owed => pick(language, "未交", "owed"),
        DutyState::Overdue => pick(language, "逾期未交", "overdue"),
    }
}

/// Names after each other.
pub fn enumeration(names: &[String], language: Language) -> String {
    names.join(pick(language, "、", ", "))
}

/// A sentence of a list of what is owed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reminder {
    /// The day by which it is told, and when things are due.
    AsOf {
        today: Date,
        due_days: u32,
    },
    NothingEnded,
    NothingOwed,
    /// How many submissions of a period are complete, partial and nil.
    Counts {
        period: Period,
        counts: [usize; 3],
        /// How many of them were late.
        late: usize,
    },
    /// Days until something is due; below zero, since.
    DaysLeft {
        days: i64,
    },
    /// It came so many days after it was due.
    Late {
        days: i64,
    },
    /// Every county stands alike.
    AllCounties {
        counties: usize,
    },
    /// Items of which rows are not answered.
    Lacks {
        items: Vec<String>,
    },
    /// So many rows of an item.
    Rows {
        item: String,
        rows: usize,
    },
    NoFile,
    /// There is a file, and no row of it counts.
    NothingCounts,
    LeftOut {
        rows: usize,
    },
}

impl Reminder {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    /// Several, one after the other.
    pub fn texts(reminders: &[Reminder], language: Language) -> String {
        let texts: Vec<_> = reminders.iter().map(|reminder| reminder.text(language)).collect();
        texts.join(pick(language, "；", "; "))
    }

    fn chinese(&self) -> String {
        match self {
            Reminder::AsOf { today, due_days } => format!("截至 {today}；每期结束后 {due_days} 天内报送"),
            Reminder::NothingEnded => "还没有一期结束".to_owned(),
            Reminder::NothingOwed => "没有欠报、欠交的".to_owned(),
            Reminder::Counts { period, counts: [complete, partial, nil], late } => {
                let late = if *late > 0 { format!("；迟报 {late}") } else { String::new() };
                format!("{period} 填报：齐全 {complete}，不全 {partial}，未报 {nil}{late}")
            }
            Reminder::Late { days } => format!("迟报 {days} 天"),
            Reminder::DaysLeft { days: 0 } => "今天到期".to_owned(),
            Reminder::DaysLeft { days } if *days > 0 => format!("还有 {days} 天"),
            Reminder::DaysLeft { days } => format!("逾期 {} 天", -days),
            Reminder::AllCounties { counties } => format!("全部 {counties} 个县(区)"),
            Reminder::Lacks { items } => format!("缺 {}", enumeration(items, Language::Chinese)),
            Reminder::Rows { item, rows: 1 } => item.clone(),
            Reminder::Rows { item, rows } => format!("{item} {rows} 行"),
            Reminder::NoFile => "没有文件".to_owned(),
            Reminder::NothingCounts => "有文件，但没有一行能计入，请运行 plan check 查看".to_owned(),
            Reminder::LeftOut { rows } => Notice::LeftOut { rows: *rows }.text(Language::Chinese),
        }
    }

    fn english(&self) -> String {
        match self {
            Reminder::AsOf { today, due_days } => format!("as of {today}; due {due_days} days after a period's end"),
            Reminder::NothingEnded => "no period has ended yet".to_owned(),
            Reminder::NothingOwed => "nothing is owed".to_owned(),
            Reminder::Counts { period, counts: [complete, partial, nil], late } => {
                let late = if *late > 0 { format!("; late {late}") } else { String::new() };
                format!("{period} submissions: complete {complete}, partial {partial}, nil {nil}{late}")
            }
            Reminder::Late { days } => format!("{} late", of_days(*days)),
            Reminder::DaysLeft { days: 0 } => "due today".to_owned(),
            Reminder::DaysLeft { days } if *days > 0 => format!("{} left", of_days(*days)),
            Reminder::DaysLeft { days } => format!("{} overdue", of_days(-days)),
            Reminder::AllCounties { counties } => format!("all {counties} counties"),
            Reminder::Lacks { items } => format!("lacks {}", enumeration(items, Language::English)),
            Reminder::Rows { item, rows: 1 } => item.clone(),
            Reminder::Rows { item, rows } => format!("{item} ({rows} rows)"),
            Reminder::NoFile => "no file".to_owned(),
            Reminder::NothingCounts => "a file, but no row of it counts; plan check tells why".to_owned(),
            Reminder::LeftOut { rows } => Notice::LeftOut { rows: *rows }.text(Language::English),
        }
    }
}

fn of_days(days: i64) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}
