//! One record of a CSV: the text that it takes, and where its cells stand in that. The next record is read into it: what
//! both begin and end with alike is not written again, for cells are placed by the beginning of their own record.

use std::ops::Range;

/// One cell: its text without quotes, and the bytes of the file that it takes, quotes included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'r> {
    pub text: &'r str,
    pub start: usize,
    pub end: usize,
    /// It is empty, or was looked at, and nothing about its characters needs a second look.
    pub sound: bool,
}

/// Why a record could not be read whole, and the byte at which that shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    UnclosedQuote(usize),
    StrayQuote(usize),
}

/// A record, in which the next one is read.
#[derive(Debug, Default)]
pub struct Record<'a> {
    /// The physical line on which it begins, from 1.
    pub line: usize,
    /// The byte at which it begins.
    pub start: usize,
    /// What it takes of the file, up to the end of its last cell.
    pub(super) text: &'a str,
    pub(super) extents: Vec<Extent>,
    /// What cells with doubled quotes say, by place.
    pub(super) unfolded: Vec<(usize, String)>,
    /// Those of its cells, by place, that were read anew; all others have the texts of those of the record before.
    pub anew: Range<usize>,
    pub fault: Option<Fault>,
    /// It is one line without quotes.
    pub(super) plain: bool,
}

/// Where a cell stands: its bytes, quotes included, counted from where its record begins; no file that is read has more
/// than four thousand million of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    pub(super) start: u32,
    pub(super) end: u32,
    quotes: Quotes,
    sound: bool,
}

/// How a cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    None,
    Around,
    /// Also within it, doubled.
    Within,
}

impl Extent {
    /// A cell that begins and ends at these bytes of its record.
    #[inline]
    pub(super) fn new(range: Range<usize>, quotes: Quotes) -> Extent {
        let around = 2 * usize::from(quotes != Quotes::None);
        let sound = range.len() == around;
        Extent { start: range.start as u32, end: range.end as u32, quotes, sound }
    }

    /// The bytes of its record, without the quotes around it.
    #[inline]
    fn within(&self) -> Range<usize> {
        let around = usize::from(self.quotes != Quotes::None);
        self.start as usize + around..self.end as usize - around
    }
}

impl<'a> Record<'a> {
    /// Forgets its cells, so that the next record is read without it.
    pub fn forget(&mut self) {
        self.text = "";
        self.extents.clear();
        self.unfolded.clear();
        self.plain = false;
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.extents.len()
    }

    pub fn is_empty(&self) -> bool {
        self.extents.is_empty()
    }

    #[inline]
    pub fn cell(&self, place: usize) -> Option<Cell<'_>> {
        let extent = self.extents.get(place)?;
        let (start, end) = (self.start + extent.start as usize, self.start + extent.end as usize);
        Some(Cell { text: self.said(place, extent), start, end, sound: extent.sound })
    }

    /// A cell in which anything is written.
    #[inline]
    pub(super) fn filled(&self, place: usize) -> Option<Cell<'_>> {
        let extent = self.extents.get(place)?;
        if extent.within().is_empty() {
            return None;
        }
        self.cell(place)
    }

    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.len()).filter_map(|place| self.cell(place))
    }

    /// The byte at which its last cell ends.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The bytes of a cell without the quotes around it.
    #[inline]
    pub(super) fn bytes(&self, place: usize) -> &'a [u8] {
        self.extents.get(place).map_or(&[], |extent| &self.text.as_bytes()[extent.within()])
    }

    /// What a cell says, where the file has it as it is.
    #[inline]
    pub(super) fn written(&self, place: usize) -> Option<&'a str> {
        let extent = self.extents.get(place).filter(|extent| extent.quotes != Quotes::Within)?;
        Some(&self.text[extent.within()])
    }

    #[inline]
    fn said(&self, place: usize, extent: &Extent) -> &str {
        match extent.quotes {
            Quotes::None | Quotes::Around => &self.text[extent.within()],
            Quotes::Within => self.unfolded(place),
        }
    }

    #[cold]
    fn unfolded(&self, place: usize) -> &str {
        let found = self.unfolded.binary_search_by_key(&place, |(at, _)| *at);
        found.map_or("", |found| &self.unfolded[found].1)
    }

    /// Notes whether one look at a cell's characters has settled that there is nothing to tell of them.
    #[inline]
    pub(super) fn settle(&mut self, place: usize, sound: bool) {
        self.extents[place].sound = sound;
    }

    /// Whether nothing is written in it.
    #[inline]
    pub fn is_blank(&self) -> bool {
        // nearly all begin with what an item is called, and are not looked through
        let begun = self.text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
        !begun && self.is_all_blank()
    }

    fn is_all_blank(&self) -> bool {
        self.fault.is_none() && self.cells().all(|cell| cell.text.trim_start().is_empty())
    }

    /// How many of its first cells are those of a line that has so many first bytes in common with it.
    pub(super) fn first_in(&self, common: usize) -> usize {
        let last = self.len().saturating_sub(1);
        self.extents[..last].iter().take_while(|cell| (cell.end as usize) < common).count()
    }

    /// Puts a cell at a place; of those behind it that stay, each moves as far as this one's end does.
    #[inline]
    pub(super) fn put(&mut self, place: usize, cell: Extent, stays: bool) {
        let Some(known) = self.extents.get_mut(place) else { return self.extents.push(cell) };
        let before = std::mem::replace(known, cell).end;
        if stays && before != cell.end {
            for behind in &mut self.extents[place + 1..] {
                behind.start = behind.start - before + cell.end;
                behind.end = behind.end - before + cell.end;
            }
        }
    }
}
