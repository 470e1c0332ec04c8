//! What a report on a period reads, as one hash: the plan, the submissions of the periods that have ended, the
//! lists of sites, and the corrections that it lists. Neither the report itself, nor what comes later, nor
//! closing the period changes it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{CLOSED, CORRECTIONS, Disk, Layout, closing::plan_files, load};
use crate::{
    calendar::{Cadence, Date, Period},
    closing::{self, Correction, Digest, Record, normalised},
    model::Plan,
};

/// What a ranking reads beside what every report does.
const RANKED_BY: [&str; 2] = ["plan/scoring.toml", "reports/received.csv"];

const SAMPLE: &str = "reports/SAMPLE";

/// What was read, and what of it no other module reads.
#[derive(Debug, Clone)]
pub struct Inputs {
    pub digest: Digest,
    /// The corrections that the report lists.
    pub corrections: Vec<Correction>,
    as_of: Date,
    /// A report on a year holds a ranking.
    yearly: bool,
}

impl Inputs {
    /// Reads and hashes; `layout` is that of the same files.
    pub fn read(disk: &Disk, plan: &Plan, layout: &Layout, period: Period) -> anyhow::Result<Inputs> {
        let as_of = period.end();
        let (corrections, record) = published(disk)?;
        let corrections = closing::listed(&corrections, &record, plan, period);
        let ended = plan.submissions_ended(as_of);
        let files = layout.counties.par_iter().flat_map_iter(|county| {
            let inspections = county.inspections.iter().filter(|(made, _)| made.end() <= as_of).map(|(_, file)| file);
            let files = county.submissions[..ended].iter().chain(&county.rosters).flatten();
            files.chain(county.cases.file()).chain(inspections).map(|file| file.to_string())
        });
        let yearly = period.cadence() == Cadence::Year;
        let ranked = RANKED_BY.into_par_iter().filter(|path| yearly && disk.has(path)).map(str::to_owned);
        let files = files.chain(ranked);
        let hashed = files.map(|path| Ok((Digest::of(&normalised(&disk.read(&path)?)), path)));
        let hashed: anyhow::Result<Vec<_>> = hashed.collect();
        let mut digests: BTreeMap<String, Digest> = plan_files(disk)?;
        digests.extend(hashed?.into_iter().map(|(digest, path)| (path, digest)));
        let entries: String = corrections.iter().map(Correction::text).collect();
        let sample = disk.has(SAMPLE).then(String::new);
        let texts = [(SAMPLE, sample), (CORRECTIONS, (!entries.is_empty()).then_some(entries))];
        digests.extend(texts.into_iter().filter_map(|(path, text)| Some((path.to_owned(), Digest::of(&text?)))));
        let manifest: String = digests.iter().map(|(path, digest)| format!("{path} {digest}\n")).collect();
        Ok(Inputs { digest: Digest::of(&manifest), corrections, as_of, yearly })
    }

    /// Whether a file of that path is, or was, among what such a report reads.
    pub fn hold(&self, path: &str) -> bool {
        let submitted = |rest: &str| {
            let period = rest.split('/').next().and_then(Period::parse);
            period.is_some_and(|period| period.end() <= self.as_of)
        };
        match path.strip_prefix("reports/") {
            Some("SAMPLE") => true,
            Some("corrections.toml") => !self.corrections.is_empty(),
            Some("received.csv") => self.yearly,
            Some(rest) if rest.starts_with("cases/") => true,
            Some(rest) => {
                rest.starts_with("rosters/")
                    || ["submissions/", "inspections/"]
                        .iter()
                        .any(|folder| rest.strip_prefix(folder).is_some_and(submitted))
            }
            None => super::closing::is_plan_file(path) || (self.yearly && RANKED_BY.contains(&path)),
        }
    }
}

/// All corrections, and what was published; what is wrong with the two files is told by `check`.
pub(super) fn published(disk: &Disk) -> anyhow::Result<(Vec<Correction>, Record)> {
    let mut told = Vec::new();
    let corrections = match disk.has(CORRECTIONS) {
        true => closing::read_corrections(&load(disk, CORRECTIONS, &mut told)?).0,
        false => Vec::new(),
    };
    let record = match disk.has(CLOSED) {
        true => closing::read_record(&load(disk, CLOSED, &mut told)?).0,
        false => Record::default(),
    };
    Ok((corrections, record))
}
