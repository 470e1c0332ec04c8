//! The form as a CSV file that Excel on a Chinese Windows opens rightly: UTF-8 with a byte order mark.

use super::Page;
use crate::form::FormColumn;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The file's text.
pub fn render(page: &Page<'_>) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(FormColumn::ALL.map(|column| page.words().column(column)))?;
    for row in &page.form.rows {
        writer.write_record(FormColumn::ALL.map(|column| page.cell(row, column, page.sample)))?;
    }
    Ok(BYTE_ORDER_MARK.to_owned() + &String::from_utf8(writer.into_inner()?)?)
}
