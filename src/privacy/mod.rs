//! Personal data that has no place in a repository: resident identity numbers (GB 11643), mobile numbers,
//! bank cards (ISO/IEC 7812); landlines are told too, but they are mostly an office's.
//!
//! A number is a hit only where it proves itself: an identity number by its province, its date of birth and
//! its check digit; a card by its issuer and the Luhn digit; a mobile number by standing alone. Unified
//! social credit codes (GB 32100), document and serial numbers, amounts, links and paths are no hits; only
//! an identity number is one anywhere, since three proofs are no accident. What is masked already is fine.

mod card;
mod identity;
mod phone;
mod symbols;
#[cfg(test)]
mod tests;

use std::{borrow::Cow, cell::LazyCell};

use symbols::Symbols;

/// What kind of personal data a text seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Eighteen characters, check digit verified.
    IdentityNumber,
    /// Fifteen digits, as issued until 1999: no check digit, so only probably one.
    OldIdentityNumber,
    MobileNumber,
    BankCard,
    /// Mostly an office's: worth a note, never masked.
    Landline,
}

/// One hit: its kind and its byte range in the text as given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// Every kind of number has at least as many digits, and no letter among them: a text without needs no
/// second look.
pub const FEWEST_DIGITS: usize = 11;

/// All hits, left to right, not overlapping. Full-width digits count as digits.
pub fn find(text: &str) -> Vec<Hit> {
    if !has_enough_digits(text) {
        return Vec::new();
    }
    let symbols = Symbols::read(text);
    let linked = LazyCell::new(|| symbols.linked());
    let counts = |found: &Found| found.kind == Kind::IdentityNumber || !linked[found.start];
    let mut hits = Vec::new();
    let mut at = 0;
    while at < symbols.len() {
        if !symbols.char(at).is_ascii_digit() {
            at += 1;
            continue;
        }
        match recognise(&symbols, at).filter(counts) {
            Some(found) => {
                let (start, end) = symbols.bytes(found.start, found.end);
                hits.push(Hit { kind: found.kind, start, end });
                at = found.end;
            }
            None => at += symbols.digits(at),
        }
    }
    hits
}

/// The text with the middle of each hit replaced by `*` (full-width ones by `＊`), character for character
/// and byte for byte, so that positions stay.
/// Only the first three and the last two digits remain, and separators; landlines are left as they are.
pub fn masked(text: &str) -> Cow<'_, str> {
    let mut hits = find(text);
    hits.retain(|hit| hit.kind != Kind::Landline);
    if hits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    let mut done = 0;
    for hit in hits {
        safe.push_str(&text[done..hit.start]);
        mask(&text[hit.start..hit.end], &mut safe);
        done = hit.end;
    }
    safe.push_str(&text[done..]);
    Cow::Owned(safe)
}

fn mask(secret: &str, safe: &mut String) {
    let is_sign = |c: char| symbols::normal(c).is_ascii_alphanumeric();
    let signs = secret.chars().filter(|c| is_sign(*c)).count();
    let mut nth = 0;
    for c in secret.chars() {
        let shown = !is_sign(c) || nth < 3 || nth + 2 >= signs;
        safe.push(match (shown, c.is_ascii()) {
            (true, _) => c,
            (false, true) => '*',
            (false, false) => '＊',
        });
        nth += usize::from(is_sign(c));
    }
}

/// A hit in symbols instead of bytes.
struct Found {
    kind: Kind,
    start: usize,
    end: usize,
}

/// What the digits that begin at `at` are, the surest kind first.
fn recognise(symbols: &Symbols, at: usize) -> Option<Found> {
    let from_here = |kind| move |end| Found { kind, start: at, end };
    let ranged = |kind| move |(start, end)| Found { kind, start, end };
    identity::number(symbols, at)
        .map(from_here(Kind::IdentityNumber))
        .or_else(|| identity::old_number(symbols, at).map(from_here(Kind::OldIdentityNumber)))
        .or_else(|| card::card(symbols, at).map(from_here(Kind::BankCard)))
        .or_else(|| phone::mobile(symbols, at).map(ranged(Kind::MobileNumber)))
        .or_else(|| phone::landline(symbols, at).map(ranged(Kind::Landline)))
}

/// Counts ASCII and full-width digits (`EF BC 90` to `EF BC 99`) until there are enough, anew after each
/// ASCII letter and each Chinese character (which begin with `E4` to `E9`).
pub fn has_enough_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut digits = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits += 1,
            0x90..=0x99 if bytes[..at].ends_with(&[0xef, 0xbc]) => digits += 1,
            b'a'..=b'z' | b'A'..=b'Z' | 0xe4..=0xe9 => digits = 0,
            _ => {}
        }
        if digits == FEWEST_DIGITS {
            return true;
        }
    }
    false
}
