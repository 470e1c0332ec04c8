//! The words of `plan gap`: its columns, and what there is to say of a part that is not there yet.

use super::pick;
use crate::{
    calendar::Date,
    gap::Barrier,
    model::{Direction, Language},
    number::Decimal,
};

/// A column's title or another fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapLabel {
    Gap,
    Needed,
    Remaining,
    PerPeriod,
    NotReported,
    SharePoints,
}

impl GapLabel {
    pub fn text(self, language: Language) -> &'static str {
        match self {
            GapLabel::Gap => pick(language, "还差", "Gap"),
            GapLabel::Needed => pick(language, "还需", "Needed"),
            GapLabel::Remaining => pick(language, "剩余期数", "Periods left"),
            GapLabel::PerPeriod => pick(language, "剩余各期", "Each to bring"),
            GapLabel::NotReported => pick(language, "未报", "not reported"),
            GapLabel::SharePoints => pick(language, "个百分点", "points"),
        }
    }
}

/// How the table is to be read, line by line.
pub fn gap_rule(language: Language) -> &'static [&'static str] {
    match language {
        Language::Chinese => &[
            "还差 = 要求 − 实际，比率只入不舍；要求“多于”的，至少再多一个单位，所以还需比还差多。",
            "剩余各期：把还需的按整数尽量平均，多的在前，合计正好是还需；期末数是各期要增加的数。",
            "比率的还需：总数不变时，分子还要增加的数。未报的不知道差多少，不按全数算。",
        ],
        Language::English => &[
            "Gap = figure − actual, of ratios rounded up; “more than” wants a unit beyond, so more is needed than the gap.",
            "Each to bring: what is needed, in whole units, as even as can be, more of it first; a stock grows by so much.",
            "What a ratio needs is added to its value while the total stays. What was not reported is not known to be lacking.",
        ],
    }
}

/// What there is to say of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapRemark {
    Barred(Barrier),
    /// The window after this one owes its figure anew.
    Again {
        from: Date,
        to: Date,
    },
    /// So much has to come off.
    Reduce,
    Move(Direction),
    Unsaid,
    /// Counties, or sites, that have said nothing.
    SilentCounties(usize),
    SilentSites(usize),
    ShortSites {
        short: usize,
        owed: usize,
    },
    Stale,
    /// Targets' parts that are as wanted, or to which nothing applies, and are not listed.
    NotListed(usize),
}

impl GapRemark {
    pub fn text(self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    fn chinese(self) -> String {
        match self {
            GapRemark::Barred(Barrier::Closed) => "期限已过，没有达到".to_owned(),
            GapRemark::Barred(Barrier::Exceeded) => "已经超出，本期限内减不回来".to_owned(),
            GapRemark::Barred(Barrier::Max { most }) => {
                format!("每行有上限，最多还能增加 {}，达不到", most.max(Decimal::ZERO))
            }
            GapRemark::Barred(Barrier::AboveWhole) => "比率最多 100%，达不到".to_owned(),
            GapRemark::Barred(Barrier::Lost) => "每期都要全部完成，已有一期不足，补不回来".to_owned(),
            GapRemark::Again { from, to } => format!("{from} 至 {to} 另从头算"),
            GapRemark::Reduce => "要减下来".to_owned(),
            GapRemark::Move(Direction::Rises) => "要求上升，没有具体数".to_owned(),
            GapRemark::Move(Direction::Falls) => "要求下降，没有具体数".to_owned(),
            GapRemark::Unsaid => "数够了，但有缺报，期满不能算达成".to_owned(),
            GapRemark::SilentCounties(count) => format!("另有 {count} 个县(区)未报"),
            GapRemark::SilentSites(count) => format!("另有 {count} 个站点未报"),
            GapRemark::ShortSites { short, owed } => format!("{owed} 个站点中 {short} 个不足"),
            GapRemark::Stale => "数据陈旧".to_owned(),
            GapRemark::NotListed(count) => format!("已经达到或不适用的 {count} 处没有列出"),
        }
    }

    fn english(self) -> String {
        match self {
            GapRemark::Barred(Barrier::Closed) => "the window has closed without it".to_owned(),
            GapRemark::Barred(Barrier::Exceeded) => "exceeded, and cannot come down within the window".to_owned(),
            GapRemark::Barred(Barrier::Max { most }) => {
                format!("rows have a maximum: {} can come at most, too little", most.max(Decimal::ZERO))
            }
            GapRemark::Barred(Barrier::AboveWhole) => "a share cannot be above 100%".to_owned(),
            GapRemark::Barred(Barrier::Lost) => {
                "all of every period is wanted, and one fell short: it cannot be made up for".to_owned()
            }
            GapRemark::Again { from, to } => format!("{from} to {to} begins anew"),
            GapRemark::Reduce => "has to come down".to_owned(),
            GapRemark::Move(Direction::Rises) => "is to rise; there is no figure".to_owned(),
            GapRemark::Move(Direction::Falls) => "is to fall; there is no figure".to_owned(),
            GapRemark::Unsaid => "the figure is there, but rows are lacking: it does not hold".to_owned(),
            GapRemark::SilentCounties(count) => format!("{count} county(ies) not reported"),
            GapRemark::SilentSites(count) => format!("{count} site(s) not reported"),
            GapRemark::ShortSites { short, owed } => format!("{short} of {owed} sites fall short"),
            GapRemark::Stale => "stale".to_owned(),
            GapRemark::NotListed(count) => format!("{count} reached or not applicable, not listed"),
        }
    }
}
