//! The figures of one indicator, as a county's files have them. Ten thousand sites of a county do not fit into what a
//! core keeps near, and to look up each one's place row by row would be to wait for memory: figures are only added here,
//! and brought into the order of the sites at the end.

use super::{Entry, Spot, tracks::Tracks};
use crate::number::Decimal;

#[derive(Debug, Clone)]
pub struct Log {
    figures: Vec<Logged>,
    /// How many sites there are up to the last that has a figure.
    sites: u32,
    /// Some came in behind one of a later period, or of a site with a higher place.
    is_mixed: bool,
    /// How many figures there may be, if every listed site has one for every period.
    room: usize,
}

#[derive(Debug, Clone, Copy)]
struct Logged {
    period: u32,
    site: u32,
    line: u32,
    noted: bool,
    /// It is as if it had never been written.
    withdrawn: bool,
    value: Decimal,
    total: Decimal,
}

impl Log {
    pub(super) fn with_room(room: usize) -> Log {
        Log { figures: Vec::new(), sites: 0, is_mixed: false, room }
    }

    #[inline]
    pub(super) fn push(&mut self, site: u32, Entry { period, line, noted, value, total }: Entry) {
        match self.figures.last() {
            Some(last) => self.is_mixed |= (last.period, last.site) >= (period, site),
            None => self.figures.reserve(self.room),
        }
        self.sites = self.sites.max(site + 1);
        self.figures.push(Logged { period, site, line, noted, withdrawn: false, value, total });
    }

    pub(super) fn sort(&mut self) {
        if self.is_mixed {
            self.figures.sort_by_key(Logged::spot);
            self.is_mixed = false;
        }
    }

    /// A figure, once they are in order.
    pub(super) fn get(&self, spot: Spot) -> Option<Entry> {
        self.find(spot).map(|place| self.figures[place].entry())
    }

    /// Withdraws a figure, once they are in order; whether there is one.
    pub(super) fn withdraw(&mut self, spot: Spot) -> bool {
        let found = self.find(spot);
        if let Some(place) = found {
            self.figures[place].withdrawn = true;
        }
        found.is_some()
    }

    fn find(&self, Spot { period, site }: Spot) -> Option<usize> {
        debug_assert!(!self.is_mixed, "figures are looked for in order");
        let found = self.figures.binary_search_by_key(&(period, site), Logged::spot).ok();
        found.filter(|place| !self.figures[*place].withdrawn)
    }

    pub(super) fn close(mut self) -> Tracks {
        self.sort();
        let mut tracks = Tracks::with_capacity(self.sites as usize, self.figures.len());
        let (mut periods, mut rest) = (Vec::new(), self.figures.as_slice());
        while let Some(first) = rest.first() {
            let (figures, later) = rest.split_at(rest.partition_point(|figure| figure.period <= first.period));
            periods.push(figures);
            rest = later;
        }
        for site in 0..self.sites {
            tracks.begin();
            for figures in &mut periods {
                while let Some((figure, rest)) = figures.split_first().filter(|(figure, _)| figure.site == site) {
                    *figures = rest;
                    if !figure.withdrawn {
                        tracks.push(figure.entry());
                    }
                }
            }
        }
        tracks
    }
}

impl Logged {
    fn spot(&self) -> (u32, u32) {
        (self.period, self.site)
    }

    fn entry(&self) -> Entry {
        let Logged { period, line, noted, value, total, .. } = *self;
        Entry { period, line, noted, value, total }
    }
}
