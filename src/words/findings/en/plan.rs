//! The plan's own files, in English.

use super::cadence;
use crate::{
    finding::{BadValue, Expected, PlanProblem, Referent},
    words::findings::{Told, shown},
};

pub fn tell(problem: &PlanProblem) -> Told {
    match problem {
        PlanProblem::Syntax { detail } => Told::new(
            format!("this is not valid TOML: {}", detail.trim().replace('\n', "; ")),
            "check equals signs, brackets and quotes here: text stands in double quotes, dates and numbers do not; a \
             key stands only once",
        ),
        PlanProblem::UnknownKey { key, nearest } => Told::new(
            format!("there is no key `{}` here", shown(key)),
            meant(nearest.as_deref(), "delete it; `plan schema` lists the keys"),
        ),
        PlanProblem::MissingKey { key } => {
            Told::new(format!("`{key}` is missing"), format!("add `{key}`; `plan schema` shows how it is written"))
        }
        PlanProblem::MissingFile => Told::new(
            "this file is not there, and without it there is no plan",
            "add the file; `plan schema` shows how it is written",
        ),
        PlanProblem::BadValue(why) => bad_value(why),
        PlanProblem::DuplicateId { id } => Told::new(
            format!("`{}` is taken already", shown(id)),
            "choose another; where an indicator has several targets, each needs its own `id`",
        ),
        PlanProblem::UnknownReference { to, id, nearest } => unknown_reference(*to, id, nearest.as_deref()),
        PlanProblem::AllocationSum { figure, sum } => Told::new(
            format!("the allocation adds up to {sum}, but the figure is {figure}"),
            format!("check the numbers of `allocation` and the figure, so that they add up to {figure}"),
        ),
        PlanProblem::OutsidePlan { start, end } => Told::new(
            format!("the date lies outside the plan, which runs from {start} to {end}"),
            "choose a date within the plan; if the plan itself has moved, change `start` or `end` in plan.toml",
        ),
    }
}

fn meant(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("did you mean `{nearest}`?"))
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn unknown_reference(to: Referent, id: &str, nearest: Option<&str>) -> Told {
    let (what, where_to_look) = match to {
        Referent::Task => ("task", "an indicator's task stands in the same file, under `[[task]]`"),
        Referent::Roster => ("roster", "look under `[[roster]]` in plan.toml"),
        Referent::County => ("county", "look in counties.toml"),
        Referent::Clause => ("clause of the notice", "look in the register in seeds/"),
        Referent::Code => ("code of a finding", "`plan explain` lists the codes"),
    };
    Told::new(format!("there is no {what} `{}`", shown(id)), meant(nearest, where_to_look))
}

fn expected(expected: Expected) -> Told {
    let (what, help) = match expected {
        Expected::Text => ("text", "put it in double quotes, such as `\"station\"`"),
        Expected::Date => ("a date", "write year-month-day without quotes and without a time, such as `2023-04-14`"),
        Expected::Number => ("a number", "write a decimal number without quotes, such as `316` or `0.8`"),
        Expected::WholeNumber => ("a whole number", "write it without quotes and without a point, such as `10`"),
        Expected::Boolean => ("`true` or `false`", "write `true` or `false` without quotes"),
        Expected::Table => ("a table", "write a section `[name]`, or `{ key = value }`"),
        Expected::Tables => ("a list of tables", "write a section `[[name]]` for each, in double brackets"),
        Expected::Period => ("a period", "write `\"2023-Q3\"`, `\"2023-M07\"`, `\"2023-H2\"` or `\"2023\"`"),
        Expected::Texts => ("a list of texts", "write `[\"one\", \"two\"]`"),
        Expected::OneOf(words) => {
            return Told::new(
                "this word is none that can stand here",
                format!("one of {}, in double quotes", listed(words)),
            );
        }
    };
    Told::new(format!("{what} should stand here"), help)
}

