//! The older format, BIFF8 (Excel 97 to 2003, and what WPS calls xls): the records of the sheets' cells, of
//! the texts and formats that they share, and of nothing else. calamine reads it, too, but makes room for
//! all that lies between the first cell and the last, and follows a broken file without end.

use std::collections::HashMap;

use super::{
    Content, Sheets, WorkSheet,
    biff::{Record, Records},
    compound::{Compound, f64_at, u16_at, u32_at},
    shown::{Format, Number},
};
use crate::{
    finding::{NotCsv, Unreadable},
    intake::table::Area,
};

/// The kinds of records that are read.
mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000A;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002F;
    pub const SHEET: u16 = 0x0085;
    pub const MANY_RK: u16 = 0x00BD;
    pub const RICH_TEXT: u16 = 0x00D6;
    pub const STYLE: u16 = 0x00E0;
    pub const MERGED: u16 = 0x00E5;
    pub const TEXTS: u16 = 0x00FC;
    pub const SHARED_TEXT: u16 = 0x00FD;
    pub const NUMBER: u16 = 0x0203;
    pub const TEXT: u16 = 0x0204;
    pub const TRUTH_OR_ERROR: u16 = 0x0205;
    pub const TEXT_OF_FORMULA: u16 = 0x0207;
    pub const RK: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BEGIN: u16 = 0x0809;
}

const BIFF8: u16 = 0x0600;

pub fn read(bytes: &[u8]) -> Result<Vec<WorkSheet>, Unreadable> {
    let file = Compound::open(bytes).ok_or(Unreadable::Broken)?;
    if file.has("EncryptedPackage") {
        return Err(Unreadable::Password);
    }
    if !file.has("Workbook") {
        // Excel 95 and earlier
        let older = file.has("Book");
        return Err(if older { Unreadable::Excel95 } else { Unreadable::Format(NotCsv::Xls) });
    }
    let stream = file.stream("Workbook").ok_or(Unreadable::Broken)?;
    let mut sheets = Sheets::default();
    let book = Book::read(&stream, &mut sheets)?;
    for sheet in &book.sheets {
        if Sheets::wants(&sheet.name, sheet.visible) {
            sheets.begin(&sheet.name, sheet.visible);
            book.cells(stream.get(sheet.start..).ok_or(Unreadable::Broken)?, &mut sheets)?;
        }
    }
    Ok(sheets.all)
}

/// What sheets share.
#[derive(Default)]
struct Book {
    from_1904: bool,
    texts: Vec<String>,
    /// By number.
    formats: HashMap<u16, Format>,
    /// The number of each style's format.
    styles: Vec<u16>,
    sheets: Vec<Sheet>,
}

struct Sheet {
    name: String,
    visible: bool,
    /// The byte of the stream at which its records begin.
    start: usize,
}

impl Book {
    fn read(stream: &[u8], sheets: &mut Sheets) -> Result<Book, Unreadable> {
        let mut book = Book::default();
        let mut records = Records::new(stream);
        let first = records.next().filter(|record| record.kind == kind::BEGIN).ok_or(Unreadable::Excel95)?;
        if u16_at(first.data, 0) != Some(BIFF8) {
            return Err(Unreadable::Excel95);
        }
        for record in records {
            sheets.spend(0)?;
            match record.kind {
                kind::END => return Ok(book),
                kind::FILE_PASS => return Err(Unreadable::Password),
                _ => book.note(&record, sheets)?,
            }
        }
        Err(Unreadable::Broken)
    }

    fn note(&mut self, record: &Record<'_>, sheets: &mut Sheets) -> Result<(), Unreadable> {
        match record.kind {
            kind::DATE_MODE => self.from_1904 = u16_at(record.data, 0) == Some(1),
            kind::FORMAT => {
                let code = record.from(2).and_then(|mut bytes| bytes.text());
                let format = u16_at(record.data, 0).zip(code).map(|(id, code)| (id, Format::of_code(&code)));
                self.formats.extend(format);
            }
            kind::STYLE => self.styles.push(u16_at(record.data, 2).ok_or(Unreadable::Broken)?),
            kind::TEXTS => {
                let mut bytes = record.from(8).ok_or(Unreadable::Broken)?;
                while !bytes.is_over() {
                    let text = bytes.text().ok_or(Unreadable::Broken)?;
                    sheets.spend(size_of::<String>() + text.len())?;
                    self.texts.push(text);
                }
            }
            kind::SHEET => self.sheets.extend(Sheet::of(record).ok_or(Unreadable::Broken)?),
            _ => {}
        }
        Ok(())
    }

