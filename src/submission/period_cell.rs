//! The period that a row is about, also where Excel or a hand has written it another way: a reading is
//! taken only where the submission's own period leaves no other.

use super::number_cell::half_width;
use crate::calendar::{Cadence, Date, EXCEL_MONTHS, Period};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodReading {
    /// Written as it should be, or as `2023-07`.
    Exact(Period),
    /// Written another way that can mean only this.
    Damaged(Period),
    Unreadable,
}

/// Reads a period of this cadence in a submission for `file`.
pub fn read(text: &str, cadence: Cadence, file: Period) -> PeriodReading {
    if let Some(period) = Period::parse(text) {
        return PeriodReading::Exact(period);
    }
    if cadence == Cadence::Month
        && let Some((year, month)) = text.split_once('-')
        && month.len() == 2
        && let Some(period) = Period::parse(&format!("{year}-M{month}"))
    {
        return PeriodReading::Exact(period);
    }
    guess(text, cadence, file).map_or(PeriodReading::Unreadable, PeriodReading::Damaged)
}

/// The one period of the cadence within `file` that the text can mean.
fn guess(text: &str, cadence: Cadence, file: Period) -> Option<Period> {
    let text = half_width(text).to_lowercase();
    let candidates = Period::ending_within(cadence, file.start(), file.end());
    let mut meant = candidates.into_iter().filter(|period| spellings_match(&text, *period));
    let first = meant.next()?;
    meant.next().is_none().then_some(first)
}

fn spellings_match(text: &str, period: Period) -> bool {
    let (year, number) = (period.year(), period.number());
    let words = match period.cadence() {
        Cadence::Month => return month_matches(text, year, number),
        Cadence::Quarter => {
            let chinese = ["一", "二", "三", "四"][number as usize - 1];
            vec![format!("q{number}"), format!("{number}季度"), format!("{chinese}季度"), format!("第{chinese}季度")]
        }
        Cadence::HalfYear => {
            let chinese = ["上半年", "下半年"][number as usize - 1];
            vec![format!("h{number}"), format!("s{number}"), chinese.to_owned()]
        }
        Cadence::Year => vec!["全年".to_owned(), "年".to_owned(), String::new()],
    };
    let rest = text.strip_prefix(&year.to_string()).unwrap_or(text);
    let rest = rest.trim_start_matches(['年', '-', '.', '/', ' ']);
    words.iter().any(|word| rest == word)
}

/// `2023/7`, `2023-7-1`, `2023年7月`, `202307`, `7月`, `Jul-23`, `23-Jul`.
fn month_matches(text: &str, year: i32, month: u32) -> bool {
    let name = EXCEL_MONTHS[month as usize - 1];
    if let Some((before, after)) = text.split_once(name) {
        let rest: String = [before, after].concat().replace(['-', ' ', '/', '.', ','], "");
        let two_digits = format!("{:02}", year % 100);
        return rest.is_empty() || rest == two_digits || rest == year.to_string() || rest.parse() == Ok(1);
    }
    if text == format!("{year}-m{month:02}")
        || text == format!("{year}{month:02}")
        || text == format!("{year}m{month:02}")
        || text == format!("{year}-m{month}")
    {
        return true;
    }
    let parts = numbers(text);
    match parts.as_slice() {
        [only] => text.ends_with('月') && *only == month,
        [y, m] => i64::from(*y) == i64::from(year) && *m == month,
        [y, m, d] => i64::from(*y) == i64::from(year) && *m == month && (1..=31).contains(d),
        _ => false,
    }
}

/// The numbers of a text such as `2023/7/1` or `2023年7月`; none where other letters stand between.
fn numbers(text: &str) -> Vec<u32> {
    let text = text.trim_end_matches(" 00:00").trim_end_matches(" 0:00").trim_end_matches(" 00:00:00");
    let parts = text.split(['-', '/', '.', '年', '月', '日', ' ']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok()).collect::<Option<_>>().unwrap_or_default()
}

/// A day in a roster: as it should be written, or as Excel writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateReading {
    Exact(Date),
    Damaged(Date),
    Unreadable,
}

pub fn read_date(text: &str) -> DateReading {
    if let Some(date) = canonical_date(text) {
        return DateReading::Exact(date);
    }
    let date = match numbers(&half_width(text)).as_slice() {
        [year, month, day] => i32::try_from(*year).ok().and_then(|year| Date::from_ymd_opt(year, *month, *day)),
        _ => None,
    };
    match date.filter(|date| ("1900-01-01"..="2999-12-31").contains(&date.to_string().as_str())) {
        Some(date) if date.to_string() == text => DateReading::Exact(date),
        Some(date) => DateReading::Damaged(date),
        None => DateReading::Unreadable,
    }
}

/// `2023-04-14`, of a year from 1900 to 2999.
fn canonical_date(text: &str) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
    };
    let year = number(&[y1, y2, y3, y4]).filter(|year| (1900..=2999).contains(year))?;
    Date::from_ymd_opt(year as i32, number(&[m1, m2])?, number(&[d1, d2])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excel_is_undone_where_one_reading_is_left() {
        let file = Period::parse("2023-Q3").unwrap_or_else(|| unreachable!("a period"));
        let read = |text| read(text, Cadence::Month, file);
        let july = Period::parse("2023-M07").unwrap_or(file);
        for text in ["2023-M07", "2023-07"] {
            assert_eq!(read(text), PeriodReading::Exact(july), "{text}");
        }
        for text in
            ["Jul-23", "23-Jul", "2023/7/1", "2023/7", "2023年7月", "7月", "202307", "2023-M7", "2023-7", "７月"]
        {
            assert_eq!(read(text), PeriodReading::Damaged(july), "{text}");
        }
        for text in ["2022/7/1", "4月", "Jul-22", "7", "x", "2023/13"] {
            assert_eq!(read(text), PeriodReading::Unreadable, "{text}");
        }
    }

    #[test]
    fn days_are_read_as_excel_writes_them() {
        let day = Date::from_ymd_opt(2023, 4, 14).unwrap_or_default();
        assert_eq!(read_date("2023-04-14"), DateReading::Exact(day));
        for text in ["2023/4/14", "2023年4月14日", "2023.4.14", "2023-4-14"] {
            assert_eq!(read_date(text), DateReading::Damaged(day), "{text}");
        }
        assert_eq!(read_date("2023/14/4"), DateReading::Unreadable);
    }
}
