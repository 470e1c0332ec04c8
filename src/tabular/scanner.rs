//! A strict CSV scanner. Every cell keeps where it stands; a record that is not well formed is told at
//! the quote that spoils it, costs one finding, and reading goes on at the next line. Where a record begins or
//! ends as the one before it does, its cells there are not read again.

use std::{borrow::Cow, ops::Range};

/// One cell: its text without quotes, and the bytes of the file that it takes, quotes included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    pub text: Cow<'a, str>,
    pub start: usize,
    pub end: usize,
    /// It is empty, or was looked at, and nothing about its characters needs a second look.
    pub sound: bool,
}

impl<'a> Cell<'a> {
    fn new(text: Cow<'a, str>, start: usize, end: usize) -> Cell<'a> {
        Cell { sound: text.is_empty(), text, start, end }
    }
}

/// Why a record could not be read whole, and the byte at which that shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    UnclosedQuote(usize),
    StrayQuote(usize),
}

/// A record, in which the next one is read: the cells with which both begin and end stay.
#[derive(Debug, Default)]
pub struct Record<'a> {
    /// The physical line on which it begins, from 1.
    pub line: usize,
    /// The byte at which it begins.
    pub start: usize,
    pub cells: Vec<Cell<'a>>,
    /// Those of its cells, by position, that were read anew; all others have the texts of those of the record before.
    pub anew: Range<usize>,
    pub fault: Option<Fault>,
    /// It is one line without quotes.
    plain: bool,
}

impl<'a> Record<'a> {
    /// Forgets its cells, so that the next record is read without it.
    pub fn forget(&mut self) {
        self.cells.clear();
    }

    /// The bytes of the line that it is, where the next one can be held beside it.
    fn plain_line(&self) -> Range<usize> {
        let last = self.cells.last().filter(|_| self.plain);
        last.map_or(0..0, |last| self.start..last.end)
    }

    /// Moves its first cells, which a separator within so many common bytes ends, to where they stand in a line that
    /// begins at `start`; how many there are.
    fn keep_first(&mut self, common: usize, start: usize) -> usize {
        let (before, last) = (self.start, self.cells.len().saturating_sub(1));
        let kept = self.cells[..last].iter().take_while(|cell| cell.end - before < common).count();
        for cell in &mut self.cells[..kept] {
            (cell.start, cell.end) = (cell.start - before + start, cell.end - before + start);
        }
        kept
    }

    /// Moves its cells behind a place to where they stand in a line in which a cell of that place ends at `end`.
    fn keep_last(&mut self, place: usize, end: usize) {
        let before = self.cells[place].end;
        for cell in &mut self.cells[place + 1..] {
            (cell.start, cell.end) = (cell.start - before + end, cell.end - before + end);
        }
    }

    fn put(&mut self, place: usize, cell: Cell<'a>) {
        match self.cells.get_mut(place) {
            Some(known) => *known = cell,
            None => self.cells.push(cell),
        }
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.fault.is_none() && self.cells.iter().all(|cell| cell.text.trim_start().is_empty())
    }
}

pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    separator: u8,
}

