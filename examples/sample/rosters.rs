//! The counties' lists (台账): the stations, each of which reports by itself, and the sites behind the counts
//! that a roster backs, opened and closed so that every count of the sample is what its list has.

use anyhow::{Context, Result};
use plan::calendar::Period;

use super::{COUNTIES, Each, Random};

pub const HEADER: [&str; 5] = ["编号", "名称", "启用", "停用", "备注"];

const PREFIXES: [&str; COUNTIES.len()] = ["yc", "ms", "tq", "ls", "bx", "yj", "hy", "sm"];
const STATIONS: Each = [16, 12, 8, 6, 3, 9, 14, 7];

/// Stations that opened or closed while the plan ran: id, day opened, day closed, note.
const STATION_CHANGES: [(&str, Option<&str>, Option<&str>, &str); 4] = [
    ("yc-16", Some("2023-09-01"), None, "方案实施后新建"),
    ("ms-12", Some("2024-06-01"), None, "方案实施后新建"),
    ("hy-14", Some("2024-03-15"), None, "方案实施后新建"),
    ("yj-05", None, Some("2024-05-20"), "并入yj-04"),
];

/// The rosters that back counts: what stands in the ids and in the names of their sites.
const KINDS: [(&str, &str, &str); 3] = [
    ("protection-point", "bhd", "未成年人保护点"),
    ("rehab-station", "kfz", "精神康复服务站"),
    ("cemetery", "gmd", "公益性墓地"),
];

/// Sites that closed though the count did not fall, because another one opened in the same quarter.
const CLOSINGS: [(&str, &str, &str); 3] = [
    ("yc-bhd-004", "2023-11-20", "场地收回，另设新点"),
    ("sm-bhd-007", "2024-05-06", "两村合并，另设新点"),
    ("yj-bhd-011", "2024-08-31", "场地改建，另设新点"),
];

/// A row of a list.
pub type Site = [String; HEADER.len()];

/// Columns of a list.
const CLOSED: usize = 3;
const NOTE: usize = 4;

/// Which county's.
#[derive(Clone, Copy)]
pub struct Owner<'a> {
    /// In [`COUNTIES`].
    pub place: usize,
    pub name: &'a str,
}

pub fn stations(owner: Owner<'_>) -> Vec<Site> {
    (1..=STATIONS[owner.place]).map(|number| station(owner, number)).collect()
}

fn station(Owner { place, name }: Owner<'_>, number: u64) -> Site {
    let id = format!("{}-{number:02}", PREFIXES[place]);
    let usual = long_ago(&id);
    let change = STATION_CHANGES.iter().find(|(station, ..)| *station == id);
    let (_, opened, closed, note) = change.copied().unwrap_or_default();
    let name = format!("{name}社工站{number:02}");
    [&id, &name, opened.unwrap_or(&usual), closed.unwrap_or_default(), note].map(str::to_owned)
}

/// Days written as in the roster sort as they follow each other.
pub fn is_open_in([_, _, opened, closed, _]: &Site, period: Period) -> bool {
    *opened <= period.end().to_string() && (closed.is_empty() || *closed > period.start().to_string())
}

/// The list of a roster that has so many open sites at the end of each quarter.
pub fn backing(roster: &str, owner: Owner<'_>, counts: impl Iterator<Item = (Period, u64)>) -> Result<Vec<Site>> {
    let kind = KINDS.iter().find(|(kind, ..)| *kind == roster);
    let (_, letters, kind) = kind.with_context(|| format!("no names for the sites of {roster}"))?;
    let mut sites: Vec<Site> = Vec::new();
    for (at, (quarter, count)) in counts.enumerate() {
        for site in &mut sites {
            if let Some((_, day, note)) = CLOSINGS.iter().find(|(id, day, _)| *id == site[0] && is_in(day, quarter)) {
                [site[CLOSED], site[NOTE]] = [*day, *note].map(str::to_owned);
            }
        }
        let open = sites.iter().filter(|site| site[CLOSED].is_empty()).count() as u64;
        let too_many = sites.iter_mut().rev().filter(|site| site[CLOSED].is_empty());
        for site in too_many.take(open.saturating_sub(count) as usize) {
            site[CLOSED] = some_day(&format!("{} closed", site[0]), quarter);
        }
        for _ in open..count {
            let number = sites.len() + 1;
            let id = format!("{}-{letters}-{number:03}", PREFIXES[owner.place]);
            let opened = if at == 0 { long_ago(&id) } else { some_day(&id, quarter) };
            sites.push([id, format!("{}{kind}{number:03}", owner.name), opened, String::new(), String::new()]);
        }
    }
    Ok(sites)
}

fn is_in(day: &str, period: Period) -> bool {
    (period.start().to_string().as_str()..=period.end().to_string().as_str()).contains(&day)
}

/// A day before the plan began.
fn long_ago(id: &str) -> String {
    let mut random = Random::about(id, "opened");
    format!("{}-{:02}-01", 2020 + random.below(3), 1 + random.below(12))
}

fn some_day(subject: &str, quarter: Period) -> String {
    let mut random = Random::about(subject, "day");
    let first_month = 3 * u64::from(quarter.number()) - 2;
    format!("{}-{:02}-{:02}", quarter.year(), first_month + random.below(3), 1 + random.below(28))
}
