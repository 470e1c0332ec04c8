//! `plan import`: what a clerk sends back, into the workspace: checked, in its canonical form, at its place.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context;
use clap::{Args, ValueEnum};

use super::{
    atomic,
    check::items,
    session::{Exit, Outcome, Session, Stop, slashed},
};
use crate::{
    calendar::Period,
    finding::{Column, FileProblem, Finding, Message, Severity},
    intake::Intake,
    model::{CountyIx, Language, Plan},
    privacy::masked,
    render::{
        findings::{self, Report},
        unified_diff,
    },
    source::Place,
    submission::{CellChange, changes, continues},
    tabular::decode::decode,
    words::{Label, Notice},
    workspace::{Incoming, Layout, Taken, Workspace},
};

/// A larger file is no form: it is not read.
const LARGEST: u64 = 64 * 1024 * 1024;

#[derive(Args)]
pub struct ImportArgs {
    /// 填好的表：xlsx、xls 或任何 CSV · Filled forms
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 有错的行不要，其余的照样写入 · Leave out the rows with errors and write the rest
    #[arg(long)]
    partial: bool,
    /// 已有填报也换成新的 · Replace a submission that is there already
    #[arg(long)]
    force: bool,
    /// 输出格式 · How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    /// 可直接贴为合并请求的评论 · A comment for a pull request
    Md,
    Json,
}

/// What to do where not all is well.
#[derive(Clone, Copy, Default)]
pub(super) struct Mode {
    /// Rows with errors are left out.
    pub partial: bool,
    /// What is there already is replaced.
    pub force: bool,
}

/// What has come of some files.
pub(super) struct Imported {
    pub settled: Vec<Settled>,
    pub report: Report,
}

/// What has come of one file.
pub(super) struct Settled {
    /// The file as it was named.
    given: String,
    pub end: End,
    /// How it differs from what is there already.
    difference: Difference,
    /// Rows with errors that were left out.
    cut: usize,
}

/// How a text differs from the one in its place.
#[derive(Default)]
enum Difference {
    #[default]
    None,
    /// Of a submission.
    Cells(Vec<CellChange>),
    /// Of anything else, line by line.
    Lines(String),
}

/// More changed cells than this are counted.
const CELLS: usize = 40;

impl Difference {
    fn of(path: &str, before: &[u8], after: &str, submission: bool) -> Difference {
        match changes(before, after.as_bytes()).filter(|_| submission) {
            Some(cells) => Difference::Cells(cells),
            None => {
                let after = after.trim_start_matches('\u{feff}');
                Difference::Lines(unified_diff::render(path, &decode(before).text, after))
            }
        }
    }

    fn text(&self, language: Language) -> String {
        let cells = match self {
            Difference::None => return String::new(),
            Difference::Lines(text) => return text.clone(),
            Difference::Cells(cells) => cells,
        };
        let told = |change: &CellChange| {
            let row = change.row.iter().take(1).chain([&change.name]).chain(&change.row[1..]);
            let row: Vec<_> = row.filter(|part| !part.is_empty()).cloned().collect();
            let (column, [before, after]) =
                (change.column, [&change.before, &change.after].map(|it| masked(it).into()));
            line(&Notice::CellChanged { row: row.join(" "), column, before, after }, language)
        };
        let mut text: String = cells.iter().take(CELLS).map(told).collect();
        if cells.len() > CELLS {
            text += &line(&Notice::MoreCells { cells: cells.len() - CELLS }, language);
        }
        text
    }
}

/// Whether a file is in the workspace now, and where.
pub(super) enum End {
    Written(Brought),
    /// It says what is there already.
    Same(Brought),
    /// Something else is there, and stays.
    Kept(Brought),
    /// It has errors.
    Refused,
}

/// A file of the workspace, as it came in.
pub(super) struct Brought {
    /// In the workspace, with `/`.
    pub path: String,
    pub county: CountyIx,
    /// `None`: a roster.
    pub period: Option<Period>,
}

impl Settled {
    /// What is in the workspace now.
    pub fn brought(&self) -> Option<&Brought> {
        match &self.end {
            End::Written(brought) | End::Same(brought) => Some(brought),
            End::Kept(_) | End::Refused => None,
        }
    }

    pub fn into_brought(self) -> Option<Brought> {
        match self.end {
            End::Written(brought) | End::Same(brought) => Some(brought),
            End::Kept(_) | End::Refused => None,
        }
    }

