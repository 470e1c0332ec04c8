//! A report as a workbook: an overview, a chart of attainments against what is due, a sheet an action, the rows
//! behind every number, and where all of it comes from. The same report gives the same bytes.

mod action;
mod chart;
mod grid;
mod overview;
mod rows;

use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, RowNum, Workbook, Worksheet};

use crate::{
    render::form::xlsx::{fit, style},
    report::{Board, Report},
    words::report::PageWord,
};

/// A4.
const PAPER: u8 = 9;

/// The most characters that the name of a sheet has.
const NAME: usize = 31;

/// What every sheet is written from.
struct Desk<'a> {
    report: &'a Report<'a>,
    board: Board<'a>,
}

impl Desk<'_> {
    fn say(&self, word: PageWord) -> &'static str {
        word.text(self.report.facts.language)
    }

    fn label(&self, label: crate::words::Label) -> &'static str {
        label.text(self.report.facts.language)
    }
}

/// The file's bytes.
pub fn render(report: &Report<'_>) -> anyhow::Result<Vec<u8>> {
    let desk = Desk { report, board: Board::of(&report.facts) };
    let mut workbook = Workbook::new();
    style::rule(&mut workbook)?;
    workbook.set_properties(&properties(report)?);
    let last = overview::write(workbook.add_worksheet(), &desk)?;
    chart::write(workbook.add_worksheet(), &desk, last)?;
    for at in 0..report.facts.plan.actions.len() {
        action::write(workbook.add_worksheet(), &desk, at)?;
    }
    if !report.facts.sources.is_empty() {
        rows::write(workbook.add_worksheet(), &desk)?;
    }
    provenance(workbook.add_worksheet(), &desk)?;
    Ok(workbook.save_to_buffer()?)
}

/// A workbook says when it was made; this one says as of which day it stands.
fn properties(report: &Report<'_>) -> anyhow::Result<DocProperties> {
    let day = report.facts.as_of();
    let made = ExcelDateTime::from_ymd(day.year().try_into()?, day.month().try_into()?, day.day().try_into()?)?;
    let plan = report.facts.plan;
    Ok(DocProperties::new()
        .set_title(&report.title)
        .set_subject(&plan.title)
        .set_author(&plan.issuer)
        .set_creation_datetime(&made))
}

/// Names a sheet and writes what stands above its table; the row from which the table is free to begin.
fn head(sheet: &mut Worksheet, desk: &Desk<'_>, name: &str, title: &str) -> anyhow::Result<RowNum> {
    let report = desk.report;
    sheet.set_name(named(name))?;
    let text = format!("{} · {title}", report.title);
    match report.mark() {
        Some(mark) => {
            let (bold, red) = (style::title(), style::sample());
            let mark = format!("   {mark}");
            sheet.write_rich_string_with_format(0, 0, &[(&bold, text.as_str()), (&red, mark.as_str())], &bold)?
        }
        None => sheet.write_string_with_format(0, 0, text, &style::title())?,
    };
    sheet.set_row_height(0, 32.0)?;
    let mut row = 1;
    for line in std::iter::once(&report.facts.plan.title).chain(&report.preface) {
        sheet.write_string_with_format(row, 0, line, &style::quiet())?.set_row_height(row, fit::height(1))?;
        row += 1;
    }
    Ok(row)
}

/// How a sheet is printed: as wide as the paper, whose figures they are at its foot.
fn paper(sheet: &mut Worksheet, desk: &Desk<'_>) -> anyhow::Result<()> {
    let title = desk.report.title.replace('&', "&&");
    let (page, mark) = (desk.say(PageWord::Page), desk.report.mark().unwrap_or_default());
    sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_screen_gridlines(false);
    sheet.set_footer(format!("&L{title}&C{page}&R{mark}"));
    Ok(())
}

/// Where everything comes from.
fn provenance(sheet: &mut Worksheet, desk: &Desk<'_>) -> anyhow::Result<()> {
    let word = desk.say(PageWord::Provenance);
    let first = head(sheet, desk, word, word)? + 1;
    for (row, line) in (first..).zip(&desk.report.colophon) {
        sheet.write_string_with_format(row, 0, line, &style::text())?.set_row_height(row, fit::height(1))?;
    }
    paper(sheet, desk)
}

/// A text that can be the name of a sheet.
fn named(text: &str) -> String {
    let plain = text.chars().filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c));
    let mut room = NAME;
    let fits = |c: &char| {
        let units = c.len_utf16();
        let fits = room >= units;
        room = room.saturating_sub(units);
        fits
    };
    plain.take_while(fits).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_becomes_one_that_a_sheet_can_have() {
        assert_eq!(named("1 a/b[c]: 'd'"), "1 abc d");
        assert_eq!(named(&"长".repeat(40)).chars().count(), NAME);
    }
}
