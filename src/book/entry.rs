//! One figure as a book keeps it. There are a hundred thousand of them in a county of many sites, so each is as small as
//! it can be: half of a core's cache line.

use super::Figure;
use crate::number::{Decimal, Packed};

/// One figure: a row that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its period's place among the plan's periods of the indicator's cadence.
    pub period: u32,
    /// Twice the line; one more where a note stands beside it.
    line_and_note: u32,
    value: Packed,
    total: Packed,
}

impl Entry {
    /// A figure of a period, with the line of its row, and whether a note stands there. No file that is read has more than
    /// two thousand million lines.
    #[inline]
    pub fn new(period: u32, (line, noted): (u32, bool), (value, total): (Decimal, Decimal)) -> Entry {
        let line_and_note = line << 1 | u32::from(noted);
        Entry { period, line_and_note, value: Packed::of(value), total: Packed::of(total) }
    }

    /// The physical line of its submission, so that every printed number leads back to one.
    #[inline]
    pub fn line(&self) -> u32 {
        self.line_and_note >> 1
    }

    /// A note stands beside it, which answers what asks for a reason.
    #[inline]
    pub fn noted(&self) -> bool {
        self.line_and_note & 1 == 1
    }

    #[inline]
    pub fn value(&self) -> Decimal {
        self.value.unpacked()
    }

    /// The denominator; 0 for a count.
    #[inline]
    pub fn total(&self) -> Decimal {
        self.total.unpacked()
    }

    pub fn figure(&self) -> Figure {
        Figure::Number { value: self.value(), total: self.total() }
    }

    /// The same row with another figure.
    pub fn with(self, value: Decimal, total: Decimal) -> Entry {
        Entry { value: Packed::of(value), total: Packed::of(total), ..self }
    }
}
