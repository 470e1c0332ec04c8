//! Good cases (典型案例): what counties were awarded, at which level and when, and which figures that backs.
//! Pure: rows go in.

use std::sync::Arc;

use crate::{
    calendar::{Date, Period},
    model::{CaseBacking, CaseLevel, CountyIx, Indicator, IndicatorIx, Plan},
};

/// One case that a county was awarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub county: CountyIx,
    /// An action's id.
    pub action: String,
    pub kind: Option<String>,
    pub level: CaseLevel,
    /// Nobody's number is in it.
    pub title: String,
    pub awarded: Date,
    pub link: Option<String>,
    pub path: Arc<str>,
    pub line: usize,
}

/// A county's list of cases, as far as it could be read.
#[derive(Debug, Clone)]
pub struct CaseList {
    pub path: Arc<str>,
    /// `false`: there is none yet, though other counties keep theirs.
    pub exists: bool,
    pub cases: Vec<Case>,
    /// Rows that were left out for an error.
    pub left_out: usize,
    /// Whether these are all that it has: only then their number says something.
    pub whole: bool,
}

impl Case {
    /// Whether it is one of those that an indicator of this action counts.
    pub fn backs(&self, action: &str, backing: &CaseBacking) -> bool {
        let kind = backing.kind.as_ref().is_none_or(|kind| self.kind.as_ref() == Some(kind));
        self.action == action && self.level == backing.level && kind
    }
}

/// Cases of one period or of all time, by county, for a table or a section of a report.
#[derive(Debug, Clone)]
pub struct Cases {
    pub period: Option<Period>,
    /// By county, then by the day of the award.
    pub cases: Vec<Case>,
}

impl Cases {
    pub fn of(mut cases: Vec<Case>, period: Option<Period>, county: Option<CountyIx>) -> Cases {
        cases.retain(|case| {
            let within = |period: Period| (period.start()..=period.end()).contains(&case.awarded);
            period.is_none_or(within) && county.is_none_or(|only| case.county == only)
        });
        cases.sort_by_key(|case| (case.county, case.awarded, case.line));
        Cases { period, cases }
    }

    /// How many there are at each level that has some.
    pub fn by_level(&self) -> Vec<(CaseLevel, usize)> {
        let count = |level| self.cases.iter().filter(|case| case.level == level).count();
        CaseLevel::ALL.into_iter().map(|level| (level, count(level))).filter(|(_, count)| *count > 0).collect()
    }

    /// How many back each indicator that cases back, in the plan's order.
    pub fn backing(&self, plan: &Plan) -> Vec<(IndicatorIx, usize)> {
        let backed = plan.indicators.iter().enumerate().filter_map(|(at, it)| Some((at, it, it.cases.as_ref()?)));
        let count = |indicator: &Indicator, backing| {
            self.cases.iter().filter(|case| case.backs(plan.action_of(indicator), backing)).count()
        };
        backed.map(|(at, indicator, backing)| (IndicatorIx(at), count(indicator, backing))).collect()
    }
}
