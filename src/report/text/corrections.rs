//! What was corrected in published periods since the last report: old, new, why and by whom (更正表).

use crate::{
    closing::{About, Correction},
    report::{Facts, Section},
    table::{Cell, Column, Table},
    words::{
        self, Label,
        report::{Heading, Sentence},
    },
};

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let language = facts.language;
    let mut section = Section::new(Heading::Corrections.text(language));
    if facts.corrections.is_empty() {
        return section;
    }
    section.say(Sentence::CorrectedSince.text(language));
    let columns = [Label::Period.text(language), Label::County.text(language), Label::Item.text(language)];
    let headings = [Heading::Field, Heading::Old, Heading::New, Heading::Reason, Heading::By, Heading::Day];
    let columns = columns.into_iter().chain(headings.iter().map(|heading| heading.fixed(language)));
    let rows = facts.corrections.iter().map(|correction| row(facts, correction)).collect();
    section.show("", Table { columns: columns.map(Column::left).collect(), rows });
    section
}

fn row(facts: &Facts<'_>, correction: &Correction) -> Vec<Cell> {
    let language = facts.language;
    let text = |text: &str| if text.is_empty() { Cell::Nothing } else { Cell::text(text) };
    let county = correction.about.county().map(|id| {
        let known = facts.plan.county_by_id(id).map(|ix| words::county_name(facts.plan.county(ix), language));
        Cell::text(known.unwrap_or(id))
    });
    let (item, field) = match &correction.about {
        About::Cell { cell, .. } => {
            let place = [&cell.item, &cell.row, &cell.site].map(String::as_str);
            let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).collect();
            (Cell::Text(place.join(" ")), Cell::text(words::findings::column(cell.field, language)))
        }
        About::Submission { .. } => (Cell::Nothing, Cell::text(Heading::WholeFile.fixed(language))),
        About::PlanFile { path } => (Cell::text(path.as_str()), Cell::text(Heading::WholeFile.fixed(language))),
    };
    vec![
        correction.about.period().map_or(Cell::Nothing, |period| Cell::Text(period.to_string())),
        county.unwrap_or(Cell::Nothing),
        item,
        field,
        text(shortened(correction, &correction.old)),
        text(shortened(correction, &correction.new)),
        Cell::text(correction.signed.reason.as_str()),
        Cell::text(correction.signed.by.as_str()),
        correction.signed.day.map_or(Cell::Nothing, |day| Cell::Text(day.to_string())),
    ]
}

/// Of a whole file old and new are hashes, of which the beginning is enough.
fn shortened<'t>(correction: &Correction, text: &'t str) -> &'t str {
    match correction.about.cell() {
        Some(_) => text,
        None => text.get(..8).unwrap_or(text),
    }
}