    /// Takes in the cells of a sheet from its records. Charts within it have cells of their own.
    fn cells(&self, stream: &[u8], sheets: &mut Sheets) -> Result<(), Unreadable> {
        let mut depth = 0;
        // the cell whose formula has come to a text, which is told later
        let mut awaits = None;
        for record in Records::new(stream) {
            sheets.spend(0)?;
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::END if depth == 1 => return Ok(()),
                kind::END => depth = usize::checked_sub(depth, 1).ok_or(Unreadable::Broken)?,
                _ if depth != 1 => {}
                kind::TEXT_OF_FORMULA => {
                    let text = record.from(0).and_then(|mut bytes| bytes.text()).ok_or(Unreadable::Broken)?;
                    if let Some(at) = awaits.take() {
                        sheets.put(at, Content::Text(&text))?;
                    }
                }
                kind::MERGED => merged(&record, sheets)?,
                kind::FORMULA => {
                    let at = position(&record).ok_or(Unreadable::Broken)?;
                    let value = record.data.get(6..14).ok_or(Unreadable::Broken)?;
                    awaits = self.result(at, value, &record, sheets)?;
                    sheets.worked_out(at, None)?;
                }
                _ => self.cell(&record, sheets)?,
            }
        }
        Err(Unreadable::Broken)
    }

    fn cell(&self, record: &Record<'_>, sheets: &mut Sheets) -> Result<(), Unreadable> {
        let data = record.data;
        let known = [kind::MANY_RK, kind::RICH_TEXT, kind::SHARED_TEXT, kind::NUMBER, kind::TEXT];
        if !known.contains(&record.kind) && ![kind::TRUTH_OR_ERROR, kind::RK].contains(&record.kind) {
            return Ok(());
        }
        let at = position(record).ok_or(Unreadable::Broken)?;
        match record.kind {
            kind::SHARED_TEXT => {
                let text = u32_at(data, 6).and_then(|text| self.texts.get(text as usize)).ok_or(Unreadable::Broken)?;
                sheets.put(at, Content::Text(text))
            }
            kind::TEXT | kind::RICH_TEXT => {
                let text = record.from(6).and_then(|mut bytes| bytes.text()).ok_or(Unreadable::Broken)?;
                sheets.put(at, Content::Text(&text))
            }
            kind::NUMBER => {
                let value = f64_at(data, 6).ok_or(Unreadable::Broken)?;
                sheets.put(at, self.number(value, u16_at(data, 4)))
            }
            kind::RK => {
                let value = u32_at(data, 6).map(packed).ok_or(Unreadable::Broken)?;
                sheets.put(at, self.number(value, u16_at(data, 4)))
            }
            kind::MANY_RK => {
                let cells = data.get(4..data.len().saturating_sub(2)).ok_or(Unreadable::Broken)?;
                for (further, cell) in cells.chunks_exact(6).enumerate() {
                    let value = u32_at(cell, 2).map(packed).ok_or(Unreadable::Broken)?;
                    sheets.put((at.0, at.1 + further), self.number(value, u16_at(cell, 0)))?;
                }
                Ok(())
            }
            _ => {
                let (value, is_error) = data.get(6).zip(data.get(7)).ok_or(Unreadable::Broken)?;
                sheets.put(at, if *is_error == 0 { Content::Truth(*value != 0) } else { Content::Error(error(*value)) })
            }
        }
    }

    /// Takes in what a formula has come to. A text follows in a record of its own: the cell that awaits it.
    fn result(
        &self,
        at: (usize, usize),
        value: &[u8],
        record: &Record<'_>,
        sheets: &mut Sheets,
    ) -> Result<Option<(usize, usize)>, Unreadable> {
        let content = match value {
            [0, .., 0xFF, 0xFF] => return Ok(Some(at)),
            [1, _, truth, .., 0xFF, 0xFF] => Content::Truth(*truth != 0),
            [2, _, kind, .., 0xFF, 0xFF] => Content::Error(error(*kind)),
            [.., 0xFF, 0xFF] => return Ok(None),
            _ => self.number(f64_at(value, 0).ok_or(Unreadable::Broken)?, u16_at(record.data, 4)),
        };
        sheets.put(at, content)?;
        Ok(None)
    }

    fn number(&self, value: f64, style: Option<u16>) -> Content<'static> {
        let id = style.and_then(|style| self.styles.get(usize::from(style))).copied().unwrap_or_default();
        let format = self.formats.get(&id).copied().unwrap_or_else(|| Format::of_builtin(id));
        Content::Number(Number { value, format, from_1904: self.from_1904 })
    }
}

