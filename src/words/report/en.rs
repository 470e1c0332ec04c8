//! A report's sentences in English.

use super::{Laggard, Result, Sentence, Wanted, gap, of_figure, percent, period, shown};
use crate::{
    attainment::Status,
    calendar::Period,
    model::{Comparison, Direction, Each, Language, Rhythm, Window},
    words::{cadence, enumeration, status},
};

const EN: Language = Language::English;

pub fn text(sentence: &Sentence) -> String {
    match sentence {
        Sentence::AsOf { day } => format!("As of {day}."),
        Sentence::Invented => "示例数据 (sample data): all figures are invented, and nobody's report.".to_owned(),
        Sentence::MilestoneDay { name, day } => format!("The day of “{name}” is {day}."),
        Sentence::MilestoneDue { day, strive, counts, missed } => {
            let missed = match missed.is_empty() {
                true => String::new(),
                false => format!(" Missed: {}.", names(missed)),
            };
            format!("Targets {} by {day}: {} ({}).{missed}", kind(*strive), total(counts), standings(counts))
        }
        Sentence::MilestoneLater { strive, counts } => {
            format!("Targets {} by a later day: {} ({}).", kind(*strive), total(counts), standings(counts))
        }
        Sentence::Turnout { period: of, counties, complete, partial, nil } => {
            let of = period(*of, EN);
            format!("{of}: of {counties} counties, {complete} complete, {partial} partial, {nil} not reported.")
        }
        Sentence::Standings { strive, own, counts } => {
            let whose = if *own { " by this county itself" } else { "" };
            let (kind, total, standings) = (kind(*strive), total(counts), standings(counts));
            let apart = if *strive { "; told apart, they make no verdict bad" } else { "" };
            format!("Targets {kind}{whose}: {total} ({standings}){apart}.")
        }
        Sentence::NothingOwed { strive, own } => {
            let whose = if *own { " by this county itself" } else { "" };
            format!("No targets are {}{whose}.", kind(*strive))
        }
        Sentence::NothingReached => "None of the targets owed is met or on pace yet.".to_owned(),
        Sentence::Met(result) => format!("{}.", outcome(result)),
        Sentence::OnPace { targets } => format!("On pace ({}): {}.", targets.len(), names(targets)),
        Sentence::NothingShort { strive: false } => {
            "None of the targets owed is behind, missed or without data.".to_owned()
        }
        Sentence::NothingShort { strive: true } => "None is behind, missed or without data.".to_owned(),
        Sentence::Behind { target, progress, due, from_baseline, status: of } => {
            let what = if *from_baseline { "progress from the baseline" } else { "attainment" };
            let gap = gap(*progress, *due).map(|gap| format!(", {gap} points short")).unwrap_or_default();
            let (progress, due) = (percent(*progress), percent(*due));
            format!("{target}: {what} {progress}, due {due}{gap}: {}.", status(*of, EN))
        }
        Sentence::Missed(result) => format!("{}: missed.", outcome(result)),
        Sentence::Unmoved { target, direction, status: of } => {
            let how = match of {
                Status::Behind => "has not moved",
                Status::FarBehind => "moves the wrong way",
                _ => "has not come about",
            };
            format!("{target}: {}; it {how}: {}.", towards(*direction), status(*of, EN))
        }
        Sentence::MissedEarlier { target, windows } => {
            let windows: Vec<_> = windows.iter().map(window).collect();
            format!("{target}: missed in {}.", names(&windows))
        }
        Sentence::NoData { target } => format!("{target}: no data."),
        Sentence::Laggards { counties } => format!("Counties behind ({}): {}.", counties.len(), laggards(counties)),
        Sentence::LaggardsOf { target, status: of, counties } => {
            let (of, number) = (status(*of, EN), counties.len());
            format!("{target}: {of} as a whole; counties behind ({number}): {}.", laggards(counties))
        }
        Sentence::Silent { period: of, counties } => {
            format!("{}: not reported by {}: {}.", period(*of, EN), counties.len(), names(counties))
        }
        Sentence::Incomplete { period: of, counties } => {
            format!("{}: reported in part by {}: {}.", period(*of, EN), counties.len(), names(counties))
        }
        Sentence::AllReported { period: of } => format!("{}: everything has been reported.", period(*of, EN)),
        Sentence::OwnSilent { period: of } => format!("{}: nothing has been reported.", period(*of, EN)),
        Sentence::OwnLacking { period: of, items } => {
            format!("{}: reported in part; lacking {}: {}.", period(*of, EN), items.len(), names(items))
        }
        Sentence::Tasks { own, tasks, counts: [done, in_progress, not_started, not_applicable, missing] } => {
            let how = if *own { "" } else { ", each counted once a county" };
            format!(
                "{tasks} tasks{how}: {done} done, {in_progress} in progress, {not_started} not started, \
                 {not_applicable} n/a, {missing} not reported."
            )
        }
        Sentence::NotStarted { own, tasks } => {
            let whose = if *own { "" } else { " by some county" };
            format!("Tasks not started{whose} ({}): {}.", tasks.len(), names(tasks))
        }
        Sentence::DoneEverywhere { own, tasks } => {
            let whose = if *own { "" } else { " by every county" };
            format!("Tasks done{whose} ({}): {}.", tasks.len(), names(tasks))
        }
        Sentence::CorrectedSince => "Published figures that were corrected since the last report:".to_owned(),
        Sentence::Inputs { digest } => format!("Hash of what this was made from (SHA-256): {digest}"),
        Sentence::FromCommit { id, day } => format!("Last commit that changed any of it: {id} ({day})"),
        Sentence::Uncommitted => "Not all of what this was made from has been committed to git".to_owned(),
    }
}

