//! How much room a text needs. Excel, WPS and LibreOffice each fit wrapped rows in another way, or not at
//! all, so widths and heights are worked out here, on the safe side.

/// What fits into a column's unit of width, the width of a digit.
const UNIT: usize = 20;
/// A letter or digit, with what the wide ones among them need.
const NARROW: usize = 22;
/// A Chinese character, and anything else that may be as wide.
const WIDE: usize = 38;

/// The height of a line of text, and what a row has above and below them, in points.
const LINE: f64 = 14.5;
const AROUND: f64 = 7.0;
/// The tallest row that Excel has.
const TALLEST: f64 = 409.0;

fn advance(c: char) -> usize {
    if c.is_ascii() { NARROW } else { WIDE }
}

fn length(text: &str) -> usize {
    text.chars().map(advance).sum()
}

/// The width that a text takes on one line, or its longest line, in Excel's units.
pub fn width(text: &str) -> usize {
    text.lines().map(length).max().unwrap_or(0).div_ceil(UNIT)
}

/// The lines that a text takes where it has room for this width: words stay whole where they fit, Chinese
/// breaks anywhere.
pub fn lines(text: &str, width: usize) -> usize {
    let room = (width * UNIT).max(WIDE);
    text.lines().map(|line| lines_of_one(line, room)).sum::<usize>().max(1)
}

fn lines_of_one(text: &str, room: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in words(text) {
        let length = length(word);
        if used > 0 && used + length > room {
            lines += 1;
            used = 0;
        }
        let over = length.saturating_sub(1) / room;
        lines += over;
        used += length - over * room;
    }
    lines
}

/// A text's words, each with the hyphen or the spaces behind it; a Chinese character is one of its own.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match first.is_ascii() {
            false => first.len_utf8(),
            true => {
                let word = rest.find(|c: char| !c.is_ascii() || c == ' ' || c == '-').unwrap_or(rest.len());
                word + rest[word..].len() - rest[word..].trim_start_matches([' ', '-']).len()
            }
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// The height of a row whose fullest cell has so many lines, in points.
pub fn height(lines: usize) -> f64 {
    (lines as f64 * LINE + AROUND).min(TALLEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_take_the_lines_that_they_need() {
        for (text, width, expected) in [
            ("", 10, 1),
            ("数值", 4, 1),
            ("一二三四五六七八", 8, 2),
            ("a word or two more", 9, 3),
            ("2.1-complex-coverage", 22, 1),
            ("2.1-complex-coverage", 14, 2),
            ("complexcoverage", 9, 2),
            ("一\n二", 10, 2),
        ] {
            assert_eq!(lines(text, width), expected, "{text} in {width}");
        }
        assert!(lines("数值", width("数值")) == 1 && lines("2.1-complex-coverage", width("2.1-complex-coverage")) == 1);
    }
}