fn bad_value(why: &BadValue) -> Told {
    match why {
        BadValue::Expected(wanted) => expected(*wanted),
        BadValue::Empty => {
            Told::new("the text is empty", "fill it in, or delete the whole line if the key is not wanted")
        }
        BadValue::NumberForm => Told::new(
            "the number is written in a way that is not read",
            "write plain digits, such as `38000` or `0.8`: no exponent, no `inf`, no `nan`",
        ),
        BadValue::TooFine => Told::new("the number has more than 9 digits after the point", "write 9 digits or fewer"),
        BadValue::TooLarge => Told::new(
            "the number is above 1000000000000000 (10^15)",
            "check its digits and its unit, and write a smaller one",
        ),
        BadValue::Negative => Told::new("the number is below 0", "write 0 or more"),
        BadValue::OutOfRange { least, most } => Told::new(
            format!("the number is not within {least} to {most}"),
            format!("write a number from {least} to {most}; `behind` must also be above 0, such as `0.8`"),
        ),
        BadValue::FigureNotPositive => {
            Told::new("the number must be above 0", "write one above 0; a target of nothing at all is `at_most = 0`")
        }
        BadValue::ExactlyOneOf(keys) => exactly_one_of(keys),
        BadValue::EveryFinerThanPeriods { every, periods } => Told::new(
            format!(
                "the target is owed every {}, but its indicator is reported only every {}",
                cadence(*every),
                cadence(*periods)
            ),
            format!(
                "make `every` `\"{}\"` or longer, or give the indicator `report = \"{}\"`",
                periods.word(),
                every.word()
            ),
        ),
        BadValue::EveryFinerThanYearOnToDate => Told::new(
            "`measure = \"to-date\"` counts from 1 January, so `every` cannot be shorter than a year",
            "write `every = \"year\"`; if each period is counted by itself, write `measure = \"flow\"`",
        ),
        BadValue::WindowHoldsNoPeriod { periods } => Told::new(
            format!(
                "no {} that is reported ends within the target's time, so there is nothing to compare",
                cadence(*periods)
            ),
            "choose a later `by` or a longer `every`, or give the indicator a shorter `report`",
        ),
        BadValue::ReportCoarserThanReporting { report, every } => Told::new(
            format!(
                "the indicator is reported every {}, which is longer than the plan's {}",
                cadence(*report),
                cadence(*every)
            ),
            format!("delete `report`, or choose one shorter than `\"{}\"`", every.word()),
        ),
        BadValue::PlanEndsWithinPeriod { every, period_end } => Told::new(
            format!("the plan does not end on the last day of a {}, which is its reporting period", cadence(*every)),
            format!("write `end = {period_end}`, or the last day of another period"),
        ),
        BadValue::EndBeforeStart => Told::new("`end` lies before `start`", "check both dates of the plan"),
        BadValue::AllocationOnRatio => Told::new(
            "a ratio cannot be split by `allocation`",
            "delete `allocation`; if every county has to reach the figure, write `each = \"county\"`",
        ),
        BadValue::AllocationBesideEach => Told::new(
            "`allocation` and `each` exclude each other",
            "keep `allocation` if the counties owe different numbers, `each` if they all owe the same",
        ),
        BadValue::AllocationComparison => Told::new(
            "`allocation` goes only with `at_least` or `more_than`",
            "delete `allocation`, or use `at_least` or `more_than`",
        ),
        BadValue::EachSiteWithoutSite => Told::new(
            "`each = \"site\"` stands on an indicator without `site`",
            "give the indicator `site = \"ROSTER\"`, or write `each = \"county\"`",
        ),
        BadValue::BaselineNotStock => {
            Told::new("`baseline` goes only with `measure = \"stock\"`", "delete `baseline`, or check `measure`")
        }
        BadValue::BackedByWith { key } => backed_by_with(key),
        BadValue::PerWithoutOf => Told::new(
            "there is a `per` without an `of`",
            "name the denominator with `of` if it is a ratio, else delete `per`",
        ),
        BadValue::TrendNotStock => Told::new(
            "`rises` and `falls` go only with `measure = \"stock\"`",
            "check `measure`, or use a target with a figure, such as `at_least`",
        ),
        BadValue::TrendWith { key } => trend_with(key),
        BadValue::ScheduleComparison => Told::new(
            "`schedule` goes only with `at_least` or `more_than`",
            "delete `schedule`, or use `at_least` or `more_than`",
        ),
        BadValue::ScheduleWithoutBy => {
            Told::new("`schedule` goes only with `by`", "delete `schedule`, or write `by = DATE` instead of `every`")
        }
        BadValue::ScheduleDate { start, end } => Told::new(
            format!("a date of `schedule` lies outside {start} to {end}"),
            "choose dates from the plan's start to the day of `by`",
        ),
        BadValue::ScheduleNotRising { from, to } => Told::new(
            format!("`schedule` goes from {from} to {to}, which is no rise towards the figure"),
            "each level must be above the one before it (the first above 0, or the `baseline`) and not above the \
             figure; one on the day of `by` is the figure itself",
        ),
        BadValue::ExcelId => Told::new(
            "Excel would turn this id into another number or a date",
            "put letters into it, such as `3.1-points`; `2.10`, `3-1` and `1e5` cannot be used",
        ),
        BadValue::IdCharacters => Told::new(
            "the id holds characters that it cannot have",
            "use only letters, Chinese characters, digits, `-`, `_` and `.`, and no `.` at the beginning",
        ),
        BadValue::IdPrefix { prefix } => Told::new(
            format!("the id must begin with `{prefix}` and go on after it"),
            format!("write `{prefix}…`, or check the action or task that it belongs to"),
        ),
        BadValue::FixedSeverity => {
            Told::new("what is wrong with the plan itself is an error and cannot be made less", "delete this line")
        }
        BadValue::Owner => Told::new(
            "this is no user, team or mail address of a repository's host",
            "write `[\"@team-yucheng\"]`; a team is `@organisation/team`",
        ),
        BadValue::CountyCode => Told::new(
            "the county's code is not six digits",
            "write its code of GB/T 2260 in double quotes, such as `\"511802\"`",
        ),
    }
}

fn exactly_one_of(keys: &[&str]) -> Told {
    let trends = if keys.contains(&"rises") { "; `rises` and `falls` can only be `true`" } else { "" };
    let message = format!("exactly one of {} must stand here", listed(keys));
    Told::new(message, format!("add one if there is none, delete all but one if there are several{trends}"))
}

fn backed_by_with(key: &str) -> Told {
    let (why, help) = match key {
        "of" => (
            "a ratio is no count of sites, so no roster backs it",
            "delete `backed_by`, or make an indicator without `of` for the number of sites",
        ),
        "site" => (
            "`backed_by` does not go with `site`: a row a site is no count of the roster as a whole",
            "delete `backed_by` where each site has its row, or `site` where their number is reported",
        ),
        _ => (
            "sites are whole, so `backed_by` does not go with `decimals`",
            "delete `decimals`, or `backed_by` if something else is counted",
        ),
    };
    Told::new(why, help)
}

fn trend_with(key: &str) -> Told {
    let help = match key {
        "every" => "delete `every` and write `by = DATE`".to_owned(),
        "site" => "use a target with a figure, such as `at_least`, on an indicator by site".to_owned(),
        _ => format!("delete `{key}`: a rise or a fall is the city's, and has no parts"),
    };
    Told::new(format!("`rises` and `falls` do not go with `{key}`"), help)
}
