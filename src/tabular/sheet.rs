//! A CSV file as rows that could be read whole. Everything that spoils a file or a record before its
//! meaning is told here, once, and reading goes on with the next record.

use std::{
    ops::{Range, RangeInclusive},
    sync::Arc,
};

use super::{
    cell::{is_plain_word, is_sound},
    decode::Decoded,
    header::{ColumnSet, Columns, Layout},
    opening::separated,
    record::{Cell, Fault, Record},
    scanner::{Scanner, line_breaks},
};
use crate::{
    finding::{Column, FileProblem, Finding, Message, SafetyProblem, Subject},
    privacy::{self, Kind, masked},
    source::{Place, is_invisible},
};

/// The text's first line; a place is cut at a line's end.
const FIRST_LINE: Range<usize> = 0..usize::MAX;

/// An opened file, standing before its first row.
pub struct Sheet<'a> {
    pub(super) path: Arc<str>,
    pub(super) text: &'a str,
    pub(super) scanner: Scanner<'a>,
    pub(super) record: Record<'a>,
    pub(super) columns: Columns,
    /// By position, the last text that one look found sound: columns repeat themselves.
    pub(super) sound: Vec<&'a str>,
    /// The last record may have cells that are not sound.
    pub(super) doubtful: bool,
    /// Some bytes could not be decoded; records with the marks of it are not whole.
    pub(super) lossy: bool,
    /// Whom all findings are about.
    pub(super) subject: Subject,
    pub findings: Vec<Finding>,
    /// The header's place, for findings about what is not there.
    pub header: Place,
    /// The bytes of records that could not be read whole.
    pub(super) broken: Vec<Range<usize>>,
    /// Blank records: the byte at which the first begins, how many there are, and the last one's line.
    pub(super) blank: Option<(usize, usize, usize)>,
    /// Others go on behind it, and what is said of the whole file is not said by it.
    pub(super) is_piece: bool,
}

/// One row, read whole.
pub struct Row<'r, 'a> {
    record: &'r Record<'a>,
    columns: &'r Columns,
    /// Those whose cells were read anew.
    anew: ColumnSet,
}

impl<'r, 'a> Row<'r, 'a> {
    pub fn line(&self) -> usize {
        self.record.line
    }

    /// The lines that it takes: a cell may have line breaks in it.
    pub fn lines(&self) -> RangeInclusive<usize> {
        let breaks: usize = self.record.cells().map(|cell| line_breaks(cell.text.as_bytes())).sum();
        self.record.line..=self.record.line + breaks
    }

    #[inline]
    pub fn cell(&self, column: Column) -> Option<Cell<'r>> {
        self.columns.cell(self.record, column)
    }

    /// A column's cell in which anything is written.
    #[inline]
    pub fn filled(&self, column: Column) -> Option<Cell<'r>> {
        self.columns.filled(self.record, column)
    }

    /// The byte at which it begins.
    #[inline]
    pub fn start(&self) -> usize {
        self.record.start
    }

    /// Whether these columns' cells have the texts of the row above.
    #[inline]
    pub fn repeats(&self, columns: ColumnSet) -> bool {
        !self.anew.meets(columns)
    }
}

