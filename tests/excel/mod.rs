//! What Excel on a Chinese Windows makes of a cell of a CSV file when it opens it: whatever looks like a
//! formula, a number, a date or a time is turned into one, and saved as that. The rules are on the strict
//! side: in doubt, a text is turned.

/// Why Excel would not leave a text as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    Formula,
    Number,
    Date,
    Truth,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What becomes of a text; `None` where it stays.
pub fn turned(text: &str) -> Option<Turned> {
    let plain: String = text.chars().map(half_width).collect::<String>().trim().to_lowercase();
    if plain.is_empty() {
        return None;
    }
    if plain.starts_with(['=', '+', '-', '@']) {
        return Some(Turned::Formula);
    }
    if ["true", "false"].contains(&plain.as_str()) {
        return Some(Turned::Truth);
    }
    if looks_like_number(&plain) {
        return (!stays_as_number(text)).then_some(Turned::Number);
    }
    looks_like_date(&plain).then_some(Turned::Date)
}

/// Excel reads full-width digits and signs as their plain ones.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '—' | '–' | '−' => '-',
        '。' => '.',
        _ => c,
    }
}

/// Digits with separators, a point, an exponent, a percent sign or a currency.
fn looks_like_number(text: &str) -> bool {
    let bare = text.trim_start_matches(['¥', '$', '(']).trim_end_matches(['%', ')', ' ']);
    let (mantissa, exponent) = bare.split_once('e').unwrap_or((bare, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mantissa = mantissa.replace([',', '.'], "");
    digits(&mantissa) && digits(exponent.trim_start_matches(['+', '-']))
}

/// A number that is written as Excel writes it.
fn stays_as_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits <= 15 && text.parse::<f64>().is_ok_and(|number| number.to_string() == text)
}

/// Two or three numbers or names of months with separators between them, or Chinese words for them.
fn looks_like_date(text: &str) -> bool {
    let parts: Vec<_> = text.split(['-', '/', ' ', ',', '.', ':']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.len() <= 5 && part.bytes().all(|b| b.is_ascii_digit());
    let month = |part: &str| {
        let name = part.trim_matches(|c: char| c.is_ascii_digit());
        let rest = part.len() - name.len();
        rest <= 4 && name.len() >= 3 && MONTHS.iter().any(|month| name.starts_with(month)) && name.is_ascii()
    };
    let known = |part: &&str| number(part) || month(part) || ["am", "pm", "a", "p"].contains(part);
    let western = parts.iter().all(known) && (parts.len() >= 2 || parts.iter().any(|part| month(part)));
    let chinese = |c: char| c.is_ascii_digit() || "年月日号时点分秒上下午〇零一二三四五六七八九十: ".contains(c);
    let dated = text.contains(['年', '月', '日', '时', '点', '分', '秒']);
    western || (dated && text.chars().all(chinese))
}

#[test]
fn the_rules_turn_what_excel_turns() {
    for text in [
        "2023-07",
        "7-1",
        "5/10",
        "3-4",
        "Jul-23",
        "mar-1",
        "Sep3",
        "2023/7/1",
        "7月",
        "12月31日",
        "2023年7月",
        "一月",
        "2.10",
        "0.50",
        "007",
        "1e5",
        "1E+05",
        "85%",
        "1,234",
        "1234567890123456",
        "=1",
        "+1",
        "-1",
        "@a",
        "TRUE",
        "12:30",
        "2023: 27",
        "2023：27",
        "１２",
        "10—12",
        "May",
        "1/2",
    ] {
        assert!(turned(text).is_some(), "{text}");
    }
    for text in
        ["2.1", "12", "0", "2023-Q4：27", "2023-M07", "2.1-town-complexes", "yc-01", "本期数（10—12月）", "个", "%"]
    {
        assert_eq!(turned(text), None, "{text}");
    }
}
