//! What a row is about, in English: its item, its period, its site, and the rows of a roster.

use super::{count, meant};
use crate::{
    calendar::{Date, Period},
    finding::RowProblem,
    words::findings::{Told, shown},
};

pub fn tell(problem: &RowProblem) -> Told {
    match problem {
        RowProblem::UnknownItem { text, .. } if text.is_empty() => Told::new(
            "the row has no item id",
            "copy the id from the form that was sent to you; delete rows of totals or remarks",
        ),
        RowProblem::UnknownItem { text, nearest } => Told::new(
            format!("the plan has no item \"{}\"", shown(text)),
            meant(nearest.as_deref(), "check it against the form that was sent to you"),
        ),
        RowProblem::NameMismatch { expected } => Told::new(
            format!("the name does not belong to the item, whose name is \"{expected}\""),
            "check whether the rows have shifted, as when one column is sorted alone, and fill in shifted rows again; \
             if the row is right, empty its `name` cell",
        ),
        RowProblem::DuplicateRow { lines, same_value, spaced } => duplicate(lines, *same_value, *spaced),
        RowProblem::MissingRow { item, missing } => Told::new(
            format!("the file lacks {} of \"{item}\"", count(*missing, "row")),
            "copy them back from the form that was sent to you; without a figure leave the value empty and say why in \
             the note",
        ),
        RowProblem::BadPeriod { text, file, example } => bad_period(text, *file, *example),
        RowProblem::PeriodFormat { text, reading } => Told::new(
            format!("the period \"{}\" is read as {reading}, but not written so", shown(text)),
            format!("type {reading}"),
        ),
        RowProblem::UnexpectedPeriod { text, file } => Told::new(
            format!("the period \"{}\" is not {file}, for which the form is", shown(text)),
            format!(
                "empty the row's `period` cell or type {file}; a figure of another period goes into that period's form"
            ),
        ),
        RowProblem::MissingSite { roster } if roster.is_empty() => Told::new(
            "the row has no site id",
            "give the site an id that begins with a letter or a Chinese character, such as s01; \
             delete rows that are not in use",
        ),
        RowProblem::MissingSite { roster } => Told::new(
            format!("the row names no site, though a row for each is wanted ({roster})"),
            "put the site's id from the roster into the `site` cell, one row a site",
        ),
        RowProblem::UnknownSite { text, roster, nearest } => Told::new(
            format!("the roster ({roster}) has no site \"{}\"", shown(text)),
            meant(nearest.as_deref(), "check the id in the roster; enter a new site in the roster first"),
        ),
        RowProblem::BadSiteId { text } => Told::new(
            format!(
                "the site id \"{}\" begins with no letter; Excel may turn such ids into numbers or dates",
                shown(text)
            ),
            "choose an id that begins with a letter or a Chinese character, such as s01, the same \
             in the roster and in the forms",
        ),
        RowProblem::UnexpectedSite => Told::new(
            "the row names a site, but this item has none",
            "empty the row's `site` cell; if another item was meant, correct the item id",
        ),
        RowProblem::SiteClosed { site, opened, closed } => Told::new(
            format!("the site \"{}\" was not open in this period ({})", shown(site), open_days(*opened, *closed)),
            "delete the row; if a date in the roster is wrong, correct the roster first",
        ),
        RowProblem::NothingReported => Told::new(
            "no row of the form counts, so nothing is reported",
            "fill in the column `value`; if it is filled in, correct the other findings first",
        ),
        RowProblem::SampleData => Told::new(
            "the row is marked as sample data (示例数据): its figure is invented",
            "type the actual value and its actual evidence; without a figure leave the value empty",
        ),
        RowProblem::DuplicateSite { first } => Told::new(
            format!("line {first} already has this site id"),
            "keep one row for the site; if this is another site, give it another id",
        ),
        RowProblem::BadDate { text } => Told::new(
            format!("\"{}\" cannot be read as a date", shown(text)),
            "write year-month-day, such as 2023-04-14; leave `closed` empty for a site that is still open",
        ),
        RowProblem::DateFormat { text, reading } => Told::new(
            format!("the date \"{}\" is read as {reading}, but not written so", shown(text)),
            format!("type {reading}"),
        ),
        RowProblem::UnknownCounty { text, nearest } => Told::new(
            match text.is_empty() {
                true => "no county is named".to_owned(),
                false => format!("there is no county \"{}\"", shown(text)),
            },
            meant(nearest.as_deref(), "use an id or a name of plan/counties.toml"),
        ),
        RowProblem::NoSubmissionPeriod { text, nearest } => Told::new(
            match text.is_empty() {
                true => "no period is named".to_owned(),
                false => format!("\"{}\" is no period that is submitted for", shown(text)),
            },
            nearest.map_or("use a period's name, such as 2023-Q3".to_owned(), |period| format!("use {period}")),
        ),
        RowProblem::DuplicateArrival { first } => Told::new(
            format!("line {first} has this county and period already"),
            "keep the row of the day on which it first came; a revision is not listed",
        ),
        RowProblem::BadArrivalDay { text } => Told::new(
            match text.is_empty() {
                true => "there is no day on which it came".to_owned(),
                false => format!("the day \"{}\" cannot be read", shown(text)),
            },
            "write year-month-day, such as 2023-10-08",
        ),
        RowProblem::ClosedBeforeOpened => Told::new(
            "the site closed before it opened",
            "check both dates and swap them if they were mixed up; leave `closed` empty for a site that is still open",
        ),
    }
}

fn duplicate(lines: &[usize], same_value: bool, spaced: bool) -> Told {
    let help = if same_value {
        "their values are the same: keep one row and delete the others"
    } else {
        "their values differ: find the right one in your records and keep only that row"
    };
    let lines = lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    let but_for = if spaced { " but for spaces around them" } else { "" };
    let message = format!("lines {lines} have the same item, period and site{but_for}, and none of them counts");
    Told::new(message, help)
}

fn bad_period(text: &str, file: Period, example: Option<Period>) -> Told {
    let help = match example {
        Some(example) => format!("type a period within {file}, such as {example}, one row a period"),
        None => "check the form that was sent to you and delete the row if it is not in it".to_owned(),
    };
    let message = if text.is_empty() {
        "the row has no period, though a row for each is wanted".to_owned()
    } else {
        format!("\"{}\" cannot be read as a period that is wanted within {file}", shown(text))
    };
    Told::new(message, help)
}

fn open_days(opened: Option<Date>, closed: Option<Date>) -> String {
    match (opened, closed) {
        (Some(opened), Some(closed)) => format!("opened {opened}, closed {closed}"),
        (Some(opened), None) => format!("opened {opened}"),
        (None, Some(closed)) => format!("closed {closed}"),
        (None, None) => "see the roster".to_owned(),
    }
}
