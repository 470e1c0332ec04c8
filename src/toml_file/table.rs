//! A TOML table that is read key by key. Whatever is missing, of the wrong kind or unknown becomes a
//! finding at its place, and reading goes on; nothing stops at the first error.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    collections::BTreeSet,
    ops::Range,
};

use toml::de::{DeTable, DeValue};

use crate::{
    finding::{BadValue, Code, Expected, Finding, Message, PlanProblem, Subject},
    nearest::nearest,
    source::{Place, Source},
};

/// The findings of the plan's files, gathered while they are read.
#[derive(Default)]
pub(crate) struct Findings {
    told: RefCell<Vec<Finding>>,
    /// A key that must be there is missing, though that was not told: its slip was.
    lacking: Cell<bool>,
}

impl Findings {
    pub(crate) fn add(&self, finding: Finding) {
        self.told.borrow_mut().push(finding);
    }

    /// The findings, and whether what was read is whole all the same: an unknown key takes nothing away,
    /// and a split that does not add up is one all the same, for the register to say which number is wrong.
    pub(crate) fn into_parts(self) -> (Vec<Finding>, bool) {
        let told = self.told.into_inner();
        let harmless = |finding: &Finding| matches!(finding.code(), Code::UnknownKey | Code::AllocationSum);
        let whole = !self.lacking.get() && told.iter().all(harmless);
        (told, whole)
    }
}

/// One table of a file, and which of its keys have been asked for.
pub(crate) struct Table<'a> {
    source: &'a Source,
    findings: &'a Findings,
    span: Range<usize>,
    entries: Vec<Entry<'a>>,
    asked: RefCell<Vec<&'static str>>,
    /// Keys one of which must be there, and none is.
    missing: RefCell<Vec<Vec<&'static str>>>,
    /// The id of what is being read, for the findings' sake.
    item: RefCell<Option<String>>,
}

struct Entry<'a> {
    key: &'a str,
    key_span: Range<usize>,
    value: &'a DeValue<'a>,
    value_span: Range<usize>,
}

/// Turns a TOML value into what is meant.
pub(crate) type Reading<T> = fn(&DeValue<'_>) -> Result<T, BadValue>;

/// Parses a file. Each syntax error is a finding; what could be read all the same is handed on.
pub(crate) fn parse<'a>(source: &'a Source, findings: &Findings) -> DeTable<'a> {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let detail = error.message().to_owned();
        findings.add(Finding::new(Message::Plan(PlanProblem::Syntax { detail }), source.place(span)));
    }
    table.into_inner()
}

