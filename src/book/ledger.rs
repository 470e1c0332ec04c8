//! A county's book while its submissions are read. Figures are written one behind the other, as files have them: ten
//! thousand sites of a county do not fit into what a core keeps near, and to look up each one's place row by row would be
//! to wait for memory. Once all is read, they are brought together site by site.

use super::{Book, Entry, Figure, SiteList, Spot, StateEntry, Submission, tracks::Tracks};
use crate::{
    calendar::Date,
    model::{Indicator, IndicatorIx, Item, Plan, RosterIx, TaskIx},
    number::Decimal,
};

#[derive(Debug, Clone)]
pub struct Ledger {
    /// What is known but for the figures.
    book: Book,
    /// By indicator.
    logs: Vec<Log>,
}

/// The figures of one indicator, as they came in.
#[derive(Debug, Clone)]
struct Log {
    figures: Vec<Logged>,
    /// How many sites there are up to the last that has a figure.
    sites: u32,
    /// Some came in behind one of a later period, or of a site with a higher place.
    is_mixed: bool,
    /// How many figures there may be, if every listed site has one for every period.
    room: usize,
}

#[derive(Debug, Clone, Copy)]
struct Logged {
    period: u32,
    site: u32,
    line: u32,
    noted: bool,
    /// It is as if it had never been written.
    withdrawn: bool,
    value: Decimal,
    total: Decimal,
}

impl Ledger {
    /// An empty one, of a county with these lists of sites, by roster.
    pub fn new(plan: &Plan, rosters: Vec<SiteList>) -> Ledger {
        let log = |indicator: &Indicator| {
            let sites = indicator.site.map_or(1, |roster| rosters[roster.0].sites().len());
            Log { figures: Vec::new(), sites: 0, is_mixed: false, room: sites * plan.periods(indicator.periods).len() }
        };
        Ledger { logs: plan.indicators.iter().map(log).collect(), book: Book::new(plan, rosters) }
    }

    /// The county's lists and states, without its figures.
    pub fn book(&self) -> &Book {
        &self.book
    }

    pub(super) fn rosters_mut(&mut self) -> &mut [SiteList] {
        &mut self.book.rosters
    }

    /// Enters a figure of which there is none yet.
    #[inline]
    pub fn enter(&mut self, indicator: IndicatorIx, site: Option<usize>, entry: Entry) {
        self.logs[indicator.0].push(site.unwrap_or(0) as u32, entry);
    }

    pub fn enter_state(&mut self, task: TaskIx, entry: StateEntry) {
        self.book.states[task.0].push(entry);
    }

    /// Brings the figures into the order in which each is found at once.
    pub fn sort(&mut self) {
        self.logs.iter_mut().for_each(Log::sort);
    }

    /// What a submission's row has entered; figures are in order.
    pub fn entered(&self, item: Item, spot: Spot, submission: usize) -> Option<Figure> {
        match item {
            Item::Task(task) => {
                let entry = self.book.states[task.0].iter().rfind(|entry| entry.submission == submission)?;
                Some(Figure::State(entry.state))
            }
            Item::Indicator(ix) => {
                let log = &self.logs[ix.0];
                let Logged { value, total, .. } = log.figures[log.find(spot)?];
                Some(Figure::Number { value, total })
            }
        }
    }

    /// Takes out what a submission's row has entered, as if that had never counted; whether it had entered anything.
    /// Figures are in order.
    pub fn withdraw(&mut self, plan: &Plan, item: Item, spot: Spot, submission: usize) -> bool {
        match item {
            Item::Task(task) => {
                let states = &mut self.book.states[task.0];
                let before = states.len();
                states.retain(|entry| entry.submission != submission);
                states.len() < before
            }
            Item::Indicator(ix) => {
                let log = &mut self.logs[ix.0];
                let Some(place) = log.find(spot) else { return false };
                log.figures[place].withdrawn = true;
                let unlisted = |roster: &RosterIx| !self.book.rosters[roster.0].is_rostered();
                if let Some(roster) = plan.indicator(ix).site.filter(unlisted) {
                    let named = self.named(plan, roster, spot.site);
                    self.book.rosters[roster.0].rename(spot.site, named);
                }
                true
            }
        }
    }

    /// The end of the earliest period for which a site of this kind has a figure.
    fn named(&self, plan: &Plan, roster: RosterIx, site: usize) -> Option<Date> {
        let of_kind = plan.indicators.iter().zip(&self.logs).filter(|(indicator, _)| indicator.site == Some(roster));
        let earliest = of_kind.filter_map(|(indicator, log)| {
            let mut days = plan.days(indicator.periods).iter().enumerate();
            let has = |period: usize| log.find(Spot { period: period as u32, site }).is_some();
            days.find(|(period, _)| has(*period)).map(|(_, (_, end))| *end)
        });
        earliest.min()
    }

    /// Notes that a row that counts names the site, where that is what makes it known.
    pub fn name_site(&mut self, roster: RosterIx, site: usize, period_end: Date) {
        self.book.rosters[roster.0].name(site, period_end);
    }

    pub fn submit(&mut self, submission: usize, outcome: Submission) {
        self.book.submissions[submission] = outcome;
    }

    /// The book, all figures site by site.
    pub fn close(self) -> Book {
        Book { tracks: self.logs.into_iter().map(Log::close).collect(), ..self.book }
    }
}

impl Log {
    #[inline]
    fn push(&mut self, site: u32, Entry { period, line, noted, value, total }: Entry) {
        match self.figures.last() {
            Some(last) => self.is_mixed |= (last.period, last.site) >= (period, site),
            None => self.figures.reserve(self.room),
        }
        self.sites = self.sites.max(site + 1);
        self.figures.push(Logged { period, site, line, noted, withdrawn: false, value, total });
    }

    fn sort(&mut self) {
        if self.is_mixed {
            self.figures.sort_by_key(Logged::spot);
            self.is_mixed = false;
        }
    }

    /// Where a figure is, once they are in order.
    fn find(&self, Spot { period, site }: Spot) -> Option<usize> {
        debug_assert!(!self.is_mixed, "figures are looked for in order");
        let found = self.figures.binary_search_by_key(&(period, site as u32), Logged::spot).ok();
        found.filter(|place| !self.figures[*place].withdrawn)
    }

    fn close(mut self) -> Tracks {
        self.sort();
        let mut tracks = Tracks::with_capacity(self.sites as usize, self.figures.len());
        let (mut periods, mut rest) = (Vec::new(), self.figures.as_slice());
        while let Some(first) = rest.first() {
            let (figures, later) = rest.split_at(rest.partition_point(|figure| figure.period <= first.period));
            periods.push(figures);
            rest = later;
        }
        for site in 0..self.sites {
            tracks.begin();
            for figures in &mut periods {
                while let Some((figure, rest)) = figures.split_first().filter(|(figure, _)| figure.site == site) {
                    *figures = rest;
                    if !figure.withdrawn {
                        tracks.push(figure.entry());
                    }
                }
            }
        }
        tracks
    }
}

impl Logged {
    fn spot(&self) -> (u32, u32) {
        (self.period, self.site)
    }

    fn entry(&self) -> Entry {
        let Logged { period, line, noted, value, total, .. } = *self;
        Entry { period, line, noted, value, total }
    }
}
