//! Every target of the report on one sheet.

use rust_xlsxwriter::{RowNum, Worksheet};

use super::{
    Desk,
    grid::{Column, Grid, Value},
    head, paper,
};
use crate::{
    report::Line,
    words::{Label, report::PageWord},
};

/// Where the overview's attainments begin, which the chart is drawn from.
pub const NAME: u16 = 1;
pub const ATTAINMENT: u16 = 5;
pub const DUE: u16 = 6;

/// The last row of the table, and the first.
pub struct Extent {
    pub first: RowNum,
    pub last: RowNum,
}

pub fn write(sheet: &mut Worksheet, desk: &Desk<'_>) -> anyhow::Result<Extent> {
    let word = desk.say(PageWord::Overview);
    let header = head(sheet, desk, word, word)? + 1;
    let column = |label: Label, most| Column { title: desk.label(label), most };
    let grid = Grid {
        columns: vec![
            column(Label::Item, 34),
            column(Label::Target, 48),
            column(Label::Wanted, 44),
            column(Label::Window, 22),
            column(Label::Actual, 14),
            column(Label::Attainment, 14),
            column(Label::Due, 14),
            column(Label::Status, 14),
            column(Label::Held, 12),
            column(Label::Reported, 12),
        ],
        rows: desk.board.lines().map(row).collect(),
        language: desk.report.facts.language,
    };
    grid.widen(sheet)?;
    let last = grid.write(sheet, header)?;
    sheet.set_freeze_panes(header + 1, 2)?.set_repeat_rows(header, header)?;
    paper(sheet, desk)?;
    Ok(Extent { first: header + 1, last })
}

fn row(line: &Line<'_>) -> Vec<Value> {
    let held = match line.closed {
        0 => Value::Nothing,
        closed => Value::Text(format!("{}/{closed}", line.held)),
    };
    vec![
        Value::text(&line.target.id),
        Value::text(&line.indicator.name),
        Value::text(&line.wanted),
        Value::text(&line.window),
        Value::amount(line.city.actual, line.indicator.is_ratio()),
        Value::share(line.city.attainment),
        Value::share(line.due),
        line.city.status.map_or(Value::Nothing, Value::Status),
        held,
        Value::Text(format!("{}/{}", line.reported, line.applicable)),
    ]
}
