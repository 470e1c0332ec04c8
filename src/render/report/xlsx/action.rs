//! An action's sheet: each of its targets in the city and in every county, and how its tasks stand.

use rust_xlsxwriter::Worksheet;

use super::{
    Desk,
    grid::{Column, Grid, Value},
    head, paper,
};
use crate::{
    report::{Known, Line, Square},
    words::{self, Label},
};

pub fn write(sheet: &mut Worksheet, desk: &Desk<'_>, at: usize) -> anyhow::Result<()> {
    let (facts, language) = (&desk.report.facts, desk.report.facts.language);
    let action = &facts.plan.actions[at];
    let name = format!("{} {}", action.id, words::action_name(action, language));
    let first = head(sheet, desk, &name, &name)? + 1;
    let targets = targets(desk, &action.id);
    let tasks = tasks(desk, &action.id);
    let mut next = first;
    if !targets.rows.is_empty() {
        targets.widen(sheet)?;
        next = targets.write(sheet, first)? + 2;
        sheet.set_freeze_panes(first + 1, 2)?.set_repeat_rows(first, first)?;
    } else {
        tasks.widen(sheet)?;
        sheet.set_freeze_panes(first + 1, 2)?.set_repeat_rows(first, first)?;
    }
    tasks.write(sheet, next)?;
    paper(sheet, desk)
}

fn targets(desk: &Desk<'_>, action: &str) -> Grid {
    let column = |label: Label, most| Column { title: desk.label(label), most };
    let plan = desk.report.facts.plan;
    let lines = desk.board.lines().filter(|line| plan.action_of(line.indicator) == action);
    Grid {
        columns: vec![
            column(Label::Item, 34),
            column(Label::Target, 48),
            column(Label::County, 18),
            column(Label::Owes, 14),
            column(Label::Actual, 14),
            column(Label::Attainment, 14),
            column(Label::Status, 14),
            column(Label::Remark, 40),
        ],
        rows: lines.flat_map(|line| rows(desk, line)).collect(),
        language: desk.report.facts.language,
    }
}

/// The city's row, and each county's.
fn rows(desk: &Desk<'_>, line: &Line<'_>) -> Vec<Vec<Value>> {
    let head = |who: &str| [Value::text(&line.target.id), Value::text(&line.indicator.name), Value::text(who)];
    let figure = line.level().map(|level| level.figure);
    let mark = |mark: &crate::report::Mark| {
        [
            Value::amount(mark.actual, line.indicator.is_ratio()),
            Value::share(mark.attainment),
            mark.status.map_or(Value::Nothing, Value::Status),
        ]
    };
    let mut city: Vec<_> = head(desk.label(Label::City)).into();
    city.push(Value::amount(figure, false));
    city.extend(mark(&line.city));
    city.push(Value::text(&line.wanted));
    let county = |square: &Square| {
        let name = words::county_name(desk.report.facts.plan.county(square.county), desk.report.facts.language);
        let mut row: Vec<_> = head(name).into();
        row.push(Value::amount(square.figure, false));
        row.extend(mark(&square.mark));
        row.push(Value::text(remark(desk, square)));
        row
    };
    [city].into_iter().chain(line.squares.iter().map(county)).collect()
}

fn remark(desk: &Desk<'_>, square: &Square) -> &'static str {
    match (square.known, square.stale) {
        (Known::Missing, _) => desk.label(Label::Missing),
        (Known::NotApplicable, _) => desk.label(Label::NotApplicable),
        (Known::Reported, true) => desk.label(Label::Stale),
        (Known::Reported, false) => "",
    }
}

/// How many counties have each task in which state.
fn tasks(desk: &Desk<'_>, action: &str) -> Grid {
    let (facts, column) = (&desk.report.facts, |label: Label, most| Column { title: desk.label(label), most });
    let state = |title: &'static str| Column { title, most: 14 };
    let mut columns = vec![column(Label::Item, 34), column(Label::Task, 48)];
    let titles = words::report::task_states(facts.language);
    columns.extend(titles.map(state));
    let rows = facts.plan.tasks.iter().zip(&facts.figures.assessment.states).filter(|(task, _)| task.action == action);
    let rows = rows.map(|(task, states)| {
        let mut row = vec![Value::text(&task.id), Value::text(&task.summary)];
        let own: Vec<_> = facts.selection().counties(facts.plan).map(|county| states[county.0]).collect();
        row.extend(crate::report::TASK_STATES.map(|wanted| {
            let count = own.iter().filter(|state| **state == wanted).count();
            Value::Count(crate::number::Decimal::ONE.times(count))
        }));
        row
    });
    Grid { columns, rows: rows.collect(), language: facts.language }
}
