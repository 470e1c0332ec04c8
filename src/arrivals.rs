//! When each county's submission first came in. Somebody wrote the day down, or git has the day of the file's
//! first commit; what was written down counts, for a file may come in days before it is committed.

use std::collections::BTreeMap;

use crate::{
    calendar::{Date, Period},
    model::CountyIx,
    source::Place,
};

/// By whom the day is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A row of `reports/received.csv`.
    WrittenDown(Place),
    /// The first commit of the file.
    Git,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    pub day: Date,
    pub origin: Origin,
}

/// The days that are known, by period and county.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrivals {
    written: BTreeMap<(Period, CountyIx), (Date, Place)>,
    committed: BTreeMap<(Period, CountyIx), Committed>,
}

/// What git has of a submission's coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Committed {
    /// On this day somebody committed it first.
    On(Date),
    /// It was there on this day, and nobody knows since when: nobody is late by that.
    By(Date),
}

impl Arrivals {
    /// Notes a day that was written down; of several the first stands.
    pub fn write_down(&mut self, county: CountyIx, period: Period, day: Date, place: Place) {
        self.written.entry((period, county)).or_insert((day, place));
    }

    /// Where a submission's day is written down.
    pub fn written(&self, county: CountyIx, period: Period) -> Option<&Place> {
        self.written.get(&(period, county)).map(|(_, place)| place)
    }

    /// Notes what git has of a submission's coming.
    pub fn commit(&mut self, county: CountyIx, period: Period, committed: Committed) {
        self.committed.insert((period, county), committed);
    }

    /// When a submission came in, as far as anybody knows.
    pub fn of(&self, county: CountyIx, period: Period) -> Option<Arrival> {
        let key = (period, county);
        let written = self.written.get(&key);
        let written = written.map(|(day, place)| Arrival { day: *day, origin: Origin::WrittenDown(place.clone()) });
        written.or_else(|| match self.committed.get(&key)? {
            Committed::On(day) => Some(Arrival { day: *day, origin: Origin::Git }),
            Committed::By(_) => None,
        })
    }

    /// Everything that is known, period by period, county by county.
    pub fn all(&self) -> Vec<(CountyIx, Period, Arrival)> {
        let mut keys: Vec<_> = self.written.keys().chain(self.committed.keys()).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        let arrival = |(period, county)| Some((county, period, self.of(county, period)?));
        keys.into_iter().filter_map(arrival).collect()
    }

    /// Days that were written down, where git has another: which, and git's.
    pub fn disagreements(&self) -> Vec<(CountyIx, Period, Date, Date, &Place)> {
        let other = self.written.iter().filter_map(|((period, county), (day, place))| {
            let (committed, contradicts) = match self.committed.get(&(*period, *county))? {
                Committed::On(committed) => (*committed, committed != day),
                Committed::By(committed) => (*committed, committed < day),
            };
            contradicts.then_some((*county, *period, *day, committed, place))
        });
        other.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Cadence;

    #[test]
    fn what_was_written_down_counts_and_git_is_asked_second() {
        let period = Period::new(Cadence::Quarter, 2023, 3).unwrap_or_else(|| unreachable!("a quarter"));
        let place = Place::file("reports/received.csv".into());
        let (early, late) = (period.end(), period.next().end());
        let mut arrivals = Arrivals::default();
        arrivals.commit(CountyIx(0), period, Committed::On(late));
        arrivals.commit(CountyIx(1), period, Committed::On(late));
        arrivals.commit(CountyIx(2), period, Committed::By(late));
        arrivals.write_down(CountyIx(0), period, early, place.clone());
        let day = |county| arrivals.of(CountyIx(county), period).map(|arrival| (arrival.day, arrival.origin));
        assert_eq!(day(0), Some((early, Origin::WrittenDown(place.clone()))));
        assert_eq!(day(1), Some((late, Origin::Git)));
        assert_eq!(day(2), None);
        assert_eq!(arrivals.all().len(), 2);
        assert_eq!(arrivals.disagreements(), [(CountyIx(0), period, early, late, &place)]);
        // It was there by then, which says nothing against an earlier day, but against a later one.
        arrivals.write_down(CountyIx(2), period, early, place.clone());
        assert_eq!(arrivals.disagreements().len(), 1);
        arrivals.commit(CountyIx(2), period, Committed::By(period.start()));
        assert_eq!(arrivals.disagreements().last(), Some(&(CountyIx(2), period, early, period.start(), &place)));
    }
}