    /// What its sender has to know, whatever becomes of the workspace: how it differs, what was left out.
    pub fn remarks(&self, language: Language) -> String {
        let mut text = self.difference.text(language);
        if self.cut > 0 {
            text += &line(&Notice::RowsCut { rows: self.cut }, language);
        }
        if let End::Kept(Brought { path, period, .. }) = &self.end {
            text += &line(&Notice::KeptBefore { path: path.clone(), roster: period.is_none() }, language);
        }
        text
    }

    fn text(&self, language: Language) -> String {
        let last = match &self.end {
            End::Written(brought) => Notice::Wrote { path: brought.path.clone() },
            End::Same(brought) => Notice::AlreadySo { path: brought.path.clone() },
            End::Refused => Notice::NotImported { path: self.given.clone() },
            End::Kept(_) => return self.remarks(language),
        };
        self.remarks(language) + &line(&last, language)
    }
}

fn line(notice: &Notice, language: Language) -> String {
    format!("{}\n", notice.text(language))
}

pub fn run(session: &mut Session<'_, '_>, args: ImportArgs) -> Outcome {
    let workspace = session.workspace()?;
    let mode = Mode { partial: args.partial, force: args.force };
    let imported = bring_in(session, &workspace, &args.files, mode)?;
    let outcomes: String = imported.settled.iter().map(|it| it.text(imported.report.language)).collect();
    let text = match args.format {
        Format::Text => findings::text::render(&imported.report, session.terminal()) + &outcomes,
        Format::Md => findings::markdown::render(&imported.report, findings::markdown::COMMENT) + &fenced(&outcomes),
        Format::Json => findings::json::render(&imported.report)?,
    };
    session.answer(&text)?;
    Ok(if imported.is_refused() { Exit::Findings } else { Exit::Sound })
}

/// A text within Markdown, fenced by more backticks than it holds.
fn fenced(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("\n{fence}diff\n{text}{fence}\n")
}

impl Imported {
    /// Something was kept out, for its errors or for what is there already.
    pub fn is_refused(&self) -> bool {
        self.settled.iter().any(|it| it.brought().is_none())
    }
}

/// Brings files into a workspace. Each is judged by itself: one that is kept out keeps no other out.
pub(super) fn bring_in(
    session: &mut Session<'_, '_>,
    workspace: &Workspace,
    files: &[PathBuf],
    mode: Mode,
) -> Result<Imported, Stop> {
    let plan = session.sound(workspace)?;
    let language = session.language(Some(plan));
    let layout = Layout::read(&workspace.disk, plan)?;
    let Opened { incoming, findings, closed } = read(session, plan, files)?;
    if let Some(twice) = same_place(&incoming, plan) {
        return Err(Stop::Usage(twice));
    }
    let taken = workspace.take_in(plan, &layout, &incoming, mode.partial)?;
    let unopened =
        |path: &Arc<str>| Settled { given: path.to_string(), end: End::Refused, difference: Difference::None, cut: 0 };
    let mut settled: Vec<_> = closed.iter().map(unopened).collect();
    for (it, taken) in incoming.iter().zip(&taken) {
        settled.push(settle(workspace, plan, it, taken, mode)?);
    }
    Ok(Imported { settled, report: report(workspace, all(findings, &taken), language) })
}

/// What files say that are not to be written anywhere.
pub(super) struct Looked {
    pub taken: Vec<Taken>,
    pub report: Report,
}

/// Reads files as if they were brought in.
pub(super) fn look(
    session: &mut Session<'_, '_>,
    workspace: &Workspace,
    layout: &Layout,
    files: &[PathBuf],
) -> Result<Looked, Stop> {
    let plan = session.sound(workspace)?;
    let language = session.language(Some(plan));
    let Opened { incoming, findings, .. } = read(session, plan, files)?;
    let taken = workspace.take_in(plan, layout, &incoming, false)?;
    Ok(Looked { report: report(workspace, all(findings, &taken), language), taken })
}

/// The findings of files that could not be opened, and of those that could.
fn all(findings: Vec<Finding>, taken: &[Taken]) -> Vec<Finding> {
    findings.into_iter().chain(taken.iter().flat_map(|it| it.findings.iter().cloned())).collect()
}

/// Files that were opened.
#[derive(Default)]
struct Opened {
    incoming: Vec<Incoming>,
    /// What is wrong with those that cannot be taken in at all.
    findings: Vec<Finding>,
    /// Their paths.
    closed: Vec<Arc<str>>,
}

