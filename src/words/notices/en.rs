//! The sentences in English.

use super::{Notice, UsageSlip};
use crate::{model::Language, words::FormWords};

pub fn text(notice: &Notice) -> String {
    match notice {
        Notice::Shown { period, as_of, reported, counties, next } => {
            let shown = match period {
                Some(period) => format!("{period} (as of {as_of}): {reported}/{counties} counties reported"),
                None => format!("as of {as_of}: no reporting period has ended yet"),
            };
            match next {
                Some((next, reported)) => format!("{shown}; next {next}: {reported}/{counties}"),
                None => format!("{shown}; this is the last period"),
            }
        }
        Notice::ComparedWith { as_of } => format!("\"Before\" is as of {as_of}"),
        Notice::Absent { counties } => format!("Not reported: {}", counties.join(", ")),
        Notice::LeftOut { rows } => {
            format!("{} left out because of errors; plan check tells which", counted(*rows, "row"))
        }
        Notice::TaskStates { done, in_progress, not_started, not_applicable, missing } => format!(
            "Tasks (counties): done {done}, in progress {in_progress}, not started {not_started}, n/a {not_applicable}, missing {missing}"
        ),
        Notice::SampleReports => "the reports of this workspace are 示例数据 (sample data)".to_owned(),
        Notice::StriveExplained => {
            "\"strive\" marks what is aspired to, not owed; ratios and shares are cut, never rounded up.".to_owned()
        }
        Notice::PlanCounts { actions, tasks, indicators, targets } => {
            let counts = [(actions, "action"), (tasks, "task"), (indicators, "indicator"), (targets, "target")];
            counts.map(|(count, noun)| counted(*count, noun)).join(", ")
        }
        Notice::RegisterCounts { clauses, commitments, unanswered: 0 } => {
            let (clauses, commitments) = (counted(*clauses, "clause"), counted(*commitments, "commitment"));
            format!("all answered for: {clauses}, {commitments}")
        }
        Notice::RegisterCounts { clauses, commitments, unanswered } => {
            let (clauses, commitments) = (counted(*clauses, "clause"), counted(*commitments, "commitment"));
            format!("{clauses}, {commitments}; the plan differs in {}", counted(*unanswered, "place"))
        }
        Notice::NoRegister => "no register of clauses (seeds/): nothing to answer for".to_owned(),
        Notice::FindingCounts { errors, warnings, notes } => {
            let counts = [(errors, "error"), (warnings, "warning"), (notes, "note")];
            counts.map(|(count, noun)| counted(*count, noun)).join(", ")
        }
        Notice::Repeated { times, lines } => format!("the same {times} times more: lines {lines}"),
        Notice::Elsewhere { findings } => {
            format!("not judged here: {} in other files", counted(*findings, "finding"))
        }
        Notice::ShortHistory { tracks } => {
            let series = if *tracks == 1 { "1 series".to_owned() } else { format!("{tracks} series") };
            format!("insufficient history: {series} of fewer than 4 periods, not asked for outliers")
        }
        Notice::Allowed { findings } => format!("allowed by plan/allow.toml: {}", counted(*findings, "finding")),
        Notice::PlanBroken => "the plan itself has errors; submissions are not read until they are mended".to_owned(),
        Notice::Because => "this is what asks for it".to_owned(),
        Notice::FirstCopy => "it stands here first".to_owned(),
        Notice::NoWorkspace { folder } => {
            format!("no plan/plan.toml in {folder} or above; name a workspace with -C, or make one with plan init")
        }
        Notice::UnknownTarget { text, nearest: Some(nearest) } => {
            format!("no target '{text}'; did you mean '{nearest}'?")
        }
        Notice::UnknownTarget { text, nearest: None } => format!("no target '{text}'; plan show lists them"),
        Notice::UnknownCounty { text, known } => format!("no county '{text}'; there are {known}"),
        Notice::UnknownAction { text, known } => format!("no action '{text}'; there are {known}"),
        Notice::UnknownId { text, nearest: Some(nearest) } => {
            format!("nothing in the plan is called '{text}'; did you mean '{nearest}'?")
        }
        Notice::UnknownId { text, nearest: None } => {
            format!("nothing in the plan is called '{text}'; plan show lists all ids")
        }
        Notice::UnknownCode { text, nearest: Some(nearest) } => {
            format!("no code '{text}'; did you mean '{nearest}'?")
        }
        Notice::UnknownCode { text, nearest: None } => format!("no code '{text}'; plan explain lists them"),
        Notice::BadPeriodArgument { text } => {
            format!("'{text}' is no period; write 2023-Q3, 2023-M07, 2023-H2 or 2023")
        }
        Notice::BadDateArgument { text } => format!("'{text}' is no date; write 2023-09-30"),
        Notice::NoSubmissionPeriod { text, near, ends } => {
            let near = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) };
            let ends = ends.map(|(first, last)| format!(" (there are {first} to {last})")).unwrap_or_default();
            format!("'{text}' is not a period for which this plan is reported{near}{ends}")
        }
        Notice::KeptForm { path } => {
            format!("{path} is there already and was left as it is: it may hold figures; move or delete it first")
        }
        Notice::NothingOwedFor { period, known } => {
            let known = known.map(|(first, last)| format!("; submissions run from {first} to {last}"));
            format!("nothing is owed for {period}{}", known.unwrap_or_default())
        }
        Notice::NoReportOn { period, known } => {
            let known = known.map(|(first, last)| format!("; submissions run from {first} to {last}"));
            let known = known.unwrap_or_default();
            format!("no report on {period}: it has to end in the plan, and be no shorter than a submission{known}")
        }
        Notice::TodayUnknown => "it is not known what day it is; say so with --today".to_owned(),
        Notice::NoSuchPath { path } => format!("no file or folder '{path}': passed over"),
        Notice::OutsideWorkspace { path } => format!("'{path}' is outside the workspace"),
        Notice::UsageSlip(slip) => match slip {
            UsageSlip::NoCommand => "what is to be done? plan template, plan submit, plan missing, plan check",
            UsageSlip::NoSuchCommand => "there is no such command; plan --help lists them",
            UsageSlip::Missing => "the command is not complete",
            UsageSlip::TooMuch => "something in the command is not known here (options begin with two hyphens)",
            UsageSlip::BadValue => "the value of an option is missing or wrong",
        }
        .to_owned(),
        Notice::NoSuchFile { path } => format!("there is no file '{path}'"),
        Notice::SamePlace { one, other, path } => {
            format!("{one} and {other} are both {path}; import one of them")
        }
        Notice::NotImported { path } => {
            format!("not imported: {path}; mend what is told above and import it again")
        }
        Notice::AlreadySo { path } => format!("nothing new for {path}"),
        Notice::KeptBefore { path, roster: true } => {
            format!("kept {path}: the list there differs (- is the old, + the new); --force replaces it")
        }
        Notice::KeptBefore { path, roster: false } => format!(
            "kept {path}: it was reported before and differs; --force replaces it; for another period get its form with \
             plan template"
        ),
        Notice::CellChanged { row, column, before, after } => {
            let said = |text: &str| if text.is_empty() { "empty".to_owned() } else { text.to_owned() };
            let column = FormWords::new(Language::English).column(*column);
            format!("{row}: {column} was {}, now {}", said(before), said(after))
        }
        Notice::MoreCells { cells } => format!("{cells} more cell(s) differ"),
        Notice::RowsCut { rows } => {
            format!(
                "nothing was written of the {rows} row(s) with errors, which stay as they were reported before; mend them and hand them in"
            )
        }
        Notice::PeriodAndDay => "--period and --as-of exclude each other".to_owned(),
        Notice::Wrote { path } => format!("wrote {path}"),
        Notice::Changed { path } => format!("rewrote {path}"),
        Notice::WouldChange { path } => format!("would rewrite {path}"),
        Notice::NotChanged { place, reason, more: 0 } => format!("left as it is: {place}: {reason}"),
        Notice::NotChanged { place, reason, more } => {
            format!("left as it is: {place}: {reason} (and {more} more; plan check tells them all)")
        }
        Notice::FormatCounts { changed, unchanged, refused, dry } => {
            let change = if *dry { "would change" } else { "changed" };
            format!("{} {change}, {unchanged} unchanged, {refused} refused", counted(*changed, "file"))
        }
        Notice::NoReports { path } => format!("no submissions or rosters in '{path}'"),
        Notice::NotEmpty { folder } => format!("{folder} holds a plan already; nothing was written"),
        Notice::NotAnExport { folder } => {
            format!(
                "{folder} holds something else than exported tables; nothing was written. Name a new or empty folder"
            )
        }
        Notice::InitDone { folder } => format!("the workspace is ready. Next: cd {folder}, then plan check"),
        Notice::OwnersExplained => {
            "Who reviews which files: written by plan codeowners from `owners` in plan.toml and counties.toml"
                .to_owned()
        }
        Notice::NoOwners { of } => format!("{of}: no owners are named"),
        Notice::History(notice) => notice.text(Language::English),
        Notice::Inspect(notice) => notice.text(Language::English),
        Notice::Province(notice) => notice.text(Language::English),
        Notice::Closing(notice) => notice.text(Language::English),
        Notice::Hook(notice) => notice.text(Language::English),
        Notice::Rank(remark) => remark.text(Language::English),
    }
}

/// `1 row`, `2 rows`.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
