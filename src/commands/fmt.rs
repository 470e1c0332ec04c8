//! `plan fmt`: brings submissions and rosters into their canonical form, and repairs in them what can be
//! repaired with certainty.

use std::path::PathBuf;

use clap::Args;

use super::{
    atomic,
    check::{scope, within},
    session::{Exit, Outcome, Session, Stop},
};
use crate::{
    finding::{Code, Finding},
    model::Language,
    render::unified_diff,
    words::{Notice, findings::tell},
    workspace::{Canonical, Layout},
};

#[derive(Args)]
pub struct FmtArgs {
    /// 只改这些文件或文件夹 · Only these files or folders
    paths: Vec<PathBuf>,
    /// 只列出需要改写的文件，不改写 · Only tell which files would change
    #[arg(long)]
    check: bool,
    /// 只显示会改动哪些行，不改写 · Only show which lines would change
    #[arg(long)]
    diff: bool,
}

impl FmtArgs {
    /// Nothing is written.
    fn dry(&self) -> bool {
        self.check || self.diff
    }
}

/// What has come of the files so far.
#[derive(Default)]
struct Done {
    answer: String,
    refused: Vec<Notice>,
    changed: usize,
    unchanged: usize,
    /// Paths that were gone through.
    seen: Vec<String>,
}

pub fn run(session: &mut Session<'_, '_>, args: FmtArgs) -> Outcome {
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let paths = scope(session, &workspace, &args.paths, language)?;
    let layout = Layout::read(&workspace.disk, plan)?;
    let mut done = Done::default();
    for finding in &layout.findings {
        let named = paths.iter().any(|path| **path == *finding.place.path);
        if named || (finding.code() == Code::Symlink && within(&finding.place.path, &paths)) {
            done.refuse(std::slice::from_ref(finding), language);
        }
    }
    let wanted = |path: &str| within(path, &paths);
    let mut each = |path: &str, canonical: Canonical| {
        done.seen.push(path.to_owned());
        match canonical {
            Canonical::Same => done.unchanged += 1,
            Canonical::Refused(reasons) => done.refuse(&reasons, language),
            Canonical::Changed { before, after } => {
                done.changed += 1;
                if args.diff {
                    done.answer += &unified_diff::render(path, &before, &after);
                    return Ok(());
                }
                if !args.dry() {
                    atomic::replace(&workspace.disk.root().join(path), &after)?;
                }
                let path = path.to_owned();
                let notice = if args.dry() { Notice::WouldChange { path } } else { Notice::Changed { path } };
                done.answer += &format!("{}\n", notice.text(language));
            }
        }
        Ok(())
    };
    workspace.canonical(plan, &layout, &wanted, &session.progress(language), &mut each)?;
    workspace.canonical_received(plan, &wanted, &mut each)?;
    let seen = |path: &&String| done.seen.iter().any(|seen| within(seen, std::slice::from_ref(*path)));
    let exists = |path: &&String| workspace.disk.root().join(path.as_str()).exists();
    for path in paths.iter().filter(|path| exists(path) && !seen(path)) {
        session.remark(&Notice::NoReports { path: path.clone() }, language);
    }
    finish(session, done, &args, language)
}

/// Tells the refusals, the answer, and how many files came to what.
fn finish(session: &mut Session<'_, '_>, done: Done, args: &FmtArgs, language: Language) -> Result<Exit, Stop> {
    for notice in &done.refused {
        session.remark(notice, language);
    }
    let (refused, dry) = (done.refused.len(), args.dry());
    let counts = Notice::FormatCounts { changed: done.changed, unchanged: done.unchanged, refused, dry };
    if args.diff {
        session.answer(&done.answer)?;
        session.remark(&counts, language);
    } else {
        session.answer(&format!("{}{}\n", done.answer, counts.text(language)))?;
    }
    let fails = refused > 0 || (args.check && done.changed > 0);
    Ok(if fails { Exit::Findings } else { Exit::Sound })
}

impl Done {
    /// A file that stays as it is: the first reason with its place, and how many more there are.
    fn refuse(&mut self, reasons: &[Finding], language: Language) {
        let Some(first) = reasons.first() else { return };
        let place = &first.place;
        self.refused.push(Notice::NotChanged {
            place: format!("{}:{}:{}", place.path, place.line, place.column),
            reason: tell(&first.message, language).message,
            more: reasons.len() - 1,
        });
        self.seen.push(place.path.to_string());
    }
}
