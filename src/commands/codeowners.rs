//! `plan codeowners`: who has to look at which files, for the host of the repository.

use clap::{Args, ValueEnum};

use super::session::{Exit, Outcome, Session};
use crate::render::codeowners::{Host, render};

#[derive(Args)]
pub struct CodeownersArgs {
    /// 给哪个平台用 · For which host
    #[arg(long, value_enum, default_value_t = Format::Github)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Github,
    Gitlab,
}

pub fn run(session: &mut Session<'_, '_>, args: CodeownersArgs) -> Outcome {
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let host = match args.format {
        Format::Github => Host::GitHub,
        Format::Gitlab => Host::GitLab,
    };
    let language = session.language(Some(plan));
    session.answer(&render(plan, host, language))?;
    Ok(Exit::Sound)
}
