//! What no cell should have in it: characters that nobody sees, text that an encoding has spoilt, spaces
//! around it.

use std::sync::LazyLock;

use encoding_rs::{Encoding, GB18030, WINDOWS_1252};
use memchr::memmem::Finder;

use crate::{finding::FileProblem, privacy, source::is_invisible};

/// A cell's text as it is read, and the one thing that is wrong with its characters.
pub struct Clean<'a> {
    pub text: &'a str,
    pub problem: Option<FileProblem>,
}

impl Clean<'_> {
    /// Whether a key or a number with this problem cannot be trusted.
    pub fn is_doubtful(&self) -> bool {
        matches!(self.problem, Some(FileProblem::InvisibleCharacter { .. } | FileProblem::Garbled))
    }
}

/// Whether a text is one short word of ASCII letters and digits, in which nothing can be wrong.
#[inline]
pub fn is_plain_word(text: &[u8]) -> bool {
    text.len() < privacy::FEWEST_DIGITS && text.iter().all(|byte| TRAITS[usize::from(*byte)] & OF_A_WORD != 0)
}

/// Whether one look settles that there is nothing to tell of a cell's characters, whatever its column: no
/// problem of [`clean`], no formula, no mojibake, no digits enough for personal data. Of the few cells for which
/// this is not so at once, all of it is asked one by one.
pub fn is_sound(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut traits, mut digits) = (0, 0);
    for byte in bytes {
        let of_byte = TRAITS[usize::from(*byte)];
        traits |= of_byte;
        digits += usize::from(of_byte & DIGIT);
    }
    let (usual, ascii) = (traits & UNUSUAL == 0, traits & WIDE == 0);
    let begins_a_formula = matches!(bytes.first(), Some(b'=' | b'+' | b'-' | b'@'));
    let settled = usual && !is_spaced(text) && (traits & ASKING == 0 || is_clear(text));
    let clear = settled || (!ascii && clean(text).problem.is_none());
    let private = digits >= privacy::FEWEST_DIGITS && privacy::has_enough_digits(text);
    clear && !private && !begins_a_formula && (ascii || !is_mojibake(text))
}

/// It is a digit, or begins one that is full-width.
const DIGIT: u8 = 1;
/// It is no ASCII.
const WIDE: u8 = 2;
/// It is, or begins, something other than printable ASCII and the characters that Chinese is written with.
const UNUSUAL: u8 = 4;
/// It is an ASCII letter or digit.
const OF_A_WORD: u8 = 8;

/// It begins what [`is_clear`] looks for.
const ASKING: u8 = 16;

/// What a byte of UTF-8 by itself says of a text, byte by byte.
const TRAITS: [u8; 256] = {
    let mut traits = [0; 256];
    let mut at = 0;
    while at < traits.len() {
        let byte = at as u8;
        let usual = matches!(byte, b' '..=b'~' | 0x80..=0xbf | SIGNS | 0xe3..=0xe9 | WIDE_SIGNS);
        if byte.is_ascii_digit() || byte == WIDE_SIGNS {
            traits[at] |= DIGIT;
        }
        if matches!(byte, SIGNS | WIDE_SIGNS | SPOILT_LEAD) {
            traits[at] |= ASKING;
        }
        if byte.is_ascii_alphanumeric() {
            traits[at] |= OF_A_WORD;
        }
        if !byte.is_ascii() {
            traits[at] |= WIDE;
        }
        if !usual {
            traits[at] |= UNUSUAL;
        }
        at += 1;
    }
    traits
};

/// What begins the punctuation of U+2000 to U+2FFF in UTF-8, and with it characters that nobody sees.
const SIGNS: u8 = 0xe2;

/// What begins full-width digits and signs in UTF-8, and with them the byte order mark and U+FFFD.
const WIDE_SIGNS: u8 = 0xef;

/// What begins [`SPOILT`] in UTF-8.
const SPOILT_LEAD: u8 = 0xe9;

/// Whether text of usual characters has none that are not seen, and no mark of a bad byte.
fn is_clear(text: &str) -> bool {
    let signs = memchr::memchr2_iter(SIGNS, WIDE_SIGNS, text.as_bytes());
    let mut signs = signs.filter_map(|at| text[at..].chars().next());
    !signs.any(|sign| is_invisible(sign) || sign == '\u{fffd}') && SPOILT.find(text.as_bytes()).is_none()
}

fn is_spaced(text: &str) -> bool {
    text.starts_with(is_space) || text.ends_with(is_space)
}

