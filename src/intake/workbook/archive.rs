//! How much an xlsx file unfolds to, before anybody opens it: a few kilobytes can hold gigabytes of zeros.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::finding::Unreadable;

/// All parts together, in bytes; a form has less than one megabyte.
const UNFOLDED: u64 = 64 * 1024 * 1024;

/// The styles, each tag of which becomes a record of hundreds of bytes.
const STYLES: usize = 4 * 1024 * 1024;

/// Tells an archive that is too large from one that can be opened, by unfolding it into nothing: the sizes
/// that it states may be wrong.
pub fn measure(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    let mut left = UNFOLDED;
    let mut part = Vec::new();
    for at in 0..archive.len() {
        // what cannot be unfolded here cannot be read later
        let Ok(file) = archive.by_index(at) else { continue };
        let name = file.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        part.clear();
        let read = file.take(left + 1).read_to_end(&mut part);
        let size = part.len() as u64;
        if size > left || (name.ends_with("styles.xml") && part.len() > STYLES) {
            return Err(Unreadable::TooLarge);
        }
        left -= size;
        if read.is_ok() && name.ends_with("sharedstrings.xml") && !is_plausible(&part) {
            return Err(Unreadable::Broken);
        }
    }
    Ok(())
}

/// Whether there can be as many shared strings as the part says there are: room is made for that many.
fn is_plausible(part: &[u8]) -> bool {
    let mut claims = memchr::memmem::find_iter(part, b"uniqueCount=").map(|at| {
        let digits =
            part[at..].iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
        digits.fold(0, |number: usize, digit| number.saturating_mul(10).saturating_add(usize::from(digit - b'0')))
    });
    claims.all(|claim| claim <= part.len())
}
