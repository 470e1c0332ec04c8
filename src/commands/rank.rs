//! `plan rank`: the counties' yearly ranking, explained point by point.

use clap::Args;

use super::{
    session::{Exit, Outcome, Session, Stop, county},
    status::Format,
};
use crate::{
    calendar::{Cadence, Period},
    scoring::years,
    views::{rank_json, rank_table::View},
    words::{Notice, RankRemark},
    workspace::Layout,
};

#[derive(Args)]
pub struct RankArgs {
    /// 哪一年 · The year, such as 2024
    year: String,
    /// 一个县(区)每一分的来历 · One county, point by point
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub fn run(session: &mut Session<'_, '_>, args: RankArgs) -> Outcome {
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let only = args.county.as_deref().map(|text| county(plan, text)).transpose()?;
    let year = Period::parse(&args.year).filter(|period| period.cadence() == Cadence::Year);
    let layout = Layout::read(&workspace.disk, plan)?;
    let progress = session.progress(language);
    let survey = workspace.survey(plan, &layout).told(&progress);
    let ranking = year.map(|year| workspace.ranking(&survey, year.year())).transpose()?.flatten();
    let ranking = ranking
        .ok_or_else(|| Stop::Usage(Notice::Rank(RankRemark::NoSuchYear { text: args.year, years: years(plan) })))?;
    drop(progress);
    if ranking.left_out > 0 {
        session.remark(&Notice::LeftOut { rows: ranking.left_out }, language);
    }
    let view = View { plan, scoring: &workspace.scoring, ranking: &ranking, sample: workspace.sample, language };
    match args.format.of_table() {
        None => session.json(&rank_json::ranking(plan, &ranking, workspace.sample, only))?,
        Some(format) => {
            let document = match only.and_then(|only| ranking.county(only)) {
                Some(ranked) => view.county(ranked),
                None => view.places(),
            };
            session.tables(&document, format, language)?;
        }
    }
    Ok(Exit::Sound)
}
