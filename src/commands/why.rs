//! `plan why`: the formula behind a target's figure, and its rows.

use clap::Args;

use super::{
    TableFormat,
    session::{Exit, Outcome, Session, Stop, as_of, county},
    status::leave_note,
};
use crate::{attainment::Frame, nearest::nearest, views::why_table::Question, words::Notice, workspace::Layout};

#[derive(Args)]
pub struct WhyArgs {
    /// 目标编号 · The target's id
    target: String,
    /// 县(区) · A county
    county: Option<String>,
    /// 截至某一期末 · As of the end of this period
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// 截至某一天 · As of this day
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    format: TableFormat,
}

pub fn run(session: &mut Session<'_, '_>, args: WhyArgs) -> Outcome {
    let day = as_of(args.period.as_deref(), args.as_of.as_deref())?;
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let county = args.county.as_deref().map(|text| county(plan, text)).transpose()?;
    let found = plan.targets().enumerate().find(|(_, (_, _, target))| target.id == args.target);
    let Some((at, (ix, indicator, target))) = found else {
        let ids = plan.targets().map(|(_, _, target)| target.id.as_str());
        let nearest = nearest(&args.target, ids).map(str::to_owned);
        return Err(Stop::Usage(Notice::UnknownTarget { text: args.target, nearest }));
    };
    let layout = Layout::read(&workspace.disk, plan)?;
    let progress = session.progress(language);
    let survey = workspace.survey(plan, &layout).told(&progress);
    let figures = survey.figures(day, None)?;
    let as_of = figures.assessment.as_of;
    let outcome = &figures.assessment.targets[at];
    let frame = Frame::new(plan, indicator, outcome.window, as_of);
    let sources = survey.sources((ix, target), &frame)?;
    drop(progress);
    leave_note(session, plan, &figures);
    let question = Question {
        plan,
        indicator,
        target,
        outcome,
        as_of,
        county,
        sources: &sources,
        sample: workspace.sample,
        language,
    };
    session.tables(&question.answer(), args.format, language)?;
    Ok(Exit::Sound)
}
