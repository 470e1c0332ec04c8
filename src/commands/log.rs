//! `plan log`: how a target's figure and status went from commit to commit.

use std::collections::HashMap;

use clap::Args;

use super::{
    TableFormat,
    past::{self, Past},
    session::{self, Exit, Outcome, Session, Stop},
};
use crate::{
    attainment::AsOf,
    comparison::{Reading, Stand},
    history::{Commit, CommitId, History, Identity},
    model::Plan,
    nearest::nearest,
    views::log_table::{Log, Told},
    words::Notice,
    workspace::{FOLDERS, Layout, Workspace},
};

#[derive(Args)]
pub struct LogArgs {
    /// 目标编号 · The target's id
    target: String,
    /// 县(区)：看它自己的 · A county: its own state
    county: Option<String>,
    /// 每个提交都截至这一期末 · Every commit as of the end of this period
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    format: TableFormat,
}

/// The trees of a workspace's folders: where they are the same, so is the answer.
type Trees = Vec<Option<Identity>>;

/// What is asked of every commit.
struct Question<'a> {
    history: &'a History,
    target: &'a str,
    /// As it was typed, or the id that it means today.
    county: Option<&'a str>,
    as_of: AsOf,
    known: HashMap<Trees, Reading>,
}

pub fn run(session: &mut Session<'_, '_>, args: LogArgs) -> Outcome {
    let as_of = args.period.as_deref().map(session::period).transpose()?.map_or(AsOf::Latest, AsOf::Period);
    let past = Past::of(session)?;
    let (history, head) = past.commit("HEAD")?;
    let workspace = past.at(session, "HEAD")?.workspace;
    let plan = past::sound(session, &workspace, Some(&head))?;
    let language = session.language(Some(plan));
    let county = args.county.as_deref().map(|text| session::county(plan, text)).transpose()?;
    let county = county.map(|ix| plan.county(ix));
    let id = county.map(|county| county.id.as_str());
    let question = Question { history: &history, target: &args.target, county: id, as_of, known: HashMap::new() };
    let (told, cut_off) = question.told(&head, &session.base())?;
    if !told.iter().any(|told| matches!(told.reading, Reading::Known { .. })) {
        let ids = plan.targets().map(|(_, _, target)| target.id.as_str());
        let nearest = nearest(&args.target, ids).map(str::to_owned);
        return Err(Stop::Usage(Notice::UnknownTarget { text: args.target, nearest }));
    }
    let name = plan.targets().find(|(_, _, target)| target.id == args.target).map(|(_, it, _)| it.name.as_str());
    let county = county.map(|county| crate::words::county_name(county, language));
    let heading = [Some(args.target.as_str()), name, county].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let log = Log { heading, told: &told, sample: workspace.sample, cut_off, language };
    session.tables(&log.answer(), args.format, language)?;
    Ok(Exit::Sound)
}

impl Question<'_> {
    /// The commits whose answer is that of none of their parents, newest first.
    fn told(mut self, head: &Commit, root: &std::path::Path) -> Result<(Vec<Told>, bool), Stop> {
        let walk = self.history.walk(head.id)?;
        let cut_off = walk.is_cut_off();
        let mut readings: HashMap<CommitId, Reading> = HashMap::new();
        let mut told = Vec::new();
        for commit in walk.commits.into_iter().rev() {
            let reading = self.reading(&commit, root)?;
            let before = commit.parents.iter().filter_map(|parent| readings.get(parent));
            let known = match commit.parents.is_empty() {
                true => reading.is_nothing(),
                false => before.into_iter().any(|before| before.says_the_same(&reading)),
            };
            readings.insert(commit.id, reading.clone());
            if !known {
                told.push(Told { commit, reading });
            }
        }
        told.reverse();
        Ok((told, cut_off))
    }

    fn reading(&mut self, commit: &Commit, root: &std::path::Path) -> Result<Reading, Stop> {
        let trees = self.history.identities(commit, &FOLDERS)?;
        if let Some(known) = self.known.get(&trees) {
            return Ok(known.clone());
        }
        let reading = self.read(commit, root)?;
        self.known.insert(trees, reading.clone());
        Ok(reading)
    }

    fn read(&self, commit: &Commit, root: &std::path::Path) -> Result<Reading, Stop> {
        if !self.history.has_workspace(commit)? {
            return Ok(Reading::NoWorkspace);
        }
        let workspace = Workspace::open_at(root, self.history.tree(commit, &FOLDERS)?)?;
        match session::sound_plan(&workspace) {
            Some(plan) => self.answer(&workspace, plan),
            None => Ok(Reading::PlanBroken),
        }
    }

    fn answer(&self, workspace: &Workspace, plan: &Plan) -> Result<Reading, Stop> {
        let found = plan.targets().enumerate().find(|(_, (_, _, target))| target.id == self.target);
        let Some((at, (_, indicator, target))) = found else { return Ok(Reading::NoTarget) };
        let county = self.county.map(|id| plan.county_by_id(id));
        if county == Some(None) {
            return Ok(Reading::NoCounty);
        }
        let layout = Layout::read(&workspace.disk, plan)?;
        let figures = workspace.survey(plan, &layout).figures(self.as_of, None)?;
        let outcome = &figures.assessment.targets[at];
        let stand = match county.flatten() {
            Some(county) => Stand::of_county(indicator, target, &outcome.counties[county.0]),
            None => Stand::of_city(indicator, outcome),
        };
        Ok(Reading::Known { as_of: figures.assessment.as_of, stand })
    }
}
