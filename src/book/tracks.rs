//! The figures of one indicator, in one piece of memory: ten thousand sites of a county are entered and read in the
//! order in which they lie there, so that no figure is waited for.

use super::Entry;

/// The figures of one indicator of one site (or of the county, without sites), by period.
pub type Track<'a> = &'a [Entry];

/// By site, or the county's one track.
#[derive(Debug, Clone)]
pub struct Tracks {
    /// How many figures a track has room for: one for each period.
    room: usize,
    /// Track by track; behind the last figure of each there are unused ones up to its room.
    entries: Vec<Entry>,
    filled: Vec<Filled>,
}

/// How far a track's room is filled.
#[derive(Debug, Clone, Copy, Default)]
struct Filled {
    entries: u32,
    /// The period of its last figure.
    last: u32,
}

impl Tracks {
    /// No figures yet, of an indicator that has so many periods.
    pub fn new(periods: usize) -> Tracks {
        Tracks { room: periods, entries: Vec::new(), filled: Vec::new() }
    }

    /// The figures at a place; none where there is no such track.
    pub fn get(&self, at: usize) -> Track<'_> {
        let filled = self.filled.get(at).map_or(0, |filled| filled.entries as usize);
        let start = at * self.room;
        self.entries.get(start..start + filled).unwrap_or_default()
    }

    pub fn get_mut(&mut self, at: usize) -> &mut [Entry] {
        let filled = self.filled.get(at).map_or(0, |filled| filled.entries as usize);
        let start = at * self.room;
        self.entries.get_mut(start..start + filled).unwrap_or_default()
    }

    pub fn iter(&self) -> impl Iterator<Item = Track<'_>> + Clone {
        (0..self.filled.len()).map(|at| self.get(at))
    }

    /// Enters a figure where there is none of its period; mostly it is the latest.
    #[inline]
    pub(super) fn enter(&mut self, at: usize, entry: Entry) {
        if self.filled.len() <= at {
            self.filled.resize(at + 1, Filled::default());
            self.entries.resize((at + 1) * self.room, Entry::default());
        }
        let filled = &mut self.filled[at];
        let start = at * self.room;
        let end = start + filled.entries as usize;
        let mut place = end;
        if filled.entries > 0 && entry.period <= filled.last {
            place = start + self.entries[start..end].partition_point(|known| known.period < entry.period);
            self.entries.copy_within(place..end, place + 1);
        } else {
            filled.last = entry.period;
        }
        self.entries[place] = entry;
        filled.entries += 1;
    }

    /// Takes out the figure of a period; whether there was one.
    pub(super) fn withdraw(&mut self, at: usize, period: u32) -> bool {
        let Ok(place) = self.get(at).binary_search_by_key(&period, |entry| entry.period) else { return false };
        self.get_mut(at)[place..].rotate_left(1);
        self.filled[at].entries -= 1;
        self.filled[at].last = self.get(at).last().map_or(0, |entry| entry.period);
        true
    }
}
