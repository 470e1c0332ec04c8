//! What no cell should have in it: characters that nobody sees, text that an encoding has spoilt, spaces
//! around it.

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
    }
}
