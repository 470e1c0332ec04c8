//! Which rows an item has in one county's submission: one, or one a finer period, or one a site.

use crate::{
    book::SiteList,
    calendar::Period,
    model::{Item, Plan},
};

/// The place of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The row's period, and its place among the plan's of that cadence.
    pub period: (u32, Period),
    pub site: SlotSite,
}

/// The site that a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotSite {
    /// Its item has no sites.
    None,
    /// A site of the county's list, by its place in it.
    Listed(usize),
    /// There is no list: the clerk names the sites.
    ToName,
}

/// The rows that an item has in the submission for a period, by the county's lists of sites: a site that
/// was not open in a row's period has none.
pub fn slots<'a>(
    plan: &'a Plan,
    lists: &'a [SiteList],
    submission: usize,
    item: Item,
) -> impl Iterator<Item = Slot> + 'a {
    let file = plan.submission_periods()[submission];
    let (cadence, roster) = match item {
        Item::Task(_) => (plan.reporting.every, None),
        Item::Indicator(ix) => (plan.indicator(ix).periods, plan.indicator(ix).site),
    };
    let calendar = plan.periods(cadence);
    let first = calendar.partition_point(|period| period.months().end <= file.months().start);
    let periods = calendar.iter().enumerate().skip(first);
    let periods = periods.take_while(move |(_, period)| period.months().end <= file.months().end);
    periods.flat_map(move |(at, period)| {
        let period = (at as u32, *period);
        let list = roster.map(|roster| &lists[roster.0]);
        let listed = list.filter(|list| list.is_rostered());
        let alone = match (roster, listed) {
            (None, _) => Some(SlotSite::None),
            (Some(_), None) => Some(SlotSite::ToName),
            (Some(_), Some(_)) => None,
        };
        let sites = listed.map_or(&[][..], |list| list.sites()).iter().enumerate();
        let (first, last) = (period.1.start(), period.1.end());
        let open = sites.filter(move |(_, site)| site.open.during(first, last));
        let sites = open.map(|(site, _)| SlotSite::Listed(site));
        alone.into_iter().chain(sites).map(move |site| Slot { period, site })
    })
}
