//! One plan out of several cities' copies of it: what has to be the same in all of them, and the counties
//! and splits that come together.

use super::{County, Goal, Indicator, Level, Owed, Plan, Rhythm, Target};
use crate::source::Place;

/// Where two copies of a plan do not say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The indicator's or target's id; none of the plan itself.
    pub of: Option<String>,
    pub key: &'static str,
    pub here: Spot,
    pub there: Spot,
}

/// Where a copy has something; near where it would stand, if it has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub place: Place,
    pub written: bool,
}

impl Spot {
    fn of(place: &Place) -> Spot {
        Spot { place: place.clone(), written: true }
    }
}

impl Plan {
    /// In what this copy is another plan than the first one: days, cadence, tasks, indicators and targets have
    /// to be alike, for everything is judged by one of each. Names, counties and splits are each city's own.
    pub fn differences(&self, first: &Plan) -> Vec<Difference> {
        let plain = [
            ("id", self.id == first.id),
            ("start", self.start == first.start),
            ("end", self.end == first.end),
            ("reporting.every", self.reporting.every == first.reporting.every),
            ("pace.behind", self.behind == first.behind),
            ("roster", self.rosters.iter().map(|it| &it.id).eq(first.rosters.iter().map(|it| &it.id))),
        ];
        let mut told = unlike(None, &plain, |key| self.spot(key), |key| first.spot(key));
        let lacking = self.list_difference(first);
        if lacking.is_some() {
            told.extend(lacking);
            return told;
        }
        for (mine, theirs) in self.indicators.iter().zip(&first.indicators) {
            told.extend(mine.differences(theirs));
        }
        told
    }

    /// The first task or indicator that is not the other copy's in the same place.
    fn list_difference(&self, first: &Plan) -> Option<Difference> {
        let tasks = |plan: &Plan| plan.tasks.iter().map(|it| (it.id.clone(), it.place.clone())).collect::<Vec<_>>();
        let indicators =
            |plan: &Plan| plan.indicators.iter().map(|it| (it.id.clone(), it.place.clone())).collect::<Vec<_>>();
        let whole = |plan: &Plan| plan.key_place("id").clone();
        let file = (whole(self), whole(first));
        list_difference(&tasks(self), &tasks(first), &file)
            .or_else(|| list_difference(&indicators(self), &indicators(first), &file))
    }

    fn spot(&self, key: &str) -> Spot {
        let written = self.keys.iter().any(|(name, _)| name == key);
        Spot { place: self.key_place(key).clone(), written }
    }

    /// Where a key of `plan.toml` stands; the last day where there is no such key.
    pub fn key_place(&self, key: &str) -> &Place {
        self.keys.iter().find(|(name, _)| name == key).map_or(&self.end_place, |(_, place)| place)
    }

    /// The plan of all these cities together, each under its name; they have to be alike. A county is called
    /// `CITY/COUNTY`; splits stand behind each other, and what they split adds up. `None` of no city.
    pub fn union(cities: &[(String, &Plan)]) -> Option<Plan> {
        let mut plan = cities.first()?.1.clone();
        plan.counties = cities.iter().flat_map(|(city, plan)| plan.counties.iter().map(|it| it.within(city))).collect();
        for (_, later) in &cities[1..] {
            for (mine, theirs) in plan.indicators.iter_mut().zip(&later.indicators) {
                for (mine, theirs) in mine.targets.iter_mut().zip(&theirs.targets) {
                    mine.unite(theirs);
                }
            }
        }
        Some(plan)
    }
}

impl County {
    fn within(&self, city: &str) -> County {
        let County { id, name, name_en, .. } = self;
        let [id, name, name_en] = [id, name, name_en].map(|text| format!("{city}/{text}"));
        County { id, name, name_en, ..self.clone() }
    }
}

