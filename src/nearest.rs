//! "Did you mean …": the known word nearest to one that is not known.

/// The candidate most like `word`, if it is like it at all.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |candidate: &str| strsim::jaro_winkler(&word.to_lowercase(), &candidate.to_lowercase());
    candidates
        .into_iter()
        .map(|candidate| (likeness(candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        assert_eq!(nearest("at_leats", ["at_least", "at_most", "by"]), Some("at_least"));
        assert_eq!(
            nearest("3.1-protecton-points", ["3.1-protection-points", "3.1-model"]),
            Some("3.1-protection-points")
        );
        assert_eq!(nearest("zzz", ["at_least", "by"]), None);
    }
}
