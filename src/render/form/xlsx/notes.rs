//! The sheet that explains the form: what holds for every row, then each of its indicators.

use std::collections::BTreeSet;

use rust_xlsxwriter::{IgnoreError, RowNum, Worksheet};

use super::{
    fit,
    sheet::{lock, on_lines, paper, title},
    style::{self, Bands, Kind, Placed, Stands},
};
use crate::{
    model::{Indicator, Item},
    render::form::Page,
};

const TITLE: RowNum = 0;
const RULES: RowNum = 1;

/// The least and the most width of each column.
const WIDTHS: [(usize, usize); 7] = [(8, 20), (20, 30), (7, 17), (10, 16), (10, 16), (20, 34), (24, 50)];

pub fn write(sheet: &mut Worksheet, page: &Page<'_>) -> anyhow::Result<()> {
    let words = page.words();
    sheet.set_name(words.notes_sheet())?;
    title(sheet, TITLE, words.notes_title(), page)?;
    let rules = words.rules();
    for ((row, number), rule) in (RULES..).zip(1..).zip(rules) {
        sheet.write_string_with_format(row, 0, format!("{number}. {rule}"), &style::text())?;
        sheet.set_row_height(row, fit::height(1))?;
    }
    let header = RULES + RowNum::try_from(rules.len())? + 1;
    table(sheet, page, header)?;
    sheet.set_freeze_panes(header + 1, 0)?;
    lock(sheet);
    paper(sheet, page, header)
}

fn table(sheet: &mut Worksheet, page: &Page<'_>, header: RowNum) -> anyhow::Result<()> {
    let titles = page.words().notes_columns();
    let rows = rows(page);
    let aside = Placed::Left.aside();
    let widest = |at: usize| rows.iter().map(|(cells, _)| fit::width(&cells[at]) + aside).max().unwrap_or(0);
    let widths = [0, 1, 2, 3, 4, 5, 6].map(|at| widest(at).clamp(WIDTHS[at].0, WIDTHS[at].1));
    for ((column, width), title) in (0..).zip(widths).zip(titles) {
        sheet.set_column_width(column, width as f64)?;
        sheet.write_string_with_format(header, column, title, &style::header(false))?;
    }
    sheet.set_row_height(header, 24.0)?;
    for (row, (cells, stands)) in (header + 1..).zip(&rows) {
        let mut lines = 1;
        for ((column, width), text) in (0..).zip(widths).zip(cells) {
            lines = lines.max(fit::lines(text, width - aside));
            sheet.write_string_with_format(row, column, text, &style::cell(Kind::Given, *stands))?;
        }
        sheet.set_row_height(row, fit::height(lines))?;
    }
    let last = header + RowNum::try_from(rows.len())?;
    sheet.ignore_error_range(header, 0, last, 0, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// The cells of each indicator that the form asks for.
fn rows(page: &Page<'_>) -> Vec<([String; 7], Stands)> {
    let asked: BTreeSet<_> = page.form.rows.iter().map(|row| row.item).collect();
    let mut bands = Bands::default();
    let indicators = asked.into_iter().filter_map(|item| match item {
        Item::Task(_) => None,
        Item::Indicator(ix) => Some(page.plan.indicator(ix)),
    });
    indicators
        .map(|indicator| {
            let (first, shaded) = bands.next(page.plan.action_of(indicator));
            (cells(page, indicator), Stands { first, shaded, placed: Placed::Left })
        })
        .collect()
}

fn cells(page: &Page<'_>, indicator: &Indicator) -> [String; 7] {
    let words = page.words();
    let assumed = indicator.assumed.iter().chain(indicator.targets.iter().filter_map(|target| target.assumed.as_ref()));
    [
        indicator.id.clone(),
        indicator.name.clone(),
        on_lines(&words.unit(indicator)),
        on_lines(&words.measure_of_rows(indicator, page.form.period)),
        indicator.share.as_ref().map(|share| share.of.clone()).unwrap_or_default(),
        words.owed(page.plan, page.form.county, indicator),
        assumed.cloned().collect::<Vec<_>>().join("\n"),
    ]
}
