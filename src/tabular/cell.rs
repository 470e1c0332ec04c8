//! What no cell should have in it: characters that nobody sees, text that an encoding has spoilt, spaces
//! around it.

use encoding_rs::{GB18030, WINDOWS_1252};

use crate::{finding::FileProblem, source::is_invisible};

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

/// Looks at a cell. Spaces around the text are told and then left out.
pub fn clean(text: &str) -> Clean<'_> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Clean { text, problem: None };
    }
    let trimmed = text.trim_matches(is_space);
    let problem = if let Some(character) = trimmed.chars().find(|c| is_invisible(*c)) {
        Some(FileProblem::InvisibleCharacter { character })
    } else if trimmed.contains('\u{fffd}') || trimmed.contains("锟斤拷") {
        Some(FileProblem::Garbled)
    } else if trimmed.len() < text.len() {
        Some(FileProblem::SurroundingSpace)
    } else {
        None
    };
    Clean { text: trimmed, problem }
}

/// Chinese that was saved in UTF-8 and opened as something else: put back into that other encoding, its
/// bytes are Chinese in UTF-8. No sound text is that by chance for two characters running.
pub fn is_mojibake(text: &str) -> bool {
    let chinese = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let Some(at) = text.find(|c: char| !c.is_ascii()) else { return false };
    let first = text[at..].chars().next().map_or(0, char::len_utf8);
    [GB18030, WINDOWS_1252].iter().any(|encoding| {
        // Chinese in UTF-8 begins with one of these, which settles nearly every sound text at once.
        let (lead, _, unmappable) = encoding.encode(&text[at..at + first]);
        if unmappable || !lead.first().is_some_and(|byte| (0xe4..=0xe9).contains(byte)) {
            return false;
        }
        let (bytes, _, unmappable) = encoding.encode(text);
        let meant = std::str::from_utf8(&bytes).ok().filter(|_| !unmappable);
        meant.is_some_and(|meant| meant.chars().filter(chinese).count() >= 2)
    })
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
