//! What a form says to the clerk who fills it: its columns, what each row asks for and for when, and what
//! was said last. No cell of it is one that a spreadsheet takes for a date, a number or a formula.

mod notes;
mod prompts;

pub use prompts::FormPrompt;

use super::{Label, county_name, pick};
use crate::{
    book::TaskState,
    calendar::{Cadence, Date, Period},
    form::{FormColumn, Last, LastFigure},
    model::{County, Indicator, Language, Measure},
};
use chrono::Datelike;

/// A form's language, and everything that it says.
#[derive(Debug, Clone, Copy)]
pub struct FormWords {
    language: Language,
}

impl FormWords {
    pub fn new(language: Language) -> FormWords {
        FormWords { language }
    }

    /// A column's name, by which it is also read.
    pub fn column(self, column: FormColumn) -> &'static str {
        match column {
            FormColumn::Item => self.pick("编号", "item"),
            FormColumn::Name => self.pick("名称", "name"),
            FormColumn::Period => self.pick("期间", "period"),
            FormColumn::Site => self.pick("站点", "site"),
            FormColumn::SiteName => self.pick("站名", "site-name"),
            FormColumn::Unit => self.pick("单位", "unit"),
            FormColumn::Measure => self.pick("口径", "measure"),
            FormColumn::OfMeans => self.pick("总数含义", "of-means"),
            FormColumn::Previous => self.pick("上期", "previous"),
            FormColumn::Value => self.pick("数值", "value"),
            FormColumn::Of => self.pick("总数", "of"),
            FormColumn::Evidence => self.pick("佐证", "evidence"),
            FormColumn::Note => self.pick("备注", "note"),
        }
    }

    /// The name of the sheet to fill.
    pub fn sheet(self) -> &'static str {
        self.pick("填报", "Form")
    }

    pub fn title(self, county: &County, period: Period) -> String {
        let county = county_name(county, self.language);
        match self.language {
            Language::Chinese => format!("{county} {period} 填报表"),
            Language::English => format!("{county}, {period}: figures to report"),
        }
    }

    /// The days of a period.
    pub fn days(self, period: Period) -> String {
        let (start, end) = (period.start(), period.end());
        match self.language {
            Language::Chinese => format!("{start} 至 {end}"),
            Language::English => format!("{start} to {end}"),
        }
    }

    pub fn instructions(self) -> &'static str {
        self.pick(
            "只填黄色单元格。没有发生填 0；还没有统计的留空，空着不是零；数值和总数都填 0 表示不适用。点中单元格会显示填什么，各项解释见“说明”表。",
            "Fill the yellow cells only. Nothing happened: 0. Not known yet: leave empty, which is not zero. 0 of 0: does not apply. The sheet Notes explains each item.",
        )
    }

    /// Left to right at the foot of a printed page, around the number of the page.
    pub fn page(self) -> &'static str {
        self.pick("第 &P 页，共 &N 页", "&P / &N")
    }

    /// What the figure is counted in; of a ratio, what becomes of the two numbers.
    pub fn unit(self, indicator: &Indicator) -> String {
        let unit = &indicator.unit;
        let Some(share) = &indicator.share else { return unit.clone() };
        let per = if share.is_part_of_whole() { String::new() } else { format!("×{}", share.per) };
        match self.language {
            Language::Chinese => format!("{unit}（数值÷总数{per}）"),
            Language::English => format!("{unit} (value÷of{per})"),
        }
    }

    /// Which figure is asked for: the period's own, the standing at its end, or the year's so far.
    pub fn measure(self, measure: Measure, period: Period) -> String {
        let (first, last) = (period.start().month(), period.end().month());
        let when = match measure {
            Measure::Flow => self.months(first, last),
            Measure::Stock => self.day(period.end()),
            Measure::ToDate => self.months(1, last),
        };
        match self.language {
            Language::Chinese => format!("{}（{when}）", self.kind(measure)),
            Language::English => format!("{} ({when})", self.kind(measure)),
        }
    }

    fn kind(self, measure: Measure) -> &'static str {
        match measure {
            Measure::Flow => Label::Flow,
            Measure::Stock => Label::Stock,
            Measure::ToDate => Label::ToDate,
        }
        .text(self.language)
    }

    /// What a task is asked for.
    pub fn progress(self, period: Period) -> String {
        match self.language {
            Language::Chinese => format!("进展（{}）", self.day(period.end())),
            Language::English => format!("state ({})", self.day(period.end())),
        }
    }

    /// What was said last, with its period. Where the figures are a sample, they say so.
    pub fn previous(self, last: &Last, sample: bool) -> String {
        let period = match (last.period.cadence(), self.language) {
            // a bare year before a colon could be a time of day, and 2023年 a date
            (Cadence::Year, Language::Chinese) => format!("{}全年", last.period),
            (Cadence::Year, Language::English) => format!("year {}", last.period),
            _ => last.period.to_string(),
        };
        let figure = match last.figure {
            LastFigure::State(state) => state.word(self.language).to_owned(),
            LastFigure::Count(value) => value.to_string(),
            LastFigure::Ratio { value, total } => match self.language {
                Language::Chinese => format!("{value}（总数 {total}）"),
                Language::English => format!("{value} of {total}"),
            },
        };
        match (self.language, sample) {
            (Language::Chinese, false) => format!("{period}：{figure}"),
            (Language::Chinese, true) => format!("{period}：{figure}（示例数据）"),
            (Language::English, false) => format!("{period}: {figure}"),
            (Language::English, true) => format!("{period}: {figure} (示例数据)"),
        }
    }

    /// A task's states, as cells say them.
    pub fn states(self) -> [&'static str; 4] {
        TaskState::ALL.map(|state| state.word(self.language))
    }

    fn months(self, first: u32, last: u32) -> String {
        match self.language {
            Language::Chinese if first == last => format!("{first}月"),
            Language::Chinese => format!("{first}—{last}月"),
            Language::English if first == last => month(first).to_owned(),
            Language::English => format!("{}–{}", month(first), month(last)),
        }
    }

    fn day(self, day: Date) -> String {
        match self.language {
            Language::Chinese => format!("{}月{}日", day.month(), day.day()),
            Language::English => format!("{} {}", day.day(), month(day.month())),
        }
    }

    fn pick(self, chinese: &'static str, english: &'static str) -> &'static str {
        pick(self.language, chinese, english)
    }
}

fn month(number: u32) -> &'static str {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS.get(number as usize - 1).copied().unwrap_or_default()
}
