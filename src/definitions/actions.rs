//! An action's file: its tasks and indicators.

use std::collections::BTreeSet;

use super::targets::{self, Owner};
use crate::{
    calendar::{Cadence, Date, Period},
    finding::{BadValue, PlanProblem, Referent},
    model::{Action, CaseBacking, County, Indicator, Measure, Plan, RosterIx, Share, Task, TaskIx},
    nearest::nearest,
    number::Decimal,
    source::Source,
    toml_file::{
        self, Findings, Reading, Table, claim,
        value::{cadence, case_level, cell_id, id, measure, not_negative, places, positive, text},
    },
};

/// The keys of an indicator that somebody may have to be shown.
const INDICATOR_KEYS: [&str; 12] =
    ["name", "unit", "measure", "of", "per", "report", "site", "max", "baseline", "decimals", "backed_by", "cases"];

/// What an action's file needs to know of the rest of the plan.
pub(super) struct Setting<'a> {
    pub(super) start: Date,
    pub(super) end: Date,
    pub(super) every: Cadence,
    pub(super) counties: &'a [County],
    rosters: &'a [String],
}

impl<'a> Setting<'a> {
    pub(super) fn new(
        (start, end, every): (Date, Date, Cadence),
        rosters: &'a [String],
        counties: &'a [County],
    ) -> Setting<'a> {
        Setting { start, end, every, counties, rosters }
    }

    pub(super) fn periods(&self, cadence: Cadence) -> Vec<Period> {
        Period::ending_within(cadence, self.start, self.end)
    }
}

/// The ids that are taken, across all files.
#[derive(Default)]
pub(super) struct Ids {
    actions: BTreeSet<String>,
    /// Of tasks and indicators alike: both stand in the item column.
    items: BTreeSet<String>,
    pub(super) targets: BTreeSet<String>,
}

/// What one file holds. Its indicators' tasks are counted from the file's first.
pub(super) struct ActionFile {
    pub(super) action: Action,
    tasks: Vec<Task>,
    indicators: Vec<Indicator>,
}

impl ActionFile {
    pub(super) fn join(self, plan: &mut Plan) {
        let first = plan.tasks.len();
        plan.actions.push(self.action);
        plan.tasks.extend(self.tasks);
        let moved = |indicator: Indicator| Indicator { task: TaskIx(indicator.task.0 + first), ..indicator };
        plan.indicators.extend(self.indicators.into_iter().map(moved));
    }
}

/// Reads one file. Without a setting (the plan's own file is broken) nothing comes of it but findings.
pub(super) fn read(
    source: &Source,
    setting: Option<&Setting<'_>>,
    ids: &mut Ids,
    findings: &Findings,
) -> Option<ActionFile> {
    let document = toml_file::parse(source, findings);
    let root = Table::root(source, &document, findings);
    let action = root.need("id", id);
    let name = root.need("name", text);
    let name_en = root.need("name_en", text);
    if let Some(action) = &action {
        claim(&mut ids.actions, action, &root, "id");
    }
    let mut tasks = Vec::new();
    for table in root.tables("task") {
        tasks.extend(task(table, action.as_deref(), ids));
    }
    let mut indicators = Vec::new();
    for table in root.tables("indicator") {
        indicators.extend(indicator(table, &tasks, setting, ids));
    }
    root.done();
    let action = Action { id: action?, name: name?, name_en: name_en? };
    Some(ActionFile { action, tasks, indicators })
}

fn prefixed(table: &Table<'_>, id: &str, prefix: String) {
    if !id.starts_with(&prefix) || id.len() == prefix.len() {
        table.reject("id", BadValue::IdPrefix { prefix });
    }
}

fn task(table: Table<'_>, action: Option<&str>, ids: &mut Ids) -> Option<Task> {
    let id = table.need("id", cell_id);
    table.is_about(id.as_ref());
    let summary = table.need("summary", text);
    if let Some(id) = &id {
        claim(&mut ids.items, id, &table, "id");
        if let Some(action) = action {
            prefixed(&table, id, format!("{action}."));
        }
    }
    let place = table.place_of("id");
    table.done();
    Some(Task { id: id?, action: action?.to_owned(), summary: summary?, place })
}

