//! `plan template`: the forms that counties fill for a period, one file a county. A file that is there
//! already stays as it is: somebody may have typed figures into it.

use std::{collections::BTreeMap, fs, path::PathBuf};

use anyhow::Context;
use clap::Args;

use super::{
    atomic::{self, Created},
    import,
    session::{Exit, Outcome, Session, Stop, county, slashed},
};
use crate::{
    calendar::Period,
    intake::Whose,
    model::{CountyIx, Plan},
    nearest::nearest,
    render::{
        self, Terminal,
        form::{Page, csv, xlsx},
    },
    words::Notice,
    workspace::{Layout, NewLists, Workspace},
};

#[derive(Args)]
pub struct TemplateArgs {
    /// 填报期，例如 2024-Q4 · The period to report, such as 2024-Q4
    #[arg(value_name = "PERIOD")]
    period: String,
    /// 只要这个县(区)的 · Only this county's
    #[arg(value_name = "COUNTY")]
    county: Option<String>,
    /// 写成 Excel/WPS 表格，带下拉列表、填写提示和核对 · A spreadsheet with lists, prompts and checks
    #[arg(long)]
    xlsx: bool,
    /// 按这份还没有交的台账列站点，例如 station-yucheng.csv · By a county's list that is not handed in yet
    #[arg(long, value_name = "FILE")]
    roster: Vec<PathBuf>,
    /// 写到这个文件夹 · Write into this folder, made when it is not there
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
}

pub fn run(session: &mut Session<'_, '_>, args: TemplateArgs) -> Outcome {
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let submission = submission(plan, &args.period)?;
    let counties = match &args.county {
        Some(text) => vec![county(plan, text)?],
        None => (0..plan.counties.len()).map(CountyIx).collect(),
    };
    let layout = Layout::read(&workspace.disk, plan)?;
    let Some(lists) = lists(session, &workspace, &layout, &args.roster)? else { return Ok(Exit::Findings) };
    let counties: Vec<_> = counties.into_iter().filter(|ix| lists.is_empty() || lists.contains_key(ix)).collect();
    let to = args.to.unwrap_or_default();
    let folder = session.folder().join(&to);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut answer = String::new();
    let mut kept = Vec::new();
    for ix in counties {
        let own = lists.get(&ix).cloned().unwrap_or_default();
        let form = workspace.form_by(plan, &layout, ix, submission, language, &own)?;
        let page = Page { plan, form: &form, language, sample: workspace.sample };
        let (bytes, extension) = match args.xlsx {
            true => (xlsx::render(&page)?, "xlsx"),
            false => (csv::render(&page)?.into_bytes(), "csv"),
        };
        let name = format!("{}-{}.{extension}", form.period, plan.county(ix).id);
        let path = slashed(&to.join(&name));
        match atomic::create(&folder.join(name), &bytes)? {
            Created::Written | Created::Same => answer += &format!("{}\n", Notice::Wrote { path }.text(language)),
            Created::InTheWay => kept.push(Notice::KeptForm { path }),
        }
    }
    session.answer(&answer)?;
    if workspace.sample {
        session.remark(&Notice::SampleReports, language);
    }
    for notice in &kept {
        session.remark(notice, language);
    }
    Ok(if kept.is_empty() { Exit::Sound } else { Exit::Findings })
}

/// Lists of sites that are not in the workspace yet, by county; `None` when they have errors, which have been
/// shown.
fn lists(
    session: &mut Session<'_, '_>,
    workspace: &Workspace,
    layout: &Layout,
    files: &[PathBuf],
) -> Result<Option<BTreeMap<CountyIx, NewLists>>, Stop> {
    let looked = import::look(session, workspace, layout, files)?;
    let mut lists: BTreeMap<CountyIx, NewLists> = BTreeMap::new();
    for taken in &looked.taken {
        if let (Whose::Roster { county, roster }, Some(text)) = (taken.whose, &taken.text) {
            lists.entry(county).or_default().insert(roster, text.clone());
        }
    }
    if lists.values().map(BTreeMap::len).sum::<usize>() == files.len() {
        return Ok(Some(lists));
    }
    let terminal = Terminal { colour: false, ..session.terminal() };
    let text = render::findings::text::render(&looked.report, terminal);
    session.remark_text(&text);
    Ok(None)
}

/// A submission period of the plan's.
pub(super) fn submission_period(plan: &Plan, text: &str) -> Result<Period, Stop> {
    submission(plan, text).map(|at| plan.submission_periods()[at])
}

/// The place of a submission period among the plan's.
fn submission(plan: &Plan, text: &str) -> Result<usize, Stop> {
    let periods = plan.submission_periods();
    let meant = Period::parse(text);
    meant.and_then(|period| periods.binary_search(&period).ok()).ok_or_else(|| {
        let near = near(periods, text, meant).iter().map(Period::to_string).collect();
        let ends = periods.first().zip(periods.last()).map(|(first, last)| (*first, *last));
        Stop::Usage(Notice::NoSubmissionPeriod { text: text.to_owned(), near, ends })
    })
}

/// The submission periods that share days with the one that was meant, else the one spelled most like it.
fn near(periods: &[Period], text: &str, meant: Option<Period>) -> Vec<Period> {
    let month = || Period::parse(&text.replacen('-', "-M", 1));
    match meant.or_else(month) {
        Some(meant) => {
            let shares = |period: &&Period| period.start() <= meant.end() && meant.start() <= period.end();
            periods.iter().filter(shares).copied().collect()
        }
        None => {
            let spellings: Vec<_> = periods.iter().map(Period::to_string).collect();
            let nearest = nearest(text, spellings.iter().map(String::as_str));
            nearest.and_then(Period::parse).into_iter().collect()
        }
    }
}
