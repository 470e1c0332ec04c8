//! Writes the project's sample reports: the rosters and seven quarters of submissions of the eight counties
//! of the Ya'an plan, all of it invented, reported by nobody and marked 示例数据. `cargo run --example sample
//! -- DIR` writes DIR/reports (default: in the current folder), every time the same bytes. The figures are
//! legal and lifelike, and so are the flaws among them: [`FLAWS`], [`NO_SUBMISSION`], [`QUIET_STATION`], and
//! those that the comments in [`recipe`] tell of.

#[path = "sample/rosters.rs"]
mod rosters;
#[path = "sample/supervision.rs"]
mod supervision;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};
use plan::{
    calendar::Period,
    definitions::{self, PlanFiles},
    model::{Indicator, Plan, Task},
    source::Source,
};
use rosters::{Owner, Site};

const SEED: u64 = 20_230_414;
const LAST_QUARTER: &str = "2024-Q4";
const MARK: &str = "示例数据";
const SAMPLE: &str = "示例数据：本目录的填报和台账全部为编造，没有任何单位报送过，只作演示。\n";
const SUBMISSION: [&str; 8] = ["编号", "名称", "期间", "站点", "数值", "总数", "佐证", "备注"];

/// A figure a county, in this order.
type Each = [u64; COUNTIES.len()];
const COUNTIES: [&str; 8] = ["yucheng", "mingshan", "tianquan", "lushan", "baoxing", "yingjing", "hanyuan", "shimian"];
/// Legal flaw: where there is no street, the share of streets with a complex is 0 of 0, and a note says so.
const STREETS: Each = [5, 2, 0, 0, 0, 1, 0, 1];
const VILLAGES: Each = [135, 126, 86, 50, 36, 79, 118, 66];
const ELDERS_FIRST: Each = [80_000, 60_000, 33_000, 24_000, 13_000, 34_000, 68_000, 23_000];
const ELDERS_LAST: Each = [82_400, 61_700, 33_900, 24_700, 13_400, 35_000, 70_200, 23_800];
const ELDERS_IN_NEED: Each = [1_240, 960, 610, 430, 240, 580, 1_150, 390];
const PATIENTS_FIRST: Each = [1_450, 1_100, 620, 460, 240, 640, 1_250, 480];
const PATIENTS_LAST: Each = [1_480, 1_125, 635, 468, 246, 652, 1_272, 488];
/// A word a county, a digit a quarter: whether there is rehabilitation in the community.
const REHAB: &str = "1111111 1111111 0011111 0000000 0001111 1111111 1111111 1111111";
const SESSIONS: &str = "2322232 1211212 1011011 0101101 0100101 1211121 1112102 1111210";

/// Legal flaw: a submission that never came.
const NO_SUBMISSION: (&str, &str) = ("hanyuan", "2024-Q3");
/// Legal flaw: a station with fewer than five events in a year.
const QUIET_STATION: (&str, i32) = ("sm-05", 2024);

/// A legal flaw in a row: item, county, period, how much the figure lacks (`None`: it is not reported), note.
type Flaw = (&'static str, &'static str, &'static str, Option<u64>, &'static str);

const FLAWS: [Flaw; 9] = [
    // A stock that goes stale.
    ("8.1-cemeteries", "tianquan", "2024-Q3", None, "林地手续复核中，本季度未能核定"),
    ("8.1-cemeteries", "tianquan", "2024-Q4", None, "复核未结束，暂不填报"),
    // A stock that falls.
    ("2.1-mutual-aid-points", "yingjing", "2024-Q2", Some(1), "一处点位因房屋收回停办"),
    // Months in which not everybody was visited.
    ("2.3-monthly-visits", "yingjing", "2023-M04", Some(31), "探访队伍组建中，未能全部走到"),
    ("2.3-monthly-visits", "yingjing", "2023-M05", Some(12), "新增对象尚未落实探访人"),
    ("2.3-monthly-visits", "mingshan", "2024-M02", Some(18), "春节期间部分老人随子女外出"),
    ("2.3-monthly-visits", "shimian", "2024-M11", Some(4), "部分对象住院，未计入探访"),
    // Yearly targets that are missed, by a county and by the city: here the figure lacks nothing but height.
    ("3.3-trainings", "lushan", "2023-Q4", Some(0), "师资未落实，本年未开展培训"),
    ("6.1-facility-upgrades", "lushan", "2023-Q4", Some(0), "项目在建，预计次年完工"),
];

