//! A line of text looked at eight bytes at a time: where cells may end in it, and how far it is as another is. A loop
//! that goes on byte by byte ends somewhere else in each row, which a core cannot guess and has to wait for.

/// Where a cell may end, eight bytes of a line at a time: what is as small as a comma, which no letter and no digit is, and
/// the separator. Not all of these are ends: each is to be looked at.
pub struct Marks<'l> {
    rest: &'l [u8],
    /// The bytes before `rest`.
    passed: usize,
    separators: u64,
    /// The highest bit of each of the last eight bytes passed that is a mark.
    hits: u64,
}

/// The same byte eight times.
const fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

impl<'l> Marks<'l> {
    /// The marks of a line from a byte on.
    pub fn behind(line: &'l [u8], at: usize, separator: u8) -> Marks<'l> {
        Marks { rest: &line[at..], passed: at, separators: eight(separator), hits: 0 }
    }

    /// Where the next is; where the text ends, when there are no more.
    #[inline]
    pub fn next(&mut self) -> usize {
        while self.hits == 0 {
            let Some((word, rest)) = self.rest.split_first_chunk::<8>() else { return self.last_bytes() };
            (self.rest, self.passed) = (rest, self.passed + 8);
            self.hits = self.hits_in(u64::from_le_bytes(*word));
        }
        let ahead = self.hits.trailing_zeros() as usize / 8;
        self.hits &= self.hits - 1;
        self.passed - 8 + ahead
    }

    /// Of bytes above the lowest that is one, some may be taken for marks and are none.
    fn hits_in(&self, word: u64) -> u64 {
        let off = word ^ self.separators;
        let small = word.wrapping_sub(eight(b',' + 1)) & !word;
        (small | off.wrapping_sub(eight(1)) & !off) & eight(0x80)
    }

    #[cold]
    fn last_bytes(&mut self) -> usize {
        let mark = |byte: &u8| *byte <= b',' || eight(*byte) == self.separators;
        let ahead = self.rest.iter().position(mark).unwrap_or(self.rest.len());
        let at = self.passed + ahead;
        let behind = self.rest.len().min(ahead + 1);
        (self.rest, self.passed) = (&self.rest[behind..], self.passed + behind);
        at
    }
}

/// Whether a text begins with another.
pub fn begins_with(text: &[u8], beginning: &[u8]) -> bool {
    text.len() >= beginning.len() && common_prefix(text, beginning) == beginning.len()
}

/// How many bytes two texts begin with alike.
#[inline]
pub fn common_prefix(one: &[u8], other: &[u8]) -> usize {
    let shorter = one.len().min(other.len());
    let (one, other) = (&one[..shorter], &other[..shorter]);
    let alike = |one: &[u8; 8], other: &[u8; 8]| {
        let off = u64::from_le_bytes(*one) ^ u64::from_le_bytes(*other);
        off.trailing_zeros() as usize / 8
    };
    for (at, (one, other)) in one.as_chunks().0.iter().zip(other.as_chunks().0).enumerate() {
        if one != other {
            return 8 * at + alike(one, other);
        }
    }
    match (one.last_chunk(), other.last_chunk()) {
        // some of these have been looked at already, and are alike
        (Some(one), Some(other)) => shorter - 8 + alike(one, other),
        _ => one.iter().zip(other).take_while(|(one, other)| one == other).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// No separator, no line end and no quote is passed over, whatever stands around it.
        #[test]
        fn all_that_may_end_a_cell_is_a_mark(line in "[a-c,;|\\t\n\r\"-.一]{0,40}", at in 0usize..9) {
            let (line, at) = (line.as_bytes(), at.min(line.len()));
            for separator in [b',', b'\t', b';', b'|', 0] {
                let mut marks = Marks::behind(line, at, separator);
                let found: Vec<_> = std::iter::from_fn(|| Some(marks.next()).filter(|at| *at < line.len())).collect();
                assert!(found.is_sorted() && marks.next() == line.len());
                for (place, byte) in line.iter().enumerate().skip(at) {
                    let ends = [separator, b'\n', b'\r', b'"'].contains(byte);
                    assert!(!ends || found.contains(&place));
                }
            }
        }

        /// Long or short, it is what byte by byte is alike.
        #[test]
        fn a_prefix_is_what_is_alike(one in "[ab]{0,20}", two in "[ab]{0,20}", both in "[ab]{0,20}") {
            let (one, two) = (both.clone() + &one, both + &two);
            let (one, two) = (one.as_bytes(), two.as_bytes());
            let alike = one.iter().zip(two).take_while(|(one, two)| one == two).count();
            assert_eq!(common_prefix(one, two), alike);
            assert_eq!(begins_with(one, two), one.starts_with(two));
        }
    }
}
