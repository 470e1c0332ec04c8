//! The terms of `plan why`: each step of the arithmetic with its figures.

use crate::{calendar::Date, model::Language, number::Decimal};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    AsOf {
        day: Date,
    },
    /// A part by itself: actual against figure.
    AttainmentAlone {
        floor: bool,
        figure: Decimal,
        result: String,
    },
    /// Σ min(actual, figure) / Σ figure.
    AttainmentOfSums {
        least: Decimal,
        figure: Decimal,
        result: String,
    },
    /// The mean of min(1, attainment).
    AttainmentMean {
        parts: usize,
        missing: usize,
        result: String,
    },
    Elapsed {
        days: (i64, i64),
        result: String,
    },
    DueWhole,
    DueUnits {
        units: Decimal,
        way: Decimal,
        scheduled: bool,
        result: String,
    },
    DueShare {
        scheduled: bool,
        result: String,
    },
    ProgressFrom {
        from: Decimal,
        actual: Decimal,
        figure: Decimal,
        result: String,
    },
}

impl Term {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    fn chinese(&self) -> String {
        let by = |scheduled: &bool| if *scheduled { "按分解进度" } else { "按时间进度" };
        match self {
            Term::AsOf { day } => format!("截至 {day}"),
            Term::AttainmentAlone { floor: true, figure, result } => format!("实际 / {figure} = {result}"),
            Term::AttainmentAlone { floor: false, figure, result } => {
                format!("不超过 {figure} 为 100%，否则 {figure} / 实际 = {result}")
            }
            Term::AttainmentOfSums { least, figure, result } => {
                format!("Σ min(实际, 应完成) / Σ 应完成 = {least} / {figure} = {result}")
            }
            Term::AttainmentMean { parts, missing, result } => {
                format!("{parts} 个责任单位（缺 {missing} 个，按 0 计）的 min(1, 完成率) 的平均 = {result}")
            }
            Term::Elapsed { days: (gone, all), result } => format!("{gone} / {all} 天 = {result}"),
            Term::DueWhole => "100%：不能慢慢累积，任何时候都要达到".to_owned(),
            Term::DueUnits { units, way, scheduled, result } => {
                format!("{}，取整数个：{units} / {way} = {result}", by(scheduled))
            }
            Term::DueShare { scheduled, result } => format!("{}：{result}", by(scheduled)),
            Term::ProgressFrom { from, actual, figure, result } => {
                format!("({actual} − {from}) / ({figure} − {from}) = {result}，基数 {from}")
            }
        }
    }

    fn english(&self) -> String {
        let by = |scheduled: &bool| if *scheduled { "by the schedule" } else { "by the days elapsed" };
        match self {
            Term::AsOf { day } => format!("as of {day}"),
            Term::AttainmentAlone { floor: true, figure, result } => format!("actual / {figure} = {result}"),
            Term::AttainmentAlone { floor: false, figure, result } => {
                format!("100% if not above {figure}, else {figure} / actual = {result}")
            }
            Term::AttainmentOfSums { least, figure, result } => {
                format!("Σ min(actual, figure) / Σ figure = {least} / {figure} = {result}")
            }
            Term::AttainmentMean { parts, missing, result } => {
                format!("mean of min(1, attainment) over {parts} parts ({missing} missing, counted as 0) = {result}")
            }
            Term::Elapsed { days: (gone, all), result } => format!("{gone} / {all} days = {result}"),
            Term::DueWhole => "100%: it does not build up, it has to be kept all along".to_owned(),
            Term::DueUnits { units, way, scheduled, result } => {
                format!("{}, in whole units: {units} / {way} = {result}", by(scheduled))
            }
            Term::DueShare { scheduled, result } => format!("{}: {result}", by(scheduled)),
            Term::ProgressFrom { from, actual, figure, result } => {
                format!("({actual} − {from}) / ({figure} − {from}) = {result}, from the baseline {from}")
            }
        }
    }
}
