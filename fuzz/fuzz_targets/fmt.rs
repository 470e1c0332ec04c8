//! Any bytes at all as a submission, beside a sound roster: no panic, done twice is done once, the figures
//! that counted before count after, and none of what is fixable is left.
#![no_main]

mod support;

use libfuzzer_sys::fuzz_target;
use plan::{
    model::CountyIx,
    submission::{Canonical, CountyReading, Loaded, canonical_county, read_county},
};
use support::{PLAN, ROSTER, SUBMISSION, files};

const SITES: &[u8] = include_bytes!("../../tests/bases/tiny/reports/rosters/station/jia.csv");

fn load(submission: &[u8]) -> impl Fn(&str) -> anyhow::Result<Loaded> {
    move |path| Ok(Loaded::Bytes(if path == ROSTER { SITES.to_vec() } else { submission.to_vec() }))
}

fn formatted(submission: &[u8]) -> Option<Vec<u8>> {
    let mut formatted = None;
    let mut tell = |_: &_, canonical| {
        formatted = match canonical {
            Canonical::Same => Some(submission.to_vec()),
            Canonical::Changed { after, .. } => Some(after.into_bytes()),
            Canonical::Refused(_) => None,
        };
        Ok(())
    };
    let wanted = |path: &str| path == SUBMISSION;
    canonical_county(&PLAN, CountyIx(0), &files(), &load(submission), &wanted, &mut tell).expect("no disk");
    formatted
}

fn read(submission: &[u8]) -> CountyReading {
    read_county(&PLAN, CountyIx(0), &files(), true, &load(submission)).expect("no disk")
}

fuzz_target!(|bytes: &[u8]| {
    let Some(once) = formatted(bytes) else { return };
    assert_eq!(formatted(&once).as_deref(), Some(once.as_slice()), "twice is not once");
    let after = read(&once);
    let left = after.findings.iter().find(|finding| finding.message.is_fixable());
    assert!(left.is_none(), "{left:?}");
    let reported = |reading: &CountyReading| reading.book.submissions()[0].reported;
    assert!(!reported(&read(bytes)) || reported(&after), "what counted no longer counts");
});
