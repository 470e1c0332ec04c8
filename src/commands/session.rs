//! What every command needs of the world: streams, the workspace, the language, and a way to stop.

use std::{
    ffi::OsString,
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Context;

use super::{Colour, Global, TableFormat, progress::Bar};
use crate::{
    attainment::AsOf,
    calendar::{Date, Period},
    finding::Severity,
    history::Lack,
    model::{CountyIx, Language, Plan},
    naming,
    render::{self, Terminal},
    table::Document,
    words::{HistoryNotice, Label, Notice, UsageSlip},
    workspace::{self, Workspace},
};

/// The world as one run of the program sees it.
pub struct Io<'a> {
    pub arguments: Vec<OsString>,
    pub folder: PathBuf,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
    pub environment: Environment,
}

/// What the process was told by its surroundings.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `PLAN_LANG`.
    pub language: Option<String>,
    /// What standard output can show.
    pub terminal: Terminal,
    /// `GITHUB_STEP_SUMMARY`: the file that GitHub shows on the page of a run.
    pub step_summary: Option<PathBuf>,
    /// Whether somebody looks at standard error.
    pub progress: bool,
    /// The program's own file.
    pub program: Option<PathBuf>,
    /// The calendar day where the program runs; nothing else knows one.
    pub today: Option<Date>,
}

/// How a run ends, as its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Sound = 0,
    Findings = 1,
    Usage = 2,
    Failed = 3,
}

/// Why a command goes no further.
pub enum Stop {
    /// The command line asks for something that there is not.
    Usage(Notice),
    /// There is no workspace.
    NoWorkspace(PathBuf),
    /// The plan has errors, which have been shown.
    PlanBroken,
    /// Something beside the workspace that the command needs is not there.
    CannotRun(Notice),
    Failed(anyhow::Error),
}

impl From<Lack> for Stop {
    fn from(lack: Lack) -> Stop {
        Stop::CannotRun(Notice::History(HistoryNotice::Lacking(lack)))
    }
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Stop {
        // What git lacks may show only when a file is read.
        match error.downcast_ref::<Lack>() {
            Some(lack) => lack.clone().into(),
            None => Stop::Failed(error),
        }
    }
}

pub type Outcome = Result<Exit, Stop>;

pub struct Session<'i, 'a> {
    io: &'i mut Io<'a>,
    global: Global,
}

/// Shows what clap has to say: help and version on standard output, everything else as bad usage.
pub fn usage(io: &mut Io<'_>, error: &clap::Error) -> Exit {
    let language = io.environment.language.as_deref().and_then(Language::parse).unwrap_or_default();
    let (hint, text) = (usage_hint(error, language), error.render());
    let (stream, exit): (&mut dyn Write, _) =
        if error.use_stderr() { (io.err, Exit::Usage) } else { (io.out, Exit::Sound) };
    match write!(stream, "{hint}{text}") {
        Ok(()) => exit,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => exit,
        Err(_) => Exit::Failed,
    }
}

/// What is wrong with a command line, for somebody who does not read English; clap goes on in its own words.
fn usage_hint(error: &clap::Error, language: Language) -> String {
    use clap::error::ErrorKind;
    let slip = match error.kind() {
        ErrorKind::InvalidSubcommand => UsageSlip::NoSuchCommand,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => UsageSlip::NoCommand,
        ErrorKind::MissingRequiredArgument => UsageSlip::Missing,
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues | ErrorKind::ArgumentConflict => UsageSlip::TooMuch,
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return String::new(),
        _ => UsageSlip::BadValue,
    };
    format!("plan: {}\n\n", Notice::UsageSlip(slip).text(language))
}

impl<'i, 'a> Session<'i, 'a> {
    pub fn new(io: &'i mut Io<'a>, global: Global) -> Session<'i, 'a> {
        Session { io, global }
    }

    /// Opens the workspace: the nearest one upward from here, or from the folder named with `-C`.
    pub fn workspace(&self) -> Result<Workspace, Stop> {
        let from = self.base();
        let root = workspace::find(&from).ok_or(Stop::NoWorkspace(from))?;
        Ok(Workspace::open(&root)?)
    }

    /// The folder that the command works in.
    pub fn base(&self) -> PathBuf {
        self.global.directory.as_ref().map_or_else(|| self.io.folder.clone(), |named| self.io.folder.join(named))
    }

