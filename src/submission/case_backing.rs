//! Counts of good cases beside the county's list of them: what was reported has to have been awarded.

use super::{backing::backing, rows::Reported, submission_file::Beside};
use crate::{
    finding::{Backing, CaseProblem, Column, Finding, Message, Subject},
    number::Decimal,
};

/// Tells a row that counts, without a note, whose figure is more than the list has. Where no county keeps lists
/// nothing is told; where this one's cannot be read whole, neither.
pub fn not_backed(reported: &Reported<'_>, Beside { sheet, context, subject }: &Beside<'_>) -> Option<Finding> {
    let Reported { indicator, period, value, row } = *reported;
    let wanted = indicator.cases.as_ref().filter(|_| !row.noted)?;
    let list = context.cases.filter(|list| list.whole)?;
    let backing = backing(indicator.measure, period);
    let action = context.plan.action_of(indicator);
    let within = |day| match backing {
        Backing::OpenOn(last) => day <= last,
        Backing::Opened { first, last } => (first..=last).contains(&day),
    };
    let listed = list.cases.iter().filter(|case| case.backs(action, wanted) && within(case.awarded)).count();
    if value <= Decimal::whole(listed as i64) {
        return None;
    }
    let problem = CaseProblem::NotBacked {
        path: list.path.clone(),
        exists: list.exists,
        level: wanted.level.words(),
        kind: wanted.kind.clone(),
        backing,
        listed,
        reported: value,
    };
    let place = sheet.place_in(row.begins(), Column::Value);
    let subject = Subject { item: Some(indicator.id.clone()), field: Some(Column::Value), ..Subject::clone(subject) };
    let finding = Finding::new(Message::Case(problem), place).about(subject);
    Some(finding.because_of(Some(indicator.key_place("cases").clone())))
}
