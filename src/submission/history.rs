//! What looks wrong only beside a county's other periods. Pure over its book; a note in the row answers
//! all of it. The rules are for short histories: seven or twelve figures, not seventy.

use crate::{
    book::{Book, Entry, StateEntry, TaskState},
    finding::HistoryProblem,
    model::{Comparison, Direction, Goal, Indicator, IndicatorIx, Item, Measure, Plan, TaskIx},
    number::Decimal,
};

/// Figures of one track below which nothing is called an outlier: with fewer there is no usual.
pub const ENOUGH: usize = 4;

/// Something to ask about, at a line of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspicion {
    pub problem: HistoryProblem,
    pub item: Item,
    /// The submission period's place.
    pub submission: usize,
    pub line: usize,
}

/// What a county's book gives reason to ask, and how many of its tracks are too short for an outlier.
#[derive(Debug, Clone, Default)]
pub struct History {
    pub suspicions: Vec<Suspicion>,
    pub short: usize,
}

impl History {
    pub fn of(plan: &Plan, book: &Book) -> History {
        let mut history = History::default();
        for ix in (0..plan.tasks.len()).map(TaskIx) {
            history.states(plan, Item::Task(ix), book.states(ix));
        }
        for (ix, indicator) in plan.indicators.iter().enumerate() {
            for track in book.tracks(IndicatorIx(ix)).iter().filter(|track| !track.is_empty()) {
                Track { plan, indicator, item: Item::Indicator(IndicatorIx(ix)), entries: track }.ask(&mut history);
            }
        }
        history
    }

    /// Done, and within a year no longer done.
    fn states(&mut self, plan: &Plan, item: Item, states: &[StateEntry]) {
        let period = |entry: &StateEntry| plan.submission_periods()[entry.submission];
        for pair in states.windows(2) {
            let [before, now] = pair else { continue };
            let undone = matches!(now.state, TaskState::NotStarted | TaskState::InProgress);
            let within_a_year = (period(now).end() - period(before).end()).num_days() <= 366;
            if before.state == TaskState::Done && undone && within_a_year && !now.noted {
                let problem = HistoryProblem::StateRegress { since: period(before), now: now.state.words() };
                let (submission, line) = (now.submission, now.line as usize);
                self.suspicions.push(Suspicion { problem, item, submission, line });
            }
        }
    }
}

/// The figures of one site, or of a county without sites.
struct Track<'a> {
    plan: &'a Plan,
    indicator: &'a Indicator,
    item: Item,
    entries: &'a [Entry],
}

impl Track<'_> {
    fn ask(&self, history: &mut History) {
        let mut ask = |entry: &Entry, problem: HistoryProblem| {
            if !entry.noted {
                history.suspicions.push(self.suspicion(entry, problem));
            }
        };
        for pair in self.entries.windows(2) {
            let [before, now] = pair else { continue };
            if let Some(problem) = self.decrease(before, now) {
                ask(now, problem);
            }
            if let Some(problem) = self.denominator(before, now) {
                ask(now, problem);
            }
        }
        if let Some((last, problem)) = self.running_total() {
            ask(last, problem);
        }
        if self.entries.len() < ENOUGH {
            history.short += 1;
            return;
        }
        for (at, entry) in self.entries.iter().enumerate() {
            if let Some(usual) = self.out_of_proportion(at) {
                ask(entry, HistoryProblem::Outlier { value: entry.value, usual });
            }
        }
    }

    fn suspicion(&self, entry: &Entry, problem: HistoryProblem) -> Suspicion {
        let period = self.period(entry);
        let submissions = self.plan.submission_periods();
        let submission = submissions.partition_point(|submission| submission.end() < period.end());
        Suspicion { problem, item: self.item, submission, line: entry.line as usize }
    }

    fn period(&self, entry: &Entry) -> crate::calendar::Period {
        self.plan.periods(self.indicator.periods)[entry.period as usize]
    }

    /// Counts only grow, but for those that are to fall or to stay low; ratios move both ways.
    fn decrease(&self, before: &Entry, now: &Entry) -> Option<HistoryProblem> {
        let grows = self.indicator.measure == Measure::Stock && !self.indicator.is_ratio() && !self.wanted_low();
        let since = self.period(before);
        (grows && now.value < before.value).then_some(HistoryProblem::StockDecrease {
            before: before.value,
            after: now.value,
            since,
        })
    }

    fn wanted_low(&self) -> bool {
        self.indicator.targets.iter().any(|target| match &target.goal {
            Goal::Level(level) => matches!(level.comparison, Comparison::AtMost | Comparison::LessThan),
            Goal::Trend(direction) => *direction == Direction::Falls,
        })
    }

    fn denominator(&self, before: &Entry, now: &Entry) -> Option<HistoryProblem> {
        let off = if now.total > before.total { now.total - before.total } else { before.total - now.total };
        let asked = self.indicator.is_ratio() && !before.total.is_zero() && !now.total.is_zero();
        (asked && off.times(10) > before.total).then_some(HistoryProblem::DenominatorChange {
            before: before.total,
            after: now.total,
            since: self.period(before),
        })
    }

    /// A flow that only grows within a calendar year of at least three periods, and as fast as a sum of
    /// equal parts would, and starts anew with the next year if that is known.
    fn running_total(&self) -> Option<(&Entry, HistoryProblem)> {
        if self.indicator.measure != Measure::Flow || self.indicator.is_ratio() {
            return None;
        }
        let year = |entry: &Entry| self.period(entry).year();
        let mut years = self.entries.chunk_by(|a, b| year(a) == year(b)).peekable();
        let mut found = None;
        while let Some(run) = years.next() {
            let (first, last) = (run.first()?, run.last()?);
            let grows = run.windows(2).all(|pair| pair[0].value < pair[1].value);
            let as_a_sum = !first.value.is_zero() && last.value.times(4) >= first.value.times(3 * run.len());
            let anew = years.peek().and_then(|next| next.first()).is_none_or(|next| next.value < last.value);
            if run.len() >= 3 && grows && as_a_sum && anew && last.value >= Decimal::whole(10) {
                let (periods, first) = (run.len(), first.value);
                found = Some((last, HistoryProblem::RunningTotal { periods, first, last: last.value }));
            }
        }
        found
    }

    /// The usual size, when a figure is at least five times that. Of a flow the usual is the largest of
    /// all others; a stock moves with time, so its neighbours say what is usual.
    fn out_of_proportion(&self, at: usize) -> Option<Decimal> {
        let value = self.entries[at].value;
        let others = self.entries.iter().enumerate().filter(|(other, _)| match self.indicator.measure {
            Measure::Stock => other.abs_diff(at) == 1,
            Measure::Flow | Measure::ToDate => *other != at,
        });
        let usual = others.map(|(_, entry)| entry.value).max()?;
        let off = !usual.is_zero() && value >= usual.times(5) && value >= Decimal::whole(10);
        off.then_some(usual)
    }
}
