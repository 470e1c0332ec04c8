//! SPEC §7 "Judged": the parts a target is owed in, whether it holds, its attainment,
//! and the status that follows. One window, one as-of date and one scope (the whole target, or what
//! one county owes itself) at a time. What is due is in `due.rs`, rises and falls in `direction.rs`.

use num_traits::{One, Zero};

use super::actual::*;
use super::dates::Day;
use super::direction;
use super::numbers::{Fraction, cut, whole};
use super::sites::{sites, sites_to_answer, sites_to_count};
use super::when::{Window, begun};
use super::workspace::*;

/// Who is looked at: the target as a whole, or a county by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope<'a> {
    Whole,
    County(&'a str),
}

/// One part a target is owed in.
#[derive(Clone, Debug)]
pub struct Part {
    pub figure: Fraction,
    pub actual: Actual,
}

/// One target in one window, for one scope.
pub struct Case<'a> {
    pub ws: &'a Workspace,
    pub ind: &'a Indicator,
    pub target: &'a Target,
    pub window: Window,
    /// the as-of date
    pub d: Day,
    pub scope: Scope<'a>,
}

/// What the SPEC's paragraphs come to for a case.
pub struct Judgement {
    pub attainment: Option<Fraction>,
    pub due: Option<Fraction>,
    pub status: &'static str,
}

impl<'a> Case<'a> {
    /// Every window is judged by itself, as of D′ = min(D, its end).
    pub fn until(&self) -> Day {
        self.d.min(self.window.end)
    }

    pub fn closed(&self) -> bool {
        self.d >= self.window.end
    }

