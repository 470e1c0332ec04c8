//! `plan/scoring.toml`: how the counties' ranking weighs what it is made of, which of the city's counts are
//! shared out for it, and what was added or vetoed. Without the file every weight is 1; the file never
//! changes a figure, only what the ranking makes of it.

use std::collections::BTreeSet;

use crate::{
    finding::{BadValue, Finding, PlanProblem, Referent},
    model::{CountyIx, Goal, Indicator, Level, Owed, Plan, Target},
    nearest::nearest,
    number::Decimal,
    source::Source,
    toml_file::{
        self, Findings, Table, claim,
        value::{decimal, not_negative, one_of, text, year},
    },
};

/// What beside targets is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// Submissions that came in time.
    Submissions,
    /// Duties that a document answers.
    Duties,
    /// Rows that count of the rows sent.
    Quality,
}

impl Matter {
    pub const ALL: [Matter; 3] = [Matter::Submissions, Matter::Duties, Matter::Quality];
    const WORDS: [&str; 3] = ["submissions", "duties", "quality"];

    /// The word of the file and of machine answers.
    pub fn word(self) -> &'static str {
        Matter::WORDS[self as usize]
    }
}

/// Everything that the file says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scoring {
    /// Whether what is only aspired to counts in the total.
    pub strive_counts: bool,
    /// By target's place in the plan, where it is not 1.
    targets: Vec<(usize, Decimal)>,
    matters: Vec<(Matter, Decimal)>,
    shares: Vec<Share>,
    bonuses: Vec<Bonus>,
    vetoes: Vec<Veto>,
}

/// A count of the city, shared out among the counties for the ranking alone.
#[derive(Debug, Clone, PartialEq)]
struct Share {
    target: usize,
    /// In the counties' order.
    split: Vec<Decimal>,
}

/// Points on top of the total, or off it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bonus {
    pub county: CountyIx,
    pub year: i32,
    pub points: Decimal,
    pub reason: String,
    pub document: Option<String>,
}

/// Why a county takes no place in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Veto {
    pub county: CountyIx,
    pub year: i32,
    pub reason: String,
    pub document: Option<String>,
}

impl Scoring {
    pub fn weight_of_target(&self, target: usize) -> Decimal {
        self.targets.iter().find(|(at, _)| *at == target).map_or(Decimal::ONE, |(_, weight)| *weight)
    }

    pub fn weight_of(&self, matter: Matter) -> Decimal {
        self.matters.iter().find(|(other, _)| *other == matter).map_or(Decimal::ONE, |(_, weight)| *weight)
    }

    /// How a target is owed when counties are ranked; `None` where they owe nothing of it.
    pub fn owed_by_counties(&self, target: usize, written: &Target) -> Option<Target> {
        if written.owed().in_parts() {
            return Some(written.clone());
        }
        let share = self.shares.iter().find(|share| share.target == target)?;
        let Goal::Level(level) = &written.goal else { return None };
        let level = Level { owed: Owed::Allocation(share.split.clone()), ..level.clone() };
        Some(Target { goal: Goal::Level(level), ..written.clone() })
    }

    /// Whether the city's count was shared out for the ranking alone.
    pub fn is_shared(&self, target: usize) -> bool {
        self.shares.iter().any(|share| share.target == target)
    }

    pub fn bonuses(&self, county: CountyIx, year: i32) -> impl Iterator<Item = &Bonus> {
        self.bonuses.iter().filter(move |bonus| bonus.county == county && bonus.year == year)
    }

    pub fn vetoes(&self, county: CountyIx, year: i32) -> impl Iterator<Item = &Veto> {
        self.vetoes.iter().filter(move |veto| veto.county == county && veto.year == year)
    }
}

/// The years of which the plan has a submission period: the first and the last.
pub fn years(plan: &Plan) -> Option<(i32, i32)> {
    let periods = plan.submission_periods();
    Some((periods.first()?.year(), periods.last()?.year()))
}

/// Reads the file and holds it against the plan.
pub fn read(source: &Source, plan: &Plan) -> (Scoring, Vec<Finding>) {
    let findings = Findings::default();
    let document = toml_file::parse(source, &findings);
    let root = Table::root(source, &document, &findings);
    let strive = root.may("strive", |value| one_of(value, &["apart", "counted"], &[false, true]));
    let reader = Reader { plan };
    let mut scoring = Scoring { strive_counts: strive.unwrap_or(false), ..Scoring::default() };
    let mut taken = BTreeSet::new();
    scoring.shares = root.tables("share").into_iter().filter_map(|table| reader.share(table, &mut taken)).collect();
    let mut taken = BTreeSet::new();
    for table in root.tables("weight") {
        reader.weight(table, &mut scoring, &mut taken);
    }
    scoring.bonuses = root.tables("bonus").into_iter().filter_map(|table| reader.bonus(table)).collect();
    scoring.vetoes = root.tables("veto").into_iter().filter_map(|table| reader.veto(table)).collect();
    root.done();
    (scoring, findings.into_parts().0)
}

