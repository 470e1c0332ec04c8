//! What shows before a row is read: that a file is no CSV at all, and by what its cells are separated.

use std::sync::Arc;

use super::{decode::not_csv, header::Layout, record::Record, scanner::Scanner};
use crate::{
    finding::{FileProblem, Finding, Message, Separator},
    source::Place,
};

/// What a file's bytes show before a record is read; such a file gets one finding and no more.
pub fn unreadable(bytes: &[u8], path: &Arc<str>) -> Option<Finding> {
    let file = |problem| Finding::new(Message::File(problem), Place::file(path.clone()));
    if bytes.iter().all(u8::is_ascii_whitespace) || bytes == b"\xEF\xBB\xBF" {
        return Some(file(FileProblem::EmptyFile));
    }
    if let Some(kind) = not_csv(bytes) {
        return Some(file(FileProblem::NotCsv(kind)));
    }
    conflict(bytes, path)
}

fn conflict(bytes: &[u8], path: &Arc<str>) -> Option<Finding> {
    let marks = |at: &usize| bytes[*at..].starts_with(b"<<<<<<< ") && (*at == 0 || bytes[at - 1] == b'\n');
    let at = memchr::memchr_iter(b'<', bytes).find(marks)?;
    let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
    let rest = &bytes[at..];
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let text = String::from_utf8_lossy(&rest[..end]).trim_end().to_owned();
    let place = Place::in_line(path.clone(), line, &text, 0..text.len());
    Some(Finding::new(Message::File(FileProblem::ConflictMarkers), place))
}

/// A scanner for the separator that makes the most of the header, and what is unusual about it.
pub(super) fn separated<'a>(text: &'a str, layout: &Layout) -> (Scanner<'a>, Option<Separator>) {
    let mut scanner = Scanner::new(text, b',');
    let mut record = Record::default();
    let mut first = Scanner::new(text, 0);
    let announced = first.read(&mut record)
        && record.cell(0).is_some_and(|cell| cell.text.len() == 5 && cell.text.starts_with("sep="));
    if announced {
        scanner = first;
    }
    let candidates = [
        (b',', announced.then_some(Separator::SepLine)),
        (b'\t', Some(Separator::Tab)),
        (b';', Some(Separator::Semicolon)),
        (b'|', Some(Separator::Pipe)),
    ];
    let likeness = |separator: u8| {
        let mut record = Record::default();
        let mut scanner = scanner.with_separator(separator);
        while scanner.read(&mut record) && record.is_blank() {}
        layout.likeness(&record)
    };
    let mut best = (b',', candidates[0].1, likeness(b','));
    for (separator, unusual) in &candidates[1..] {
        let likeness = likeness(*separator);
        if likeness > best.2 {
            best = (*separator, *unusual, likeness);
        }
    }
    (scanner.with_separator(best.0), best.1)
}
