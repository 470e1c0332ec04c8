//! A county's figures with those that an inspection verified in the place of those that were reported.

use std::collections::BTreeMap;

use super::Inspected;
use crate::{
    book::{Book, Replaced},
    calendar::Date,
    model::Plan,
};

/// Puts verified figures in the place of reported ones; of several about one figure the latest inspection's.
/// What nobody reported stays missing. Counted are the figures of periods that have ended by a day.
pub fn verify(book: &mut Book, plan: &Plan, rows: &[Inspected], day: Date) -> Replaced {
    let mut latest = BTreeMap::new();
    for row in rows {
        if let (Some(period), Some(verified)) = (row.period, row.verified) {
            let standing = (row.inspection.end(), row.inspection);
            let known = latest.entry((row.item, period, row.site.as_deref())).or_insert((standing, verified));
            if known.0 <= standing {
                *known = (standing, verified);
            }
        }
    }
    let mut replaced = Replaced::default();
    for ((item, period, site), (_, verified)) in latest {
        let Some(reported) = book.figure(plan, item, period, site) else { continue };
        book.put(plan, item, period, site, verified);
        if period.end() <= day {
            replaced.verified += 1;
            replaced.changed += usize::from(reported != verified);
        }
    }
    replaced
}
