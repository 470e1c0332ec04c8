//! Rows of a cross-inspection, in English.

use crate::{
    finding::InspectionProblem,
    words::findings::{Told, shown},
};

pub fn tell(problem: &InspectionProblem) -> Told {
    match problem {
        InspectionProblem::ReportedMismatch { reported, submitted: Some(submitted) } => Told::new(
            format!("the inspection has {reported} as reported, the submission {submitted}"),
            "copy it anew, or leave it empty, and the submission's is taken; if the submission was changed since, say \
             so in the note, and this is not asked again",
        ),
        InspectionProblem::ReportedMismatch { reported, submitted: None } => Told::new(
            format!("the inspection has {reported} as reported, the submission no figure that counts"),
            "check item, period and site; if it was not reported, say so in the note, and this is not asked again",
        ),
        InspectionProblem::VerifiedTwice { first } => Told::new(
            format!("line {first} has verified the same item, period and site; neither figure is used"),
            "keep one verified figure; another finding about it may have its own row, with `verified` empty",
        ),
        InspectionProblem::BadPeriod { text, inspection, example } => Told::new(
            match text.is_empty() {
                true => "there is a figure, but not of which period".to_owned(),
                false => format!(
                    "\"{}\" cannot be read, is no period of this item's, or ends after the inspection's {inspection}",
                    shown(text)
                ),
            },
            match example {
                Some(example) => format!("type the figure's own period, such as {example}"),
                None => "type the figure's own period".to_owned(),
            },
        ),
        InspectionProblem::SaysNothing => Told::new(
            "the row has neither a verified figure nor a finding",
            "fill in the verified figure or what was found; delete the row if this was not inspected",
        ),
        InspectionProblem::BadDay { text } => Told::new(
            format!("the day \"{}\" cannot be read", shown(text)),
            "write year-month-day, such as 2024-03-31; leave it empty if there is none",
        ),
    }
}