impl<'a> Table<'a> {
    /// The top level of a file.
    pub(crate) fn root(source: &'a Source, table: &'a DeTable<'a>, findings: &'a Findings) -> Table<'a> {
        Table::new(source, table, 0..0, findings)
    }

    fn new(source: &'a Source, table: &'a DeTable<'a>, span: Range<usize>, findings: &'a Findings) -> Table<'a> {
        let entries = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().as_ref(),
                key_span: key.span(),
                value: value.get_ref(),
                value_span: value.span(),
            })
            .collect();
        Table {
            source,
            findings,
            span,
            entries,
            asked: RefCell::default(),
            missing: RefCell::default(),
            item: RefCell::default(),
        }
    }

    /// Names what the table is about in all its later findings.
    pub(crate) fn is_about(&self, item: Option<&String>) {
        *self.item.borrow_mut() = item.cloned();
    }

    /// Where the table itself begins.
    pub(crate) fn place(&self) -> Place {
        self.source.place(self.span.clone())
    }

    /// Where a key's value stands; the table where it has none.
    pub(crate) fn place_of(&self, key: &str) -> Place {
        self.entry(key).map_or_else(|| self.place(), |entry| self.source.place(entry.value_span.clone()))
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// Every key with the place of its value, for findings that come later.
    pub(crate) fn places(&self) -> Vec<(String, Place)> {
        let place = |entry: &Entry<'_>| (entry.key.to_owned(), self.source.place(entry.value_span.clone()));
        self.entries.iter().map(place).collect()
    }

    /// The keys as written, for tables whose keys are data.
    pub(crate) fn keys(&self) -> Vec<(String, Place)> {
        let place = |entry: &Entry<'_>| (entry.key.to_owned(), self.source.place(entry.key_span.clone()));
        self.entries.iter().map(place).collect()
    }

    /// A key that must be there.
    pub(crate) fn need<T>(&self, key: &'static str, reading: Reading<T>) -> Option<T> {
        self.expect(key);
        self.may(key, reading)
    }

    /// A key that may be there.
    pub(crate) fn may<T>(&self, key: &'static str, reading: Reading<T>) -> Option<T> {
        self.asked.borrow_mut().push(key);
        self.data(key, reading)
    }

    /// A key of a table whose keys are data.
    pub(crate) fn data<T>(&self, key: &str, reading: Reading<T>) -> Option<T> {
        let entry = self.entry(key)?;
        match reading(entry.value) {
            Ok(value) => Some(value),
            Err(why) => {
                self.reject(key, why);
                None
            }
        }
    }

    /// A table that must be there.
    pub(crate) fn need_table(&self, key: &'static str) -> Option<Table<'a>> {
        self.expect(key);
        self.table(key)
    }

    /// Notes a key that must be there; whether it is missing is told at the end.
    pub(crate) fn expect(&self, key: &'static str) {
        if !self.has(key) {
            self.missing.borrow_mut().push(vec![key]);
        }
    }

    /// Notes keys of which exactly one must be there; more than one is told at the second.
    pub(crate) fn expect_one(&self, keys: &'static [&'static str]) -> bool {
        let said: Vec<_> = keys.iter().filter(|key| self.has(key)).collect();
        match said.get(1) {
            Some(second) => self.reject(second, BadValue::ExactlyOneOf(keys.to_vec())),
            None if said.is_empty() => self.missing.borrow_mut().push(keys.to_vec()),
            None => {}
        }
        said.len() == 1
    }

    pub(crate) fn table(&self, key: &'static str) -> Option<Table<'a>> {
        self.asked.borrow_mut().push(key);
        let entry = self.entry(key)?;
        match entry.value {
            DeValue::Table(table) => {
                let inner = Table::new(self.source, table, entry.key_span.clone(), self.findings);
                inner.is_about(self.item.borrow().as_ref());
                Some(inner)
            }
            _ => {
                self.reject(key, BadValue::Expected(Expected::Table));
                None
            }
        }
    }

    /// An array of tables; none where the key is absent.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        self.asked.borrow_mut().push(key);
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let DeValue::Array(array) = entry.value else {
            self.reject(key, BadValue::Expected(Expected::Tables));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in array.iter() {
            match value.get_ref() {
                DeValue::Table(table) => {
                    let inner = Table::new(self.source, table, value.span(), self.findings);
                    inner.is_about(self.item.borrow().as_ref());
                    tables.push(inner);
                }
                _ => self.complain(
                    PlanProblem::BadValue(BadValue::Expected(Expected::Table)),
                    self.source.place(value.span()),
                ),
            }
        }
        tables
    }

    /// A value that cannot stand, at its place.
    pub(crate) fn reject(&self, key: &str, why: BadValue) {
        self.complain(PlanProblem::BadValue(why), self.place_of(key));
    }

    pub(crate) fn complain(&self, problem: PlanProblem, place: Place) {
        let subject = Subject { item: self.item.borrow().clone(), ..Subject::default() };
        self.findings.add(Finding::new(Message::Plan(problem), place).about(subject));
    }

    /// Every key that nobody asked for is unknown. One that is a slip for a missing key is told once.
    pub(crate) fn done(self) {
        let asked = self.asked.borrow();
        let mut missing = self.missing.take();
        for entry in &self.entries {
            if !asked.contains(&entry.key) {
                let key = entry.key.to_owned();
                let nearest = nearest(&key, asked.iter().copied()).map(str::to_owned);
                let before = missing.len();
                missing.retain(|missing| missing.iter().all(|key| Some(*key) != nearest.as_deref()));
                if missing.len() < before {
                    self.findings.lacking.set(true);
                }
                let place = self.source.place(entry.key_span.clone());
                self.complain(PlanProblem::UnknownKey { key, nearest }, place);
            }
        }
        for keys in missing {
            let problem = match keys.as_slice() {
                [key] => PlanProblem::MissingKey { key },
                _ => PlanProblem::BadValue(BadValue::ExactlyOneOf(keys)),
            };
            self.complain(problem, self.place());
        }
    }

    fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

/// A number's text as TOML has it, without its underscores and plus sign.
pub(super) fn number_text<'a>(value: &'a DeValue<'_>) -> Option<Cow<'a, str>> {
    let text = match value {
        DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        _ => return None,
    };
    let text = text.strip_prefix('+').unwrap_or(text);
    Some(if text.contains('_') { text.replace('_', "").into() } else { text.into() })
}

/// Takes an id; tells if it is taken already.
pub(crate) fn claim(ids: &mut BTreeSet<String>, id: &str, table: &Table<'_>, key: &str) -> bool {
    let unique = ids.insert(id.to_owned());
    if !unique {
        table.complain(PlanProblem::DuplicateId { id: id.to_owned() }, table.place_of(key));
    }
    unique
}
