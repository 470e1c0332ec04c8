//! The tables that the plan alone fills.

use super::{
    calendar::{calendar, windows},
    rows::{
        AllocationRow, CountyRow, IndicatorRow, PeriodRow, ScheduleRow, TargetRow, TaskRow, ThresholdRow, WorkPlan,
    },
    table::Table,
};
use crate::{
    attainment::Pace,
    calendar::Cadence,
    model::{Goal, Indicator, Level, Owed, Plan, Rhythm, Target},
    number::{Decimal, Fraction},
};

/// Everything that is said before a county has reported.
pub fn plan_tables(plan: &Plan, sample: bool) -> Vec<Table> {
    let targets = || plan.targets().map(|(_, indicator, target)| (indicator, target));
    vec![
        Table::filled([work_plan(plan, sample)]),
        Table::filled(plan.counties.iter().enumerate().map(|(at, county)| CountyRow {
            county: &county.id,
            place: at as i32,
            name: &county.name,
            name_en: &county.name_en,
            code: &county.code,
        })),
        periods(plan),
        Table::filled(plan.tasks.iter().enumerate().map(|(at, task)| TaskRow {
            task: &task.id,
            place: at as i32,
            action: &task.action,
            summary: &task.summary,
        })),
        Table::filled(plan.indicators.iter().enumerate().map(|(at, indicator)| indicator_row(plan, at, indicator))),
        Table::filled(targets().enumerate().map(|(at, (indicator, target))| target_row(plan, at, indicator, target))),
        Table::filled(targets().flat_map(|(_, target)| allocations(plan, target))),
        Table::filled(targets().flat_map(|(_, target)| schedules(target))),
        Table::filled(targets().flat_map(|(indicator, target)| windows(plan, indicator, target))),
        Table::filled(targets().flat_map(|(indicator, target)| calendar(plan, indicator, target))),
        Table::filled([
            ThresholdRow { threshold: "pace.behind", figure: plan.behind },
            ThresholdRow { threshold: "reporting.due_days", figure: Decimal::whole(plan.reporting.due_days.into()) },
        ]),
    ]
}

fn work_plan(plan: &Plan, sample: bool) -> WorkPlan<'_> {
    let (behind_part, behind_whole) = Fraction::from(plan.behind).terms().unwrap_or((0, 1));
    WorkPlan {
        plan: &plan.id,
        title: &plan.title,
        plan_start: plan.start,
        plan_end: plan.end,
        cadence: plan.reporting.every.word(),
        behind_part,
        behind_whole,
        sample,
    }
}

fn periods(plan: &Plan) -> Table {
    let mut table = Table::of::<PeriodRow<'_>>();
    for cadence in Cadence::ALL {
        for (at, period) in plan.periods(cadence).iter().enumerate() {
            table.push(&PeriodRow {
                cadence: cadence.word(),
                period_no: at as i32,
                period: &period.to_string(),
                period_start: period.start(),
                period_end: period.end(),
                period_year: period.year(),
            });
        }
    }
    table
}

fn indicator_row<'a>(plan: &'a Plan, at: usize, indicator: &'a Indicator) -> IndicatorRow<'a> {
    IndicatorRow {
        indicator: &indicator.id,
        place: at as i32,
        task: &plan.task(indicator.task).id,
        action: plan.action_of(indicator),
        name: &indicator.name,
        unit: &indicator.unit,
        measure: indicator.measure.word(),
        of: indicator.share.as_ref().map(|share| share.of.as_str()),
        per: indicator.share.as_ref().map(|share| share.per),
        cadence: indicator.periods.word(),
        roster: indicator.site.map(|roster| plan.roster(roster).id.as_str()),
        baseline: indicator.baseline,
        max: indicator.max,
        decimals: indicator.decimals.into(),
    }
}

fn target_row<'a>(plan: &'a Plan, at: usize, indicator: &'a Indicator, target: &'a Target) -> TargetRow<'a> {
    let level = match &target.goal {
        Goal::Level(level) => Some(level),
        Goal::Trend(_) => None,
    };
    let pace = level.map(|level| Pace::of(indicator, target, level));
    let is_floor = level.is_some_and(|level| level.comparison.is_floor());
    let places = places(indicator, level);
    TargetRow {
        target: &target.id,
        place: at as i32,
        indicator: &indicator.id,
        action: plan.action_of(indicator),
        task: &plan.task(indicator.task).id,
        unit: &indicator.unit,
        op: target.op(),
        figure: level.map(|level| level.figure),
        strive: target.strive,
        each: target.owed().word(),
        rhythm: match target.rhythm {
            Rhythm::By(_) => "by",
            Rhythm::Every(cadence) => cadence.word(),
        },
        measure: indicator.measure.word(),
        is_floor,
        is_ratio: indicator.is_ratio(),
        per: indicator.share.as_ref().map_or(Decimal::ONE, |share| share.per),
        cadence: indicator.periods.word(),
        roster: indicator.site.map(|roster| plan.roster(roster).id.as_str()),
        baseline: indicator.baseline,
        max: indicator.max,
        all_due: pace == Some(Pace::Whole),
        pace_from: match pace {
            Some(Pace::Gradual { from }) => from,
            Some(Pace::Whole) | None => Decimal::ZERO,
        },
        whole_units: is_floor && !indicator.is_ratio() && indicator.decimals == 0,
        unit_size: 10_i32.pow(places.into()),
        unit_part: Fraction::of_days(1, 10_i64.pow(places.into())).map_or(Decimal::ONE, |part| part.cut(places)),
    }
}

/// The fewest digits after the point with which every figure of a target is a whole number of units.
fn places(indicator: &Indicator, level: Option<&Level>) -> u8 {
    let split: &[Decimal] = match level.map(|level| &level.owed) {
        Some(Owed::Allocation(split)) => split,
        _ => &[],
    };
    let figures = [level.map(|level| level.figure), indicator.share.as_ref().map(|share| share.per)];
    let figures = figures.into_iter().chain([indicator.baseline, indicator.max]).flatten().chain(split.iter().copied());
    let needed = |figure: Decimal| (0..Decimal::PLACES).find(|places| figure.cut(*places) == figure);
    figures.map(|figure| needed(figure).unwrap_or(Decimal::PLACES)).fold(indicator.decimals, u8::max)
}

fn allocations<'a>(plan: &'a Plan, target: &'a Target) -> Vec<AllocationRow<'a>> {
    let Owed::Allocation(split) = target.owed() else { return Vec::new() };
    let owing = plan.counties.iter().zip(split).filter(|(_, figure)| !figure.is_zero());
    let row = |(county, figure): (&'a crate::model::County, &Decimal)| AllocationRow {
        target: &target.id,
        county: &county.id,
        figure: *figure,
    };
    owing.map(row).collect()
}

fn schedules(target: &Target) -> Vec<ScheduleRow<'_>> {
    let Goal::Level(level) = &target.goal else { return Vec::new() };
    let row = |(due_date, level): &(_, _)| ScheduleRow { target: &target.id, due_date: *due_date, level: *level };
    level.schedule.iter().map(row).collect()
}
