//! Which documents lie in `reports/summaries`, written by the program or by hand: a county's in its folder
//! of a period, the city's beside those folders. What they hold is not read.

use std::collections::HashMap;

use super::{
    Workspace,
    disk::{Disk, Entry, Kind},
    layout::is_litter,
};
use crate::{
    calendar::Period,
    model::{CountyIx, Plan},
    owed::Documents,
};

/// Where reports are kept.
pub const SUMMARIES: &str = "reports/summaries";

impl Workspace {
    pub fn documents(&self, plan: &Plan) -> anyhow::Result<Documents> {
        let ids = plan.counties.iter().enumerate();
        let by_id: HashMap<_, _> = ids.map(|(at, county)| (county.id.as_str(), CountyIx(at))).collect();
        let mut documents = Documents::default();
        for (name, period) in self.disk.list(SUMMARIES)?.iter().filter_map(folder_of_period) {
            let folder = format!("{SUMMARIES}/{name}");
            for entry in self.disk.list(&folder)? {
                match (entry.kind, by_id.get(entry.name.as_str())) {
                    (Kind::Folder, Some(county)) if holds_document(&self.disk, &folder, &entry.name)? => {
                        documents.add(period, Some(*county));
                    }
                    _ if is_document(&entry) => documents.add(period, None),
                    _ => {}
                }
            }
        }
        Ok(documents)
    }
}

fn folder_of_period(entry: &Entry) -> Option<(&str, Period)> {
    let period = Period::parse(&entry.name).filter(|_| entry.kind == Kind::Folder)?;
    Some((&entry.name, period))
}

fn holds_document(disk: &Disk, folder: &str, county: &str) -> anyhow::Result<bool> {
    Ok(disk.list(&format!("{folder}/{county}"))?.iter().any(is_document))
}

fn is_document(entry: &Entry) -> bool {
    entry.kind == Kind::File && !is_litter(&entry.name)
}
