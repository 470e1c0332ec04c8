//! TOML text to the plan. Every file is read to its end and every problem told; a plan comes out only
//! when nothing is wrong with what it is made of.

mod actions;
mod general;
mod targets;

use std::collections::{BTreeMap, HashMap};

use crate::{
    calendar::{Cadence, Date, Period},
    finding::{Finding, Message, PlanProblem},
    model::{Calendar, IndicatorIx, Item, Plan, Severities, TaskIx},
    source::{Place, Source},
    toml_file::{self, Findings, Table},
};

/// The texts that a plan is made of.
pub struct PlanFiles {
    pub plan: Source,
    /// `None` when the file is not there.
    pub counties: Option<Source>,
    pub actions: Vec<Source>,
}

/// What came of reading a plan's files.
pub struct Definitions {
    /// `None` when something that it is made of is wrong.
    pub plan: Option<Plan>,
    /// What the plan says of severities, so far as it could be read.
    pub severities: Severities,
    pub findings: Vec<Finding>,
}

/// Reads a plan. Nothing but the texts decides what comes out.
pub fn read(files: &PlanFiles) -> Definitions {
    let findings = Findings::default();
    let document = toml_file::parse(&files.plan, &findings);
    let root = Table::root(&files.plan, &document, &findings);
    let severities = general::severities(&root);
    let general = general::read(root);
    let counties = match &files.counties {
        Some(source) => general::counties(source, &findings),
        None => {
            let place = Place::file("plan/counties.toml".into());
            findings.add(Finding::new(Message::Plan(PlanProblem::MissingFile), place));
            Vec::new()
        }
    };
    let setting = general.frame.map(|frame| actions::Setting::new(frame, &general.rosters, &counties));
    let mut ids = actions::Ids::default();
    let mut read: Vec<_> = files
        .actions
        .iter()
        .filter_map(|source| actions::read(source, setting.as_ref(), &mut ids, &findings))
        .collect();
    read.sort_by_key(|action| action_order(&action.action.id));
    let (findings, whole) = findings.into_parts();
    let plan = general.plan.filter(|_| whole).map(|plan| {
        let mut plan = Plan { counties, severities: severities.clone(), ..plan };
        for action in read {
            action.join(&mut plan);
        }
        index(&mut plan);
        plan
    });
    Definitions { plan, severities, findings }
}

/// Actions come by number; ids that are no numbers come after them, by letter.
fn action_order(id: &str) -> (u64, String) {
    (id.parse().unwrap_or(u64::MAX), id.to_owned())
}

fn index(plan: &mut Plan) {
    plan.calendars = calendars(plan.start, plan.end);
    let tasks = plan.tasks.iter().enumerate().map(|(ix, task)| (task.id.clone(), Item::Task(TaskIx(ix))));
    let indicators = plan.indicators.iter().enumerate();
    let indicators = indicators.map(|(ix, it)| (it.id.clone(), Item::Indicator(IndicatorIx(ix))));
    plan.items = tasks.chain(indicators).collect::<HashMap<_, _>>();
}

fn calendars(start: Date, end: Date) -> BTreeMap<Cadence, Calendar> {
    let calendar = |cadence| Calendar::of(Period::ending_within(cadence, start, end));
    Cadence::ALL.into_iter().map(|cadence| (cadence, calendar(cadence))).collect()
}
