//! `plan check`: reads everything, tells everything that is wrong, and decides by the exit code.

use std::{
    collections::BTreeSet,
    path::{Component, Path, PathBuf},
};

use clap::{Args, ValueEnum};

use super::{
    session::{Exit, Outcome, Session, Stop, county, slashed},
    since::Since,
};
use crate::{
    allow,
    finding::{Code, Finding, Message, RowProblem, Severity, in_order},
    model::{CountyIx, Language, Severities},
    render::findings::{self, Item, Report},
    views::{plan_tables, trace_table},
    words::{Label, Notice, findings::tell},
    workspace::{Layout, Workspace, late},
};

#[derive(Args)]
pub struct CheckArgs {
    /// 只看这些文件或文件夹的问题（仍然全部读取）· Judge only these; everything is read all the same
    paths: Vec<PathBuf>,
    /// 只让这个提交以后新出现的问题决定结果 · Only findings new since this commit decide
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// 这次改动只应改这个县(区)的文件 · The change may touch this county's files only
    #[arg(long, value_name = "COUNTY", requires = "since")]
    only: Option<String>,
    /// 输出格式 · How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 警告也算不通过 · Warnings fail, too
    #[arg(long, value_enum)]
    deny: Option<Deny>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    /// 可直接贴为合并请求的评论 · A comment for a pull request
    Md,
    /// GitHub Actions 标注和汇总 · Annotations and a job summary
    Github,
    /// GitLab 代码质量报告 · GitLab's Code Quality
    Gitlab,
    Sarif,
    Junit,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
}

pub fn run(session: &mut Session<'_, '_>, args: CheckArgs) -> Outcome {
    let workspace = session.workspace()?;
    let language = session.language(workspace.plan.as_ref());
    let paths = scope(session, &workspace, &args.paths, language)?;
    let since = args.since.as_deref().map(|revision| Since::of(session, &workspace, revision)).transpose()?;
    let closely = since.as_ref().and_then(|since| since.closely(workspace.plan.as_ref()));
    let (mut findings, mut lines) = all_findings(session, &workspace, language, closely.as_ref())?;
    let mut known = Vec::new();
    if let Some(since) = &since {
        let aged = since.told_apart(session, findings, closely.as_ref(), language)?;
        (findings, known) = (aged.new, aged.known);
        if let (Some(plan), Some(only)) = (&workspace.plan, &args.only) {
            findings.extend(since.foreign(plan, county(plan, only)?));
        }
        lines.extend(since.summary(closely.as_ref(), known.len(), language));
    }
    let words = |findings| items(findings, &workspace.severities, language);
    let (all, known) = (words(findings), words(known));
    let total = all.len();
    let asked = |items: Vec<Item>| items.into_iter().filter(|item| within(&item.finding.place.path, &paths)).collect();
    let (judged, known): (Vec<_>, Vec<_>) = (asked(all), asked(known));
    let elsewhere = total - judged.len();
    let mut report = Report {
        items: judged,
        known,
        summary: summary(&workspace, language),
        sample: workspace.sample,
        language,
        deny_warnings: args.deny.is_some(),
        broken: workspace.plan.is_none(),
    };
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    let counts = Notice::FindingCounts { errors, warnings, notes: report.count(Severity::Note) };
    report.summary.extend(lines);
    report.summary.push(counts.text(language));
    if elsewhere > 0 {
        report.summary.push(Notice::Elsewhere { findings: elsewhere }.text(language));
    }
    let answer = match args.format {
        Format::Text => findings::text::render(&report, session.terminal()),
        Format::Json => findings::json::render(&report)?,
        Format::Md => findings::markdown::render(&report, findings::markdown::COMMENT),
        Format::Github => findings::github::render(&report),
        Format::Gitlab => findings::gitlab::render(&report)?,
        Format::Sarif => findings::sarif::render(&report)?,
        Format::Junit => findings::junit::render(&report),
    };
    session.answer(&answer)?;
    if let Format::Github = args.format {
        session.step_summary(&findings::markdown::render(&report, findings::markdown::JOB_SUMMARY));
    }
    Ok(if report.failed() { Exit::Findings } else { Exit::Sound })
}

