//! What a cell to fill says when it is chosen, which entries it refuses, and when it changes its colour. A
//! value is typed before its total, so only the total is held against the other.

use rust_xlsxwriter::{
    ColNum, ConditionalFormatFormula, DataValidation, DataValidationRule, Formula, RowNum, Worksheet, XlsxError,
    utility::row_col_to_cell,
};

use super::style;
use crate::{
    model::{Indicator, Share},
    number::Decimal,
    words::{FormPrompt, FormWords},
};

/// The most characters that Excel shows, in its own count.
const TITLE: usize = 32;
const MESSAGE: usize = 255;

/// Rows that ask for the same, and where their values and totals are.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub first: RowNum,
    pub last: RowNum,
    pub value: ColNum,
    pub total: ColNum,
}

/// What the cells of a run's column say and refuse, under a title.
pub fn validation(
    words: FormWords,
    title: &str,
    prompt: FormPrompt<'_>,
    run: Run,
) -> Result<DataValidation, XlsxError> {
    // written for the run's first row; for the others a spreadsheet moves them along
    let (value, total) = (row_col_to_cell(run.first, run.value), row_col_to_cell(run.first, run.total));
    let new = DataValidation::new();
    let checked = match prompt {
        FormPrompt::State(_) => new.allow_list_strings(&words.states())?,
        FormPrompt::Count(indicator, _) | FormPrompt::Part(indicator, ..) if indicator.decimals == 0 => {
            let most = Formula::new(most(indicator).cut(0).to_string());
            new.allow_whole_number_formula(DataValidationRule::Between(Formula::new("0"), most))
        }
        FormPrompt::Count(indicator, _) | FormPrompt::Part(indicator, ..) => {
            new.allow_custom(Formula::new(when_number(&value, &number(indicator, &value))))
        }
        FormPrompt::Total(indicator, share, _) => {
            let rules = format!("{},{}", number(indicator, &total), covers(share, &value, &total));
            new.allow_custom(Formula::new(when_number(&total, &rules)))
        }
        FormPrompt::Site | FormPrompt::Evidence | FormPrompt::Note => new.allow_any_value(),
    };
    let asking = checked.set_input_title(shown(title, TITLE))?.set_input_message(shown(&words.ask(prompt), MESSAGE))?;
    match words.refuse(prompt) {
        Some(refusal) => asking.set_error_title(words.refused())?.set_error_message(shown(&refusal, MESSAGE)),
        None => Ok(asking),
    }
}

/// The largest figure that an indicator's cell may hold.
fn most(indicator: &Indicator) -> Decimal {
    indicator.max.unwrap_or(Decimal::LARGEST)
}

fn when_number(cell: &str, rules: &str) -> String {
    format!("IF(ISNUMBER({cell}),AND({rules}),FALSE)")
}

/// A number that the indicator takes.
fn number(indicator: &Indicator, cell: &str) -> String {
    format!("{cell}>=0,{cell}<={},ROUND({cell},{})={cell}", most(indicator), indicator.decimals)
}

/// A total that its value, if there is one, can have.
fn covers(share: &Share, value: &str, total: &str) -> String {
    match share.is_part_of_whole() {
        true => format!("OR(NOT(ISNUMBER({value})),{total}>={value})"),
        false => format!("OR(NOT(ISNUMBER({value})),{total}>0,{value}=0)"),
    }
}

/// Shows what is wrong between a value and its total.
pub fn colours(sheet: &mut Worksheet, share: &Share, run: Run) -> Result<(), XlsxError> {
    let cell = |column| format!("${}", row_col_to_cell(run.first, column));
    let (value, total) = (cell(run.value), cell(run.total));
    let filled = format!("ISNUMBER({value}),ISNUMBER({total})");
    let wrong = match share.is_part_of_whole() {
        true => format!("AND({filled},{value}>{total})"),
        false => format!("AND({filled},{value}>0,{total}=0)"),
    };
    let half = format!("ISBLANK({value})<>ISBLANK({total})");
    for (rule, look) in [(wrong, style::wrong()), (half, style::half_filled())] {
        let format = ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(look);
        sheet.add_conditional_format(run.first, run.value, run.last, run.total, &format)?;
    }
    Ok(())
}

/// A text that Excel takes: without characters that nobody sees, and not too long.
fn shown(text: &str, most: usize) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    if plain.encode_utf16().count() <= most {
        return plain;
    }
    let mut room = most - 1;
    let fits = |c: &char| {
        let units = c.len_utf16();
        let fits = room >= units;
        room = room.saturating_sub(units);
        fits
    };
    plain.chars().take_while(fits).chain(['…']).collect()
}
