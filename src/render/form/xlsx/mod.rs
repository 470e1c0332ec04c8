//! The form as a workbook for Excel, WPS and LibreOffice: a sheet to fill, a sheet that explains it, and one
//! that nobody sees, by which the program knows the form again. The same form gives the same bytes.

mod checks;
pub(in crate::render) mod fit;
mod notes;
mod sheet;
pub(in crate::render) mod style;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use super::Page;
use crate::{
    form::{FormColumn, FormRow, Stamp},
    model::Item,
};
use chrono::Datelike;

/// The file's bytes.
pub fn render(page: &Page<'_>) -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    style::rule(&mut workbook)?;
    workbook.set_properties(&properties(page)?);
    sheet::write(workbook.add_worksheet(), page)?;
    notes::write(workbook.add_worksheet(), page)?;
    hide(workbook.add_worksheet(), &stamp(page))?;
    Ok(workbook.save_to_buffer()?)
}

/// A workbook says when it was made; this one says the first day that it is about.
fn properties(page: &Page<'_>) -> anyhow::Result<DocProperties> {
    let start = page.form.period.start();
    let made = ExcelDateTime::from_ymd(start.year().try_into()?, start.month().try_into()?, start.day().try_into()?)?;
    let title = page.words().title(page.county(), page.form.period);
    let subject = page.plan.title.clone();
    Ok(DocProperties::new()
        .set_title(title)
        .set_subject(subject)
        .set_author(&page.plan.issuer)
        .set_creation_datetime(&made))
}

fn stamp(page: &Page<'_>) -> Stamp {
    let words = page.words();
    Stamp {
        plan: page.plan.id.clone(),
        county: page.county().id.clone(),
        period: page.form.period.to_string(),
        sheet: words.sheet().to_owned(),
        columns: FormColumn::ALL.map(|column| words.column(column).to_owned()).into(),
        rows: page.form.rows.iter().map(|row| row.key(page.plan)).collect(),
    }
}

/// Writes the sheet that only the program reads.
fn hide(sheet: &mut Worksheet, stamp: &Stamp) -> anyhow::Result<()> {
    sheet.set_name(Stamp::SHEET)?.set_very_hidden(true);
    for (row, cells) in stamp.cells().iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string_with_format(row.try_into()?, column.try_into()?, cell, &style::text())?;
        }
    }
    Ok(())
}

/// The action that a row belongs to.
fn action<'a>(page: &Page<'a>, row: &FormRow) -> &'a str {
    match row.item {
        Item::Task(ix) => &page.plan.task(ix).action,
        Item::Indicator(ix) => page.plan.action_of(page.plan.indicator(ix)),
    }
}
