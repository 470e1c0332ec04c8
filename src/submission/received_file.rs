//! `reports/received.csv`: on which day each submission came in, and who took it. The city keeps it; its rows
//! are no figures, and a county goes by its id or one of its names.

use super::{
    period_cell::{self, DateReading, PeriodReading, read_date},
    row::{Reading, Seen},
};
use crate::{
    arrivals::Arrivals,
    calendar::{Date, Period},
    finding::{Column, Finding, Message, RowProblem, Subject},
    model::{CountyIx, Plan},
    nearest::nearest,
    tabular::Sheet,
};

/// Reads every row; one that has an error is left out.
pub fn read(mut sheet: Sheet<'_>, plan: &Plan) -> (Arrivals, Vec<Finding>) {
    let mut arrivals = Arrivals::default();
    let mut findings = Vec::new();
    let nobody = Subject::default();
    while sheet.next_row() {
        let mut row = Reading::new(&sheet, &nobody);
        let period = period(&mut row, plan);
        let county = county(&mut row, plan);
        let day = day(&mut row);
        row.see(Column::By, false);
        if let (Some(period), Some(county)) = (period, county) {
            if let Some(first) = arrivals.written(county, period) {
                let problem = RowProblem::DuplicateArrival { first: first.line };
                row.complain(Column::County, Message::Row(problem), None);
            } else if let Some(day) = day {
                arrivals.write_down(county, period, day, row.place(Column::Date));
            }
        }
        findings.append(&mut row.findings);
    }
    findings.append(&mut sheet.findings);
    (arrivals, findings)
}

fn period(row: &mut Reading<'_, '_>, plan: &Plan) -> Option<Period> {
    let seen = row.see(Column::Period, true);
    let periods = plan.submission_periods();
    let text = seen.as_ref().map_or("", |seen| seen.text);
    let period = Period::parse(text).filter(|period| periods.contains(period));
    row.subject_mut().period = period;
    if period.is_none() {
        let read_as = |meant: &&Period| matches!(period_cell::read(text, meant.cadence(), **meant), PeriodReading::Damaged(read) if read == **meant);
        // without its year a quarter can be that of any year
        let mut meant = periods.iter().filter(read_as);
        let nearest = meant.next().filter(|_| meant.next().is_none()).copied();
        let problem = RowProblem::NoSubmissionPeriod { text: text.to_owned(), nearest };
        tell(row, seen, Column::Period, problem);
    }
    period
}

fn county(row: &mut Reading<'_, '_>, plan: &Plan) -> Option<CountyIx> {
    let seen = row.see(Column::County, true);
    let text = seen.as_ref().map_or("", |seen| seen.text);
    let county = plan.county_called(text);
    row.subject_mut().county = county.map(|ix| plan.county(ix).id.clone());
    if county.is_none() {
        let names = plan.counties.iter().flat_map(|county| [county.id.as_str(), county.name.as_str()]);
        let problem =
            RowProblem::UnknownCounty { text: text.to_owned(), nearest: nearest(text, names).map(str::to_owned) };
        tell(row, seen, Column::County, problem);
    }
    county
}

fn day(row: &mut Reading<'_, '_>) -> Option<Date> {
    let seen = row.see(Column::Date, true);
    let text = seen.as_ref().map_or("", |seen| seen.text).to_owned();
    match read_date(&text) {
        DateReading::Exact(day) => Some(day),
        DateReading::Damaged(reading) => {
            tell(row, seen, Column::Date, RowProblem::DateFormat { text, reading });
            Some(reading)
        }
        DateReading::Unreadable => {
            tell(row, seen, Column::Date, RowProblem::BadArrivalDay { text });
            None
        }
    }
}

/// Tells a problem of a cell, also of an empty one; characters that spoil it have been told already.
fn tell(row: &mut Reading<'_, '_>, seen: Option<Seen<'_>>, column: Column, problem: RowProblem) {
    if seen.is_some() || row.is_empty(column) {
        row.complain(column, Message::Row(problem), None);
    }
}