impl Indicator {
    fn differences(&self, first: &Indicator) -> Vec<Difference> {
        let of = |it: &Indicator| it.share.as_ref().map(|share| share.of.clone());
        let per = |it: &Indicator| it.share.as_ref().map(|share| share.per);
        let keys = [
            ("unit", self.unit == first.unit),
            ("measure", self.measure == first.measure),
            ("of", of(self) == of(first)),
            ("per", of(self) != of(first) || per(self) == per(first)),
            ("report", self.periods == first.periods),
            ("site", self.site == first.site),
            ("max", self.max == first.max),
            ("baseline", self.baseline == first.baseline),
            ("decimals", self.decimals == first.decimals),
        ];
        let mut told = unlike(Some(&self.id), &keys, |key| self.spot(key), |key| first.spot(key));
        let targets =
            |it: &Indicator| it.targets.iter().map(|it| (it.id.clone(), it.place.clone())).collect::<Vec<_>>();
        let own = (self.place.clone(), first.place.clone());
        match list_difference(&targets(self), &targets(first), &own) {
            Some(lacking) => told.push(lacking),
            None => {
                let both = self.targets.iter().zip(&first.targets);
                told.extend(both.flat_map(|(mine, theirs)| mine.differences(theirs)));
            }
        }
        told
    }

    fn spot(&self, key: &str) -> Spot {
        let written = self.keys.iter().any(|(name, _)| *name == key);
        Spot { place: self.key_place(key).clone(), written }
    }
}

impl Target {
    fn differences(&self, first: &Target) -> Vec<Difference> {
        let split = |it: &Target| matches!(it.owed(), Owed::Allocation(_));
        let alike = |mine: &Level, theirs: &Level| {
            let in_parts = split(self) && split(first);
            let days = |level: &Level| level.schedule.iter().map(|(day, _)| *day).collect::<Vec<_>>();
            (
                in_parts || mine.figure == theirs.figure,
                if in_parts { days(mine) == days(theirs) } else { mine.schedule == theirs.schedule },
            )
        };
        let same_op = self.op() == first.op();
        let (figure, schedule) = match (&self.goal, &first.goal) {
            (Goal::Level(mine), Goal::Level(theirs)) => alike(mine, theirs),
            _ => (true, true),
        };
        let kind = |it: &Target| matches!(it.rhythm, Rhythm::By(_));
        let rhythm = self.rhythm == first.rhythm;
        let keys = [
            (self.op(), same_op && figure),
            ("each", split(self) || split(first) || self.owed().word() == first.owed().word()),
            ("allocation", split(self) == split(first)),
            ("by", rhythm || !kind(self) && !kind(first)),
            ("every", rhythm || kind(self) || kind(first)),
            ("strive", self.strive == first.strive),
            ("schedule", schedule),
        ];
        let theirs = |key: &'static str| if key == self.op() { first.spot(first.op()) } else { first.spot(key) };
        unlike(Some(&self.id), &keys, |key| self.spot(key), theirs)
    }

    fn spot(&self, key: &str) -> Spot {
        let written = self.keys.iter().any(|(name, _)| name == key);
        Spot { place: self.key_place(key).clone(), written }
    }

    /// Takes in another city's split of the same target.
    fn unite(&mut self, later: &Target) {
        let (Goal::Level(mine), Goal::Level(theirs)) = (&mut self.goal, &later.goal) else { return };
        if let (Owed::Allocation(split), Owed::Allocation(more)) = (&mut mine.owed, &theirs.owed) {
            split.extend(more);
            mine.figure = mine.figure + theirs.figure;
            for ((_, level), (_, more)) in mine.schedule.iter_mut().zip(&theirs.schedule) {
                *level = *level + *more;
            }
        }
    }
}

/// The keys that are not alike.
fn unlike(
    of: Option<&String>,
    keys: &[(&'static str, bool)],
    here: impl Fn(&'static str) -> Spot,
    there: impl Fn(&'static str) -> Spot,
) -> Vec<Difference> {
    let told = keys.iter().filter(|(_, alike)| !alike);
    told.map(|(key, _)| Difference { of: of.cloned(), key, here: here(key), there: there(key) }).collect()
}

/// The first id that is not in the same place of both lists; `whole` is shown for a list that has ended.
fn list_difference(mine: &[(String, Place)], first: &[(String, Place)], whole: &(Place, Place)) -> Option<Difference> {
    let at =
        (0..mine.len().max(first.len())).find(|at| mine.get(*at).map(|it| &it.0) != first.get(*at).map(|it| &it.0))?;
    let spot = |list: &[(String, Place)], whole: &Place| match list.get(at) {
        Some((_, place)) => Spot::of(place),
        None => Spot { place: whole.clone(), written: false },
    };
    let of = mine.get(at).or_else(|| first.get(at)).map(|(id, _)| id.clone());
    Some(Difference { of, key: "id", here: spot(mine, &whole.0), there: spot(first, &whole.1) })
}
