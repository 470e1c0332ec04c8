//! A cell that should hold a plain number. What is not one is told for what it looks like, with the text
//! to type instead where that is certain.

use crate::{
    calendar::EXCEL_MONTHS,
    finding::{Suspect, ValueProblem},
    number::{Decimal, DecimalError},
};

/// What the cell's indicator says of its figures.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    pub decimals: u8,
    pub unit: &'a str,
    pub ratio: bool,
}

/// Texts that people write where there is no figure.
const MARKERS: [&str; 24] = [
    "/",
    "-",
    "—",
    "——",
    "--",
    "\\",
    "无",
    "暂无",
    "没有",
    "未报",
    "待报",
    "未开展",
    "不适用",
    "见备注",
    "空",
    "N/A",
    "NA",
    "n/a",
    "na",
    "null",
    "NULL",
    "None",
    "none",
    "nil",
];

/// Words for how many of what; a figure that carries one is still certain.
const COUNTERS: [&str; 16] =
    ["个", "人", "人次", "场", "场次", "次", "张", "户", "家", "所", "处", "件", "例", "项", "名", "座"];

const TEN_THOUSAND: i64 = 10_000;
const HUNDRED_MILLION: i64 = 100_000_000;

/// Reads a trimmed, non-empty cell.
pub fn read(text: &str, form: Form<'_>) -> Result<Decimal, ValueProblem> {
    match Decimal::parse(text) {
        Ok(number) if number < Decimal::ZERO || text.starts_with('-') => Err(ValueProblem::Negative),
        Ok(number) => fits(text, number, form),
        Err(DecimalError::TooFine) => Err(ValueProblem::NotWhole { decimals: form.decimals, fixed: None }),
        Err(DecimalError::TooLarge) => Err(ValueProblem::TooLarge),
        Err(DecimalError::Form) => Err(diagnose(text, form)),
    }
}

/// Digits after the point are counted as written: `3.0` is not a whole number that somebody counted.
fn fits(text: &str, number: Decimal, form: Form<'_>) -> Result<Decimal, ValueProblem> {
    let places = text.bytes().rev().position(|byte| byte == b'.').unwrap_or(0);
    if places <= usize::from(form.decimals) {
        return Ok(number);
    }
    let shortest = number.to_string();
    let fixed = shortest.split_once('.').is_none_or(|(_, f)| f.len() <= usize::from(form.decimals)).then_some(shortest);
    Err(ValueProblem::NotWhole { decimals: form.decimals, fixed })
}

fn diagnose(text: &str, form: Form<'_>) -> ValueProblem {
    let text_owned = || text.to_owned();
    if text.starts_with('#') || text.starts_with("Err:") {
        return ValueProblem::SpreadsheetError { text: text_owned() };
    }
    if MARKERS.contains(&text) {
        return ValueProblem::NotReportedMarker { text: text_owned(), ratio: form.ratio };
    }
    let narrow = half_width(text);
    if narrow != text {
        return read(&narrow, form)
            .map_or_else(|problem| problem, |_| ValueProblem::FullWidth { fixed: narrow.clone() });
    }
    if let Some(plain) = without_thousands(text) {
        let fixed = plain.clone();
        return read(&plain, form).map_or_else(|problem| problem, |_| ValueProblem::ThousandsSeparator { fixed });
    }
    if is_scientific(text) {
        return ValueProblem::ScientificNotation { text: text_owned() };
    }
    if let Some(problem) = with_unit(text, form) {
        return problem;
    }
    let looks = suspect(text);
    ValueProblem::NotANumber { text: text_owned(), looks }
}

/// Full-width digits and signs as plain ones; nothing else is touched.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            '．' => '.',
            '，' => ',',
            '－' | '−' => '-',
            '＋' => '+',
            '％' => '%',
            '／' => '/',
            '（' => '(',
            '）' => ')',
            _ => c,
        })
        .collect()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `1,234,567.8` without its commas; only where each stands before three digits.
fn without_thousands(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<_> = groups.collect();
    let sound = is_digits(first)
        && first.len() <= 3
        && !rest.is_empty()
        && rest.iter().all(|group| is_digits(group) && group.len() == 3)
        && fraction.is_none_or(is_digits);
    sound.then(|| text.replace(',', ""))
}

fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let exponent = exponent.trim_start_matches(['+', '-']);
    is_digits(exponent) && Decimal::parse(mantissa).is_ok()
}

