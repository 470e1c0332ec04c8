//! A document as one CSV: all tables under each other, their headings in the first column, figures with
//! all their digits. No cell is one that a spreadsheet would run.

use crate::table::{Cell, Document};

/// `heading` names the column of the tables' headings, which is there if any table has one.
pub fn render(document: &Document, heading: &str) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mark = document.sample;
    let titled = document.sections.iter().any(|section| !section.title.is_empty());
    for (at, section) in document.sections.iter().enumerate() {
        if at == 0 {
            let titles = section.table.columns.iter().map(|column| column.title.as_ref());
            writer.write_record(titled.then_some(heading).into_iter().chain(titles).chain(mark))?;
        }
        for row in &section.table.rows {
            let cells = row.iter().map(plain);
            let mark = mark.map(str::to_owned);
            writer.write_record(titled.then(|| inert(&section.title)).into_iter().chain(cells).chain(mark))?;
        }
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Verdict { text, .. } => inert(text),
        Cell::Number(number) | Cell::Share { share: number, .. } => number.to_string(),
        Cell::Nothing => String::new(),
    }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe before it.
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