/// How an indicator's figures come about.
enum Recipe {
    /// From the first quarter's level to the last one's.
    Grows(Each, Each),
    /// The same, of a total that has a first and a last level itself.
    ShareOf([Each; 2], Each, Each),
    /// Written out like [`REHAB`].
    Digits(&'static str),
    /// About so many for each one of the digits.
    Times(u64, &'static str),
    RehabCoverage,
    /// Of those in rehabilitation, per mille in the first and in the last quarter.
    RehabOutcome([u64; 2]),
    Visits,
    Events,
}

fn recipe(indicator: &str) -> Result<Recipe> {
    use Recipe::*;
    Ok(match indicator {
        "2.1-complex-coverage" => ShareOf([STREETS; 2], [1, 0, 0, 0, 0, 0, 0, 0], [4, 1, 0, 0, 0, 1, 0, 0]),
        "2.1-town-complexes" => Grows([1, 1, 0, 0, 0, 0, 1, 0], [3, 3, 2, 1, 1, 2, 3, 1]),
        "2.1-mutual-aid-points" => Grows([26, 22, 14, 9, 5, 13, 24, 9], [38, 33, 20, 13, 8, 21, 34, 14]),
        "2.2-home-beds" => Grows([140, 90, 45, 30, 15, 50, 95, 35], [310, 205, 110, 64, 36, 118, 190, 84]),
        "2.2-home-retrofits" => Grows([210, 160, 90, 60, 35, 85, 150, 60], [520, 400, 220, 150, 88, 210, 345, 150]),
        "2.3-social-workers" => {
            ShareOf([ELDERS_FIRST, ELDERS_LAST], [72, 50, 27, 19, 10, 28, 58, 21], [86, 57, 32, 22, 12, 33, 69, 24])
        }
        "2.3-monthly-visits" => Visits,
        "2.4-volunteer-coverage" => {
            ShareOf([VILLAGES; 2], [88, 60, 38, 18, 16, 37, 54, 30], [135, 104, 70, 30, 25, 66, 88, 52])
        }
        // Legal flaw: behind the pace in the whole and in half of the counties, ahead in others.
        "3.1-protection-points" => Grows([20, 6, 4, 1, 1, 18, 2, 10], [66, 16, 11, 3, 3, 48, 5, 30]),
        "3.1-model-communities" => Digits("0000011 0000000 0000000 0000000 0000000 0000000 0000000 0000000"),
        "3.2-sessions" => Digits(SESSIONS),
        "3.2-people" => Times(405, SESSIONS),
        // Legal flaw: the fourth, Lushan, holds none in 2023.
        "3.3-trainings" => Digits("0200101 0010010 0100100 0000100 0010001 0100010 0010100 0100001"),
        // Legal flaw: in four of eight counties where five are due by the end of 2024.
        "4.1-rehab-stations" => Digits("1111111 0011111 0000000 0000000 0000000 0000111 0000000 0000011"),
        "4.1-care-communities" => Grows([1, 0, 0, 0, 0, 0, 0, 0], [4, 2, 1, 0, 1, 2, 2, 1]),
        "4.2-counties-serving" => Digits(REHAB),
        "4.2-rehab-coverage" => RehabCoverage,
        "4.2-ability-improved" => RehabOutcome([450, 560]),
        "4.2-relapse-rate" => RehabOutcome([125, 106]),
        // Legal flaw: the one rate that should fall and rises.
        "4.2-disability-rate" => RehabOutcome([52, 60]),
        "4.2-poverty-rate" => RehabOutcome([46, 38]),
        "5.5-model-communities" => Digits("0010000 0000100 0000000 0000000 0000000 0000000 0000000 0000000"),
        // Legal flaw: four in 2023, where five are owed.
        "6.1-facility-upgrades" => Digits("0000000 0100000 0010000 0000010 0000010 0000002 0020200 0000000"),
        "6.5-practices" => Grows([2, 1, 1, 0, 0, 1, 1, 1], [14, 11, 8, 5, 4, 8, 10, 6]),
        "6.5-models" => Grows([1, 0, 0, 0, 0, 0, 0, 0], [4, 3, 2, 1, 1, 2, 3, 2]),
        // Legal flaw: one in 2023, where two are aspired to.
        "6.5-provincial-cases" => Digits("0000001 0000001 0000000 0000000 0000000 0000000 0000000 0010000"),
        // Legal flaw: nine in 2024, where ten are aspired to.
        "6.5-municipal-cases" => Digits("0030002 0020002 0010001 0000001 0000001 0010001 0010001 0020000"),
        "7.1-upgraded-communities" => Grows([0, 0, 0, 0, 0, 1, 2, 3], [0, 0, 1, 0, 3, 4, 9, 11]),
        "8.1-trial-counties" => Digits("0000000 0001111 0000000 0000000 0000000 0000000 0000000 0000001"),
        "8.1-cemeteries" => Grows([5, 4, 3, 2, 1, 3, 4, 2], [6, 5, 3, 2, 1, 4, 6, 3]),
        "8.4-events" => Events,
        _ => bail!("no recipe for the indicator {indicator}"),
    })
}

/// splitmix64, begun anew for every series, so that a new indicator leaves the others as they are.
struct Random(u64);

impl Random {
    fn about(subject: &str, series: &str) -> Random {
        let bytes = subject.bytes().chain(series.bytes());
        Random(bytes.fold(SEED, |seed, byte| (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    /// From one level to another in uneven steps, none of them down.
    fn climb(mut self, [from, to]: [u64; 2], quarters: usize) -> Vec<u64> {
        let mut level = from;
        let mut levels = vec![from];
        for left in (1..quarters as u64).rev() {
            let wanted = to.saturating_sub(level);
            let (least, most) = (wanted / (2 * left), (3 * wanted).div_ceil(2 * left));
            let step = least + self.below(most - least + 1);
            level += if left == 1 { wanted } else { step.min(wanted) };
            levels.push(level);
        }
        levels
    }
}

type Row = [String; SUBMISSION.len()];

/// A value and, of a ratio, its total.
type Figure = (u64, Option<u64>);

struct County<'a> {
    plan: &'a Plan,
    quarters: &'a [Period],
    id: &'a str,
    name: &'a str,
    /// In [`COUNTIES`].
    place: usize,
    stations: Vec<Site>,
    patients: Vec<u64>,
    /// The quarter in which rehabilitation begins.
    rehab_begins: usize,
    /// The patients in rehabilitation.
    clients: Vec<u64>,
}

impl<'a> County<'a> {
    fn new(plan: &'a Plan, quarters: &'a [Period], id: &'a str, name: &'a str) -> Result<County<'a>> {
        let place = COUNTIES.iter().position(|county| *county == id).with_context(|| format!("no figures for {id}"))?;
        let stations = rosters::stations(Owner { place, name });
        let patients = [PATIENTS_FIRST[place], PATIENTS_LAST[place]];
        let patients = Random::about(id, "patients").climb(patients, quarters.len());
        let rehab_begins = digits(REHAB, place).take_while(|digit| *digit == 0).count();
        let clients = part_of(&patients, rehab_begins, [250, 320], Random::about(id, "clients"));
        Ok(County { plan, quarters, id, name, place, stations, patients, rehab_begins, clients })
    }

    /// The county's lists, each by its roster's id.
    fn rosters(&self) -> Result<Vec<(&str, Vec<Site>)>> {
        let mut lists = vec![("station", self.stations.clone())];
        for indicator in &self.plan.indicators {
            let Some(roster) = indicator.backed_by.map(|roster| self.plan.roster(roster)) else { continue };
            let series = self.series(indicator, recipe(&indicator.id)?);
            let counts = self.quarters.iter().copied().zip(series.into_iter().map(|(count, _)| count));
            let owner = Owner { place: self.place, name: self.name };
            lists.push((&roster.id, rosters::backing(&roster.id, owner, counts)?));
        }
        Ok(lists)
    }

    /// The rows of one quarter's submission, in the plan's order.
    fn rows(&self, at: usize) -> Result<Vec<Row>> {
        let mut rows: Vec<Row> = self.plan.tasks.iter().map(|task| self.task_row(task, at)).collect();
        for indicator in &self.plan.indicators {
            match recipe(&indicator.id)? {
                Recipe::Visits => rows.extend(self.visit_rows(indicator, self.quarters[at])),
                Recipe::Events => rows.extend(self.event_rows(indicator, self.quarters[at])),
                recipe => rows.push(self.figure_row(indicator, &self.series(indicator, recipe), at)),
            }
        }
        Ok(rows)
    }

    /// Few tasks get done, and none that has figures.
    fn task_row(&self, task: &Task, at: usize) -> Row {
        let has_ethnic_villages = !["yucheng", "mingshan", "lushan"].contains(&self.id);
        if !has_ethnic_villages && ["7.1", "7.2"].contains(&task.id.as_str()) {
            return row(&task.id, &task.summary, ["", "", "不适用", ""], "本地没有民族地区建制村(社区)");
        }
        let mut random = Random::about(self.id, &task.id);
        let has_figures = self.plan.indicators.iter().any(|it| self.plan.task(it.task).id == task.id);
        let begins = if has_figures { 0 } else { random.below(4) as usize };
        let ends = if has_figures || random.below(6) > 0 { usize::MAX } else { 5 + random.below(2) as usize };
        let has_begun = if task.id == "4.2" { at >= self.rehab_begins } else { at >= begins };
        let state = match has_begun {
            false => "未启动",
            true if at >= ends => "已完成",
            true => "推进中",
        };
        row(&task.id, &task.summary, ["", "", state, ""], "")
    }

    /// An indicator's figures, quarter by quarter.
    fn series(&self, indicator: &Indicator, recipe: Recipe) -> Vec<Figure> {
        let mut random = Random::about(self.id, &indicator.id);
        let quarters = self.quarters.len();
        let own = |[from, to]: [Each; 2]| [from[self.place], to[self.place]];
        match recipe {
            Recipe::Grows(from, to) => counts(random.climb(own([from, to]), quarters)),
            Recipe::ShareOf(total, from, to) => {
                let totals = Random::about(self.id, "total").climb(own(total), quarters);
                shares(random.climb(own([from, to]), quarters), &totals)
            }
            Recipe::Digits(all) => counts(digits(all, self.place)),
            Recipe::Times(about, all) => {
                counts(digits(all, self.place).map(|digit| digit * (about - 25 + random.below(51))))
            }
            Recipe::RehabCoverage => shares(self.clients.clone(), &self.patients),
            Recipe::RehabOutcome(rates) => {
                shares(part_of(&self.clients, self.rehab_begins, rates, random), &self.clients)
            }
            Recipe::Visits | Recipe::Events => Vec::new(),
        }
    }

    fn figure_row(&self, indicator: &Indicator, series: &[Figure], at: usize) -> Row {
        let (value, of) = series[at];
        let (value, note) =
            self.reported(indicator, self.quarters[at], value, self.circumstance(indicator, series, at));
        let of = of.map(|of| of.to_string()).unwrap_or_default();
        row(&indicator.id, &indicator.name, ["", "", &value, &of], note)
    }

    /// The note on a figure that would make its reader ask.
    fn circumstance(&self, indicator: &Indicator, series: &[Figure], at: usize) -> &'static str {
        match (indicator.id.as_str(), series[at]) {
            ("2.1-complex-coverage", (_, Some(0))) => "本县没有城市街道，不适用",
            (_, (_, Some(0))) => "社区康复服务尚未开展，不适用",
            ("3.2-people", (0, _)) => "本季度未安排场次",
            ("3.2-people", _) if at > 0 && series[at - 1].0 == 0 => "上季度未安排场次，本季度恢复",
            (id, _) if id.starts_with("4.2-") && at > 0 && at == self.rehab_begins => "本季度起开展社区康复服务",
            _ => "",
        }
    }

    fn visit_rows(&self, indicator: &Indicator, quarter: Period) -> impl Iterator<Item = Row> {
        let (first, last) = (quarter.start(), quarter.end());
        let months = self.plan.periods(indicator.periods).iter();
        months.filter(move |month| (first..=last).contains(&month.end())).map(|month| {
            let label = month.to_string();
            let around = 990 + Random::about(self.id, &label).below(21);
            let of = ELDERS_IN_NEED[self.place] * around / 1000;
            let (value, note) = self.reported(indicator, *month, of, "");
            row(&indicator.id, &indicator.name, [&label, "", &value, &of.to_string()], note)
        })
    }

    fn event_rows(&self, indicator: &Indicator, quarter: Period) -> impl Iterator<Item = Row> {
        self.stations.iter().filter(move |station| rosters::is_open_in(station, quarter)).map(move |[id, ..]| {
            let usual = [2, 3, 1, 1][quarter.number() as usize - 1];
            let more = Random::about(id, &quarter.to_string()).below(2);
            let is_quiet = (id.as_str(), quarter.year()) == QUIET_STATION;
            let (held, note) = if is_quiet { (1, "站内人手不足，活动减少") } else { (usual + more, "") };
            row(&indicator.id, &indicator.name, ["", id, &held.to_string(), ""], note)
        })
    }

    /// The cell and the note of a figure, flawed where it is to be.
    fn reported(
        &self,
        indicator: &Indicator,
        period: Period,
        usual: u64,
        note: &'static str,
    ) -> (String, &'static str) {
        let row = (indicator.id.as_str(), self.id, period.to_string());
        let mut flaws = FLAWS.iter();
        match flaws.find(|(item, county, period, ..)| (*item, *county, *period) == (row.0, row.1, row.2.as_str())) {
            Some((.., None, note)) => (String::new(), note),
            Some((.., Some(lacks), note)) => ((usual - lacks).to_string(), note),
            None => (usual.to_string(), note),
        }
    }
}

fn row(id: &str, name: &str, [period, site, value, of]: [&str; 4], note: &str) -> Row {
    [id, name, period, site, value, of, MARK, note].map(str::to_owned)
}

fn digits(all: &'static str, place: usize) -> impl Iterator<Item = u64> {
    all.split(' ').nth(place).unwrap_or_default().bytes().map(|digit| u64::from(digit - b'0'))
}

fn counts(values: impl IntoIterator<Item = u64>) -> Vec<Figure> {
    values.into_iter().map(|value| (value, None)).collect()
}

fn shares(values: impl IntoIterator<Item = u64>, totals: &[u64]) -> Vec<Figure> {
    values.into_iter().zip(totals).map(|(value, of)| (value, Some(*of))).collect()
}

/// Zeros, then a share of the whole that goes steadily, from the first quarter on, from one per mille to another.
fn part_of(whole: &[u64], begins: usize, [from, to]: [u64; 2], random: Random) -> Vec<u64> {
    let mut part = vec![0; begins];
    if let (Some(first), Some(last)) = (whole.get(begins), whole.last()) {
        let (quarters, late) = (whole.len() as u64 - 1, begins as u64);
        let beginning = (from * (quarters - late) + to * late) / quarters;
        part.extend(random.climb([first * beginning / 1000, last * to / 1000], whole.len() - begins));
    }
    part
}

fn read_plan() -> Result<Plan> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = |path: &str| -> Result<Source> {
        let text = fs::read_to_string(root.join(path)).with_context(|| format!("reading {path}"))?;
        Ok(Source::new(path.into(), text))
    };
    let mut actions = Vec::new();
    for entry in fs::read_dir(root.join("plan/actions"))? {
        actions.push(source(&format!("plan/actions/{}", entry?.file_name().display()))?);
    }
    let files = PlanFiles { plan: source("plan/plan.toml")?, counties: Some(source("plan/counties.toml")?), actions };
    definitions::read(&files).plan.context("the plan has errors, which `plan check` tells")
}

/// Canonical form: UTF-8 with BOM, LF.
fn write_csv<const WIDTH: usize>(path: &Path, header: [&str; WIDTH], rows: &[[String; WIDTH]]) -> Result<()> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(header)?;
    rows.iter().try_for_each(|row| writer.write_record(row))?;
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, writer.into_inner()?).with_context(|| format!("writing {}", path.display()))
}

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).unwrap_or_else(|| ".".into());
    let reports = Path::new(&folder).join("reports");
    let plan = read_plan()?;
    let last = Period::parse(LAST_QUARTER).context("the last quarter")?;
    let quarters: Vec<_> = plan.submission_periods().iter().copied().take_while(|quarter| *quarter <= last).collect();
    for county in &plan.counties {
        let file = format!("{}.csv", county.id);
        let sample = County::new(&plan, &quarters, &county.id, &county.name)?;
        for (roster, sites) in sample.rosters()? {
            write_csv(&reports.join("rosters").join(roster).join(&file), rosters::HEADER, &sites)?;
        }
        let (mut cases, mut inspections) = (Vec::new(), BTreeMap::<_, Vec<_>>::new());
        for (at, quarter) in quarters.iter().enumerate() {
            let name = quarter.to_string();
            if NO_SUBMISSION != (county.id.as_str(), name.as_str()) {
                let rows = sample.rows(at)?;
                write_csv(&reports.join("submissions").join(name).join(&file), SUBMISSION, &rows)?;
                cases.extend(supervision::cases(&county.name, *quarter, &rows));
                for (inspection, row) in supervision::inspections(&county.id, *quarter, &rows) {
                    inspections.entry(inspection).or_default().push(row);
                }
            }
        }
        write_csv(&reports.join("cases").join(&file), supervision::CASES, &cases)?;
        for (inspection, rows) in inspections {
            write_csv(&reports.join("inspections").join(inspection).join(&file), supervision::INSPECTION, &rows)?;
        }
    }
    fs::write(reports.join("SAMPLE"), SAMPLE).context("writing SAMPLE")
}