struct Reader<'a> {
    plan: &'a Plan,
}

impl<'a> Reader<'a> {
    fn weight(&self, table: Table<'_>, scoring: &mut Scoring, taken: &mut BTreeSet<String>) {
        let target = table.may("target", text);
        let matter = table.may("matter", |value| one_of(value, &Matter::WORDS, &Matter::ALL));
        let weight = table.need("weight", not_negative);
        if table.expect_one(&["target", "matter"]) {
            if let Some((at, _, written)) = target.as_ref().and_then(|id| self.target(&table, id)) {
                if scoring.owed_by_counties(at, written).is_none() {
                    table.reject("target", BadValue::WeightWithoutCounties);
                } else if claim(taken, &written.id, &table, "target") {
                    scoring.targets.extend(weight.map(|weight| (at, weight)));
                }
            }
            if let Some(matter) = matter
                && claim(taken, matter.word(), &table, "matter")
            {
                scoring.matters.extend(weight.map(|weight| (matter, weight)));
            }
        }
        table.done();
    }

    fn share(&self, table: Table<'_>, taken: &mut BTreeSet<String>) -> Option<Share> {
        let id = table.need("target", text);
        let split = table.need_table("allocation").and_then(|split| self.split(&split));
        let target = id.as_ref().and_then(|id| self.target(&table, id));
        let fits = target.and_then(|(at, indicator, target)| match &target.goal {
            Goal::Level(level) if level.owed == Owed::City && level.comparison.is_floor() && !indicator.is_ratio() => {
                Some((at, level.figure))
            }
            _ => {
                table.reject("target", BadValue::ShareNotCityCount);
                None
            }
        });
        let unique = id.is_some_and(|id| claim(taken, &id, &table, "target"));
        if let (Some((_, figure)), Some(split)) = (fits, &split) {
            let sum: Decimal = split.iter().copied().sum();
            if sum != figure {
                table.complain(PlanProblem::AllocationSum { figure, sum }, table.place_of("allocation"));
            }
        }
        table.done();
        let (target, _) = fits.filter(|_| unique)?;
        Some(Share { target, split: split? })
    }

    fn split(&self, table: &Table<'_>) -> Option<Vec<Decimal>> {
        let mut split = vec![Decimal::ZERO; self.plan.counties.len()];
        let mut sound = true;
        for (id, place) in table.keys() {
            match self.plan.county_by_id(&id) {
                Some(county) => match table.data(&id, not_negative) {
                    Some(figure) => split[county.0] = figure,
                    None => sound = false,
                },
                None => {
                    sound = false;
                    table.complain(self.unknown_county(id), place);
                }
            }
        }
        sound.then_some(split)
    }

    fn bonus(&self, table: Table<'_>) -> Option<Bonus> {
        let county = self.county(&table);
        let year = self.year(&table);
        let points = table.need("points", decimal);
        let reason = table.need("reason", text);
        let document = table.may("document", text);
        table.done();
        Some(Bonus { county: county?, year: year?, points: points?, reason: reason?, document })
    }

    fn veto(&self, table: Table<'_>) -> Option<Veto> {
        let county = self.county(&table);
        let year = self.year(&table);
        let reason = table.need("reason", text);
        let document = table.may("document", text);
        table.done();
        Some(Veto { county: county?, year: year?, reason: reason?, document })
    }

    fn county(&self, table: &Table<'_>) -> Option<CountyIx> {
        let id = table.need("county", text)?;
        let found = self.plan.county_by_id(&id);
        if found.is_none() {
            table.complain(self.unknown_county(id), table.place_of("county"));
        }
        found
    }

    fn year(&self, table: &Table<'_>) -> Option<i32> {
        let said = table.need("year", year)?;
        let (first, last) = years(self.plan)?;
        if (first..=last).contains(&said) {
            return Some(said);
        }
        table.reject("year", BadValue::YearOutsidePlan { first, last });
        None
    }

    fn target(&self, table: &Table<'_>, id: &str) -> Option<(usize, &'a Indicator, &'a Target)> {
        let found = self.plan.targets().enumerate().find(|(_, (_, _, target))| target.id == id);
        if found.is_none() {
            let nearest = nearest(id, self.plan.targets().map(|(_, _, target)| target.id.as_str())).map(str::to_owned);
            let unknown = PlanProblem::UnknownReference { to: Referent::Target, id: id.to_owned(), nearest };
            table.complain(unknown, table.place_of("target"));
        }
        found.map(|(at, (_, indicator, target))| (at, indicator, target))
    }

    fn unknown_county(&self, id: String) -> PlanProblem {
        let ids = self.plan.counties.iter().map(|county| county.id.as_str());
        let nearest = nearest(&id, ids).map(str::to_owned);
        PlanProblem::UnknownReference { to: Referent::County, id, nearest }
    }
}