fn read(session: &Session<'_, '_>, plan: &Plan, files: &[PathBuf]) -> Result<Opened, Stop> {
    let mut opened = Opened::default();
    for file in files {
        let full = session.folder().join(file);
        if !full.is_file() {
            return Err(Stop::Usage(Notice::NoSuchFile { path: slashed(file) }));
        }
        let path: Arc<str> = slashed(file).into();
        let context = || format!("cannot read {}", file.display());
        let size = fs::metadata(&full).with_context(context)?.len();
        if size > LARGEST {
            let problem = FileProblem::FileTooLarge { bytes: size, limit: LARGEST };
            opened.findings.push(Finding::new(Message::File(problem), Place::file(path.clone())));
            opened.closed.push(path);
            continue;
        }
        let bytes = fs::read(&full).with_context(context)?;
        match Intake::read(plan, &path, &slashed(&full), &bytes) {
            Ok(intake) => opened.incoming.push(Incoming { path, intake }),
            Err(told) => {
                opened.findings.extend(told);
                opened.closed.push(path);
            }
        }
    }
    Ok(opened)
}

/// Two files for one place: which of them is meant cannot be told.
fn same_place(incoming: &[Incoming], plan: &Plan) -> Option<Notice> {
    let mut known: BTreeMap<String, &Incoming> = BTreeMap::new();
    incoming.iter().find_map(|it| {
        let path = it.intake.whose.path(plan);
        let other = known.insert(path.clone(), it)?;
        Some(Notice::SamePlace { one: other.path.to_string(), other: it.path.to_string(), path })
    })
}

/// Writes what may be written.
fn settle(workspace: &Workspace, plan: &Plan, it: &Incoming, taken: &Taken, mode: Mode) -> Result<Settled, Stop> {
    let path = taken.whose.path(plan);
    let mut settled =
        Settled { given: it.path.to_string(), end: End::Refused, difference: Difference::None, cut: taken.cut };
    let Some(text) = &taken.text else { return Ok(settled) };
    let target = workspace.disk.root().join(&path);
    let before = present(&target)?;
    let brought = Brought { path, county: taken.whose.county(), period: taken.whose.period(plan) };
    if before.as_deref() == Some(text.as_bytes()) {
        settled.end = End::Same(brought);
        return Ok(settled);
    }
    if let Some(before) = &before {
        settled.difference = Difference::of(&brought.path, before, text, brought.period.is_some());
        // a list goes on: sites are added and closed; only what it said before is not changed unasked
        let goes_on = brought.period.is_none() && continues(before, text.as_bytes());
        if !mode.force && !goes_on {
            settled.end = End::Kept(brought);
            return Ok(settled);
        }
    }
    atomic::place(&target, text)?;
    settled.end = End::Written(brought);
    Ok(settled)
}

/// What stands at a path already.
fn present(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match path.exists() {
        true => fs::read(path).map(Some).with_context(|| format!("cannot read {}", path.display())),
        false => Ok(None),
    }
}

/// Findings as `check` shows them, for somebody who sees cells and not the plan's files. What is put right
/// by being taken in is told as a warning where it was in a figure, and so is what nobody sees there, for it may
/// turn the digits round; else it is not told at all: the form's shape, and how Excel writes days and months.
fn report(workspace: &Workspace, findings: Vec<Finding>, language: Language) -> Report {
    let figure = |finding: &Finding| matches!(finding.subject.field, Some(Column::Value | Column::Of));
    let silent = |finding: &Finding| match &finding.message {
        Message::File(FileProblem::InvisibleCharacter { .. }) => !figure(finding),
        Message::Value(_) => false,
        message => message.is_fixable(),
    };
    let seen = findings.into_iter().filter(|finding| !silent(finding)).map(|finding| {
        let of_plan = finding.related.as_ref().is_some_and(|place| place.path.starts_with("plan/"));
        if of_plan { finding.because_of(None) } else { finding }
    });
    let mut items = items(seen.collect(), &workspace.severities, language);
    for item in items.iter_mut().filter(|item| item.finding.message.is_fixable()) {
        item.severity = item.severity.min(Severity::Warning);
    }
    let mut report = Report { items, sample: workspace.sample, language, ..Report::default() };
    if workspace.sample {
        report.summary.push(Label::Sample.text(language).to_owned());
    }
    if !report.items.is_empty() {
        let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(|it| report.count(it));
        report.summary.push(Notice::FindingCounts { errors, warnings, notes }.text(language));
    }
    report
}
