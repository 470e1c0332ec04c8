//! Telephone numbers as people write them in China: mobile numbers, and landlines with their area code.

use super::symbols::Symbols;

/// What may touch a mobile number without making it a piece of a serial number: `Tel13800000000`.
const LABELS: [&str; 9] = ["tel", "phone", "mobile", "mob", "cell", "wechat", "weixin", "wx", "vx"];

/// The mobile number that begins here, with its `+86`, `86` or `0086`: eleven digits, in one piece or 3-4-4.
pub(super) fn mobile(symbols: &Symbols, start: usize) -> Option<(usize, usize)> {
    let prefixes = [("0086", 4), ("86", 2)];
    let prefix = prefixes.iter().find(|(code, length)| symbols.plain(start, start + length).eq(code.chars()));
    let body = prefix.map_or(start, |(_, length)| start + length);
    let body = if prefix.is_some() && symbols.is_separator(body) { body + 1 } else { body };
    let end = symbols.grouped(body, &[3, 4, 4])?;
    let start = if prefix.is_some() && symbols.before(start, 1) == '+' { start - 1 } else { start };
    let is_mobile = symbols.char(body) == '1' && matches!(symbols.plain(body, end).nth(1), Some('3'..='9'));
    let (from, to) = labelled(symbols, start, end);
    let sound = is_mobile
        && symbols.stands_alone(from, to)
        && !symbols.is_serial(start, end)
        && !is_amount(symbols, start, end);
    sound.then_some((start, end))
}

/// The landline whose area code begins here: `0835-2222222`, `(0835)2222222`, `010-12345678`.
pub(super) fn landline(symbols: &Symbols, start: usize) -> Option<(usize, usize)> {
    let area = symbols.digits(start);
    let long = match (symbols.plain(start, start + 2).collect::<String>().as_str(), area) {
        ("01" | "02", 3) => true,
        ("03" | "04" | "05" | "06" | "07" | "08" | "09", 4) => false,
        _ => return None,
    };
    let in_brackets = symbols.before(start, 1) == '(' && symbols.char(start + area) == ')';
    let gap = usize::from(symbols.is_separator(start + area + usize::from(in_brackets)));
    let body = start + area + usize::from(in_brackets) + gap;
    let digits = symbols.digits(body);
    let start = start - usize::from(in_brackets);
    let sound = (digits == 8 || (digits == 7 && !long))
        && matches!(symbols.char(body), '1'..='9')
        && (in_brackets || !is_continued(symbols, start))
        && symbols.is_word(start, body + digits);
    sound.then_some((start, body + digits))
}

/// Whether a hyphen ties the place to what is before it, as in a serial number.
fn is_continued(symbols: &Symbols, start: usize) -> bool {
    matches!(symbols.before(start, 1), '-' | '_' | '.') && symbols.before(start, 2).is_ascii_alphanumeric()
}

/// The range with the label that touches it on either side, with a hyphen or without.
fn labelled(symbols: &Symbols, start: usize, end: usize) -> (usize, usize) {
    let is_label = |word: &str| LABELS.iter().any(|label| label.eq_ignore_ascii_case(word));
    let before = start - usize::from(matches!(symbols.before(start, 1), '-' | '_'));
    let word: Vec<char> = symbols.plain(0, before).rev().take_while(char::is_ascii_alphabetic).collect();
    let from = if is_label(&word.iter().rev().collect::<String>()) { before - word.len() } else { start };
    let word: String = symbols.plain(end, symbols.len()).take_while(char::is_ascii_alphabetic).collect();
    let to = if is_label(&word) { end + word.len() } else { end };
    (from, to)
}

/// Whether it is said to be money or a measure: `¥13800000000`, `13800000000元`.
fn is_amount(symbols: &Symbols, start: usize, end: usize) -> bool {
    matches!(symbols.before(start, 1), '¥' | '￥' | '$') || matches!(symbols.char(end), '元' | '万' | '亿' | '%')
}
