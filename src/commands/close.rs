//! `plan close`: freezes a published period. No clock is looked at: the day is recorded if it is said, so that
//! the same files always close to the same record.

use clap::Args;

use super::{
    atomic, check,
    session::{Exit, Outcome, Session, Stop, day},
    template::submission_period,
};
use crate::{
    finding::{Finding, Severity},
    model::{Language, Plan},
    render::{Terminal, findings},
    words::{ClosingNotice, Notice},
    workspace::{CLOSED, Workspace},
};

#[derive(Args)]
pub struct CloseArgs {
    /// 期间 · A submission period, such as 2023-Q3
    period: String,
    /// 公布的日子，写了才记下 · The day of publication, recorded only if given
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
}

pub fn run(session: &mut Session<'_, '_>, args: CloseArgs) -> Outcome {
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let date = args.date.as_deref().map(day).transpose()?;
    let period = submission_period(plan, &args.period)?;
    let mut closing = workspace.closing(plan)?;
    if !closing.unreadable.is_empty() {
        return refuse(session, &workspace, closing.unreadable, language);
    }
    if closing.record.find(period).is_some() {
        let of_period = |finding: &Finding| finding.subject.period == Some(period);
        let changed: Vec<_> = closing.findings().into_iter().filter(of_period).collect();
        if !changed.is_empty() {
            session.remark(&Notice::Closing(ClosingNotice::ChangedSince { period }), language);
            return refuse(session, &workspace, changed, language);
        }
        session.answer(&format!("{}\n", ClosingNotice::ClosedAlready { period }.text(language)))?;
        return Ok(Exit::Sound);
    }
    let folder = [format!("reports/submissions/{period}")];
    let (mut found, _) = check::all_findings(session, &workspace, language, None)?;
    found.retain(|finding| {
        let error = workspace.severities.of(finding.code()) == Some(Severity::Error);
        error && check::within(&finding.place.path, &folder)
    });
    if !found.is_empty() {
        session.remark(&Notice::Closing(ClosingNotice::NotSound { period }), language);
        return refuse(session, &workspace, found, language);
    }
    let (mut closed, texts) = workspace.to_close(plan, period)?;
    if texts.is_empty() {
        return Err(Stop::Usage(Notice::Closing(ClosingNotice::NothingToClose { period })));
    }
    closed.day = date;
    let absent = absent(plan, &closed.submissions, language);
    closing.record.add(closed);
    for (path, text) in &texts {
        atomic::place(&workspace.disk.root().join(path), format!("\u{feff}{text}"))?;
    }
    atomic::place(&workspace.disk.root().join(CLOSED), closing.record.text())?;
    let done = ClosingNotice::Closed { period, submissions: texts.len(), absent };
    session.answer(&format!("{}\n", done.text(language)))?;
    Ok(Exit::Sound)
}

/// The names of the counties without a submission.
fn absent<T>(
    plan: &Plan,
    submissions: &std::collections::BTreeMap<String, Option<T>>,
    language: Language,
) -> Vec<String> {
    let absent = plan.counties.iter().filter(|county| matches!(submissions.get(&county.id), Some(None)));
    absent.map(|county| crate::words::county_name(county, language).to_owned()).collect()
}

/// Shows why nothing was written.
fn refuse(session: &mut Session<'_, '_>, workspace: &Workspace, found: Vec<Finding>, language: Language) -> Outcome {
    let items = check::items(found, &workspace.severities, language);
    let report = findings::Report { items, language, ..findings::Report::default() };
    let text = findings::text::render(&report, Terminal { colour: false, ..session.terminal() });
    session.remark_text(&text);
    Ok(Exit::Findings)
}