    pub fn counties(&self) -> Vec<&'a str> {
        match self.scope {
            Scope::Whole => self.ws.counties.iter().map(String::as_str).collect(),
            Scope::County(county) => vec![county],
        }
    }

    pub fn whose(&self, county: &'a str) -> Whose<'a> {
        Whose { ws: self.ws, ind: self.ind, county, site: None }
    }

    pub fn of_county(&self, county: &'a str) -> Actual {
        self.whose(county).of_county(self.window, self.until())
    }

    pub fn figure(&self) -> Fraction {
        self.target.figure.clone().unwrap()
    }

    /// "Parts": the city; every county; every county with an allocation above 0; every site that has
    /// to answer, where a county without a roster that has named none is one missing part.
    pub fn parts(&self) -> Vec<Part> {
        let (ws, ind, until) = (self.ws, self.ind, self.until());
        if self.target.each == Each::City {
            let actual = of_city(ws, ind, self.window, until);
            return vec![Part { figure: self.figure(), actual }];
        }
        let mut parts = Vec::new();
        for county in self.counties() {
            let county_part = |figure: Fraction| Part { figure, actual: self.of_county(county) };
            match (self.target.each, &ind.site) {
                (Each::Allocation, _) => {
                    let share = self.target.allocation.iter().find(|(c, _)| c == county);
                    let share = share.map_or_else(Fraction::zero, |(_, n)| n.clone());
                    if !share.is_zero() {
                        parts.push(county_part(share));
                    }
                }
                (Each::Site, Some(kind)) => {
                    if ws.roster(kind, county).is_none() && sites(ws, ind, county, until).is_empty() {
                        parts.push(county_part(self.figure()));
                    }
                    for site in sites_to_answer(ws, ind, county, self.window, until) {
                        let actual = self.whose(county).at(&site).own(self.window, until);
                        parts.push(Part { figure: self.figure(), actual });
                    }
                }
                _ => parts.push(county_part(self.figure())),
            }
        }
        parts
    }

    /// "Fails": a part with an actual for which the exact comparison is false; for a ratio
    /// value / total × per ∘ figure is compared as value × per ∘ figure × total.
    pub fn fails(&self, part: &Part) -> bool {
        let Actual::Known { value, total, .. } = &part.actual else {
            return false;
        };
        let (left, right) = match self.ind.ratio {
            true => (value * &self.ind.per, &part.figure * total),
            false => (value.clone(), part.figure.clone()),
        };
        match self.target.op {
            Op::AtLeast => left < right,
            Op::MoreThan => left <= right,
            Op::AtMost => left > right,
            Op::LessThan => left >= right,
            Op::Rises | Op::Falls => unreachable!(),
        }
    }

    /// "Holds": no part fails or is missing, and the paragraph "Silence must not improve a figure".
    pub fn holds(&self, parts: &[Part]) -> bool {
        let (ind, op) = (self.ind, self.target.op);
        let city = self.target.each == Each::City;
        if parts.iter().any(|p| self.fails(p) || p.actual.is_missing()) {
            return false;
        }
        let missing = || self.counties().iter().any(|c| self.of_county(c).is_missing());
        if city && (ind.ratio || op.downward()) && missing() {
            return false;
        }
        let incomplete = || self.counties().iter().any(|c| self.incomplete(c));
        if (op.downward() || ind.ratio && ind.measure != Measure::Stock) && incomplete() {
            return false;
        }
        let stale = parts.iter().any(|p| p.actual.is_stale());
        !(self.closed() && ind.measure == Measure::Stock && !city && stale)
    }

    /// A county that is not n/a is incomplete when it is, or with `site` when any site to count is.
    pub fn incomplete(&self, county: &'a str) -> bool {
        if self.of_county(county).is_na() {
            return false;
        }
        let (whose, until) = (self.whose(county), self.until());
        if self.ind.site.is_none() {
            return whose.incomplete(self.window, until);
        }
        let sites = sites_to_count(self.ws, self.ind, county, self.window, until);
        sites.iter().any(|s| whose.at(s).incomplete(self.window, until))
    }

    /// "Attainment of one part": not capped; a missing part's is 0.
    pub fn attainment_of(&self, part: &Part) -> Fraction {
        let Some(actual) = part.actual.number(self.ind) else {
            return Fraction::zero();
        };
        if self.target.op.upward() {
            actual / &part.figure
        } else if actual <= part.figure {
            Fraction::one()
        } else {
            &part.figure / actual
        }
    }

    /// "Attainment": of the one part of the city, or of a county by itself; else over the parts that
    /// are not n/a; unknown when all are missing.
    pub fn attainment(&self, parts: &[Part]) -> Option<Fraction> {
        if parts.iter().all(|p| p.actual.is_missing()) {
            return None;
        }
        let one = match self.scope {
            Scope::Whole => self.target.each == Each::City,
            Scope::County(_) => self.target.each != Each::Site,
        };
        if one {
            return Some(self.attainment_of(&parts[0]));
        }
        if !self.ind.ratio && self.target.op.upward() {
            let mut sum = Fraction::zero();
            for part in parts {
                let actual = part.actual.number(self.ind).unwrap_or_else(Fraction::zero);
                sum += actual.min(part.figure.clone());
            }
            return Some(sum / sum_of_figures(parts));
        }
        let mut sum = Fraction::zero();
        for part in parts {
            sum += cut(&self.attainment_of(part).min(Fraction::one()), 12);
        }
        Some(sum / whole(parts.len() as i64))
    }

    /// "Status": the rows of the table from the top, the first that holds.
    pub fn judge(&self) -> Judgement {
        if self.target.op.directional() {
            return Judgement { attainment: None, due: None, status: direction::status(self) };
        }
        let mut parts = self.parts();
        parts.retain(|p| !p.actual.is_na());
        if parts.is_empty() {
            return Judgement { attainment: None, due: None, status: "n/a" };
        }
        let attainment = self.attainment(&parts);
        if !begun(self.ws, self.ind, self.window, self.d) {
            return Judgement { attainment, due: None, status: "no-data" };
        }
        let due = self.due(&parts);
        let status = self.status(&parts, &due);
        Judgement { attainment, due: Some(due), status }
    }

    fn status(&self, parts: &[Part], due: &Fraction) -> &'static str {
        let all_missing = parts.iter().all(|p| p.actual.is_missing());
        let any_fails = parts.iter().any(|p| self.fails(p));
        let due_1 = self.due_is_1_by_the_table();
        let count_in_time = !self.ind.ratio && self.ind.measure != Measure::Stock;
        let progress = self.progress(parts);
        if all_missing && !self.closed() {
            "no-data"
        } else if self.holds(parts) && (self.closed() || !due_1) {
            "met"
        } else if self.closed() || self.target.op.downward() && count_in_time && any_fails {
            "missed"
        } else if progress.as_ref().unwrap() >= due && !(due_1 && any_fails) {
            "on-pace"
        } else if progress.unwrap() >= &self.ws.behind * due {
            "behind"
        } else {
            "far-behind"
        }
    }
}

pub fn sum_of_figures(parts: &[Part]) -> Fraction {
    parts.iter().map(|p| p.figure.clone()).fold(Fraction::zero(), |a, b| a + b)
}
