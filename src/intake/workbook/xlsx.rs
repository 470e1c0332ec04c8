//! The newer format, by way of calamine. Its reader takes broken files for impossible and gives up on some
//! of them the hard way; that is caught here, and is a file that cannot be opened.

use std::{
    cell::Cell,
    collections::HashMap,
    io::Cursor,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

use calamine::{
    DataRef, Dimensions, Reader, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata, expand_shared_formula,
};

use super::{
    Content, Sheets, WorkSheet,
    shown::{Format, Number},
};
use crate::{finding::Unreadable, intake::table::Area};

pub fn read(bytes: &[u8]) -> Result<Vec<WorkSheet>, Unreadable> {
    caught(|| sheets(bytes)).unwrap_or(Err(Unreadable::Broken))
}

thread_local! {
    /// Whether this thread reads a workbook now.
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// What comes of reading; `None` where it gave up. Nothing is left of the attempt, and nothing is said of it.
fn caught<T>(read: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !READING.get() {
                told(info);
            }
        }));
    });
    READING.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(read)).ok();
    READING.set(false);
    result
}

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

fn sheets(bytes: &[u8]) -> Result<Vec<WorkSheet>, Unreadable> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut sheets = Sheets::default();
    for sheet in book.sheets_metadata().to_vec() {
        let visible = sheet.visible == SheetVisible::Visible;
        if !Sheets::wants(&sheet.name, visible) {
            continue;
        }
        sheets.begin(&sheet.name, visible);
        if values(&mut book, &sheet.name, &mut sheets)? {
            formulas(&mut book, &sheet.name, &mut sheets)?;
            for merged in book.merge_cells_by_sheet_name(&sheet.name).map_err(broken)? {
                sheets.merged(area(&merged))?;
            }
        }
    }
    Ok(sheets.all)
}

fn broken(_: XlsxError) -> Unreadable {
    Unreadable::Broken
}

/// Takes in what stands in a sheet's cells; whether it has cells at all.
fn values(book: &mut Book<'_>, name: &str, sheets: &mut Sheets) -> Result<bool, Unreadable> {
    let from_1904 = book.has_1904_epoch();
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // a sheet of charts has none
        Err(XlsxError::WorksheetNotFound(_) | XlsxError::NotAWorksheet(_)) => return Ok(false),
        Err(error) => return Err(broken(error)),
    };
    let format = |style: &calamine::Style| {
        style.number_format.as_ref().map_or(Format::Plain, |format| Format::of_code(&format.format_code))
    };
    let formats: Vec<_> = reader.styles().iter().map(format).collect();
    let number = |value, format| Content::Number(Number { value, format, from_1904 });
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
        let of_style = match formats.get(style) {
            Some(Format::Percent) => Format::Percent,
            _ => Format::Plain,
        };
        let error;
        let content = match cell.get_value() {
            DataRef::Empty => {
                sheets.spend(0)?;
                continue;
            }
            DataRef::Int(value) => number(*value as f64, of_style),
            DataRef::Float(value) => number(*value, of_style),
            DataRef::DateTime(time) if time.is_duration() => number(time.as_f64(), Format::Duration),
            DataRef::DateTime(time) => number(time.as_f64(), Format::Date),
            DataRef::String(text) | DataRef::DurationIso(text) => Content::Text(text),
            DataRef::DateTimeIso(text) => Content::Text(text.trim_end_matches("T00:00:00")),
            DataRef::SharedString(text) => Content::Text(text),
            DataRef::Bool(truth) => Content::Truth(*truth),
            DataRef::Error(kind) => {
                error = kind.to_string();
                Content::Error(&error)
            }
        };
        sheets.put(position(cell.get_position()), content)?;
    }
    Ok(true)
}

/// Takes in what a sheet's cells are worked out by. A formula that is shared stands in one of its cells.
fn formulas(book: &mut Book<'_>, name: &str, sheets: &mut Sheets) -> Result<(), Unreadable> {
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut shared = HashMap::new();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let formula = match cell.formula {
            None => {
                sheets.spend(0)?;
                continue;
            }
            Some(XlsxFormulaMetadata::Normal { formula }) => Some(formula),
            Some(XlsxFormulaMetadata::Shared { shared_index, formula, .. }) => {
                sheets.spend(formula.len())?;
                shared.insert(shared_index, (formula.clone(), cell.pos));
                Some(formula)
            }
            Some(XlsxFormulaMetadata::SharedDerived { shared_index }) => {
                let known: Option<&(String, (u32, u32))> = shared.get(&shared_index);
                known.and_then(|(formula, start)| expand_shared_formula(formula, *start, cell.pos).ok())
            }
            Some(_) => None,
        };
        sheets.worked_out(position(cell.pos), formula.filter(|formula| !formula.is_empty()))?;
    }
    Ok(())
}

fn position((row, column): (u32, u32)) -> (usize, usize) {
    (row as usize, column as usize)
}

fn area(merged: &Dimensions) -> Area {
    Area { first: position(merged.start), last: position(merged.end) }
}
