//! What a report says: its title, its headings and their numbers, and its sentences.

mod en;
mod headings;
mod page;
mod sentence;
mod zh;

pub use headings::Heading;
pub use page::{PageWord, bar, task_states};
pub use sentence::{Laggard, Result, Sentence, Wanted};

use super::{Label, pick};
use crate::{
    calendar::{Cadence, Date, Period},
    model::Language,
    number::Decimal,
};

impl Sentence {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => zh::text(self),
            Language::English => en::text(self),
        }
    }
}

/// A share for readers, cut after one decimal: 0.490506 is 49.0%.
pub fn percent(share: Decimal) -> String {
    format!("{}%", tenths(share.times(100)))
}

/// A figure for readers, cut after one decimal.
fn shown(figure: Decimal) -> String {
    figure.cut(1).to_string()
}

/// What a county has of what it owes: `3/13个`, `20%/100%`.
fn of_figure(actual: Decimal, laggard: &Laggard) -> String {
    let unit = &laggard.unit;
    let repeated = if unit == "%" { "%" } else { "" };
    format!("{}{repeated}/{}{unit}", shown(actual), laggard.figure)
}

/// How many percentage points are short, as a reader would take one shown share from the other.
fn gap(progress: Decimal, due: Decimal) -> Option<String> {
    let gap = due.times(100).cut(1) - progress.times(100).cut(1);
    (gap > Decimal::ZERO).then(|| tenths(gap))
}

fn tenths(number: Decimal) -> String {
    let text = number.cut(1).to_string();
    if text.contains('.') { text } else { format!("{text}.0") }
}

/// `2023年9月30日`, as documents write days: no zero before a digit.
pub fn day(day: Date, language: Language) -> String {
    match language {
        Language::Chinese => day.format("%Y年%-m月%-d日").to_string(),
        Language::English => day.to_string(),
    }
}

/// A period in words: `2023年第三季度`.
pub fn period(period: Period, language: Language) -> String {
    let year = period.year();
    match (language, period.cadence()) {
        (Language::English, _) => period.to_string(),
        (Language::Chinese, Cadence::Month) => format!("{year}年{}月", period.number()),
        (Language::Chinese, Cadence::Quarter) => format!("{year}年第{}季度", numeral(period.number() as usize)),
        (Language::Chinese, Cadence::HalfYear) if period.number() == 1 => format!("{year}年上半年"),
        (Language::Chinese, Cadence::HalfYear) => format!("{year}年下半年"),
        (Language::Chinese, Cadence::Year) => format!("{year}年度"),
    }
}

/// What kind of report it is, on which period and, of a county's own, whose.
pub fn title(about: Period, county: Option<&str>, language: Language) -> String {
    let kind = match (about.cadence(), county) {
        (Cadence::Month, _) => pick(language, "小结", "monthly summary"),
        (Cadence::Quarter, _) => pick(language, "小结", "quarterly summary"),
        (Cadence::HalfYear, _) => pick(language, "工作通报", "half-yearly bulletin"),
        (Cadence::Year, Some(_)) => pick(language, "年终评比总结", "yearly review"),
        (Cadence::Year, None) => pick(language, "绩效考核通报", "yearly assessment"),
    };
    let period = period(about, language);
    match language {
        Language::Chinese => format!("{}{period}{kind}", county.unwrap_or_default()),
        Language::English => match county {
            Some(county) => format!("{county}: {kind} {period}"),
            None => format!("City: {kind} {period}"),
        },
    }
}

/// The number of a heading of a level, from 1, as official documents count: 一、 (一) 1. (1).
pub fn ordinal(level: u8, number: usize, language: Language) -> String {
    match (language, level) {
        (Language::Chinese, 1) => format!("{}、", numeral(number)),
        (Language::Chinese, 2) => format!("（{}）", numeral(number)),
        (Language::English, 1 | 2) | (_, 3) => format!("{number}. "),
        (_, _) => format!("({number}) "),
    }
}

/// A thing in a sentence: its name, and the number by which the plan knows it.
pub fn named(name: &str, id: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("{name}（{id}）"),
        Language::English => format!("{name} ({id})"),
    }
}

/// The unit of sites that are counted.
pub fn sites(language: Language) -> &'static str {
    pick(language, "个站点", "sites")
}

/// What stands between two sentences.
pub fn between(language: Language) -> &'static str {
    pick(language, "", " ")
}

/// The mark of invented figures.
pub fn sample(language: Language) -> &'static str {
    Label::Sample.text(language)
}

/// A whole number up to 99 in Chinese; as digits beyond.
fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, digit) => DIGITS[digit].to_owned(),
        (1, digit) => format!("十{}", DIGITS[digit]),
        (tens @ 2..=9, digit) => format!("{}十{}", DIGITS[tens], DIGITS[digit]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_count_as_official_documents_do() {
        let first = |number| ordinal(1, number, Language::Chinese);
        assert_eq!([1, 10, 11, 20, 35].map(first), ["一、", "十、", "十一、", "二十、", "三十五、"]);
        assert_eq!([2, 3, 4].map(|level| ordinal(level, 2, Language::Chinese)), ["（二）", "2. ", "(2) "]);
    }
}
