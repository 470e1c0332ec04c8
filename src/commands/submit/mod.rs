//! `plan submit`: from a filled form to a pushed branch and the address of its pull request. Everything is
//! done in a temporary folder on top of what the remote has; the user's own files stay as they are.

mod draft;
mod git;
mod host;
mod remote;
mod repository;

use std::{fs, path::PathBuf};

use clap::Args;
use draft::{Change, Draft};
use remote::Remote;
use repository::Repository;

use super::{
    check::{all_findings, items, within},
    import::{self, Brought, End, Imported, Mode, Settled},
    session::{Exit, Outcome, Session, Stop, slashed},
};
use crate::{
    finding::Severity,
    model::{Language, Plan},
    render::{
        self, Terminal,
        findings::{Item, Report},
    },
    words::{
        Notice, county_name,
        submit::{Doing, Failure, Fate, Handed, HandedFile, Receipt, Step, Why},
    },
    workspace::Workspace,
};

#[derive(Args)]
pub struct SubmitArgs {
    /// 填好的表：Excel、WPS 或 CSV，同一个县(区)的可以一次交几个 · Filled forms of one county
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 有错的行不要，其余的照样提交 · Leave out the rows with errors and submit the rest
    #[arg(long)]
    partial: bool,
    /// 以前报过的，用这次的代替 · Replace what was reported before
    #[arg(long)]
    force: bool,
    /// 推送到这个远程仓库 · The remote to push to; else the branch's own, else origin
    #[arg(long, value_name = "NAME")]
    remote: Option<String>,
    /// 只看会提交什么，不推送 · Only show what would be submitted
    #[arg(long)]
    dry_run: bool,
}

/// Why a submission goes no further.
enum Halt {
    Stop(Stop),
    Failed(Failure),
}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Halt {
        Halt::Stop(stop)
    }
}

impl From<anyhow::Error> for Halt {
    fn from(error: anyhow::Error) -> Halt {
        Halt::Stop(error.into())
    }
}

/// Marks where something failed.
fn at(step: Step) -> impl Fn(Why) -> Halt {
    move |why| Halt::Failed(why.at(step))
}

pub fn run(session: &mut Session<'_, '_>, args: SubmitArgs) -> Outcome {
    let workspace = session.workspace()?;
    let language = session.language(workspace.plan.as_ref());
    let root = session.folder().join(workspace.disk.root());
    match submit(session, &args, root, language) {
        Ok(receipt) => {
            session.answer(&receipt.text(language))?;
            Ok(Exit::Sound)
        }
        Err(Halt::Stop(stop)) => Err(stop),
        Err(Halt::Failed(failure)) => {
            session.remark_text(&format!("plan: {}\n", failure.text(language)));
            Ok(exit(&failure.why))
        }
    }
}

fn exit(why: &Why) -> Exit {
    match why {
        Why::NotBrought | Why::Different | Why::Errors { .. } | Why::PlanBroken { .. } => Exit::Findings,
        Why::SeveralCounties { .. } | Why::UnknownRemote { .. } | Why::ManyRemotes { .. } => Exit::Usage,
        _ => Exit::Failed,
    }
}

fn submit(
    session: &mut Session<'_, '_>,
    args: &SubmitArgs,
    root: PathBuf,
    language: Language,
) -> Result<Receipt, Halt> {
    if let Some(file) = args.files.iter().find(|file| !session.folder().join(file).is_file()) {
        return Err(Halt::Stop(Stop::Usage(Notice::NoSuchFile { path: slashed(file) })));
    }
    let repository = Repository::around(&root).map_err(at(Step::Repository))?;
    repository.needs_author().map_err(at(Step::Author))?;
    let remote = repository.remote(args.remote.as_deref()).map_err(at(Step::Remote))?;
    let mut submission = Submission { session, args, repository: &repository, language };
    match submission.attempt(remote.clone()) {
        Err(Halt::Failed(Failure { why: Why::Overtaken { .. }, .. })) => {
            submission.tell(&Doing::Again);
            submission.attempt(remote)
        }
        done => done,
    }
}

