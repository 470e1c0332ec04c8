//! By what a host knows a finding again in the next run: path, code, subject and facts, but no line, so
//! that sorting the rows anew or adding one changes no fingerprint. Hashed with FNV-1a in 64 bits; what
//! comes out the same is salted until it is unique.

use std::collections::{HashMap, HashSet};

use super::Item;
use crate::{
    finding::{FileProblem, Message, RowProblem},
    privacy::masked,
};

/// A fingerprint for each item, 16 hexadecimal digits.
pub fn all(items: &[Item]) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut salts: HashMap<u64, u64> = HashMap::new();
    let mut unique = |base: u64| {
        let salt = salts.entry(base).or_default();
        loop {
            let salted = if *salt == 0 { base } else { hash(base, &salt.to_string()) };
            *salt += 1;
            if taken.insert(salted) {
                return salted;
            }
        }
    };
    items.iter().map(|item| format!("{:016x}", unique(base(item)))).collect()
}

fn base(item: &Item) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    let subject = &item.finding.subject;
    let period = subject.period.map(|period| period.to_string()).unwrap_or_default();
    let parts = [
        &*item.finding.place.path,
        item.finding.code().word(),
        subject.item.as_deref().unwrap_or_default(),
        subject.field.map(|field| field.word()).unwrap_or_default(),
        &period,
        &facts(&item.finding.message),
    ];
    parts.iter().fold(OFFSET, |state, part| hash(state, part))
}

/// What is wrong, in no language, without what moves: lines, positions, sizes, how many rows are missing.
/// Nobody's number goes in: so short a hash would give it away.
fn facts(message: &Message) -> String {
    match message {
        Message::File(FileProblem::BlankRow { .. } | FileProblem::FileTooLarge { .. }) => String::new(),
        Message::File(FileProblem::Undecodable { byte, .. }) => byte.to_string(),
        Message::Row(RowProblem::DuplicateRow { lines, same_value, spaced }) => {
            format!("{} {same_value} {spaced}", lines.len())
        }
        Message::Row(RowProblem::DuplicateSite { .. }) => String::new(),
        Message::Row(RowProblem::MissingRow { item, .. }) => item.clone(),
        message => masked(&format!("{message:?}")).into_owned(),
    }
}

/// Hashes a part and its end.
fn hash(state: u64, part: &str) -> u64 {
    const PRIME: u64 = 0x100_0000_01b3;
    part.bytes().chain([0xff]).fold(state, |state, byte| (state ^ u64::from(byte)).wrapping_mul(PRIME))
}
