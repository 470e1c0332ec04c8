//! `plan trace`: clause → task or duty → commitment → indicator and target, one row each; what has no
//! answer says so.

use super::status_table::wanted;
use crate::{
    model::{Language, Plan},
    register::{Clause, Commitment, Kind, Register},
    table::{Cell, Column, Document, Section, Table, Tone},
    words::{Label, Notice, cadence},
};

pub fn trace(plan: &Plan, register: &Register, unanswered: usize, language: Language) -> Document {
    let label = |label: Label| label.text(language);
    let columns =
        [Label::Clause, Label::Place, Label::Gist, Label::Task, Label::Commitment, Label::Indicator, Label::Target];
    let columns = columns.map(|title| Column::left(label(title))).into();
    let rows = register.clauses.iter().flat_map(|clause| clause_rows(plan, clause, language));
    let table = Table { columns, rows: rows.collect() };
    Document {
        lines: vec![plan.title.clone(), counts(register, unanswered).text(language)],
        sections: vec![Section { title: String::new(), table, notes: Vec::new() }],
        ..Document::default()
    }
}

/// How much the register asks for, and in how many places the plan does not say the same.
pub fn counts(register: &Register, unanswered: usize) -> Notice {
    let commitments = register.clauses.iter().flat_map(|clause| &clause.commitments);
    let commitments = commitments.filter(|commitment| commitment.kind != Kind::Description).count();
    Notice::RegisterCounts { clauses: register.clauses.len(), commitments, unanswered }
}

fn clause_rows(plan: &Plan, clause: &Clause, language: Language) -> Vec<Vec<Cell>> {
    let answers = answers(plan, clause, language);
    let mut rows: Vec<_> =
        clause.commitments.iter().map(|commitment| commitment_cells(plan, commitment, language)).collect();
    if rows.is_empty() {
        rows.push([Cell::Nothing, Cell::Nothing, Cell::Nothing]);
    }
    let mut head =
        Some([Cell::text(clause.id.clone()), Cell::text(clause.at.clone()), Cell::text(clause.gist.clone()), answers]);
    let blank = || [Cell::text(clause.id.clone()), Cell::text(""), Cell::text(""), Cell::text("")];
    rows.into_iter().map(|cells| head.take().unwrap_or_else(blank).into_iter().chain(cells).collect()).collect()
}

fn answers(plan: &Plan, clause: &Clause, language: Language) -> Cell {
    let task = plan.tasks.iter().find(|task| task.id == clause.id).map(|task| format!("{} {}", task.id, task.summary));
    let duties = plan.duties.iter().filter(|duty| duty.clause == clause.id).map(|duty| {
        let rhythm = duty.every.map_or(String::new(), |every| format!(" ({})", cadence(every, language)));
        format!("{}{rhythm}", duty.name)
    });
    let all: Vec<_> = task.into_iter().chain(duties).collect();
    if all.is_empty() { unanswered(language) } else { Cell::text(all.join("; ")) }
}

fn commitment_cells(plan: &Plan, commitment: &Commitment, language: Language) -> [Cell; 3] {
    let what = Cell::text(commitment.what.clone());
    if commitment.kind == Kind::Description {
        return [what, Cell::text(Label::Described.text(language)), Cell::Nothing];
    }
    let indicator = plan.indicators.iter().find(|indicator| Some(&indicator.id) == commitment.indicator.as_ref());
    let Some(indicator) = indicator else { return [what, unanswered(language), Cell::Nothing] };
    let targets: Vec<_> = indicator.targets.iter().map(|target| wanted(indicator, target, language)).collect();
    let target = match (targets.is_empty(), commitment.kind) {
        (true, Kind::Count) => Cell::text(Label::Watched.text(language)),
        (true, _) => unanswered(language),
        (false, _) => Cell::text(targets.join("; ")),
    };
    [what, Cell::text(indicator.id.clone()), target]
}

fn unanswered(language: Language) -> Cell {
    Cell::Verdict { text: Label::Unanswered.text(language).to_owned(), tone: Tone::Bad }
}
