//! One row of a submission: which item, period and site it is about, and what it says of them.

use super::{
    about::{About, ItemRow, Key, RowRead},
    number_cell::{self, Form, half_width},
    period_cell::{self, PeriodReading},
    row::{Path, Reading, Seen},
};
use crate::{
    book::{Figure, Naming, TaskState},
    calendar::{Date, Period},
    cases::CaseList,
    finding::{Column, FileProblem, HistoryProblem, Message, RowProblem, ValueProblem},
    model::{Indicator, IndicatorIx, Item, Plan, RosterIx},
    nearest::nearest,
    number::Decimal,
    source::Place,
    tabular::{ColumnSet, cell::is_mojibake},
};

/// What sample rows carry as their evidence.
pub const SAMPLE_EVIDENCE: &str = "示例数据";

/// The columns that say what a row is about.
const KEY: [Column; 3] = [Column::Item, Column::Period, Column::Site];

/// The columns that say what most rows are about, whatever their site.
const ITEM: ColumnSet = ColumnSet::of(&[Column::Item, Column::Name, Column::Period]);

/// The columns that say where a figure is from and what else there is to know.
const BESIDE: ColumnSet = ColumnSet::of(&[Column::Evidence, Column::Note]);

/// The columns that say what the row says of it.
const SAID: ColumnSet = ColumnSet::of(&[Column::Value, Column::Of, Column::Evidence, Column::Note]);

/// The submission that rows are read from.
pub struct Context<'a> {
    pub plan: &'a Plan,
    pub period: Period,
    /// The period's place among the plan's submission periods.
    pub submission: usize,
    /// Whether the workspace is marked as a sample.
    pub sample: bool,
    /// The county's lists, by roster.
    pub rosters: &'a [Option<Path>],
    /// The period's first and last day.
    pub days: (Date, Date),
    /// The county's good cases; `None` where no county keeps a list of them.
    pub cases: Option<&'a CaseList>,
}

