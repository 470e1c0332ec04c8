//! A row of a submission as it was understood: what it is about, but not what it says of that. One is kept for each row
//! while its file is read, so it is small.

use crate::{
    book::{Figure, Places, Spot},
    model::{Item, Plan},
};

/// What no two rows of a file may share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub item: Item,
    /// The row's period among the plan's of its item's cadence.
    pub period: u32,
    pub site: Option<u32>,
}

impl Key {
    /// Where in the book its figure stands.
    pub fn spot(&self) -> Spot {
        Spot { period: self.period, site: self.site.unwrap_or(0) }
    }
}

/// What a row is about, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Nothing,
    Item(Item),
    Row(Key),
}

/// A row as it was understood.
#[derive(Debug, Clone, Copy)]
pub struct ItemRow {
    pub about: About,
    /// There is nothing to tell of it.
    pub plain: bool,
    pub spoiled: bool,
    /// A note is filled in.
    pub noted: bool,
    /// There are spaces around a cell of its key.
    pub spaced: bool,
    pub line: u32,
    /// The byte at which it begins.
    pub start: u32,
}

/// A row with what it says, not yet in the book.
#[derive(Debug, Clone, Copy)]
pub struct RowRead {
    pub row: ItemRow,
    pub figure: Option<Figure>,
}

impl ItemRow {
    pub fn item(&self) -> Option<Item> {
        match self.about {
            About::Nothing => None,
            About::Item(item) | About::Row(Key { item, .. }) => Some(item),
        }
    }

    /// The same row, its site where the county has it now.
    pub fn placed(self, plan: &Plan, places: &Places) -> ItemRow {
        let About::Row(Key { item, period, site: Some(site) }) = self.about else { return self };
        let roster = match item {
            Item::Task(_) => None,
            Item::Indicator(ix) => plan.indicator(ix).site,
        };
        let site = roster.map_or(site, |roster| places.of(roster, site as usize) as u32);
        ItemRow { about: About::Row(Key { item, period, site: Some(site) }), ..self }
    }

    /// Where it begins: the byte and the line.
    pub fn begins(&self) -> (usize, usize) {
        (self.start as usize, self.line as usize)
    }

    /// `None` when it cannot be told what the row is about.
    pub fn key(&self) -> Option<Key> {
        match self.about {
            About::Nothing | About::Item(_) => None,
            About::Row(key) => Some(key),
        }
    }
}
