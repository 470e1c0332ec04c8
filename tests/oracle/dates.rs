//! Days, and the periods a plan counts in. A day is a plain number (days since 1970-01-01), so that
//! every rule about dates is a comparison or a subtraction of whole numbers and nothing else. Kept
//! apart from any date library on purpose: the oracle shares no code with the tool it checks.

pub type Day = i64;

pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

pub fn day(year: i64, month: i64, date: i64) -> Day {
    let leap_days = |before: i64| (before - 1) / 4 - (before - 1) / 100 + (before - 1) / 400;
    let mut days = (year - 1970) * 365 + leap_days(year) - leap_days(1970);
    for m in 1..month {
        days += days_in_month(year, m);
    }
    days + date - 1
}

pub fn year_of(d: Day) -> i64 {
    let mut year = 1970 + d / 366;
    while day(year + 1, 1, 1) <= d {
        year += 1;
    }
    year
}

/// `2023-04-14`
pub fn show(d: Day) -> String {
    let year = year_of(d);
    let mut month = 1;
    while month < 12 && day(year, month + 1, 1) <= d {
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", d - day(year, month, 1) + 1)
}

pub fn parse_day(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let [y, m, d] = parts.as_slice() else {
        return None;
    };
    let (y, m, d) = (y.parse().ok()?, m.parse().ok()?, d.parse().ok()?);
    if !(1..=12).contains(&m) || d < 1 || d > days_in_month(y, m) {
        return None;
    }
    Some(day(y, m, d))
}

/// The length of a period, finest first: `Month < Quarter < HalfYear < Year`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    Month,
    Quarter,
    HalfYear,
    Year,
}

impl Grain {
    pub const ALL: [Grain; 4] = [Grain::Month, Grain::Quarter, Grain::HalfYear, Grain::Year];

    pub fn months(self) -> i64 {
        match self {
            Grain::Month => 1,
            Grain::Quarter => 3,
            Grain::HalfYear => 6,
            Grain::Year => 12,
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Grain::Month => "month",
            Grain::Quarter => "quarter",
            Grain::HalfYear => "half-year",
            Grain::Year => "year",
        }
    }

    pub fn parse(text: &str) -> Option<Grain> {
        Grain::ALL.into_iter().find(|g| g.key() == text)
    }
}

/// A calendar period; `number` counts from 1 within the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub grain: Grain,
    pub year: i64,
    pub number: i64,
}

impl Period {
    pub fn first(&self) -> Day {
        day(self.year, (self.number - 1) * self.grain.months() + 1, 1)
    }

    pub fn last(&self) -> Day {
        let month = self.number * self.grain.months();
        day(self.year, month, days_in_month(self.year, month))
    }

    /// `2023-M07`, `2023-Q3`, `2023-H2`, `2023`
    pub fn name(&self) -> String {
        let (y, n) = (self.year, self.number);
        match self.grain {
            Grain::Month => format!("{y}-M{n:02}"),
            Grain::Quarter => format!("{y}-Q{n}"),
            Grain::HalfYear => format!("{y}-H{n}"),
            Grain::Year => format!("{y}"),
        }
    }

    /// Exactly the names above: what a folder may be called.
    pub fn parse(text: &str) -> Option<Period> {
        let year: i64 = text.get(..4)?.parse().ok()?;
        for grain in Grain::ALL {
            for number in 1..=12 / grain.months() {
                let p = Period { grain, year, number };
                if p.name() == text {
                    return Some(p);
                }
            }
        }
        None
    }

    /// What a row's period cell may hold: also `2023-07` for `2023-M07`.
    pub fn parse_cell(text: &str) -> Option<Period> {
        let month = Period::parse(&text.replacen('-', "-M", 1)).filter(|p| p.grain == Grain::Month);
        Period::parse(text).or(month)
    }
}

/// The calendar periods of one length that have a day in `from ..= to`, in order.
pub fn periods_touching(grain: Grain, from: Day, to: Day) -> Vec<Period> {
    let mut all = Vec::new();
    for year in year_of(from)..=year_of(to) {
        for number in 1..=12 / grain.months() {
            let p = Period { grain, year, number };
            if p.first() <= to && p.last() >= from {
                all.push(p);
            }
        }
    }
    all
}

/// Those of them whose last day lies in `from ..= to`.
pub fn periods_ending_in(grain: Grain, from: Day, to: Day) -> Vec<Period> {
    let touching = periods_touching(grain, from, to);
    touching.into_iter().filter(|p| from <= p.last() && p.last() <= to).collect()
}

#[test]
fn days_are_counted_right() {
    assert_eq!(day(1970, 1, 1), 0);
    assert_eq!(day(2023, 4, 14), 19461); // date -d 2023-04-14 +%s / 86400
    for d in 18000..22000 {
        assert_eq!(parse_day(&show(d)), Some(d));
    }
}
