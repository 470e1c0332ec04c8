//! The sheet to fill: a title, a line of instructions, the header, and a row for each row of the form.

use rust_xlsxwriter::{ColNum, IgnoreError, ProtectionOptions, RowNum, Worksheet};

use super::{
    action,
    checks::{self, Run},
    fit,
    style::{self, Bands, Kind, Placed, Stands},
};
use crate::{
    calendar::Period,
    form::{FormColumn, FormRow},
    model::Item,
    number::Decimal,
    render::form::Page,
    words::{FormPrompt, Label},
};

const TITLE: RowNum = 0;
const PLAN: RowNum = 1;
const INSTRUCTIONS: RowNum = 2;
const HEADER: RowNum = 3;

/// Digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// A4.
const PAPER: u8 = 9;

pub fn write(sheet: &mut Worksheet, page: &Page<'_>) -> anyhow::Result<()> {
    let words = page.words();
    sheet.set_name(words.sheet())?;
    let widths = FormColumn::ALL.map(|column| width(page, column));
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, width as f64)?;
    }
    head(sheet, page)?;
    rows(sheet, page, &widths)?;
    let last = HEADER + RowNum::try_from(page.form.rows.len().max(1))?;
    validations(sheet, page, last)?;
    sheet.ignore_error_range(
        HEADER + 1,
        0,
        last.max(HEADER + 1),
        at(FormColumn::Note),
        IgnoreError::NumberStoredAsText,
    )?;
    sheet.set_freeze_panes(HEADER + 1, at(FormColumn::Name) + 1)?;
    sheet.set_selection(HEADER + 1, at(FormColumn::Value), HEADER + 1, at(FormColumn::Value))?;
    lock(sheet);
    paper(sheet, page, HEADER)?;
    sheet.set_print_area(TITLE, 0, last, at(FormColumn::Note))?;
    Ok(())
}

/// Nothing but the cells to fill can be changed; how wide and high it is stays everybody's own choice.
pub fn lock(sheet: &mut Worksheet) {
    let options = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
    sheet.protect_with_options(&options).set_screen_gridlines(false);
}

/// How a sheet is printed: as wide as the paper, its header on every page.
pub fn paper(sheet: &mut Worksheet, page: &Page<'_>, header: RowNum) -> anyhow::Result<()> {
    let words = page.words();
    let sample = if page.sample { Label::Sample.text(page.language) } else { "" };
    let title = words.title(page.county(), page.form.period).replace('&', "&&");
    sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_repeat_rows(header, header)?;
    sheet.set_footer(format!("&L{title}&C{}&R{sample}", words.page()));
    Ok(())
}

/// A sheet's title, and beside it that the figures are a sample.
pub fn title(sheet: &mut Worksheet, row: RowNum, text: &str, page: &Page<'_>) -> anyhow::Result<()> {
    let (title, sample) = (style::title(), style::sample());
    let mark = format!("   {}", Label::Sample.text(page.language));
    match page.sample {
        true => sheet.write_rich_string_with_format(row, 0, &[(&title, text), (&sample, &mark)], &title)?,
        false => sheet.write_string_with_format(row, 0, text, &title)?,
    };
    sheet.set_row_height(row, 32.0)?;
    Ok(())
}

/// A column's place.
fn at(column: FormColumn) -> ColNum {
    column as ColNum
}

/// A column's width: what it holds, within what a page has room for.
fn width(page: &Page<'_>, column: FormColumn) -> usize {
    let (least, most) = match column {
        FormColumn::Item => (8, 20),
        FormColumn::Name => (24, 40),
        FormColumn::Period => (7, 10),
        FormColumn::Site => (7, 14),
        FormColumn::SiteName => (6, 16),
        FormColumn::Unit => (7, 15),
        FormColumn::Measure => (11, 14),
        FormColumn::OfMeans => (10, 12),
        FormColumn::Previous => (12, 19),
        FormColumn::Value | FormColumn::Of => (12, 12),
        FormColumn::Evidence | FormColumn::Note => (18, 18),
    };
    let cells = page.form.rows.iter().map(|row| {
        let aside = placed(column, kind(page, row, column)).aside();
        fit::width(&shown(page, row, column)) + aside
    });
    cells.max().unwrap_or(least).clamp(least, most)
}

/// What stands above the rows.
fn head(sheet: &mut Worksheet, page: &Page<'_>) -> anyhow::Result<()> {
    let words = page.words();
    title(sheet, TITLE, &words.title(page.county(), page.form.period), page)?;
    let plan = format!("{} · {} · {}", page.plan.title, page.plan.issuer, words.days(page.form.period));
    sheet.write_string_with_format(PLAN, 0, plan, &style::quiet())?;
    sheet.write_string_with_format(INSTRUCTIONS, 0, words.instructions(), &style::text())?;
    for column in FormColumn::ALL {
        let look = style::header(column.is_answer());
        sheet.write_string_with_format(HEADER, at(column), words.column(column), &look)?;
    }
    for (row, height) in [(PLAN, 19.0), (INSTRUCTIONS, 26.0), (HEADER, 24.0)] {
        sheet.set_row_height(row, height)?;
    }
    Ok(())
}