struct Submission<'s, 'i, 'a> {
    session: &'s mut Session<'i, 'a>,
    args: &'s SubmitArgs,
    repository: &'s Repository,
    language: Language,
}

impl Submission<'_, '_, '_> {
    /// All steps from asking the remote to pushing, once.
    fn attempt(&mut self, remote: String) -> Result<Receipt, Halt> {
        self.tell(&Doing::Contacting { remote: remote.clone() });
        let remote = Remote::contact(self.repository, remote).map_err(at(Step::Contact))?;
        let branch = self.branch(&remote)?;
        let base = remote.base(&branch).map_err(at(Step::Fetch))?;
        let on = if base.continues { &branch } else { &remote.default };
        let draft = Draft::of(self.repository, &base.tip).map_err(at(Step::LayOut))?;
        let workspace = self.open(&draft, on)?;
        let plan = self.plan(&workspace, on)?;
        let brought = self.bring_in(&workspace)?;
        let paths: Vec<_> = brought.iter().map(|it| it.path.clone()).collect();
        let changes = draft.take(&paths).map_err(at(Step::Commit))?;
        if !changes.is_empty() {
            self.check(&workspace, &paths)?;
        }
        let handed = handed(&draft, &workspace, plan, &brought, changes)?;
        let address = remote.address(&branch).map_err(at(Step::Remote))?;
        let mut receipt = Receipt {
            fate: match (base.continues, handed.files.is_empty()) {
                (true, true) => Fate::OnBranch,
                (false, true) => Fate::Merged,
                _ if self.args.dry_run => Fate::Dry,
                (true, false) => Fate::PushedAgain,
                (false, false) => Fate::Pushed,
            },
            remote: remote.name.clone(),
            into: remote.default.clone(),
            handed,
            branch,
            address,
        };
        if let Fate::Pushed | Fate::PushedAgain = receipt.fate {
            let message = receipt.handed.message(plan.language);
            let commit = draft.commit(&base.parents, &message).map_err(at(Step::Commit))?;
            self.tell(&Doing::Pushing { remote: receipt.remote.clone(), branch: receipt.branch.clone() });
            let offered = remote.push(&commit, &receipt.branch).map_err(at(Step::Push))?;
            receipt.address = receipt.address.or(offered);
        }
        Ok(receipt)
    }

    /// The branch that these files belong on. Whose they are is known only once they are brought in: that is
    /// tried on the default branch, and nothing of it is kept or told unless it cannot be done at all.
    fn branch(&mut self, remote: &Remote<'_>) -> Result<String, Halt> {
        let tip = remote.default_tip().map_err(at(Step::Fetch))?;
        let draft = Draft::of(self.repository, &tip).map_err(at(Step::LayOut))?;
        let workspace = self.open(&draft, &remote.default)?;
        let plan = self.plan(&workspace, &remote.default)?;
        let imported = self.import(&workspace, true)?;
        if imported.is_refused() {
            return Err(self.refuse(&imported));
        }
        let brought: Vec<_> = imported.settled.iter().filter_map(Settled::brought).collect();
        let Some(first) = brought.first() else { return Err(at(Step::Import)(Why::NotBrought)) };
        if brought.iter().any(|it| it.county != first.county) {
            let mut names: Vec<_> = brought.iter().map(|it| it.county).collect();
            names.sort();
            names.dedup();
            let name = |ix| county_name(plan.county(ix), self.language).to_owned();
            return Err(at(Step::Import)(Why::SeveralCounties { names: names.into_iter().map(name).collect() }));
        }
        let county = &plan.county(first.county).id;
        Ok(match brought.iter().filter_map(|it| it.period).max() {
            Some(period) => format!("{period}-{county}"),
            None => format!("{county}-rosters"),
        })
    }

    /// The workspace of a draft, which is that of this branch of the remote.
    fn open(&self, draft: &Draft, branch: &str) -> Result<Workspace, Halt> {
        const PLAN: &str = "plan/plan.toml";
        if !draft.workspace.join(PLAN).is_file() {
            let path = format!("{}{PLAN}", self.repository.prefix);
            return Err(at(Step::LayOut)(Why::NoPlan { branch: branch.to_owned(), path }));
        }
        Ok(Workspace::open(&draft.workspace)?)
    }

    fn plan<'w>(&mut self, workspace: &'w Workspace, branch: &str) -> Result<&'w Plan, Halt> {
        self.session.sound(workspace).map_err(|stop| match stop {
            Stop::PlanBroken => at(Step::Check)(Why::PlanBroken { branch: branch.to_owned() }),
            stop => Halt::Stop(stop),
        })
    }

    /// Brings the files in, and tells what was found in them. Where they were written to is not said: that
    /// folder is nobody's.
    fn bring_in(&mut self, workspace: &Workspace) -> Result<Vec<Brought>, Halt> {
        let imported = self.import(workspace, self.args.force)?;
        if imported.is_refused() {
            return Err(self.refuse(&imported));
        }
        self.show(&imported);
        Ok(imported.settled.into_iter().filter_map(Settled::into_brought).collect())
    }

    fn import(&mut self, workspace: &Workspace, force: bool) -> Result<Imported, Stop> {
        let mode = Mode { partial: self.args.partial, force };
        import::bring_in(self.session, workspace, &self.args.files, mode)
    }

    fn refuse(&mut self, imported: &Imported) -> Halt {
        self.show(imported);
        let kept = imported.settled.iter().all(|it| !matches!(it.end, End::Refused));
        at(Step::Import)(if kept { Why::Different } else { Why::NotBrought })
    }

    /// What was found in the files, and how they differ from what the remote has.
    fn show(&mut self, imported: &Imported) {
        self.show_report(&imported.report);
        let remarks: String = imported.settled.iter().map(|it| it.remarks(self.language)).collect();
        self.session.remark_text(&remarks);
    }

    fn show_report(&mut self, report: &Report) {
        let terminal = Terminal { colour: false, ..self.session.terminal() };
        self.session.remark_text(&render::findings::text::render(report, terminal));
    }

    /// What `plan check` says of these files: errors are shown, and in the way; all else was told of the cells.
    fn check(&mut self, workspace: &Workspace, paths: &[String]) -> Result<(), Halt> {
        let (findings, _) = all_findings(self.session, workspace, self.language, None)?;
        let items = items(findings, &workspace.severities, self.language);
        let stops = |item: &Item| item.severity == Severity::Error && within(&item.finding.place.path, paths);
        let items = items.into_iter().filter(stops).collect();
        let report = Report { items, language: self.language, ..Report::default() };
        self.show_report(&report);
        match report.count(Severity::Error) {
            0 => Ok(()),
            errors => Err(at(Step::Check)(Why::Errors { errors })),
        }
    }

    fn tell(&mut self, doing: &Doing) {
        let text = format!("plan: {}\n", doing.text(self.language));
        self.session.remark_text(&text);
    }
}

/// What the commit hands in.
fn handed(
    draft: &Draft,
    workspace: &Workspace,
    plan: &Plan,
    brought: &[Brought],
    changes: Vec<Change>,
) -> Result<Handed, Halt> {
    let Some(first) = brought.first() else { return Err(at(Step::Import)(Why::NotBrought)) };
    let mut periods: Vec<_> = brought.iter().filter_map(|it| it.period).collect();
    periods.sort();
    periods.dedup();
    let rows = |path: &str| {
        let text = fs::read(draft.workspace.join(path)).unwrap_or_default();
        let records = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_slice()).into_records();
        let records: Vec<_> = records.flatten().collect();
        // a submission's value, or a site's id
        let value = if path.starts_with("reports/submissions/") { 4 } else { 0 };
        let empty = records.iter().filter(|record| record.get(value).is_none_or(str::is_empty)).count();
        (records.len() - empty, empty)
    };
    let file = |change: Change| {
        let (filled, empty) = rows(&change.path);
        HandedFile { filled, empty, path: change.path, again: change.again }
    };
    Ok(Handed {
        county: plan.county(first.county).clone(),
        periods,
        files: changes.into_iter().map(file).collect(),
        sample: workspace.sample,
    })
}
