//! Any bytes at all as a county's submission and roster: no panic, and every finding inside the file.
#![no_main]

mod support;

use libfuzzer_sys::fuzz_target;
use plan::{
    model::CountyIx,
    submission::{Loaded, read_county},
};
use support::{PLAN, files};

fuzz_target!(|bytes: &[u8]| {
    let load = |_: &str| Ok(Loaded::Bytes(bytes.to_vec()));
    let reading = read_county(&PLAN, CountyIx(0), &files(), false, &load).expect("nothing is wrong with the disk");
    // Whatever the encoding, no more lines than bytes, and no more characters in a line either.
    for finding in &reading.findings {
        let place = &finding.place;
        assert!((1..=bytes.len() + 1).contains(&place.line), "{place:?}");
        assert!((1..=bytes.len() + 1).contains(&place.column), "{place:?}");
        if let Some(excerpt) = &place.excerpt {
            assert!(excerpt.line.get(excerpt.start..excerpt.end).is_some(), "{place:?}");
        }
    }
});
