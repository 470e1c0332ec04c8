//! The reporting calendar: cadences, the periods they cut the year into, and the days between dates.
//! Everything that asks "when" asks here, and nothing here knows today's date.

use std::{fmt, ops::Range};

use chrono::{Datelike, Days, NaiveDate};

pub type Date = NaiveDate;

/// How often something is reported or owed, from the finest to the coarsest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cadence {
    Month,
    Quarter,
    HalfYear,
    Year,
}

impl Cadence {
    pub const ALL: [Cadence; 4] = [Cadence::Month, Cadence::Quarter, Cadence::HalfYear, Cadence::Year];

    /// The word used in TOML, JSON and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Cadence::Month => "month",
            Cadence::Quarter => "quarter",
            Cadence::HalfYear => "half-year",
            Cadence::Year => "year",
        }
    }

    fn months(self) -> u32 {
        match self {
            Cadence::Month => 1,
            Cadence::Quarter => 3,
            Cadence::HalfYear => 6,
            Cadence::Year => 12,
        }
    }

    fn per_year(self) -> u32 {
        12 / self.months()
    }
}

/// One month, quarter, half-year or year: `2023-M07`, `2023-Q3`, `2023-H2`, `2023`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i32,
    /// Which one in its year, from 1.
    number: u32,
    cadence: Cadence,
}

impl Period {
    /// The `number`-th period of this cadence in the year, or `None` where there is no such one.
    /// Years run from 1900 to 2999: anything else is a slip of the hand.
    pub fn new(cadence: Cadence, year: i32, number: u32) -> Option<Period> {
        let sound = (1900..=2999).contains(&year) && (1..=cadence.per_year()).contains(&number);
        sound.then_some(Period { year, number, cadence })
    }

    /// The period of this cadence that holds a day.
    pub fn holding(cadence: Cadence, day: Date) -> Period {
        Period { year: day.year(), number: day.month0() / cadence.months() + 1, cadence }
    }

    /// Reads the canonical spelling, and nothing else.
    pub fn parse(text: &str) -> Option<Period> {
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        let year = digits(year, 4)? as i32;
        let (cadence, number) = match rest {
            None => (Cadence::Year, 1),
            Some(rest) => match rest.split_at_checked(1)? {
                ("M", month) => (Cadence::Month, digits(month, 2)?),
                ("Q", quarter) => (Cadence::Quarter, digits(quarter, 1)?),
                ("H", half) => (Cadence::HalfYear, digits(half, 1)?),
                _ => return None,
            },
        };
        Period::new(cadence, year, number)
    }

    pub fn cadence(self) -> Cadence {
        self.cadence
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// Which one in its year, from 1.
    pub fn number(self) -> u32 {
        self.number
    }

    /// Its months, counted from the year 0: what lies within what is told by them without a calendar.
    pub fn months(self) -> Range<i32> {
        let months = self.cadence.months() as i32;
        let end = self.year * 12 + self.number as i32 * months;
        end - months..end
    }

    pub fn start(self) -> Date {
        first_of_month(self.year, (self.number - 1) * self.cadence.months() + 1)
    }

    /// The last day.
    pub fn end(self) -> Date {
        self.next().start().pred_opt().unwrap_or(Date::MAX)
    }

    pub fn next(self) -> Period {
        if self.number < self.cadence.per_year() {
            Period { number: self.number + 1, ..self }
        } else {
            Period { number: 1, year: self.year + 1, ..self }
        }
    }

    /// All periods of this cadence whose last day lies from `start` to `end`, in order.
    pub fn ending_within(cadence: Cadence, start: Date, end: Date) -> Vec<Period> {
        let first = Period::holding(cadence, start);
        std::iter::successors(Some(first), |period| Some(period.next())).take_while(|p| p.end() <= end).collect()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Period { year, number, cadence } = self;
        match cadence {
            Cadence::Month => write!(f, "{year}-M{number:02}"),
            Cadence::Quarter => write!(f, "{year}-Q{number}"),
            Cadence::HalfYear => write!(f, "{year}-H{number}"),
            Cadence::Year => write!(f, "{year}"),
        }
    }
}

/// The months as Excel writes them into cells that it takes for dates, in small letters.
pub(crate) const EXCEL_MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Days from one day to another, both included; 0 when the second lies before the first.
pub fn days_inclusive(from: Date, to: Date) -> i64 {
    ((to - from).num_days() + 1).max(0)
}

/// The day so many days later.
pub fn days_after(day: Date, days: u32) -> Date {
    day.checked_add_days(Days::new(days.into())).unwrap_or(Date::MAX)
}

fn digits(text: &str, exactly: usize) -> Option<u32> {
    let sound = text.len() == exactly && text.bytes().all(|b| b.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

fn first_of_month(year: i32, month: u32) -> Date {
    Date::from_ymd_opt(year, month, 1).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_spellings_round_trip() {
        for text in ["2023-M07", "2023-Q3", "2023-H2", "2023"] {
            assert_eq!(Period::parse(text).map(|p| p.to_string()).as_deref(), Some(text));
        }
        for text in ["2023-07", "2023-M7", "2023-M13", "2023-Q5", "2023-q3", "23-Q1", "2023-", "", "2023-Q३"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_knows_its_days() {
        let february = Period::new(Cadence::Month, 2024, 2).map(|p| (p.start().to_string(), p.end().to_string()));
        assert_eq!(february, Some(("2024-02-01".into(), "2024-02-29".into())));
        let plan_start = Date::from_ymd_opt(2023, 4, 14).unwrap_or_default();
        let quarters = Period::ending_within(Cadence::Quarter, plan_start, days_after(plan_start, 500));
        assert_eq!(quarters.first().map(Period::to_string).as_deref(), Some("2023-Q2"));
        assert_eq!(quarters.len(), 5);
    }
}
