//! Which rows a figure is made of, each with its file and line.

use super::{
    frame::Frame,
    sites::{SiteReading, site_readings},
    standing::{CountyReading, Standing, rows_used},
};
use crate::{
    book::{Book, Entry, Open},
    calendar::Period,
    model::{CountyIx, Goal, Indicator, IndicatorIx, Measure, Plan, Target},
    number::Decimal,
};

/// A row that goes into a figure.
#[derive(Debug, Clone)]
pub struct SourceRow {
    pub site: Option<String>,
    pub period: Period,
    pub value: Decimal,
    pub total: Decimal,
    /// `reports/submissions/2023-Q3/yucheng.csv:14`.
    pub source: String,
    /// A later period has ended for which there is no row.
    pub carried: bool,
}

/// A county's rows, and what they come to.
#[derive(Debug, Clone)]
pub struct CountySources {
    pub county: CountyIx,
    pub standing: Standing,
    pub rows: Vec<SourceRow>,
}

impl CountySources {
    /// The rows behind a target's figure in one window.
    pub fn of(
        plan: &Plan,
        book: &Book,
        county: CountyIx,
        (ix, target): (IndicatorIx, &Target),
        frame: &Frame<'_>,
    ) -> CountySources {
        let indicator = plan.indicator(ix);
        let standing = CountyReading::of(book, ix, indicator, frame).standing;
        let mut rows = Vec::new();
        let row = |entry: &Entry, site: Option<&str>, last: Option<u32>| {
            source_row(plan, indicator, county, entry, site, last, frame)
        };
        match indicator.site {
            None => {
                let track = book.track(ix);
                let last = frame.last_owed(Open::ALWAYS);
                if matches!(target.goal, Goal::Trend(_)) {
                    let first = track.iter().find(|entry| !indicator.is_ratio() || !entry.total().is_zero());
                    let first =
                        first.filter(|first| rows_used(indicator.measure, track, frame).all(|row| row != *first));
                    rows.extend(first.map(|entry| row(entry, None, None)));
                }
                rows.extend(rows_used(indicator.measure, track, frame).map(|entry| row(entry, None, last)));
            }
            Some(roster) => {
                for SiteReading { at, site, .. } in
                    site_readings(book, ix, indicator, roster, frame).filter(|site| site.counts)
                {
                    let last = frame.last_owed(site.open);
                    let used = rows_used(indicator.measure, book.site_track(ix, at), frame);
                    rows.extend(used.map(|entry| row(entry, Some(&site.id), last)));
                }
            }
        }
        CountySources { county, standing, rows }
    }
}

fn source_row(
    plan: &Plan,
    indicator: &Indicator,
    county: CountyIx,
    entry: &Entry,
    site: Option<&str>,
    last_owed: Option<u32>,
    frame: &Frame<'_>,
) -> SourceRow {
    let period = frame.period(entry.period);
    let file = Period::holding(plan.reporting.every, period.end());
    let id = &plan.county(county).id;
    let stock = indicator.measure == Measure::Stock;
    SourceRow {
        site: site.map(str::to_owned),
        period,
        value: entry.value(),
        total: entry.total(),
        source: format!("reports/submissions/{file}/{id}.csv:{}", entry.line()),
        carried: stock && last_owed.is_some_and(|last| last > entry.period),
    }
}