impl Context<'_> {
    /// Reads the row that the sheet has come to, below another that was read.
    #[inline]
    pub fn read(&self, row: &mut Reading<'_, '_>, above: Option<&RowRead>, sites: &mut Naming<'_>) -> RowRead {
        let same = above.filter(|above| above.row.plain && row.repeats(ITEM));
        let above = above.and_then(|above| above.row.key());
        let (item, period) = match same.and_then(|above| above.row.key()) {
            Some(key) => {
                row.is_about_the_same();
                (Some(key.item), Some(key.period))
            }
            None => {
                let item = item(row, self.plan, above.map(|key| key.item));
                (item, item.and_then(|item| self.named_period(row, item)))
            }
        };
        let site = item.and_then(|item| self.site(row, item, (period, above), sites));
        let key = item.zip(period).zip(site).map(|((item, period), site)| Key { item, period, site });
        let (figure, noted) = match same.filter(|_| row.repeats(SAID)) {
            Some(above) => (above.figure, above.row.noted),
            None => (self.said(row, item, same.is_some()), !row.is_empty(Column::Note)),
        };
        let row = ItemRow {
            about: key.map(About::Row).or(item.map(About::Item)).unwrap_or(About::Nothing),
            plain: row.findings.is_empty() && !row.spoiled,
            spoiled: row.spoiled,
            noted,
            spaced: !row.findings.is_empty() && KEY.iter().any(|column| row.is_spaced(*column)),
            line: row.line() as u32,
            start: row.start(),
        };
        RowRead { row, figure }
    }

    /// What a row says of its item; all of it is looked at, also where nobody knows what it is about. What `same`
    /// rows, of which there was nothing to tell, have said beside it is not looked at again.
    fn said(&self, row: &mut Reading<'_, '_>, item: Option<Item>, same: bool) -> Option<Figure> {
        let figure = item.and_then(|item| match item {
            Item::Task(_) => self.state(row, item),
            Item::Indicator(ix) => self.number(row, self.plan.indicator(ix)),
        });
        if figure == Some(Figure::State(TaskState::Done)) && row.is_empty(Column::Evidence) {
            row.complain(Column::Evidence, Message::History(HistoryProblem::MissingEvidence), None);
        }
        if !(same && row.repeats(BESIDE)) {
            sample_mark(row, Column::Evidence, self.sample);
            row.see(Column::Note, false);
        }
        figure
    }

    /// Looks at the name of a row whose item is known, and gives its period.
    fn named_period(&self, row: &mut Reading<'_, '_>, item: Item) -> Option<u32> {
        name(row, item, self.plan);
        self.period(row, item).map(|(at, _)| at)
    }

    /// The first and the last day of an indicator's period.
    fn days_of(&self, indicator: &Indicator, period: u32) -> (Date, Date) {
        if !indicator.finer {
            return self.days;
        }
        self.plan.days(indicator.periods)[period as usize]
    }

    /// The row's period and its place in the plan's calendar.
    fn period(&self, row: &mut Reading<'_, '_>, item: Item) -> Option<(u32, Period)> {
        let finer = match item {
            Item::Task(_) => None,
            Item::Indicator(ix) => Some(self.plan.indicator(ix)).filter(|indicator| indicator.finer),
        };
        let own = (self.submission as u32, self.period);
        let seen = row.see(Column::Period, finer.is_some());
        match (finer, seen) {
            (None, None) => Some(own),
            (None, Some(seen)) => {
                self.own_period(row, &seen);
                Some(own)
            }
            (Some(_), None) if row.spoiled => None,
            (Some(indicator), None) => {
                row.complain(Column::Period, self.bad_period(indicator, ""), Some(&indicator.place));
                None
            }
            (Some(indicator), Some(seen)) => self.finer_period(row, &seen, indicator),
        }
    }

    /// A row of the submission's own period may say so, and nothing else.
    fn own_period(&self, row: &mut Reading<'_, '_>, seen: &Seen<'_>) {
        let text = || seen.text.to_owned();
        let problem = match period_cell::read(seen.text, self.period.cadence(), self.period) {
            PeriodReading::Exact(period) if period == self.period => return,
            PeriodReading::Damaged(reading) => RowProblem::PeriodFormat { text: text(), reading },
            PeriodReading::Exact(_) | PeriodReading::Unreadable => {
                RowProblem::UnexpectedPeriod { text: text(), file: self.period }
            }
        };
        row.complain(Column::Period, Message::Row(problem), None);
    }

    fn finer_period(&self, row: &mut Reading<'_, '_>, seen: &Seen<'_>, indicator: &Indicator) -> Option<(u32, Period)> {
        let reading = period_cell::read(seen.text, indicator.periods, self.period);
        let (period, damaged) = match reading {
            PeriodReading::Exact(period) => (Some(period), false),
            PeriodReading::Damaged(period) => (Some(period), true),
            PeriodReading::Unreadable => (None, false),
        };
        let here = |period: &Period| {
            period.cadence() == indicator.periods && Period::holding(self.period.cadence(), period.end()) == self.period
        };
        let place = period.filter(here).and_then(|period| {
            let at = self.plan.periods(indicator.periods).binary_search(&period).ok()?;
            Some((at as u32, period))
        });
        let message = match place {
            None => self.bad_period(indicator, seen.text),
            Some((_, reading)) if damaged => {
                Message::Row(RowProblem::PeriodFormat { text: seen.text.to_owned(), reading })
            }
            Some(_) => return place,
        };
        row.complain(Column::Period, message, Some(&indicator.place));
        place
    }

    fn bad_period(&self, indicator: &Indicator, text: &str) -> Message {
        let here = Period::ending_within(indicator.periods, self.period.start(), self.period.end());
        let example = here.into_iter().find(|period| self.plan.periods(indicator.periods).contains(period));
        Message::Row(RowProblem::BadPeriod { text: text.to_owned(), file: self.period, example })
    }

    /// `None` when the site cannot be told; `Some(None)` when the item has none.
    fn site(
        &self,
        row: &mut Reading<'_, '_>,
        item: Item,
        (period, above): (Option<u32>, Option<Key>),
        sites: &mut Naming<'_>,
    ) -> Option<Option<u32>> {
        let by_site = match item {
            Item::Task(_) => None,
            Item::Indicator(ix) => self.plan.indicator(ix).site.map(|roster| (ix, roster)),
        };
        let seen = row.see(Column::Site, true);
        match (by_site, seen) {
            (None, None) => Some(None),
            (None, Some(_)) => {
                row.complain(Column::Site, Message::Row(RowProblem::UnexpectedSite), None);
                Some(None)
            }
            (Some(_), None) if row.spoiled && !row.is_empty(Column::Site) => None,
            (Some((ix, roster)), None) => {
                let roster = self.plan.roster(roster).name.clone();
                let place = &self.plan.indicator(ix).place;
                row.complain(Column::Site, Message::Row(RowProblem::MissingSite { roster }), Some(place));
                None
            }
            (Some((ix, roster)), Some(seen)) => {
                let above = above.and_then(|key| key.site);
                self.listed_site(row, &seen, (ix, roster), (period, above), sites).map(Some)
            }
        }
    }

    fn listed_site(
        &self,
        row: &mut Reading<'_, '_>,
        seen: &Seen<'_>,
        (ix, roster): (IndicatorIx, RosterIx),
        (period, above): (Option<u32>, Option<u32>),
        sites: &mut Naming<'_>,
    ) -> Option<u32> {
        let indicator = self.plan.indicator(ix);
        let related = &indicator.place;
        let text = || seen.text.to_owned();
        if !seen.text.starts_with(char::is_alphabetic) {
            let problem = RowProblem::BadSiteId { text: text() };
            row.complain(Column::Site, Message::Row(problem), Some(related));
            return None;
        }
        let Some(site) = sites.site(roster, seen.text, above.map(|site| site as usize)) else {
            let text = text();
            let ids = sites.known(roster).sites().iter().map(|site| &*site.id);
            let nearest = nearest(&text, ids).map(str::to_owned);
            let roster = self.plan.roster(roster).name.clone();
            let problem = RowProblem::UnknownSite { text, roster, nearest };
            row.complain(Column::Site, Message::Row(problem), Some(related));
            return None;
        };
        let open = sites.open(roster, site);
        let (first, last) = period.map_or(self.days, |period| self.days_of(indicator, period));
        if period.is_some() && !open.during(first, last) {
            let problem = RowProblem::SiteClosed { site: text(), opened: open.from, closed: open.until };
            row.complain(Column::Site, Message::Row(problem), Some(related));
        }
        Some(site as u32)
    }

    fn state(&self, row: &mut Reading<'_, '_>, item: Item) -> Option<Figure> {
        let place = self.plan.item_place(item);
        if row.see(Column::Of, true).is_some() {
            row.complain(Column::Of, Message::Value(ValueProblem::UnexpectedOf), Some(place));
        }
        let Some(seen) = row.see(Column::Value, true) else {
            self.nothing(row, place);
            return None;
        };
        let state = TaskState::parse(seen.text);
        if state.is_none() {
            let words = TaskState::ALL.iter().flat_map(|state| state.words());
            let problem = ValueProblem::UnknownState { text: seen.text.to_owned(), nearest: nearest(seen.text, words) };
            row.complain(Column::Value, Message::Value(problem), Some(place));
        }
        state.map(Figure::State)
    }

    fn number(&self, row: &mut Reading<'_, '_>, indicator: &Indicator) -> Option<Figure> {
        let form = Form { decimals: indicator.decimals, unit: &indicator.unit, ratio: indicator.is_ratio() };
        let place = Some(&indicator.place);
        let value_seen = row.see(Column::Value, true);
        let value = value_seen.as_ref().and_then(|seen| cell(row, seen, Column::Value, form, place));
        let of_seen = row.see(Column::Of, true);
        let total = match (&indicator.share, &of_seen) {
            (None, None) => Some(Decimal::ZERO),
            (None, Some(_)) => {
                row.complain(Column::Of, Message::Value(ValueProblem::UnexpectedOf), place);
                None
            }
            (Some(_), Some(seen)) => cell(row, seen, Column::Of, form, place),
            (Some(share), None) => {
                if value_seen.is_some() && row.is_empty(Column::Of) {
                    let problem = ValueProblem::MissingOf { of: share.of.clone() };
                    row.complain(Column::Of, Message::Value(problem), place);
                }
                None
            }
        };
        if value_seen.is_none() {
            self.nothing(row, &indicator.place);
        }
        let (value, total) = (value?, total?);
        if let Some(max) = indicator.max.filter(|max| value > *max) {
            row.complain(Column::Value, Message::Value(ValueProblem::OverMax { max }), place);
        }
        if let Some(share) = &indicator.share
            && value > total
            && (share.is_part_of_whole() || total.is_zero())
        {
            let problem = ValueProblem::ValueExceedsOf { value, of: total };
            row.complain(Column::Value, Message::Value(problem), place);
        } else if indicator.is_ratio() && total.is_zero() && row.is_empty(Column::Note) {
            row.complain(Column::Value, Message::Value(ValueProblem::NotApplicable), place);
        }
        Some(Figure::Number { value, total })
    }

    /// An empty value, which a note answers.
    fn nothing(&self, row: &mut Reading<'_, '_>, place: &Place) {
        if row.is_empty(Column::Value) && row.is_empty(Column::Note) {
            row.complain(Column::Value, Message::Value(ValueProblem::EmptyValue), Some(place));
        }
    }
}