/// Excel holds no more characters in a cell, so a quote that closes later was never meant to.
const LONGEST_CELL: usize = 32_767 * 4;

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str, separator: u8) -> Scanner<'a> {
        Scanner { text, at: 0, line: 1, separator }
    }

    /// The byte at which the next record begins.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The same text, from where this scanner stands, with another separator.
    pub fn with_separator(&self, separator: u8) -> Scanner<'a> {
        Scanner { separator, ..*self }
    }

    /// Reads the next record; `false` at the end of the text.
    pub fn read(&mut self, record: &mut Record<'a>) -> bool {
        if self.at >= self.text.len() {
            record.forget();
            return false;
        }
        if !self.plain_line(record) {
            self.quoted_lines(record);
        }
        true
    }

    /// Reads a record in which there are quotes; it may take more than one line.
    fn quoted_lines(&mut self, record: &mut Record<'a>) {
        record.forget();
        (record.start, record.line) = (self.at, self.line);
        (record.plain, record.fault) = (false, None);
        loop {
            match self.cell(record) {
                After::Separator => {}
                After::LineEnd => break,
                After::Fault(fault) => {
                    record.fault = Some(fault);
                    self.recover(fault);
                    break;
                }
            }
        }
        record.anew = 0..record.cells.len();
    }

    /// Reads a line without quotes, as nearly all are; `false` leaves it unread.
    fn plain_line(&mut self, record: &mut Record<'a>) -> bool {
        let bytes = self.text.as_bytes();
        let separator = self.separator;
        let above = record.plain_line();
        let common = common_prefix(&bytes[above.clone()], &bytes[self.at..]);
        let first = record.keep_first(common, self.at);
        let mut place = first;
        let mut from = first.checked_sub(1).map_or(self.at, |last| record.cells[last].end + 1);
        // in what is common behind the cells that stay no cell ends
        let mut at = from.max(self.at + common);
        let end = loop {
            // no letter and no digit is as small as a comma, so nearly every byte is passed by one comparison
            let small = |byte: &u8| *byte <= b',' || *byte == separator;
            at = bytes[at..].iter().position(small).map_or(bytes.len(), |ahead| at + ahead);
            let ends_line = self.ends_line(at);
            if ends_line || bytes[at] == separator {
                let cell = Cell::new(Cow::Borrowed(&self.text[from..at]), from, at);
                let rest = record.cells.get(place).map_or(0..0, |before| before.end..above.end);
                let end = at + rest.len();
                let ends_alike = !rest.is_empty() && self.ends_line(end) && bytes.get(at..end) == bytes.get(rest);
                if ends_alike {
                    record.keep_last(place, at);
                }
                record.put(place, cell);
                place += 1;
                from = at + 1;
                if ends_alike {
                    break end;
                }
            } else if bytes[at] == b'"' {
                return false;
            }
            if ends_line {
                record.cells.truncate(place);
                break at;
            }
            at += 1;
        };
        (record.start, record.line, record.anew) = (self.at, self.line, first..place);
        (record.plain, record.fault) = (true, None);
        self.at = end;
        if end < bytes.len() {
            self.end_line();
        }
        true
    }

    fn ends_line(&self, at: usize) -> bool {
        matches!(self.text.as_bytes().get(at), None | Some(b'\n' | b'\r'))
    }

    fn cell(&mut self, record: &mut Record<'a>) -> After {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) == Some(&b'"') {
            return self.quoted(record);
        }
        let start = self.at;
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'\n' | b'\r' => break,
                b'"' => return After::Fault(Fault::StrayQuote(self.at)),
                _ if byte == self.separator => break,
                _ => self.at += 1,
            }
        }
        record.cells.push(Cell::new(Cow::Borrowed(&self.text[start..self.at]), start, self.at));
        self.after_cell()
    }

    fn quoted(&mut self, record: &mut Record<'a>) -> After {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut from = start + 1;
        let mut text = Cow::Borrowed("");
        loop {
            let reach = bytes.len().min(start + LONGEST_CELL);
            let Some(quote) = bytes.get(from..reach).and_then(|rest| memchr::memchr(b'"', rest)).map(|at| from + at)
            else {
                return After::Fault(Fault::UnclosedQuote(start));
            };
            append(&mut text, &self.text[from..quote]);
            if bytes.get(quote + 1) == Some(&b'"') {
                append(&mut text, "\"");
                from = quote + 2;
                continue;
            }
            let closed = match bytes.get(quote + 1) {
                None | Some(b'\n' | b'\r') => true,
                Some(byte) => *byte == self.separator,
            };
            let lines = line_breaks(&bytes[start..quote]);
            if !closed {
                let fault = if lines > 0 { Fault::UnclosedQuote(start) } else { Fault::StrayQuote(quote) };
                return After::Fault(fault);
            }
            self.at = quote + 1;
            self.line += lines;
            record.cells.push(Cell::new(text, start, self.at));
            return self.after_cell();
        }
    }

    /// Steps over the separator or the line's end behind a cell.
    fn after_cell(&mut self) -> After {
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            Some(b'\n' | b'\r') => {
                self.end_line();
                After::LineEnd
            }
            Some(_) => {
                self.at += 1;
                After::Separator
            }
            None => After::LineEnd,
        }
    }

    fn end_line(&mut self) {
        let bytes = self.text.as_bytes();
        let pair = bytes.get(self.at) == Some(&b'\r') && bytes.get(self.at + 1) == Some(&b'\n');
        self.at += if pair { 2 } else { 1 };
        self.line += 1;
    }

    /// Goes on at the line below the one with the fault.
    fn recover(&mut self, fault: Fault) {
        let bytes = self.text.as_bytes();
        let (Fault::UnclosedQuote(at) | Fault::StrayQuote(at)) = fault;
        self.at = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |ahead| at + ahead);
        if self.at < bytes.len() {
            self.end_line();
        }
    }
}

