//! The canonical form of `reports/received.csv`: days as they should be written, rows by period, then in the
//! counties' order. What is about nothing of the plan's comes last, as it was.

use super::{Canonical, Load, Path, canonical, grid::Grid, repair};
use crate::{
    calendar::Period,
    finding::{Column, Subject},
    model::Plan,
    tabular,
};

pub fn canonical_received(plan: &Plan, file: &Path, load: Load<'_>) -> anyhow::Result<Canonical> {
    let mend = |grid: &mut Grid| {
        repair::days(grid, &[Column::Date]);
        sort(grid, plan);
        Ok(())
    };
    canonical(plan.language, file, &tabular::RECEIVED, &Subject::default(), load, mend)
}

fn sort(grid: &mut Grid, plan: &Plan) {
    let belongs = |row: usize| {
        let period = Period::parse(grid.cell(row, Column::Period)).map(Period::end);
        let county = plan.county_called(grid.cell(row, Column::County));
        (period.is_none() || county.is_none(), period, county)
    };
    let mut order: Vec<_> = (0..grid.rows.len()).collect();
    order.sort_by_key(|row| belongs(*row));
    grid.rows = order.into_iter().map(|row| std::mem::take(&mut grid.rows[row])).collect();
}
