//! Text with positions. A [`Source`] turns byte spans into a [`Place`]: path, physical line, character
//! column, and the line itself to show. Lines and columns are worked out here and nowhere else.

use std::{ops::Range, sync::Arc};

/// The longest piece of a line that is kept to be shown, in bytes.
const EXCERPT: usize = 400;

/// A file's decoded text. Its path is relative to the workspace and uses `/`.
pub struct Source {
    path: Arc<str>,
    text: String,
    /// The byte at which each line begins.
    lines: Vec<usize>,
}

/// Where something stands: 1-based physical line, 1-based character column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub path: Arc<str>,
    pub line: usize,
    pub column: usize,
    pub excerpt: Option<Excerpt>,
    /// The cell's name, `C14`, where the file is read as a spreadsheet shows it.
    pub cell: Option<Arc<str>>,
}

/// The line that a place stands on, and the bytes of it that are meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    pub line: Arc<str>,
    /// Byte range within `line`, on character boundaries.
    pub start: usize,
    pub end: usize,
}

impl Source {
    pub fn new(path: Arc<str>, text: String) -> Source {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Source { path, text, lines }
    }

    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of a byte span of the text. A span that runs over a line's end is cut there.
    pub fn place(&self, span: Range<usize>) -> Place {
        let line = self.lines.partition_point(|start| *start <= span.start).max(1);
        let begins = self.lines[line - 1];
        let ends = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        let text = self.text[begins..ends].trim_end_matches('\r');
        Place::in_line(self.path.clone(), line, text, span.start - begins..span.end.saturating_sub(begins))
    }
}

impl Place {
    /// The file as a whole.
    pub fn file(path: Arc<str>) -> Place {
        Place { path, line: 1, column: 1, excerpt: None, cell: None }
    }

    /// A byte range of a line whose text is at hand.
    pub fn in_line(path: Arc<str>, line: usize, text: &str, range: Range<usize>) -> Place {
        let start = floor_boundary(text, range.start);
        let end = floor_boundary(text, range.end).max(start);
        let column = text[..start].chars().count() + 1;
        Place { path, line, column, excerpt: Some(Excerpt::around(text, start, end)), cell: None }
    }

    /// The column behind the last character that is meant.
    pub fn end_column(&self) -> usize {
        let marked = self.excerpt.as_ref().map_or(0, |e| e.line[e.start..e.end].chars().count());
        self.column + marked
    }
}

impl Excerpt {
    fn around(text: &str, start: usize, end: usize) -> Excerpt {
        if text.len() <= EXCERPT {
            return Excerpt { line: text.into(), start, end };
        }
        let from = floor_boundary(text, start.saturating_sub(EXCERPT / 4));
        let to = floor_boundary(text, from + EXCERPT);
        Excerpt { line: text[from..to].into(), start: start - from, end: end.min(to) - from }
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

/// Characters that take no ink or change the order of others. Line ends within a note are none.
pub fn is_invisible(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    control
        || matches!(
            c,
            '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_are_physical() {
        let source = Source::new("a.toml".into(), "名 = \"x\"\r\n\n名称 = 1\n".to_owned());
        let at = source.text().rfind('1').unwrap_or_default();
        let place = source.place(at..at + 1);
        assert_eq!((place.line, place.column, place.end_column()), (3, 6, 7));
        assert_eq!(source.place(0..3).excerpt.map(|e| e.line), Some("名 = \"x\"".into()));
        let end = source.text().len();
        assert_eq!(source.place(end..end).line, 4);
    }
}
