//! A county's sites while its rows are read. Pieces of one file are read side by side: all of them look into the lists
//! that are known, and each names by itself what a county without a list has in it; the county takes that over piece by
//! piece, in the order of their rows.

use super::{Ledger, Open, SiteList};
use crate::model::RosterIx;

/// The lists that are known, and what a piece has named beside them, whose places go on behind theirs.
pub struct Naming<'b> {
    known: &'b [SiteList],
    /// By roster; none at all while nothing is named.
    named: Vec<SiteList>,
}

/// What a piece has named.
pub struct Named {
    /// By roster: how many sites were known, and those that were named beside them.
    lists: Vec<(usize, SiteList)>,
}

/// The places of the sites that a piece has named, once they are the county's.
pub struct Places {
    /// By roster: how many sites were known, and where those named beside them are now.
    rosters: Vec<(usize, Vec<usize>)>,
}

impl<'b> Naming<'b> {
    pub fn of(known: &'b [SiteList]) -> Naming<'b> {
        Naming { known, named: Vec::new() }
    }

    /// The site of that id, which most often is the one behind that of the row above; a county without a list gets
    /// one with each new name.
    pub fn site(&mut self, roster: RosterIx, id: &str, above: Option<usize>) -> Option<usize> {
        let known = &self.known[roster.0];
        let found = known.find_behind(above, id);
        if found.is_some() || known.is_rostered() {
            return found;
        }
        if self.named.is_empty() {
            self.named = vec![SiteList::default(); self.known.len()];
        }
        let count = known.sites().len();
        let above = above.and_then(|above| above.checked_sub(count));
        Some(count + self.named[roster.0].find_or_name(above, id))
    }

    /// The sites that are known.
    pub fn known(&self, roster: RosterIx) -> &'b SiteList {
        &self.known[roster.0]
    }

    /// When a site is open; one that only rows name always is.
    pub fn open(&self, roster: RosterIx, site: usize) -> Open {
        self.known(roster).sites().get(site).map_or(Open::ALWAYS, |site| site.open)
    }

    pub fn ended(self) -> Named {
        let lists = self.known.iter().zip(self.named);
        Named { lists: lists.map(|(known, named)| (known.sites().len(), named)).collect() }
    }
}

impl Ledger {
    /// Takes over what a piece has named.
    pub fn take_over(&mut self, named: &Named) -> Places {
        let lists = self.lists.iter_mut().zip(&named.lists);
        let places = lists.map(|(list, (known, named))| {
            let mut above = known.checked_sub(1);
            let places = named.sites().iter().map(|site| {
                let place = list.find_or_name(above, &site.id);
                above = Some(place);
                place
            });
            (*known, places.collect())
        });
        Places { rosters: places.collect() }
    }
}

impl Places {
    /// Whether nothing was named, so that every site is where the piece has it.
    pub fn are_kept(&self) -> bool {
        self.rosters.is_empty()
    }

    /// Where a site is that stood at a place of the piece's.
    pub fn of(&self, roster: RosterIx, site: usize) -> usize {
        let (known, places) = &self.rosters[roster.0];
        site.checked_sub(*known).map_or(site, |at| places[at])
    }
}