impl Sheet {
    /// A sheet of cells; `Some(None)` for one of charts or macros.
    fn of(record: &Record<'_>) -> Option<Option<Sheet>> {
        let (start, state, sort) = (u32_at(record.data, 0)?, record.data.get(4)?, record.data.get(5)?);
        let name = record.from(6)?.short_text()?.replace('\0', "");
        Some((*sort == 0).then_some(Sheet { name, visible: state & 0b11 == 0, start: start as usize }))
    }
}

fn position(record: &Record<'_>) -> Option<(usize, usize)> {
    Some((usize::from(u16_at(record.data, 0)?), usize::from(u16_at(record.data, 2)?)))
}

fn merged(record: &Record<'_>, sheets: &mut Sheets) -> Result<(), Unreadable> {
    for area in record.data.get(2..).unwrap_or_default().chunks_exact(8) {
        let edge = |at| u16_at(area, at).map(usize::from).ok_or(Unreadable::Broken);
        let (first, last) = ((edge(0)?, edge(4)?), (edge(2)?, edge(6)?));
        sheets.merged(Area { first, last })?;
    }
    Ok(())
}

/// A number in four bytes: the upper half of one, or a whole one; in hundredths or not.
fn packed(bits: u32) -> f64 {
    let value = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits as i32 >> 2),
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

fn error(kind: u8) -> &'static str {
    match kind {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    fn formula(row: u8, result: [u8; 8]) -> Vec<u8> {
        record(kind::FORMULA, &[&[row, 0, 0, 0, 0, 0][..], &result, &[0; 8]].concat())
    }

    /// What stands in the first column of a sheet with these records.
    fn column(records: &[Vec<u8>]) -> Result<Vec<String>, Unreadable> {
        let begin = record(kind::BEGIN, &[0, 6, 0x10, 0]);
        let end = record(kind::END, &[]);
        let mut sheets = Sheets::default();
        sheets.begin("", true);
        Book::default().cells(&[begin, records.concat(), end].concat(), &mut sheets)?;
        let table = &sheets.all[0].table;
        Ok((0..table.rows.len()).map(|row| table.text(row, 0).to_owned()).collect())
    }

    #[test]
    fn the_result_of_a_formula_may_follow_it() {
        let text = record(kind::TEXT_OF_FORMULA, &[2, 0, 1, 0x32, 0x75, 0x59, 0x4e]);
        let shared = record(0x04BC, &[0; 10]);
        let came = column(&[
            formula(0, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            shared,
            text.clone(),
            // nobody waits for it
            text,
            formula(1, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
            formula(2, [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]),
            formula(3, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            formula(4, 2.5f64.to_le_bytes()),
        ]);
        assert_eq!(came, Ok(["甲乙", "TRUE", "#N/A", "", "2.5"].map(str::to_owned).to_vec()));
    }

    #[test]
    fn cells_of_charts_within_a_sheet_are_not_its_own() {
        let number = |value: f64| record(kind::NUMBER, &[&[0; 6][..], &value.to_le_bytes()].concat());
        let chart = [record(kind::BEGIN, &[0, 6, 0x20, 0]), number(7.0), record(kind::END, &[])].concat();
        assert_eq!(column(&[number(3.0), chart]), Ok(vec!["3".to_owned()]));
        assert_eq!(column(&[record(kind::END, &[]), number(3.0)]), Ok(vec![]));
    }

    #[test]
    fn packed_numbers_are_unpacked() {
        for (bits, value) in [(0x3FF0_0000, 1.0), ((1234 << 2) | 3, 12.34), ((-5i32 << 2) as u32 | 2, -5.0)] {
            assert_eq!(packed(bits), value);
        }
    }
}