/// `12个`, `3.8万`, `85%`: a figure and what it is a figure of.
fn with_unit(text: &str, form: Form<'_>) -> Option<ValueProblem> {
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').filter(|at| *at > 0)?;
    let (number, unit) = text.split_at(digits);
    let number = Decimal::parse(number).ok()?;
    let unit = unit.trim();
    let multiple = [("万", TEN_THOUSAND), ("亿", HUNDRED_MILLION)].into_iter().find_map(|(word, times)| {
        let rest = unit.strip_prefix(word)?;
        Some((times, rest))
    });
    let (times, rest) = multiple.unwrap_or((1, unit));
    let share = ["%", "‰", "个百分点", "百分点"].contains(&rest);
    let known = !share && (rest.is_empty() || rest == form.unit || COUNTERS.contains(&rest));
    let problem = |fixed| Some(ValueProblem::UnitInValue { text: text.to_owned(), fixed });
    if known {
        let plain = number.times(times as usize).to_string();
        let sound = Decimal::parse(&plain).is_ok_and(|number| fits(&plain, number, form).is_ok());
        return problem(sound.then_some(plain));
    }
    let money = ["元", "万元", "亿元", "千", "百"].contains(&rest);
    if share || money { problem(None) } else { None }
}

fn suspect(text: &str) -> Suspect {
    if text.starts_with('=') {
        return Suspect::Formula;
    }
    let lower = text.to_ascii_lowercase();
    let dated = |marks: [char; 3]| {
        let parts: Vec<_> = text.split(marks).filter(|part| !part.is_empty()).collect();
        parts.len() >= 2 && parts.iter().all(|part| is_digits(part))
    };
    if EXCEL_MONTHS.iter().any(|month| lower.contains(month)) || dated(['年', '月', '日']) || dated(['-', '/', '.'])
    {
        return Suspect::Date;
    }
    let approximate = ["约", "近", "超", "余", "左右", "以上", "以下", "多", "+", "≥", "≤", ">", "<", "~", "～"];
    if text.chars().any(|c| c.is_ascii_digit()) && approximate.iter().any(|word| text.contains(word)) {
        return Suspect::Approximate;
    }
    if text.split_once(',').is_some_and(|(whole, fraction)| is_digits(whole) && is_digits(fraction)) {
        return Suspect::DecimalComma;
    }
    let alike = |c: char| matches!(c, 'O' | 'o' | 'l' | 'I' | '。');
    if text.chars().any(alike) && text.chars().all(|c| c.is_ascii_digit() || alike(c)) {
        return Suspect::LookAlike;
    }
    Suspect::Text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        let form = Form { decimals: 0, unit: "个", ratio: false };
        read(text, form).map_or_else(|problem| problem.code().word(), |_| "")
    }

    #[test]
    fn each_text_is_told_for_what_it_looks_like() {
        let cases = [
            ("12", ""),
            ("１２", "full-width"),
            ("1,234", "thousands-separator"),
            ("1，234", "thousands-separator"),
            ("12个", "unit-in-value"),
            ("3.8万", "unit-in-value"),
            ("85%", "unit-in-value"),
            ("1.2E+11", "scientific-notation"),
            ("#REF!", "spreadsheet-error"),
            ("####", "spreadsheet-error"),
            ("/", "not-reported-marker"),
            ("无", "not-reported-marker"),
            ("-3", "negative"),
            ("－3", "negative"),
            ("１．５", "not-whole"),
            ("1,234.5", "not-whole"),
            ("3.0", "not-whole"),
            ("3.5", "not-whole"),
            ("9999999999999999", "too-large"),
            ("abc", "not-a-number"),
            ("3,5", "not-a-number"),
            ("Jul-23", "not-a-number"),
            ("约30", "not-a-number"),
        ];
        for (text, expected) in cases {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn only_what_is_certain_is_offered() {
        let form = Form { decimals: 0, unit: "%", ratio: true };
        let fixed = |text| match read(text, form) {
            Err(ValueProblem::UnitInValue { fixed, .. }) => fixed,
            other => Some(format!("{other:?}")),
        };
        assert_eq!(fixed("3.8万"), Some("38000".to_owned()));
        assert_eq!(fixed("3.8万人"), Some("38000".to_owned()));
        assert_eq!(fixed("85%"), None);
        assert_eq!(fixed("0.00001万"), None);
    }
}
