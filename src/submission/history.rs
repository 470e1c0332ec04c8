//! What looks wrong only beside a county's other periods. Pure over its book; a note in the row answers
//! all of it. The rules are for short histories: seven or twelve figures, not seventy.

use crate::{
    book::{Book, Entry, StateEntry, TaskState, Tracks},
    calendar::Period,
    finding::HistoryProblem,
    model::{Comparison, Direction, Goal, Indicator, IndicatorIx, Item, Measure, Plan, TaskIx},
    number::Decimal,
};

/// Figures of one track below which nothing is called an outlier: with fewer there is no usual.
pub const ENOUGH: usize = 4;

/// Figures from which the usual size is known well, and very well.
const LONG: usize = 6;
const MANY: usize = 24;

/// Below this no figure is called an outlier, and no sum a running total.
const NOTABLE: Decimal = Decimal::whole(10);

/// What nobody counts in a period after nothing but zeros.
const FROM_NOTHING: Decimal = Decimal::whole(1_000);

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
            let tracks = book.tracks(IndicatorIx(ix));
            let largest: Vec<_> = tracks.iter().map(|track| track.iter().map(|entry| entry.value()).max()).collect();
            let peers = Peers::of(indicator, tracks, &largest);
            let periods = plan.periods(indicator.periods);
            let grows = indicator.measure == Measure::Stock && !indicator.is_ratio() && !is_wanted_low(indicator);
            for (at, entries) in tracks.iter().enumerate().filter(|(_, entries)| !entries.is_empty()) {
                let (beside, item) = (peers.beside(at, entries), Item::Indicator(IndicatorIx(ix)));
                let largest = largest[at];
                Track { plan, indicator, periods, grows, item, entries, largest, beside }.ask(&mut history);
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
    periods: &'a [Period],
    /// Its figure should never fall: counts only grow, but for those that are to fall or to stay low; ratios move
    /// both ways.
    grows: bool,
    item: Item,
    entries: &'a [Entry],
    /// The largest of its figures.
    largest: Option<Decimal>,
    beside: Beside,
}

/// What the other sites of a county tell of a track: how many figures they have, and the largest.
#[derive(Debug, Clone, Copy, Default)]
struct Beside {
    figures: usize,
    largest: Option<Decimal>,
}

fn is_wanted_low(indicator: &Indicator) -> bool {
    indicator.targets.iter().any(|target| match &target.goal {
        Goal::Level(level) => matches!(level.comparison, Comparison::AtMost | Comparison::LessThan),
        Goal::Trend(direction) => *direction == Direction::Falls,
    })
}

/// All sites of a flow together, so that each can be told of the others without going through them.
#[derive(Default)]
struct Peers {
    figures: usize,
    /// The track with the largest figure, and that figure.
    largest: Option<(usize, Decimal)>,
    /// The largest figure of all other tracks.
    second: Option<Decimal>,
}

impl Peers {
    /// Stocks of sites differ by nature: only flows are measured by each other.
    fn of(indicator: &Indicator, tracks: &Tracks, largest: &[Option<Decimal>]) -> Peers {
        let mut peers = Peers::default();
        if indicator.measure != Measure::Flow {
            return peers;
        }
        peers.figures = tracks.iter().map(<[Entry]>::len).sum();
        for (at, largest) in largest.iter().enumerate() {
            let Some(largest) = *largest else { continue };
            match peers.largest {
                Some((_, known)) if largest <= known => peers.second = peers.second.max(Some(largest)),
                known => {
                    peers.second = known.map(|(_, known)| known);
                    peers.largest = Some((at, largest));
                }
            }
        }
        peers
    }

    fn beside(&self, at: usize, own: &[Entry]) -> Beside {
        let largest = match self.largest {
            Some((of, _)) if of == at => self.second,
            largest => largest.map(|(_, largest)| largest),
        };
        Beside { figures: self.figures.saturating_sub(own.len()), largest }
    }
}

