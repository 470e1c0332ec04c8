//! Cross-inspections (交叉检查): which county inspects which, what an inspection found beside what was reported,
//! and what has to be put right by when. Pure: rows and the day go in.

mod assignment;
mod verified;

pub use assignment::{Assignment, Pair, seed_of};
pub use verified::verify;

use std::sync::Arc;

use crate::{
    book::Figure,
    calendar::{Date, Period},
    model::{CountyIx, Item, Plan},
    number::{Decimal, Fraction},
};

/// One row of what an inspection found in a county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    pub county: CountyIx,
    /// The period for which was inspected: the file's folder.
    pub inspection: Period,
    pub item: Item,
    /// The figure's own period; a remark that is about no figure may have none.
    pub period: Option<Period>,
    pub site: Option<String>,
    /// As the inspectors wrote it down, else as the submission has it.
    pub reported: Option<Figure>,
    /// `None`: no figure was verified.
    pub verified: Option<Figure>,
    /// What was found, in words; nobody's number is in it.
    pub finding: Option<String>,
    /// What has to be put right (整改).
    pub put_right: Option<String>,
    pub deadline: Option<Date>,
    pub done: Option<Date>,
    pub path: Arc<str>,
    pub line: usize,
}

/// What was read of counties' inspections, and how many rows could not be.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub rows: Vec<Inspected>,
    pub left_out: usize,
}

impl Found {
    pub fn join(mut self, later: Found) -> Found {
        self.rows.extend(later.rows);
        Found { rows: self.rows, left_out: self.left_out + later.left_out }
    }
}

/// How far something is put right, as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mending {
    /// Nothing has to be.
    Nothing,
    /// On this day; so many days after the deadline, where there is one and it had passed.
    Done { on: Date, late: i64 },
    /// Not yet, and so many days are left; `None` without a deadline.
    Open { left: Option<i64> },
    /// Not yet, so many days after the deadline.
    Overdue { days: i64 },
}

impl Inspected {
    /// Whether a figure was verified and is not the reported one.
    pub fn differs(&self) -> bool {
        self.verified.is_some() && self.verified != self.reported
    }

    /// Verified less reported, in the indicator's unit; a ratio's difference is cut after six decimals.
    pub fn difference(&self, plan: &Plan) -> Option<Decimal> {
        const PLACES: u8 = 6;
        let Item::Indicator(ix) = self.item else { return None };
        let (Figure::Number { value, total }, Figure::Number { value: reported, total: of }) =
            (self.verified?, self.reported?)
        else {
            return None;
        };
        let Some(share) = &plan.indicator(ix).share else { return Some(value - reported) };
        let of_unit = |part, whole| Some(Fraction::of(part, whole)? * Fraction::from(share.per));
        let (verified, reported) = (of_unit(value, total)?, of_unit(reported, of)?);
        // cut towards zero on either side of it
        Some(match verified < reported {
            true => Decimal::ZERO - (reported - verified).cut(PLACES),
            false => (verified - reported).cut(PLACES),
        })
    }

    /// How far what has to be put right is put right by the end of a day.
    pub fn mending(&self, today: Date) -> Mending {
        let late = |on: Date| self.deadline.map_or(0, |deadline| (on - deadline).num_days().max(0));
        match (self.done.filter(|on| *on <= today), self.deadline) {
            (Some(on), _) => Mending::Done { on, late: late(on) },
            (None, Some(deadline)) if deadline < today => Mending::Overdue { days: late(today) },
            (None, Some(deadline)) => Mending::Open { left: Some((deadline - today).num_days()) },
            (None, None) if self.put_right.is_some() || self.done.is_some() => Mending::Open { left: None },
            (None, None) => Mending::Nothing,
        }
    }
}

/// What was inspected, as of a day: for a table or a section of a report.
#[derive(Debug, Clone)]
pub struct Inspections {
    pub today: Date,
    /// By inspection, then by county, then as written.
    pub rows: Vec<Inspected>,
}

/// How many rows are how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub rows: usize,
    pub verified: usize,
    pub differing: usize,
    pub open: usize,
    pub overdue: usize,
    pub done: usize,
}

impl Inspections {
    /// The rows that are asked about, in order.
    pub fn of(
        mut rows: Vec<Inspected>,
        today: Date,
        inspection: Option<Period>,
        county: Option<CountyIx>,
    ) -> Inspections {
        rows.retain(|row| {
            inspection.is_none_or(|only| row.inspection == only) && county.is_none_or(|only| row.county == only)
        });
        rows.sort_by_key(|row| (row.inspection.end(), row.inspection, row.county, row.line));
        Inspections { today, rows }
    }

    pub fn counts(&self) -> Counts {
        let mut counts = Counts { rows: self.rows.len(), ..Counts::default() };
        for row in &self.rows {
            counts.verified += usize::from(row.verified.is_some());
            counts.differing += usize::from(row.differs());
            match row.mending(self.today) {
                Mending::Nothing => {}
                Mending::Done { .. } => counts.done += 1,
                Mending::Open { .. } => counts.open += 1,
                Mending::Overdue { .. } => counts.overdue += 1,
            }
        }
        counts
    }
}
