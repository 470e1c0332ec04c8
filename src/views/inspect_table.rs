//! `plan inspect` as tables: reported against verified, what has to be put right; and who inspects whom.

use crate::{
    book::Figure,
    calendar::Period,
    inspection::{Assignment, Inspected, Inspections, Mending},
    model::{CountyIx, Language, Plan},
    table::{Cell, Column, Document, Section, Table, Tone},
    words::{self, InspectLabel, InspectNotice, Label},
};

/// What was found, a row a finding.
pub fn found(
    plan: &Plan,
    inspections: &Inspections,
    only: Option<Period>,
    sample: bool,
    language: Language,
) -> Document {
    let mark = sample.then(|| Label::Sample.text(language));
    let title = [Some(plan.title.as_str()), mark].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let as_of = InspectNotice::AsOf { today: inspections.today, inspection: only };
    let note = match inspections.rows.is_empty() {
        true => InspectNotice::NothingFound { inspection: only },
        false => InspectNotice::Counted(inspections.counts()),
    };
    let table = found_table(plan, inspections, language);
    let section = Section { title: String::new(), table, notes: Vec::new() };
    Document {
        lines: vec![as_of.text(language), title],
        sections: if inspections.rows.is_empty() { Vec::new() } else { vec![section] },
        notes: vec![note.text(language)],
        sample: mark,
    }
}

/// The rows alone, for a section of a report.
pub fn found_table(plan: &Plan, inspections: &Inspections, language: Language) -> Table {
    let own = |label: InspectLabel| label.text(language);
    let columns = vec![
        Column::left(own(InspectLabel::Inspection)),
        Column::left(Label::County.text(language)),
        Column::left(Label::Item.text(language)),
        Column::left(Label::Name.text(language)),
        Column::left(Label::Period.text(language)),
        Column::left(Label::Site.text(language)),
        Column::right(own(InspectLabel::Reported)),
        Column::right(own(InspectLabel::Verified)),
        Column::right(own(InspectLabel::Difference)),
        Column::left(own(InspectLabel::Finding)),
        Column::left(own(InspectLabel::PutRight)),
        Column::left(own(InspectLabel::Deadline)),
        Column::left(Label::State.text(language)),
    ];
    let cells = |row: &Inspected| {
        let text = |text: Option<&String>| text.map_or(Cell::Nothing, Cell::text);
        let ratio = plan.is_ratio(row.item);
        let said = |figure: Option<Figure>| figure.map_or(Cell::Nothing, |figure| cell(figure, ratio, language));
        let mending = row.mending(inspections.today);
        vec![
            Cell::text(row.inspection.to_string()),
            Cell::text(words::county_name(plan.county(row.county), language)),
            Cell::text(plan.item_id(row.item)),
            Cell::text(plan.item_name(row.item)),
            row.period.map_or(Cell::Nothing, |period| Cell::text(period.to_string())),
            text(row.site.as_ref()),
            said(row.reported),
            said(row.verified),
            Cell::number(row.difference(plan)),
            text(row.finding.as_ref()),
            text(row.put_right.as_ref()),
            row.deadline.map_or(Cell::Nothing, |deadline| Cell::text(deadline.to_string())),
            verdict(mending, language),
        ]
    };
    Table { columns, rows: inspections.rows.iter().map(cells).collect() }
}

fn cell(figure: Figure, ratio: bool, language: Language) -> Cell {
    match figure {
        Figure::State(state) => Cell::text(state.word(language)),
        Figure::Number { value, total } if ratio => Cell::text(format!("{value}/{total}")),
        Figure::Number { value, .. } => Cell::Number(value),
    }
}

fn verdict(mending: Mending, language: Language) -> Cell {
    let tone = match mending {
        Mending::Nothing => return Cell::Nothing,
        Mending::Done { .. } => Tone::Good,
        Mending::Open { .. } => Tone::Fair,
        Mending::Overdue { .. } => Tone::Bad,
    };
    Cell::Verdict { text: words::mending(mending, language), tone }
}

/// Who inspects whom.
pub fn assignment(plan: &Plan, assignment: &Assignment, language: Language) -> Document {
    let name = |county: CountyIx| Cell::text(words::county_name(plan.county(county), language));
    let columns = [InspectLabel::Inspector, InspectLabel::Inspected, InspectLabel::Before];
    let columns = columns.map(|label| Column::left(label.text(language))).into();
    let rows = assignment
        .pairs
        .iter()
        .map(|pair| vec![name(pair.inspector), name(pair.inspected), pair.before.map_or(Cell::Nothing, name)]);
    let drawn = InspectNotice::Drawn { year: assignment.year, seed: assignment.seed };
    let explained = InspectNotice::DrawExplained { counties: plan.counties.len() };
    let section = Section { title: String::new(), table: Table { columns, rows: rows.collect() }, notes: Vec::new() };
    let nobody = assignment.pairs.is_empty();
    Document {
        lines: vec![drawn.text(language), plan.title.clone()],
        sections: if nobody { Vec::new() } else { vec![section] },
        notes: if nobody { Vec::new() } else { vec![explained.text(language)] },
        sample: None,
    }
}
