//! `plan correct`: accounts for what was changed in a published period: one entry a changed cell, with who and
//! why, in `reports/corrections.toml`.

use std::fs;

use anyhow::Context;
use clap::Args;

use super::{
    atomic,
    session::{Exit, Outcome, Session, Stop, county, day},
    template::submission_period,
};
use crate::{
    closing::{About, Change, Signed},
    words::{ClosingNotice, Notice, findings::tell},
    workspace::CORRECTIONS,
};

#[derive(Args)]
pub struct CorrectArgs {
    /// 期间 · A closed period, such as 2023-Q3
    period: String,
    /// 县(区)；不写是方案的文件 · The county; else the plan's files
    county: Option<String>,
    /// 只更正一个任务或指标 · One task or indicator
    item: Option<String>,
    /// 为什么更正 · Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// 谁更正的 · Who answers for it
    #[arg(long, value_name = "NAME")]
    by: String,
    /// 更正的日子，写了才记下 · The day, recorded only if given
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
}

pub fn run(session: &mut Session<'_, '_>, args: CorrectArgs) -> Outcome {
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let (reason, by) = (args.reason.trim().to_owned(), args.by.trim().to_owned());
    if reason.is_empty() || by.is_empty() {
        return Err(Stop::Usage(Notice::Closing(ClosingNotice::Unsigned)));
    }
    let signed = Signed { reason, by, day: args.date.as_deref().map(day).transpose()? };
    let period = submission_period(plan, &args.period)?;
    let whose = args.county.as_deref().map(|text| county(plan, text)).transpose()?;
    let whose = whose.map(|ix| plan.county(ix).id.as_str());
    let closing = workspace.closing(plan)?;
    if closing.record.find(period).is_none() {
        return Err(Stop::Usage(Notice::Closing(ClosingNotice::NotClosed { period })));
    }
    let meant = |change: &&Change| match &change.about {
        About::PlanFile { .. } => whose.is_none(),
        About::Submission { county, .. } => {
            change.period == period && whose == Some(county.as_str()) && args.item.is_none()
        }
        About::Cell { county, cell, .. } => {
            let item = args.item.as_ref().is_none_or(|item| *item == cell.item);
            change.period == period && whose == Some(county.as_str()) && item
        }
    };
    let changes: Vec<_> = closing.verdict.changes.iter().filter(meant).collect();
    if changes.is_empty() {
        session.answer(&format!("{}\n", ClosingNotice::NothingChanged.text(language)))?;
        return Ok(Exit::Sound);
    }
    let path = workspace.disk.root().join(CORRECTIONS);
    let mut text = match path.exists() {
        true => fs::read_to_string(&path).with_context(|| format!("cannot read {CORRECTIONS}"))?,
        false => ClosingNotice::CorrectionsHead.both(),
    };
    let mut answer = String::new();
    for change in &changes {
        text += &change.about.entry(&change.old, &change.new, &signed);
        let place = &change.place;
        let told = tell(&change.finding().message, language).message;
        answer += &format!("{}:{}:{} {told}\n", place.path, place.line, place.column);
    }
    atomic::place(&path, &text)?;
    let done = ClosingNotice::Corrected { entries: changes.len(), path: CORRECTIONS.to_owned() };
    session.answer(&format!("{answer}{}\n", done.text(language)))?;
    Ok(Exit::Sound)
}
