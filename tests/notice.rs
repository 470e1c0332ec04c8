//! Nobody can drop or bend a commitment of the notice unnoticed. First the plan of this repository is held
//! against tables that were typed from the notice (`typed`): it says the same, no more and no less. Then
//! everything those tables hold is bent in a copy of the plan, one thing at a time (`bending`), and each
//! time `plan check` has to end with 1 and to tell of it at the line where it was done.

use std::path::Path;

use plan::{
    commands::{Environment, Exit, Io},
    model::{Goal, Owed, Plan, Rhythm},
    workspace::Workspace,
};

mod bending;
mod typed;

use bending::{Bend, check, failure, rest, split, targets};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn plan_as_read() -> Plan {
    let workspace = Workspace::open(Path::new(ROOT)).expect("the repository is readable");
    workspace.plan.unwrap_or_else(|| panic!("{:#?}", workspace.findings))
}

/// What a target of the table looks like, as one line.
fn said(target: &typed::Target) -> String {
    let figure = target.goal.figure().map(|figure| format!(" {figure}")).unwrap_or_default();
    let when = match target.when {
        typed::When::By(day) => format!("by {day}"),
        typed::When::PlanEnd => format!("by {}", typed::END),
        typed::When::Every(every) => format!("every {every}"),
    };
    let each = if target.split.is_empty() { target.each.unwrap_or("city") } else { "allocation" };
    let ratio = target.of.map(|of| format!("{} of {of}", target.per));
    let split: Vec<_> = target.split.iter().map(|(county, figure)| format!("{county} {figure}")).collect();
    line(
        target.clause,
        target.indicator,
        target.unit,
        ratio,
        target.goal.key(),
        figure,
        when,
        each,
        target.strive,
        split,
    )
}

#[expect(clippy::too_many_arguments, reason = "both sides are written by it, and it has no other use")]
fn line(
    task: &str,
    id: &str,
    unit: &str,
    ratio: Option<String>,
    op: &str,
    figure: String,
    when: String,
    each: &str,
    strive: bool,
    split: Vec<String>,
) -> String {
    let ratio = ratio.unwrap_or_else(|| "count".to_owned());
    format!("{task} {id} [{unit}, {ratio}]: {op}{figure}, {when}, {each}, strive {strive}, {}", split.join(" + "))
}

/// The same line of every target that the plan has.
fn read(plan: &Plan) -> Vec<String> {
    let targets = plan.targets().map(|(_, indicator, target)| {
        let figure = match &target.goal {
            Goal::Level(level) => format!(" {}", level.figure),
            Goal::Trend(_) => String::new(),
        };
        let when = match target.rhythm {
            Rhythm::By(day) => format!("by {day}"),
            Rhythm::Every(every) => format!("every {}", every.word()),
        };
        let split = match target.owed() {
            Owed::Allocation(split) => split.as_slice(),
            _ => &[],
        };
        let split = plan.counties.iter().zip(split).map(|(county, figure)| format!("{} {figure}", county.id)).collect();
        let ratio = indicator.share.as_ref().map(|share| format!("{} of {}", share.per, share.of));
        let (task, each) = (&plan.task(indicator.task).id, target.owed().word());
        let (id, unit) = (&indicator.id, &indicator.unit);
        line(task, id, unit, ratio, target.op(), figure, when, each, target.strive, split)
    });
    targets.collect()
}

#[test]
fn the_plan_has_the_notices_targets_and_no_others() {
    let plan = plan_as_read();
    assert_eq!(read(&plan), typed::TARGETS.iter().map(said).collect::<Vec<_>>());
    let silent = plan.targets().filter(|(_, _, target)| target.assumed.is_none()).map(|(_, it, _)| it.id.as_str());
    let settled = typed::TARGETS.iter().filter(|target| !target.open).map(|target| target.indicator);
    assert_eq!(silent.collect::<Vec<_>>(), settled.collect::<Vec<_>>());
    let watched =
        plan.indicators.iter().filter(|it| it.targets.is_empty()).map(|it| (it.id.as_str(), it.unit.as_str()));
    assert_eq!(watched.collect::<Vec<_>>(), typed::WATCHED);
    assert!(plan.targets().all(|(_, indicator, target)| target.id == indicator.id));
}