fn rows(sheet: &mut Worksheet, page: &Page<'_>, widths: &[usize]) -> anyhow::Result<()> {
    let mut bands = Bands::default();
    for (row, form) in (HEADER + 1..).zip(&page.form.rows) {
        let (first, shaded) = bands.next(action(page, form));
        let mut lines = 1;
        for (column, width) in FormColumn::ALL.into_iter().zip(widths) {
            let text = shown(page, form, column);
            let kind = kind(page, form, column);
            let placed = placed(column, kind);
            lines = lines.max(fit::lines(&text, width - placed.aside()));
            let look = style::cell(kind, Stands { first, shaded, placed });
            match number(&text).filter(|_| kind == Kind::Number) {
                Some(number) => sheet.write_number_with_format(row, at(column), number, &look)?,
                None if text.is_empty() => sheet.write_blank(row, at(column), &look)?,
                None => sheet.write_string_with_format(row, at(column), text, &look)?,
            };
        }
        sheet.set_row_height(row, fit::height(lines))?;
    }
    Ok(())
}

fn placed(column: FormColumn, kind: Kind) -> Placed {
    match (column, kind) {
        (FormColumn::Item | FormColumn::Name | FormColumn::Previous, _) => Placed::Left,
        (FormColumn::Evidence | FormColumn::Note, _) => Placed::Left,
        (_, Kind::Given) | (FormColumn::Value | FormColumn::Site, Kind::Text) => Placed::Centre,
        _ => Placed::ByKind,
    }
}

/// A cell's text. What is explained in brackets stands on a line of its own.
fn shown(page: &Page<'_>, row: &FormRow, column: FormColumn) -> String {
    let text = page.cell(row, column, false);
    match column {
        FormColumn::Unit | FormColumn::Measure | FormColumn::Previous => on_lines(&text),
        _ => text,
    }
}

pub fn on_lines(text: &str) -> String {
    text.replace('（', "\n（").replace(" (", "\n(")
}

fn kind(page: &Page<'_>, row: &FormRow, column: FormColumn) -> Kind {
    let indicator = page.indicator(row);
    let is_ratio = indicator.is_some_and(|indicator| indicator.is_ratio());
    match column {
        FormColumn::Evidence | FormColumn::Note => Kind::Text,
        FormColumn::Value if indicator.is_none() => Kind::Text,
        FormColumn::Value => Kind::Number,
        FormColumn::Of if is_ratio => Kind::Number,
        FormColumn::Of => Kind::Closed,
        FormColumn::Site if names_site(row) => Kind::Text,
        _ => Kind::Given,
    }
}

/// A number that a spreadsheet holds as it is written.
fn number(text: &str) -> Option<f64> {
    let exact = Decimal::parse(text).is_ok_and(|number| number.to_string() == text);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.parse().ok().filter(|_| exact && digits <= DIGITS)
}

/// What the cells to fill ask for and refuse.
fn validations(sheet: &mut Worksheet, page: &Page<'_>, last: RowNum) -> anyhow::Result<()> {
    let (value, total) = (at(FormColumn::Value), at(FormColumn::Of));
    let mut first = HEADER + 1;
    for rows in page.form.rows.chunk_by(|a, b| asks(a) == asks(b)) {
        let run = Run { first, last: first + RowNum::try_from(rows.len())? - 1, value, total };
        first = run.last + 1;
        let Some(row) = rows.first() else { continue };
        let title = page.plan.item_name(row.item);
        for (column, prompt) in prompts(page, row) {
            validate(sheet, page, column, title, prompt, run)?;
            if let FormPrompt::Total(_, share, _) = prompt {
                checks::colours(sheet, share, run)?;
            }
        }
    }
    let all = Run { first: HEADER + 1, last, value, total };
    for (column, prompt) in [(FormColumn::Evidence, FormPrompt::Evidence), (FormColumn::Note, FormPrompt::Note)] {
        validate(sheet, page, column, page.words().column(column), prompt, all)?;
    }
    Ok(())
}

fn validate(
    sheet: &mut Worksheet,
    page: &Page<'_>,
    column: FormColumn,
    title: &str,
    prompt: FormPrompt<'_>,
    run: Run,
) -> anyhow::Result<()> {
    let validation = checks::validation(page.words(), title, prompt, run)?;
    sheet.add_data_validation(run.first, at(column), run.last, at(column), &validation)?;
    Ok(())
}

/// What two rows have in common when they ask for the same.
fn asks(row: &FormRow) -> (Item, Option<Period>, bool) {
    (row.item, row.period, names_site(row))
}

/// Whether the clerk is to say which site a row is about.
fn names_site(row: &FormRow) -> bool {
    row.site.as_deref() == Some("")
}

/// What a row's own cells ask for.
fn prompts<'a>(page: &Page<'a>, row: &FormRow) -> Vec<(FormColumn, FormPrompt<'a>)> {
    let period = page.period(row);
    let mut prompts = match page.indicator(row).map(|indicator| (indicator, &indicator.share)) {
        None => vec![(FormColumn::Value, FormPrompt::State(period))],
        Some((indicator, None)) => vec![(FormColumn::Value, FormPrompt::Count(indicator, period))],
        Some((indicator, Some(share))) => vec![
            (FormColumn::Value, FormPrompt::Part(indicator, share, period)),
            (FormColumn::Of, FormPrompt::Total(indicator, share, period)),
        ],
    };
    prompts.extend(names_site(row).then_some((FormColumn::Site, FormPrompt::Site)));
    prompts
}
