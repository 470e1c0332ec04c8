//! Counts beside the list that backs them: what a county reports of its sites, and what its own roster has.

use super::{rows::Reported, submission_file::Beside};
use crate::{
    book::{Open, SiteList},
    calendar::{Cadence, Period},
    finding::{Backing, Column, Finding, HistoryProblem, Message, Subject},
    model::Measure,
    number::Decimal,
};

/// Tells a row that counts whose figure is not its roster's. A list that is not there, or not whole, says
/// nothing.
pub fn mismatch(reported: &Reported<'_>, beside: &Beside<'_>, lists: &[SiteList]) -> Option<Finding> {
    let Reported { indicator, period, value, row } = *reported;
    let roster = indicator.backed_by?;
    let Beside { sheet, context, subject } = beside;
    let list = Some(&lists[roster.0]).filter(|list| list.is_whole())?;
    let file = context.rosters.get(roster.0)?.as_ref()?;
    let backing = backing(indicator.measure, period);
    let listed = Decimal::whole(count(list, backing) as i64);
    if value == listed {
        return None;
    }
    let (roster, path) = (context.plan.roster(roster).name.clone(), file.clone());
    let problem = HistoryProblem::RosterMismatch { roster, path, backing, listed, reported: value };
    let place = sheet.place_in(row.begins(), Column::Value);
    let subject = Subject { item: Some(indicator.id.clone()), field: Some(Column::Value), ..Subject::clone(subject) };
    let finding = Finding::new(Message::History(problem), place).about(subject);
    Some(finding.because_of(Some(indicator.key_place("backed_by").clone())))
}

/// The sites that a figure of this measure and period counts.
pub fn backing(measure: Measure, period: Period) -> Backing {
    let last = period.end();
    match measure {
        Measure::Stock => Backing::OpenOn(last),
        Measure::Flow => Backing::Opened { first: period.start(), last },
        Measure::ToDate => Backing::Opened { first: Period::holding(Cadence::Year, last).start(), last },
    }
}

fn count(list: &SiteList, backing: Backing) -> usize {
    let counts = |open: &Open| match backing {
        Backing::OpenOn(day) => open.on(day),
        Backing::Opened { first, last } => open.from.is_some_and(|day| (first..=last).contains(&day)),
    };
    list.sites().iter().filter(|site| counts(&site.open)).count()
}
