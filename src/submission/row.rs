//! The findings of one row while it is being read, and whether it still counts.

use std::{ops::Range, sync::Arc};

use crate::{
    finding::{Column, FileProblem, Finding, Message, SafetyProblem, Subject},
    privacy::masked,
    source::Place,
    tabular::{
        Cell, Row, Sheet,
        cell::{clean, is_formula, is_mojibake},
    },
};

/// A row under the reader's eyes.
pub struct Reading<'s, 'a> {
    sheet: &'s Sheet<'a>,
    row: Row<'s, 'a>,
    /// Whom the file's findings are about.
    subject: &'s Subject,
    /// Whom those of this row are about, where the row itself says it.
    own: Option<Box<Subject>>,
    /// What stands in the cell that says what the row is about, once that has been read.
    pub about: Option<&'s str>,
    pub findings: Vec<Finding>,
    /// Something keeps it from counting.
    pub spoiled: bool,
}

/// The bytes of a cell, as they are kept for every row: no file that is read has more than four thousand million.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A cell that was looked at: its text without spaces around it.
pub struct Seen<'s, 'a> {
    pub text: &'s str,
    /// Some of its characters are not what they seem; that is told already.
    pub doubtful: bool,
    cell: &'s Cell<'a>,
}

impl<'s, 'a> Reading<'s, 'a> {
    pub fn new(sheet: &'s Sheet<'a>, subject: &'s Subject) -> Reading<'s, 'a> {
        Reading { sheet, row: sheet.row(), subject, own: None, about: None, findings: Vec::new(), spoiled: false }
    }

    /// Whom its findings are about from now on.
    pub fn subject_mut(&mut self) -> &mut Subject {
        self.own.get_or_insert_with(|| Box::new(self.subject.clone()))
    }

    pub fn line(&self) -> usize {
        self.row.line()
    }

    /// A column's cell, its characters looked at; `None` when it is empty, or has no column. In a `key`
    /// or a number a character that nobody sees keeps the row from counting.
    pub fn see(&mut self, column: Column, key: bool) -> Option<Seen<'s, 'a>> {
        let cell = self.row.cell(column).filter(|cell| !cell.text.is_empty())?;
        if cell.sound {
            return Some(Seen { text: &cell.text, doubtful: false, cell });
        }
        self.look(column, cell, key)
    }

    /// Tells what is wrong with a cell's characters, one thing after the other.
    fn look(&mut self, column: Column, cell: &'s Cell<'a>, key: bool) -> Option<Seen<'s, 'a>> {
        let looked = clean(&cell.text);
        let mojibake = looked.problem.is_none() && matches!(column, Column::Evidence | Column::Note);
        let garbled = (mojibake && is_mojibake(looked.text)).then_some(FileProblem::Garbled);
        let doubtful = looked.is_doubtful();
        if let Some(problem) = looked.problem.or(garbled) {
            self.tell(cell, column, Message::File(problem), None);
            self.spoiled |= key && doubtful;
        }
        let text = looked.text;
        if !key && is_formula(text) {
            let problem = SafetyProblem::Formula { text: text.to_owned() };
            self.tell(cell, column, Message::Safety(problem), None);
            return None;
        }
        let unreadable = text.is_empty() || (key && doubtful);
        (!unreadable).then_some(Seen { text, doubtful, cell })
    }

    /// Whether these columns' cells have the texts of the row above.
    pub fn repeats(&self, columns: &[Column]) -> bool {
        self.row.repeats(columns)
    }

    /// What stands in a column's cell, untold.
    pub fn text(&self, column: Column) -> Option<&'s str> {
        self.row.cell(column).map(|cell| &*cell.text)
    }

    /// Whether a column's cell holds nothing but spaces.
    pub fn is_empty(&self, column: Column) -> bool {
        let blank = |cell: &Cell<'_>| cell.text.is_empty() || (!cell.sound && cell.text.trim().is_empty());
        self.row.cell(column).is_none_or(blank)
    }

    /// Whether a column's cell has spaces around its text.
    pub fn is_spaced(&self, column: Column) -> bool {
        self.row.cell(column).is_some_and(|cell| !cell.sound && cell.text.trim().len() < cell.text.len())
    }

    /// Tells a problem of a seen cell.
    pub fn complain(&mut self, seen: &Seen<'_, '_>, column: Column, message: Message, related: Option<&Place>) {
        self.tell(seen.cell, column, message, related);
    }

    /// Tells a problem of a cell in which there is nothing to see; of the row's first, without a column.
    pub fn lament(&mut self, column: Column, message: Message, related: Option<&Place>) {
        let cell = self.row.cell(column).or_else(|| self.row.cell(Column::Item));
        match cell {
            Some(cell) => self.tell(cell, column, message, related),
            None => self.push(self.sheet.header.clone(), column, message, related),
        }
    }

    /// The bytes of a cell, for findings that can only be made once all rows are read.
    pub fn span(&self, column: Column) -> Span {
        self.row.cell(column).map_or(Span::default(), |cell| Span { start: cell.start as u32, end: cell.end as u32 })
    }

    fn tell(&mut self, cell: &Cell<'_>, column: Column, message: Message, related: Option<&Place>) {
        let place = self.sheet.place(cell.start..cell.end);
        self.push(place, column, message, related);
    }

    fn push(&mut self, place: Place, column: Column, message: Message, related: Option<&Place>) {
        self.spoiled |= message.code().keeps_row_from_counting();
        let whom = self.own.as_deref().unwrap_or(self.subject);
        let item = self.about.map(|text| masked(text).into_owned()).or_else(|| whom.item.clone());
        let subject = Subject { field: Some(column), item, ..whom.clone() };
        self.findings.push(Finding::new(message, place).about(subject).because_of(related.cloned()));
    }
}

/// Whom the findings of a file are about.
pub fn subject_of(county: &str) -> Subject {
    Subject { county: Some(county.to_owned()), ..Subject::default() }
}

/// A path of the workspace.
pub type Path = Arc<str>;