    /// The plan, if it has no errors; its findings are shown otherwise.
    pub fn sound<'w>(&mut self, workspace: &'w Workspace) -> Result<&'w Plan, Stop> {
        if let Some(plan) = sound_plan(workspace) {
            return Ok(plan);
        }
        let language = self.language(workspace.plan.as_ref());
        let items = super::check::items(workspace.findings.clone(), &workspace.severities, language);
        let report = render::findings::Report { items, language, ..render::findings::Report::default() };
        let terminal = Terminal { colour: false, ..self.terminal() };
        let text = render::findings::text::render(&report, terminal);
        self.remark_text(&text);
        Err(Stop::PlanBroken)
    }

    pub fn language(&self, plan: Option<&Plan>) -> Language {
        let told = self.io.environment.language.as_deref().and_then(Language::parse);
        self.global.lang.map(Language::from).or(told).or(plan.map(|plan| plan.language)).unwrap_or_default()
    }

    /// What the place of the answer can show.
    pub fn terminal(&self) -> Terminal {
        let terminal = match self.global.output {
            Some(_) => Terminal { colour: false, unicode: true, width: None },
            None => self.io.environment.terminal,
        };
        let colour = match self.global.color {
            Colour::Auto => terminal.colour,
            Colour::Always => true,
            Colour::Never => false,
        };
        Terminal { colour, ..terminal }
    }

    /// A bar for the counties, where somebody looks; it has to go before anything is said.
    pub fn progress(&self, language: Language) -> Bar {
        Bar::new(self.io.environment.progress, language)
    }

    /// The program's own file, as far as it is known.
    pub fn program(&self) -> Option<&Path> {
        self.io.environment.program.as_deref()
    }

    /// The day of the run, where the surroundings know it.
    pub fn today(&self) -> Option<Date> {
        self.io.environment.today
    }

    pub fn folder(&self) -> &Path {
        &self.io.folder
    }

    /// Whether the answer goes into a file.
    pub fn writes_a_file(&self) -> bool {
        self.global.output.is_some()
    }

    /// Gives the answer, on standard output or into the file that was asked for.
    pub fn answer(&mut self, text: &str) -> Result<(), Stop> {
        match &self.global.output {
            Some(file) => {
                let path = self.io.folder.join(file);
                fs::write(&path, text).with_context(|| format!("cannot write {}", file.display()))?;
            }
            None => match self.io.out.write_all(text.as_bytes()).and_then(|()| self.io.out.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
                written => written.context("cannot write the answer")?,
            },
        }
        Ok(())
    }

    /// Adds to the summary of the CI step that runs the program, where there is one. That it cannot be
    /// written is told, and changes nothing else.
    pub fn step_summary(&mut self, text: &str) {
        let Some(path) = &self.io.environment.step_summary else { return };
        let file = fs::OpenOptions::new().append(true).create(true).open(path);
        if let Err(error) = file.and_then(|mut file| file.write_all(text.as_bytes())) {
            let remark = format!("plan: cannot write {}: {error}\n", path.display());
            self.remark_text(&remark);
        }
    }

    /// Gives tables. CSV goes into a file with a byte order mark, without which Excel takes it for GBK.
    pub fn tables(&mut self, document: &Document, format: TableFormat, language: Language) -> Result<(), Stop> {
        let text = match format {
            TableFormat::Table => render::text_table::render(document, self.terminal()),
            TableFormat::Md => render::markdown_table::render(document),
            TableFormat::Csv => {
                let csv = render::csv_table::render(document, Label::Action.text(language))?;
                if self.writes_a_file() { format!("\u{feff}{csv}") } else { csv }
            }
        };
        self.answer(&text)
    }

    /// Gives a machine answer.
    pub fn json(&mut self, answer: &impl serde::Serialize) -> Result<(), Stop> {
        let json = serde_json::to_string_pretty(answer).map_err(anyhow::Error::from)?;
        self.answer(&(json + "\n"))
    }

    /// Says something beside the answer.
    pub fn remark(&mut self, notice: &Notice, language: Language) {
        self.remark_text(&format!("plan: {}\n", notice.text(language)));
    }

    /// Nobody is left to tell when standard error is gone.
    pub fn remark_text(&mut self, text: &str) {
        let _gone = self.io.err.write_all(text.as_bytes());
    }

    /// Ends a run that goes no further.
    pub fn stop(&mut self, stop: Stop) -> Exit {
        let language = self.language(None);
        match stop {
            Stop::Usage(notice) => {
                self.remark(&notice, language);
                Exit::Usage
            }
            Stop::NoWorkspace(folder) => {
                self.remark(&Notice::NoWorkspace { folder: slashed(&folder) }, language);
                Exit::Failed
            }
            Stop::PlanBroken => Exit::Findings,
            Stop::CannotRun(notice) => {
                self.remark(&notice, language);
                Exit::Failed
            }
            Stop::Failed(error) => {
                self.remark_text(&format!("plan: {error:#}\n"));
                Exit::Failed
            }
        }
    }
}

/// The plan, if it has no errors.
pub fn sound_plan(workspace: &Workspace) -> Option<&Plan> {
    let is_error = |finding: &crate::finding::Finding| workspace.severities.of(finding.code()) == Some(Severity::Error);
    workspace.plan.as_ref().filter(|_| !workspace.findings.iter().any(is_error))
}

/// A path with `/` on every system.
pub fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A county by its id or one of its names.
pub fn county(plan: &Plan, text: &str) -> Result<CountyIx, Stop> {
    plan.county_called(text).or_else(|| naming::county_in(text, plan)).ok_or_else(|| {
        let known: Vec<_> =
            plan.counties.iter().take(20).map(|county| format!("{} {}", county.id, county.name)).collect();
        Stop::Usage(Notice::UnknownCounty { text: text.to_owned(), known: known.join(", ") })
    })
}

/// The as-of date that was asked for.
pub fn as_of(ending: Option<&str>, on: Option<&str>) -> Result<AsOf, Stop> {
    match (ending, on) {
        (Some(_), Some(_)) => Err(Stop::Usage(Notice::PeriodAndDay)),
        (Some(text), None) => period(text).map(AsOf::Period),
        (None, Some(text)) => day(text).map(AsOf::Day),
        (None, None) => Ok(AsOf::Latest),
    }
}

/// A period in its canonical spelling.
pub fn period(text: &str) -> Result<Period, Stop> {
    Period::parse(text).ok_or_else(|| Stop::Usage(Notice::BadPeriodArgument { text: text.to_owned() }))
}

/// A day such as `2023-09-30`.
pub fn day(text: &str) -> Result<Date, Stop> {
    text.parse().map_err(|_| Stop::Usage(Notice::BadDateArgument { text: text.to_owned() }))
}
