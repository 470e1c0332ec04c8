//! Numbers as Excel shows them: plain, in per cent, as a day or as a time.

use calamine::{ExcelDateTime, ExcelDateTimeType};

/// What a number's format makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Plain,
    Percent,
    /// A day, a time of day, or both.
    Date,
    Duration,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    pub value: f64,
    pub format: Format,
    /// Days are counted from 1904.
    pub from_1904: bool,
}

/// The largest number that has no more than fifteen digits, or sixteen of which the last is known.
const EXACT: f64 = 1e15;

/// The day after the last that Excel knows, 9999-12-31.
const END_OF_DAYS: f64 = 2_958_466.0;

const DAY_SECONDS: f64 = 86_400.0;

impl Format {
    /// Of a format's code, such as `0.00%`; in the first of its sections.
    pub fn of_code(code: &str) -> Format {
        let mut found = Format::Plain;
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign.to_ascii_lowercase() {
                ';' => break,
                // the next sign stands for itself, or for a space as wide
                '\\' | '_' | '*' => drop(signs.next()),
                '"' => drop(signs.find(|sign| *sign == '"')),
                '[' => {
                    let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    if !inner.is_empty() && inner.chars().all(|sign| matches!(sign, 'h' | 'm' | 's' | 'H' | 'M' | 'S'))
                    {
                        return Format::Duration;
                    }
                }
                '%' => found = Format::Percent,
                'y' | 'm' | 'd' | 'h' | 's' if found == Format::Plain => found = Format::Date,
                _ => {}
            }
        }
        // "General" has none of these letters, and what is neither a number nor a date is a text
        found
    }

    /// Of a format that has a number instead of a code.
    pub fn of_builtin(id: u16) -> Format {
        match id {
            9 | 10 => Format::Percent,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Format::Date,
            46 => Format::Duration,
            _ => Format::Plain,
        }
    }
}

impl Number {
    /// Whether it has more digits than Excel keeps: those behind the fifteenth were lost, and became zeros.
    pub fn is_cut(self) -> bool {
        matches!(self.format, Format::Plain | Format::Percent) && self.value.abs() > EXACT
    }

    pub fn shown(self) -> String {
        let is_day = (0.0..END_OF_DAYS).contains(&self.value);
        match self.format {
            Format::Date if is_day => self.date(),
            Format::Duration if is_day => duration(self.value),
            Format::Percent => shifted(self.value, 2) + "%",
            Format::Plain | Format::Date | Format::Duration => shifted(self.value, 0),
        }
    }

    /// A date as Excel on a Chinese Windows shows it, with the time of day where there is one.
    fn date(self) -> String {
        let date = ExcelDateTime::new(self.value, ExcelDateTimeType::DateTime, self.from_1904);
        let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
        let seconds = if second > 0 { format!(":{second:02}") } else { String::new() };
        let time = format!("{hour}:{minute:02}{seconds}");
        match (hour, minute, second) {
            _ if self.value < 1.0 => time,
            (0, 0, 0) => format!("{year}/{month}/{day}"),
            _ => format!("{year}/{month}/{day} {time}"),
        }
    }
}

fn duration(days: f64) -> String {
    let seconds = (days * DAY_SECONDS).round() as u64;
    let text = format!("{}:{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds.is_multiple_of(60) { text } else { format!("{text}:{:02}", seconds % 60) }
}

/// A number with the fifteen digits that Excel keeps, written without an exponent, its point moved to the
/// right by some places.
fn shifted(number: f64, places: i32) -> String {
    let text = format!("{number:.14e}");
    let Some((digits, exponent)) = text.split_once('e') else { return text };
    let Ok(exponent) = exponent.parse::<i32>() else { return text };
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    // the place of the point, counted from the first digit
    let point = exponent + 1 + places;
    let plain = match usize::try_from(point) {
        Err(_) | Ok(0) => format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize)),
        Ok(point) if point >= digits.len() => format!("{digits}{}", "0".repeat(point - digits.len())),
        Ok(point) => format!("{}.{}", &digits[..point], &digits[point..]),
    };
    format!("{sign}{plain}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64, format: Format) -> String {
        Number { value, format, from_1904: false }.shown()
    }

    #[test]
    fn numbers_are_read_as_excel_shows_them() {
        for (number, text) in [
            (0.0, "0"),
            (12.0, "12"),
            (0.1 + 0.2, "0.3"),
            (-3.5, "-3.5"),
            (1e15, "1000000000000000"),
            (0.00001, "0.00001"),
            (123_456_789_012_345.0, "123456789012345"),
            (99.96, "99.96"),
        ] {
            assert_eq!(shown(number, Format::Plain), text);
        }
        for (number, text) in [(0.85, "85%"), (0.07, "7%"), (1.0, "100%"), (0.99996, "99.996%"), (0.0, "0%")] {
            assert_eq!(shown(number, Format::Percent), text);
        }
        let cut = |value| Number { value, format: Format::Plain, from_1904: false }.is_cut();
        assert!(cut(123_456_789_012_345_680.0) && !cut(123_456_789_012_345.0) && !cut(0.123_456_789_012_345_68));
    }

    #[test]
    fn days_and_times_are_read_as_excel_shows_them() {
        for (number, text) in [
            (45_108.0, "2023/7/1"),
            (45_108.5, "2023/7/1 12:00"),
            (0.520_844_907_407_407_4, "12:30:01"),
            (0.25, "6:00"),
            (-1.0, "-1"),
            (1e300, &("1".to_owned() + &"0".repeat(300))),
        ] {
            assert_eq!(shown(number, Format::Date), text);
        }
        assert_eq!(Number { value: 43_646.0, format: Format::Date, from_1904: true }.shown(), "2023/7/1");
        assert_eq!(shown(1.5, Format::Duration), "36:00");
        assert_eq!(shown(0.000_011_574_074_074_074, Format::Duration), "0:00:01");
    }

    #[test]
    fn a_format_is_what_stands_outside_of_its_quotes() {
        for (code, format) in [
            ("General", Format::Plain),
            ("#,##0.00_);[Red](#,##0.00)", Format::Plain),
            ("0\"%\"", Format::Plain),
            ("0\\%", Format::Plain),
            ("0!.0,\"万\"", Format::Plain),
            ("0%", Format::Percent),
            ("0.00%;-0.00%", Format::Percent),
            ("yyyy\"年\"m\"月\"d\"日\"", Format::Date),
            ("[$-804]h:mm AM/PM", Format::Date),
            ("[h]:mm:ss", Format::Duration),
            ("@", Format::Plain),
        ] {
            assert_eq!(Format::of_code(code), format, "{code}");
        }
    }
}
