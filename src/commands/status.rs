//! `plan status`: the state of every target as of a day.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{
    TableFormat,
    past::{self, Moment, Past},
    province,
    session::{Exit, Outcome, Session, Stop, as_of, county},
};
use crate::{
    attainment::{AsOf, Figures},
    history::Commit,
    model::Plan,
    views::{Cities, Selection, status_json, status_table},
    words::Notice,
    workspace::Layout,
};

#[derive(Args)]
pub struct StatusArgs {
    /// 截至某一期末 · As of the end of this period, such as 2023-Q3
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// 截至某一天 · As of this day, such as 2023-09-30
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// 与某一期末相比 · Compared with the end of this period
    #[arg(long, value_name = "PERIOD")]
    compare: Option<String>,
    /// git 提交、分支或标签时的情况 · As it was at this commit, branch or tag
    #[arg(long, value_name = "REV", conflicts_with = "workspaces")]
    at: Option<String>,
    /// 有交叉检查核实数的，用核实数计算 · On figures that inspections verified, where there are some
    #[arg(long)]
    verified: bool,
    /// 把几个市的工作区（同一方案）合成一张表 · Several cities' workspaces of one plan as one table
    #[arg(long, value_name = "DIR", num_args = 1..)]
    workspaces: Vec<PathBuf>,
    /// 只看一个县(区) · One county's own state
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// 只看一项行动 · One action
    #[arg(long, value_name = "N")]
    action: Option<String>,
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Table,
    Md,
    Csv,
    Json,
}

impl Format {
    /// `None` where the answer is no table.
    pub fn of_table(self) -> Option<TableFormat> {
        match self {
            Format::Table => Some(TableFormat::Table),
            Format::Md => Some(TableFormat::Md),
            Format::Csv => Some(TableFormat::Csv),
            Format::Json => None,
        }
    }
}

/// What is asked of the figures, of one workspace or several.
pub struct Question<'a> {
    pub day: AsOf,
    pub compare: Option<AsOf>,
    pub verified: bool,
    pub county: Option<&'a str>,
    pub action: Option<String>,
    pub format: Format,
}

/// The figures, and what is said with them.
pub struct Answer<'a> {
    pub plan: &'a Plan,
    pub figures: &'a Figures,
    pub sample: bool,
    pub selection: &'a Selection,
    /// The moment that is shown, where it is not the present.
    pub commit: Option<Commit>,
    /// Whose workspaces they are, where there are several.
    pub cities: Option<&'a Cities>,
}

pub fn run(session: &mut Session<'_, '_>, args: StatusArgs) -> Outcome {
    let question = Question {
        day: as_of(args.period.as_deref(), args.as_of.as_deref())?,
        compare: args.compare.as_deref().map(|period| as_of(Some(period), None)).transpose()?,
        verified: args.verified,
        county: args.county.as_deref(),
        action: args.action,
        format: args.format,
    };
    if !args.workspaces.is_empty() {
        return province::run(session, &args.workspaces, question);
    }
    let (workspace, commit) = match &args.at {
        None => (session.workspace()?, None),
        Some(revision) => {
            let Moment { workspace, commit } = Past::of(session)?.at(session, revision)?;
            (workspace, Some(commit))
        }
    };
    let plan = past::sound(session, &workspace, commit.as_ref())?;
    let language = session.language(Some(plan));
    let selection = Selection {
        county: question.county.map(|text| county(plan, text)).transpose()?,
        action: question.action.map(|text| action(plan, text)).transpose()?,
    };
    let layout = Layout::read(&workspace.disk, plan)?;
    let progress = session.progress(language);
    let survey = workspace.survey(plan, &layout).told(&progress).verified(question.verified);
    let figures = survey.figures(question.day, question.compare)?;
    drop(progress);
    let sample = workspace.sample;
    let answer = Answer { plan, figures: &figures, sample, selection: &selection, commit, cities: None };
    answer.give(session, question.format)
}

impl Answer<'_> {
    pub fn give(self, session: &mut Session<'_, '_>, format: Format) -> Outcome {
        let Answer { plan, figures, sample, selection, commit, cities } = self;
        let language = session.language(Some(plan));
        leave_note(session, plan, figures);
        let Some(format) = format.of_table() else {
            let json = status_json::status(plan, figures, sample, selection);
            let json = match cities {
                Some(cities) => json.of_cities(plan, figures, cities),
                None => json,
            };
            session.json(&json)?;
            return Ok(Exit::Sound);
        };
        let mut document = match cities {
            Some(cities) => status_table::status_of_cities((plan, cities), figures, sample, selection, language),
            None => status_table::status(plan, figures, sample, selection, language),
        };
        document.lines.splice(0..0, commit.map(|commit| past::named(&commit).text(language)));
        session.tables(&document, format, language)?;
        Ok(Exit::Sound)
    }
}

/// Says how many rows do not count.
pub fn leave_note(session: &mut Session<'_, '_>, plan: &Plan, figures: &Figures) {
    let rows = figures.reported.left_out(plan, figures.assessment.as_of);
    if rows > 0 {
        let language = session.language(Some(plan));
        session.remark(&Notice::LeftOut { rows }, language);
    }
}

/// An action by its number.
pub fn action(plan: &Plan, text: String) -> Result<String, Stop> {
    if plan.actions.iter().any(|action| action.id == text) {
        return Ok(text);
    }
    let known: Vec<_> = plan.actions.iter().map(|action| action.id.as_str()).collect();
    Err(Stop::Usage(Notice::UnknownAction { text, known: known.join(", ") }))
}
