//! `plan report`: a period's summary, bulletin or review, in files of any format. The same workspace always gives
//! the same bytes: no clock is looked at, and a report does not name the commit that it lies in itself.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::{Args, ValueEnum};

use super::{
    atomic,
    session::{Exit, Outcome, Session, Stop, county, period, slashed},
    status::leave_note,
};
use crate::{
    calendar::{Cadence, Period},
    cases::Cases,
    history::{History, Lack},
    inspection::Inspections,
    model::{CountyIx, Language, Plan},
    owed::{Horizon, State},
    render::report::{csv, docx, html, json, markdown, xlsx},
    report::{Course, Facts, Origin, Provenance, Report, Turnout},
    words::Notice,
    workspace::{Assessed, Disk, FOLDERS, Inputs, Layout, SUMMARIES, Workspace},
};

#[derive(Args)]
pub struct ReportArgs {
    /// 季度、半年或年 · The quarter, half-year or year, such as 2023-Q3, 2023-H2 or 2023
    period: String,
    /// 一个县(区)自己的 · A county's own
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// 写到这个文件夹，不写是 reports/summaries/期间[/县] · Write into this folder, made when it is not there
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// 要哪些格式，用逗号分开 · Which formats, separated by commas
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Format::ALL)]
    format: Vec<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Format {
    Md,
    Csv,
    Json,
    Html,
    Xlsx,
    Docx,
}

impl Format {
    const ALL: [Format; 6] = [Format::Md, Format::Csv, Format::Json, Format::Html, Format::Xlsx, Format::Docx];

    /// The name of the file.
    fn name(self) -> &'static str {
        match self {
            Format::Md => "report.md",
            Format::Csv => "report.csv",
            Format::Json => "report.json",
            Format::Html => "report.html",
            Format::Xlsx => "report.xlsx",
            Format::Docx => "report.docx",
        }
    }

    fn render(self, report: &Report<'_>) -> anyhow::Result<Vec<u8>> {
        match self {
            Format::Md => markdown::render(report),
            Format::Csv => csv::render(report),
            Format::Json => json::render(report),
            Format::Html => html::render(report),
            Format::Xlsx => xlsx::render(report),
            Format::Docx => docx::render(report),
        }
    }

    /// Whether it shows the rows behind a number.
    fn shows_rows(self) -> bool {
        matches!(self, Format::Html | Format::Xlsx)
    }
}

pub fn run(session: &mut Session<'_, '_>, args: ReportArgs) -> Outcome {
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let period = reported_on(plan, &args.period)?;
    let county = args.county.as_deref().map(|text| county(plan, text)).transpose()?;
    let layout = Layout::read(&workspace.disk, plan)?;
    let mut facts = facts(session, &workspace, (plan, &layout), (period, county), language)?;
    if args.format.iter().any(|format| format.shows_rows()) {
        facts.sources = workspace.survey(plan, &layout).all_sources(&facts.figures.assessment)?;
    }
    leave_note(session, plan, &facts.figures);
    let report = Report::of(facts);
    let (folder, shown) = match args.to {
        Some(to) => (session.folder().join(&to), slashed(&to)),
        None => {
            let inside = match county {
                Some(county) => format!("{SUMMARIES}/{period}/{}", plan.county(county).id),
                None => format!("{SUMMARIES}/{period}"),
            };
            (workspace.disk.root().join(&inside), inside)
        }
    };
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {shown}"))?;
    let mut formats = args.format;
    formats.sort_unstable();
    formats.dedup();
    let mut answer = String::new();
    for format in formats {
        atomic::replace(&folder.join(format.name()), &format.render(&report)?)?;
        let path = format!("{shown}/{}", format.name());
        answer += &format!("{}\n", Notice::Wrote { path }.text(language));
    }
    session.answer(&answer)?;
    Ok(Exit::Sound)
}

/// A period on which there can be a report: it ends in the plan, and is not finer than what counties submit.
fn reported_on(plan: &Plan, text: &str) -> Result<Period, Stop> {
    let asked = period(text)?;
    if asked.cadence() >= plan.reporting.every && plan.periods(asked.cadence()).contains(&asked) {
        return Ok(asked);
    }
    let submissions = plan.submission_periods();
    let known = submissions.first().copied().zip(submissions.last().copied());
    Err(Stop::Usage(Notice::NoReportOn { period: asked, known }))
}

