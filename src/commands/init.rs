//! `plan init`: a fresh workspace, from the plan that is built in or from a commented skeleton.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::Args;

use super::session::{Exit, Outcome, Session, Stop, slashed};
use crate::words::Notice;

#[derive(Args)]
pub struct InitArgs {
    /// 新工作区的文件夹 · The new workspace's folder
    #[arg(value_name = "DIR")]
    into: PathBuf,
    /// 只要带注释的空白骨架，给别的城市用 · A commented skeleton for another city
    #[arg(long)]
    blank: bool,
}

type File = (&'static str, &'static str);

macro_rules! embedded {
    ($($path:literal)*) => { &[$(($path, include_str!(concat!("../../", $path)))),*] };
}

/// The plan that the program carries, without any submissions.
pub const BUILT_IN_PLAN: &[File] = embedded! {
    "plan/plan.toml"
    "plan/counties.toml"
    "plan/scoring.toml"
    "plan/actions/1-social-assistance.toml"
    "plan/actions/2-elderly-care.toml"
    "plan/actions/3-children.toml"
    "plan/actions/4-mental-rehab.toml"
    "plan/actions/5-urban-neighbours.toml"
    "plan/actions/6-rural-revitalisation.toml"
    "plan/actions/7-ethnic-harmony.toml"
    "plan/actions/8-new-customs.toml"
    "plan/actions/9-place-names.toml"
    "seeds/notice-2023.toml"
};

const SKELETON: &[File] = &[
    ("plan/plan.toml", include_str!("../skeleton/plan.toml")),
    ("plan/counties.toml", include_str!("../skeleton/counties.toml")),
    ("plan/scoring.toml", include_str!("../skeleton/scoring.toml")),
    ("plan/actions/1-first.toml", include_str!("../skeleton/action.toml")),
];

/// What git and spreadsheets need in every workspace.
const HOUSEKEEPING: &[File] = &[
    (".gitattributes", include_str!("../skeleton/gitattributes")),
    (".gitignore", include_str!("../skeleton/gitignore")),
    ("reports/submissions/.gitkeep", ""),
    ("reports/rosters/.gitkeep", ""),
];

pub fn run(session: &mut Session<'_, '_>, args: InitArgs) -> Outcome {
    let language = session.language(None);
    let root = session.base().join(&args.into);
    if root.join("plan").exists() {
        return Err(Stop::Usage(Notice::NotEmpty { folder: slashed(&args.into) }));
    }
    let files = if args.blank { SKELETON } else { BUILT_IN_PLAN };
    let mut answer = String::new();
    for (path, text) in files.iter().chain(HOUSEKEEPING) {
        let target = root.join(path);
        if target.exists() {
            continue;
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::write(&target, text).with_context(|| format!("cannot write {}", target.display()))?;
        let wrote = Notice::Wrote { path: slashed(&args.into.join(path)) };
        answer += &format!("{}\n", wrote.text(language));
    }
    answer += &format!("{}\n", Notice::InitDone { folder: slashed(&args.into) }.text(language));
    session.answer(&answer)?;
    Ok(Exit::Sound)
}
