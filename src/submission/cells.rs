//! A submission as cells, each known by what its row is about: for holding two texts of one submission beside
//! each other, whatever the order of their rows and columns.

use std::{collections::BTreeMap, sync::Arc};

use super::period_cell::{self, PeriodReading};
use crate::{
    calendar::Period,
    finding::{Column, Subject},
    model::{Item, Plan},
    source::Place,
    tabular::{self, Row, Sheet, cell::clean, decode::Decoded, unreadable},
};

/// The columns that hold what is reported.
const FIELDS: [Column; 4] = [Column::Value, Column::Of, Column::Evidence, Column::Note];

/// Which cell: of which row, in which column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    pub item: String,
    /// The row's own period; empty where it is the file's.
    pub row: String,
    /// Empty where the row is about no site.
    pub site: String,
    pub field: Column,
}

/// What a submission says, cell by cell.
#[derive(Debug, Clone)]
pub struct Cells {
    /// Texts without the spaces around them; a cell that is empty is here, too.
    pub texts: BTreeMap<CellKey, (String, Place)>,
    /// Where a row that is not there would be told.
    pub header: Place,
}

/// Reads a submission's text; `None` where some of it cannot be read whole. Of two rows about one thing the
/// first stands.
pub fn cells(path: &Arc<str>, text: &str, plan: &Plan, file: Period) -> Option<Cells> {
    if unreadable(text.as_bytes(), path).is_some() {
        return None;
    }
    let decoded = Decoded { text: text.into(), problem: None };
    let mut sheet = Sheet::open(path.clone(), &decoded, &tabular::SUBMISSION, Subject::default()).ok()?;
    let mut texts = BTreeMap::new();
    while sheet.next_row() {
        let row = sheet.row();
        let whole = |column| row.cell(column).map(|cell| clean(cell.text).text.to_owned()).unwrap_or_default();
        let (item, site) = (whole(Column::Item), whole(Column::Site));
        let period = row_period(&whole(Column::Period), &item, plan, file);
        for field in FIELDS {
            let key = CellKey { item: item.clone(), row: period.clone(), site: site.clone(), field };
            texts.entry(key).or_insert_with(|| (whole(field), place(&sheet, &row, field)));
        }
    }
    (sheet.broken() == 0).then_some(Cells { texts, header: sheet.header })
}

/// The cell's place; its row's, where it has no column.
fn place(sheet: &Sheet<'_>, row: &Row<'_, '_>, field: Column) -> Place {
    let cell = row.cell(field).or_else(|| row.cell(Column::Item));
    sheet.place_of(cell)
}

fn row_period(text: &str, item: &str, plan: &Plan, file: Period) -> String {
    let cadence = match plan.item(item) {
        Some(Item::Indicator(ix)) => plan.indicator(ix).periods,
        Some(Item::Task(_)) | None => file.cadence(),
    };
    match period_cell::read(text, cadence, file) {
        PeriodReading::Exact(period) | PeriodReading::Damaged(period) if period == file => String::new(),
        PeriodReading::Exact(period) | PeriodReading::Damaged(period) => period.to_string(),
        PeriodReading::Unreadable => text.to_owned(),
    }
}