impl Track<'_> {
    fn ask(&self, history: &mut History) {
        let mut ask = |entry: &Entry, problem: HistoryProblem| {
            if !entry.noted() {
                history.suspicions.push(self.suspicion(entry, problem));
            }
        };
        let pairs = if self.grows || self.indicator.is_ratio() { self.entries } else { &[] };
        for pair in pairs.windows(2) {
            let [before, now] = pair else { continue };
            if let Some(problem) = self.decrease(before, now) {
                ask(now, problem);
            }
            if let Some(problem) = self.denominator(before, now) {
                ask(now, problem);
            }
        }
        if self.largest < Some(NOTABLE) {
            history.short += usize::from(self.figures() < ENOUGH);
            return;
        }
        if let Some((last, problem)) = self.running_total() {
            ask(last, problem);
        }
        if self.figures() < ENOUGH {
            history.short += 1;
            return;
        }
        match self.indicator.measure {
            Measure::Stock => {
                for (at, entry) in self.entries.iter().enumerate() {
                    let before = at.checked_sub(1).and_then(|before| self.entries.get(before));
                    let near = before.into_iter().chain(self.entries.get(at + 1));
                    if let Some(usual) = self.out_of_proportion(entry, near.map(|entry| entry.value()).max()) {
                        ask(entry, HistoryProblem::Outlier { value: entry.value(), usual });
                    }
                }
            }
            Measure::Flow | Measure::ToDate => {
                // only the largest can be out of proportion to the largest of all others
                let Some((at, entry)) = self.entries.iter().enumerate().max_by_key(|(_, entry)| entry.value()) else {
                    return;
                };
                let others = self.entries[..at].iter().chain(&self.entries[at + 1..]);
                if let Some(usual) = self.out_of_proportion(entry, others.map(|entry| entry.value()).max()) {
                    ask(entry, HistoryProblem::Outlier { value: entry.value(), usual });
                }
            }
        }
    }

    fn suspicion(&self, entry: &Entry, problem: HistoryProblem) -> Suspicion {
        let period = self.period(entry);
        let submissions = self.plan.submission_periods();
        let submission = submissions.partition_point(|submission| submission.end() < period.end());
        Suspicion { problem, item: self.item, submission, line: entry.line() as usize }
    }

    fn period(&self, entry: &Entry) -> Period {
        self.periods[entry.period as usize]
    }

    fn decrease(&self, before: &Entry, now: &Entry) -> Option<HistoryProblem> {
        let (was, is) = (before.value(), now.value());
        (self.grows && is < was).then(|| HistoryProblem::StockDecrease {
            before: was,
            after: is,
            since: self.period(before),
        })
    }

    fn denominator(&self, before: &Entry, now: &Entry) -> Option<HistoryProblem> {
        let (was, is) = (before.total(), now.total());
        let off = if is > was { is - was } else { was - is };
        let asked = self.indicator.is_ratio() && !was.is_zero() && !is.is_zero();
        (asked && off.times(10) > was).then(|| HistoryProblem::DenominatorChange {
            before: was,
            after: is,
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
            let grows = run.windows(2).all(|pair| pair[0].value() < pair[1].value());
            let as_a_sum = !first.value().is_zero() && last.value().times(4) >= first.value().times(3 * run.len());
            let anew = years.peek().and_then(|next| next.first()).is_none_or(|next| next.value() < last.value());
            if run.len() >= 3 && grows && as_a_sum && anew && last.value() >= NOTABLE {
                let (periods, first) = (run.len(), first.value());
                found = Some((last, HistoryProblem::RunningTotal { periods, first, last: last.value() }));
            }
        }
        found
    }

    /// How many figures there are to tell what is usual: the track's own, and those of the county's other
    /// sites.
    fn figures(&self) -> usize {
        self.entries.len() + self.beside.figures
    }

    /// The usual size, when a figure is out of all proportion to it; `own` is that of the track. Of a flow the usual is the largest of
    /// all others; a stock moves with time, so its neighbours say what is usual. The more figures there
    /// are, the better the usual is known, and the less out of proportion a figure has to be.
    fn out_of_proportion(&self, entry: &Entry, own: Option<Decimal>) -> Option<Decimal> {
        let value = entry.value();
        let usual = own.max(self.beside.largest)?;
        let proportion = match self.figures() {
            MANY.. => 2,
            LONG.. => 3,
            _ => 5,
        };
        let off = match usual.is_zero() {
            true => value >= FROM_NOTHING,
            false => value >= usual.times(proportion) && value >= NOTABLE,
        };
        off.then_some(usual)
    }
}
