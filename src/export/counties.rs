//! The tables that counties fill, one county behind another. Full ones are to be written and cleared by
//! whoever has a file for them, so that memory follows a county and a row group.

use super::{
    rows::{Observation, RosterRow, SiteRow, StateRow, SubmissionRow},
    table::Table,
};
use crate::{
    book::Book,
    calendar::{Cadence, Period},
    model::{CountyIx, IndicatorIx, Plan, RosterIx, TaskIx},
};

/// What counties have reported so far.
#[derive(Debug, Clone)]
pub struct CountyTables {
    pub rosters: Table,
    pub sites: Table,
    pub submissions: Table,
    /// By submission period.
    pub observations: Vec<Table>,
    /// By submission period.
    pub states: Vec<Table>,
    /// The names of the submission periods.
    names: Vec<String>,
}

impl CountyTables {
    pub fn new(plan: &Plan) -> CountyTables {
        let periods = plan.submission_periods();
        CountyTables {
            rosters: Table::of::<RosterRow<'_>>(),
            sites: Table::of::<SiteRow<'_>>(),
            submissions: Table::of::<SubmissionRow<'_>>(),
            observations: vec![Table::of::<Observation<'_>>(); periods.len()],
            states: vec![Table::of::<StateRow<'_>>(); periods.len()],
            names: periods.iter().map(Period::to_string).collect(),
        }
    }

    /// Puts a county behind those that are there; `paths` are those of its submissions, by period.
    pub fn add(&mut self, plan: &Plan, county: CountyIx, book: &Book, paths: &[Option<&str>]) {
        for roster in (0..plan.rosters.len()).map(RosterIx) {
            self.add_sites(plan, county, book, roster);
        }
        let submissions = plan.submission_periods().iter().zip(book.submissions());
        for (at, (period, submission)) in submissions.enumerate() {
            self.submissions.push(&SubmissionRow {
                county: &plan.county(county).id,
                submission_no: at as i32,
                submission: &self.names[at],
                period_end: period.end(),
                reported: submission.reported,
                left_out: submission.left_out as i32,
            });
        }
        for indicator in (0..plan.indicators.len()).map(IndicatorIx) {
            self.add_figures(plan, county, book, indicator, paths);
        }
        for (at, task) in plan.tasks.iter().enumerate() {
            for entry in book.states(TaskIx(at)) {
                self.states[entry.submission].push(&StateRow {
                    county: &plan.county(county).id,
                    task: &task.id,
                    submission_no: entry.submission as i32,
                    period_end: plan.submission_periods()[entry.submission].end(),
                    state: entry.state.words()[0],
                    path: paths[entry.submission],
                    line: entry.line as i32,
                });
            }
        }
    }

    fn add_sites(&mut self, plan: &Plan, county: CountyIx, book: &Book, roster: RosterIx) {
        let (county, list) = (plan.county(county).id.as_str(), book.sites(roster));
        let kind = plan.roster(roster).id.as_str();
        self.rosters.push(&RosterRow { county, roster: kind, rostered: list.is_rostered() });
        let reports_in = |cadence: Cadence| {
            plan.indicators.iter().any(|indicator| indicator.site == Some(roster) && indicator.periods == cadence)
        };
        for cadence in Cadence::ALL.into_iter().filter(|cadence| reports_in(*cadence)) {
            let periods = plan.periods(cadence);
            for site in list.sites() {
                let before = |period: &Period| site.open.from.is_some_and(|from| period.end() < from);
                let until = |period: &Period| site.open.until.is_none_or(|until| period.start() < until);
                self.sites.push(&SiteRow {
                    county,
                    roster: kind,
                    site: &site.id,
                    opened: site.open.from,
                    closed: site.open.until,
                    rostered: list.is_rostered(),
                    named: site.named,
                    cadence: cadence.word(),
                    first_open: periods.partition_point(before) as i32,
                    last_open: periods.partition_point(until) as i32 - 1,
                });
            }
        }
    }

    fn add_figures(&mut self, plan: &Plan, county: CountyIx, book: &Book, ix: IndicatorIx, paths: &[Option<&str>]) {
        let indicator = plan.indicator(ix);
        let periods = plan.periods(indicator.periods);
        let names: Vec<_> = periods.iter().map(Period::to_string).collect();
        let list = indicator.site.map(|roster| book.sites(roster).sites());
        for (at, track) in book.tracks(ix).iter().enumerate() {
            let site = list.and_then(|list| list.get(at)).map(|site| &*site.id);
            for entry in track {
                let (number, period) = (entry.period as usize, periods[entry.period as usize]);
                let submission = plan.submissions_ended(period.end() - chrono::Days::new(1));
                self.observations[submission].push(&Observation {
                    county: &plan.county(county).id,
                    indicator: &indicator.id,
                    period_no: entry.period as i32,
                    period: &names[number],
                    period_start: period.start(),
                    period_end: period.end(),
                    period_year: period.year(),
                    site,
                    value: entry.value(),
                    total: indicator.is_ratio().then_some(entry.total()),
                    path: paths[submission],
                    line: entry.line() as i32,
                });
            }
        }
    }
}
