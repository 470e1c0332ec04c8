//! A file as cells in the canonical columns, without anything around them that nobody sees.

use std::borrow::Cow;

use crate::{
    finding::{Column, Finding},
    model::Language,
    source::is_invisible,
    tabular::{Layout, Sheet, cell::clean},
};

pub struct Grid {
    layout: &'static Layout,
    /// Each row has a cell for every column of the layout, in its order.
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    pub fn empty(layout: &'static Layout) -> Grid {
        Grid { layout, rows: Vec::new() }
    }

    /// Takes all rows of a sheet that could be read whole and hold anything; what is wrong with its shape.
    pub fn fill(&mut self, mut sheet: Sheet<'_>) -> Vec<Finding> {
        while sheet.next_row() {
            let row = sheet.row();
            let cell = |column| row.cell(column).map(|cell| cleaned(cell.text)).unwrap_or_default();
            let cells: Vec<_> = self.layout.names().iter().map(|(column, ..)| cell(*column)).collect();
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                self.rows.push(cells);
            }
        }
        sheet.findings
    }

    /// A column's place in every row.
    fn position(&self, column: Column) -> usize {
        let known = self.layout.names().iter().position(|(known, ..)| *known == column);
        known.unwrap_or_else(|| unreachable!("a column of the layout"))
    }

    pub fn cell(&self, row: usize, column: Column) -> &str {
        &self.rows[row][self.position(column)]
    }

    pub fn set(&mut self, row: usize, column: Column, text: String) {
        let at = self.position(column);
        self.rows[row][at] = text;
    }

    /// The text of the file, without a byte order mark.
    pub fn text(&self, language: Language) -> anyhow::Result<String> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(self.layout.names().iter().map(|(_, zh, en)| match language {
            Language::Chinese => zh,
            Language::English => en,
        }))?;
        for row in &self.rows {
            writer.write_record(row)?;
        }
        Ok(String::from_utf8(writer.into_inner()?)?)
    }
}

/// A cell without spaces around it and without characters that nobody sees; one of those that keeps words
/// apart becomes a plain space. Lines within it end with LF.
fn cleaned(text: &str) -> String {
    let mut seen = Cow::Borrowed(text);
    if seen.contains('\r') {
        seen = seen.replace("\r\n", "\n").replace('\r', "\n").into();
    }
    if seen.contains(is_invisible) {
        let plain = |c: char| match c {
            c if !is_invisible(c) => Some(c),
            c if c.is_whitespace() => Some(' '),
            _ => None,
        };
        seen = seen.chars().filter_map(plain).collect::<String>().into();
    }
    clean(&seen).text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Message;

    #[test]
    fn what_nobody_sees_goes_and_words_stay_apart() {
        for (text, expected) in [
            (" 3\u{3000}", "3"),
            ("\u{feff}1\u{200b}2\u{202e}", "12"),
            ("社工站\u{a0}一\u{a0}", "社工站 一"),
            ("第一行\r\n第二行\r", "第一行\n第二行"),
            ("1,234", "1,234"),
            ("\u{fffd}", "\u{fffd}"),
        ] {
            assert_eq!(cleaned(text), expected, "{text:?}");
            assert!(clean(expected).problem.is_none_or(|problem| !Message::File(problem).is_fixable()), "{text:?}");
        }
    }
}
