//! `plan cases`: the good cases that counties were awarded.

use clap::Args;

use super::{
    session::{Exit, Outcome, Session, county, period},
    status::Format,
};
use crate::{cases::Cases, views::cases_table, words::Notice, workspace::Layout};

#[derive(Args)]
pub struct CasesArgs {
    /// 只看一段时间评定的 · Awarded in this period, such as 2023 or 2023-Q3
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// 只看一个县(区) · One county
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub fn run(session: &mut Session<'_, '_>, args: CasesArgs) -> Outcome {
    let period = args.period.as_deref().map(period).transpose()?;
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let county = args.county.as_deref().map(|text| county(plan, text)).transpose()?;
    let layout = Layout::read(&workspace.disk, plan)?;
    let (cases, left_out) = workspace.survey(plan, &layout).cases()?;
    if left_out > 0 {
        session.remark(&Notice::LeftOut { rows: left_out }, language);
    }
    let cases = Cases::of(cases, period, county);
    match args.format.of_table() {
        None => session.json(&cases_table::json(plan, &cases, workspace.sample))?,
        Some(format) => {
            session.tables(&cases_table::cases(plan, &cases, workspace.sample, language), format, language)?;
        }
    }
    Ok(Exit::Sound)
}
