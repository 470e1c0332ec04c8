//! Going through the counties' files for their canonical form.

use super::{Layout, Progress, Workspace};
use crate::{
    model::{CountyIx, Plan},
    submission::canonical_county,
};

pub use crate::submission::Canonical;

impl Workspace {
    /// Hands every roster and submission of a path that is `wanted` to `tell`, with its canonical form.
    /// The progress is told in counties.
    pub fn canonical(
        &self,
        plan: &Plan,
        layout: &Layout,
        wanted: &dyn Fn(&str) -> bool,
        progress: &dyn Progress,
        tell: &mut dyn FnMut(&str, Canonical) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let load = |path: &str| self.disk.load(path);
        progress.begins(layout.counties.len());
        for (ix, files) in layout.counties.iter().enumerate() {
            canonical_county(plan, CountyIx(ix), files, &load, wanted, &mut |file, form| tell(file, form))?;
            progress.advances();
        }
        Ok(())
    }
}
