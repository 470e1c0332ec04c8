//! The findings of one row while it is being read, and whether it still counts.

use std::sync::Arc;

use crate::{
    finding::{Column, FileProblem, Finding, Message, SafetyProblem, Subject},
    privacy::masked,
    source::Place,
    tabular::{
        Cell, ColumnSet, Row, Sheet,
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
    about: About<'s>,
    pub findings: Vec<Finding>,
    /// Something keeps it from counting.
    pub spoiled: bool,
}

/// Whether it has been read what a row is about.
#[derive(Debug, Clone, Copy)]
enum About<'s> {
    Unread,
    Read(&'s str),
    /// It is what the row above is about.
    Repeated,
}

/// A cell that was looked at: its text without spaces around it.
pub struct Seen<'s> {
    pub text: &'s str,
    /// Some of its characters are not what they seem; that is told already.
    pub doubtful: bool,
}

impl<'s, 'a> Reading<'s, 'a> {
    #[inline]
    pub fn new(sheet: &'s Sheet<'a>, subject: &'s Subject) -> Reading<'s, 'a> {
        Reading {
            sheet,
            row: sheet.row(),
            subject,
            own: None,
            about: About::Unread,
            findings: Vec::new(),
            spoiled: false,
        }
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
    #[inline(always)]
    pub fn see(&mut self, column: Column, key: bool) -> Option<Seen<'s>> {
        match self.row.filled(column)? {
            Cell { text, sound: true, .. } => Some(Seen { text, doubtful: false }),
            cell => self.look(column, cell, key),
        }
    }

    /// Tells what is wrong with a cell's characters, one thing after the other.
    #[cold]
    fn look(&mut self, column: Column, cell: Cell<'s>, key: bool) -> Option<Seen<'s>> {
        let looked = clean(cell.text);
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
        (!unreadable).then_some(Seen { text, doubtful })
    }

    /// Whether these columns' cells have the texts of the row above.
    #[inline]
    pub fn repeats(&self, columns: ColumnSet) -> bool {
        self.row.repeats(columns)
    }

    /// Notes what stands in the cell that says what it is about.
    pub fn is_about(&mut self, text: &'s str) {
        self.about = About::Read(text);
    }

    /// Notes that it is about what the row above is about.
    #[inline]
    pub fn is_about_the_same(&mut self) {
        self.about = About::Repeated;
    }

    /// Whether a column's cell holds nothing but spaces.
    #[inline]
    pub fn is_empty(&self, column: Column) -> bool {
        self.row.filled(column).is_none_or(|cell| !cell.sound && cell.text.trim().is_empty())
    }

    /// Whether a column's cell has spaces around its text.
    pub fn is_spaced(&self, column: Column) -> bool {
        self.row.cell(column).is_some_and(|cell| !cell.sound && cell.text.trim().len() < cell.text.len())
    }

    /// Tells a problem of a column's cell; without such a column, of the cell that says what the row is about.
    #[cold]
    pub fn complain(&mut self, column: Column, message: Message, related: Option<&Place>) {
        let cell = self.row.cell(column).or_else(|| self.row.cell(Column::Item));
        self.push(self.sheet.place_of(cell), column, message, related);
    }

    /// The byte at which it begins; no file that is read has more than four thousand million.
    #[inline]
    pub fn start(&self) -> u32 {
        self.row.start() as u32
    }

    /// Where a column's cell is; where the header is, without such a cell.
    pub fn place(&self, column: Column) -> Place {
        self.sheet.place_of(self.row.cell(column))
    }

    fn tell(&mut self, cell: Cell<'_>, column: Column, message: Message, related: Option<&Place>) {
        let place = self.sheet.place(cell.start..cell.end);
        self.push(place, column, message, related);
    }

    fn push(&mut self, place: Place, column: Column, message: Message, related: Option<&Place>) {
        self.spoiled |= message.code().keeps_row_from_counting();
        let whom = self.own.as_deref().unwrap_or(self.subject);
        let about = match self.about {
            About::Unread => None,
            About::Read(text) => Some(text),
            About::Repeated => self.row.cell(Column::Item).map(|cell| cell.text),
        };
        let item = about.map(|text| masked(text).into_owned()).or_else(|| whom.item.clone());
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
