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
    finding::{Finding, Message, Severity},
    intake::Intake,
    model::{CountyIx, Language, Plan},
    render::{
        Terminal,
        findings::{self, Item, Report},
        unified_diff,
    },
    submission::continues,
    tabular::decode::decode,
    words::{Label, Notice},
    workspace::{Incoming, Layout, Taken, Workspace},
};

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

/// What has been brought in.
pub(super) struct Imported {
    pub brought: Vec<Brought>,
    /// Something was kept out, for its errors or for what is there already.
    pub refused: bool,
    pub report: Report,
    /// What came of each file, a line each, with the differences from what is there.
    pub outcomes: String,
}

/// A file of the workspace, as it came in.
pub(super) struct Brought {
    /// In the workspace, with `/`.
    pub path: String,
    pub county: CountyIx,
    /// `None`: a roster.
    pub period: Option<Period>,
}

pub fn run(session: &mut Session<'_, '_>, args: ImportArgs) -> Outcome {
    let workspace = session.workspace()?;
    let mode = Mode { partial: args.partial, force: args.force };
    let imported = bring_in(session, &workspace, &args.files, mode)?;
    let text = match args.format {
        Format::Text => imported.text(session.terminal()),
        Format::Md => findings::markdown::render(&imported.report, findings::markdown::COMMENT) + &imported.fenced(),
        Format::Json => findings::json::render(&imported.report)?,
    };
    session.answer(&text)?;
    Ok(if imported.refused { Exit::Findings } else { Exit::Sound })
}

impl Imported {
    /// For a terminal.
    pub fn text(&self, terminal: Terminal) -> String {
        findings::text::render(&self.report, terminal) + &self.outcomes
    }

    /// The outcomes within Markdown, fenced by more backticks than they hold.
    fn fenced(&self) -> String {
        let longest = self.outcomes.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        format!("\n{fence}diff\n{}{fence}\n", self.outcomes)
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
    let Opened { incoming, mut findings, closed } = read(session, plan, files)?;
    let mut refused = !closed.is_empty();
    if let Some(twice) = same_place(&incoming, plan) {
        return Err(Stop::Usage(twice));
    }
    let layout = Layout::read(&workspace.disk, plan)?;
    let taken = workspace.take_in(plan, &layout, &incoming, mode.partial)?;
    let not_taken = closed.iter().map(|path| Notice::NotImported { path: path.to_string() }.text(language) + "\n");
    let mut outcomes: String = not_taken.collect();
    let mut brought = Vec::new();
    for (it, taken) in incoming.iter().zip(&taken) {
        let (told, done) = settle(workspace, plan, it, taken, mode, language)?;
        outcomes += &told;
        refused |= done.is_none();
        brought.extend(done);
        findings.extend(taken.findings.iter().cloned());
    }
    Ok(Imported { brought, refused, report: report(workspace, findings, language), outcomes })
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
        let bytes = fs::read(&full).with_context(|| format!("cannot read {}", file.display()))?;
        let path: Arc<str> = slashed(file).into();
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

/// Writes what may be written; what there is to say of it.
fn settle(
    workspace: &Workspace,
    plan: &Plan,
    it: &Incoming,
    taken: &Taken,
    mode: Mode,
    language: Language,
) -> Result<(String, Option<Brought>), Stop> {
    let line = |notice: Notice| format!("{}\n", notice.text(language));
    let path = taken.whose.path(plan);
    let Some(text) = &taken.text else {
        return Ok((line(Notice::NotImported { path: it.path.to_string() }), None));
    };
    let target = workspace.disk.root().join(&path);
    let before = present(&target)?;
    let brought = Brought { path: path.clone(), county: taken.whose.county(), period: taken.whose.period(plan) };
    if before.as_deref() == Some(text.as_bytes()) {
        return Ok((line(Notice::AlreadySo { path }), Some(brought)));
    }
    let mut told = String::new();
    if let Some(before) = &before {
        told += &unified_diff::render(&path, &decode(before).text, text.trim_start_matches('\u{feff}'));
        // a list goes on: sites are added and closed; only what it said before is not changed unasked
        let goes_on = brought.period.is_none() && continues(before, text.as_bytes());
        if !mode.force && !goes_on {
            return Ok((told + &line(Notice::KeptBefore { roster: brought.period.is_none(), path }), None));
        }
    }
    atomic::place(&target, text)?;
    if taken.cut > 0 {
        told += &line(Notice::RowsCut { rows: taken.cut });
    }
    Ok((told + &line(Notice::Wrote { path }), Some(brought)))
}

/// What stands at a path already.
fn present(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match path.exists() {
        true => fs::read(path).map(Some).with_context(|| format!("cannot read {}", path.display())),
        false => Ok(None),
    }
}

/// Findings as `check` shows them. What only the file's form is about, and is put right by being taken in,
/// is not told; what was put right in a cell is told as a warning.
fn report(workspace: &Workspace, findings: Vec<Finding>, language: Language) -> Report {
    let shape = |item: &Item| item.finding.message.is_fixable() && matches!(item.finding.message, Message::File(_));
    let mut items = items(findings, &workspace.severities, language);
    items.retain(|item| !shape(item));
    for item in items.iter_mut().filter(|item| item.finding.message.is_fixable()) {
        item.severity = item.severity.min(Severity::Warning);
    }
    let summary = if workspace.sample { vec![Label::Sample.text(language).to_owned()] } else { Vec::new() };
    Report { items, summary, sample: workspace.sample, language, ..Report::default() }
}
