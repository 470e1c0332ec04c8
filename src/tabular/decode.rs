//! Bytes to text, by rule and never by statistics: a byte order mark decides; else strict UTF-8; else
//! strict GB18030; else the first byte that fits neither is named and the rest is read all the same.

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use crate::finding::{Encoding, FileProblem, NotCsv};

/// A file's text, and what was wrong with its bytes.
pub struct Decoded<'a> {
    /// Without its byte order mark.
    pub text: Cow<'a, str>,
    /// A problem and the byte of `text` at which it shows.
    pub problem: Option<(FileProblem, usize)>,
}

/// What a file is that is no CSV, by its first bytes.
pub fn not_csv(bytes: &[u8]) -> Option<NotCsv> {
    let head = &bytes[..bytes.len().min(256)];
    let text = String::from_utf8_lossy(head).trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    if head.starts_with(b"PK\x03\x04") {
        Some(NotCsv::Xlsx)
    } else if head.starts_with(b"%PDF-") {
        Some(NotCsv::Pdf)
    } else if head.starts_with(&[0x1F, 0x8B]) {
        Some(NotCsv::Gzip)
    } else if text.starts_with("mime-version:") {
        Some(NotCsv::Mhtml)
    } else if ["{\"", "[{", "[\"", "{\n", "[\n"].iter().any(|start| text.starts_with(start)) {
        Some(NotCsv::Json)
    } else if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        Some(NotCsv::Xls)
    } else if text.starts_with("{\\rtf") {
        Some(NotCsv::Rtf)
    } else if ["<html", "<!doctype", "<table", "<?xml"].iter().any(|tag| text.starts_with(tag)) {
        Some(NotCsv::Html)
    } else if text.starts_with("version https://git-lfs") {
        Some(NotCsv::LfsPointer)
    } else {
        None
    }
}

pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    for (mark, encoding) in [(&[0xFF, 0xFE], UTF_16LE), (&[0xFE, 0xFF], UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return utf16(rest, encoding);
        }
    }
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF");
    let rest = marked.unwrap_or(bytes);
    let valid = match simdutf8::compat::from_utf8(rest) {
        Ok(text) => return Decoded { text: text.into(), problem: None },
        Err(error) => error.valid_up_to(),
    };
    if marked.is_none()
        && let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(rest)
    {
        // GB18030 has a byte order mark of its own.
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => Cow::Owned(rest.to_owned()),
            None => text,
        };
        return Decoded { text, problem: Some((FileProblem::NotUtf8(Encoding::Gb18030), 0)) };
    }
    let offset = valid + (bytes.len() - rest.len());
    let problem = FileProblem::Undecodable { byte: bytes[offset], offset };
    Decoded { text: String::from_utf8_lossy(rest), problem: Some((problem, valid)) }
}

fn utf16(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Decoded<'static> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let problem = match text.find('\u{fffd}').filter(|_| broken) {
        Some(at) => {
            let offset = 2 + text[..at].encode_utf16().count() * 2;
            let byte = bytes.get(offset - 2).copied().unwrap_or_default();
            (FileProblem::Undecodable { byte, offset }, at)
        }
        None => (FileProblem::NotUtf8(Encoding::Utf16), 0),
    };
    Decoded { text: text.into_owned().into(), problem: Some(problem) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_told_by_rule() {
        let gbk: &[u8] = &[0xB1, 0xE0, 0xBA, 0xC5, b',', b'1'];
        let read = decode(gbk);
        assert_eq!(&*read.text, "编号,1");
        assert_eq!(read.problem, Some((FileProblem::NotUtf8(Encoding::Gb18030), 0)));
        assert_eq!(&*decode(b"\xFF\xFEa\0,\0").text, "a,");
        assert_eq!(&*decode("\u{feff}编号".as_bytes()).text, "编号");
        assert_eq!(decode("指标".as_bytes()).problem, None);
    }

    #[test]
    fn the_first_byte_that_fits_nothing_is_named() {
        let read = decode(b"\xEF\xBB\xBFab\xFFcd");
        assert_eq!(read.problem, Some((FileProblem::Undecodable { byte: 0xFF, offset: 5 }, 2)));
        assert_eq!(&*read.text, "ab\u{fffd}cd");
    }
}
