//! `plan diff`: what a change does to figures and statuses.

use clap::{Args, ValueEnum};

use super::{
    TableFormat,
    past::{self, Past},
    session::{Exit, Outcome, Session, Stop, period},
    status::leave_note,
};
use crate::{
    attainment::{AsOf, Figures},
    comparison::{self, RowChange, Rows},
    history::{Commit, History},
    model::{CountyIx, Language, Plan},
    views::{diff_json, diff_table::Difference},
    words::{HistoryNotice, Notice},
    workspace::{Layout, Workspace},
};

#[derive(Args)]
pub struct DiffArgs {
    /// 此前的 git 提交、分支或标签 · The commit, branch or tag before
    #[arg(value_name = "REV")]
    before: String,
    /// 此后的；不写就是现在的文件 · The one after; the files as they are now unless given
    #[arg(value_name = "REV")]
    after: Option<String>,
    /// 两边都截至这一期末 · Both as of the end of this period
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// 有目标或县(区)变差时退出码为 1 · Exit with 1 when a status got worse
    #[arg(long)]
    fail_on_regress: bool,
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Md,
    Json,
}

/// One state of the workspace.
struct Side {
    workspace: Workspace,
    /// `None` for the files as they are now.
    commit: Option<Commit>,
}

/// A side whose plan is sound, and the files of its counties.
struct Read<'a> {
    side: &'a Side,
    plan: &'a Plan,
    layout: Layout,
}

pub fn run(session: &mut Session<'_, '_>, args: DiffArgs) -> Outcome {
    let asked = args.period.as_deref().map(period).transpose()?.map_or(AsOf::Latest, AsOf::Period);
    let past = Past::of(session)?;
    let before = side(session, &past, Some(&args.before))?;
    let after = side(session, &past, args.after.as_deref())?;
    let (before, after) = (read(session, &before)?, read(session, &after)?);
    let language = session.language(Some(after.plan));
    let (first, second) = figures(session, &before, &after, asked)?;
    let moves = comparison::moves((before.plan, &first.assessment), (after.plan, &second.assessment));
    let rows = rows(past.history(), &before, &after)?;
    let sample = before.side.workspace.sample || after.side.workspace.sample;
    let as_of = second.assessment.as_of;
    let format = match args.format {
        Format::Table => Some(TableFormat::Table),
        Format::Md => Some(TableFormat::Md),
        Format::Json => None,
    };
    match format {
        None => {
            let commits = (before.side.commit.as_ref(), after.side.commit.as_ref());
            session.json(&diff_json::diff(commits, as_of, sample, &moves, &rows))?;
        }
        Some(format) => {
            let (before_name, after_name) = (HistoryNotice::Before, HistoryNotice::After);
            let difference = Difference {
                plan: after.plan,
                earlier: before.plan,
                before: before_name(name(before.side, language)),
                after: after_name(name(after.side, language)),
                as_of,
                sample,
                rows: &rows,
                moves: &moves,
                language,
            };
            session.tables(&difference.answer(), format, language)?;
        }
    }
    leave_note(session, after.plan, &second);
    let worse = args.fail_on_regress && moves.iter().any(comparison::Move::is_regress);
    Ok(if worse { Exit::Findings } else { Exit::Sound })
}

fn side(session: &Session<'_, '_>, past: &Past, revision: Option<&str>) -> Result<Side, Stop> {
    match revision {
        Some(revision) => {
            let moment = past.at(session, revision)?;
            Ok(Side { workspace: moment.workspace, commit: Some(moment.commit) })
        }
        None if past.is_placed() => Ok(Side { workspace: session.workspace()?, commit: None }),
        None => Err(Stop::Usage(Notice::History(HistoryNotice::NoWorkingTree))),
    }
}

fn read<'a>(session: &mut Session<'_, '_>, side: &'a Side) -> Result<Read<'a>, Stop> {
    let plan = past::sound(session, &side.workspace, side.commit.as_ref())?;
    Ok(Read { side, plan, layout: Layout::read(&side.workspace.disk, plan)? })
}

fn name(side: &Side, language: Language) -> String {
    match &side.commit {
        Some(commit) => past::named(commit).text(language),
        None => HistoryNotice::WorkingTree.text(language),
    }
}

/// Both sides as of one day, the later of the two unless a period is asked for: that time passes is no change.
fn figures(
    session: &Session<'_, '_>,
    before: &Read<'_>,
    after: &Read<'_>,
    asked: AsOf,
) -> anyhow::Result<(Figures, Figures)> {
    let progress = session.progress(session.language(Some(after.plan)));
    let of =
        |read: &Read<'_>, day| read.side.workspace.survey(read.plan, &read.layout).told(&progress).figures(day, None);
    let (mut first, mut second) = (of(before, asked)?, of(after, asked)?);
    let day = first.assessment.as_of.max(second.assessment.as_of);
    if first.assessment.as_of < day {
        first = of(before, AsOf::Day(day))?;
    }
    if second.assessment.as_of < day {
        second = of(after, AsOf::Day(day))?;
    }
    Ok((first, second))
}

/// The rows that say something else, of the counties whose files differ.
fn rows(history: &History, before: &Read<'_>, after: &Read<'_>) -> anyhow::Result<Vec<RowChange>> {
    let ids = |read: &Read<'_>| read.plan.counties.iter().map(|county| county.id.clone()).collect::<Vec<_>>();
    let (earlier, mut all) = (ids(before), ids(after));
    all.extend(earlier.into_iter().filter(|id| after.plan.county_by_id(id).is_none()));
    let mut changes = Vec::new();
    for id in all {
        let (was, is) = (before.plan.county_by_id(&id), after.plan.county_by_id(&id));
        if let (Some(was), Some(is)) = (was, is)
            && same_files(history, (before, was), (after, is))?
        {
            continue;
        }
        let rows = |read: &Read<'_>, county: Option<CountyIx>| match county {
            Some(county) => read.rows(county),
            None => Ok(Rows::new()),
        };
        let mut changed = comparison::changes(&id, &rows(before, was)?, &rows(after, is)?);
        let place = |id: &str| after.plan.every_item().position(|item| after.plan.item_id(item) == id);
        changed.sort_by_key(|change| place(&change.key.item).unwrap_or(usize::MAX));
        changes.extend(changed);
    }
    Ok(changes)
}

impl Read<'_> {
    fn rows(&self, county: CountyIx) -> anyhow::Result<Rows> {
        let book = self.side.workspace.survey(self.plan, &self.layout).book(county)?;
        Ok(comparison::rows(self.plan, &book, county))
    }

    fn paths(&self, county: CountyIx) -> Vec<&str> {
        let files = &self.layout.counties[county.0];
        let mut paths: Vec<_> = files.rosters.iter().chain(&files.submissions).flatten().map(|path| &**path).collect();
        paths.sort_unstable();
        paths
    }
}

type County<'a> = (&'a Read<'a>, CountyIx);

fn same_files(history: &History, (before, was): County<'_>, (after, is): County<'_>) -> anyhow::Result<bool> {
    let paths = before.paths(was);
    if paths != after.paths(is) {
        return Ok(false);
    }
    for path in paths {
        let (was, is) = (&before.side.workspace.disk, &after.side.workspace.disk);
        let same = match (was.identity(path), is.identity(path)) {
            (Some(was), Some(is)) => was == is,
            (Some(kept), None) => history.is(kept, &is.read(path)?),
            (None, Some(kept)) => history.is(kept, &was.read(path)?),
            (None, None) => was.read(path)? == is.read(path)?,
        };
        if !same {
            return Ok(false);
        }
    }
    Ok(true)
}
