//! A text as the detectors read it: full-width forms and the many dashes and spaces made plain, invisible
//! characters left out, every symbol with its place in the text as given.

use std::ops::Range;

use crate::source::is_invisible;

struct Symbol {
    /// As typed, for where a link ends: `，` ends one, `,` does not.
    raw: char,
    plain: char,
    at: usize,
}

pub(super) struct Symbols(Vec<Symbol>);

/// Words after which a number counts things, not people.
const SERIAL_WORDS: [&str; 12] =
    ["编号", "序号", "文号", "单号", "流水号", "批号", "票号", "发票号码", "合同号", "档案号", "条码", "代码"];

impl Symbols {
    pub(super) fn read(text: &str) -> Symbols {
        let symbol = |(at, raw)| Symbol { raw, plain: normal(raw), at };
        Symbols(text.char_indices().map(symbol).filter(|symbol| !is_invisible(symbol.plain)).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The plain character at a place, or NUL outside the text.
    pub(super) fn char(&self, at: usize) -> char {
        self.0.get(at).map_or('\0', |symbol| symbol.plain)
    }

    /// The plain character so many places before `at`, or NUL.
    pub(super) fn before(&self, at: usize, places: usize) -> char {
        at.checked_sub(places).map_or('\0', |at| self.char(at))
    }

    pub(super) fn bytes(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.0.get(start).map_or(0, |symbol| symbol.at);
        let last = end.checked_sub(1).and_then(|last| self.0.get(last));
        (first, last.map_or(first, |symbol| symbol.at + symbol.raw.len_utf8()))
    }

    /// The plain characters from `start` to `end`.
    pub(super) fn plain(&self, start: usize, end: usize) -> impl DoubleEndedIterator<Item = char> {
        self.0.get(start..end).unwrap_or_default().iter().map(|symbol| symbol.plain)
    }

    /// How many digits stand together from `at` on.
    pub(super) fn digits(&self, at: usize) -> usize {
        self.0.iter().skip(at).take_while(|symbol| symbol.plain.is_ascii_digit()).count()
    }

    /// The end of groups of so many digits, each after at most one space or hyphen.
    pub(super) fn grouped(&self, start: usize, groups: &[usize]) -> Option<usize> {
        let mut at = start;
        for group in groups {
            if at > start && self.is_separator(at) {
                at += 1;
            }
            if !self.plain(at, at + group).all(|c| c.is_ascii_digit()) || at + group > self.len() {
                return None;
            }
            at += group;
        }
        Some(at)
    }

    pub(super) fn is_separator(&self, at: usize) -> bool {
        matches!(self.char(at), ' ' | '-')
    }

    /// Whether no letter or digit touches the range.
    pub(super) fn is_word(&self, start: usize, end: usize) -> bool {
        !self.before(start, 1).is_ascii_alphanumeric() && !self.char(end).is_ascii_alphanumeric()
    }

    /// Whether the range is a number by itself: not a piece of a word, of a decimal number, or of a serial
    /// number such as `XH-2023-13800000000`. Two mobile numbers joined by a hyphen stay two.
    pub(super) fn stands_alone(&self, start: usize, end: usize) -> bool {
        let fraction_before = self.before(start, 1) == '.' && self.before(start, 2).is_ascii_digit();
        let fraction_after = self.char(end) == '.' && self.char(end + 1).is_ascii_digit();
        let joined_before = matches!(self.before(start, 1), '-' | '_')
            && self.before(start, 2).is_ascii_alphanumeric()
            && self.plain(0, start - 1).rev().take_while(char::is_ascii_digit).count() != 11;
        let joined_after = matches!(self.char(end), '-' | '_')
            && self.char(end + 1).is_ascii_alphanumeric()
            && self.digits(end + 1) != 11;
        self.is_word(start, end) && !fraction_before && !fraction_after && !joined_before && !joined_after
    }

    /// Whether the words around say that it is a document's or a serial number: `〔2023〕…号`, `编号：…`.
    pub(super) fn is_serial(&self, start: usize, end: usize) -> bool {
        if self.char(end) == '号' && matches!(self.before(start, 1), '〕' | ']' | '】' | ')' | '第') {
            return true;
        }
        let skipped = self.plain(0, start).rev().take(3).take_while(|c| matches!(c, ' ' | ':' | '为' | '是')).count();
        let ends_with = |word: &str| {
            let mut before = self.plain(0, start - skipped).rev();
            word.chars().rev().all(|c| before.next() == Some(c))
        };
        SERIAL_WORDS.iter().any(|word| ends_with(word))
    }

    /// Which symbols belong to links and paths: an address, from its scheme to where ASCII ends, and a path
    /// that names a file by its extension or begins at a root. `张三/男/13800000000` is neither.
    pub(super) fn linked(&self) -> Vec<bool> {
        let ends_address = |symbol: &Symbol| !symbol.raw.is_ascii_graphic() || "\"<>".contains(symbol.raw);
        let ends_path = |symbol: &Symbol| {
            symbol.plain.is_whitespace() || "\"'<>|,;()[]，。；、：（）《》【】〈〉“”‘’！？｜".contains(symbol.raw)
        };
        let mut linked = vec![false; self.len()];
        let addresses = self.spans(ends_address, address);
        for span in addresses.into_iter().chain(self.spans(ends_path, |text| is_path(text).then_some(0))) {
            linked[span].fill(true);
        }
        linked
    }

    /// The stretches between delimiters in which what is sought begins somewhere, from there on.
    fn spans(&self, ends: impl Fn(&Symbol) -> bool, begins: impl Fn(&str) -> Option<usize>) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        let mut start = 0;
        for part in self.0.split(ends) {
            if part.iter().any(|symbol| matches!(symbol.raw, '/' | '\\' | '.')) {
                let text: String = part.iter().map(|symbol| symbol.plain).collect();
                spans.extend(begins(&text).map(|begin| start + begin..start + part.len()));
            }
            start += part.len() + 1;
        }
        spans
    }
}

/// Where an address begins in ASCII text: at its scheme, or at `www.`.
fn address(text: &str) -> Option<usize> {
    let scheme = |colon: usize| text[..colon].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    text.find("://").map(scheme).or_else(|| text.find("www."))
}

fn is_path(text: &str) -> bool {
    let Some((folders, file)) = text.rsplit_once(['/', '\\']) else { return false };
    let is_rooted = folders.starts_with('/') || ["./", "../", "~/"].iter().any(|root| text.starts_with(root));
    let has_drive = folders.get(1..3) == Some(":\\") || text.starts_with("\\\\");
    let is_extension = |extension: &str| {
        extension.len() <= 5
            && extension.chars().all(|c| c.is_ascii_alphanumeric())
            && extension.contains(|c: char| c.is_ascii_alphabetic())
    };
    let names_file = !file.contains('@') && file.rsplit_once('.').is_some_and(|(_, end)| is_extension(end));
    is_rooted || has_drive || names_file
}

/// The plain form: full-width to ASCII, any space within a line to a space, any dash to a hyphen.
pub(super) fn normal(c: char) -> char {
    match c {
        ' '..='~' => c,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    }
}
