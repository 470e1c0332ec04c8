//! `[[indicator.target]]`: what is owed, by whom and when, and every combination that cannot be meant.

use std::collections::BTreeSet;

use super::actions::Setting;
use crate::{
    calendar::Date,
    finding::{BadValue, PlanProblem, Referent},
    model::{Comparison, Direction, Each, Goal, Indicator, Level, Measure, Owed, Rhythm, Target, Window},
    nearest::nearest,
    number::Decimal,
    toml_file::{
        Table, claim,
        value::{boolean, cadence, date, decimal, each, id, not_negative, text},
    },
};

const GOALS: [&str; 6] = ["at_least", "more_than", "at_most", "less_than", "rises", "falls"];
const RHYTHMS: [&str; 2] = ["by", "every"];

/// The indicator that targets are read for, and what went wrong with it.
pub(super) struct Owner<'a> {
    pub(super) indicator: &'a Indicator,
    /// Another one has its id; that is told already.
    pub(super) twin: bool,
    /// It names a roster that there is not; that is told already.
    pub(super) roster_unknown: bool,
}

/// Reads an indicator's targets. The one without an id of its own takes the indicator's.
pub(super) fn read(
    tables: Vec<Table<'_>>,
    owner: &Owner<'_>,
    setting: &Setting<'_>,
    ids: &mut BTreeSet<String>,
) -> Vec<Target> {
    let indicator = owner.indicator;
    let mut targets = Vec::new();
    for table in tables {
        let own = table.may("id", id);
        if own.is_some() || !owner.twin {
            claim(ids, own.as_ref().unwrap_or(&indicator.id), &table, "id");
        }
        table.is_about(Some(&indicator.id));
        targets.extend(target(table, own.unwrap_or_else(|| indicator.id.clone()), owner, setting));
    }
    targets
}

fn target(table: Table<'_>, id: String, owner: &Owner<'_>, setting: &Setting<'_>) -> Option<Target> {
    let indicator = owner.indicator;
    let goal = goal(&table, owner, setting);
    let rhythm = rhythm(&table, indicator, setting);
    let strive = table.may("strive", boolean).unwrap_or(false);
    let assumed = table.may("assumed", text);
    if let (Some(goal), Some(rhythm)) = (&goal, rhythm) {
        match goal {
            Goal::Trend(_) => trend_stands_alone(&table, indicator),
            Goal::Level(level) => schedule_fits(&table, level, rhythm, indicator, setting),
        }
    }
    let place = table.place();
    let mut keys = table.places();
    if let Some(split) = table.table("allocation") {
        keys.extend(split.places().into_iter().map(|(county, place)| (Target::split_key(&county), place)));
    }
    table.done();
    Some(Target { id, goal: goal?, rhythm: rhythm?, strive, assumed, place, keys })
}

fn goal(table: &Table<'_>, owner: &Owner<'_>, setting: &Setting<'_>) -> Option<Goal> {
    let indicator = owner.indicator;
    let figures = Comparison::ALL.map(|comparison| (comparison, table.may(comparison.word(), decimal)));
    let trends = [Direction::Rises, Direction::Falls].map(|way| (way, table.may(way.word(), boolean)));
    let owed = owed(table, owner, setting);
    let schedule = schedule(table);
    if !table.expect_one(&GOALS) {
        return None;
    }
    if let Some((direction, said)) = trends.into_iter().find_map(|(way, said)| said.map(|said| (way, said))) {
        if !said {
            table.reject(direction.word(), BadValue::ExactlyOneOf(GOALS.to_vec()));
            return None;
        }
        return Some(Goal::Trend(direction));
    }
    let (comparison, figure) = figures.into_iter().find_map(|(comparison, figure)| figure.map(|f| (comparison, f)))?;
    if comparison.is_floor() && figure <= Decimal::ZERO {
        table.reject(comparison.word(), BadValue::FigureNotPositive);
        return None;
    }
    if figure < Decimal::ZERO {
        table.reject(comparison.word(), BadValue::Negative);
        return None;
    }
    let owed = owed?;
    if let Owed::Allocation(split) = &owed {
        allocation_fits(table, split, comparison, figure, indicator)?;
    }
    Some(Goal::Level(Level { comparison, figure, owed, schedule: schedule? }))
}

fn owed(table: &Table<'_>, owner: &Owner<'_>, setting: &Setting<'_>) -> Option<Owed> {
    let each = table.may("each", each);
    let split = table.table("allocation");
    if table.has("each") && each.is_none() {
        return None;
    }
    if each == Some(Each::Site) && owner.indicator.site.is_none() {
        if !owner.roster_unknown {
            table.reject("each", BadValue::EachSiteWithoutSite);
        }
        return None;
    }
    let Some(split) = split else {
        if table.has("allocation") {
            return None;
        }
        return Some(match each {
            None => Owed::City,
            Some(Each::County) => Owed::EachCounty,
            Some(Each::Site) => Owed::EachSite,
        });
    };
    if each.is_some() {
        table.reject("each", BadValue::AllocationBesideEach);
        return None;
    }
    allocation(split, setting).map(Owed::Allocation)
}

