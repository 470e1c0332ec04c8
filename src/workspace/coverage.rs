//! Who should have sent something and has not: what only all counties together show.

use super::Layout;
use crate::{
    attainment::{AsOf, Reported},
    calendar::Date,
    finding::{Finding, HistoryProblem, Message, Subject},
    model::Plan,
    source::Place,
};

/// The day as of which the workspace stands: the end of the latest period that enough have reported.
pub fn latest(plan: &Plan, reported: &Reported) -> Date {
    AsOf::Latest.resolve(plan, &reported.by_period(plan), plan.counties.len())
}

/// Counties without a file for a period that others have reported, up to the latest; and periods that
/// nobody reported before one that somebody did.
pub fn coverage(plan: &Plan, layout: &Layout, reported: &Reported) -> Vec<Finding> {
    let latest = latest(plan, reported);
    let counts = reported.by_period(plan);
    // What lies there and cannot be read has been told already.
    let unreadable = layout.unreadable();
    let mut findings = Vec::new();
    for (at, period) in plan.submission_periods().iter().enumerate() {
        if counts[at] == 0 {
            let later = (at + 1..counts.len()).find(|later| counts[*later] > 0);
            let next = later.filter(|later| counts[at + 1..*later].iter().all(|count| *count == 0));
            findings.extend(next.map(|later| {
                let later = plan.submission_periods()[later];
                let place = Place::file(format!("reports/submissions/{later}").into());
                let problem = HistoryProblem::PeriodGap { nobody: *period };
                Finding::new(Message::History(problem), place)
                    .about(Subject { period: Some(later), ..Subject::default() })
            }));
            continue;
        }
        if period.end() > latest {
            continue;
        }
        let told = |county: &str| unreadable.contains(&(county, *period));
        let absent = layout.counties.iter().zip(&plan.counties);
        let absent = absent.filter(|(files, county)| files.submissions[at].is_none() && !told(&county.id));
        findings.extend(absent.map(|(_, county)| {
            let place = Place::file(format!("reports/submissions/{period}/{}.csv", county.id).into());
            let subject = Subject { county: Some(county.id.clone()), period: Some(*period), ..Subject::default() };
            Finding::new(Message::History(HistoryProblem::MissingSubmission), place).about(subject)
        }));
    }
    findings
}
