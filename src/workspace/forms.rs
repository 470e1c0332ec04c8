//! Forms to fill, by what a county's files say so far.

use super::{Layout, Workspace};
use crate::{
    form::Form,
    model::{CountyIx, Language, Plan},
    submission::{notes_at, read_county},
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
        Ok(form)
    }
}