fn allocation(split: Table<'_>, setting: &Setting<'_>) -> Option<Vec<Decimal>> {
    let mut figures = vec![Decimal::ZERO; setting.counties.len()];
    let mut sound = true;
    for (county, place) in split.keys() {
        match setting.counties.iter().position(|known| known.id == county) {
            Some(at) => match split.data(&county, not_negative) {
                Some(figure) => figures[at] = figure,
                None => sound = false,
            },
            None => {
                sound = false;
                let ids = setting.counties.iter().map(|county| county.id.as_str());
                let nearest = nearest(&county, ids).map(str::to_owned);
                split.complain(PlanProblem::UnknownReference { to: Referent::County, id: county, nearest }, place);
            }
        }
    }
    sound.then_some(figures)
}

fn allocation_fits(
    table: &Table<'_>,
    split: &[Decimal],
    comparison: Comparison,
    figure: Decimal,
    indicator: &Indicator,
) -> Option<()> {
    if indicator.is_ratio() {
        table.reject("allocation", BadValue::AllocationOnRatio);
        return None;
    }
    if !comparison.is_floor() {
        table.reject(comparison.word(), BadValue::AllocationComparison);
        return None;
    }
    let sum: Decimal = split.iter().copied().sum();
    if sum != figure {
        table.complain(PlanProblem::AllocationSum { figure, sum }, table.place_of("allocation"));
    }
    Some(())
}

fn rhythm(table: &Table<'_>, indicator: &Indicator, setting: &Setting<'_>) -> Option<Rhythm> {
    let by = table.may("by", date);
    let every = table.may("every", cadence);
    if !table.expect_one(&RHYTHMS) {
        return None;
    }
    if let Some(every) = every {
        if every < indicator.periods {
            table.reject("every", BadValue::EveryFinerThanPeriods { every, periods: indicator.periods });
            return None;
        }
        if indicator.measure == Measure::ToDate && every < crate::calendar::Cadence::Year {
            table.reject("every", BadValue::EveryFinerThanYearOnToDate);
            return None;
        }
    }
    if let Some(by) = by
        && !(setting.start..=setting.end).contains(&by)
    {
        let outside = PlanProblem::OutsidePlan { start: setting.start, end: setting.end };
        table.complain(outside, table.place_of("by"));
        return None;
    }
    let rhythm = by.map(Rhythm::By).or(every.map(Rhythm::Every))?;
    let periods = setting.periods(indicator.periods);
    let empty = |window: &Window| !periods.iter().any(|period| window.holds(*period));
    if Window::all(rhythm, setting.start, setting.end).iter().any(empty) {
        let key = if by.is_some() { "by" } else { "every" };
        table.reject(key, BadValue::WindowHoldsNoPeriod { periods: indicator.periods });
        return None;
    }
    Some(rhythm)
}

/// A rise or a fall is the city's, over the whole plan, of a stock without sites.
fn trend_stands_alone(table: &Table<'_>, indicator: &Indicator) {
    let op = if table.has("rises") { "rises" } else { "falls" };
    if indicator.measure != Measure::Stock {
        table.reject(op, BadValue::TrendNotStock);
    }
    if indicator.site.is_some() {
        table.reject(op, BadValue::TrendWith { key: "site" });
    }
    for key in ["each", "every", "allocation", "schedule"] {
        if table.has(key) {
            table.reject(key, BadValue::TrendWith { key });
        }
    }
}

fn schedule(table: &Table<'_>) -> Option<Vec<(Date, Decimal)>> {
    let Some(schedule) = table.table("schedule") else {
        return (!table.has("schedule")).then(Vec::new);
    };
    let mut levels = Vec::new();
    let mut sound = true;
    for (key, place) in schedule.keys() {
        let day = key.parse::<Date>().ok().filter(|day| day.to_string() == key);
        let level = schedule.data(&key, not_negative);
        match (day, level) {
            (Some(day), Some(level)) => levels.push((day, level)),
            (None, _) => {
                sound = false;
                let expected = BadValue::Expected(crate::finding::Expected::Date);
                schedule.complain(PlanProblem::BadValue(expected), place);
            }
            (Some(_), None) => sound = false,
        }
    }
    levels.sort();
    sound.then_some(levels)
}

/// Levels rise from 0 (the baseline) towards the figure, on days within the window.
fn schedule_fits(table: &Table<'_>, level: &Level, rhythm: Rhythm, indicator: &Indicator, setting: &Setting<'_>) {
    if level.schedule.is_empty() {
        return;
    }
    if !level.comparison.is_floor() {
        return table.reject("schedule", BadValue::ScheduleComparison);
    }
    let Rhythm::By(end) = rhythm else {
        return table.reject("schedule", BadValue::ScheduleWithoutBy);
    };
    let short = |baseline: &Decimal| level.owed == Owed::City && *baseline < level.figure;
    let mut from = indicator.baseline.filter(short).unwrap_or(Decimal::ZERO);
    for (day, to) in &level.schedule {
        if !(setting.start..=end).contains(day) {
            return table.reject("schedule", BadValue::ScheduleDate { start: setting.start, end });
        }
        let too_high = *to > level.figure || (*day == end && *to != level.figure);
        if *to <= from || too_high {
            return table.reject("schedule", BadValue::ScheduleNotRising { from, to: *to });
        }
        from = *to;
    }
}
