//! Going through the counties: each is read, folded and let go, on all cores, and what comes of them is
//! put together in the counties' order.

use rayon::prelude::*;

use super::{Disk, Layout};
use crate::{
    attainment::{AsOf, Assessment, CountyOutcome, Reported, Tally},
    calendar::Date,
    model::{CountyIx, Plan},
    submission::{CountyReading, read_county},
};

/// Reads every county and folds the readings. `add` puts a county behind those before it, `join` one run
/// of counties behind another.
pub fn survey<T: Send>(
    disk: &Disk,
    plan: &Plan,
    layout: &Layout,
    sample: bool,
    start: impl Fn() -> T + Sync + Send,
    add: impl Fn(T, CountyIx, CountyReading) -> T + Sync + Send,
    join: impl Fn(T, T) -> T + Sync + Send,
) -> anyhow::Result<T> {
    let load = |path: &str| disk.read(path);
    layout
        .counties
        .par_iter()
        .enumerate()
        .map(|(ix, files)| Ok((CountyIx(ix), read_county(plan, CountyIx(ix), files, sample, &load)?)))
        .try_fold(&start, |sum, reading: anyhow::Result<_>| {
            let (ix, reading) = reading?;
            Ok(add(sum, ix, reading))
        })
        .try_reduce(&start, |sum, later| Ok(join(sum, later)))
}

/// The figures of a workspace.
pub struct Figures {
    pub reported: Reported,
    pub assessment: Assessment,
    /// As of the day that is compared with.
    pub before: Option<Assessment>,
}

impl Figures {
    /// Reads and computes. Which day is the latest is known only when all is read, so it is guessed from
    /// the files that are there; only a wrong guess costs a second reading.
    pub fn compute(
        disk: &Disk,
        plan: &Plan,
        layout: &Layout,
        sample: bool,
        as_of: AsOf,
        compare: Option<AsOf>,
    ) -> anyhow::Result<Figures> {
        let files = layout.files_by_period(plan);
        let guess = as_of.resolve(plan, &files, plan.counties.len());
        let before = compare.map(|compare| compare.resolve(plan, &files, plan.counties.len()));
        let mut day = guess;
        loop {
            let figures = Figures::as_of(disk, plan, layout, sample, day, before)?;
            let right = as_of.resolve(plan, &figures.reported.by_period(plan), plan.counties.len());
            if right == day {
                return Ok(figures);
            }
            day = right;
        }
    }

    fn as_of(
        disk: &Disk,
        plan: &Plan,
        layout: &Layout,
        sample: bool,
        day: Date,
        before: Option<Date>,
    ) -> anyhow::Result<Figures> {
        #[derive(Default)]
        struct Sums {
            reported: Reported,
            now: Tally,
            before: Tally,
        }
        let sums = survey(
            disk,
            plan,
            layout,
            sample,
            Sums::default,
            |mut sums, county, reading| {
                let book = &reading.book;
                sums.reported.add(book.submissions().to_vec());
                sums.now.add(CountyOutcome::of(plan, book, county, day));
                if let Some(before) = before {
                    sums.before.add(CountyOutcome::of(plan, book, county, before));
                }
                sums
            },
            |sums, later| Sums {
                reported: sums.reported.join(later.reported),
                now: sums.now.join(later.now),
                before: sums.before.join(later.before),
            },
        )?;
        let before = before.map(|before| sums.before.judge(plan, before));
        Ok(Figures { reported: sums.reported, assessment: sums.now.judge(plan, day), before })
    }
}
