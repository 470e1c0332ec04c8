//! `plan.toml` and `counties.toml`: the plan's dates, cadence and thresholds, who owes what beside
//! figures, and the counties.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    calendar::{Cadence, Date, Period},
    finding::{BadValue, Code, PlanProblem, Referent, Severity},
    model::{County, Duty, Language, Milestone, Plan, Reporting, Roster, Severities},
    nearest::nearest,
    source::{Place, Source},
    toml_file::{
        self, Findings, Table, claim,
        value::{bearer, cadence, county_code, date, days, id, language, owners, severity, text, threshold},
    },
};

/// `[check]`: the severity of each code. What is wrong between the plan and the notice stays an error:
/// nobody bends a commitment and switches the alarm off in the same file.
pub(super) fn severities(root: &Table<'_>) -> Severities {
    let mut set = BTreeMap::new();
    if let Some(check) = root.table("check") {
        for (word, place) in check.keys() {
            match Code::parse(&word) {
                Some(code) => match check.data(&word, severity) {
                    Some(level) if level < Some(Severity::Error) && is_fixed(code) => {
                        check.reject(&word, BadValue::FixedSeverity);
                    }
                    Some(level) => {
                        set.insert(code, level);
                    }
                    None => {}
                },
                None => {
                    let nearest = nearest(&word, Code::ALL.iter().map(|code| code.word())).map(str::to_owned);
                    check.complain(PlanProblem::UnknownReference { to: Referent::Code, id: word, nearest }, place);
                }
            }
        }
    }
    Severities { set }
}

/// Whether a code is an error whatever a plan says.
fn is_fixed(code: Code) -> bool {
    code == Code::ClosedChanged || (code >= Code::TomlSyntax && code != Code::UnknownKey)
}

/// What `plan.toml` says, so far as it could be read.
pub(super) struct General {
    /// Everything but severities, counties and actions; `None` when something of it is wrong.
    pub(super) plan: Option<Plan>,
    /// Its days and cadence, by which targets can be judged even when the rest is wrong.
    pub(super) frame: Option<(Date, Date, Cadence)>,
    pub(super) rosters: Vec<String>,
}

/// Reads everything of `plan.toml` but the severities.
pub(super) fn read(root: Table<'_>) -> General {
    let plan_id = root.need("id", id);
    let title = root.need("title", text);
    let issuer = root.need("issuer", text);
    let issued = root.need("issued", date);
    let start = root.need("start", date);
    let end = root.need("end", date);
    let language = root.may("language", language).unwrap_or(Language::Chinese);
    let assumed = root.may("assumed", text);
    let owners = root.may("owners", owners).unwrap_or_default();
    let mut keys = root.places();
    let (every, reporting) = reporting(&root, &mut keys);
    let behind = root.need_table("pace").and_then(|pace| {
        let behind = pace.need("behind", threshold);
        keys.extend(places("pace", &pace));
        pace.done();
        behind
    });
    let milestones = root.tables("milestone").into_iter().filter_map(milestone).collect();
    let duties = root.tables("duty").into_iter().filter_map(duty).collect();
    let rosters = rosters(&root);
    if let (Some(start), Some(end)) = (start, end) {
        if end < start {
            root.reject("end", BadValue::EndBeforeStart);
        } else if let Some(every) = every {
            let period_end = Period::holding(every, end).end();
            if period_end != end {
                root.reject("end", BadValue::PlanEndsWithinPeriod { every, period_end });
            }
        }
    }
    let end_place = root.place_of("end");
    root.done();
    let end = end.filter(|end| start.is_some_and(|start| start <= *end));
    let frame = start.zip(end).zip(every).map(|((start, end), every)| (start, end, every));
    let roster_ids = rosters.iter().map(|roster| roster.id.clone()).collect();
    let plan = || {
        Some(Plan {
            id: plan_id?,
            title: title?,
            issuer: issuer?,
            issued: issued?,
            start: start?,
            end: end?,
            language,
            assumed,
            reporting: reporting?,
            behind: behind?,
            owners,
            end_place,
            keys,
            milestones,
            duties,
            rosters,
            severities: Severities::default(),
            counties: Vec::new(),
            actions: Vec::new(),
            tasks: Vec::new(),
            indicators: Vec::new(),
            calendars: BTreeMap::new(),
            items: HashMap::new(),
        })
    };
    General { plan: plan(), frame, rosters: roster_ids }
}

/// Where a table's keys stand, under both names.
fn places<'n>(name: &'n str, table: &Table<'_>) -> impl Iterator<Item = (String, Place)> + use<'n> {
    table.places().into_iter().map(move |(key, place)| (format!("{name}.{key}"), place))
}

/// The cadence by itself, and with the days within which submissions are due.
fn reporting(root: &Table<'_>, keys: &mut Vec<(String, Place)>) -> (Option<Cadence>, Option<Reporting>) {
    let Some(table) = root.need_table("reporting") else { return (None, None) };
    let every = table.need("every", cadence);
    let due_days = table.need("due_days", days);
    keys.extend(places("reporting", &table));
    table.done();
    let reporting = every.zip(due_days).map(|(every, due_days)| Reporting { every, due_days });
    (every, reporting)
}

fn milestone(table: Table<'_>) -> Option<Milestone> {
    let date = table.need("date", date);
    let name = table.need("name", text);
    let place = table.place_of("date");
    table.done();
    Some(Milestone { date: date?, name: name?, place })
}

fn duty(table: Table<'_>) -> Option<Duty> {
    let clause = table.need("clause", text);
    let who = table.need("who", bearer);
    let name = table.need("name", text);
    let every = table.may("every", cadence);
    let (place, keys) = (table.place_of("name"), table.places());
    table.done();
    Some(Duty { clause: clause?, who: who?, name: name?, every, place, keys })
}

fn rosters(root: &Table<'_>) -> Vec<Roster> {
    let mut ids = BTreeSet::new();
    let mut rosters = Vec::new();
    for table in root.tables("roster") {
        let roster = table.need("id", id);
        let name = table.need("name", text);
        if let Some(roster) = &roster {
            claim(&mut ids, roster, &table, "id");
        }
        table.done();
        if let (Some(id), Some(name)) = (roster, name) {
            rosters.push(Roster { id, name });
        }
    }
    rosters
}

/// The counties, in the order in which every table lists them.
pub(super) fn counties(source: &Source, findings: &Findings) -> Vec<County> {
    let document = toml_file::parse(source, findings);
    let root = Table::root(source, &document, findings);
    let mut ids = BTreeSet::new();
    let mut codes = BTreeSet::new();
    let mut counties = Vec::new();
    root.expect("county");
    for table in root.tables("county") {
        let county = table.need("id", id);
        let name = table.need("name", text);
        let name_en = table.need("name_en", text);
        let code = table.need("code", county_code);
        let owners = table.may("owners", owners).unwrap_or_default();
        if let Some(county) = &county {
            claim(&mut ids, county, &table, "id");
        }
        if let Some(code) = &code {
            claim(&mut codes, code, &table, "code");
        }
        let place = table.place_of("code");
        table.done();
        if let (Some(id), Some(name), Some(name_en), Some(code)) = (county, name, name_en, code) {
            counties.push(County { id, name, name_en, code, owners, place });
        }
    }
    root.done();
    counties
}