/// Everything that a report is built from.
fn facts<'a>(
    session: &Session<'_, '_>,
    workspace: &'a Workspace,
    (plan, layout): (&'a Plan, &Layout),
    (period, county): (Period, Option<CountyIx>),
    language: Language,
) -> Result<Facts<'a>, Stop> {
    let inputs = Inputs::read(&workspace.disk, plan, layout, period)?;
    let origin = origin(&workspace.disk, plan, &inputs, period)?;
    let progress = session.progress(language);
    let survey = workspace.survey(plan, layout).told(&progress);
    let ends = Course::ends(plan, period, period.end());
    let days: Vec<_> = ends.iter().map(|end| end.end()).collect();
    let Assessed { reported, assessments, .. } = survey.assessments(&days)?;
    let course = Course::of(plan, ends, &assessments, county);
    let assessment = assessments.into_iter().next_back().context("a report's period ends one that is submitted")?;
    let ranking = match (period.cadence(), period.end() <= assessment.as_of) {
        (Cadence::Year, true) => {
            workspace.ranking(&survey, period.year())?.map(|ranking| (ranking, &workspace.scoring))
        }
        _ => None,
    };
    let mut inspected = survey.inspected()?.rows;
    inspected.retain(|row| (period.start()..=period.end()).contains(&row.inspection.end()));
    let inspections = Inspections::of(inspected, assessment.as_of, None, county);
    let cases = Cases::of(survey.cases()?.0, Some(period), county);
    let corrections = inputs.corrections.into_iter();
    let corrections = corrections.filter(|it| county.is_none_or(|county| it.concerns(&plan.county(county).id)));
    Ok(Facts {
        plan,
        language,
        period,
        county,
        sample: workspace.sample,
        provenance: Provenance { inputs: inputs.digest, origin },
        figures: crate::attainment::Figures { reported, assessment, before: None, verified: None },
        course,
        sources: Vec::new(),
        turnout: turnout(&workspace.survey(plan, layout), plan, period, county)?,
        ranking,
        inspections,
        cases,
        corrections: corrections.collect(),
    })
}

/// Who has sent in what, for each submission period of the report's.
fn turnout(
    survey: &crate::workspace::Survey<'_>,
    plan: &Plan,
    period: Period,
    county: Option<CountyIx>,
) -> anyhow::Result<Vec<Turnout>> {
    let horizon = Horizon { today: period.end(), only: None };
    let submissions = survey.submissions(horizon)?;
    let ended = horizon.among(plan.submission_periods());
    let turnouts = ended.filter(|(_, ended)| period.start() <= ended.end()).map(|(at, period)| {
        let mut turnout = Turnout::of(period);
        for ix in (0..plan.counties.len()).map(CountyIx) {
            match &submissions.of(ix)[at].state {
                State::Complete => turnout.complete.push(ix),
                State::Nil => turnout.nil.push(ix),
                State::Partial { lacking } => {
                    turnout.partial.push(ix);
                    turnout.lacking.extend(lacking.iter().filter(|_| county == Some(ix)));
                }
            }
        }
        turnout
    });
    Ok(turnouts.collect())
}

/// Where what was read comes from. What git does not have here, such as files that were not fetched, makes nobody
/// go without a report.
fn origin(disk: &Disk, plan: &Plan, inputs: &Inputs, period: Period) -> anyhow::Result<Origin> {
    match traced(disk, plan, inputs, period) {
        Err(error) if error.is::<Lack>() => Ok(Origin::Unknown),
        traced => traced,
    }
}

/// The last commit that changed what was read, if all of it has been committed.
fn traced(disk: &Disk, plan: &Plan, inputs: &Inputs, period: Period) -> anyhow::Result<Origin> {
    let history = History::around(disk.root())?;
    let head = match history.resolve("HEAD") {
        Ok(head) => head,
        Err(Lack::NoCommit) => return Ok(Origin::Uncommitted),
        Err(lack) => return Err(lack.into()),
    };
    if !history.has_workspace(&head)? {
        return Ok(Origin::Uncommitted);
    }
    let committed = Disk::of_commit(disk.root(), history.tree(&head, &FOLDERS)?);
    let layout = Layout::read(&committed, plan)?;
    if Inputs::read(&committed, plan, &layout, period)?.digest != inputs.digest {
        return Ok(Origin::Uncommitted);
    }
    let last = history.last_touching(head.id, &["plan", "reports"], &|path| inputs.hold(path))?;
    Ok(last.map_or(Origin::Unknown, |commit| Origin::Commit { id: commit.id.short(), day: commit.day }))
}
