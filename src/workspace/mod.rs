//! A workspace, on disk or as a commit has it: finding it, reading its plan, and going through its counties.
//! This is the one place where its files are read; everything behind it works on text.

mod asked;
mod canonical;
mod changed;
mod closing;
mod coverage;
mod disk;
mod documents;
mod forms;
mod incoming;
mod inputs;
mod layout;
mod progress;
mod province;
mod ranked;
mod received;
mod summaries;
mod survey;

use std::path::{Path, PathBuf};

pub use asked::Assessed;
pub use canonical::Canonical;
pub use changed::Changed;
pub use closing::{CLOSED, CORRECTIONS, Closing};
pub use disk::Disk;
pub use documents::SUMMARIES;
pub use forms::NewLists;
pub use incoming::{Incoming, Taken};
pub use inputs::Inputs;
pub use layout::Layout;
pub use progress::Progress;
pub use province::Province;
pub use received::late;
pub use survey::{Checked, Survey};

use crate::{
    allow::{self, Allowance},
    definitions::{self, Definitions, PlanFiles},
    finding::{Code, FileProblem, Finding, Message},
    history::Tree,
    model::{Plan, Severities},
    register::{self, Register},
    scoring::{self, Scoring},
    source::{Place, Source},
    tabular::decode::decode,
};

/// A workspace whose plan has been read, and everything wrong with it so far.
pub struct Workspace {
    pub disk: Disk,
    /// `None` when something that it is made of is wrong.
    pub plan: Option<Plan>,
    pub severities: Severities,
    /// `None` where there is no register: nothing to answer for.
    pub register: Option<Register>,
    /// Of the plan and the register.
    pub findings: Vec<Finding>,
    pub allowances: Vec<Allowance>,
    /// How counties are ranked.
    pub scoring: Scoring,
    /// Whether its submissions are invented.
    pub sample: bool,
}

/// The folders that a workspace is read from.
pub const FOLDERS: [&str; 3] = ["plan", "reports", "seeds"];

/// The nearest folder, from this one upward, that holds a plan.
pub fn find(from: &Path) -> Option<PathBuf> {
    from.ancestors().find(|folder| folder.join("plan/plan.toml").is_file()).map(Path::to_owned)
}

impl Workspace {
    /// Reads the plan of the workspace at this folder. Fails only when the disk does.
    pub fn open(root: &Path) -> anyhow::Result<Workspace> {
        Workspace::read(Disk::new(root))
    }

    /// Reads the plan of the workspace as a commit has it, with its folders [`FOLDERS`].
    pub fn open_at(root: &Path, tree: Tree) -> anyhow::Result<Workspace> {
        Workspace::read(Disk::of_commit(root, tree))
    }

    fn read(disk: Disk) -> anyhow::Result<Workspace> {
        let mut findings = Vec::new();
        let files = PlanFiles {
            plan: load(&disk, "plan/plan.toml", &mut findings)?,
            counties: match disk.has("plan/counties.toml") {
                true => Some(load(&disk, "plan/counties.toml", &mut findings)?),
                false => None,
            },
            actions: load_all(&disk, "plan/actions", &mut findings)?,
        };
        let Definitions { plan, severities, findings: told } = definitions::read(&files);
        findings.extend(told);
        let seeds = load_all(&disk, "seeds", &mut findings)?;
        let (register, told) = register::read(&seeds);
        findings.extend(told);
        if let (Some(plan), Some(register)) = (&plan, &register) {
            let told = register::check(plan, register);
            findings.retain(|finding| !is_consequence(finding, &told));
            findings.extend(told);
        }
        let mut allowances = Vec::new();
        if disk.has("plan/allow.toml") {
            let (read, told) = allow::read(&load(&disk, "plan/allow.toml", &mut findings)?);
            allowances = read;
            findings.extend(told);
        }
        let mut scoring = Scoring::default();
        if let Some(plan) = plan.as_ref().filter(|_| disk.has("plan/scoring.toml")) {
            let (read, told) = scoring::read(&load(&disk, "plan/scoring.toml", &mut findings)?, plan);
            scoring = read;
            findings.extend(told);
        }
        let sample = disk.has("reports/SAMPLE");
        Ok(Workspace { disk, plan, severities, register, findings, allowances, scoring, sample })
    }
}

/// A split that no longer adds up because of a number that the register has found bent: told once, there.
fn is_consequence(finding: &Finding, told: &[Finding]) -> bool {
    let bent =
        |other: &Finding| other.code() == Code::FigureWithoutTarget && other.subject.item == finding.subject.item;
    finding.code() == Code::AllocationSum && told.iter().any(bent)
}

impl Workspace {
    /// A survey of the counties' files, by this plan.
    pub fn survey<'a>(&'a self, plan: &'a Plan, layout: &'a Layout) -> Survey<'a> {
        let (disk, sample) = (&self.disk, self.sample);
        Survey { disk, plan, layout, sample, closely: None, progress: &(), verified: false }
    }
}

fn load_all(disk: &Disk, folder: &str, findings: &mut Vec<Finding>) -> anyhow::Result<Vec<Source>> {
    let names = disk.list(folder)?.into_iter().map(|entry| entry.name).filter(|name| name.ends_with(".toml"));
    names.map(|name| load(disk, &format!("{folder}/{name}"), findings)).collect()
}

/// A TOML file's text. It has to be UTF-8; what is not is told and read as well as it can be.
fn load(disk: &Disk, path: &str, findings: &mut Vec<Finding>) -> anyhow::Result<Source> {
    let bytes = disk.read(path)?;
    let decoded = decode(&bytes);
    let source = Source::new(path.into(), decoded.text.into_owned());
    match decoded.problem {
        Some((problem @ FileProblem::Undecodable { .. }, at)) => {
            findings.push(Finding::new(Message::File(problem), source.place(at..at + 1)));
        }
        Some((FileProblem::NotUtf8(encoding), _)) => {
            let problem = FileProblem::PlanNotUtf8(encoding);
            findings.push(Finding::new(Message::File(problem), Place::file(path.into())));
        }
        Some(_) | None => {}
    }
    Ok(source)
}
