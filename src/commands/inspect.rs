//! `plan inspect`: what cross-inspections found, reported against verified, and what is overdue; `plan inspect
//! assign`: who inspects whom.

use clap::{Args, Subcommand};

use super::{
    session::{Exit, Outcome, Session, Stop, county, day, period},
    status::Format,
};
use crate::{
    calendar::{Cadence, Period},
    inspection::{Assignment, Inspections, seed_of},
    views::{inspect_json, inspect_table},
    words::{InspectNotice, Notice},
    workspace::Layout,
};

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct InspectArgs {
    #[command(subcommand)]
    command: Option<InspectCommand>,
    /// 只看一期的检查 · One period's inspection, such as 2023-H2
    period: Option<String>,
    /// 只看一个县(区) · One county
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// 整改截至哪一天，不写是今天 · What is overdue by this day; else the day on which it is run
    #[arg(long, value_name = "DAY")]
    today: Option<String>,
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Subcommand)]
enum InspectCommand {
    /// 排一年的交叉检查：谁查谁 · Who inspects whom in a year
    Assign(AssignArgs),
}

#[derive(Args)]
struct AssignArgs {
    /// 哪一年 · The year, such as 2023
    year: i32,
    /// 种子：同一个种子结果相同；不写由方案的 id 得出 · The same seed draws the same; else the plan's own
    #[arg(long, value_name = "N")]
    seed: Option<u32>,
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub fn run(session: &mut Session<'_, '_>, args: InspectArgs) -> Outcome {
    match args.command {
        Some(InspectCommand::Assign(args)) => assign(session, &args),
        None => found(session, &args),
    }
}

fn found(session: &mut Session<'_, '_>, args: &InspectArgs) -> Outcome {
    let told = args.today.as_deref().map(day).transpose()?;
    let today = told.or(session.today()).ok_or(Stop::Usage(Notice::TodayUnknown))?;
    let only = args.period.as_deref().map(period).transpose()?;
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let county = args.county.as_deref().map(|text| county(plan, text)).transpose()?;
    let layout = Layout::read(&workspace.disk, plan)?;
    let found = workspace.survey(plan, &layout).told(&session.progress(language)).inspected()?;
    if found.left_out > 0 {
        session.remark(&Notice::LeftOut { rows: found.left_out }, language);
    }
    let inspections = Inspections::of(found.rows, today, only, county);
    match args.format.of_table() {
        None => session.json(&inspect_json::found(plan, &inspections, workspace.sample))?,
        Some(format) => {
            let document = inspect_table::found(plan, &inspections, only, workspace.sample, language);
            session.tables(&document, format, language)?;
        }
    }
    Ok(Exit::Sound)
}

fn assign(session: &mut Session<'_, '_>, args: &AssignArgs) -> Outcome {
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let [first, last] = [plan.start, plan.end].map(|day| Period::holding(Cadence::Year, day).year());
    if !(first..=last).contains(&args.year) {
        let notice = InspectNotice::OutsideYears { year: args.year, first, last };
        return Err(Stop::Usage(Notice::Inspect(notice)));
    }
    let assignment = Assignment::of(plan, args.year, args.seed.unwrap_or_else(|| seed_of(plan)));
    if assignment.pairs.is_empty() {
        session.remark(&Notice::Inspect(InspectNotice::Nobody), language);
    }
    match args.format.of_table() {
        None => session.json(&inspect_json::assignment(plan, &assignment))?,
        Some(format) => session.tables(&inspect_table::assignment(plan, &assignment, language), format, language)?,
    }
    Ok(Exit::Sound)
}
