//! What is said of cross-inspections: who inspects whom, and what was found.

use super::pick;
use crate::{
    calendar::{Date, Period},
    inspection::{Counts, Mending},
    model::Language,
};

/// A sentence about inspections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InspectNotice {
    /// The year that was drawn, and from what.
    Drawn {
        year: i32,
        seed: u32,
    },
    /// What a draw holds to.
    DrawExplained {
        counties: usize,
    },
    /// There is one county, or none.
    Nobody,
    /// A year in which the plan does not run.
    OutsideYears {
        year: i32,
        first: i32,
        last: i32,
    },
    /// As of which day, and of which inspection.
    AsOf {
        today: Date,
        inspection: Option<Period>,
    },
    Counted(Counts),
    /// There is no file of what was found, at all or for what was asked.
    NothingFound {
        inspection: Option<Period>,
    },
    /// Figures are the verified ones, where there are some.
    Verified {
        verified: usize,
        changed: usize,
    },
}

impl InspectNotice {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            InspectNotice::Drawn { year, seed } => format!("{year} 年交叉检查分组，种子 {seed}"),
            InspectNotice::DrawExplained { counties: 2 } => "只有两个县(区)，每年互查。".to_owned(),
            InspectNotice::DrawExplained { .. } => "每个县(区)查一个、被一个查，不查自己，不互查，不和上年重复；种子相同，结果就相同，换了种子或县(区)名单，各年都要重排。".to_owned(),
            InspectNotice::Nobody => "只有一个县(区)，没有别的县(区)可以交叉检查".to_owned(),
            InspectNotice::OutsideYears { year, first, last } => {
                format!("{year} 年不在方案期内，可用 {first} 至 {last}")
            }
            InspectNotice::AsOf { today, inspection: Some(inspection) } => {
                format!("{inspection} 交叉检查，整改截至 {today}")
            }
            InspectNotice::AsOf { today, inspection: None } => format!("交叉检查，整改截至 {today}"),
            InspectNotice::Counted(Counts { rows, verified, differing, open, overdue, done }) => format!(
                "检查记录 {rows} 条；核实 {verified} 个数，{differing} 个与上报不同；已整改 {done}，待整改 {open}，逾期未整改 {overdue}"
            ),
            InspectNotice::NothingFound { inspection: Some(inspection) } => {
                format!("{inspection} 没有检查记录（放在 reports/inspections/{inspection}/县.csv）")
            }
            InspectNotice::NothingFound { inspection: None } => {
                "没有检查记录（放在 reports/inspections/期间/县.csv）".to_owned()
            }
            InspectNotice::Verified { verified: 0, .. } => "按核实数计算：没有可用的核实数，与上报数相同".to_owned(),
            InspectNotice::Verified { verified, changed } => {
                format!("按核实数计算：{verified} 个上报数换成了交叉检查的核实数，其中 {changed} 个不同")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            InspectNotice::Drawn { year, seed } => format!("Cross-inspections of {year}, drawn from seed {seed}"),
            InspectNotice::DrawExplained { counties: 2 } => {
                "There are two counties, which inspect each other every year.".to_owned()
            }
            InspectNotice::DrawExplained { .. } => {
                "Each inspects one and is inspected by one, none itself, no two each \
                other, no pair two years running. The same seed draws the same; another seed or list of counties draws \
                every year anew."
                    .to_owned()
            }
            InspectNotice::Nobody => "there is only one county, and nobody else to inspect it".to_owned(),
            InspectNotice::OutsideYears { year, first, last } => {
                format!("the plan does not run in {year}, but from {first} to {last}")
            }
            InspectNotice::AsOf { today, inspection: Some(inspection) } => {
                format!("Cross-inspection of {inspection}, put right as of {today}")
            }
            InspectNotice::AsOf { today, inspection: None } => format!("Cross-inspections, put right as of {today}"),
            InspectNotice::Counted(Counts { rows, verified, differing, open, overdue, done }) => format!(
                "Rows {rows}; figures verified {verified}, of which {differing} differ; put right {done}, open {open}, \
                 overdue {overdue}"
            ),
            InspectNotice::NothingFound { inspection: Some(inspection) } => format!(
                "nothing is on record for {inspection} (it would be in reports/inspections/{inspection}/COUNTY.csv)"
            ),
            InspectNotice::NothingFound { inspection: None } => {
                "nothing is on record (it would be in reports/inspections/PERIOD/COUNTY.csv)".to_owned()
            }
            InspectNotice::Verified { verified: 0, .. } => {
                "On verified figures, of which there are none: as reported".to_owned()
            }
            InspectNotice::Verified { verified, changed } => format!(
                "On verified figures: {verified} took the place of what was reported, {changed} of them another figure"
            ),
        }
    }
}

/// A column's title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InspectLabel {
    Inspector,
    Inspected,
    Before,
    Inspection,
    Reported,
    Verified,
    Difference,
    Finding,
    PutRight,
    Deadline,
}

impl InspectLabel {
    pub fn text(self, language: Language) -> &'static str {
        match self {
            InspectLabel::Inspector => pick(language, "检查的县(区)", "Inspector"),
            InspectLabel::Inspected => pick(language, "被检查的县(区)", "Inspected"),
            InspectLabel::Before => pick(language, "上年查的县(区)", "Inspected last year"),
            InspectLabel::Inspection => pick(language, "检查", "Inspection"),
            InspectLabel::Reported => pick(language, "上报", "Reported"),
            InspectLabel::Verified => pick(language, "核实", "Verified"),
            InspectLabel::Difference => pick(language, "相差", "Difference"),
            InspectLabel::Finding => pick(language, "发现问题", "Finding"),
            InspectLabel::PutRight => pick(language, "整改内容", "To be put right"),
            InspectLabel::Deadline => pick(language, "整改期限", "Deadline"),
        }
    }
}

/// How far something is put right.
pub fn mending(mending: Mending, language: Language) -> String {
    match (mending, language) {
        (Mending::Nothing, _) => String::new(),
        (Mending::Done { on, late: 0 }, Language::Chinese) => format!("{on} 已整改"),
        (Mending::Done { on, late: 0 }, Language::English) => format!("put right on {on}"),
        (Mending::Done { on, late }, Language::Chinese) => format!("{on} 已整改，晚 {late} 天"),
        (Mending::Done { on, late }, Language::English) => format!("put right on {on}, days late: {late}"),
        (Mending::Open { left: None }, _) => pick(language, "待整改，没有期限", "open, no deadline").to_owned(),
        (Mending::Open { left: Some(left) }, Language::Chinese) => format!("待整改，还有 {left} 天"),
        (Mending::Open { left: Some(left) }, Language::English) => format!("open, days left: {left}"),
        (Mending::Overdue { days }, Language::Chinese) => format!("逾期 {days} 天"),
        (Mending::Overdue { days }, Language::English) => format!("overdue, days: {days}"),
    }
}
