//! What clerks send back, read as if it stood in the workspace already: beside the county's other files,
//! with everything that is asked of a submission, and in its canonical form.

mod partial;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use self::partial::Cuts;
use super::{Layout, Workspace};
use crate::{
    finding::{Code, Column, Finding, Message, RowProblem, Severity},
    intake::{Intake, Whose},
    model::{CountyIx, Plan},
    submission::{Canonical, CountyFiles, Loaded, canonical_county, keys_by_line, read_county},
};

/// A file that came in: its name, and what it was taken for.
pub struct Incoming {
    pub path: Arc<str>,
    pub intake: Intake,
}

/// What came of it.
pub struct Taken {
    pub whose: Whose,
    pub findings: Vec<Finding>,
    /// Its canonical text; `None` when it must not be written.
    pub text: Option<String>,
    /// Rows of which it says nothing for their errors.
    pub cut: usize,
    /// What was found in it before anything was folded: code, item and column.
    known: HashSet<Known>,
    /// The lines of what came in that have to go, where that is all that is wrong with it.
    cuts: Option<Cuts>,
}

/// What makes two findings the same, wherever they were made.
type Known = (Code, Option<String>, Option<Column>);

fn known(finding: &Finding) -> Known {
    (finding.code(), finding.subject.item.clone(), finding.subject.field)
}

/// The text to be written for one that was read from `bytes`.
fn written(canonical: Canonical, bytes: &[u8]) -> Option<String> {
    match canonical {
        Canonical::Changed { after, .. } => Some(after),
        Canonical::Same => String::from_utf8(bytes.to_vec()).ok(),
        Canonical::Refused(_) => None,
    }
}

impl Workspace {
    /// Reads all that came in, each county's together, so that a roster that comes with a form is known to it.
    /// With `partial` rows with errors are cut instead of keeping their file out.
    pub fn take_in(
        &self,
        plan: &Plan,
        layout: &Layout,
        incoming: &[Incoming],
        partial: bool,
    ) -> anyhow::Result<Vec<Taken>> {
        let counties: BTreeSet<CountyIx> = incoming.iter().map(|it| it.intake.whose.county()).collect();
        let mut taken: Vec<Option<Taken>> = incoming.iter().map(|_| None).collect();
        for county in counties {
            let own = |(_, it): &(usize, &Incoming)| it.intake.whose.county() == county;
            let here: Vec<_> = incoming.iter().enumerate().filter(own).collect();
            let desk = Desk { workspace: self, plan, county, files: &layout.counties[county.0] };
            for ((at, _), result) in here.iter().zip(desk.take(&here, layout, partial)?) {
                taken[*at] = Some(result);
            }
        }
        Ok(taken.into_iter().flatten().collect())
    }
}

/// Where one county's files are looked at.
struct Desk<'a> {
    workspace: &'a Workspace,
    plan: &'a Plan,
    county: CountyIx,
    files: &'a CountyFiles,
}

/// A text that stands in for a file: whose it is, under which path, and its bytes.
type StandIn = (Whose, Arc<str>, Vec<u8>);

