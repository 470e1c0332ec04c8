//! What was changed after closing, and the corrections, told to the bureau.

use crate::{
    finding::ClosedProblem,
    words::findings::{Told, hash, shown},
};

pub fn tell(problem: &ClosedProblem) -> Told {
    match problem {
        ClosedProblem::Cell { period, county, item, field, old, new, corrected } => {
            let was = if *corrected { "corrected to" } else { "published as" };
            let (column, old, new) = (field.word(), cell(old), cell(new));
            Told::new(
                format!("{period} is closed, but `{column}` of {item} was changed: {was} {old}, now {new}"),
                format!(
                    "change it back to {old}, or account for it: \
                     plan correct {period} {county} {item} --reason WHY --by WHO"
                ),
            )
        }
        ClosedProblem::Submission { period, county, old, new } => {
            let what = match (old.is_empty(), new.is_empty()) {
                (true, _) => "this county had sent nothing, and now there is a file".to_owned(),
                (false, true) => "this submission is gone".to_owned(),
                (false, false) => format!(
                    "this submission was changed, and cannot be compared cell by cell (was {}, is {})",
                    hash(old),
                    hash(new)
                ),
            };
            Told::new(
                format!("{period} is closed, but {what}"),
                format!(
                    "put it back as it was, or account for it: plan correct {period} {county} --reason WHY --by WHO"
                ),
            )
        }
        ClosedProblem::PlanFile { period, old, new } => {
            let what = match (old.is_empty(), new.is_empty()) {
                (true, _) => format!("this file was added to the plan ({})", hash(new)),
                (false, true) => "this file of the plan went".to_owned(),
                (false, false) => format!("this file of the plan was changed (was {}, is {})", hash(old), hash(new)),
            };
            Told::new(
                format!("after {period} was closed, {what}"),
                format!("change it back, or account for it: plan correct {period} --reason WHY --by WHO"),
            )
        }
        ClosedProblem::Kept { period, gone: true } => {
            Told::new(format!("the text kept when {period} was closed is gone"), "restore it from the history")
        }
        ClosedProblem::Kept { period, gone: false } => Told::new(
            format!("the text kept when {period} was closed is not the one in reports/closed.toml"),
            "restore it from the history",
        ),
        ClosedProblem::NotClosed => Told::new(
            "a published text is kept here, but reports/closed.toml has not closed it",
            "restore its part of reports/closed.toml; if the file is misplaced, delete it",
        ),
        ClosedProblem::CorrectionUnused => Told::new(
            "this correction accounts for nothing",
            "check period, county, item and `old`: it is exactly what was published, or the `new` of the entry before",
        ),
        ClosedProblem::SummaryOutdated { period, county } => {
            let county = county.as_ref().map(|county| format!(" --county {county}")).unwrap_or_default();
            Told::new(
                format!("what this report on {period} was made from has changed since"),
                format!("make it again with plan report {period}{county}, and commit it"),
            )
        }
    }
}

fn cell(text: &str) -> String {
    if text.is_empty() { "empty".to_owned() } else { format!("\"{}\"", shown(text)) }
}
