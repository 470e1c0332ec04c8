//! A form's rows, with what the county said last and what is carried over from it.

use std::collections::BTreeSet;

use super::{Slot, SlotSite, slots};
use crate::{
    book::{Book, Entry, TaskState},
    calendar::Period,
    model::{CountyIx, IndicatorIx, Item, Language, Plan, RosterIx, TaskIx},
    number::Decimal,
};

/// One county's form for one period.
#[derive(Debug, Clone)]
pub struct Form {
    pub county: CountyIx,
    pub period: Period,
    /// In the plan's order: tasks, then indicators, each by period and site.
    pub rows: Vec<FormRow>,
}

#[derive(Debug, Clone)]
pub struct FormRow {
    pub item: Item,
    /// Where the item's rows are finer than the form's period.
    pub period: Option<Period>,
    /// The id of its site, where its item has sites; empty where the clerk is to name one.
    pub site: Option<Box<str>>,
    /// What its list calls the site.
    pub site_name: String,
    pub last: Option<Last>,
    pub answer: Answer,
}

/// What a county said of an item before the form's period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    pub period: Period,
    pub figure: LastFigure,
    /// The submission that holds it, and its line there.
    pub source: (usize, u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastFigure {
    State(TaskState),
    Count(Decimal),
    Ratio { value: Decimal, total: Decimal },
}

impl LastFigure {
    /// Whether the item did not apply to the county.
    fn is_not_applicable(self) -> bool {
        match self {
            LastFigure::State(state) => state == TaskState::NotApplicable,
            LastFigure::Count(_) => false,
            LastFigure::Ratio { value, total } => value.is_zero() && total.is_zero(),
        }
    }
}

/// What stands in a row's cells that the clerk fills.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    pub value: String,
    pub of: String,
    pub evidence: String,
    pub note: String,
}

impl Form {
    /// The rows that a county owes for one of the plan's submission periods, by what it has reported
    /// before. What did not apply last time is answered so; the rest is empty.
    pub fn of(plan: &Plan, book: &Book, county: CountyIx, submission: usize, language: Language) -> Form {
        let period = plan.submission_periods()[submission];
        let asked = Asked { plan, book, submission, language };
        let rows = plan.every_item().flat_map(|item| asked.rows(item)).collect();
        Form { county, period, rows }
    }

    /// Where the answers that were carried over come from: submissions and lines.
    pub fn carried_from(&self) -> BTreeSet<(usize, u32)> {
        self.rows.iter().filter_map(FormRow::carried).collect()
    }

    /// Names the sites: `name` gives what a list calls one of its own.
    pub fn name_sites(&mut self, plan: &Plan, name: impl Fn(RosterIx, &str) -> Option<String>) {
        for row in &mut self.rows {
            let roster = match row.item {
                Item::Task(_) => None,
                Item::Indicator(ix) => plan.indicator(ix).site,
            };
            let named = roster.zip(row.site.as_deref()).and_then(|(roster, site)| name(roster, site));
            row.site_name = named.unwrap_or_default();
        }
    }

    /// Carries the notes of those lines over, too: `note` gives the note at a submission's line.
    pub fn carry_notes(&mut self, note: impl Fn((usize, u32)) -> Option<String>) {
        for row in &mut self.rows {
            row.answer.note = row.carried().and_then(&note).unwrap_or_default();
        }
    }
}

impl FormRow {
    /// The line that its answer is carried over from.
    fn carried(&self) -> Option<(usize, u32)> {
        self.last.filter(|last| last.figure.is_not_applicable()).map(|last| last.source)
    }

    /// What no two rows of a form share, as their cells say it.
    pub fn key(&self, plan: &Plan) -> [String; 3] {
        let period = self.period.map(|period| period.to_string()).unwrap_or_default();
        [plan.item_id(self.item).to_owned(), period, self.site.as_deref().unwrap_or_default().to_owned()]
    }
}

