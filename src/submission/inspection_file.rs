//! What a cross-inspection found in a county, row by row, beside what the county reported.

use std::collections::BTreeMap;

use super::{
    days::day,
    item_row::{self, sample_mark},
    number_cell::Form,
    period_cell::{self, PeriodReading},
    row::{Path, Reading},
};
use crate::{
    book::{Book, Figure, TaskState},
    calendar::{Cadence, Period},
    finding::{Column, Finding, InspectionProblem, Message, RowProblem, Subject, ValueProblem},
    inspection::{Found, Inspected},
    model::{CountyIx, Item, Plan, RosterIx},
    nearest::nearest,
    number::Decimal,
    privacy::masked,
    tabular::Sheet,
};

const REPORTED: [Column; 2] = [Column::Reported, Column::ReportedOf];
const VERIFIED: [Column; 2] = [Column::Verified, Column::VerifiedOf];

/// The file that rows are read from.
pub struct Desk<'a> {
    pub plan: &'a Plan,
    pub county: CountyIx,
    /// The period for which was inspected.
    pub inspection: Period,
    /// Whether the workspace is marked as a sample.
    pub sample: bool,
    pub path: &'a Path,
}

/// Reads every row; one that has an error is left out.
pub fn read(mut sheet: Sheet<'_>, desk: &Desk<'_>, subject: &Subject, book: &Book) -> (Found, Vec<Finding>) {
    let Found { mut rows, mut left_out } = Found::default();
    let mut findings = Vec::new();
    let mut verified = BTreeMap::new();
    while sheet.next_row() {
        let mut row = Reading::new(&sheet, subject);
        if let Some(mut read) = desk.read(&mut row, book) {
            desk.hold_against_book(&mut row, &mut read, book);
            let key = (read.item, read.period, read.site.clone());
            if read.verified.is_some()
                && let Some(first) = verified.insert(key, rows.len())
            {
                let twin: &mut Inspected = &mut rows[first];
                let problem = InspectionProblem::VerifiedTwice { first: twin.line };
                row.complain(Column::Verified, Message::Inspection(problem), None);
                (twin.verified, read.verified) = (None, None);
            }
            rows.push(read);
        } else {
            left_out += 1;
        }
        findings.append(&mut row.findings);
    }
    findings.append(&mut sheet.findings);
    (Found { rows, left_out: left_out + sheet.broken() }, findings)
}

