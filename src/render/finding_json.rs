//! `check --format json`, frozen as SPEC §8 has it.

use serde::Serialize;

use crate::{
    finding::{Finding, Severity},
    words::findings::Told,
};

#[derive(Serialize, Default)]
pub struct CheckJson {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub sample: bool,
    pub findings: Vec<FindingJson>,
}

#[derive(Serialize)]
pub struct FindingJson {
    code: &'static str,
    severity: &'static str,
    path: String,
    line: usize,
    column: usize,
    field: Option<&'static str>,
    county: Option<String>,
    period: Option<String>,
    item: Option<String>,
    message: String,
    help: Option<String>,
    fixable: bool,
}

impl FindingJson {
    pub fn new(finding: &Finding, severity: Severity, told: Told) -> FindingJson {
        let subject = &finding.subject;
        FindingJson {
            code: finding.code().word(),
            severity: severity.word(),
            path: finding.place.path.to_string(),
            line: finding.place.line,
            column: finding.place.column,
            field: subject.field.map(|field| field.word()),
            county: subject.county.clone(),
            period: subject.period.map(|period| period.to_string()),
            item: subject.item.clone(),
            message: told.message,
            help: told.help,
            fixable: finding.message.is_fixable(),
        }
    }
}
