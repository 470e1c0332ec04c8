//! One submission: its rows into the county's ledger, and what only the whole file shows: rows that stand
//! twice, rows that are not there, a form sent back empty.

use std::collections::HashSet;

use super::{
    about::{ItemRow, Key},
    backing, case_backing,
    item_row::Context,
    piece,
    rows::Rows,
};
use crate::{
    book::{Entries, Ledger, SiteList, Submission},
    finding::{Code, Column, Finding, Message, RowProblem, Subject},
    form::{Slot, SlotSite, slots},
    model::{IndicatorIx, Item, TaskIx},
    source::Place,
    tabular::Sheet,
};

/// Reads a submission into the ledger.
pub fn read(mut sheet: Sheet<'_>, context: &Context<'_>, subject: &Subject, ledger: &mut Ledger) -> Vec<Finding> {
    let (mut rows, mut findings) = piece::read_all(&mut sheet, context, subject, ledger);
    let beside = Beside { sheet: &sheet, context, subject };
    let order = Order::of(&rows);
    findings.extend(duplicates(&mut rows, &order, &beside, ledger.entries_mut()));
    rows.enter_rest(context, ledger.entries_mut());
    for reported in rows.backed(context.plan) {
        findings.extend(backing::mismatch(&reported, &beside, ledger.lists()));
        findings.extend(case_backing::not_backed(&reported, &beside));
    }
    let outcome = Submission { reported: rows.do_any_count(), left_out: sheet.broken() + rows.spoiled() };
    ledger.submit(context.submission, outcome);
    if outcome == Submission::default() {
        findings.retain(|finding| finding.code() != Code::EmptyValue);
        let message = Message::Row(RowProblem::NothingReported);
        findings.push(Finding::new(message, sheet.header.clone()).about(subject.clone()));
    } else if context.plan.severities.of(Code::MissingRow).is_some() {
        findings.extend(missing_rows(rows.all(), &order, &beside, ledger.lists()));
    }
    findings.append(&mut sheet.findings);
    findings
}

/// What a row that was read is held beside: the file that it stands in, and whom its findings are about.
pub struct Beside<'a> {
    pub sheet: &'a Sheet<'a>,
    pub context: &'a Context<'a>,
    pub subject: &'a Subject,
}

/// Rows by what they are about. The form's own order, which nearly every file has, needs no list.
enum Order {
    AsRead,
    Sorted(Vec<usize>),
}

impl Order {
    fn of(rows: &Rows) -> Order {
        if rows.is_ascending() {
            return Order::AsRead;
        }
        let rows = rows.all();
        let mut order: Vec<_> = (0..rows.len()).filter(|at| rows[*at].key().is_some()).collect();
        order.sort_by_key(|at| rows[*at].key());
        Order::Sorted(order)
    }

    /// The row at a place of the order, and whether there is one.
    fn row<'r>(&self, rows: &'r [ItemRow], place: usize) -> Option<&'r ItemRow> {
        match self {
            Order::AsRead => rows.get(place),
            Order::Sorted(order) => order.get(place).map(|at| &rows[*at]),
        }
    }
}

/// Spoils every copy of a row that stands more than once, and tells each but the first.
fn duplicates(rows: &mut Rows, order: &Order, beside: &Beside<'_>, entries: &mut Entries) -> Vec<Finding> {
    let Beside { sheet, context, subject } = *beside;
    let Order::Sorted(order) = order else { return Vec::new() };
    let mut findings = Vec::new();
    let all = rows.all();
    let same = |one: &usize, next: &usize| all[*one].key() == all[*next].key();
    let runs: Vec<_> = order.chunk_by(same).filter(|copies| copies.len() > 1).collect();
    if !runs.is_empty() {
        entries.sort();
    }
    for copies in runs {
        let (all, first) = (rows.all(), copies[0]);
        let lines: Vec<_> = copies.iter().map(|at| all[*at].line as usize).collect();
        let spaced = copies.iter().any(|at| all[*at].spaced);
        let figure = |at: usize| rows.figure(at, context, entries);
        let same_value = copies.iter().all(|at| figure(*at) == figure(first));
        let place = |at: usize| sheet.place_in(all[at].begins(), Column::Item);
        let origin = place(first);
        for at in &copies[1..] {
            let problem = RowProblem::DuplicateRow { lines: lines.clone(), same_value, spaced };
            let place = place(*at);
            let subject = Subject { item: written_at(&place), field: Some(Column::Item), ..subject.clone() };
            findings.push(Finding::new(Message::Row(problem), place).about(subject).because_of(Some(origin.clone())));
        }
        for at in copies {
            rows.spoil(*at, context, entries);
        }
    }
    findings
}

