//! Short words: column titles, states, rhythms.

use super::pick;
use crate::{
    attainment::Status,
    calendar::{Cadence, Period},
    model::{Action, County, Language, Rhythm, Window},
};

/// A column's title or another fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Action,
    Target,
    Wanted,
    Window,
    Actual,
    Attainment,
    Due,
    Status,
    Held,
    Reported,
    Before,
    County,
    CountiesRead,
    Owes,
    City,
    AllCities,
    Strive,
    Sample,
    Site,
    Period,
    Value,
    Total,
    Source,
    Remark,
    Clause,
    Place,
    Gist,
    Task,
    Duty,
    Indicator,
    Commitment,
    Item,
    Assumption,
    Name,
    Measure,
    Unit,
    Watched,
    Rises,
    Falls,
    EachCounty,
    EachSite,
    Allocated,
    Stale,
    Missing,
    NotApplicable,
    Carried,
    Unanswered,
    Described,
    Step,
    Formula,
    Elapsed,
    Progress,
    Stock,
    Flow,
    ToDate,
    BackedBy,
    Matter,
    Submission,
    State,
    Asked,
    DueDate,
    TimeLeft,
    CityItself,
}

impl Label {
    pub fn text(self, language: Language) -> &'static str {
        match self {
            Label::Action => pick(language, "行动", "Action"),
            Label::Target => pick(language, "目标", "Target"),
            Label::Wanted => pick(language, "要求", "Wanted"),
            Label::Window => pick(language, "期限", "Window"),
            Label::Actual => pick(language, "实际", "Actual"),
            Label::Attainment => pick(language, "完成率", "Attainment"),
            Label::Due => pick(language, "应达", "Due"),
            Label::Status => pick(language, "序时进度", "Status"),
            Label::Held => pick(language, "历期达成", "Held"),
            Label::Reported => pick(language, "已报", "Reported"),
            Label::Before => pick(language, "此前", "Before"),
            Label::County => pick(language, "县(区)", "County"),
            Label::CountiesRead => pick(language, "已读县(区)", "Counties read"),
            Label::Owes => pick(language, "应完成", "Owes"),
            Label::City => pick(language, "全市", "City"),
            Label::AllCities => pick(language, "各市合计", "All cities"),
            Label::Strive => pick(language, "力争", "strive"),
            Label::Sample => pick(language, "示例数据", "示例数据 (sample data)"),
            Label::Site => pick(language, "站点", "Site"),
            Label::Period => pick(language, "期间", "Period"),
            Label::Value => pick(language, "数值", "Value"),
            Label::Total => pick(language, "总数", "Total"),
            Label::Source => pick(language, "出处", "Source"),
            Label::Remark => pick(language, "说明", "Remark"),
            Label::Clause => pick(language, "条款", "Clause"),
            Label::Place => pick(language, "位置", "Place"),
            Label::Gist => pick(language, "要点", "Gist"),
            Label::Task => pick(language, "任务", "Task"),
            Label::Duty => pick(language, "工作责任", "Duty"),
            Label::Indicator => pick(language, "指标", "Indicator"),
            Label::Commitment => pick(language, "通知要求", "Commitment"),
            Label::Item => pick(language, "编号", "Item"),
            Label::Assumption => pick(language, "读法", "Assumption"),
            Label::Name => pick(language, "名称", "Name"),
            Label::Measure => pick(language, "口径", "Measure"),
            Label::Unit => pick(language, "单位", "Unit"),
            Label::Watched => pick(language, "只监测，无目标", "watched, no target"),
            Label::Rises => pick(language, "上升", "rises"),
            Label::Falls => pick(language, "下降", "falls"),
            Label::EachCounty => pick(language, "每县(区)", "each county"),
            Label::EachSite => pick(language, "每站点", "each site"),
            Label::Allocated => pick(language, "分解到县(区)", "allocated"),
            Label::Stale => pick(language, "数据陈旧", "stale"),
            Label::Missing => pick(language, "缺", "missing"),
            Label::NotApplicable => pick(language, "不适用", "n/a"),
            Label::Carried => pick(language, "沿用", "carried"),
            Label::Unanswered => pick(language, "无着落", "unanswered"),
            Label::Described => pick(language, "说明性，不设目标", "description, no target"),
            Label::Step => pick(language, "项目", "Step"),
            Label::Formula => pick(language, "算式", "Formula"),
            Label::Elapsed => pick(language, "时间进度", "Elapsed"),
            Label::Progress => pick(language, "已走路程", "Progress"),
            Label::Stock => pick(language, "期末数", "stock"),
            Label::Flow => pick(language, "本期数", "flow"),
            Label::ToDate => pick(language, "本年累计", "to-date"),
            Label::BackedBy => pick(language, "台账核对", "Backed by"),
            Label::Matter => pick(language, "事项", "Matter"),
            Label::Submission => pick(language, "填报", "submission"),
            Label::State => pick(language, "状态", "State"),
            Label::Asked => pick(language, "应报", "Asked"),
            Label::DueDate => pick(language, "截止日期", "Due date"),
            Label::TimeLeft => pick(language, "时限", "Time left"),
            Label::CityItself => pick(language, "市本级", "the city"),
        }
    }
}

pub fn status(status: Status, language: Language) -> &'static str {
    match status {
        Status::NotApplicable => pick(language, "不适用", "n/a"),
        Status::NoData => pick(language, "无数据", "no data"),
        Status::Met => pick(language, "已达成", "met"),
        Status::Missed => pick(language, "未达成", "missed"),
        Status::OnPace => pick(language, "达序时", "on pace"),
        Status::Behind => pick(language, "滞后", "behind"),
        Status::FarBehind => pick(language, "严重滞后", "far behind"),
    }
}

/// How often: 每年, each year.
pub fn cadence(cadence: Cadence, language: Language) -> &'static str {
    match cadence {
        Cadence::Month => pick(language, "每月", "each month"),
        Cadence::Quarter => pick(language, "每季度", "each quarter"),
        Cadence::HalfYear => pick(language, "每半年", "each half-year"),
        Cadence::Year => pick(language, "每年", "each year"),
    }
}

/// A window as readers name it: its last day, or the period that it is.
pub fn window(rhythm: Rhythm, window: Window, language: Language) -> String {
    match (rhythm, language) {
        (Rhythm::By(day), Language::Chinese) => format!("至 {day}"),
        (Rhythm::By(day), Language::English) => format!("by {day}"),
        (Rhythm::Every(cadence), _) => Period::holding(cadence, window.end).to_string(),
    }
}

pub fn county_name(county: &County, language: Language) -> &str {
    match language {
        Language::Chinese => &county.name,
        Language::English => &county.name_en,
    }
}

pub fn action_name(action: &Action, language: Language) -> &str {
    match language {
        Language::Chinese => &action.name,
        Language::English => &action.name_en,
    }
}
