//! What stands beside the targets: the year-end ranking, what cross-inspections found, and good cases. Each is the
//! table of its own command, so that a report and the command never differ.

use crate::{
    report::{Block, Captioned, Facts, Section},
    table::{Cell, Document, Table},
    views::{cases_table, inspect_table, rank_table},
    words::{Label, report::Heading},
};

/// The counties by place, or one county point by point; on a year alone.
pub(super) fn ranking(facts: &Facts<'_>) -> Section {
    let document = facts.ranking.as_ref().and_then(|(ranking, scoring)| {
        let (plan, sample, language) = (facts.plan, facts.sample, facts.language);
        let view = rank_table::View { plan, scoring, ranking, sample, language };
        match facts.county {
            Some(county) => ranking.county(county).map(|ranked| view.county(ranked)),
            None => Some(view.places()),
        }
    });
    section(Heading::Ranking, facts, document)
}

/// What the inspections of the report's period found, as of its end.
pub(super) fn inspections(facts: &Facts<'_>) -> Section {
    let found = Some(&facts.inspections).filter(|found| !found.rows.is_empty());
    let document = found.map(|found| inspect_table::found(facts.plan, found, None, facts.sample, facts.language));
    let document = document.map(|mut document| {
        for part in &mut document.sections {
            narrow(&mut part.table, Label::Item.text(facts.language));
        }
        document
    });
    section(Heading::Inspections, facts, document)
}

/// What was awarded within the report's period.
pub(super) fn cases(facts: &Facts<'_>) -> Section {
    let cases = Some(&facts.cases).filter(|cases| !cases.cases.is_empty());
    let document = cases.map(|cases| cases_table::cases(facts.plan, cases, facts.sample, facts.language));
    section(Heading::Cases, facts, document)
}

/// Leaves out columns in which nothing stands, and one that a page has no room for.
fn narrow(table: &mut Table, too_wide: &str) {
    let says = |at: usize| table.rows.iter().any(|row| !matches!(row.get(at), None | Some(Cell::Nothing)));
    let kept: Vec<_> = table.columns.iter().enumerate().map(|(at, it)| it.title != too_wide && says(at)).collect();
    let mut keep = kept.iter().copied();
    table.columns.retain(|_| keep.next().unwrap_or(true));
    for row in &mut table.rows {
        let mut keep = kept.iter().copied();
        row.retain(|_| keep.next().unwrap_or(true));
    }
}

/// A command's answer as a section: its lines but for the plan's title, its tables, its notes.
fn section(heading: Heading, facts: &Facts<'_>, document: Option<Document>) -> Section {
    let mut section = Section::new(heading.text(facts.language));
    let Some(document) = document else { return section };
    for line in document.lines.iter().filter(|line| !line.starts_with(&facts.plan.title)) {
        section.say(line.as_str());
    }
    for part in document.sections.into_iter().filter(|part| !part.table.rows.is_empty()) {
        let captioned = Captioned { caption: part.title, table: part.table, notes: part.notes };
        section.blocks.push(Block::Table(captioned));
    }
    for note in document.notes {
        section.say(note);
    }
    section
}
