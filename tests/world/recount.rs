//! Parts of a target counted again from the rows, in whole numbers: enough of SPEC §7 to say whether a
//! part is missing, does not apply, or falls short, and nothing more.

use serde_json::Value;

use super::{Item, MOST_COUNTIES, Owed, Row, SITES, World, month_end};

/// What a part has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Missing,
    NotApplicable,
    Has { value: u64, total: u64 },
}

/// A window up to D′, with ISO days, which compare as texts.
pub struct Window {
    start: String,
    day: String,
}

impl Window {
    pub fn of(window: &Value, as_of: &str) -> Window {
        let text = |key: &str| window[key].as_str().expect("a date").to_owned();
        Window { start: text("start"), day: text("end").min(as_of.to_owned()) }
    }

    fn holds(&self, month: u32) -> bool {
        month_end(month) >= self.start && self.has_ended(month)
    }

    fn has_ended(&self, month: u32) -> bool {
        month_end(month) <= self.day
    }
}

impl Item {
    pub fn is_floor(&self) -> bool {
        ["at_least", "more_than"].contains(&self.op)
    }

    /// What a county owes.
    pub fn figure_of(&self, county: usize) -> u64 {
        if let Owed::Split(split) = self.owed { split[county] } else { self.figure }
    }

    /// The actual as a fraction.
    pub fn actual(&self, value: u64, total: u64) -> (u128, u128) {
        if self.ratio { (u128::from(value) * 100, total.into()) } else { (value.into(), 1) }
    }

    /// Whether a part is as it should be, or need not be.
    fn is_sound(&self, part: Part, figure: u64) -> bool {
        let Part::Has { value, total } = part else { return part == Part::NotApplicable };
        let (actual, per) = self.actual(value, total);
        let figure = u128::from(figure) * per;
        match self.op {
            "at_least" => actual >= figure,
            "more_than" => actual > figure,
            "at_most" => actual <= figure,
            _ => actual < figure,
        }
    }

    fn months(&self) -> impl DoubleEndedIterator<Item = u32> {
        let step = if self.monthly { 1 } else { 3 };
        (1..=super::MONTHS).filter(move |month| month % step == 0)
    }
}

impl World {
    /// What some sites of a county (the first stands for a county without sites) have in a window.
    fn part(&self, item: usize, county: usize, sites: &[usize], window: &Window) -> Part {
        let kind = &self.items[item];
        let (mut value, mut total, mut said, mut stale) = (0, 0, false, false);
        for site in sites {
            let of_site = |row: &Row| row.county == county && row.item == item && row.site == *site;
            let mut rows: Vec<_> = self.rows().filter(of_site).filter(|row| window.has_ended(row.month)).collect();
            rows.sort_by_key(|row| row.month);
            if kind.measure != "stock" {
                rows.retain(|row| window.holds(row.month));
            }
            let latest = rows.last().map(|row| row.month);
            let last_ended = kind.months().rfind(|month| window.has_ended(*month));
            stale |= kind.measure != "flow" && latest.is_some() && latest < last_ended;
            let year = |row: &Row| (row.month - 1) / 12;
            let superseded = |row: &Row| match kind.measure {
                "flow" => false,
                "stock" => Some(row.month) != latest,
                _ => rows.iter().any(|later| later.month > row.month && year(later) == year(row)),
            };
            for row in rows.iter().filter(|row| !superseded(row)) {
                (value, total, said) = (value + row.value, total + row.total, true);
            }
        }
        match said {
            false => Part::Missing,
            true if kind.ratio && total == 0 && stale => Part::Missing,
            true if kind.ratio && total == 0 => Part::NotApplicable,
            true => Part::Has { value, total },
        }
    }

    /// A county's actual.
    pub fn county(&self, item: usize, county: usize, window: &Window) -> Part {
        self.part(item, county, &self.sites(county, window), window)
    }

    /// Those listed, else those that rows have named; site 0 is also where rows without site stand.
    fn sites(&self, county: usize, window: &Window) -> Vec<usize> {
        let named = |site: usize| {
            let mut rows = self.rows().filter(|row| row.county == county && row.site == site);
            rows.any(|row| self.items[row.item].by_site && window.has_ended(row.month))
        };
        (0..SITES).filter(|site| *site == 0 || self.rosters[county] || named(*site)).collect()
    }

    /// The city's actual, and how many counties are missing from it.
    pub fn city(&self, item: usize, window: &Window) -> (Part, usize) {
        let parts: Vec<_> = (0..self.counties).map(|county| self.county(item, county, window)).collect();
        let missing = parts.iter().filter(|part| **part == Part::Missing).count();
        let known = parts.iter().copied().filter(|part| matches!(part, Part::Has { .. }));
        let sum = known.reduce(|a, b| match (a, b) {
            (Part::Has { value, total }, Part::Has { value: more, total: of }) => {
                Part::Has { value: value + more, total: total + of }
            }
            _ => a,
        });
        let none = if missing > 0 { Part::Missing } else { Part::NotApplicable };
        (sum.unwrap_or(none), missing)
    }

    /// Whether nothing that a county owes in a window is missing or falls short.
    pub fn county_is_sound(&self, item: usize, county: usize, window: &Window) -> bool {
        let kind = &self.items[item];
        let figure = kind.figure_of(county);
        if kind.owed != Owed::Site {
            let owes = !matches!(kind.owed, Owed::Split(_)) || figure > 0;
            return !owes || kind.is_sound(self.county(item, county, window), figure);
        }
        let named = self.rows().any(|row| {
            row.county == county && row.site == 0 && self.items[row.item].by_site && window.has_ended(row.month)
        });
        let mut sites = self.sites(county, window);
        sites.retain(|site| *site != 0 || self.rosters[county] || named);
        !sites.is_empty() && sites.iter().all(|site| kind.is_sound(self.part(item, county, &[*site], window), figure))
    }

    /// Whether nothing that anybody owes in a window is missing or falls short.
    pub fn is_sound(&self, item: usize, window: &Window) -> bool {
        let kind = &self.items[item];
        if kind.owed != Owed::City {
            return (0..self.counties.min(MOST_COUNTIES)).all(|county| self.county_is_sound(item, county, window));
        }
        let (city, missing) = self.city(item, window);
        kind.is_sound(city, kind.figure) && (missing == 0 || (kind.is_floor() && !kind.ratio))
    }
}
