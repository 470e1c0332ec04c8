//! A strict CSV scanner. Every cell keeps where it stands; a record that is not well formed is told at
//! the quote that spoils it, costs one finding, and reading goes on at the next line. Where a record begins or
//! ends as the one before it does, its cells there are not read again.

use std::ops::Range;

use super::{
    record::{Extent, Fault, Quotes, Record},
    words::{Marks, begins_with, common_prefix},
};

#[derive(Clone)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// The byte at which no further record begins.
    stop: usize,
    line: usize,
    separator: u8,
}

/// Excel holds no more characters in a cell, so a quote that closes later was never meant to.
const LONGEST_CELL: usize = 32_767 * 4;

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str, separator: u8) -> Scanner<'a> {
        Scanner { text, at: 0, stop: text.len(), line: 1, separator }
    }

    /// The byte at which the next record begins.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The same text, from where this scanner stands, with another separator.
    pub fn with_separator(&self, separator: u8) -> Scanner<'a> {
        Scanner { separator, ..*self }
    }

    /// The line on which the next record begins.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The bytes in which its records begin.
    pub fn range(&self) -> Range<usize> {
        self.at..self.stop
    }

    /// The same text from where this scanner stands; no record begins from `stop` on.
    pub fn until(&self, stop: usize) -> Scanner<'a> {
        Scanner { stop, ..*self }
    }

    /// The same text, from where a record on some line begins.
    pub fn begun_at(&self, at: usize, line: usize) -> Scanner<'a> {
        Scanner { at, line, ..*self }
    }

    /// The same text from a line's beginning further down.
    pub fn from(&self, at: usize) -> Scanner<'a> {
        let lines = line_breaks(&self.text.as_bytes()[self.at..at]);
        self.begun_at(at, self.line + lines)
    }

    /// Reads the next record; `false` at the end.
    pub fn read(&mut self, record: &mut Record<'a>) -> bool {
        if self.at >= self.stop {
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
        (record.start, record.line, record.fault) = (self.at, self.line, None);
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
        let length = record.extents.last().map_or(0, |last| last.end as usize);
        record.text = &self.text[record.start..record.start + length];
        record.anew = 0..record.len();
    }

    /// Reads a line without quotes, as nearly all are; `false` leaves it unread.
    fn plain_line(&mut self, record: &mut Record<'a>) -> bool {
        let (start, separator) = (self.at, self.separator);
        let line = &self.text.as_bytes()[start..];
        if !record.plain {
            record.forget();
        }
        let above = record.text.as_bytes();
        let common = common_prefix(above, line);
        let first = record.first_in(common);
        let mut place = first;
        let mut from = first.checked_sub(1).map_or(0, |last| record.extents[last].end as usize + 1);
        // in what is common behind the cells that stay no cell ends
        let mut marks = Marks::behind(line, from.max(common), separator);
        let end = loop {
            let at = marks.next();
            let (byte, ends_line) = (line.get(at), is_line_end(line, at));
            if ends_line || byte == Some(&separator) {
                let rest = record.extents.get(place).map_or(&[][..], |before| &above[before.end as usize..]);
                let end = at + rest.len();
                let ends_alike = !rest.is_empty() && is_line_end(line, end) && begins_with(&line[at..], rest);
                record.put(place, Extent::new(from..at, Quotes::None), ends_alike);
                place += 1;
                from = at + 1;
                if ends_alike {
                    break end;
                }
            } else if byte == Some(&b'"') {
                return false;
            }
            if ends_line {
                record.extents.truncate(place);
                break at;
            }
        };
        (record.start, record.line, record.anew) = (start, self.line, first..place);
        (record.text, record.plain, record.fault) = (&self.text[start..start + end], true, None);
        self.at = start + end;
        if end < line.len() {
            self.end_line();
        }
        true
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
        record.extents.push(Extent::new(start - record.start..self.at - record.start, Quotes::None));
        self.after_cell()
    }

    fn quoted(&mut self, record: &mut Record<'a>) -> After {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut from = start + 1;
        let mut unfolded = String::new();
        loop {
            let reach = bytes.len().min(start + LONGEST_CELL);
            let Some(quote) = bytes.get(from..reach).and_then(|rest| memchr::memchr(b'"', rest)).map(|at| from + at)
            else {
                return After::Fault(Fault::UnclosedQuote(start));
            };
            if bytes.get(quote + 1) == Some(&b'"') {
                unfolded.push_str(&self.text[from..=quote]);
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
            let quotes = if from > start + 1 { Quotes::Within } else { Quotes::Around };
            if quotes == Quotes::Within {
                unfolded.push_str(&self.text[from..quote]);
                record.unfolded.push((record.len(), unfolded));
            }
            record.extents.push(Extent::new(start - record.start..self.at - record.start, quotes));
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

fn is_line_end(line: &[u8], at: usize) -> bool {
    matches!(line.get(at), None | Some(b'\n' | b'\r'))
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
            let cells = record.cells().map(|cell| cell.text.to_string()).collect();
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
                assert!(record.cells().eq(fresh.cells()));
                assert_eq!(record.end(), fresh.end());
                for (at, cell) in record.cells().enumerate().filter(|(at, _)| !record.anew.contains(at)) {
                    assert_eq!(cell.text, before[at]);
                }
                before = record.cells().map(|cell| cell.text.to_string()).collect();
            }
        }
    }
}
