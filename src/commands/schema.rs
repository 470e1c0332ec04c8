//! `plan schema`: the format of every file of a workspace.

use clap::Args;

use super::session::{Exit, Outcome, Session};
use crate::model::Language;

#[derive(Args)]
pub struct SchemaArgs {}

pub fn run(session: &mut Session<'_, '_>, _args: SchemaArgs) -> Outcome {
    let page = match session.language(None) {
        Language::Chinese => include_str!("../words/schema.zh.md"),
        Language::English => include_str!("../words/schema.en.md"),
    };
    session.answer(page)?;
    Ok(Exit::Sound)
}
