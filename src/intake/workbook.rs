//! An Excel workbook as sheets of texts, by stated rules. A number is read as Excel shows it, with fifteen
//! significant digits; a date as Excel writes it, `2023/7/1`; a formula by its result, which is told; of
//! merged cells the first has the content, and that is told, too.

use std::io::Cursor;

use calamine::{Data, Dimensions, ExcelDateTime, Reader, SheetVisible, Xls, Xlsx, XlsxError};

use super::table::{Area, Table};
use crate::finding::Unreadable;

/// Cells further right belong to no form; a stray one there would cost memory for all between.
const COLUMNS: u32 = 256;

/// A sheet, and whether anybody sees it.
pub struct WorkSheet {
    pub table: Table,
    pub visible: bool,
}

/// The sheets of a workbook in the newer format.
pub fn xlsx(bytes: &[u8]) -> Result<Vec<WorkSheet>, Unreadable> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Unreadable::Password,
        _ => Unreadable::Broken,
    })?;
    let sheets = book.sheets_metadata().to_vec();
    let mut all = Vec::new();
    for sheet in sheets {
        let mut table = Table::new(&sheet.name);
        if read_xlsx(&mut book, &sheet.name, &mut table).is_err() {
            return Err(Unreadable::Broken);
        }
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        table.merged = merged.iter().map(area).collect();
        all.push(WorkSheet { table, visible: sheet.visible == SheetVisible::Visible });
    }
    Ok(all)
}

fn read_xlsx(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, table: &mut Table) -> Result<(), XlsxError> {
    {
        let mut reader = match book.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            // a sheet of charts has no cells
            Err(XlsxError::WorksheetNotFound(_) | XlsxError::NotAWorksheet(_)) => return Ok(()),
            Err(error) => return Err(error),
        };
        while let Some(cell) = reader.next_cell()? {
            let (row, column) = cell.get_position();
            if column < COLUMNS {
                table.set(row as usize, column as usize, text(&Data::from(cell.get_value().clone())));
            }
        }
    }
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_formula()? {
        let (row, column) = cell.get_position();
        if column < COLUMNS && !cell.get_value().is_empty() {
            table.calculated(row as usize, column as usize, cell.get_value());
        }
    }
    Ok(())
}

/// The sheets of a workbook in the older format.
pub fn xls(bytes: &[u8]) -> Result<Vec<WorkSheet>, Unreadable> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => Unreadable::Password,
        _ => Unreadable::Broken,
    })?;
    let sheets = book.sheets_metadata().to_vec();
    let mut all = Vec::new();
    for sheet in sheets {
        let mut table = Table::new(&sheet.name);
        let range = book.worksheet_range(&sheet.name).map_err(|_| Unreadable::Broken)?;
        let start = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            table.set(start.0 as usize + row, start.1 as usize + column, text(value));
        }
        let formulas = book.worksheet_formula(&sheet.name).unwrap_or_default();
        let start = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells() {
            table.calculated(start.0 as usize + row, start.1 as usize + column, formula);
        }
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        table.merged = merged.iter().map(area).collect();
        all.push(WorkSheet { table, visible: sheet.visible == SheetVisible::Visible });
    }
    Ok(all)
}

fn area(merged: &Dimensions) -> Area {
    let corner = |(row, column): (u32, u32)| (row as usize, column as usize);
    Area { first: corner(merged.start), last: corner(merged.end) }
}

fn text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.replace("\r\n", "\n"),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => as_shown(*number),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(day) => date(day),
        Data::Error(error) => error.to_string(),
    }
}

/// A number with the fifteen digits that Excel keeps, written without an exponent.
fn as_shown(number: f64) -> String {
    let text = format!("{number:.14e}");
    let Some((digits, exponent)) = text.split_once('e') else { return text };
    let Ok(exponent) = exponent.parse::<i32>() else { return text };
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    // the place of the point, counted from the first digit
    let point = exponent + 1;
    let plain = match usize::try_from(point) {
        Err(_) | Ok(0) => format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize)),
        Ok(point) if point >= digits.len() => format!("{digits}{}", "0".repeat(point - digits.len())),
        Ok(point) => format!("{}.{}", &digits[..point], &digits[point..]),
    };
    format!("{sign}{plain}")
}

/// A date as Excel on a Chinese Windows shows it, with the time of day where there is one.
fn date(day: &ExcelDateTime) -> String {
    if !day.is_datetime() {
        return as_shown(day.as_f64());
    }
    let (year, month, date, hour, minute, ..) = day.to_ymd_hms_milli();
    match (hour, minute) {
        (0, 0) => format!("{year}/{month}/{date}"),
        _ => format!("{year}/{month}/{date} {hour}:{minute:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_excel_shows_them() {
        for (number, text) in [
            (0.0, "0"),
            (12.0, "12"),
            (0.1 + 0.2, "0.3"),
            (-3.5, "-3.5"),
            (1e15, "1000000000000000"),
            (0.00001, "0.00001"),
            (123_456_789_012_345.0, "123456789012345"),
            (99.96, "99.96"),
        ] {
            assert_eq!(as_shown(number), text);
        }
    }
}