impl<'a> Sheet<'a> {
    /// Reads the header. `Err` holds the findings of a file whose rows cannot be read.
    pub fn open(
        path: Arc<str>,
        decoded: &'a Decoded<'_>,
        layout: &Layout,
        subject: Subject,
    ) -> Result<Sheet<'a>, Vec<Finding>> {
        let text = &*decoded.text;
        let (scanner, separator) = separated(text, layout);
        let mut sheet = Sheet {
            header: Place::file(path.clone()),
            path,
            text,
            scanner,
            record: Record::default(),
            columns: Columns::default(),
            sound: Vec::new(),
            doubtful: true,
            lossy: matches!(decoded.problem, Some((FileProblem::Undecodable { .. }, _))),
            subject,
            findings: Vec::new(),
            broken: Vec::new(),
            blank: None,
            is_piece: false,
        };
        if let Some(at) = memchr::memchr(0, text.as_bytes()) {
            sheet.tell(FileProblem::NulByte, at..at + 1, None);
            return Err(sheet.findings);
        }
        if let Some((problem, at)) = &decoded.problem {
            let whole_line = matches!(problem, FileProblem::NotUtf8(_));
            sheet.tell(problem.clone(), if whole_line { FIRST_LINE } else { *at..at + 1 }, None);
        }
        if let Some(separator) = separator {
            sheet.tell(FileProblem::Delimiter(separator), FIRST_LINE, None);
        }
        sheet.read_header(layout);
        if sheet.columns.is_complete(layout) { Ok(sheet) } else { Err(sheet.findings) }
    }

    fn read_header(&mut self, layout: &Layout) {
        loop {
            if !self.scanner.read(&mut self.record) {
                self.tell(FileProblem::EmptyFile, 0..0, None);
                return;
            }
            if !self.record.is_blank() {
                break;
            }
            self.note_blank();
        }
        let whole = self.record.start..self.record.end();
        self.header = self.place(whole.clone());
        if let Some(fault) = self.record.fault {
            self.tell_fault(fault);
            return;
        }
        let (columns, problems) = Columns::read(layout, &self.record);
        let spans: Vec<_> = self.record.cells().map(|cell| cell.start..cell.end).collect();
        for (problem, at) in problems {
            let span = at.and_then(|at| spans.get(at).cloned()).unwrap_or(whole.clone());
            self.tell(problem, span, None);
        }
        self.columns = columns;
        self.sound = vec![""; self.record.len()];
    }

    /// The next row that could be read whole.
    pub fn next_row(&mut self) -> bool {
        while self.scanner.read(&mut self.record) {
            if self.record.is_blank() {
                self.note_blank();
                self.record.forget();
                continue;
            }
            if let Some((character, span)) = self.lone_mark() {
                self.tell(FileProblem::InvisibleCharacter { character }, span, None);
                self.record.forget();
                continue;
            }
            self.look();
            if self.doubtful || self.record.fault.is_some() {
                self.tell_personal();
            }
            if self.is_whole() {
                return true;
            }
            self.broken.push(self.record.start..self.scanner.position());
            self.record.forget();
        }
        if !self.is_piece {
            self.tell_blank();
        }
        false
    }

    /// How many records could not be read whole.
    pub fn broken(&self) -> usize {
        self.broken.len()
    }

    /// Whether a record that could not be read whole has this text in it.
    pub fn is_broken_about(&self, text: &str) -> bool {
        self.broken.iter().any(|record| self.text[record.clone()].contains(text))
    }

    /// The row that [`Sheet::next_row`] has come to.
    #[inline]
    pub fn row(&self) -> Row<'_, 'a> {
        let anew = self.columns.among(self.record.anew.clone());
        Row { record: &self.record, columns: &self.columns, anew }
    }

    /// A line with nothing on it but a character that nobody sees, such as the old end-of-file mark.
    fn lone_mark(&self) -> Option<(char, Range<usize>)> {
        if self.record.len() != 1 {
            return None;
        }
        let cell = self.record.cell(0)?;
        let character = cell.text.chars().next()?;
        (self.record.fault.is_none() && cell.text.chars().all(is_invisible))
            .then_some((character, cell.start..cell.end))
    }

    /// Looks at the characters of each cell once, and at those of a text that the cell above it has not at all.
    fn look(&mut self) {
        // cells that the header has no place for are not looked at here
        let mut doubtful = self.record.len() > self.sound.len();
        for place in self.record.anew.clone() {
            let Some(known) = self.sound.get_mut(place) else { break };
            let bytes = self.record.bytes(place);
            let sound =
                is_plain_word(bytes) || bytes == known.as_bytes() || is_sound_beside(known, place, &self.record);
            self.record.settle(place, sound);
            doubtful |= !sound;
        }
        // the others are as sound as they were in the record above
        self.doubtful = doubtful || (self.doubtful && self.record.cells().any(|cell| !cell.sound));
    }

    fn is_whole(&mut self) -> bool {
        if let Some(fault) = self.record.fault {
            self.tell_fault(fault);
            return false;
        }
        let (expected, found) = (self.columns.width, self.record.len());
        if expected != found {
            let start = self.record.cell(expected).map_or(self.record.start, |cell| cell.start);
            self.tell(FileProblem::RaggedRow { expected, found }, start..self.record.end(), None);
            return false;
        }
        let undecoded = |cell: Cell<'_>| cell.text.contains('\u{fffd}');
        !(self.lossy && self.record.cells().any(undecoded))
    }

    /// Looks for personal data in the whole record, also where it could not be read: in the cells that are
    /// there, and in what is behind them.
    #[cold]
    fn tell_personal(&mut self) {
        let mut hits = Vec::new();
        for (at, cell) in self.record.cells().enumerate().filter(|(_, cell)| !cell.sound) {
            hits.extend(self.personal_in(cell.start..cell.end, self.columns.at_position(at)));
        }
        if self.record.fault.is_some() {
            hits.extend(self.personal_in(self.record.end()..self.scanner.position(), None));
        }
        for (kind, span, field) in hits {
            let subject = Subject { field, ..self.subject.clone() };
            let message = Message::Safety(SafetyProblem::PersonalData(kind));
            self.findings.push(Finding::new(message, self.place(span)).about(subject));
        }
    }

    fn personal_in(
        &self,
        span: Range<usize>,
        field: Option<Column>,
    ) -> impl Iterator<Item = (Kind, Range<usize>, Option<Column>)> + use<> {
        // A finding stands where its cell begins.
        let hits = privacy::find(&self.text[span.clone()]);
        hits.into_iter().map(move |hit| (hit.kind, span.clone(), field))
    }

    #[cold]
    fn tell_fault(&mut self, fault: Fault) {
        match fault {
            Fault::UnclosedQuote(at) => self.tell(FileProblem::UnclosedQuote, at..at + 1, None),
            Fault::StrayQuote(at) => self.tell(FileProblem::StrayQuote, at..at + 1, None),
        }
    }

    #[cold]
    fn note_blank(&mut self) {
        let (start, rows, _) = self.blank.unwrap_or((self.record.start, 0, 0));
        self.blank = Some((start, rows + 1, self.record.line));
    }

    #[cold]
    fn tell_blank(&mut self) {
        if let Some((start, rows, last)) = self.blank.take() {
            self.tell(FileProblem::BlankRow { rows, last }, start..start, None);
        }
    }

    #[cold]
    fn tell(&mut self, problem: FileProblem, span: Range<usize>, field: Option<Column>) {
        let subject = Subject { field, ..self.subject.clone() };
        let place = self.place(span);
        self.findings.push(Finding::new(Message::File(problem), place).about(subject));
    }

    /// The place of a column's cell in the row that begins at a byte of some line; the header's without such a cell.
    pub fn place_in(&self, (start, line): (usize, usize), column: Column) -> Place {
        let mut record = Record::default();
        self.scanner.begun_at(start, line).read(&mut record);
        let cell = self.columns.cell(&record, column);
        cell.map_or_else(|| self.header.clone(), |cell| self.place_by(&record, cell.start..cell.end))
    }

    /// The place of a byte span of the text. Worked out only for findings, so that reading need not.
    pub fn place(&self, span: Range<usize>) -> Place {
        self.place_by(&self.record, span)
    }

    /// The place of a cell; the header's where there is none.
    pub fn place_of(&self, cell: Option<Cell<'_>>) -> Place {
        cell.map_or_else(|| self.header.clone(), |cell| self.place(cell.start..cell.end))
    }

    /// The place of a byte span, whose lines are counted from where a record is, unless it is behind that.
    fn place_by(&self, record: &Record<'_>, span: Range<usize>) -> Place {
        let bytes = self.text.as_bytes();
        let start = span.start.min(bytes.len());
        let begins = memchr::memrchr2(b'\n', b'\r', &bytes[..start]).map_or(0, |at| at + 1);
        let ends = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |at| start + at);
        let read = record.line > 0 && begins >= record.start;
        let known = if read { (record.start, record.line) } else { (0, 1) };
        let line = known.1 + line_breaks(&bytes[known.0..begins]);
        let range = start - begins..span.end.clamp(start, ends.max(start)) - begins;
        Place::in_line(self.path.clone(), line, &masked(&self.text[begins..ends]), range)
    }
}

/// Looks at a cell's text, of which there is `known` then if nothing is to be told of it.
fn is_sound_beside<'a>(known: &mut &'a str, place: usize, record: &Record<'a>) -> bool {
    match record.written(place) {
        Some(text) if is_sound(text) => *known = text,
        Some(_) => return false,
        None => return record.cell(place).is_some_and(|cell| is_sound(cell.text)),
    }
    true
}
