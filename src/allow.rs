//! `plan/allow.toml`: findings that were looked into and are allowed, each with its reason and, if it is
//! only for a time, its last day. Entries know a finding by what it is about, never by its line, so that a
//! file sorted anew does not bring it back.

use crate::{
    calendar::{Date, Period},
    finding::{BadValue, Code, Expected, Finding, Message, PlanProblem, Referent, SafetyProblem},
    nearest::nearest,
    source::{Place, Source},
    toml_file::{
        self, Findings, Table,
        value::{date, text},
    },
};

/// One allowance. What it does not name it allows wherever it occurs.
#[derive(Debug, Clone)]
pub struct Allowance {
    code: Code,
    county: Option<String>,
    period: Option<Period>,
    item: Option<String>,
    /// The last day on which it holds.
    until: Option<Date>,
    place: Place,
}

/// Reads the allowances. Nothing that is wrong with the plan itself can be allowed.
pub fn read(source: &Source) -> (Vec<Allowance>, Vec<Finding>) {
    let findings = Findings::default();
    let document = toml_file::parse(source, &findings);
    let root = Table::root(source, &document, &findings);
    let allowances = root.tables("allow").into_iter().filter_map(allowance).collect();
    root.done();
    (allowances, findings.into_parts().0)
}

fn allowance(table: Table<'_>) -> Option<Allowance> {
    let code = code(&table);
    let county = table.may("county", text);
    let period = period(&table);
    let item = table.may("item", text);
    let reason = table.need("reason", text);
    let until = table.may("until", date);
    table.may("by", text);
    let place = table.place_of("code");
    let whole = reason.is_some() && (period.is_some() || !table.has("period"));
    table.done();
    Some(Allowance { code: code?, county, period, item, until, place }).filter(|_| whole)
}

fn code(table: &Table<'_>) -> Option<Code> {
    let word = table.need("code", text)?;
    let Some(code) = Code::parse(&word) else {
        let nearest = nearest(&word, Code::ALL.iter().map(|code| code.word())).map(str::to_owned);
        let unknown = PlanProblem::UnknownReference { to: Referent::Code, id: word, nearest };
        table.complain(unknown, table.place_of("code"));
        return None;
    };
    if code >= Code::AllowUnused {
        table.reject("code", BadValue::FixedSeverity);
        return None;
    }
    Some(code)
}

fn period(table: &Table<'_>) -> Option<Period> {
    let period = Period::parse(&table.may("period", text)?);
    if period.is_none() {
        table.reject("period", BadValue::Expected(Expected::Period));
    }
    period
}

impl Allowance {
    fn covers(&self, finding: &Finding) -> bool {
        let subject = &finding.subject;
        let same = |wanted: &Option<String>, has: &Option<String>| wanted.is_none() || wanted == has;
        self.code == finding.code()
            && same(&self.county, &subject.county)
            && same(&self.item, &subject.item)
            && (self.period.is_none() || self.period == subject.period)
    }

    fn has_expired(&self, as_of: Date) -> bool {
        self.until.is_some_and(|until| until < as_of)
    }
}

/// Takes out what is allowed as of a day, and tells of entries that allow nothing. How many were taken.
pub fn apply(allowances: &[Allowance], findings: &mut Vec<Finding>, as_of: Date) -> usize {
    let mut used = vec![false; allowances.len()];
    let before = findings.len();
    findings.retain(|finding| {
        let cover = allowances.iter().position(|allowance| !allowance.has_expired(as_of) && allowance.covers(finding));
        if let Some(at) = cover {
            used[at] = true;
        }
        cover.is_none()
    });
    let allowed = before - findings.len();
    for (allowance, used) in allowances.iter().zip(used) {
        let problem = match (allowance.has_expired(as_of), used) {
            (true, _) => SafetyProblem::AllowExpired,
            (false, false) => SafetyProblem::AllowUnused,
            (false, true) => continue,
        };
        findings.push(Finding::new(Message::Safety(problem), allowance.place.clone()));
    }
    allowed
}