enum After {
    Separator,
    LineEnd,
    Fault(Fault),
}

fn append<'a>(text: &mut Cow<'a, str>, more: &'a str) {
    if text.is_empty() {
        *text = Cow::Borrowed(more);
    } else if !more.is_empty() {
        text.to_mut().push_str(more);
    }
}

/// How many bytes two texts begin with alike.
fn common_prefix(one: &[u8], other: &[u8]) -> usize {
    let words = one.as_chunks::<8>().0.iter().zip(other.as_chunks::<8>().0);
    for (at, (one, other)) in words.enumerate() {
        let off = u64::from_le_bytes(*one) ^ u64::from_le_bytes(*other);
        if off != 0 {
            return 8 * at + off.trailing_zeros() as usize / 8;
        }
    }
    let common = one.len().min(other.len()) / 8 * 8;
    common + one[common..].iter().zip(&other[common..]).take_while(|(one, other)| one == other).count()
}

/// How many lines end within these bytes: LF, CR LF and CR alike.
pub fn line_breaks(bytes: &[u8]) -> usize {
    let carriage = memchr::memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n')).count();
    carriage + memchr::memchr_iter(b'\n', bytes).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>, Option<Fault>)> {
        let mut scanner = Scanner::new(text, b',');
        let mut record = Record::default();
        let mut all = Vec::new();
        while scanner.read(&mut record) {
            let cells = record.cells.iter().map(|cell| cell.text.to_string()).collect();
            all.push((record.line, cells, record.fault));
        }
        all
    }

    fn whole(line: usize, cells: &[&str]) -> (usize, Vec<String>, Option<Fault>) {
        (line, cells.iter().map(|cell| cell.to_string()).collect(), None)
    }

    #[test]
    fn lines_are_physical_also_behind_quoted_breaks_and_blank_lines() {
        let text = "a,b\r\n\"x\n\"\"y\",2\r\r\n\nlast,";
        let expected = [
            whole(1, &["a", "b"]),
            whole(2, &["x\n\"y", "2"]),
            whole(4, &[""]),
            whole(5, &[""]),
            whole(6, &["last", ""]),
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn a_quote_that_never_closes_costs_one_record() {
        let text = "a,\"b\nc,d\n\"e\",f\n";
        let got = read(text);
        assert_eq!(got[0].2, Some(Fault::UnclosedQuote(2)));
        assert_eq!(got[1..], [whole(2, &["c", "d"]), whole(3, &["e", "f"])]);
    }

    #[test]
    fn a_quote_within_a_cell_is_stray() {
        let got = read("a,b\"c\",d\n\"x\"y,z\nq,r\n");
        assert_eq!(got[0].2, Some(Fault::StrayQuote(3)));
        assert_eq!(got[1].2, Some(Fault::StrayQuote(11)));
        assert_eq!(got[2], whole(3, &["q", "r"]));
    }

    proptest::proptest! {
        /// What a record has from the one before it is what it would be read as alone.
        #[test]
        fn a_record_read_into_another_is_the_record(text in "[aab,,,\n\n\r\"]{0,60}") {
            let (mut scanner, mut record) = (Scanner::new(&text, b','), Record::default());
            let mut before: Vec<String> = Vec::new();
            loop {
                let (mut alone, mut fresh) = (scanner.with_separator(b','), Record::default());
                let more = alone.read(&mut fresh);
                assert_eq!(scanner.read(&mut record), more);
                if !more {
                    break;
                }
                assert_eq!((scanner.at, scanner.line), (alone.at, alone.line));
                assert_eq!((record.start, record.line, record.fault), (fresh.start, fresh.line, fresh.fault));
                assert_eq!(record.cells, fresh.cells);
                for (at, cell) in record.cells.iter().enumerate().filter(|(at, _)| !record.anew.contains(at)) {
                    assert_eq!(cell.text, before[at]);
                }
                before = record.cells.iter().map(|cell| cell.text.to_string()).collect();
            }
        }
    }
}
