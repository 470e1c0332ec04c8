//! How single values are read: text, dates, exact numbers, words out of a list, ids.

use toml::de::DeValue;

use super::table::number_text;
use crate::{
    calendar::{Cadence, Date, EXCEL_MONTHS},
    finding::{BadValue, Expected, Severity},
    model::{Bearer, CaseLevel, Each, Language, Measure},
    number::{Decimal, DecimalError},
};

type Read<T> = Result<T, BadValue>;

/// Text that is not blank.
pub(crate) fn text(value: &DeValue<'_>) -> Read<String> {
    let text = value.as_str().ok_or(BadValue::Expected(Expected::Text))?;
    if text.trim().is_empty() { Err(BadValue::Empty) } else { Ok(text.to_owned()) }
}

/// Any text, an empty one, too.
pub(crate) fn any_text(value: &DeValue<'_>) -> Read<String> {
    value.as_str().map(str::to_owned).ok_or(BadValue::Expected(Expected::Text))
}

pub(crate) fn boolean(value: &DeValue<'_>) -> Read<bool> {
    value.as_bool().ok_or(BadValue::Expected(Expected::Boolean))
}

/// A plain date without a time.
pub(crate) fn date(value: &DeValue<'_>) -> Read<Date> {
    let expected = BadValue::Expected(Expected::Date);
    let moment = value.as_datetime().ok_or(expected.clone())?;
    let day = moment.date.filter(|_| moment.time.is_none()).ok_or(expected.clone())?;
    Date::from_ymd_opt(day.year.into(), day.month.into(), day.day.into()).ok_or(expected)
}

/// A number from its own text: no binary float comes between.
pub(crate) fn decimal(value: &DeValue<'_>) -> Read<Decimal> {
    let text = number_text(value).ok_or(BadValue::Expected(Expected::Number))?;
    Decimal::parse(&text).map_err(|why| match why {
        DecimalError::Form => BadValue::NumberForm,
        DecimalError::TooFine => BadValue::TooFine,
        DecimalError::TooLarge => BadValue::TooLarge,
    })
}

pub(crate) fn not_negative(value: &DeValue<'_>) -> Read<Decimal> {
    decimal(value).and_then(|number| if number < Decimal::ZERO { Err(BadValue::Negative) } else { Ok(number) })
}

pub(crate) fn positive(value: &DeValue<'_>) -> Read<Decimal> {
    decimal(value).and_then(|number| if number > Decimal::ZERO { Ok(number) } else { Err(BadValue::FigureNotPositive) })
}

/// `pace.behind`: above 0, at most 1.
pub(crate) fn threshold(value: &DeValue<'_>) -> Read<Decimal> {
    let outside = BadValue::OutOfRange { least: Decimal::ZERO, most: Decimal::ONE };
    decimal(value)
        .and_then(|share| if share > Decimal::ZERO && share <= Decimal::ONE { Ok(share) } else { Err(outside) })
}

/// `decimals`: as many as a figure can hold.
pub(crate) fn places(value: &DeValue<'_>) -> Read<u8> {
    small(value, Decimal::PLACES.into()).map(|places| places as u8)
}

/// `due_days`: within a year.
pub(crate) fn days(value: &DeValue<'_>) -> Read<u32> {
    small(value, 366)
}

/// A calendar year; which years there are the plan knows.
pub(crate) fn year(value: &DeValue<'_>) -> Read<i32> {
    small(value, 9999).map(|year| year as i32)
}

fn small(value: &DeValue<'_>, most: u32) -> Read<u32> {
    let integer = value.as_integer().ok_or(BadValue::Expected(Expected::WholeNumber))?;
    let outside = BadValue::OutOfRange { least: Decimal::ZERO, most: Decimal::whole(most.into()) };
    let text = number_text(value).ok_or(outside.clone())?;
    debug_assert_eq!(integer.radix(), 10);
    text.parse().ok().filter(|number| *number <= most).ok_or(outside)
}

