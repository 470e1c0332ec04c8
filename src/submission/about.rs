//! A row of a submission as it was understood: what it is about, and what it says of that. One is kept for each
//! row while its file is read, so it is small.

use super::row::Span;
use crate::{book::Figure, model::Item};

/// What no two rows of a file may share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub item: Item,
    /// The row's period among the plan's of its item's cadence.
    pub period: u32,
    pub site: Option<u32>,
}

/// What a row is about, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Nothing,
    Item(Item),
    Row(Key),
}

/// A row as it was understood.
pub struct ItemRow {
    pub about: About,
    /// `None` when nothing is reported, or nothing that can be read.
    pub figure: Option<Figure>,
    /// There is nothing to tell of it.
    pub plain: bool,
    pub spoiled: bool,
    /// A note is filled in.
    pub noted: bool,
    /// There are spaces around a cell of its key.
    pub spaced: bool,
    pub line: u32,
    /// The bytes of its item cell.
    pub span: Span,
    /// The bytes of its value cell.
    pub value_span: Span,
}

/// The rows of a file, and whether they stand in the order of what they are about, none of it twice.
pub struct ItemRows {
    rows: Vec<ItemRow>,
    ascending: bool,
    /// What the last row is about of which that can be told.
    last: Option<Key>,
}

impl ItemRows {
    pub fn with_capacity(rows: usize) -> ItemRows {
        ItemRows { rows: Vec::with_capacity(rows), ascending: true, last: None }
    }

    #[inline]
    pub fn push(&mut self, row: ItemRow) {
        let key = row.key();
        self.ascending &= key.is_none() || self.last < key;
        self.last = key.or(self.last);
        self.rows.push(row);
    }

    pub fn last(&self) -> Option<&ItemRow> {
        self.rows.last()
    }

    pub fn is_ascending(&self) -> bool {
        self.ascending
    }

    pub fn into_rows(self) -> Vec<ItemRow> {
        self.rows
    }
}

impl ItemRow {
    pub fn item(&self) -> Option<Item> {
        match self.about {
            About::Nothing => None,
            About::Item(item) | About::Row(Key { item, .. }) => Some(item),
        }
    }

    /// What it says of what, when it counts.
    #[inline]
    pub fn counts(&self) -> Option<(Key, Figure)> {
        self.key().zip(self.figure).filter(|_| !self.spoiled)
    }

    /// `None` when it cannot be told what the row is about.
    pub fn key(&self) -> Option<Key> {
        match self.about {
            About::Nothing | About::Item(_) => None,
            About::Row(key) => Some(key),
        }
    }
}
