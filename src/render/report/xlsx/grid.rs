//! A table on a sheet: widths by what stands in it, heights by the lines that it takes, numbers as numbers, and
//! statuses that change their colour when somebody changes the word.

use rust_xlsxwriter::{ColNum, Color, ConditionalFormatCell, ConditionalFormatCellRule, Format, RowNum, Worksheet};

use crate::{
    model::Language,
    number::Decimal,
    render::form::xlsx::{
        fit,
        style::{self, Kind, Placed, Stands},
    },
    report::Status,
    words,
};

/// Digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// What stands in a cell.
#[derive(Debug, Clone)]
pub enum Value {
    Text(String),
    Count(Decimal),
    /// Cut after six decimals; shown with as many as it has.
    Ratio(Decimal),
    /// Of one; in percent with all the digits that it has, for a spreadsheet would round what has to be cut.
    Share(Decimal),
    Status(Status),
    /// Not known, or does not apply: neither is zero.
    Nothing,
}

impl Value {
    pub fn text(text: impl Into<String>) -> Value {
        Value::Text(text.into())
    }

    pub fn share(share: Option<Decimal>) -> Value {
        share.map_or(Value::Nothing, Value::Share)
    }

    pub fn amount(amount: Option<Decimal>, ratio: bool) -> Value {
        match amount {
            None => Value::Nothing,
            Some(amount) if ratio => Value::Ratio(amount),
            Some(amount) => Value::Count(amount),
        }
    }

    fn shown(&self, language: Language) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Count(number) | Value::Ratio(number) => number.to_string(),
            Value::Share(share) => format!("{}.0%", share.times(100)),
            Value::Status(status) => words::status(*status, language).to_owned(),
            Value::Nothing => "—".to_owned(),
        }
    }
}

/// A column's title, and how wide it may become.
pub struct Column {
    pub title: &'static str,
    pub most: usize,
}

/// A table with its first row, and the colours of its statuses.
pub struct Grid {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
    pub language: Language,
}

impl Grid {
    /// Writes the table, header first; its last row.
    pub fn write(&self, sheet: &mut Worksheet, header: RowNum) -> anyhow::Result<RowNum> {
        for (column, Column { title, .. }) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(header, column, *title, &style::header(false))?;
        }
        sheet.set_row_height(header, 24.0)?;
        let widths = self.widths();
        for (row, values) in (header + 1..).zip(&self.rows) {
            let mut lines = 1;
            for ((column, value), width) in (0..).zip(values).zip(&widths) {
                put(sheet, (row, column), value, self.language)?;
                lines = lines.max(fit::lines(&value.shown(self.language), width - Placed::Left.aside()));
            }
            sheet.set_row_height(row, fit::height(lines))?;
        }
        let last = header + RowNum::try_from(self.rows.len())?;
        self.colour(sheet, header + 1, last)?;
        Ok(last)
    }

    /// Makes the sheet's columns as wide as the table's.
    pub fn widen(&self, sheet: &mut Worksheet) -> anyhow::Result<()> {
        for (column, width) in (0..).zip(self.widths()) {
            sheet.set_column_width(column, width as f64)?;
        }
        Ok(())
    }

    fn widths(&self) -> Vec<usize> {
        let widest = |(at, column): (usize, &Column)| {
            let texts = self.rows.iter().map(|row| fit::width(&row[at].shown(self.language)));
            let widest = texts.chain([fit::width(column.title)]).max().unwrap_or_default();
            (widest + Placed::Left.aside()).min(column.most)
        };
        self.columns.iter().enumerate().map(widest).collect()
    }

    /// The colours of the columns that hold statuses.
    fn colour(&self, sheet: &mut Worksheet, first: RowNum, last: RowNum) -> anyhow::Result<()> {
        let judged = |at: &usize| self.rows.iter().any(|row| matches!(row[*at], Value::Status(_)));
        for at in (0..self.columns.len()).filter(judged) {
            let column = ColNum::try_from(at)?;
            for status in Status::ALL {
                let word = words::status(status, self.language).to_owned();
                let rule = ConditionalFormatCell::new()
                    .set_rule(ConditionalFormatCellRule::EqualTo(word))
                    .set_format(ground(status));
                sheet.add_conditional_format(first, column, last, column, &rule)?;
            }
        }
        Ok(())
    }
}

fn put(sheet: &mut Worksheet, at: (RowNum, ColNum), value: &Value, language: Language) -> anyhow::Result<()> {
    let stands = |placed| Stands { first: false, shaded: false, placed };
    let written = match value {
        Value::Count(number) => exact(*number).map(|it| (it, "0.#########")),
        Value::Ratio(number) => exact(*number).map(|it| (it, "0.0#####")),
        Value::Share(share) => exact(*share).map(|it| (it, "0.0###%")),
        Value::Text(_) | Value::Status(_) | Value::Nothing => None,
    };
    match (written, value) {
        (Some((number, format)), _) => {
            let whole = matches!(value, Value::Count(count) if count.is_whole());
            let format = style::number(if whole { "0" } else { format });
            sheet.write_number_with_format(at.0, at.1, number, &format)?
        }
        (None, Value::Status(_) | Value::Nothing) => {
            let format = style::cell(Kind::Given, stands(Placed::Centre));
            sheet.write_string_with_format(at.0, at.1, value.shown(language), &format)?
        }
        (None, _) => {
            let format = style::cell(Kind::Given, stands(Placed::Left));
            sheet.write_string_with_format(at.0, at.1, value.shown(language), &format)?
        }
    };
    Ok(())
}

/// A number that a spreadsheet holds as it is written.
fn exact(number: Decimal) -> Option<f64> {
    let text = number.to_string();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.parse().ok().filter(|_| digits <= DIGITS)
}

/// As on the page: fills that are told apart without their hue by the word that stands on them.
fn ground(status: Status) -> Format {
    let (fill, ink) = match status {
        Status::Met => (0xBFE5D0, 0x0B4A2C),
        Status::OnPace => (0xE0F2E7, 0x12512F),
        Status::Behind => (0xFDE9B3, 0x5C3D00),
        Status::FarBehind => (0xF8C9A8, 0x6B2500),
        Status::Missed => (0xEFB4B4, 0x6D0C14),
        Status::NoData => (0xE9ECF0, 0x414B58),
        Status::NotApplicable => (0xF7F8FA, 0x6A7482),
    };
    Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(ink))
}