impl Desk<'_> {
    fn take(&self, here: &[(usize, &Incoming)], layout: &Layout, partial: bool) -> anyhow::Result<Vec<Taken>> {
        let raw: Vec<StandIn> =
            here.iter().map(|(_, it)| (it.intake.whose, it.path.clone(), it.intake.text.clone())).collect();
        let mut told = self.findings(&raw)?;
        let mut canonical = self.canonical(&raw)?;
        let mut taken = Vec::new();
        for (_, it) in here {
            let whose = it.intake.whose;
            let raw = told.remove(&it.path).unwrap_or_default();
            let known = raw.iter().map(known).collect();
            let mut cuts = self.cuts_of(it, &raw).filter(|_| partial);
            let mut findings = it.intake.told(raw);
            let mut text = canonical.remove(&it.path).and_then(|canonical| written(canonical, &it.intake.text));
            if self.says_nothing(it, layout)? {
                findings = vec![Finding::new(Message::Row(RowProblem::NothingReported), it.intake.header_place())];
                (text, cuts) = (None, None);
            }
            taken.push(Taken { whose, findings, text, cut: 0, known, cuts });
        }
        self.judge(&mut taken, here)?;
        if partial {
            self.leave_out(here, &mut taken)?;
        }
        Ok(taken)
    }

    /// Reads the canonical texts in their places, and keeps out those that still have errors; which may take
    /// the ground from under others, so that those are read once more.
    fn judge(&self, taken: &mut [Taken], here: &[(usize, &Incoming)]) -> anyhow::Result<()> {
        loop {
            let after = self.read_again(taken)?;
            let mut all = true;
            for (it, (_, incoming)) in taken.iter_mut().zip(here) {
                let again = after.get(it.whose.path(self.plan).as_str()).into_iter().flatten();
                let keys = it.text.as_deref().map(keys_by_line).unwrap_or_default();
                let new = again.filter(|finding| !it.known.contains(&known(finding)));
                let new: Vec<_> = new.map(|finding| incoming.intake.at_its_cell(finding, &keys)).collect();
                it.known.extend(new.iter().map(known));
                it.findings.extend(new);
                let wrong = it.findings.iter().any(|finding| self.is_error(finding) && !finding.message.is_fixable());
                all &= !(wrong && it.text.take().is_some());
            }
            if all {
                return Ok(());
            }
        }
    }

    /// What the workspace has already in a file's place.
    pub fn present(&self, whose: Whose) -> anyhow::Result<Option<Vec<u8>>> {
        let path = whose.path(self.plan);
        if self.workspace.disk.has(&path) { self.workspace.disk.read(&path).map(Some) } else { Ok(None) }
    }

    /// What is wrong with the canonical texts, in their places.
    fn read_again(&self, taken: &[Taken]) -> anyhow::Result<BTreeMap<Arc<str>, Vec<Finding>>> {
        self.findings(&self.in_place(taken))
    }

    /// The canonical texts, in their places.
    fn in_place(&self, taken: &[Taken]) -> Vec<StandIn> {
        let texts = taken.iter().filter_map(|it| it.text.as_ref().map(|text| (it.whose, text)));
        texts.map(|(whose, text)| (whose, whose.path(self.plan).into(), text.clone().into_bytes())).collect()
    }

    fn is_error(&self, finding: &Finding) -> bool {
        let severity = self.workspace.severities.of(finding.code());
        severity.map(|severity| severity.min(finding.message.at_most())) == Some(Severity::Error)
    }

    /// A form sent back as it was handed out.
    fn says_nothing(&self, it: &Incoming, layout: &Layout) -> anyhow::Result<bool> {
        let Whose::Submission { submission, .. } = it.intake.whose else { return Ok(false) };
        let form = self.workspace.form(self.plan, layout, self.county, submission, self.plan.language)?;
        let handed: BTreeMap<_, _> = form.rows.iter().map(|row| (row.key(self.plan), &row.answer)).collect();
        let same = |(key, answer): &(_, _)| {
            let blank = *answer == crate::form::Answer::default();
            handed.get(key).map_or(blank, |handed| **handed == *answer || blank)
        };
        Ok(it.intake.answers.iter().all(same))
    }

    /// Findings about texts that stand in for the county's files, by path.
    fn findings(&self, stand_ins: &[StandIn]) -> anyhow::Result<BTreeMap<Arc<str>, Vec<Finding>>> {
        let files = self.files_with(stand_ins);
        let load = |path: &str| self.load(path, stand_ins);
        let reading = read_county(self.plan, self.county, &files, self.workspace.sample, &load)?;
        let mut by_path: BTreeMap<Arc<str>, Vec<Finding>> = BTreeMap::new();
        for finding in reading.findings {
            if stand_ins.iter().any(|(_, path, _)| *path == finding.place.path) {
                by_path.entry(finding.place.path.clone()).or_default().push(finding);
            }
        }
        Ok(by_path)
    }

    fn canonical(&self, stand_ins: &[StandIn]) -> anyhow::Result<BTreeMap<Arc<str>, Canonical>> {
        let files = self.files_with(stand_ins);
        let load = |path: &str| self.load(path, stand_ins);
        let wanted = |path: &str| stand_ins.iter().any(|(_, known, _)| **known == *path);
        let mut all = BTreeMap::new();
        canonical_county(self.plan, self.county, &files, &load, &wanted, &mut |file, canonical| {
            all.insert(file.clone(), canonical);
            Ok(())
        })?;
        Ok(all)
    }

    fn files_with(&self, stand_ins: &[StandIn]) -> CountyFiles {
        let mut files = self.files.clone();
        for (whose, path, _) in stand_ins {
            let file = Some(path.clone());
            match whose {
                Whose::Submission { submission, .. } => files.submissions[*submission] = file,
                Whose::Roster { roster, .. } => files.rosters[roster.0] = file,
            }
        }
        files
    }

    fn load(&self, path: &str, stand_ins: &[StandIn]) -> anyhow::Result<Loaded> {
        match stand_ins.iter().find(|(_, known, _)| **known == *path) {
            Some((.., bytes)) => Ok(Loaded::Bytes(bytes.clone())),
            None => self.workspace.disk.load(path),
        }
    }
}