/// What a form asks of one county.
struct Asked<'a> {
    plan: &'a Plan,
    book: &'a Book,
    submission: usize,
    language: Language,
}

impl Asked<'_> {
    fn rows(&self, item: Item) -> Vec<FormRow> {
        let slots = slots(self.plan, self.book.lists(), self.submission, item);
        slots
            .flat_map(|slot| self.sites(item, slot).into_iter().map(move |site| (slot, site)))
            .map(|(slot, site)| self.row(item, slot, site))
            .collect()
    }

    /// The sites that a slot stands for: without a list those that rows have named before, or one to name.
    fn sites(&self, item: Item, slot: Slot) -> Vec<Option<usize>> {
        match slot.site {
            SlotSite::None => vec![None],
            SlotSite::Listed(site) => vec![Some(site)],
            SlotSite::ToName => {
                let Item::Indicator(ix) = item else { return Vec::new() };
                let start = self.plan.submission_periods()[self.submission].start();
                let Some(roster) = self.plan.indicator(ix).site else { return Vec::new() };
                let sites = self.book.sites(roster).sites().iter().enumerate();
                let known = sites.filter(|(_, site)| site.named.is_some_and(|day| day < start));
                let known: Vec<_> = known.map(|(site, _)| Some(site)).collect();
                if known.is_empty() { vec![None] } else { known }
            }
        }
    }

    fn row(&self, item: Item, slot: Slot, site: Option<usize>) -> FormRow {
        let indicator = match item {
            Item::Task(_) => None,
            Item::Indicator(ix) => Some(self.plan.indicator(ix)),
        };
        let id = indicator.and_then(|indicator| indicator.site).map(|roster| {
            let known = site.map(|site| Box::from(&*self.book.sites(roster).sites()[site].id));
            known.unwrap_or_default()
        });
        let last = match item {
            Item::Task(task) => self.last_state(task),
            Item::Indicator(ix) if id.is_some() => {
                site.and_then(|site| self.last_figure(ix, self.book.site_track(ix, site)))
            }
            Item::Indicator(ix) => self.last_figure(ix, self.book.track(ix)),
        };
        FormRow {
            item,
            period: indicator.filter(|indicator| indicator.finer).map(|_| slot.period.1),
            site: id,
            site_name: String::new(),
            answer: last.map(|last| self.carried(last.figure)).unwrap_or_default(),
            last,
        }
    }

    fn carried(&self, figure: LastFigure) -> Answer {
        match figure {
            figure if !figure.is_not_applicable() => Answer::default(),
            LastFigure::State(state) => Answer { value: state.word(self.language).to_owned(), ..Answer::default() },
            LastFigure::Count(_) | LastFigure::Ratio { .. } => {
                Answer { value: "0".to_owned(), of: "0".to_owned(), ..Answer::default() }
            }
        }
    }

    fn last_state(&self, task: TaskIx) -> Option<Last> {
        let entry = self.book.states(task).iter().rev().find(|entry| entry.submission < self.submission)?;
        Some(Last {
            period: self.plan.submission_periods()[entry.submission],
            figure: LastFigure::State(entry.state),
            source: (entry.submission, entry.line),
        })
    }

    fn last_figure(&self, ix: IndicatorIx, track: &[Entry]) -> Option<Last> {
        let indicator = self.plan.indicator(ix);
        let periods = self.plan.periods(indicator.periods);
        let start = self.plan.submission_periods()[self.submission].start();
        let entry = track.iter().rev().find(|entry| periods[entry.period as usize].end() < start)?;
        let period = periods[entry.period as usize];
        let figure = match indicator.is_ratio() {
            true => LastFigure::Ratio { value: entry.value(), total: entry.total() },
            false => LastFigure::Count(entry.value()),
        };
        let submissions = self.plan.submission_periods();
        let submission = submissions.partition_point(|submission| submission.end() < period.end());
        Some(Last { period, figure, source: (submission, entry.line()) })
    }
}