#[test]
fn the_plan_has_the_notices_tasks_counties_milestones_and_duties() {
    let plan = plan_as_read();
    let actions: Vec<_> = plan.actions.iter().map(|action| action.id.as_str()).collect();
    assert_eq!(actions, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    let tasks: Vec<_> = plan.tasks.iter().map(|task| (task.action.clone(), task.id.clone())).collect();
    let numbered =
        |(action, count): (usize, usize)| (1..=count).map(move |at| (format!("{action}"), format!("{action}.{at}")));
    assert_eq!(tasks, (1..).zip(typed::TASKS).flat_map(numbered).collect::<Vec<_>>());
    assert_eq!(tasks.len(), 35);
    let counties = plan.counties.iter().map(|it| (it.id.as_str(), it.name.as_str(), it.code.as_str()));
    assert_eq!(counties.collect::<Vec<_>>(), typed::COUNTIES);
    assert_eq!(typed::SPLIT.iter().map(|(_, figure)| figure).sum::<i64>(), 316);
    let days = [plan.issued, plan.start, plan.end].map(|day| day.to_string());
    assert_eq!(days, [typed::START, typed::START, typed::END]);
    let milestones: Vec<_> = plan.milestones.iter().map(|it| (it.date.to_string(), it.name.as_str())).collect();
    assert_eq!(milestones, typed::MILESTONES.map(|(day, name)| (day.to_owned(), name)));
    let every = |duty: &plan::model::Duty| duty.every.map(|every| every.word());
    let duties = plan.duties.iter().map(|it| (it.clause.as_str(), it.who.word(), it.name.as_str(), every(it)));
    assert_eq!(duties.collect::<Vec<_>>(), typed::DUTIES);
}

#[test]
fn check_says_that_all_is_answered_for() {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = plan::run(&mut Io {
        arguments: ["plan", "--lang", "en", "check"].map(Into::into).into(),
        folder: ROOT.into(),
        out: &mut out,
        err: &mut err,
        environment: Environment::default(),
    });
    let said = String::from_utf8(out).expect("UTF-8");
    let clauses = typed::TASKS.iter().sum::<usize>() + 3;
    let commitments = typed::TARGETS.len() + typed::WATCHED.len();
    let (clauses, commitments) = (format!("{clauses} clauses"), format!("{commitments} commitments"));
    for part in ["9 actions, 35 tasks", "all", "answered for", &clauses, &commitments, "0 errors"] {
        assert!(said.contains(part), "{part}\n{said}{}", String::from_utf8_lossy(&err));
    }
    assert_eq!(exit, Exit::Sound, "{said}");
}

/// Bends a copy in each of these ways.
fn all_are_told(at_least: usize, bends: impl Fn(&Path) -> Vec<Bend>) {
    let copy = rest::copy(Path::new(ROOT));
    let root = copy.path();
    assert_eq!(check(root), (Exit::Sound, Vec::new(), String::new()));
    let bends = bends(root);
    assert!(bends.len() >= at_least, "only {} mutations", bends.len());
    let failures: Vec<_> = bends.iter().filter_map(|bend| failure(root, bend)).collect();
    assert!(failures.is_empty(), "{} of {} mutations:\n{}", failures.len(), bends.len(), failures.join("\n"));
    assert_eq!(check(root), (Exit::Sound, Vec::new(), String::new()));
}

#[test]
fn every_key_of_every_target_is_held_to_the_notice() {
    all_are_told(500, |root| typed::TARGETS.iter().flat_map(|target| targets::bends(root, target)).collect());
}

#[test]
fn every_point_of_the_split_is_held_to_the_notice() {
    all_are_told(100, |root| typed::TARGETS.iter().flat_map(|target| split::bends(root, target)).collect());
}

#[test]
fn every_watched_indicator_and_task_is_held_to_the_notice() {
    all_are_told(110, |root| {
        [rest::watched(root), rest::tasks(root), rest::counties(root)].into_iter().flatten().collect()
    });
}

#[test]
fn every_duty_is_held_to_the_notice() {
    all_are_told(100, rest::duties);
}
