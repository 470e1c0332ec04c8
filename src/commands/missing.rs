//! `plan missing`: who owes which submission or duty as of a day.

use clap::Args;

use super::{
    TableFormat,
    session::{Exit, Outcome, Session, Stop, county, day, period},
    status::Format,
};
use crate::{
    calendar::Period,
    model::Plan,
    owed::{Horizon, Owing},
    views::{
        missing_json,
        missing_table::{self, Rows},
    },
    words::Notice,
    workspace::Layout,
};

#[derive(Args)]
pub struct MissingArgs {
    /// 只看这一期，没有结束的也可以 · One period, ended or not, such as 2023-Q3
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// 截至哪一天，不写是今天 · As of this day; else the day on which it is run
    #[arg(long, value_name = "DAY")]
    today: Option<String>,
    /// 只看一个县(区) · One county
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// 有逾期没有报、没有交的，退出码是 1 · Exit with 1 if anything is owed whose due date has passed
    #[arg(long)]
    deny: bool,
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub fn run(session: &mut Session<'_, '_>, args: MissingArgs) -> Outcome {
    let told = args.today.as_deref().map(day).transpose()?;
    let today = told.or(session.today()).ok_or(Stop::Usage(Notice::TodayUnknown))?;
    let only = args.period.as_deref().map(period).transpose()?;
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    if let Some(period) = only {
        asked_for(plan, period)?;
    }
    let county = args.county.as_deref().map(|text| county(plan, text)).transpose()?;
    let layout = Layout::read(&workspace.disk, plan)?;
    let horizon = Horizon { today, only };
    let submissions = workspace.survey(plan, &layout).told(&session.progress(language)).submissions(horizon)?;
    let documents = workspace.documents(plan)?;
    let (arrivals, _told_by_check) = workspace.arrivals(plan, &layout)?;
    let owing = Owing { plan, horizon, county, submissions, documents, arrivals };
    let rows = owing.left_out();
    if rows > 0 {
        session.remark(&Notice::LeftOut { rows }, language);
    }
    match args.format.of_table() {
        None => session.json(&missing_json::missing(&owing, workspace.sample))?,
        Some(format) => {
            let narrow = only.is_some() || county.is_some() || format == TableFormat::Csv;
            let rows = if narrow { Rows::EachCounty } else { Rows::Folded };
            let document = missing_table::missing(&owing, rows, workspace.sample, language);
            session.tables(&document, format, language)?;
        }
    }
    Ok(if args.deny && owing.is_overdue() { Exit::Findings } else { Exit::Sound })
}

/// Whether anything can be owed for that period.
fn asked_for(plan: &Plan, period: Period) -> Result<(), Stop> {
    let duties = plan.duties.iter().filter_map(|duty| duty.every).flat_map(|every| plan.periods(every));
    let submissions = plan.submission_periods();
    if submissions.iter().chain(duties).any(|known| *known == period) {
        return Ok(());
    }
    let known = submissions.first().copied().zip(submissions.last().copied());
    Err(Stop::Usage(Notice::NothingOwedFor { period, known }))
}
