//! The rows of one file on their way into the county's ledger. While each is about something behind what the one above
//! it is about, as in nearly every file to its end, none has stood twice, and each is entered as it comes. From the first
//! that is not, figures wait until all rows are known; what was entered and stands twice after all is withdrawn.

use super::{
    about::{ItemRow, Key, RowRead},
    item_row::Context,
};
use crate::{
    book::{Entries, Entry, Figure, Ledger, Named, StateEntry},
    calendar::Period,
    model::{Indicator, IndicatorIx, Item, Plan},
    number::Decimal,
};

/// A row that counts, with a figure that something has to back.
pub struct Reported<'a> {
    pub indicator: &'a Indicator,
    pub period: Period,
    pub value: Decimal,
    pub row: &'a ItemRow,
}

/// The rows that were read, and which of them count.
#[derive(Default)]
pub struct Rows {
    rows: Vec<ItemRow>,
    /// What the last row is about of which that can be told.
    last: Option<Key>,
    /// The first row that is not behind the one above it.
    astray: Option<usize>,
    /// Figures that were not entered, by row.
    aside: Vec<(usize, Figure)>,
    /// Rows whose figures something has to back, and these.
    backed: Vec<(usize, IndicatorIx, Decimal)>,
    /// How many rows count.
    counting: usize,
    /// How many something keeps from counting.
    spoiled: usize,
}

impl Rows {
    pub fn with_capacity(rows: usize) -> Rows {
        Rows { rows: Vec::with_capacity(rows), ..Rows::default() }
    }

    pub fn all(&self) -> &[ItemRow] {
        &self.rows
    }

    /// Whether all ascend: none stands twice.
    pub fn is_ascending(&self) -> bool {
        self.astray.is_none()
    }

    pub fn do_any_count(&self) -> bool {
        self.counting > 0
    }

    pub fn spoiled(&self) -> usize {
        self.spoiled
    }

    /// The figures that something has to back, in the order of their rows.
    pub fn backed<'a>(&'a mut self, plan: &'a Plan) -> impl Iterator<Item = Reported<'a>> {
        self.backed.sort_by_key(|(at, ..)| *at);
        let rows = &self.rows;
        self.backed.iter().filter_map(move |(at, ix, value)| {
            let (indicator, row) = (plan.indicator(*ix), &rows[*at]);
            let period = plan.periods(indicator.periods)[row.key()?.period as usize];
            (!row.spoiled).then_some(Reported { indicator, period, value: *value, row })
        })
    }

    /// Takes the rows of the next piece, and what it has named.
    pub fn take(&mut self, rows: Vec<RowRead>, named: &Named, context: &Context<'_>, ledger: &mut Ledger) {
        let places = ledger.take_over(named);
        for read in rows {
            let row = if places.are_kept() { read.row } else { read.row.placed(context.plan, &places) };
            self.push(&RowRead { row, ..read }, context, ledger.entries_mut());
        }
    }

    /// Takes the next row, and enters what it says where that is possible yet.
    #[inline]
    pub fn push(&mut self, RowRead { row, figure }: &RowRead, context: &Context<'_>, entries: &mut Entries) {
        let (at, key) = (self.rows.len(), row.key());
        if key.is_some() {
            if self.astray.is_none() && self.last >= key {
                self.astray = Some(at);
            }
            self.last = key;
        }
        match (key, figure) {
            (Some(key), Some(figure)) if self.astray.is_none() && !row.spoiled => {
                self.enter((at, row), (key, figure), context, entries);
            }
            (_, Some(figure)) => self.aside.push((at, *figure)),
            (_, None) => {}
        }
        self.spoiled += usize::from(row.spoiled);
        self.rows.push(*row);
    }

    #[inline]
    fn enter(
        &mut self,
        (at, row): (usize, &ItemRow),
        (key, figure): (Key, &Figure),
        context: &Context<'_>,
        entries: &mut Entries,
    ) {
        let (line, noted) = (row.line, row.noted);
        match (key, *figure) {
            (Key { item: Item::Task(task), .. }, Figure::State(state)) => {
                entries.enter_state(task, StateEntry { submission: context.submission, state, line, noted });
            }
            (Key { item: Item::Indicator(ix), period, site }, Figure::Number { value, total }) => {
                let indicator = context.plan.indicator(ix);
                entries.enter(ix, site.unwrap_or(0), Entry::new(period, (line, noted), (value, total)));
                if indicator.backed_by.is_some() || indicator.cases.is_some() {
                    self.backed.push((at, ix, value));
                }
            }
            (Key { item: Item::Task(_), .. }, Figure::Number { .. })
            | (Key { item: Item::Indicator(_), .. }, Figure::State(_)) => return,
        }
        self.counting += 1;
    }

    /// What a row says.
    pub fn figure(&self, at: usize, context: &Context<'_>, entries: &Entries) -> Option<Figure> {
        match self.aside.binary_search_by_key(&at, |(row, _)| *row) {
            Ok(found) => Some(self.aside[found].1),
            Err(_) => self.alone(at).and_then(|key| entries.entered(key.item, key.spot(), context.submission)),
        }
    }

    /// What a row is about of which nothing else was entered: a row above the first that is astray.
    fn alone(&self, at: usize) -> Option<Key> {
        self.rows[at].key().filter(|_| self.astray.is_none_or(|astray| at < astray))
    }

    /// Keeps a row from counting.
    pub fn spoil(&mut self, at: usize, context: &Context<'_>, entries: &mut Entries) {
        if self.rows[at].spoiled {
            return;
        }
        if let Some(key) = self.alone(at)
            && entries.withdraw(key.item, key.spot(), context.submission)
        {
            self.counting -= 1;
        }
        self.spoiled += 1;
        self.rows[at].spoiled = true;
    }

    /// Enters the figures that had to wait, once none of the rows stands twice.
    pub fn enter_rest(&mut self, context: &Context<'_>, entries: &mut Entries) {
        for (at, figure) in std::mem::take(&mut self.aside) {
            let row = self.rows[at];
            if let (Some(key), false) = (row.key(), row.spoiled) {
                self.enter((at, &row), (key, &figure), context, entries);
            }
        }
    }
}
