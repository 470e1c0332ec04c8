//! The sites of one county: from its list (台账), or named by the rows that count.

use std::hash::BuildHasher;

use compact_str::CompactString;
use foldhash::fast::RandomState;
use hashbrown::HashTable;

use crate::calendar::{Date, Period};

/// The days on which a site is open: from the first, up to but without the second; `None` is always.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Open {
    pub from: Option<Date>,
    pub until: Option<Date>,
}

impl Open {
    pub const ALWAYS: Open = Open { from: None, until: None };

    pub fn on(&self, day: Date) -> bool {
        self.during(day, day)
    }

    /// Whether it is open on any day from the first to the last, both included.
    pub fn during(&self, first: Date, last: Date) -> bool {
        self.from.is_none_or(|from| from <= last) && self.until.is_none_or(|until| until > first)
    }

    pub fn in_period(&self, period: Period) -> bool {
        self.during(period.start(), period.end())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    pub id: CompactString,
    pub open: Open,
    /// The end of the earliest period for which a row that counts names it, where there is no list.
    pub named: Option<Date>,
}

/// A county's sites of one kind.
#[derive(Debug, Clone, Default)]
pub struct SiteList {
    sites: Vec<Site>,
    /// The places of the sites.
    by_id: HashTable<u32>,
    hasher: RandomState,
    rostered: bool,
    whole: bool,
}

impl SiteList {
    /// A list (台账) to which about so many sites are added; whether that is all that it has is told when it ends.
    pub fn rostered(room: usize) -> SiteList {
        let (sites, by_id) = (Vec::with_capacity(room), HashTable::with_capacity(room));
        SiteList { sites, by_id, rostered: true, ..SiteList::default() }
    }

    /// Adds a site whose id the list does not have.
    pub fn add(&mut self, id: &str, open: Open) {
        self.push(id, open);
    }

    /// The list at its end, and whether nothing had to be left out of it.
    pub fn ended(self, whole: bool) -> SiteList {
        SiteList { whole, ..self }
    }

    /// Whether there is a list; without one, rows name the sites.
    pub fn is_rostered(&self) -> bool {
        self.rostered
    }

    /// Whether there is a list of which nothing had to be left out: only then its length says something.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    pub fn sites(&self) -> &[Site] {
        &self.sites
    }

    pub fn find(&self, id: &str) -> Option<usize> {
        let same = |at: &u32| self.sites[*at as usize].id == id;
        self.by_id.find(self.hasher.hash_one(id), same).map(|at| *at as usize)
    }

    /// Rows mostly keep to the list's order, so the site behind that of the row above is tried before all are searched.
    #[inline]
    pub(super) fn find_behind(&self, above: Option<usize>, id: &str) -> Option<usize> {
        let next = above.map_or(0, |above| above + 1);
        match self.sites.get(next) {
            Some(site) if site.id == id => Some(next),
            Some(_) | None => self.find(id),
        }
    }

    /// The same, where there is no list and each new name is a site.
    pub(super) fn find_or_name(&mut self, above: Option<usize>, id: &str) -> usize {
        self.find_behind(above, id).unwrap_or_else(|| self.push(id, Open::ALWAYS))
    }

    /// Notes that a row of a period that ends on this day names a site.
    pub(super) fn name(&mut self, site: usize, period_end: Date) {
        let named = &mut self.sites[site].named;
        *named = Some(named.map_or(period_end, |earlier| earlier.min(period_end)));
    }

    fn push(&mut self, id: &str, open: Open) -> usize {
        let at = self.sites.len();
        let hash = |at: &u32| self.hasher.hash_one(&*self.sites[*at as usize].id);
        self.by_id.insert_unique(self.hasher.hash_one(id), at as u32, hash);
        self.sites.push(Site { id: id.into(), open, named: None });
        at
    }
}