/// Whether a byte begins a Chinese character in UTF-8: `E4` to `E9`, U+4000 to U+9FFF.
fn is_chinese_lead(byte: u8) -> bool {
    matches!(byte, 0xe4..=0xe9)
}

/// Looks at a cell. Spaces around the text are told and then left out.
pub fn clean(text: &str) -> Clean<'_> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Clean { text, problem: None };
    }
    let trimmed = text.trim_matches(is_space);
    let problem = if let Some(character) = trimmed.chars().find(|c| is_invisible(*c)) {
        Some(FileProblem::InvisibleCharacter { character })
    } else if trimmed.contains('\u{fffd}') || SPOILT.find(trimmed.as_bytes()).is_some() {
        Some(FileProblem::Garbled)
    } else if trimmed.len() < text.len() {
        Some(FileProblem::SurroundingSpace)
    } else {
        None
    };
    Clean { text: trimmed, problem }
}

/// What is left of marks of undecoded bytes that were decoded once more.
static SPOILT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("锟斤拷"));

/// Text that a spreadsheet runs when it opens the file: it begins as a formula does. A sign before plain
/// words or figures, as in `-3户`, is none.
pub fn is_formula(text: &str) -> bool {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some('=' | '@'), Some(next)) => !next.is_whitespace(),
        (Some('+' | '-'), Some(next)) => {
            next.is_ascii_alphabetic() || matches!(next, '(' | '=' | '@' | '+' | '-' | '\'')
        }
        _ => false,
    }
}

/// Chinese that was saved in UTF-8 and opened as something else: put back into that other encoding, its
/// bytes are Chinese in UTF-8. No sound text is that by chance for two characters running.
pub fn is_mojibake(text: &str) -> bool {
    let chinese = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let Some(at) = text.bytes().position(|byte| !byte.is_ascii()) else { return false };
    if !text[at..].chars().next().is_some_and(|first| MISREAD_LEADS.hold(first)) {
        return false;
    }
    [GB18030, WINDOWS_1252].iter().any(|encoding| {
        let (bytes, _, unmappable) = encoding.encode(text);
        let meant = std::str::from_utf8(&bytes).ok().filter(|_| !unmappable);
        meant.is_some_and(|meant| meant.chars().filter(chinese).count() >= 2)
    })
}

/// What mojibake can begin with: the characters for which the two encodings write a byte that begins Chinese
/// in UTF-8. No sound text begins with most of them, which settles nearly every one at once.
static MISREAD_LEADS: LazyLock<Leads> = LazyLock::new(Leads::new);

/// A set of characters below U+10000, a bit each.
struct Leads(Box<[u64]>);

impl Leads {
    fn new() -> Leads {
        let mut leads = Leads(vec![0; 0x1_0000 / 64].into());
        for lead in (0..=u8::MAX).filter(|byte| is_chinese_lead(*byte)) {
            leads.note(WINDOWS_1252, &[lead]);
            (0x40..=0xfe).for_each(|trail| leads.note(GB18030, &[lead, trail]));
        }
        leads
    }

    /// The character for which an encoding writes these bytes, where it is one.
    fn note(&mut self, encoding: &'static Encoding, bytes: &[u8]) {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        let mut chars = text.chars();
        if let (Some(c), None, false) = (chars.next(), chars.next(), malformed)
            && let Some(bits) = self.0.get_mut(c as usize / 64)
        {
            *bits |= 1 << (c as usize % 64);
        }
    }

    fn hold(&self, c: char) -> bool {
        self.0.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 == 1)
    }
}

/// The spaces that people type, line ends at the edge of a cell among them.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_go_and_what_nobody_sees_is_told() {
        assert_eq!(clean(" 3\u{3000}").text, "3");
        assert_eq!(clean(" 3").problem, Some(FileProblem::SurroundingSpace));
        assert_eq!(clean("a\u{200b}b").problem, Some(FileProblem::InvisibleCharacter { character: '\u{200b}' }));
        assert_eq!(clean("第一行\n第二行").problem, None);
        assert_eq!(clean("锟斤拷").problem, Some(FileProblem::Garbled));
        assert_eq!(clean("社工站 一").problem, None);
        assert!(is_mojibake("鎸囨爣") && is_mojibake("æŒ‡æ ‡".replace(' ', "\u{a0}").as_str()));
        assert!(!is_mojibake("指标") && !is_mojibake("café") && !is_mojibake("养老服务综合体覆盖率"));
    }
}
