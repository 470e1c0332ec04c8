//! Published periods, and what was corrected after. `closed.toml` holds a hash of each submission and of the
//! plan as they stood; beside it lies each submission's text as it was published, so that a later change can be
//! told cell by cell, old and new, without git. Neither line ends, byte order mark nor encoding make a change,
//! and neither does another order of rows: what was published are figures.

mod compare;
mod correction;
mod listed;
mod record;
mod verdict;

use std::fmt;

use sha2::{Digest as _, Sha256};

pub use correction::{About, Correction, Signed, read as read_corrections};
pub use listed::listed;
pub use record::{ClosedPeriod, Record, read as read_record};
pub use verdict::{Change, Now, Verdict, judge, published, submitted};

use crate::tabular::decode::decode;

/// What identifies a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(String);

impl Digest {
    /// The SHA-256 of a text that is [`normalised`].
    pub fn of(text: &str) -> Digest {
        Digest(Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub fn parse(text: &str) -> Option<Digest> {
        let hex = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        (text.len() == 64 && text.bytes().all(hex)).then(|| Digest(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file's text, whatever its encoding and its line ends.
pub fn normalised(bytes: &[u8]) -> String {
    decode(bytes).text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A text as TOML writes it, in one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_mark_and_line_ends_make_no_difference() {
        let plain = normalised("编号,数值\n1.1,推进中\n".as_bytes());
        let (gbk, ..) = encoding_rs::GBK.encode("编号,数值\r\n1.1,推进中\r\n");
        assert_eq!(normalised(&gbk), plain);
        assert_eq!(normalised("\u{feff}编号,数值\r1.1,推进中\r".as_bytes()), plain);
        assert_eq!(Digest::of("abc").as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Digest::parse(Digest::of(&plain).as_str()), Some(Digest::of(&plain)));
    }

    #[test]
    fn what_is_quoted_is_read_back() {
        for text in ["", "二〇二三\"年\"", "a\\b\nc\td\u{7}", "27"] {
            let line = format!("a = {}", quoted(text));
            let table: toml::de::DeTable<'_> = toml::de::DeTable::parse(&line).expect("TOML").into_inner();
            assert_eq!(table["a"].get_ref().as_str(), Some(text), "{line}");
        }
    }
}