impl Desk<'_> {
    /// Reads the row that the sheet has come to.
    pub fn read(&self, row: &mut Reading<'_, '_>, book: &Book) -> Option<Inspected> {
        let item = item_row::item(row, self.plan, None);
        if let Some(item) = item {
            item_row::name(row, item, self.plan);
        }
        let [reported, verified] = [REPORTED, VERIFIED].map(|columns| self.figure(row, item?, columns));
        let about_figure = [REPORTED, VERIFIED].iter().any(|[value, _]| !row.is_empty(*value));
        let period = item.and_then(|item| self.period(row, item, about_figure));
        let site = item.and_then(|item| self.site(row, item, period, about_figure, book));
        let [finding, put_right] = [Column::Found, Column::PutRight].map(|column| words(row, column));
        let unreadable = |text| Message::Inspection(InspectionProblem::BadDay { text });
        let [deadline, done] = [Column::Deadline, Column::Done].map(|column| day(row, column, unreadable));
        sample_mark(row, Column::Evidence, self.sample);
        row.see(Column::Note, false);
        let silent = [Column::Verified, Column::Found, Column::PutRight].iter().all(|column| row.is_empty(*column));
        if item.is_some() && silent {
            row.complain(Column::Verified, Message::Inspection(InspectionProblem::SaysNothing), None);
        }
        let (county, inspection, path, line) = (self.county, self.inspection, self.path.clone(), row.line());
        let item = item.filter(|_| !row.spoiled)?;
        Some(Inspected {
            county,
            inspection,
            item,
            period,
            site,
            reported,
            verified,
            finding,
            put_right,
            deadline,
            done,
            path,
            line,
        })
    }

    /// Takes the reported figure from the submission, where the row has none, and tells one that is not its.
    fn hold_against_book(&self, row: &mut Reading<'_, '_>, read: &mut Inspected, book: &Book) {
        let Some(period) = read.period else { return };
        let submitted = book.figure(self.plan, read.item, period, read.site.as_deref());
        match read.reported {
            None if read.verified.is_some() => read.reported = submitted,
            Some(reported) if Some(reported) != submitted && row.is_empty(Column::Note) => {
                let ratio = self.plan.is_ratio(read.item);
                let [reported, submitted] = [Some(reported), submitted].map(|figure| figure.map(|it| shown(it, ratio)));
                let reported = reported.unwrap_or_default();
                let problem = InspectionProblem::ReportedMismatch { reported, submitted };
                row.complain(Column::Reported, Message::Inspection(problem), None);
            }
            Some(_) | None => {}
        }
    }

    fn cadence(&self, item: Item) -> Cadence {
        match item {
            Item::Task(_) => self.plan.reporting.every,
            Item::Indicator(ix) => self.plan.indicator(ix).periods,
        }
    }

    /// The figure's own period: the inspection's where that can be no other, else what the cell says.
    fn period(&self, row: &mut Reading<'_, '_>, item: Item, needed: bool) -> Option<Period> {
        let cadence = self.cadence(item);
        let periods = self.plan.periods(cadence);
        let Some(seen) = row.see(Column::Period, true) else {
            let own = Some(self.inspection).filter(|own| own.cadence() == cadence);
            if own.is_none() && needed && row.is_empty(Column::Period) {
                row.complain(Column::Period, self.bad_period("", cadence), None);
            }
            return own;
        };
        let reading = match period_cell::read(seen.text, cadence, self.inspection) {
            PeriodReading::Exact(period) => Some((period, false)),
            PeriodReading::Damaged(period) => Some((period, true)),
            PeriodReading::Unreadable => None,
        };
        let fits = |(period, _): &(Period, bool)| periods.contains(period) && period.end() <= self.inspection.end();
        let message = match reading.filter(fits) {
            None => self.bad_period(seen.text, cadence),
            Some((reading, true)) => Message::Row(RowProblem::PeriodFormat { text: seen.text.to_owned(), reading }),
            Some((period, false)) => return Some(period),
        };
        row.complain(Column::Period, message, None);
        reading.filter(fits).map(|(period, _)| period)
    }

    fn bad_period(&self, text: &str, cadence: Cadence) -> Message {
        let before = |period: &&Period| period.end() <= self.inspection.end();
        let example = self.plan.periods(cadence).iter().rfind(before).copied();
        let (text, inspection) = (text.to_owned(), self.inspection);
        Message::Inspection(InspectionProblem::BadPeriod { text, inspection, example })
    }

    fn site(
        &self,
        row: &mut Reading<'_, '_>,
        item: Item,
        period: Option<Period>,
        needed: bool,
        book: &Book,
    ) -> Option<String> {
        let by_site: Option<RosterIx> = match item {
            Item::Task(_) => None,
            Item::Indicator(ix) => self.plan.indicator(ix).site,
        };
        let place = self.plan.item_place(item);
        let seen = row.see(Column::Site, true);
        let (roster, seen) = match (by_site, seen) {
            (None, None) => return None,
            (None, Some(_)) => {
                row.complain(Column::Site, Message::Row(RowProblem::UnexpectedSite), Some(place));
                return None;
            }
            (Some(roster), None) => {
                if needed && row.is_empty(Column::Site) {
                    let roster = self.plan.roster(roster).name.clone();
                    row.complain(Column::Site, Message::Row(RowProblem::MissingSite { roster }), Some(place));
                }
                return None;
            }
            (Some(roster), Some(seen)) => (roster, seen),
        };
        let (sites, text) = (book.sites(roster), seen.text.to_owned());
        let Some(at) = sites.find(&text) else {
            let nearest = nearest(&text, sites.sites().iter().map(|site| &*site.id)).map(str::to_owned);
            let roster = self.plan.roster(roster).name.clone();
            let problem = RowProblem::UnknownSite { text, roster, nearest };
            row.complain(Column::Site, Message::Row(problem), Some(place));
            return None;
        };
        let open = sites.sites()[at].open;
        if period.is_some_and(|period| !open.in_period(period)) {
            let problem = RowProblem::SiteClosed { site: text.clone(), opened: open.from, closed: open.until };
            row.complain(Column::Site, Message::Row(problem), Some(place));
        }
        Some(text)
    }

    /// What the two cells of a figure say; nothing where the first is empty.
    fn figure(&self, row: &mut Reading<'_, '_>, item: Item, [value, of]: [Column; 2]) -> Option<Figure> {
        let place = self.plan.item_place(item);
        let (seen, of_seen) = (row.see(value, true), row.see(of, true));
        let share = match item {
            Item::Task(_) => None,
            Item::Indicator(ix) => self.plan.indicator(ix).share.as_ref(),
        };
        if of_seen.is_some() && share.is_none() {
            row.complain(of, Message::Value(ValueProblem::UnexpectedOf), Some(place));
        }
        let seen = seen?;
        let Item::Indicator(ix) = item else {
            let state = TaskState::parse(seen.text);
            if state.is_none() {
                let words = TaskState::ALL.iter().flat_map(|state| state.words());
                let nearest = nearest(seen.text, words);
                let problem = ValueProblem::UnknownState { text: seen.text.to_owned(), nearest };
                row.complain(value, Message::Value(problem), Some(place));
            }
            return state.map(Figure::State);
        };
        let indicator = self.plan.indicator(ix);
        let form = Form { decimals: indicator.decimals, unit: &indicator.unit, ratio: share.is_some() };
        let number = item_row::cell(row, &seen, value, form, Some(place));
        let total = match (share, of_seen) {
            (None, _) => Some(Decimal::ZERO),
            (Some(_), Some(of_seen)) => item_row::cell(row, &of_seen, of, form, Some(place)),
            (Some(share), None) => {
                if row.is_empty(of) {
                    let problem = ValueProblem::MissingOf { of: share.of.clone() };
                    row.complain(of, Message::Value(problem), Some(place));
                }
                None
            }
        };
        let (number, total) = (number?, total?);
        if let Some(max) = indicator.max.filter(|max| number > *max) {
            row.complain(value, Message::Value(ValueProblem::OverMax { max }), Some(place));
        }
        if share.is_some_and(|share| share.is_part_of_whole() || total.is_zero()) && number > total {
            let problem = ValueProblem::ValueExceedsOf { value: number, of: total };
            row.complain(value, Message::Value(problem), Some(place));
        }
        Some(Figure::Number { value: number, total })
    }
}

/// A cell's words, as they can be shown: without anybody's number, which has been told.
fn words(row: &mut Reading<'_, '_>, column: Column) -> Option<String> {
    row.see(column, false).map(|seen| masked(seen.text).into_owned())
}

/// A figure as cells have it.
fn shown(figure: Figure, ratio: bool) -> String {
    match figure {
        Figure::State(state) => state.words()[1].to_owned(),
        Figure::Number { value, total } if ratio => format!("{value}/{total}"),
        Figure::Number { value, .. } => value.to_string(),
    }
}
