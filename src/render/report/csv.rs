//! A report's figures as one CSV, with all their digits, as `status --format csv` has them. Written with a byte order mark, without which Excel takes it for GBK.

use crate::{render::csv_table, report::Report, views::status_table, words::Label};

pub fn render(report: &Report<'_>) -> anyhow::Result<Vec<u8>> {
    let facts = &report.facts;
    let document = status_table::status(facts.plan, &facts.figures, facts.sample, &facts.selection(), facts.language);
    let csv = csv_table::render(&document, Label::Action.text(facts.language))?;
    Ok(format!("\u{feff}{csv}").into_bytes())
}