fn indicator(table: Table<'_>, tasks: &[Task], setting: Option<&Setting<'_>>, ids: &mut Ids) -> Option<Indicator> {
    let id = table.need("id", cell_id);
    table.is_about(id.as_ref());
    let twin = id.as_ref().is_some_and(|id| !claim(&mut ids.items, id, &table, "id"));
    let task = task_of(&table, tasks, id.as_deref());
    let name = table.need("name", text);
    let unit = table.need("unit", text);
    let measure = table.need("measure", measure);
    let share = share(&table);
    let every = setting.map(|setting| setting.every);
    let report = table.may("report", cadence);
    if let (Some(report), Some(every)) = (report, every)
        && report > every
    {
        table.reject("report", BadValue::ReportCoarserThanReporting { report, every });
    }
    let site = roster(&table, "site", setting);
    let roster_unknown = table.has("site") && site.is_none();
    let backed_by = roster(&table, "backed_by", setting);
    let max = table.may("max", positive);
    let baseline = table.may("baseline", not_negative);
    if baseline.is_some() && measure.is_some_and(|measure| measure != Measure::Stock) {
        table.reject("baseline", BadValue::BaselineNotStock);
    }
    let decimals = table.may("decimals", places).unwrap_or(0);
    backing_fits(&table, "backed_by", decimals, |key| BadValue::BackedByWith { key });
    backing_fits(&table, "cases", decimals, |key| BadValue::CasesWith { key });
    let cases = cases(&table);
    let assumed = table.may("assumed", text);
    let targets = table.tables("target");
    let keys = INDICATOR_KEYS.map(|key| (key, table.place_of(key)));
    let keys = keys.into_iter().filter(|(key, _)| table.has(key)).collect();
    let place = table.place_of("id");
    table.done();
    let periods = report.or(every).unwrap_or(Cadence::Year);
    let mut indicator = Indicator {
        id: id?,
        task: task?,
        name: name?,
        unit: unit?,
        measure: measure?,
        share: share?,
        periods,
        finer: every.is_some_and(|every| periods < every),
        site,
        backed_by,
        cases,
        max,
        baseline,
        decimals,
        assumed,
        targets: Vec::new(),
        place,
        keys,
    };
    if let Some(setting) = setting {
        let owner = Owner { indicator: &indicator, twin, roster_unknown };
        indicator.targets = targets::read(targets, &owner, setting, &mut ids.targets);
    }
    Some(indicator)
}

/// The indicator's task in the same file, and the id's beginning with it.
fn task_of(table: &Table<'_>, tasks: &[Task], id: Option<&str>) -> Option<TaskIx> {
    let task = table.need("task", text)?;
    let found = tasks.iter().position(|known| known.id == task);
    match (found, id) {
        (Some(_), Some(id)) => prefixed(table, id, format!("{task}-")),
        (Some(_), None) => {}
        (None, _) => {
            let nearest = nearest(&task, tasks.iter().map(|task| task.id.as_str())).map(str::to_owned);
            let unknown = PlanProblem::UnknownReference { to: Referent::Task, id: task, nearest };
            table.complain(unknown, table.place_of("task"));
        }
    }
    found.map(TaskIx)
}

/// `Some(None)` is a count; `None` is a ratio that could not be read.
fn share(table: &Table<'_>) -> Option<Option<Share>> {
    let of: Option<String> = table.may("of", text);
    let per: Option<Decimal> = table.may("per", positive as Reading<Decimal>);
    if table.has("per") && !table.has("of") {
        table.reject("per", BadValue::PerWithoutOf);
        return None;
    }
    if table.has("of") && of.is_none() || table.has("per") && per.is_none() {
        return None;
    }
    Some(of.map(|of| Share { of, per: per.unwrap_or(Decimal::whole(100)) }))
}

/// The roster that a key names.
fn roster(table: &Table<'_>, key: &'static str, setting: Option<&Setting<'_>>) -> Option<RosterIx> {
    let id = table.may(key, text)?;
    let setting = setting?;
    let found = setting.rosters.iter().position(|roster| *roster == id);
    if found.is_none() {
        let nearest = nearest(&id, setting.rosters.iter().map(String::as_str)).map(str::to_owned);
        let unknown = PlanProblem::UnknownReference { to: Referent::Roster, id, nearest };
        table.complain(unknown, table.place_of(key));
    }
    found.map(RosterIx)
}

/// Which cases an indicator counts: `cases = { level = "省级", kind = "…" }`.
fn cases(table: &Table<'_>) -> Option<CaseBacking> {
    let inner = table.table("cases")?;
    let level = inner.need("level", case_level);
    let kind = inner.may("kind", text);
    inner.done();
    Some(CaseBacking { level: level?, kind })
}

/// A list as a whole backs one whole count: no share, no part of itself.
fn backing_fits(table: &Table<'_>, backing: &str, decimals: u8, why: fn(&'static str) -> BadValue) {
    let at_odds = ["of", "site"].into_iter().find(|key| table.has(key)).or((decimals > 0).then_some("decimals"));
    if let Some(key) = at_odds.filter(|_| table.has(backing)) {
        table.reject(backing, why(key));
    }
}
