//! `reports/closed.toml`: by period the hash of every county's submission, or that it had none, and of every
//! file of the plan.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::{Digest, quoted};
use crate::{
    calendar::{Date, Period},
    finding::{BadValue, Expected, Finding, PlanProblem},
    source::Source,
    toml_file::{
        self, Findings, Table,
        value::{date, text},
    },
};

/// What stands for the hash of a submission that was not there.
const ABSENT: &str = "absent";

/// A period as it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedPeriod {
    pub period: Period,
    /// The day on which it was closed, if somebody said it.
    pub day: Option<Date>,
    /// By county; `None` for one that had not reported.
    pub submissions: BTreeMap<String, Option<Digest>>,
    /// By path.
    pub plan: BTreeMap<String, Digest>,
}

/// All periods that were published, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    pub periods: Vec<ClosedPeriod>,
}

/// Reads the record; a period that has an error is left out of it.
pub fn read(source: &Source) -> (Record, Vec<Finding>) {
    let findings = Findings::default();
    let document = toml_file::parse(source, &findings);
    let root = Table::root(source, &document, &findings);
    let mut record = Record::default();
    for table in root.tables("period") {
        let place = table.place_of("id");
        let Some(closed) = closed(table) else { continue };
        if record.find(closed.period).is_some() {
            let id = closed.period.to_string();
            root.complain(PlanProblem::DuplicateId { id }, place);
        } else {
            record.add(closed);
        }
    }
    root.done();
    (record, findings.into_parts().0)
}

fn closed(table: Table<'_>) -> Option<ClosedPeriod> {
    let period = table.need("id", period);
    let day = table.may("date", date);
    let submissions = hashes(table.need_table("submissions"), digest_or_absent);
    let plan = hashes(table.need_table("plan"), digest);
    table.done();
    Some(ClosedPeriod { period: period?, day, submissions: submissions?, plan: plan? })
}

/// A table whose keys are data.
fn hashes<T>(table: Option<Table<'_>>, reading: toml_file::Reading<T>) -> Option<BTreeMap<String, T>> {
    let table = table?;
    table.keys().into_iter().map(|(key, _)| Some((table.data(&key, reading)?, key))).map(swapped).collect()
}

fn swapped<T>(pair: Option<(T, String)>) -> Option<(String, T)> {
    pair.map(|(value, key)| (key, value))
}

fn digest(value: &DeValue<'_>) -> Result<Digest, BadValue> {
    Digest::parse(&text(value)?).ok_or(BadValue::Expected(Expected::Digest))
}

fn digest_or_absent(value: &DeValue<'_>) -> Result<Option<Digest>, BadValue> {
    if text(value)? == ABSENT { Ok(None) } else { digest(value).map(Some) }
}

pub(super) fn period(value: &DeValue<'_>) -> Result<Period, BadValue> {
    Period::parse(&text(value)?).ok_or(BadValue::Expected(Expected::Period))
}

impl Record {
    pub fn find(&self, period: Period) -> Option<&ClosedPeriod> {
        self.periods.iter().find(|closed| closed.period == period)
    }

    pub fn add(&mut self, closed: ClosedPeriod) {
        self.periods.push(closed);
        self.periods.sort_by_key(|closed| closed.period.end());
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let mut text =
            String::from("# 已公布的各期：plan close 写出，不要手改。 Published periods, written by plan close.\n");
        for closed in &self.periods {
            text += &format!("\n[[period]]\nid = \"{}\"\n", closed.period);
            if let Some(day) = closed.day {
                text += &format!("date = {day}\n");
            }
            text += "\n[period.submissions]\n";
            for (county, digest) in &closed.submissions {
                let digest = digest.as_ref().map_or(ABSENT, Digest::as_str);
                text += &format!("{} = \"{digest}\"\n", quoted(county));
            }
            text += "\n[period.plan]\n";
            for (path, digest) in &closed.plan {
                text += &format!("{} = \"{digest}\"\n", quoted(path));
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Cadence;

    #[test]
    fn what_is_written_is_read_back() {
        let closed = |quarter| ClosedPeriod {
            period: Period::new(Cadence::Quarter, 2023, quarter).unwrap_or_else(|| unreachable!("a quarter")),
            day: (quarter == 2).then(|| Date::from_ymd_opt(2023, 7, 20)).flatten(),
            submissions: [("甲.1".to_owned(), Some(Digest::of("a"))), ("yi".to_owned(), None)].into(),
            plan: [("plan/plan.toml".to_owned(), Digest::of("b"))].into(),
        };
        let mut record = Record::default();
        record.add(closed(2));
        record.add(closed(1));
        let (again, findings) = read(&Source::new("reports/closed.toml".into(), record.text()));
        assert_eq!((again, findings), (record, Vec::new()));
    }
}
