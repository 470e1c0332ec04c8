//! What only other periods show to be wrong, and what must not stand in a file at all.

use super::{
    super::{Told, shown},
    count,
};
use crate::{
    finding::{Backing, Foreign, HistoryProblem, SafetyProblem},
    number::Decimal,
    privacy::Kind,
};

/// How every finding ends that a note answers.
const OR_NOTE: &str = "if it is so, say why in the note, and this is not asked again";

pub(super) fn history(problem: &HistoryProblem) -> Told {
    match problem {
        HistoryProblem::RosterMismatch { roster, path, backing, listed, reported } => {
            roster_mismatch(roster, path, *backing, [*listed, *reported])
        }
        HistoryProblem::StockDecrease { before, after, since } => Told::new(
            format!("the standing is lower than in {since}: from {before} to {after}"),
            format!("check it (a stock is how many there are at the period's end, not how many were added); {OR_NOTE}"),
        ),
        HistoryProblem::DenominatorChange { before, after, since } => Told::new(
            format!("the total is more than a tenth off {since}'s: from {before} to {after}"),
            format!("check that it still counts the same things; {OR_NOTE}"),
        ),
        HistoryProblem::Outlier { value, usual } => Told::new(
            format!("{value} is out of proportion to the other periods of this indicator (at most {usual})"),
            format!("look for a zero too many, or ten thousands entered as ones; {OR_NOTE}"),
        ),
        HistoryProblem::RunningTotal { periods, first, last } => Told::new(
            format!(
                "the {periods} periods of this year add up from {first} to {last} like a running total; \
                 the period's own figure is asked for"
            ),
            format!("enter only what happened in the period; {OR_NOTE}"),
        ),
        HistoryProblem::StateRegress { since, now } => Told::new(
            format!("this task was reported as done in {since}, and is now \"{}\"", now[0]),
            format!("check the task's state; {OR_NOTE}"),
        ),
        HistoryProblem::PeriodGap { nobody } => Told::new(
            format!("this period was reported, and {nobody} before it by nobody"),
            format!(
                "check that the folder is named for the right period; if {nobody} was never asked for, \
                 say so in plan/allow.toml"
            ),
        ),
        HistoryProblem::MissingSubmission => Told::new(
            "this county has sent nothing for this period",
            "send the form; if none is owed, say why in plan/allow.toml",
        ),
        HistoryProblem::Late { due, came, days } => Told::new(
            format!("{} late: due on {due}, came on {came}", count(*days as usize, "day")),
            "correct the row if the day is wrong; if there was good reason, say so in plan/allow.toml",
        ),
        HistoryProblem::ReceivedMismatch { written, committed } => Told::new(
            format!("written down as come on {written}, first committed on {committed}; the former counts"),
            "check the day in this row; if it is right, leave it",
        ),
        HistoryProblem::MissingEvidence => Told::new(
            "the task is reported as done, without evidence",
            "enter a document number, a link or a file's name as evidence",
        ),
    }
}

fn roster_mismatch(roster: &str, path: &str, backing: Backing, [listed, reported]: [Decimal; 2]) -> Told {
    let sites = match backing {
        Backing::OpenOn(day) => format!("open on {day}"),
        Backing::Opened { first, last } => format!("opened from {first} to {last}"),
    };
    let off = match reported > listed {
        true => format!("{} too many", reported - listed),
        false => format!("{} too few", listed - reported),
    };
    let mend = match (backing, reported > listed) {
        (Backing::OpenOn(_), true) => "enter the new sites (or correct the days on which sites opened and closed)",
        (Backing::OpenOn(_), false) => "enter the days on which sites closed (or correct those on which they opened)",
        (Backing::Opened { .. }, true) => "enter the new sites with the days on which they opened",
        (Backing::Opened { .. }, false) => "correct the days on which sites opened",
    };
    Told::new(
        format!("the roster ({roster}) has {listed} sites {sites}, but {reported} are reported here, {off}"),
        format!(
            "if the roster is behind, {mend} in {path} and hand it in with the form; if it is right, type {listed}"
        ),
    )
}

pub(super) fn safety(problem: &SafetyProblem) -> Told {
    match problem {
        SafetyProblem::PersonalData(kind) => personal(*kind),
        SafetyProblem::Formula { text } => Told::new(
            format!("a spreadsheet would run \"{}\" as a formula", shown(text)),
            "make it plain text: drop the sign in front, or put a word before it",
        ),
        SafetyProblem::ForeignEdit { whose, only, before } => {
            let whose = match whose {
                Foreign::Plan => "is part of the plan".to_owned(),
                Foreign::City => "is the city's".to_owned(),
                Foreign::County(name) => format!("is that of {name}"),
            };
            Told::new(
                format!("this change may touch files of {only} only, and this one {whose}"),
                format!("bring it back with git restore --source={before} -- FILE, or delete it if it is new"),
            )
        }
        SafetyProblem::AllowUnused => Told::new(
            "this entry allows nothing",
            "delete it if the problem is mended; else check its code, county, period and item",
        ),
        SafetyProblem::AllowExpired => Told::new(
            "this entry is past its date and allows nothing any more",
            "mend the problem and delete the entry, or give a new reason and date",
        ),
    }
}

fn personal(kind: Kind) -> Told {
    const REMOVE: &str = "delete it: once committed, anybody can read it and it cannot be taken back; \
                          give a document number or how many people instead";
    match kind {
        Kind::IdentityNumber | Kind::OldIdentityNumber => {
            Told::new("a resident's identity number is in the cell", REMOVE)
        }
        Kind::MobileNumber => Told::new("a mobile phone number is in the cell", REMOVE),
        Kind::BankCard => Told::new("a bank card number is in the cell", REMOVE),
        Kind::Landline => Told::new("a landline number is in the cell", "an office's may stay; delete a private one"),
    }
}
