//! `plan show`: the plan, one thing of it, or its assumptions.

use clap::Args;

use super::{
    TableFormat,
    session::{Exit, Outcome, Session, Stop},
};
use crate::{views::plan_tables, words::Notice};

#[derive(Args)]
pub struct ShowArgs {
    /// 行动、任务、指标、目标或县(区)的编号 · The id of an action, task, indicator, target or county
    #[arg(conflicts_with = "assumptions")]
    id: Option<String>,
    /// 通知没有写明、由方案判读之处 · What the plan reads into what the notice leaves open
    #[arg(long)]
    assumptions: bool,
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    format: TableFormat,
}

pub fn run(session: &mut Session<'_, '_>, args: ShowArgs) -> Outcome {
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let mut document = match args.id {
        Some(id) => plan_tables::one(plan, &id, language).map_err(Stop::Usage)?,
        None if args.assumptions => plan_tables::assumptions(plan, language),
        None => plan_tables::plan(plan, language),
    };
    if workspace.sample {
        document.notes.push(Notice::SampleReports.text(language));
    }
    session.tables(&document, args.format, language)?;
    Ok(Exit::Sound)
}
