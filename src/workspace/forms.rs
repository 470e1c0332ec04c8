//! Forms to fill, by what a county's files say so far.

use super::{Layout, Workspace};
use crate::{
    form::Form,
    model::{CountyIx, Language, Plan},
    submission::{FileRef, notes_at, read_county, site_names},
};

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
        let load = |path: &str| self.disk.read(path);
        let files = &layout.counties[county.0];
        let book = read_county(plan, county, files, self.sample, &load)?.book;
        let mut form = Form::of(plan, &book, county, submission, language);
        let notes = notes_at(&form.carried_from(), files, &load)?;
        form.carry_notes(|line| notes.get(&line).cloned());
        let names = |file: &Option<FileRef>| file.as_ref().map(|file| site_names(file, &load)).transpose();
        let names: Vec<_> = files.rosters.iter().map(names).collect::<anyhow::Result<_>>()?;
        form.name_sites(plan, |roster, site| names[roster.0].as_ref()?.get(site).cloned());
        Ok(form)
    }
}
