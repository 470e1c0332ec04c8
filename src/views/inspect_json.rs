//! `inspect --format json`, as `plan schema` has it: types of its own, so that nothing elsewhere can change it
//! by accident.

use serde::Serialize;

use crate::{
    book::Figure,
    inspection::{Assignment, Inspected, Inspections, Mending},
    model::Plan,
    number::Decimal,
};

#[derive(Serialize)]
pub struct FoundJson<'a> {
    today: String,
    sample: bool,
    rows: Vec<RowJson<'a>>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    inspection: String,
    county: &'a str,
    item: &'a str,
    period: Option<String>,
    site: Option<&'a str>,
    reported: Option<FigureJson>,
    verified: Option<FigureJson>,
    difference: Option<Decimal>,
    finding: Option<&'a str>,
    put_right: Option<&'a str>,
    deadline: Option<String>,
    done: Option<String>,
    state: Option<&'static str>,
    /// Days overdue, or late when it was put right.
    late: i64,
    path: &'a str,
    line: usize,
}

#[derive(Serialize)]
#[serde(untagged)]
enum FigureJson {
    State(&'static str),
    Count(Decimal),
    Ratio { value: Decimal, of: Decimal },
}

pub fn found<'a>(plan: &'a Plan, inspections: &'a Inspections, sample: bool) -> FoundJson<'a> {
    let rows = inspections.rows.iter().map(|row| self::row(plan, row, inspections));
    FoundJson { today: inspections.today.to_string(), sample, rows: rows.collect() }
}

fn row<'a>(plan: &'a Plan, row: &'a Inspected, inspections: &Inspections) -> RowJson<'a> {
    let (state, late) = match row.mending(inspections.today) {
        Mending::Nothing => (None, 0),
        Mending::Done { late, .. } => (Some("done"), late),
        Mending::Open { .. } => (Some("open"), 0),
        Mending::Overdue { days } => (Some("overdue"), days),
    };
    let ratio = plan.is_ratio(row.item);
    RowJson {
        inspection: row.inspection.to_string(),
        county: &plan.county(row.county).id,
        item: plan.item_id(row.item),
        period: row.period.map(|period| period.to_string()),
        site: row.site.as_deref(),
        reported: row.reported.map(|it| figure(it, ratio)),
        verified: row.verified.map(|it| figure(it, ratio)),
        difference: row.difference(plan),
        finding: row.finding.as_deref(),
        put_right: row.put_right.as_deref(),
        deadline: row.deadline.map(|day| day.to_string()),
        done: row.done.map(|day| day.to_string()),
        state,
        late,
        path: &row.path,
        line: row.line,
    }
}

fn figure(figure: Figure, ratio: bool) -> FigureJson {
    match figure {
        Figure::State(state) => FigureJson::State(state.words()[0]),
        Figure::Number { value, total: of } if ratio => FigureJson::Ratio { value, of },
        Figure::Number { value, .. } => FigureJson::Count(value),
    }
}

#[derive(Serialize)]
pub struct AssignmentJson<'a> {
    year: i32,
    seed: u32,
    pairs: Vec<PairJson<'a>>,
}

#[derive(Serialize)]
struct PairJson<'a> {
    inspector: &'a str,
    inspected: &'a str,
    before: Option<&'a str>,
}

pub fn assignment<'a>(plan: &'a Plan, assignment: &Assignment) -> AssignmentJson<'a> {
    let id = |county| plan.county(county).id.as_str();
    let pairs = assignment.pairs.iter().map(|pair| PairJson {
        inspector: id(pair.inspector),
        inspected: id(pair.inspected),
        before: pair.before.map(id),
    });
    AssignmentJson { year: assignment.year, seed: assignment.seed, pairs: pairs.collect() }
}