fn kind(strive: bool) -> &'static str {
    if strive { "aspired to" } else { "owed" }
}

fn names(names: &[String]) -> String {
    enumeration(names, EN)
}

fn total(counts: &[(Status, usize)]) -> usize {
    counts.iter().map(|(_, count)| count).sum()
}

fn standings(counts: &[(Status, usize)]) -> String {
    let counts = counts.iter().map(|(of, count)| format!("{count} {}", status(*of, EN)));
    counts.collect::<Vec<_>>().join(", ")
}

fn outcome(result: &Result) -> String {
    let Result { target, wanted: asked, window: of, actual, unit, attainment, held } = result;
    let mut words = vec![format!("{target}: {} ({})", wanted(asked), window(of))];
    words.extend(actual.map(|actual| format!("actual {} {unit}", shown(actual))));
    words.extend(attainment.map(|share| format!("attainment {}", percent(share))));
    words.extend(held.map(|(held, closed)| format!("held {held}/{closed}")));
    words.join(", ")
}

fn laggards(counties: &[Laggard]) -> String {
    let one = |it: &Laggard| {
        let Some(actual) = it.actual else { return format!("{} (no data)", it.county) };
        let share = it.attainment.map(|share| format!("attainment {}", percent(share)));
        let due = it.due.map(|due| format!("due {}", percent(due)));
        let words: Vec<_> = share.into_iter().chain(due).chain([status(it.status, EN).to_owned()]).collect();
        format!("{} {} ({})", it.county, of_figure(actual, it), words.join(", "))
    };
    counties.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn wanted(wanted: &Wanted) -> String {
    let (comparison, figure, unit, each, every) = match wanted {
        Wanted::Trend(direction) => return towards(*direction).to_owned(),
        Wanted::Level { comparison, figure, unit, each, every } => (comparison, figure, unit, each, every),
    };
    let each = match each {
        None => "",
        Some(Each::County) => " in each county",
        Some(Each::Site) => " at each site",
    };
    let every = every.map(|every| format!(" {}", cadence(every, EN))).unwrap_or_default();
    let comparison = match comparison {
        Comparison::AtLeast => "at least",
        Comparison::MoreThan => "more than",
        Comparison::AtMost => "at most",
        Comparison::LessThan => "less than",
    };
    format!("wanted {comparison} {figure} {unit}{each}{every}")
}

fn towards(direction: Direction) -> &'static str {
    match direction {
        Direction::Rises => "has to rise",
        Direction::Falls => "has to fall",
    }
}

fn window((rhythm, window): &(Rhythm, Window)) -> String {
    match rhythm {
        Rhythm::By(day) => format!("by {day}"),
        Rhythm::Every(every) => Period::holding(*every, window.end).to_string(),
    }
}
