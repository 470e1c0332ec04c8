//! Rows that count, and what became of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    book::{Book, TaskState},
    calendar::Period,
    model::{CountyIx, IndicatorIx, Plan, TaskIx},
    number::Decimal,
};

/// What a row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A count has no total.
    Figure {
        value: Decimal,
        total: Option<Decimal>,
    },
    State(TaskState),
}

/// A row that counts, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub said: Said,
    pub path: String,
    pub line: u32,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub item: String,
    pub period: Period,
    pub site: Option<String>,
}

pub type Rows = BTreeMap<Key, Row>;

/// A row that says something else, or counts on one side alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    /// The county's id.
    pub county: String,
    pub key: Key,
    pub before: Option<Row>,
    pub after: Option<Row>,
}

/// The rows of a county's book.
pub fn rows(plan: &Plan, book: &Book, county: CountyIx) -> Rows {
    let path = |period: Period| {
        let file = Period::holding(plan.reporting.every, period.end());
        format!("reports/submissions/{file}/{}.csv", plan.county(county).id)
    };
    let mut rows = Rows::new();
    for (at, task) in plan.tasks.iter().enumerate() {
        for entry in book.states(TaskIx(at)) {
            let period = plan.submission_periods()[entry.submission];
            let row = Row { said: Said::State(entry.state), path: path(period), line: entry.line };
            rows.insert(Key { item: task.id.clone(), period, site: None }, row);
        }
    }
    for (at, indicator) in plan.indicators.iter().enumerate() {
        for (place, track) in book.tracks(IndicatorIx(at)).iter().enumerate() {
            let site = indicator.site.and_then(|roster| book.sites(roster).sites().get(place));
            for entry in track {
                let period = plan.periods(indicator.periods)[entry.period as usize];
                let total = indicator.is_ratio().then_some(entry.total());
                let said = Said::Figure { value: entry.value(), total };
                let site = site.map(|site| site.id.to_string());
                let key = Key { item: indicator.id.clone(), period, site };
                rows.insert(key, Row { said, path: path(period), line: entry.line() });
            }
        }
    }
    rows
}

/// What became of a county's rows. That a row stands on another line is no change.
pub fn changes(county: &str, before: &Rows, after: &Rows) -> Vec<RowChange> {
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let said = |row: Option<&Row>| row.map(|row| row.said);
    let changed = keys.into_iter().filter(|key| said(before.get(key)) != said(after.get(key)));
    let change = |key: &Key| RowChange {
        county: county.to_owned(),
        key: key.clone(),
        before: before.get(key).cloned(),
        after: after.get(key).cloned(),
    };
    changed.map(change).collect()
}
