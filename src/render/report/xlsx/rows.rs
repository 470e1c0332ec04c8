//! The rows behind every number, each with its file and line, to be filtered and added up.

use rust_xlsxwriter::Worksheet;

use super::{
    Desk,
    grid::{Column, Grid, Value},
    head, paper,
};
use crate::words::{self, Label, report::PageWord};

pub fn write(sheet: &mut Worksheet, desk: &Desk<'_>) -> anyhow::Result<()> {
    let word = desk.say(PageWord::Rows);
    let header = head(sheet, desk, word, word)? + 1;
    let column = |label: Label, most| Column { title: desk.label(label), most };
    let facts = &desk.report.facts;
    let mut rows = Vec::new();
    for line in desk.board.lines() {
        for county in facts.sources.get(line.at).into_iter().flatten() {
            let name = words::county_name(facts.plan.county(county.county), facts.language);
            rows.extend(county.rows.iter().map(|row| {
                vec![
                    Value::text(&line.target.id),
                    Value::text(&line.indicator.name),
                    Value::text(name),
                    Value::text(row.site.clone().unwrap_or_default()),
                    Value::text(row.period.to_string()),
                    Value::Count(row.value),
                    Value::amount(Some(row.total).filter(|_| line.indicator.is_ratio()), false),
                    Value::text(&row.source),
                    Value::text(if row.carried { desk.label(Label::Carried) } else { "" }),
                ]
            }));
        }
    }
    let grid = Grid {
        columns: vec![
            column(Label::Item, 34),
            column(Label::Target, 48),
            column(Label::County, 18),
            column(Label::Site, 14),
            column(Label::Period, 14),
            column(Label::Value, 14),
            column(Label::Total, 14),
            column(Label::Source, 56),
            column(Label::Remark, 12),
        ],
        rows,
        language: facts.language,
    };
    grid.widen(sheet)?;
    let last = grid.write(sheet, header)?;
    sheet.autofilter(header, 0, last, 8)?;
    sheet.set_freeze_panes(header + 1, 2)?.set_repeat_rows(header, header)?;
    paper(sheet, desk)
}
