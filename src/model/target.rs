//! A target: what is owed of an indicator, by whom and until when. Only combinations that make sense can
//! be said: a rise has no figure and is the city's; a split belongs to a figure.

use super::CountyIx;
use crate::{
    calendar::{Cadence, Date},
    number::Decimal,
    source::Place,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

impl Comparison {
    pub const ALL: [Comparison; 4] =
        [Comparison::AtLeast, Comparison::MoreThan, Comparison::AtMost, Comparison::LessThan];

    /// The key that the plan uses.
    pub fn word(self) -> &'static str {
        match self {
            Comparison::AtLeast => "at_least",
            Comparison::MoreThan => "more_than",
            Comparison::AtMost => "at_most",
            Comparison::LessThan => "less_than",
        }
    }

    /// The sign that readers know.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::AtLeast => "≥",
            Comparison::MoreThan => ">",
            Comparison::AtMost => "≤",
            Comparison::LessThan => "<",
        }
    }

    /// Whether more is better: a floor to be reached, not a ceiling to be kept.
    pub fn is_floor(self) -> bool {
        matches!(self, Comparison::AtLeast | Comparison::MoreThan)
    }
}

/// Which way a figure is to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Rises,
    Falls,
}

impl Direction {
    pub fn word(self) -> &'static str {
        match self {
            Direction::Rises => "rises",
            Direction::Falls => "falls",
        }
    }
}

/// What `each` can say; without it the city owes the figure as a whole, or a split does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    County,
    Site,
}

impl Each {
    pub const ALL: [Each; 2] = [Each::County, Each::Site];

    pub fn word(self) -> &'static str {
        match self {
            Each::County => "county",
            Each::Site => "site",
        }
    }
}

/// Who owes a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owed {
    City,
    EachCounty,
    EachSite,
    /// Each county its own number, in the counties' order; 0 owes nothing.
    Allocation(Vec<Decimal>),
}

impl Owed {
    /// The word of `each` in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Owed::City => "city",
            Owed::EachCounty => "county",
            Owed::EachSite => "site",
            Owed::Allocation(_) => "allocation",
        }
    }

    /// Whether it is owed in parts rather than by the city as a whole.
    pub fn in_parts(&self) -> bool {
        *self != Owed::City
    }
}

/// A figure to be reached or kept.
#[derive(Debug, Clone)]
pub struct Level {
    pub comparison: Comparison,
    pub figure: Decimal,
    pub owed: Owed,
    /// Levels due on the way, rising by date.
    pub schedule: Vec<(Date, Decimal)>,
}

impl Level {
    /// What a county owes by itself; `None` where it owes no figure of its own.
    pub fn figure_of(&self, county: CountyIx) -> Option<Decimal> {
        match &self.owed {
            Owed::City => None,
            Owed::EachCounty | Owed::EachSite => Some(self.figure),
            Owed::Allocation(split) => split.get(county.0).copied().filter(|figure| !figure.is_zero()),
        }
    }

    /// Whether a figure compares as the target wants, exactly.
    pub fn is_kept_by<T: PartialOrd>(&self, actual: &T, figure: &T) -> bool {
        match self.comparison {
            Comparison::AtLeast => actual >= figure,
            Comparison::MoreThan => actual > figure,
            Comparison::AtMost => actual <= figure,
            Comparison::LessThan => actual < figure,
        }
    }
}

#[derive(Debug, Clone)]
pub enum Goal {
    Level(Level),
    /// The city's stock is to move this way; no figure.
    Trend(Direction),
}

/// When it is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Once, by this day.
    By(Date),
    /// Anew in each of the calendar's years, half-years, …
    Every(Cadence),
}

#[derive(Debug, Clone)]
pub struct Target {
    pub id: String,
    pub goal: Goal,
    pub rhythm: Rhythm,
    /// Aspired to (力争), not owed.
    pub strive: bool,
    pub assumed: Option<String>,
    /// The target's table in the plan's file.
    pub place: Place,
    /// Where each of its keys has its value.
    pub keys: Vec<(String, Place)>,
}

impl Target {
    /// The key that says what is wanted: `at_least` …, `rises`, `falls`.
    pub fn op(&self) -> &'static str {
        match &self.goal {
            Goal::Level(level) => level.comparison.word(),
            Goal::Trend(direction) => direction.word(),
        }
    }

    /// Where a key stands; the target's table where it has no such key.
    pub fn key_place(&self, key: &str) -> &Place {
        self.keys.iter().find(|(name, _)| name == key).map_or(&self.place, |(_, place)| place)
    }

    /// Where a county's part of the split stands; the split itself where it is not in it.
    pub fn split_place(&self, county: &str) -> &Place {
        let key = Target::split_key(county);
        let found = self.keys.iter().find(|(name, _)| *name == key);
        found.map_or_else(|| self.key_place("allocation"), |(_, place)| place)
    }

    /// The name among the keys of a county's part of the split.
    pub(crate) fn split_key(county: &str) -> String {
        format!("allocation.{county}")
    }

    pub fn owed(&self) -> &Owed {
        match &self.goal {
            Goal::Level(level) => &level.owed,
            Goal::Trend(_) => &Owed::City,
        }
    }
}
