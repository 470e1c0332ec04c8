//! Repairs within cells: what the findings about a row offer, taken from the findings themselves, and the
//! one canonical spelling of a period or a day that was read.

use std::borrow::Cow;

use super::grid::Grid;
use crate::{
    book::{Naming, SiteList},
    finding::{Column, Message, RowProblem, Subject, ValueProblem},
    model::{Item, Language},
    submission::{
        about::RowRead,
        item_row::Context,
        period_cell::{self, DateReading, PeriodReading},
        row::Reading,
    },
    tabular::{self, Sheet, decode::Decoded},
};

/// Repairs a submission's rows, and tells what each is about.
pub fn submission(
    grid: &mut Grid,
    context: &Context<'_>,
    lists: Vec<SiteList>,
    subject: &Subject,
) -> anyhow::Result<Vec<Option<Item>>> {
    let (mut sites, mut read) = (Naming::of(&lists), Vec::new());
    rows(grid, &tabular::SUBMISSION, subject, |row| read.push(context.read(row, read.last(), &mut sites)))?;
    let mut items: Vec<_> = read.iter().map(|read: &RowRead| read.row.item()).collect();
    items.resize(grid.rows.len(), None);
    for (at, item) in items.iter().enumerate() {
        if let Some(item) = item {
            spell_period(grid, at, *item, context);
        }
    }
    Ok(items)
}

/// Repairs the cells of every row by the findings of reading it.
pub fn rows(
    grid: &mut Grid,
    layout: &tabular::Layout,
    subject: &Subject,
    mut read: impl FnMut(&mut Reading<'_, '_>),
) -> anyhow::Result<()> {
    let text = grid.text(Language::Chinese)?;
    let decoded = Decoded { text: Cow::Borrowed(&text), problem: None };
    // a text that does not open here is found again, and refused, when it has been written
    let Ok(mut sheet) = Sheet::open("".into(), &decoded, layout, subject.clone()) else { return Ok(()) };
    let mut at = 0;
    while at < grid.rows.len() && sheet.next_row() {
        let mut row = Reading::new(&sheet, subject);
        read(&mut row);
        for finding in row.findings {
            if let Some(column) = finding.subject.field
                && let Some(text) = offered(&finding.message)
            {
                grid.set(at, column, text);
            }
        }
        at += 1;
    }
    Ok(())
}

/// The text that a finding says to type instead, where it is certain.
fn offered(message: &Message) -> Option<String> {
    let text = match message {
        Message::Value(ValueProblem::FullWidth { fixed } | ValueProblem::ThousandsSeparator { fixed }) => fixed.clone(),
        Message::Value(ValueProblem::UnitInValue { fixed, .. }) => fixed.clone()?,
        Message::Row(RowProblem::PeriodFormat { reading, .. }) => reading.to_string(),
        _ => return None,
    };
    message.is_fixable().then_some(text)
}

/// `2023-07` is read without a finding, and written `2023-M07`.
fn spell_period(grid: &mut Grid, row: usize, item: Item, context: &Context<'_>) {
    let cadence = match item {
        Item::Indicator(ix) if context.plan.indicator(ix).finer => context.plan.indicator(ix).periods,
        Item::Indicator(_) | Item::Task(_) => context.period.cadence(),
    };
    let text = grid.cell(row, Column::Period);
    if let PeriodReading::Exact(period) = period_cell::read(text, cadence, context.period) {
        grid.set(row, Column::Period, period.to_string());
    }
}

/// Repairs the days in these columns.
pub fn days(grid: &mut Grid, columns: &[Column]) {
    for row in 0..grid.rows.len() {
        for column in columns {
            if let DateReading::Damaged(date) = period_cell::read_date(grid.cell(row, *column)) {
                grid.set(row, *column, date.to_string());
            }
        }
    }
}
