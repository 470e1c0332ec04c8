//! Forms to fill, by what a county's files say so far.

use std::{collections::BTreeMap, sync::Arc};

use super::{Layout, Workspace};
use crate::{
    form::Form,
    model::{CountyIx, Language, Plan, RosterIx},
    submission::{Loaded, notes_at, read_county, site_names},
};

/// Lists of sites that are to stand in for those of the workspace, as texts.
pub type NewLists = BTreeMap<RosterIx, String>;

/// Where a new list stands as long as it has no file.
const NEW_LIST: &str = "new list ";

impl Workspace {
    /// The form that a county owes for one of the plan's submission periods.
    pub fn form(
        &self,
        plan: &Plan,
        layout: &Layout,
        county: CountyIx,
        submission: usize,
        language: Language,
    ) -> anyhow::Result<Form> {
        self.form_by(plan, layout, county, submission, language, &NewLists::new())
    }

    /// The same by lists of sites that are not in the workspace yet.
    pub fn form_by(
        &self,
        plan: &Plan,
        layout: &Layout,
        county: CountyIx,
        submission: usize,
        language: Language,
        lists: &NewLists,
    ) -> anyhow::Result<Form> {
        let mut files = layout.counties[county.0].clone();
        for roster in lists.keys() {
            let path: Arc<str> = format!("{NEW_LIST}{}", roster.0).into();
            files.rosters[roster.0] = Some(path);
        }
        let load = |path: &str| {
            let roster = path.strip_prefix(NEW_LIST).and_then(|at| at.parse().ok()).map(RosterIx);
            match roster.and_then(|roster| lists.get(&roster)) {
                Some(text) => Ok(Loaded::Bytes(text.clone().into_bytes())),
                None => self.disk.load(path),
            }
        };
        let book = read_county(plan, county, &files, self.sample, &load)?.book;
        let mut form = Form::of(plan, &book, county, submission, language);
        let notes = notes_at(&form.carried_from(), &files, &load)?;
        form.carry_notes(|line| notes.get(&line).cloned());
        let names = |file: &Option<Arc<str>>| file.as_ref().map(|file| site_names(file, &load)).transpose();
        let names: Vec<_> = files.rosters.iter().map(names).collect::<anyhow::Result<_>>()?;
        form.name_sites(plan, |roster, site| names[roster.0].as_ref()?.get(site).cloned());
        Ok(form)
    }
}