pub(crate) fn one_of<T: Copy>(value: &DeValue<'_>, words: &'static [&'static str], meanings: &[T]) -> Read<T> {
    let expected = BadValue::Expected(Expected::OneOf(words));
    let word = value.as_str().ok_or(expected.clone())?;
    words.iter().position(|known| *known == word).map(|at| meanings[at]).ok_or(expected)
}

pub(crate) fn cadence(value: &DeValue<'_>) -> Read<Cadence> {
    one_of(value, &["month", "quarter", "half-year", "year"], &Cadence::ALL)
}

pub(crate) fn measure(value: &DeValue<'_>) -> Read<Measure> {
    one_of(value, &["stock", "flow", "to-date"], &[Measure::Stock, Measure::Flow, Measure::ToDate])
}

pub(crate) fn each(value: &DeValue<'_>) -> Read<Each> {
    one_of(value, &["county", "site"], &Each::ALL)
}

pub(crate) fn bearer(value: &DeValue<'_>) -> Read<Bearer> {
    one_of(value, &["county", "city"], &[Bearer::County, Bearer::City])
}

pub(crate) fn language(value: &DeValue<'_>) -> Read<Language> {
    one_of(value, &["zh", "en"], &[Language::Chinese, Language::English])
}

/// A level at which cases are awarded, in Chinese or English.
pub(crate) fn case_level(value: &DeValue<'_>) -> Read<CaseLevel> {
    const WORDS: &[&str] = &["国家级", "省级", "市级", "县级", "national", "provincial", "municipal", "county"];
    one_of(value, WORDS, &CaseLevel::ALL.repeat(2))
}

/// A severity, or `None` for "off".
pub(crate) fn severity(value: &DeValue<'_>) -> Read<Option<Severity>> {
    let levels = [Some(Severity::Error), Some(Severity::Warning), Some(Severity::Note), None];
    one_of(value, &["error", "warning", "note", "off"], &levels)
}

/// A six-digit code of GB/T 2260.
pub(crate) fn county_code(value: &DeValue<'_>) -> Read<String> {
    let code = text(value)?;
    let sound = code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
    if sound { Ok(code) } else { Err(BadValue::CountyCode) }
}

/// Users, teams and groups of a repository's host, as its CODEOWNERS names them: `@user`, `@org/team`, a mail
/// address.
pub(crate) fn owners(value: &DeValue<'_>) -> Read<Vec<String>> {
    let array = value.as_array().ok_or(BadValue::Expected(Expected::Texts))?;
    let sound = |c: char| c.is_alphanumeric() || matches!(c, '@' | '-' | '_' | '.' | '/' | '+');
    let owner = |value: &DeValue<'_>| {
        let owner = text(value)?;
        let named = owner.contains('@') && !owner.ends_with('@') && owner.chars().all(sound);
        if named { Ok(owner) } else { Err(BadValue::Owner) }
    };
    array.iter().map(|value| owner(value.get_ref())).collect()
}

/// An id that can also be a file's name: letters, Chinese characters, digits, `-`, `_` and `.`.
pub(crate) fn id(value: &DeValue<'_>) -> Read<String> {
    let id = text(value)?;
    let sound = id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')) && !id.starts_with('.');
    if sound { Ok(id) } else { Err(BadValue::IdCharacters) }
}

/// An id that stands in cells, so that Excel must leave it as it is.
pub(crate) fn cell_id(value: &DeValue<'_>) -> Read<String> {
    let id = id(value)?;
    if excel_changes(&id) { Err(BadValue::ExcelId) } else { Ok(id) }
}

/// Whether Excel, opening a CSV, turns this text into a number or a date of another spelling.
pub(crate) fn excel_changes(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let padded = |part: &str| part.len() > 1 && part.starts_with('0');
    if digits(text) {
        return text.len() > 11 || padded(text);
    }
    if let Some((whole, fraction)) = text.split_once('.')
        && digits(whole)
        && digits(fraction)
    {
        return fraction.ends_with('0') || padded(whole) || text.len() > 11;
    }
    if let Some((mantissa, exponent)) = text.split_once(['e', 'E'])
        && digits(mantissa.trim_end_matches('.').replacen('.', "", 1).as_str())
        && digits(exponent.trim_start_matches('-'))
    {
        return true;
    }
    let parts: Vec<_> = text.split('-').collect();
    let number_or_month = |part: &&str| digits(part) || EXCEL_MONTHS.contains(&part.to_ascii_lowercase().as_str());
    let dated = (2..=3).contains(&parts.len()) && parts.iter().all(number_or_month);
    let month_day = EXCEL_MONTHS.iter().any(|month| {
        text.get(..3).is_some_and(|head| head.eq_ignore_ascii_case(month)) && digits(&text[3..]) && text.len() <= 7
    });
    dated || month_day || ["true", "false"].contains(&text.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::excel_changes;

    #[test]
    fn excel_leaves_some_ids_alone_and_not_others() {
        for id in ["2.10", "3-1", "1e5", "123456789012", "007", "1-2-3", "mar-1", "Sep3", "TRUE", "0.50"] {
            assert!(excel_changes(id), "{id}");
        }
        for id in ["2.1", "3.1-protection-points", "1", "station", "k0", "march", "1.2-n0", "2.3-1e5x", "s-1"] {
            assert!(!excel_changes(id), "{id}");
        }
    }
}