/// Everything that is wrong with a workspace and not allowed, and what else there is to say. Submissions
/// are read only where there is a plan to hold them against, and those of some counties alone where only they
/// are asked about.
pub(super) fn all_findings(
    session: &Session<'_, '_>,
    workspace: &Workspace,
    language: Language,
    closely: Option<&BTreeSet<CountyIx>>,
) -> Result<(Vec<Finding>, Vec<String>), Stop> {
    let mut findings = workspace.findings.clone();
    let mut lines = Vec::new();
    if let Some(plan) = &workspace.plan {
        let layout = Layout::read(&workspace.disk, plan)?;
        let progress = session.progress(language);
        let survey = workspace.survey(plan, &layout).closely(closely).told(&progress);
        let (checked, arrivals) = rayon::join(|| survey.check(), || workspace.arrivals(plan, &layout));
        let (checked, (arrivals, told)) = (checked?, arrivals?);
        let as_of = checked.as_of(plan);
        findings.extend(checked.findings);
        findings.extend(told);
        // Of the others nothing has been read, so that nothing is told.
        let read = |county: CountyIx| closely.is_none_or(|counties| counties.contains(&county));
        findings.extend(late(plan, &arrivals, &read));
        findings.extend(workspace.closing(plan)?.findings());
        findings.extend(workspace.outdated_summaries(plan, &layout)?);
        let allowed = allow::apply(&workspace.allowances, &mut findings, as_of);
        // What it allows may lie where nobody looked.
        findings.retain(|finding| closely.is_none() || finding.code() != Code::AllowUnused);
        let told = [
            (checked.short, Notice::ShortHistory { tracks: checked.short }),
            (allowed, Notice::Allowed { findings: allowed }),
        ];
        lines.extend(told.into_iter().filter(|(count, _)| *count > 0).map(|(_, notice)| notice.text(language)));
    }
    Ok((findings, lines))
}

/// Findings in order and in words, without those that the plan has switched off.
pub fn items(mut findings: Vec<Finding>, severities: &Severities, language: Language) -> Vec<Item> {
    in_order(&mut findings);
    let item = |finding: Finding| {
        let severity = severities.of(finding.code())?.min(finding.message.at_most());
        let because = match &finding.message {
            Message::Row(RowProblem::DuplicateRow { .. } | RowProblem::DuplicateSite { .. }) => Notice::FirstCopy,
            _ => Notice::Because,
        };
        let told = tell(&finding.message, language);
        Some(Item { finding, severity, told, because: because.text(language) })
    };
    findings.into_iter().filter_map(item).collect()
}

/// What was checked, in a few lines.
fn summary(workspace: &Workspace, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    match (&workspace.plan, &workspace.register) {
        (None, _) => lines.push(Notice::PlanBroken.text(language)),
        (Some(plan), register) => {
            lines.push(plan_tables::counts(plan).text(language));
            let answers = register.as_ref().map(|it| trace_table::counts(it, unanswered(workspace)));
            lines.push(answers.unwrap_or(Notice::NoRegister).text(language));
        }
    }
    if workspace.sample {
        lines.push(Label::Sample.text(language).to_owned());
    }
    lines
}

/// In how many places the plan and its register do not say the same.
pub fn unanswered(workspace: &Workspace) -> usize {
    const CODES: [Code; 3] = [Code::ClauseWithoutTask, Code::FigureWithoutTarget, Code::FigureUnfounded];
    workspace.findings.iter().filter(|finding| CODES.contains(&finding.code())).count()
}

/// The paths that were asked for, as the workspace names them; empty means all. A path is meant from
/// where the user stands, else from the folder named with `-C`.
pub(super) fn scope(
    session: &mut Session<'_, '_>,
    workspace: &Workspace,
    paths: &[PathBuf],
    language: Language,
) -> Result<Vec<String>, Stop> {
    let root = normal(&session.folder().join(workspace.disk.root()));
    let mut scope = Vec::new();
    for path in paths {
        let readings = [session.folder().join(path), session.base().join(path)].map(|path| normal(&path));
        let inside = |path: &&PathBuf| path.starts_with(&root);
        let existing = readings.iter().filter(inside).find(|path| path.exists());
        let Some(meant) = existing.or_else(|| readings.iter().find(inside)) else {
            return Err(Stop::Usage(Notice::OutsideWorkspace { path: slashed(path) }));
        };
        if existing.is_none() {
            session.remark(&Notice::NoSuchPath { path: slashed(path) }, language);
        }
        scope.push(slashed(meant.strip_prefix(&root).unwrap_or(meant)));
    }
    Ok(scope)
}

/// A path without `.` and `..`, so far as its text says.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

/// Whether a finding's path is one of these, or below one.
pub(super) fn within(path: &str, scope: &[String]) -> bool {
    let below = |folder: &String| {
        folder.is_empty()
            || path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    scope.is_empty() || scope.iter().any(below)
}
