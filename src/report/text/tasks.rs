//! How far the tasks are: what counties say of each, without judging it.

use crate::{
    book::TaskState,
    number::Decimal,
    report::{Facts, Section},
    table::{Cell, Column, Table},
    words::{
        Label,
        report::{Heading, Sentence},
    },
};

const STATES: [Option<TaskState>; 5] = [
    Some(TaskState::Done),
    Some(TaskState::InProgress),
    Some(TaskState::NotStarted),
    Some(TaskState::NotApplicable),
    None,
];

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let (plan, language) = (facts.plan, facts.language);
    let mut section = Section::new(Heading::Tasks.text(language));
    let told = plan.tasks.iter().zip(&facts.figures.assessment.states).map(|(task, states)| {
        let selection = facts.selection();
        let states: Vec<_> = selection.counties(plan).map(|county| states[county.0]).collect();
        (task, STATES.map(|wanted| states.iter().filter(|state| **state == wanted).count()))
    });
    let told: Vec<_> = told.collect();
    if told.is_empty() {
        return section;
    }
    let own = facts.county.is_some();
    let mut all = [0; 5];
    let mut table = Table { columns: columns(facts), rows: Vec::new() };
    for action in &plan.actions {
        let mut sums = [0; 5];
        for (_, counts) in told.iter().filter(|(task, _)| task.action == action.id) {
            sums = std::array::from_fn(|at| sums[at] + counts[at]);
        }
        all = std::array::from_fn(|at| all[at] + sums[at]);
        let name = match language {
            crate::model::Language::Chinese => &action.name,
            crate::model::Language::English => &action.name_en,
        };
        let numbers = sums.into_iter().map(|count| Cell::Number(Decimal::ONE.times(count)));
        table.rows.push([Cell::Text(format!("{} {name}", action.id))].into_iter().chain(numbers).collect());
    }
    section.say(Sentence::Tasks { own, tasks: told.len(), counts: all }.text(language));
    let named = |wanted: &dyn Fn(&[usize; 5]) -> bool| {
        let tasks = told.iter().filter(|(_, counts)| wanted(counts));
        tasks.map(|(task, _)| task.id.clone()).collect::<Vec<_>>()
    };
    let [done, not_started] =
        [named(&|counts| counts[0] > 0 && counts[1] + counts[2] + counts[4] == 0), named(&|it| it[2] > 0)];
    if !done.is_empty() {
        section.say(Sentence::DoneEverywhere { own, tasks: done }.text(language));
    }
    if !not_started.is_empty() {
        section.say(Sentence::NotStarted { own, tasks: not_started }.text(language));
    }
    section.show("", table);
    section
}

fn columns(facts: &Facts<'_>) -> Vec<Column> {
    let states = [Heading::Done, Heading::InProgress, Heading::NotStarted, Heading::NotApplicable, Heading::Unreported];
    let states = states.into_iter().map(|state| Column::right(state.fixed(facts.language)));
    [Column::left(Label::Action.text(facts.language))].into_iter().chain(states).collect()
}
