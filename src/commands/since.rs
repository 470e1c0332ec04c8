//! What a change brings: the files that it touches, the counties that have to be read closely for it, and
//! which findings were there before it. For `plan check --since`.

use std::collections::{BTreeSet, HashMap};

use super::{
    check::all_findings,
    past::Past,
    session::{Session, Stop},
};
use crate::{
    calendar::Period,
    finding::{Code, Column, Finding, Foreign, Message, SafetyProblem, Subject},
    history::Commit,
    model::{CountyIx, Language, Plan},
    ownership::{Owner, owner},
    source::Place,
    words::{HistoryNotice, Notice},
    workspace::{Changed, Workspace},
};

/// Everything since a commit.
pub struct Since {
    commit: Commit,
    before: Workspace,
    changed: Changed,
}

/// What was found, told apart by age.
pub struct Aged {
    pub new: Vec<Finding>,
    pub known: Vec<Finding>,
}

impl Since {
    /// What changed since what is checked out and the named commit went apart: what others have brought to a
    /// branch meanwhile is not this change's.
    pub fn of(session: &Session<'_, '_>, workspace: &Workspace, revision: &str) -> Result<Since, Stop> {
        let past = Past::of(session)?;
        let (history, tip) = past.commit(revision)?;
        let commit = history.fork(&tip)?;
        let before = past.at(session, &commit.id.to_string())?.workspace;
        let checkout = history.checkout(workspace.disk.root())?;
        let changed = workspace.changed(&before, &checkout)?;
        Ok(Since { commit, before, changed })
    }

    /// The counties whose files have to be read; `None` where the change bears upon all of them.
    pub fn closely(&self, plan: Option<&Plan>) -> Option<BTreeSet<CountyIx>> {
        let plan = plan?;
        let mut counties = BTreeSet::new();
        for path in &self.changed {
            match owner(plan, path) {
                Owner::Plan => return None,
                Owner::City if path == "reports/SAMPLE" => return None,
                Owner::City => {}
                Owner::County(county) => {
                    counties.insert(county);
                }
            }
        }
        Some(counties)
    }

    /// Tells the findings of now that there were at the commit from those that came since.
    pub fn told_apart(
        &self,
        session: &Session<'_, '_>,
        now: Vec<Finding>,
        closely: Option<&BTreeSet<CountyIx>>,
        language: Language,
    ) -> Result<Aged, Stop> {
        let (before, _) = all_findings(session, &self.before, language, closely)?;
        let mut left: HashMap<_, Vec<Message>> = HashMap::new();
        for finding in before {
            left.entry(key(&finding)).or_default().push(finding.message);
        }
        let (mut new, mut known) = (Vec::new(), Vec::new());
        for finding in now {
            let same = left.get_mut(&key(&finding));
            let at = same.as_ref().and_then(|left| left.iter().position(|message| *message == finding.message));
            match same.zip(at) {
                Some((left, at)) => {
                    left.swap_remove(at);
                    known.push(finding);
                }
                None => new.push(finding),
            }
        }
        Ok(Aged { new, known })
    }

    /// What the change touches beside the files of the county that it may.
    pub fn foreign(&self, plan: &Plan, only: CountyIx) -> Vec<Finding> {
        let finding = |path: &String| {
            let whose = match owner(plan, path) {
                Owner::County(county) if county == only => return None,
                Owner::County(county) => Foreign::County(plan.county(county).name.clone()),
                Owner::City => Foreign::City,
                Owner::Plan => Foreign::Plan,
            };
            let subject = Subject { county: Some(plan.county(only).id.clone()), ..Subject::default() };
            let problem = SafetyProblem::ForeignEdit {
                whose,
                only: plan.county(only).name.clone(),
                before: self.commit.id.short(),
            };
            let place = Place::file(path.as_str().into());
            Some(Finding::new(Message::Safety(problem), place).about(subject))
        };
        self.changed.iter().filter_map(finding).collect()
    }

    /// What was compared, in a line.
    pub fn summary(&self, closely: Option<&BTreeSet<CountyIx>>, known: usize, language: Language) -> Vec<String> {
        let read = closely.map(BTreeSet::len);
        let compared = HistoryNotice::Since {
            commit: self.commit.id.short(),
            day: self.commit.day,
            files: self.changed.len(),
            read,
        };
        let mut lines = vec![Notice::History(compared).text(language)];
        if known > 0 {
            lines.push(Notice::History(HistoryNotice::KnownBefore { findings: known }).text(language));
        }
        lines
    }
}

/// What a finding is about, wherever its line has moved to.
type Key = (String, Code, Option<String>, Option<Period>, Option<String>, Option<Column>);

fn key(finding: &Finding) -> Key {
    let Subject { county, period, item, field } = finding.subject.clone();
    (finding.place.path.to_string(), finding.code(), county, period, item, field)
}
