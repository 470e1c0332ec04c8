//! A report as JSON: the figures as `status --format json` has them, what stands beside them, and the text.

use serde::Serialize;

use crate::{
    attainment::Status,
    calendar::Period,
    model::{CountyIx, Plan},
    number::Decimal,
    report::{Origin, Part, Report},
    views::status_json::{self, StatusJson},
};

#[derive(Serialize)]
struct ReportJson<'a> {
    kind: &'static str,
    period: String,
    county: Option<&'a str>,
    plan_title: &'a str,
    title: &'a str,
    provenance: ProvenanceJson<'a>,
    turnout: Vec<TurnoutJson<'a>>,
    milestones: Vec<MilestoneJson<'a>>,
    corrections: Vec<CorrectionJson<'a>>,
    course: Vec<CourseJson<'a>>,
    status: StatusJson<'a>,
    text: Vec<PartJson<'a>>,
}

#[derive(Serialize)]
struct ProvenanceJson<'a> {
    as_of: String,
    inputs: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<CommitJson<'a>>,
    #[serde(skip_serializing_if = "is_false")]
    uncommitted: bool,
}

#[derive(Serialize)]
struct CommitJson<'a> {
    id: &'a str,
    date: String,
}

#[derive(Serialize)]
struct TurnoutJson<'a> {
    period: String,
    complete: Vec<&'a str>,
    partial: Vec<&'a str>,
    nil: Vec<&'a str>,
}

#[derive(Serialize)]
struct MilestoneJson<'a> {
    date: String,
    name: &'a str,
}

#[derive(Serialize)]
struct CorrectionJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    county: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    old: &'a str,
    new: &'a str,
    reason: &'a str,
    by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

#[derive(Serialize)]
struct CourseJson<'a> {
    target: &'a str,
    states: Vec<MarkJson>,
}

#[derive(Serialize)]
struct MarkJson {
    as_of: String,
    actual: Option<Decimal>,
    attainment: Option<Decimal>,
    status: Option<&'static str>,
}

/// A heading has a level; tables are figures, and stand elsewhere.
#[derive(Serialize)]
struct PartJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    text: &'a str,
}

pub fn render(report: &Report<'_>) -> anyhow::Result<Vec<u8>> {
    let facts = &report.facts;
    let plan = facts.plan;
    let inputs = facts.provenance.inputs.as_str();
    let provenance = match &facts.provenance.origin {
        Origin::Commit { id, day } => Some(CommitJson { id, date: day.to_string() }),
        Origin::Uncommitted | Origin::Unknown => None,
    };
    let answer = ReportJson {
        kind: facts.period.cadence().word(),
        period: facts.period.to_string(),
        county: facts.county.map(|county| plan.county(county).id.as_str()),
        plan_title: &plan.title,
        title: &report.title,
        provenance: ProvenanceJson {
            as_of: facts.as_of().to_string(),
            inputs,
            commit: provenance,
            uncommitted: facts.provenance.origin == Origin::Uncommitted,
        },
        turnout: turnout(report),
        milestones: facts
            .milestones()
            .map(|milestone| MilestoneJson { date: milestone.date.to_string(), name: &milestone.name })
            .collect(),
        corrections: corrections(report),
        course: course(report),
        status: status_json::status(plan, &facts.figures, facts.sample, &facts.selection()),
        text: text(report),
    };
    Ok((serde_json::to_string_pretty(&answer)? + "\n").into_bytes())
}

fn turnout<'a>(report: &'a Report<'_>) -> Vec<TurnoutJson<'a>> {
    let plan: &Plan = report.facts.plan;
    let ids = |counties: &[CountyIx]| counties.iter().map(|county| plan.county(*county).id.as_str()).collect();
    let turnouts = report.facts.turnout.iter().map(|turnout| TurnoutJson {
        period: turnout.period.to_string(),
        complete: ids(&turnout.complete),
        partial: ids(&turnout.partial),
        nil: ids(&turnout.nil),
    });
    turnouts.collect()
}

fn corrections<'a>(report: &'a Report<'_>) -> Vec<CorrectionJson<'a>> {
    let entries = report.facts.corrections.iter().map(|it| {
        let cell = it.about.cell();
        CorrectionJson {
            period: it.about.period().as_ref().map(Period::to_string),
            county: it.about.county(),
            item: cell.map(|cell| cell.item.as_str()),
            field: cell.map(|cell| cell.field.word()),
            file: it.about.file(),
            old: &it.old,
            new: &it.new,
            reason: &it.signed.reason,
            by: &it.signed.by,
            date: it.signed.day.map(|day| day.to_string()),
        }
    });
    entries.collect()
}

fn course<'a>(report: &'a Report<'_>) -> Vec<CourseJson<'a>> {
    let course = &report.facts.course;
    let targets = report.facts.targets().zip(&course.targets).map(|((_, target, _), marks)| CourseJson {
        target: &target.id,
        states: course
            .ends
            .iter()
            .zip(marks)
            .map(|(end, mark)| MarkJson {
                as_of: end.end().to_string(),
                actual: mark.actual,
                attainment: mark.attainment,
                status: mark.status.map(Status::word),
            })
            .collect(),
    });
    targets.collect()
}

fn text<'a>(report: &'a Report<'_>) -> Vec<PartJson<'a>> {
    let preface = report.preface.iter().map(|text| PartJson { level: None, text });
    let parts = report.outline().into_iter().filter_map(|part| match part {
        Part::Heading { level, text, .. } => Some(PartJson { level: Some(level), text }),
        Part::Paragraph(text) => Some(PartJson { level: None, text }),
        Part::Table(_) => None,
    });
    preface.chain(parts).collect()
}

fn is_false(it: &bool) -> bool {
    !it
}
