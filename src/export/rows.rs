//! The rows of every table. Ids are those of the plan's files, so that a table can be read by itself; `place`
//! is the order in which answers list things, `…_no` counts from 0 in the order of time.

use super::table::{Column, Field, Row};
use crate::{calendar::Date, number::Decimal};

macro_rules! row {
    ($(#[$doc:meta])* $row:ident in $table:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        pub struct $row<'a> { $($(#[$field_doc])* pub $field: $type,)* }

        impl<'a> Row for $row<'a> {
            const TABLE: &'static str = $table;

            fn columns() -> Vec<Column> {
                vec![$(Column::new::<$type>(stringify!($field))),*]
            }

            fn put(&self, columns: &mut [Column]) {
                let mut columns = columns.iter_mut();
                $(if let Some(column) = columns.next() { self.$field.put(column); })*
            }
        }
    };
}

row!(/** The plan itself: one row. */ WorkPlan in "work_plan" {
    plan: &'a str,
    title: &'a str,
    plan_start: Date,
    plan_end: Date,
    /** The cadence of submissions. */
    cadence: &'a str,
    /** `pace.behind` in lowest terms. */
    behind_part: i128,
    behind_whole: i128,
    sample: bool,
});

row!(/** A county. */ CountyRow in "counties" {
    county: &'a str,
    place: i32,
    name: &'a str,
    name_en: &'a str,
    code: &'a str,
});

row!(/** A period of the calendar whose last day lies in the plan. */ PeriodRow in "periods" {
    cadence: &'a str,
    period_no: i32,
    period: &'a str,
    period_start: Date,
    period_end: Date,
    period_year: i32,
});

row!(/** A task. */ TaskRow in "tasks" {
    task: &'a str,
    place: i32,
    action: &'a str,
    summary: &'a str,
});

row!(/** An indicator, watched or with targets. */ IndicatorRow in "indicators" {
    indicator: &'a str,
    place: i32,
    task: &'a str,
    action: &'a str,
    name: &'a str,
    unit: &'a str,
    measure: &'a str,
    of: Option<&'a str>,
    per: Option<Decimal>,
    cadence: &'a str,
    roster: Option<&'a str>,
    baseline: Option<Decimal>,
    max: Option<Decimal>,
    decimals: i32,
});

row!(/** A target, with what its indicator says of its arithmetic. */ TargetRow in "targets" {
    target: &'a str,
    place: i32,
    indicator: &'a str,
    action: &'a str,
    task: &'a str,
    unit: &'a str,
    op: &'a str,
    figure: Option<Decimal>,
    strive: bool,
    each: &'a str,
    /** `by`, or the cadence in which it is owed anew. */
    rhythm: &'a str,
    measure: &'a str,
    /** at_least or more_than. */
    is_floor: bool,
    is_ratio: bool,
    per: Decimal,
    cadence: &'a str,
    roster: Option<&'a str>,
    baseline: Option<Decimal>,
    max: Option<Decimal>,
    /** All of it is due from the first day. */
    all_due: bool,
    /** The standing from which a way is gone; 0 without a baseline that says anything. */
    pace_from: Decimal,
    /** Counts that are due in whole units. */
    whole_units: bool,
    /** So many units make one: figures times this are whole numbers. */
    unit_size: i32,
    /** One of these units. */
    unit_part: Decimal,
});

row!(/** A county's part of a split. */ AllocationRow in "allocations" {
    target: &'a str,
    county: &'a str,
    figure: Decimal,
});

row!(/** A level that is due on the way. */ ScheduleRow in "schedules" {
    target: &'a str,
    due_date: Date,
    level: Decimal,
});

row!(/** A window of a target. */ WindowRow in "windows" {
    target: &'a str,
    window_no: i32,
    window_start: Date,
    window_end: Date,
    days: i32,
    first_period: i32,
    last_period: i32,
});

row!(/** A window as of a day: those that have begun, and the first before any has. */ CalendarRow in "calendar" {
    target: &'a str,
    as_of: Date,
    window_no: i32,
    window_start: Date,
    window_end: Date,
    /** D′. */
    day: Date,
    begun: bool,
    closed: bool,
    /** The window that is shown: the last that has begun. */
    shown: bool,
    /** The number of the window's first period. */
    first_period: i32,
    /** How many of the indicator's periods have ended by D′. */
    ended: i32,
    first_period_end: Option<Date>,
    last_period_start: Option<Date>,
    days: i32,
    elapsed_days: i32,
    /** What is due as a share of the way, before it is cut to whole units; none of a direction. */
    due_part: Option<i128>,
    due_whole: Option<i128>,
});

row!(/** A number of the plan's by which reporting is judged. */ ThresholdRow in "thresholds" {
    threshold: &'a str,
    figure: Decimal,
});

row!(/** Whether a county has a list of its sites of a kind. */ RosterRow in "rosters" {
    county: &'a str,
    roster: &'a str,
    rostered: bool,
});

row!(/** A site, once for each cadence in which it reports. */ SiteRow in "sites" {
    county: &'a str,
    roster: &'a str,
    site: &'a str,
    opened: Option<Date>,
    closed: Option<Date>,
    rostered: bool,
    /** The end of the first period for which a row that counts names it. */
    named: Option<Date>,
    cadence: &'a str,
    /** The first and the last period on a day of which it is open. */
    first_open: i32,
    last_open: i32,
});

row!(/** How a county stands with a submission. */ SubmissionRow in "submissions" {
    county: &'a str,
    submission_no: i32,
    submission: &'a str,
    period_end: Date,
    reported: bool,
    left_out: i32,
});

row!(/** A figure: a row that counts. */ Observation in "observations" {
    county: &'a str,
    indicator: &'a str,
    period_no: i32,
    period: &'a str,
    period_start: Date,
    period_end: Date,
    period_year: i32,
    site: Option<&'a str>,
    value: Decimal,
    total: Option<Decimal>,
    path: Option<&'a str>,
    line: i32,
});

row!(/** A task's state: a row that counts. */ StateRow in "states" {
    county: &'a str,
    task: &'a str,
    submission_no: i32,
    period_end: Date,
    state: &'a str,
    path: Option<&'a str>,
    line: i32,
});
