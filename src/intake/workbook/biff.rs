//! The records of which an older workbook is made (MS-XLS), and the texts in them, which run over from one
//! record into those that continue it.

use super::compound::u16_at;

const CONTINUE: u16 = 0x003C;

/// A record, and what continues it.
pub struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
    more: Vec<&'a [u8]>,
}

/// The records of a stream, as far as they can be read.
pub struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub fn new(stream: &'a [u8]) -> Records<'a> {
        Records { rest: stream }
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, length) = (u16_at(self.rest, 0)?, u16_at(self.rest, 2)?);
        let end = 4 + usize::from(length);
        let data = self.rest.get(4..end)?;
        self.rest = &self.rest[end..];
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            let Some((_, data)) = self.one() else { break };
            more.push(data);
        }
        Some(Record { kind, data, more })
    }
}

impl<'a> Record<'a> {
    /// The record's bytes from one on, and those that continue them.
    pub fn from(&self, at: usize) -> Option<Bytes<'_, 'a>> {
        Some(Bytes { now: self.data.get(at..)?, more: &self.more })
    }
}

/// Bytes that run over several records.
pub struct Bytes<'r, 'a> {
    now: &'a [u8],
    more: &'r [&'a [u8]],
}

impl<'a> Bytes<'_, 'a> {
    /// Whether none are left.
    pub fn is_over(&mut self) -> bool {
        self.now.is_empty() && !self.turn()
    }

    /// Goes on to the next record that has any; `false` where there is none.
    fn turn(&mut self) -> bool {
        while let Some((next, rest)) = self.more.split_first() {
            (self.now, self.more) = (next, rest);
            if !next.is_empty() {
                return true;
            }
        }
        false
    }

    fn take(&mut self, most: usize) -> &'a [u8] {
        let (taken, rest) = self.now.split_at(most.min(self.now.len()));
        self.now = rest;
        taken
    }

    pub fn u8(&mut self) -> Option<u8> {
        if self.is_over() {
            return None;
        }
        self.take(1).first().copied()
    }

    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.is_over() {
                return None;
            }
            count -= self.take(count).len();
        }
        Some(())
    }

    /// A text behind its length of one byte.
    pub fn short_text(&mut self) -> Option<String> {
        let length = usize::from(self.u8()?);
        let flags = self.u8()?;
        self.characters(length, flags)
    }

    /// A text behind its length of two bytes; the formats of its parts and what else belongs to it are
    /// passed over.
    pub fn text(&mut self) -> Option<String> {
        let length = usize::from(self.u16()?);
        let flags = self.u8()?;
        let parts = if flags & 0x08 != 0 { usize::from(self.u16()?) } else { 0 };
        let phonetic = if flags & 0x04 != 0 { self.u32()? as usize } else { 0 };
        let text = self.characters(length, flags)?;
        self.skip(parts * 4)?;
        self.skip(phonetic)?;
        Some(text)
    }

    /// Characters of one byte or two; a record that continues them says anew which.
    fn characters(&mut self, mut length: usize, flags: u8) -> Option<String> {
        let mut units = Vec::new();
        let mut wide = flags & 1 != 0;
        while length > 0 {
            if self.now.is_empty() {
                wide = self.u8()? & 1 != 0;
            }
            let width = if wide { 2 } else { 1 };
            let taken = self.take(length * width);
            match wide {
                true => units.extend(taken.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]))),
                false => units.extend(taken.iter().map(|unit| u16::from(*unit))),
            }
            length = length.checked_sub(taken.len().div_ceil(width))?;
        }
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record of one kind, and others that continue it.
    fn stream(parts: &[&[u8]]) -> Vec<u8> {
        let record = |(at, part): (usize, &&[u8])| {
            let kind = if at == 0 { 0x00FC } else { CONTINUE };
            [&u16::to_le_bytes(kind)[..], &u16::to_le_bytes(part.len() as u16), *part].concat()
        };
        parts.iter().enumerate().flat_map(record).collect()
    }

    #[test]
    fn a_text_goes_on_in_the_next_record_and_says_anew_how_wide_it_is() {
        let bytes = stream(&[&[5, 0, 1, 0x2d, 0x4e, 0x87, 0x65], &[0, b'a', b'b', b'c', 1, 0, 0, b'z']]);
        let record = Records::new(&bytes).next().expect("a record");
        let mut texts = record.from(0).expect("bytes");
        assert_eq!(texts.text().as_deref(), Some("中文abc"));
        assert_eq!(texts.text().as_deref(), Some("z"));
        assert!(texts.is_over());
    }

    #[test]
    fn what_stands_behind_a_text_is_passed_over_wherever_it_ends() {
        let bytes = stream(&[&[1, 0, 0x0c, 1, 0, 2, 0, 0, 0, b'x', 9, 9], &[9, 9, 8], &[8, 1, 0, 0, b'y']]);
        let record = Records::new(&bytes).next().expect("a record");
        let mut texts = record.from(0).expect("bytes");
        assert_eq!(texts.text().as_deref(), Some("x"));
        assert_eq!(texts.text().as_deref(), Some("y"));
    }

    #[test]
    fn a_text_that_ends_early_is_none() {
        let bytes = stream(&[&[9, 0, 1, b'x', 0, b'y']]);
        let record = Records::new(&bytes).next().expect("a record");
        assert_eq!(record.from(0).and_then(|mut texts| texts.text()), None);
    }
}
