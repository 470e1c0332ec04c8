//! What a county's submission answers of what its form asks: the slots of the form against the rows that
//! count in the county's book. A row that does not count answers nothing; "not applicable" is an answer.

use super::Due;
use crate::{
    arrivals::Arrivals,
    book::{Book, Entry},
    calendar::{Date, Period},
    form::{Slot, SlotSite, slots},
    model::{CountyIx, IndicatorIx, Item, Plan, TaskIx},
};

/// How a county stands with one submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Rows that its form asks for.
    pub asked: usize,
    /// How many of them are answered.
    pub answered: usize,
    /// Rows that do not count for an error.
    pub left_out: usize,
    /// Something lies where the submission belongs.
    pub file: bool,
    pub state: State,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Every row that is asked for is answered.
    Complete,
    Partial {
        /// In the plan's order.
        lacking: Box<[Lacking]>,
    },
    /// No row counts.
    Nil,
}

/// How many of an item's rows are not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lacking {
    pub item: Item,
    pub rows: usize,
}

impl State {
    /// The word of machine answers.
    pub fn word(&self) -> &'static str {
        match self {
            State::Complete => "complete",
            State::Partial { .. } => "partial",
            State::Nil => "nil",
        }
    }
}

impl Answered {
    /// A county's submission for one of the plan's submission periods; `file` is whether something lies
    /// where it belongs.
    pub fn of(plan: &Plan, book: &Book, submission: usize, file: bool) -> Answered {
        let (mut asked, mut open) = (0, 0);
        let mut lacking = Vec::new();
        for item in plan.every_item() {
            let mut rows = 0;
            for slot in slots(plan, book.lists(), submission, item) {
                asked += 1;
                rows += usize::from(!is_answered(book, submission, item, slot));
            }
            open += rows;
            if rows > 0 {
                lacking.push(Lacking { item, rows });
            }
        }
        let outcome = book.submissions()[submission];
        let state = match (open, outcome.reported) {
            (0, _) => State::Complete,
            (_, true) => State::Partial { lacking: lacking.into_boxed_slice() },
            (_, false) => State::Nil,
        };
        Answered { asked, answered: asked - open, left_out: outcome.left_out, file, state }
    }
}

fn is_answered(book: &Book, submission: usize, item: Item, slot: Slot) -> bool {
    let period = slot.period.0;
    match (item, slot.site) {
        (Item::Task(task), _) => has_state(book, task, submission),
        (Item::Indicator(ix), SlotSite::None) => has_figure(book.track(ix), period),
        (Item::Indicator(ix), SlotSite::Listed(site)) => has_figure(book.site_track(ix, site), period),
        (Item::Indicator(ix), SlotSite::ToName) => names_a_site(book, ix, period),
    }
}

fn has_state(book: &Book, task: TaskIx, submission: usize) -> bool {
    book.states(task).iter().any(|entry| entry.submission == submission)
}

fn has_figure(track: &[Entry], period: u32) -> bool {
    track.binary_search_by_key(&period, |entry| entry.period).is_ok()
}

/// Without a list nobody knows how many sites there are: one of them answers.
fn names_a_site(book: &Book, ix: IndicatorIx, period: u32) -> bool {
    book.tracks(ix).iter().any(|track| has_figure(track, period))
}

/// All counties' submissions for the periods that are asked about, in the order of both. They lie in one
/// piece of memory, for there are many and most are small.
#[derive(Debug, Clone, Default)]
pub struct Submissions {
    answered: Vec<Answered>,
    counties: usize,
}

impl Submissions {
    /// Adds a county behind those that are there.
    pub fn add(&mut self, county: impl IntoIterator<Item = Answered>) {
        self.answered.extend(county);
        self.counties += 1;
    }

    /// Adds counties that come behind these.
    pub fn join(mut self, later: Submissions) -> Submissions {
        self.answered.extend(later.answered);
        self.counties += later.counties;
        self
    }

    /// A county's submissions, by period.
    pub fn of(&self, county: CountyIx) -> &[Answered] {
        let periods = self.answered.len().checked_div(self.counties).unwrap_or(0);
        &self.answered[county.0 * periods..(county.0 + 1) * periods]
    }
}

/// One period's submissions.
#[derive(Debug, Clone)]
pub struct Round<'a> {
    pub period: Period,
    pub due: Due,
    pub counties: Vec<(CountyIx, &'a Answered)>,
    pub arrivals: &'a Arrivals,
}

impl Round<'_> {
    /// When a county's submission came in.
    pub fn came(&self, county: CountyIx) -> Option<Date> {
        self.arrivals.of(county, self.period).map(|arrival| arrival.day)
    }

    /// How many days late it was.
    pub fn days_late(&self, county: CountyIx) -> Option<i64> {
        self.came(county).map(|day| -self.due.left(day)).filter(|days| *days > 0)
    }

    /// How many were late.
    pub fn late(&self) -> usize {
        self.counties.iter().filter(|(county, _)| self.days_late(*county).is_some()).count()
    }

    /// How many are complete, partial and nil.
    pub fn counts(&self) -> [usize; 3] {
        let mut counts = [0; 3];
        for (_, answered) in &self.counties {
            counts[match answered.state {
                State::Complete => 0,
                State::Partial { .. } => 1,
                State::Nil => 2,
            }] += 1;
        }
        counts
    }
}
