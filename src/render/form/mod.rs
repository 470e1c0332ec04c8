//! The form that a county fills, as CSV and as a spreadsheet. Both have the same cells.

pub mod csv;
pub mod xlsx;

use crate::{
    calendar::Period,
    form::{Form, FormColumn, FormRow},
    model::{County, Indicator, Item, Language, Plan},
    words::FormWords,
};

/// A form, and what its cells are written with.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    pub plan: &'a Plan,
    pub form: &'a Form,
    pub language: Language,
    /// The workspace's figures are a sample.
    pub sample: bool,
}

impl<'a> Page<'a> {
    fn words(&self) -> FormWords {
        FormWords::new(self.language)
    }

    fn county(&self) -> &'a County {
        self.plan.county(self.form.county)
    }

    fn indicator(&self, row: &FormRow) -> Option<&'a Indicator> {
        match row.item {
            Item::Task(_) => None,
            Item::Indicator(ix) => Some(self.plan.indicator(ix)),
        }
    }

    /// The period that a row's figure is of.
    fn period(&self, row: &FormRow) -> Period {
        row.period.unwrap_or(self.form.period)
    }

    /// What stands in a cell. `sample` says whether last period's figure is marked as one.
    fn cell(&self, row: &FormRow, column: FormColumn, sample: bool) -> String {
        let [item, period, site] = row.key(self.plan);
        let words = self.words();
        match (column, self.indicator(row)) {
            (FormColumn::Item, _) => item,
            (FormColumn::Name, _) => self.plan.item_name(row.item).to_owned(),
            (FormColumn::Period, _) => period,
            (FormColumn::Site, _) => site,
            (FormColumn::SiteName, _) => row.site_name.clone(),
            (FormColumn::Unit, indicator) => indicator.map(|indicator| words.unit(indicator)).unwrap_or_default(),
            (FormColumn::Measure, Some(indicator)) => words.measure(indicator.measure, self.period(row)),
            (FormColumn::Measure, None) => words.progress(self.form.period),
            (FormColumn::OfMeans, indicator) => {
                let share = indicator.and_then(|indicator| indicator.share.as_ref());
                share.map(|share| share.of.clone()).unwrap_or_default()
            }
            (FormColumn::Previous, _) => row.last.map(|last| words.previous(&last, sample)).unwrap_or_default(),
            (FormColumn::Value, _) => row.answer.value.clone(),
            (FormColumn::Of, _) => row.answer.of.clone(),
            (FormColumn::Evidence, _) => row.answer.evidence.clone(),
            (FormColumn::Note, _) => row.answer.note.clone(),
        }
    }
}
