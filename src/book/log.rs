//! The figures of one indicator, as a county's files have them. Ten thousand sites of a county do not fit into what a
//! core keeps near, and to look up each one's place row by row would be to wait for memory: figures are only added here,
//! and brought into the order of the sites at the end.

use std::collections::HashSet;

use super::{Entry, Spot, tracks::Tracks};

#[derive(Debug, Clone)]
pub struct Log {
    figures: Vec<Logged>,
    /// How many sites there are up to the last that has a figure.
    sites: u32,
    /// Some came in behind one of a later period, or of a site with a higher place.
    is_mixed: bool,
    /// Figures that are as if they had never been written.
    withdrawn: HashSet<Spot>,
    /// How many figures there may be, if every listed site has one for every period.
    room: usize,
}

#[derive(Debug, Clone, Copy)]
struct Logged {
    entry: Entry,
    site: u32,
}

impl Log {
    pub(super) fn with_room(room: usize) -> Log {
        Log { figures: Vec::new(), sites: 0, is_mixed: false, withdrawn: HashSet::new(), room }
    }

    #[inline]
    pub(super) fn push(&mut self, site: u32, entry: Entry) {
        let figure = Logged { entry, site };
        match self.figures.last() {
            Some(last) => self.is_mixed |= last.spot() >= figure.spot(),
            None => self.figures.reserve(self.room),
        }
        self.sites = self.sites.max(site + 1);
        self.figures.push(figure);
    }

    pub(super) fn sort(&mut self) {
        if self.is_mixed {
            self.figures.sort_by_key(Logged::spot);
            self.is_mixed = false;
        }
    }

    /// A figure, once they are in order.
    pub(super) fn get(&self, spot: Spot) -> Option<Entry> {
        debug_assert!(!self.is_mixed, "figures are looked for in order");
        let found = self.figures.binary_search_by_key(&spot, Logged::spot).ok()?;
        (!self.withdrawn.contains(&spot)).then(|| self.figures[found].entry)
    }

    /// Withdraws a figure, once they are in order; whether there is one.
    pub(super) fn withdraw(&mut self, spot: Spot) -> bool {
        self.get(spot).is_some() && self.withdrawn.insert(spot)
    }

    pub(super) fn close(mut self) -> Tracks {
        self.sort();
        if !self.withdrawn.is_empty() {
            self.figures.retain(|figure| !self.withdrawn.contains(&figure.spot()));
        }
        let mut tracks = Tracks::with_capacity(self.sites as usize, self.figures.len());
        let (mut periods, mut rest) = (Vec::new(), self.figures.as_slice());
        while let Some(first) = rest.first() {
            let until = rest.partition_point(|figure| figure.entry.period <= first.entry.period);
            let (figures, later) = rest.split_at(until);
            periods.push(figures);
            rest = later;
        }
        for site in 0..self.sites {
            tracks.begin();
            for figures in &mut periods {
                if let Some((figure, rest)) = figures.split_first().filter(|(figure, _)| figure.site == site) {
                    *figures = rest;
                    tracks.push(figure.entry);
                }
            }
        }
        tracks
    }
}

impl Logged {
    fn spot(&self) -> Spot {
        Spot { period: self.entry.period, site: self.site }
    }
}
