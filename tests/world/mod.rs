//! Random small workspaces for the property tests: a plan of six quarters whose indicators mix measures,
//! ratios, ways of owing and rhythms, and whatever rows its counties happen to have sent.

pub mod recount;

use std::{collections::BTreeMap, fmt::Write as _};

use proptest::{collection::vec, prelude::*, sample::select};
use tempfile::TempDir;

use super::support;

/// Months of the plan, from 2023-01 to 2024-06; a period is known by the month it ends in.
pub const MONTHS: u32 = 18;
pub const MOST_COUNTIES: usize = 3;
pub const MOST_ITEMS: usize = 4;
pub const SITES: usize = 2;
const CELLS: usize = MOST_COUNTIES * MOST_ITEMS * MONTHS as usize * SITES;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    City,
    County,
    Site,
    /// The figure is the split's sum.
    Split([u64; MOST_COUNTIES]),
}

#[derive(Debug, Clone)]
pub struct Item {
    pub measure: &'static str,
    pub ratio: bool,
    pub op: &'static str,
    pub owed: Owed,
    pub every: Option<&'static str>,
    pub monthly: bool,
    pub by_site: bool,
    pub figure: u64,
}

/// What may stand in a row, and whether it does: where `luck` is below the world's `density`.
#[derive(Debug, Clone)]
pub struct Cell {
    luck: u32,
    value: u64,
    total: u64,
}

#[derive(Debug, Clone)]
pub struct World {
    pub counties: usize,
    pub items: Vec<Item>,
    /// Which counties have a list of their sites; it names all of them.
    pub rosters: [bool; MOST_COUNTIES],
    density: u32,
    pub cells: Vec<Cell>,
}

/// A row that stands in a file and counts.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub county: usize,
    pub item: usize,
    /// The month in which its period ends, from 1.
    pub month: u32,
    pub site: usize,
    pub value: u64,
    pub total: u64,
}

/// A file's path, and its rows by column.
pub type Files = Vec<(String, Vec<[String; 5]>)>;

pub const HEADER: [&str; 5] = ["item", "period", "site", "value", "of"];

fn item() -> impl Strategy<Value = Item> {
    let measure = select(vec!["stock", "flow", "to-date"]);
    let op = select(vec!["at_least", "at_least", "more_than", "at_most", "less_than"]);
    let owed = (0..4u8, prop::array::uniform3(0..4u64));
    let every = select(vec![None, Some("year"), Some("half-year"), Some("quarter")]);
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    (measure, op, owed, every, flags, 1..=8u64).prop_map(
        |(measure, op, (owed, split), every, (ratio, monthly, by_site), figure)| {
            let floor = ["at_least", "more_than"].contains(&op);
            let sum: u64 = split.iter().sum();
            let owed = match owed {
                0 => Owed::County,
                1 if by_site => Owed::Site,
                2 if floor && !ratio && sum > 0 => Owed::Split(split),
                _ => Owed::City,
            };
            let figure = match (owed, ratio, floor) {
                (Owed::Split(_), _, _) => sum,
                (_, true, _) => (figure * 20).min(100),
                (_, false, true) => figure,
                (_, false, false) => figure * 5,
            };
            let every = if measure == "to-date" { every.filter(|every| *every == "year") } else { every };
            Item { measure, ratio, op, owed, every, monthly, by_site, figure }
        },
    )
}

pub fn cells() -> impl Strategy<Value = Vec<Cell>> {
    let cell = (0..100u32, 0..=9u64, 0..=4u64).prop_map(|(luck, value, total)| Cell { luck, value, total });
    vec(cell, CELLS)
}

pub fn world() -> impl Strategy<Value = World> {
    let rosters = prop::array::uniform3(any::<bool>());
    let density = select(vec![40, 92, 100, 100]);
    (1..=MOST_COUNTIES, vec(item(), 1..=MOST_ITEMS), rosters, density, cells()).prop_map(
        |(counties, mut items, rosters, density, cells)| {
            for item in &mut items {
                if let Owed::Split(split) = &mut item.owed {
                    split[counties..].fill(0);
                    item.figure = split.iter().sum();
                    item.owed = if item.figure > 0 { Owed::Split(*split) } else { Owed::County };
                    item.figure = item.figure.max(1);
                }
            }
            World { counties, items, rosters, density, cells }
        },
    )
}

/// The last day of the plan's month.
pub fn month_end(month: u32) -> String {
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (year, month) = (2023 + (month - 1) / 12, (month - 1) % 12 + 1);
    let leap = u32::from(year == 2024 && month == 2);
    format!("{year}-{month:02}-{:02}", days[month as usize - 1] + leap)
}

impl World {
    /// The cells of one county, among all.
    pub fn cells_of(county: usize) -> std::ops::Range<usize> {
        let each = CELLS / MOST_COUNTIES;
        county * each..(county + 1) * each
    }

    pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        let there = self.cells.iter().enumerate().filter(|(_, cell)| cell.luck < self.density);
        let rows = there.map(|(at, cell)| {
            let (rest, site) = (at / SITES, at % SITES);
            let (rest, month) = (rest / MONTHS as usize, (rest % MONTHS as usize) as u32 + 1);
            let (county, item) = (rest / MOST_ITEMS, rest % MOST_ITEMS);
            Row { county, item, month, site, value: cell.value, total: cell.total }
        });
        rows.filter_map(|row| {
            let item = self.items.get(row.item).filter(|_| row.county < self.counties)?;
            let wanted = (item.monthly || row.month % 3 == 0) && (item.by_site || row.site == 0);
            let share = Row { value: row.value.min(row.total), ..row };
            wanted.then_some(if item.ratio { share } else { row })
        })
    }

    /// What the counties have sent, in the plan's order.
    pub fn files(&self) -> Files {
        let mut files: BTreeMap<String, Vec<[String; 5]>> = BTreeMap::new();
        for row in self.rows() {
            let item = &self.items[row.item];
            let (year, month) = (2023 + (row.month - 1) / 12, (row.month - 1) % 12 + 1);
            let path = format!("reports/submissions/{year}-Q{}/k{}.csv", month.div_ceil(3), row.county);
            let period = if item.monthly { format!("{year}-M{month:02}") } else { String::new() };
            let site = if item.by_site { format!("s{}", row.site) } else { String::new() };
            let total = if item.ratio { row.total.to_string() } else { String::new() };
            let cells = [format!("1.1-i{}", row.item), period, site, row.value.to_string(), total];
            files.entry(path).or_default().push(cells);
        }
        files.into_iter().collect()
    }

    /// The plan and the rosters in a folder of their own.
    pub fn plan(&self) -> TempDir {
        let general = "id = 'w'\ntitle = 't'\nissuer = 'i'\nissued = 2023-01-01\nstart = 2023-01-01\n\
                       end = 2024-06-30\n[reporting]\nevery = 'quarter'\ndue_days = 10\n[pace]\nbehind = 0.8\n\
                       [[roster]]\nid = 'station'\nname = '站'\n";
        let mut counties = String::new();
        let mut action = "id = '1'\nname = 'a'\nname_en = 'a'\n[[task]]\nid = '1.1'\nsummary = 's'\n".to_owned();
        for at in 0..self.counties {
            write!(counties, "[[county]]\nid = 'k{at}'\nname = 'k{at}'\nname_en = 'k{at}'\ncode = '51000{at}'\n")
                .expect("a string takes everything");
        }
        for (at, item) in self.items.iter().enumerate() {
            action += &item.toml(at, self.counties);
        }
        let files =
            [("plan/plan.toml", general), ("plan/counties.toml", &counties), ("plan/actions/1-a.toml", &action)];
        let folder = support::workspace(&files);
        for county in (0..self.counties).filter(|county| self.rosters[*county]) {
            let path = format!("reports/rosters/station/k{county}.csv");
            support::write(folder.path(), &path, "site,name\ns0,\ns1,\n");
        }
        folder
    }

    /// The whole workspace.
    pub fn write(&self) -> TempDir {
        let folder = self.plan();
        write_files(&folder, &self.files(), [0, 1, 2, 3, 4]);
        folder
    }
}

/// Writes files in their order, the columns in another.
pub fn write_files(folder: &TempDir, files: &Files, columns: [usize; 5]) {
    for (path, rows) in files {
        let line = |cells: [&str; 5]| columns.map(|at| cells[at]).join(",") + "\n";
        let rows = rows.iter().map(|row| line(row.each_ref().map(String::as_str)));
        let text: String = std::iter::once(line(HEADER)).chain(rows).collect();
        support::write(folder.path(), path, &text);
    }
}

impl Item {
    fn toml(&self, at: usize, counties: usize) -> String {
        let mut keys = vec![format!("measure = '{}'", self.measure)];
        keys.extend(self.ratio.then(|| "of = 'o'".to_owned()));
        keys.extend(self.monthly.then(|| "report = 'month'".to_owned()));
        keys.extend(self.by_site.then(|| "site = 'station'".to_owned()));
        let rhythm = self.every.map_or("by = 2024-06-30".to_owned(), |every| format!("every = '{every}'"));
        let owed = match self.owed {
            Owed::City => String::new(),
            Owed::County => "each = 'county'".to_owned(),
            Owed::Site => "each = 'site'".to_owned(),
            Owed::Split(split) => {
                let split = split.iter().take(counties).enumerate().map(|(at, share)| format!("k{at} = {share}"));
                format!("allocation = {{ {} }}", split.collect::<Vec<_>>().join(", "))
            }
        };
        let head = format!("[[indicator]]\nid = '1.1-i{at}'\ntask = '1.1'\nname = 'n'\nunit = 'u'\n");
        let target = format!("{} = {}\n{rhythm}\n{owed}\n", self.op, self.figure);
        format!("{head}{}\n[[indicator.target]]\n{target}", keys.join("\n"))
    }
}
