//! Lists of names that stay short.

/// Names that are listed before the rest is only counted.
const NAMED: usize = 8;

/// The first of the names, and how many more there are.
pub(super) fn shortened(mut names: Vec<String>) -> Vec<String> {
    let more = names.len().saturating_sub(NAMED);
    if more > 0 {
        names.truncate(NAMED);
        names.push(format!("… +{more}"));
    }
    names
}
