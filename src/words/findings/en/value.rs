//! `value` and `of`, and the states of tasks, in English.

use super::meant;
use crate::{
    book::TaskState,
    finding::{Suspect, ValueProblem},
    words::findings::{Told, shown},
};

pub fn tell(problem: &ValueProblem) -> Told {
    match problem {
        ValueProblem::NotANumber { text, looks } => not_a_number(text, looks),
        ValueProblem::FullWidth { fixed } => {
            Told::new("the number has full-width digits or signs", format!("type {fixed} in plain digits"))
        }
        ValueProblem::ThousandsSeparator { fixed } => {
            Told::new("the number has thousands separators", format!("type {fixed}"))
        }
        ValueProblem::UnitInValue { text, fixed } => {
            let help = match fixed {
                Some(fixed) => format!("type {fixed}, the number alone"),
                None => "type the number alone, in the unit of the form; where a total is asked for, put the \
                         numerator into `value` and the denominator into `of`, not a percentage"
                    .to_owned(),
            };
            Told::new(format!("\"{}\" holds a unit besides the number", shown(text)), help)
        }
        ValueProblem::ScientificNotation { text } => Told::new(
            format!("\"{}\" is in scientific notation: its last digits are lost for good", shown(text)),
            "set the cell's format to Number, then type the whole number again from your records",
        ),
        ValueProblem::SpreadsheetError { text } if text.starts_with("##") => Told::new(
            format!("\"{}\" is what a column shows that is too narrow: the number was not saved", shown(text)),
            "widen the column until the number shows and save again, or type it again from your records",
        ),
        ValueProblem::SpreadsheetError { text } => Told::new(
            format!("\"{}\" is a formula's error, not a number", shown(text)),
            "delete the formula and type the number from your records; without a figure leave the cell empty",
        ),
        ValueProblem::NotReportedMarker { text, ratio } => {
            let help = if *ratio {
                "if nothing is reported, leave the cell empty; if this does not apply in the county, type 0 into both \
                 `value` and `of` and say why in the note; if the value is zero, type 0"
            } else {
                "if nothing is reported, leave the cell empty and say why in the note; if it is zero, type 0 \
                 (empty is not 0)"
            };
            let text = shown(text);
            Told::new(format!("\"{text}\" is no number: it may mean not reported, not applicable or zero"), help)
        }
        ValueProblem::Negative => Told::new(
            "the number is below 0",
            "type 0 or more; where an earlier period was too high, correct that period's form instead",
        ),
        ValueProblem::NotWhole { decimals, fixed } => not_whole(*decimals, fixed.as_deref()),
        ValueProblem::TooLarge => Told::new(
            "the number is above 1000000000000000 (10^15)",
            "check for digits too many, or an identity or account number in the wrong cell, and type the figure again",
        ),
        ValueProblem::OverMax { max } => Told::new(
            format!("the value is above {max}, the most that a row of this indicator can report"),
            format!("check it and type {max} or less; what belongs to another row goes there"),
        ),
        ValueProblem::MissingOf { of } => Told::new(
            "there is a value but no total",
            format!(
                "put the denominator into `of`: {of}; if this does not apply in the county, type 0 into both `value` \
                 and `of` and say why in the note"
            ),
        ),
        ValueProblem::UnexpectedOf => Told::new(
            "this row takes no total",
            "empty its `of` cell; if the figure was meant for another column or row, move it there",
        ),
        ValueProblem::ValueExceedsOf { value, of } if of.is_zero() => Told::new(
            format!("the total is 0, yet the value is {value}"),
            "type the actual total; if this does not apply in the county, type 0 into both `value` and `of` and say \
             why in the note",
        ),
        ValueProblem::ValueExceedsOf { value, of } => Told::new(
            format!("the value {value} is above the total {of}: a part cannot exceed the whole"),
            "`value` is the numerator, `of` the denominator: check both, and swap them if they were mixed up",
        ),
        ValueProblem::UnknownState { text, nearest } => {
            let states = TaskState::ALL.map(|state| state.words()[0]).join(", ");
            let otherwise = format!("type one of these: {states}");
            Told::new(format!("\"{}\" is no state of a task", shown(text)), meant(*nearest, &otherwise))
        }
        ValueProblem::EmptyValue => Told::new(
            "the value is empty, and no note says why",
            "type the value; if nothing is reported, say why in the note (empty is not 0)",
        ),
        ValueProblem::NotApplicable => Told::new(
            "value and total are both 0, which means not applicable, and no note says why",
            "say in the note why it does not apply; if it does, put the actual denominator into `of`",
        ),
    }
}

fn not_a_number(text: &str, looks: &Suspect) -> Told {
    let shown = shown(text);
    match looks {
        Suspect::Text => Told::new(
            format!("\"{shown}\" is not a number"),
            "type digits alone, such as 12; words go into the note; if nothing is reported, leave the cell empty",
        ),
        Suspect::Date => Told::new(
            format!("\"{shown}\" looks like a date; if the spreadsheet made it of a number, that number is lost"),
            "set the cell's format to Number, then type the figure again from your records",
        ),
        Suspect::Approximate => Told::new(
            format!("\"{shown}\" is only about so many, not a counted figure"),
            "type the counted number alone; words such as \"about\" or \"over\" go into the note",
        ),
        Suspect::DecimalComma => Told::new(
            format!("the comma in \"{shown}\" can be a decimal point or a thousands separator"),
            format!(
                "if it is a decimal point, type {}; if it separates thousands, type {}",
                text.replace(',', "."),
                text.replace(',', "")
            ),
        ),
        Suspect::Formula => {
            Told::new(format!("\"{shown}\" is a formula, not a figure"), "type the figure that it works out")
        }
        Suspect::LookAlike => Told::new(
            format!("\"{shown}\" holds a letter or sign that only looks like part of a number"),
            "type the number again from your records: O is not 0, l and I are not 1, and 。 is no decimal point",
        ),
    }
}

fn not_whole(decimals: u8, fixed: Option<&str>) -> Told {
    let message = match decimals {
        0 => "only a whole number can stand here".to_owned(),
        1 => "at most 1 digit may follow the decimal point here".to_owned(),
        _ => format!("at most {decimals} digits may follow the decimal point here"),
    };
    let help = match (fixed, decimals) {
        (Some(fixed), _) => format!("type {fixed}"),
        (None, 0) => "check your records and type a whole number, in the unit of the form".to_owned(),
        (None, _) => "check your records and type a number with fewer digits".to_owned(),
    };
    Told::new(message, help)
}
