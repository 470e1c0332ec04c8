//! What a part lacks, and whether that can still come: windows close, ceilings of a flow stay broken, rows
//! have a maximum, and no part is more than its whole.

use std::collections::BTreeSet;

use super::{Asked, Barrier, Short, Stand, units};
use crate::{
    attainment::{Standing, Sum},
    calendar::{Cadence, Period},
    model::{Measure, Owed},
    number::{Decimal, Fraction},
};

impl Asked<'_> {
    /// What a part that fails lacks.
    pub(super) fn short(&self, stand: &Stand<'_>) -> Short {
        let above = !stand.level.comparison.is_floor();
        let short = match (stand.sum, self.indicator.is_ratio()) {
            (Some(sum), true) => self.short_ratio(stand, sum),
            (Some(sum), false) if above => self.above_ceiling(stand, sum),
            (_, false) if !above => self.short_count(stand),
            // Sites whose figures do not add up: only how many of them fall short is known.
            _ => Short { gap: None, above, needed: None, steps: Vec::new(), barrier: None },
        };
        let barrier = if self.frame.closed { Some(Barrier::Closed) } else { short.barrier };
        let steps = match (&barrier, short.needed) {
            (None, Some(needed)) if self.builds_up(stand) => {
                units::spread(needed, self.frame.remaining().len(), units::unit(self.indicator))
            }
            _ => Vec::new(),
        };
        Short { steps, barrier, ..short }
    }

    /// Whether later periods can bring what is lacking one by one.
    fn builds_up(&self, stand: &Stand<'_>) -> bool {
        let stock = self.indicator.measure == Measure::Stock;
        stand.level.comparison.is_floor() && (stock || !self.indicator.is_ratio())
    }

    /// Counts of one part or of many: each part that fails has to come to the nearest count that holds.
    fn short_count(&self, stand: &Stand<'_>) -> Short {
        let parts = &stand.parts;
        let threshold = units::nearest_kept(stand.level.comparison, &stand.figure.into(), units::unit(self.indicator));
        let beyond = threshold - stand.figure;
        // What missing parts owe is not known to be lacking.
        let gap = parts.figure - stand.figure.times(parts.missing) - parts.least;
        let needed = gap + beyond.times(parts.failing);
        let widest = parts.widest + beyond;
        let barrier = stand.most.filter(|most| *most < widest).map(|most| Barrier::Max { most });
        Short { gap: Some(gap.into()), above: false, needed: Some(needed), steps: Vec::new(), barrier }
    }

    fn above_ceiling(&self, stand: &Stand<'_>, sum: Sum) -> Short {
        let kept = units::nearest_kept(stand.level.comparison, &stand.figure.into(), units::unit(self.indicator));
        let stays = self.indicator.measure != Measure::Stock || kept < Decimal::ZERO;
        Short {
            gap: Some(Fraction::from(sum.value) - stand.figure.into()),
            above: true,
            needed: Some(sum.value - kept),
            steps: Vec::new(),
            barrier: stays.then_some(Barrier::Exceeded),
        }
    }

    fn short_ratio(&self, stand: &Stand<'_>, sum: Sum) -> Short {
        let level = stand.level;
        let (figure, actual) = (Fraction::from(stand.figure), sum.actual(self.indicator));
        let per = self.indicator.share.as_ref().map_or(Decimal::ONE, |share| share.per);
        let threshold = (figure.clone() * sum.total.into()).over(&per.into()).unwrap_or(Fraction::ZERO);
        let kept = units::nearest_kept(level.comparison, &threshold, units::unit(self.indicator));
        if !level.comparison.is_floor() {
            let barrier = (kept < Decimal::ZERO).then_some(Barrier::Exceeded);
            let needed = Some(sum.value - kept);
            return Short { gap: Some(actual - figure), above: true, needed, steps: Vec::new(), barrier };
        }
        let part = self.indicator.share.as_ref().is_some_and(|share| share.is_part_of_whole());
        let whole = stand.figure >= per;
        let above = stand.figure > per || (whole && !level.is_kept_by(&per, &stand.figure));
        let barrier = match part {
            true if above => Some(Barrier::AboveWhole),
            true if whole && self.indicator.measure == Measure::Flow => Some(Barrier::Lost),
            _ => None,
        };
        let needed = Some(kept - sum.value);
        Short { gap: Some(figure - actual), above: false, needed, steps: Vec::new(), barrier }
    }

    /// What can still be added to one part with so much, where its rows have a maximum; `parts` of them.
    pub(super) fn most_of_one(&self, sum: Sum, parts: usize) -> Option<Decimal> {
        let max = self.indicator.max.filter(|_| !self.indicator.is_ratio())?;
        let remaining = self.frame.remaining();
        let by_site = self.indicator.site.is_some();
        if by_site && *self.target.owed() != Owed::EachSite {
            // New sites can open, each with rows of its own.
            return None;
        }
        Some(match self.indicator.measure {
            Measure::Flow => max.times(remaining.len()).times(parts),
            Measure::Stock if by_site => max,
            Measure::Stock => max.times(parts) - sum.value,
            Measure::ToDate => {
                let years: BTreeSet<_> = remaining.iter().map(|period| period.year()).collect();
                let most = max.times(years.len()).times(parts);
                let year = |day| Period::holding(Cadence::Year, day);
                let one_year = year(self.frame.window.start) == year(self.frame.window.end);
                if one_year && !by_site { most - sum.value } else { most }
            }
        })
    }

    /// The same of the city: of all counties to which the indicator applies, silent ones too.
    pub(super) fn most_of_city(&self) -> Option<Decimal> {
        let counties = &self.outcome.counties;
        let applicable = counties.iter().filter(|county| county.standing != Standing::NotApplicable).count();
        self.most_of_one(self.outcome.actual.unwrap_or_default(), applicable)
    }
}
