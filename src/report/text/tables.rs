//! The figures themselves: every target by action, and how each came to stand as it does.

use crate::{
    report::{Facts, Section},
    table::{Cell, Column, Table},
    views::status_table::{self, verdict},
    words::{Label, report::Heading},
};

pub(super) fn figures(facts: &Facts<'_>) -> Section {
    let language = facts.language;
    let document = status_table::status(facts.plan, &facts.figures, facts.sample, &facts.selection(), language);
    let mut section = Section::new(Heading::Figures.text(language));
    for table in document.sections {
        section.show(table.title, table.table);
    }
    section
}

/// The status of each target at each end; nothing where there is but one.
pub(super) fn course(facts: &Facts<'_>) -> Section {
    let language = facts.language;
    let mut section = Section::new(Heading::Course.text(language));
    let ends = &facts.course.ends;
    if ends.len() < 2 {
        return section;
    }
    let columns = ends.iter().map(|end| Column::left(end.to_string()));
    let columns = [Column::left(Label::Target.text(language))].into_iter().chain(columns).collect();
    let rows = facts.targets().zip(&facts.course.targets).filter_map(|((indicator, target, _), marks)| {
        let cells = marks.iter().map(|mark| mark.status.map_or(Cell::Nothing, |status| verdict(status, language)));
        let cells: Vec<_> = cells.collect();
        let told = cells.iter().any(|cell| *cell != Cell::Nothing);
        let name = Cell::Text(format!("{} {}", target.id, indicator.name));
        told.then(|| [name].into_iter().chain(cells).collect())
    });
    section.show("", Table { columns, rows: rows.collect() });
    section
}
