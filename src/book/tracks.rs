//! The figures of one indicator, site by site in one piece of memory, so that ten thousand sites of a county are gone
//! through in the order in which they lie there.

use std::ops::Range;

use super::Entry;

/// The figures of one indicator of one site (or of the county, without sites), by period.
pub type Track<'a> = &'a [Entry];

/// By site, or the county's one track.
#[derive(Debug, Clone, Default)]
pub struct Tracks {
    entries: Vec<Entry>,
    /// Where each track begins in them.
    starts: Vec<usize>,
}

impl Tracks {
    pub(super) fn with_capacity(tracks: usize, entries: usize) -> Tracks {
        Tracks { entries: Vec::with_capacity(entries), starts: Vec::with_capacity(tracks) }
    }

    /// Begins the next track.
    pub(super) fn begin(&mut self) {
        self.starts.push(self.entries.len());
    }

    /// Adds a figure of a later period to the last track.
    pub(super) fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// The figures at a place; none where there is no such track.
    pub fn get(&self, at: usize) -> Track<'_> {
        &self.entries[self.range(at)]
    }

    pub fn get_mut(&mut self, at: usize) -> &mut [Entry] {
        let range = self.range(at);
        &mut self.entries[range]
    }

    pub fn iter(&self) -> impl Iterator<Item = Track<'_>> + Clone {
        (0..self.starts.len()).map(|at| self.get(at))
    }

    fn range(&self, at: usize) -> Range<usize> {
        let all = self.entries.len();
        let start = |at: usize| self.starts.get(at).copied().unwrap_or(all);
        start(at)..start(at + 1)
    }
}