/// What stands at a cell's place, without quotes and spaces around it.
fn written_at(place: &Place) -> Option<String> {
    place.excerpt.as_ref().map(|excerpt| excerpt.line[excerpt.start..excerpt.end].trim_matches('"').trim().to_owned())
}

/// Tells, item by item, which rows the form asks for and the file does not have. Rows about which it
/// cannot be told what they are might be the missing ones, so their items are passed over, and so are
/// those that a broken record names.
fn missing_rows(
    rows: &[ItemRow],
    order: &Order,
    Beside { sheet, context, subject }: &Beside<'_>,
    lists: &[SiteList],
) -> Vec<Finding> {
    let plan = context.plan;
    let mut there = There { rows, order, place: 0 };
    let doubtful: HashSet<Item> = rows.iter().filter(|row| row.key().is_none()).filter_map(ItemRow::item).collect();
    let tasks = plan.tasks.iter().enumerate().map(|(ix, task)| (Item::Task(TaskIx(ix)), &task.id, &task.place));
    let indicators = plan.indicators.iter().enumerate();
    let indicators = indicators.map(|(ix, it)| (Item::Indicator(IndicatorIx(ix)), &it.id, &it.place));
    let mut findings = Vec::new();
    let mut lacking = 0;
    for (item, id, place) in tasks.chain(indicators) {
        if doubtful.contains(&item) || sheet.is_broken_about(id) {
            continue;
        }
        let missing = missing_of(item, &mut there, context, lists);
        lacking += missing;
        if missing > 0 {
            let message = Message::Row(RowProblem::MissingRow { item: id.clone(), missing });
            let subject = Subject { item: Some(id.clone()), ..Subject::clone(subject) };
            let finding = Finding::new(message, sheet.header.clone()).about(subject);
            findings.push(finding.because_of(Some(place.clone())));
        }
    }
    // As many rows that name nothing known are most likely the ones that are missing.
    let nameless = rows.iter().filter(|row| row.item().is_none()).count();
    if lacking > nameless { findings } else { Vec::new() }
}

fn missing_of(item: Item, there: &mut There<'_>, context: &Context<'_>, lists: &[SiteList]) -> usize {
    let slots = slots(context.plan, lists, context.submission, item);
    let lacks = |slot: &Slot| {
        let period = slot.period.0;
        match slot.site {
            SlotSite::None => !there.holds(Key { item, period, site: None }),
            SlotSite::Listed(site) => !there.holds(Key { item, period, site: Some(site as u32) }),
            SlotSite::ToName => !there.holds_any(Key { item, period, site: None }),
        }
    };
    slots.filter(lacks).count()
}

/// The keys that are there, asked for in their own order: those behind which the asker is are passed.
struct There<'a> {
    rows: &'a [ItemRow],
    order: &'a Order,
    place: usize,
}

impl There<'_> {
    fn holds(&mut self, key: Key) -> bool {
        self.next_from(key) == Some(key)
    }

    /// Whether there is a row of the key's item and period, whatever its site.
    fn holds_any(&mut self, key: Key) -> bool {
        self.next_from(key).is_some_and(|next| (next.item, next.period) == (key.item, key.period))
    }

    fn next_from(&mut self, key: Key) -> Option<Key> {
        while let Some(row) = self.order.row(self.rows, self.place) {
            match row.key() {
                Some(next) if next >= key => return Some(next),
                _ => self.place += 1,
            }
        }
        None
    }
}
