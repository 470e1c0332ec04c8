//! `plan cases` as a table and as JSON: what was awarded, and which indicators it backs.

use serde::Serialize;

use crate::{
    cases::{Case, Cases},
    model::{Language, Plan},
    table::{Cell, Column, Document, Section, Table},
    words::{self, CaseLabel, CaseNotice, Label},
};

/// A row a case; under it how many there are.
pub fn cases(plan: &Plan, cases: &Cases, sample: bool, language: Language) -> Document {
    let mark = sample.then(|| Label::Sample.text(language));
    let title = [Some(plan.title.as_str()), mark].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let lines = vec![CaseNotice::Awarded { period: cases.period }.text(language), title];
    if cases.cases.is_empty() {
        let notes = vec![CaseNotice::None { period: cases.period }.text(language)];
        return Document { lines, sections: Vec::new(), notes, sample: mark };
    }
    let section = Section { title: String::new(), table: table(plan, cases, language), notes: Vec::new() };
    let mut notes = vec![CaseNotice::Counted(cases.by_level())];
    notes.extend(cases.backing(plan).into_iter().map(|(ix, cases)| {
        let indicator = plan.indicator(ix);
        CaseNotice::Backing { id: indicator.id.clone(), name: indicator.name.clone(), cases }
    }));
    let notes = notes.iter().map(|note| note.text(language)).collect();
    Document { lines, sections: vec![section], notes, sample: mark }
}

/// The rows alone, for a section of a report.
pub fn table(plan: &Plan, cases: &Cases, language: Language) -> Table {
    let own = |label: CaseLabel| Column::left(label.text(language));
    let columns = vec![
        Column::left(Label::County.text(language)),
        Column::left(Label::Action.text(language)),
        own(CaseLabel::Kind),
        own(CaseLabel::Level),
        own(CaseLabel::Title),
        own(CaseLabel::Awarded),
        own(CaseLabel::Link),
    ];
    let cells = |case: &Case| {
        let text = |text: Option<&String>| text.map_or(Cell::Nothing, Cell::text);
        vec![
            Cell::text(words::county_name(plan.county(case.county), language)),
            Cell::text(&case.action),
            text(case.kind.as_ref()),
            Cell::text(words::case_level(case.level, language)),
            Cell::text(&case.title),
            Cell::text(case.awarded.to_string()),
            text(case.link.as_ref()),
        ]
    };
    Table { columns, rows: cases.cases.iter().map(cells).collect() }
}

#[derive(Serialize)]
pub struct CasesJson<'a> {
    period: Option<String>,
    sample: bool,
    cases: Vec<CaseJson<'a>>,
    /// By indicator that cases back, in the plan's order.
    backing: Vec<BackingJson<'a>>,
}

#[derive(Serialize)]
struct CaseJson<'a> {
    county: &'a str,
    action: &'a str,
    kind: Option<&'a str>,
    level: &'static str,
    title: &'a str,
    awarded: String,
    link: Option<&'a str>,
}

#[derive(Serialize)]
struct BackingJson<'a> {
    indicator: &'a str,
    cases: usize,
}

/// The answer of `cases --format json`.
pub fn json<'a>(plan: &'a Plan, cases: &'a Cases, sample: bool) -> CasesJson<'a> {
    let case = |case: &'a Case| CaseJson {
        county: &plan.county(case.county).id,
        action: &case.action,
        kind: case.kind.as_deref(),
        level: case.level.words()[0],
        title: &case.title,
        awarded: case.awarded.to_string(),
        link: case.link.as_deref(),
    };
    let backing = cases.backing(plan).into_iter();
    CasesJson {
        period: cases.period.map(|period| period.to_string()),
        sample,
        cases: cases.cases.iter().map(case).collect(),
        backing: backing.map(|(ix, cases)| BackingJson { indicator: &plan.indicator(ix).id, cases }).collect(),
    }
}
