//! `plan gap`: what is still wanted, by county, and what each remaining period must bring.

use clap::Args;

use super::{
    session::{Exit, Outcome, Session, as_of, county},
    status::{Format, action, leave_note},
};
use crate::{
    gap::Gaps,
    views::{Selection, gap_json, gap_table},
    workspace::Layout,
};

#[derive(Args)]
pub struct GapArgs {
    /// 截至某一期末 · As of the end of this period, such as 2023-Q3
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// 截至某一天 · As of this day, such as 2023-09-30
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// 只看一个县(区)和全市的目标 · One county's own parts, and the city's
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// 只看一项行动 · One action
    #[arg(long, value_name = "N")]
    action: Option<String>,
    /// 输出格式；表格只列还没有达到的 · How the answer is written; tables leave out what is reached
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub fn run(session: &mut Session<'_, '_>, args: GapArgs) -> Outcome {
    let day = as_of(args.period.as_deref(), args.as_of.as_deref())?;
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let selection = Selection {
        county: args.county.as_deref().map(|text| county(plan, text)).transpose()?,
        action: args.action.map(|text| action(plan, text)).transpose()?,
    };
    let layout = Layout::read(&workspace.disk, plan)?;
    let figures = workspace.survey(plan, &layout).told(&session.progress(language)).figures(day, None)?;
    leave_note(session, plan, &figures);
    let gaps = Gaps::of(plan, &figures.assessment);
    match args.format.of_table() {
        None => session.json(&gap_json::gaps(plan, &gaps, workspace.sample, &selection))?,
        Some(format) => {
            session.tables(&gap_table::gaps(plan, &gaps, workspace.sample, &selection, language), format, language)?;
        }
    }
    Ok(Exit::Sound)
}