/// A cell that may mark its row as invented, which only a sample's may be.
pub fn sample_mark<'s, 'a>(row: &mut Reading<'s, 'a>, column: Column, sample: bool) -> Option<Seen<'s>> {
    let seen = row.see(column, false)?;
    if !sample && seen.text == SAMPLE_EVIDENCE {
        row.complain(column, Message::Row(RowProblem::SampleData), None);
    }
    Some(seen)
}

/// What a row is about; `above` is what the row above it is.
pub fn item(row: &mut Reading<'_, '_>, plan: &Plan, above: Option<Item>) -> Option<Item> {
    let Some(seen) = row.see(Column::Item, true) else {
        if !row.spoiled {
            let problem = RowProblem::UnknownItem { text: String::new(), nearest: None };
            row.complain(Column::Item, Message::Row(problem), None);
        }
        return None;
    };
    let item = plan.item_below(above, seen.text);
    row.is_about(seen.text);
    if item.is_none() {
        let nearest = nearest(seen.text, plan.item_ids()).map(str::to_owned);
        let problem = RowProblem::UnknownItem { text: seen.text.to_owned(), nearest };
        row.complain(Column::Item, Message::Row(problem), None);
    }
    item
}

/// A filled name must be the item's: a sheet sorted in part shifts names against figures.
pub fn name(row: &mut Reading<'_, '_>, item: Item, plan: &Plan) {
    let (name, place) = (plan.item_name(item), plan.item_place(item));
    if let Some(seen) = row.see(Column::Name, false)
        && !seen.doubtful
        && seen.text != name
        && plain(seen.text) != plain(name)
    {
        let message = match is_mojibake(seen.text) {
            true => Message::File(FileProblem::Garbled),
            false => Message::Row(RowProblem::NameMismatch { expected: name.to_owned() }),
        };
        row.complain(Column::Name, message, Some(place));
    }
}

/// A cell's number.
pub fn cell(
    row: &mut Reading<'_, '_>,
    seen: &Seen<'_>,
    column: Column,
    form: Form<'_>,
    place: Option<&Place>,
) -> Option<Decimal> {
    match number_cell::read(seen.text, form) {
        Ok(number) => Some(number),
        Err(problem) => {
            row.complain(column, Message::Value(problem), place);
            None
        }
    }
}

/// A name without what keyboards and fonts change: spaces, full-width signs.
fn plain(name: &str) -> String {
    half_width(name).chars().filter(|c| !c.is_whitespace()).collect()
}
