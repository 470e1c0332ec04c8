//! `plan explain`: what a finding's code means, from the gallery that is built in; without a code, all.

use clap::Args;

use super::session::{Exit, Outcome, Session, Stop};
use crate::{
    finding::Code,
    model::Language,
    nearest::nearest,
    words::{Notice, explain},
};

#[derive(Args)]
pub struct ExplainArgs {
    /// 问题的代码，例如 not-whole；不写就列出全部 · A finding's code; without one, all are listed
    code: Option<String>,
}

pub fn run(session: &mut Session<'_, '_>, args: ExplainArgs) -> Outcome {
    let language = session.language(None);
    let answer = match args.code {
        Some(text) => one(&text, language)?,
        None => Code::ALL.iter().map(|code| line(*code, language)).collect(),
    };
    session.answer(&answer)?;
    Ok(Exit::Sound)
}

fn one(text: &str, language: Language) -> Result<String, Stop> {
    let word = bare(text);
    let section = Code::parse(&word).and_then(|code| explain::section(code, language));
    section.map(|section| format!("{section}\n")).ok_or_else(|| {
        let nearest = nearest(&word, Code::ALL.iter().map(|code| code.word())).map(str::to_owned);
        Stop::Usage(Notice::UnknownCode { text: text.to_owned(), nearest })
    })
}

/// A code also as it stands in a finding: `[not-whole]`, `error[not-whole]:`.
fn bare(text: &str) -> String {
    let inner = text.split_once('[').map_or(text, |(_, rest)| rest);
    inner.split(']').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn line(code: Code, language: Language) -> String {
    let severity = explain::severity(code.default_severity(), language);
    format!("{:<21} {severity:<7} {}\n", code.word(), explain::page(code, language).title())
}
