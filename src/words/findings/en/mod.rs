//! Findings in English. Cells, rows and files are told to a county clerk, who knows Excel and WPS; the
//! plan and its register to the bureau's analyst, who edits TOML.

mod case;
mod closed;
mod file;
mod form;
mod history;
mod inspection;
mod plan;
mod register;
mod row;
mod value;

use super::Told;
use crate::{calendar::Cadence, finding::Message};

pub fn tell(message: &Message) -> Told {
    match message {
        Message::Plan(problem) => plan::tell(problem),
        Message::Register(problem) => register::tell(problem),
        Message::File(problem) => file::tell(problem),
        Message::Form(problem) => form::tell(problem),
        Message::Row(problem) => row::tell(problem),
        Message::Value(problem) => value::tell(problem),
        Message::History(problem) => history::history(problem),
        Message::Safety(problem) => history::safety(problem),
        Message::Closed(problem) => closed::tell(problem),
        Message::Inspection(problem) => inspection::tell(problem),
        Message::Case(problem) => case::tell(problem),
    }
}

/// A guess at the cell that was meant, and what to do where it is wrong or there is none.
fn meant(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("did you mean \"{nearest}\"? If not, {otherwise}"))
}

/// So many of something that has a regular plural.
fn count(number: usize, one: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {one}{s}")
}

fn cadence(cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::Month => "month",
        Cadence::Quarter => "quarter",
        Cadence::HalfYear => "half-year",
        Cadence::Year => "year",
    }
}

/// A character that nobody sees, by its name where it has one that people use.
fn character(c: char) -> &'static str {
    match c {
        '\0' => "null character",
        '\u{a0}' => "no-break space",
        '\u{ad}' => "soft hyphen",
        '\u{61c}' | '\u{200e}' | '\u{200f}' => "text direction mark",
        '\u{180e}' => "Mongolian vowel separator",
        '\u{200b}' => "zero-width space",
        '\u{200c}' => "zero-width non-joiner",
        '\u{200d}' => "zero-width joiner",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "text direction control",
        '\u{202f}' => "narrow no-break space",
        '\u{2060}' => "word joiner",
        '\u{feff}' => "zero-width no-break space",
        c if c.is_control() => "control character",
        _ => "invisible character",
    }
}
