//! What a form's second sheet says: how to fill it, and what each indicator is and asks of the county.

use super::FormWords;
use crate::{
    calendar::Period,
    model::{Comparison, CountyIx, Direction, Goal, Indicator, Language, Level, Owed, Plan, Rhythm, Target},
    number::Decimal,
    words::{Label, cadence},
};

impl FormWords {
    /// The name of the sheet.
    pub fn notes_sheet(self) -> &'static str {
        self.pick("说明", "Notes")
    }

    pub fn notes_title(self) -> &'static str {
        self.pick("填报说明", "How to fill the form")
    }

    /// What holds for every row.
    pub fn rules(self) -> [&'static str; 8] {
        match self.language {
            Language::Chinese => [
                "只填“填报”表里的黄色单元格，其他内容不用填，也不能改。灰色的总数不填。",
                "空着表示还没有统计，不是零。没有发生的，填 0。",
                "比率填两个数：数值和总数，不填百分比。两格都填 0 表示不适用于本县(区)，请在备注写明原因。",
                "任务的进展从下拉列表里选：未启动、推进中、已完成、不适用。已完成的，在佐证里写链接、文号或文件名。",
                "变红：数值大于总数。变橙：数值和总数只填了一个。都要改正后再交。",
                "留空的、不适用的、比上期减少的、与往期相差很大的，在备注写明原因。",
                "不要写个人信息：姓名、身份证号、手机号、银行卡号都不能出现在表里。",
                "填好后直接保存，不要另存为别的格式，不要增删列、改工作表的名字，然后把这个文件交回。",
            ],
            Language::English => [
                "Fill the yellow cells of the sheet Form; nothing else is asked for, or can be changed. A grey total stays empty.",
                "An empty cell means: not known yet, which is not zero. Where nothing happened, write 0.",
                "A ratio takes two numbers, value and total, and no percentage. 0 in both: it does not apply here; say why in the note.",
                "A task's state is chosen from the list: not-started, in-progress, done, n/a. What is done wants evidence.",
                "Red: the value is more than the total. Amber: only one of the two is filled. Mend both before you send it.",
                "Say in the note why a cell is empty, an item does not apply, or a figure has fallen or is unusual.",
                "Nothing personal: no names, no identity, phone or bank card numbers anywhere in the form.",
                "Save it as it is: the same format, no columns or sheets renamed, added or taken away. Then send this file back.",
            ],
        }
    }

    /// The columns of the table: item, name, unit, measure, what the total counts, what is owed, how the
    /// plan reads it.
    pub fn notes_columns(self) -> [&'static str; 7] {
        match self.language {
            Language::Chinese => ["编号", "名称", "单位", "口径", "总数含义", "要求", "方案的解释"],
            Language::English => ["item", "name", "unit", "measure", "of-means", "wanted", "how the plan reads it"],
        }
    }

    /// All that is owed of an indicator, as one county reads it.
    pub fn owed(self, plan: &Plan, county: CountyIx, indicator: &Indicator) -> String {
        let targets: Vec<_> =
            indicator.targets.iter().map(|target| self.target(plan, county, indicator, target)).collect();
        match targets.is_empty() {
            true => Label::Watched.text(self.language).to_owned(),
            false => targets.join("\n"),
        }
    }

    fn target(self, plan: &Plan, county: CountyIx, indicator: &Indicator, target: &Target) -> String {
        match self.language {
            Language::Chinese => self.target_in_chinese(plan, county, indicator, target),
            Language::English => self.target_in_english(plan, county, indicator, target),
        }
    }

    fn target_in_chinese(self, plan: &Plan, county: CountyIx, indicator: &Indicator, target: &Target) -> String {
        let when = match target.rhythm {
            Rhythm::By(day) => format!("到 {day}，"),
            Rhythm::Every(every) => cadence(every, self.language).to_owned(),
        };
        let strive = if target.strive { Label::Strive.text(self.language) } else { "" };
        let level = match &target.goal {
            Goal::Trend(Direction::Rises) => return format!("{when}{strive}全市上升"),
            Goal::Trend(Direction::Falls) => return format!("{when}{strive}全市下降"),
            Goal::Level(level) => level,
        };
        let than = match level.comparison {
            Comparison::AtLeast => "不少于",
            Comparison::MoreThan => "多于",
            Comparison::AtMost => "不多于",
            Comparison::LessThan => "少于",
        };
        let who = match &level.owed {
            Owed::City | Owed::Allocation(_) => "全市".to_owned(),
            Owed::EachCounty => "每个县(区)".to_owned(),
            Owed::EachSite => format!("每个{}", site(plan, indicator)),
        };
        let per = indicator.share.as_ref().filter(|share| !share.is_part_of_whole());
        let per = per.map(|share| format!("（每 {} {}）", share.per, share.of)).unwrap_or_default();
        let own = match (&level.owed, level.figure_of(county)) {
            (Owed::Allocation(_), Some(own)) => format!("，其中本县(区) {}", counted(own, indicator)),
            (Owed::Allocation(_), None) => "，没有分解到本县(区)".to_owned(),
            _ => String::new(),
        };
        let way = way(level).map(|way| format!("；{way}", way = way.join("，"))).unwrap_or_default();
        format!("{when}{strive}{who}{than} {}{per}{own}{way}", counted(level.figure, indicator))
    }

    fn target_in_english(self, plan: &Plan, county: CountyIx, indicator: &Indicator, target: &Target) -> String {
        let when = match target.rhythm {
            Rhythm::By(day) => format!("by {day}"),
            Rhythm::Every(every) => cadence(every, self.language).to_owned(),
        };
        let strive = if target.strive { " (strive)" } else { "" };
        let level = match &target.goal {
            Goal::Trend(Direction::Rises) => return format!("the city: rises {when}{strive}"),
            Goal::Trend(Direction::Falls) => return format!("the city: falls {when}{strive}"),
            Goal::Level(level) => level,
        };
        let than = match level.comparison {
            Comparison::AtLeast => "at least",
            Comparison::MoreThan => "more than",
            Comparison::AtMost => "at most",
            Comparison::LessThan => "less than",
        };
        let who = match &level.owed {
            Owed::City | Owed::Allocation(_) => "the city".to_owned(),
            Owed::EachCounty => "each county".to_owned(),
            Owed::EachSite => format!("each {}", site(plan, indicator)),
        };
        let per = indicator.share.as_ref().filter(|share| !share.is_part_of_whole());
        let per = per.map(|share| format!(" per {} {}", share.per, share.of)).unwrap_or_default();
        let own = match (&level.owed, level.figure_of(county)) {
            (Owed::Allocation(_), Some(own)) => format!(", {own} of them here"),
            (Owed::Allocation(_), None) => ", none of them here".to_owned(),
            _ => String::new(),
        };
        let way = way(level).map(|way| format!("; {way}", way = way.join(", "))).unwrap_or_default();
        format!("{who}: {than} {}{per} {when}{strive}{own}{way}", counted(level.figure, indicator))
    }

    /// Which figure is asked for in all of an indicator's rows.
    pub fn measure_of_rows(self, indicator: &Indicator, period: Period) -> String {
        if !indicator.finer {
            return self.measure(indicator.measure, period);
        }
        let rhythm = cadence(indicator.periods, self.language);
        match self.language {
            Language::Chinese => format!("{}，{rhythm}一行", self.kind(indicator.measure)),
            Language::English => format!("{}, a row {rhythm}", self.kind(indicator.measure)),
        }
    }
}

/// A figure with its unit: `122 个`, `100%`.
fn counted(figure: Decimal, indicator: &Indicator) -> String {
    let unit = &indicator.unit;
    if unit.starts_with(char::is_alphabetic) { format!("{figure} {unit}") } else { format!("{figure}{unit}") }
}

/// What an indicator's sites are.
fn site<'p>(plan: &'p Plan, indicator: &Indicator) -> &'p str {
    indicator.site.map_or("", |roster| plan.roster(roster).name.as_str())
}

/// The levels on the way: `2023-12-31 100`.
fn way(level: &Level) -> Option<Vec<String>> {
    let levels = level.schedule.iter().map(|(day, figure)| format!("{day}: {figure}"));
    (!level.schedule.is_empty()).then(|| levels.collect())
}
