//! Lists of good cases, in English.

use super::meant;
use crate::{
    finding::{Backing, CaseProblem},
    model::CaseLevel,
    words::findings::{Told, shown},
};

pub fn tell(problem: &CaseProblem) -> Told {
    match problem {
        CaseProblem::UnknownAction { text, known } => Told::new(
            match text.is_empty() {
                true => "the case has no action".to_owned(),
                false => format!("the plan has no action \"{}\"", shown(text)),
            },
            format!("type an action's number, one of: {}", known.join(", ")),
        ),
        CaseProblem::UnknownLevel { text, nearest } => {
            let levels = CaseLevel::ALL.map(|level| level.words()[0]).join(", ");
            let message = match text.is_empty() {
                true => "the case has no level".to_owned(),
                false => format!("\"{}\" is no level of cases", shown(text)),
            };
            Told::new(message, meant(*nearest, &format!("choose one of: {levels}")))
        }
        CaseProblem::NoTitle => {
            Told::new("the case has no title", "type it as the award has it; delete rows that are not in use")
        }
        CaseProblem::BadDay { text } => Told::new(
            match text.is_empty() {
                true => "there is no day of the award".to_owned(),
                false => format!("the day \"{}\" cannot be read", shown(text)),
            },
            "write the day of the award as year-month-day, such as 2023-12-20; list no case before it is awarded",
        ),
        CaseProblem::Twice { first } => Told::new(
            format!("line {first} has a case of this level and title already"),
            "keep one row a case; give different cases their full titles",
        ),
        CaseProblem::NotBacked { path, exists, level, kind, backing, listed, reported } => {
            let when = match backing {
                Backing::OpenOn(day) => format!("until {day}"),
                Backing::Opened { first, last } => format!("from {first} to {last}"),
            };
            let kind = kind.as_ref().map(|kind| format!(" ({kind})")).unwrap_or_default();
            let message = match exists {
                true => format!(
                    "the list has {listed} {} cases{kind} awarded {when}, but {reported} are reported here",
                    level[0]
                ),
                false => format!("{reported} {} cases{kind} are reported, and there is no list of them", level[0]),
            };
            let help = format!(
                "enter each in {path}; correct the value if there were fewer; if the award is not in writing yet, say so \
                 in the note, and this is not asked again"
            );
            Told::new(message, help)
        }
    }
}
