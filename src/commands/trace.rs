//! `plan trace`: what answers for each clause of the notice. It runs on a plan that does not, too: that
//! is when it is needed.

use clap::Args;

use super::{
    TableFormat, check,
    session::{Exit, Outcome, Session, Stop},
};
use crate::{views::trace_table, words::Notice};

#[derive(Args)]
pub struct TraceArgs {
    /// 输出格式 · How the answer is written
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    format: TableFormat,
}

pub fn run(session: &mut Session<'_, '_>, args: TraceArgs) -> Outcome {
    let workspace = session.workspace()?;
    let language = session.language(workspace.plan.as_ref());
    let Some(plan) = &workspace.plan else {
        session.sound(&workspace)?;
        return Err(Stop::PlanBroken);
    };
    match &workspace.register {
        Some(register) => {
            let mut document = trace_table::trace(plan, register, check::unanswered(&workspace), language);
            if workspace.sample {
                document.notes.push(Notice::SampleReports.text(language));
            }
            session.tables(&document, args.format, language)?;
        }
        None => session.answer(&format!("{}\n", Notice::NoRegister.text(language)))?,
    }
    Ok(Exit::Sound)
}
