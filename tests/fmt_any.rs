//! Whatever a county sends, `plan fmt` keeps its word: twice is once, what counted still counts for as
//! much, nothing that it can repair is left, and a file that it refuses stays as it was.

use std::{collections::BTreeSet, fs, path::Path};

use encoding_rs::GB18030;
use plan::{
    calendar::Period,
    commands::Exit,
    model::{CountyIx, IndicatorIx, TaskIx},
    submission::read_county,
    workspace::{Layout, Workspace},
};
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, RngSeed},
};
use serde_json::Value;

mod support;

use support::{copy, run};

const SUBMISSION: &str = "reports/submissions/2023-Q1/jia.csv";
const ROSTER: &str = "reports/rosters/station/jia.csv";

const COLUMNS: [&[&str]; 9] = [
    &["编号", "item"],
    &["数值", "value"],
    &["名称", "name"],
    &["期间", "period"],
    &["站点", "site"],
    &["总数", "of"],
    &["佐证", "evidence"],
    &["备注", "note"],
    &["口径", "unit"],
];
const ROSTER_COLUMNS: [&[&str]; 5] =
    [&["编号", "site"], &["名称", "name"], &["启用", "opened"], &["停用", "closed"], &["备注", "note"]];

const ITEMS: [&str; 15] = [
    "1.1",
    "1.1-points",
    "1.1-coverage",
    "1.1-visits",
    "1.1-visits",
    "1.1-visits",
    "1.1-events",
    "1.1-events",
    "1.1-events",
    " 1.1-points",
    "1.1-coverage\u{200b}",
    "9.9",
    "1.1-point",
    "１.1",
    "",
];
const VALUES: [&str; 26] = [
    "3",
    "0",
    "7",
    "推进中",
    "done",
    "",
    "１２",
    "1,234",
    "1，234",
    "12个",
    "3.8万",
    "85%",
    "3.0",
    "/",
    "无",
    "1.2E+11",
    " 7",
    "8\u{a0}",
    "1\u{a0}000",
    "\u{202e}12",
    "-3",
    "1,23",
    "0.00001万",
    "99999999999999999",
    "#REF!",
    "\u{fffd}",
];
const NAMES: [&str; 7] = ["", "", "服务点", "走访", "开展试点", "覆 盖率", "活\u{ad}动"];
const PERIODS: [&str; 16] = [
    "",
    "2023-M01",
    "2023-M02",
    "2023-M03",
    "2023-01",
    "2023/2/1",
    "Mar-23",
    "２月",
    "2023-Q1",
    "2023年一季度",
    "2023-M07",
    "2023-07",
    "2023-Q2",
    "x",
    "2023-M0\u{200b}1",
    "2023-M01\u{3000}",
];
const SITES: [&str; 9] = ["", "", "站一", "站二", "站三", " 站一", "站\u{ad}二", "1", "站\u{a0}一"];
const NOTES: [&str; 13] = [
    "",
    "说明",
    "示例数据",
    "第一行\n第二行",
    "a\r\nb",
    "a\u{a0}b ",
    "=1+1",
    "\"引\"",
    ";",
    "\t",
    ",",
    "\u{feff}",
    "\u{2003}",
];
const DAYS: [&str; 8] = ["", "2022-01-01", "2023/1/15", "2023年2月3日", "2023/14/4", " 2023-06-30", "２023-03-01", "?"];

/// Columns in any order, perhaps not all, with a cell for each in every row.
fn table(
    columns: &'static [&'static [&'static str]],
    pools: &'static [&'static [&'static str]],
) -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let order = Just((0..columns.len()).collect::<Vec<_>>()).prop_shuffle();
    let rows = vec(vec(any::<prop::sample::Index>(), columns.len()), 0..12);
    (order, 0..4usize, any::<bool>(), rows).prop_map(move |(mut order, fewer, english, rows)| {
        let optional: BTreeSet<_> = order.iter().copied().filter(|at| *at > 1).take(fewer).collect();
        order.retain(|at| !optional.contains(at));
        let header = order.iter().map(|at| columns[*at][usize::from(english)]).collect();
        let row = |cells: Vec<prop::sample::Index>| order.iter().map(|at| *cells[*at].get(pools[*at])).collect();
        std::iter::once(header).chain(rows.into_iter().map(row)).collect()
    })
}

/// How a table is written down.
#[derive(Debug, Clone)]
struct Style {
    separator: char,
    line_end: &'static str,
    encoding: u8,
    blank_lines: usize,
    /// What breaks the file, and at which of its characters.
    damage: Option<(&'static str, prop::sample::Index)>,
}

fn style() -> impl Strategy<Value = Style> {
    let damage = (select(vec!["\"", ",", "\n", "\0", "\u{200b}", " ", "<<<<<<< x"]), any::<prop::sample::Index>());
    let separator = select(vec![',', ',', ';', '\t']);
    let line_end = select(vec!["\n", "\r\n", "\r"]);
    (separator, line_end, 0..5u8, 0..3usize, prop::option::weighted(0.2, damage)).prop_map(
        |(separator, line_end, encoding, blank_lines, damage)| Style {
            separator,
            line_end,
            encoding,
            blank_lines,
            damage,
        },
    )
}

fn written(table: &[Vec<&str>], style: &Style) -> Vec<u8> {
    let quoted = |cell: &&str| match cell.contains(['"', '\n', '\r', ',', ';', '\t']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => (*cell).to_owned(),
    };
    let mut text = String::new();
    for (at, row) in table.iter().enumerate() {
        let cells: Vec<_> = row.iter().map(quoted).collect();
        text += &(cells.join(&style.separator.to_string()) + style.line_end);
        text += &style.line_end.repeat(if at == 2 { style.blank_lines } else { 0 });
    }
    if let Some((damage, at)) = &style.damage {
        let places: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
        text.insert_str(*at.get(&places), damage);
    }
    match style.encoding {
        0 => GB18030.encode(&text).0.into_owned(),
        1 => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        2 => format!("\u{feff}{text}").into_bytes(),
        _ => text.into_bytes(),
    }
}

type Counted = BTreeSet<(String, String, String)>;

/// Everything that counts: item, period and site, figure.
fn counted(folder: &Path) -> Counted {
    let workspace = Workspace::open(folder).expect("a workspace");
    let plan = workspace.plan.as_ref().expect("a plan");
    let layout = Layout::read(&workspace.disk, plan).expect("a layout");
    let load = |path: &str| workspace.disk.load(path);
    let files = &layout.counties[0];
    let book = read_county(plan, CountyIx(0), files, workspace.sample, &load).expect("a reading").book;
    let mut counted = Counted::new();
    for (at, task) in plan.tasks.iter().enumerate() {
        let state = book.state(TaskIx(at), 1);
        counted.extend(state.map(|state| (task.id.clone(), String::new(), format!("{state:?}"))));
    }
    for (at, indicator) in plan.indicators.iter().enumerate() {
        let sites = indicator.site.map(|roster| book.sites(roster).sites());
        let tracks = match sites {
            Some(sites) => {
                sites.iter().enumerate().map(|(s, site)| (&*site.id, book.site_track(IndicatorIx(at), s))).collect()
            }
            None => vec![("", book.track(IndicatorIx(at)))],
        };
        for (site, track) in tracks {
            counted.extend(track.iter().map(|entry| {
                let period: Period = plan.periods(indicator.periods)[entry.period as usize];
                (indicator.id.clone(), format!("{period} {site}"), format!("{}/{}", entry.value(), entry.total()))
            }));
        }
    }
    counted
}

fn findings(folder: &Path) -> Vec<Value> {
    let answer = run(folder, &["check", "--format", "json"]).json();
    answer["findings"].as_array().expect("a list").clone()
}

/// Items and files with rows that stand twice: mending a key can make two rows one.
fn doubled(findings: &[Value]) -> BTreeSet<String> {
    let doubled = findings.iter().filter(|finding| finding["code"] == "duplicate-row");
    doubled
        .map(|finding| if finding["path"] == ROSTER { "roster".into() } else { finding["item"].to_string() })
        .collect()
}

fn status(folder: &Path) -> Value {
    let mut status = support::status(folder, &[]);
    status["left_out"] = Value::Null;
    status
}

fn config() -> Config {
    let asked = Config { failure_persistence: None, ..Config::default() };
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(2023) } else { asked.rng_seed };
    Config { rng_seed, ..asked }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn formatting_keeps_its_word(
        submission in table(&COLUMNS, &[&ITEMS, &VALUES, &NAMES, &PERIODS, &SITES, &VALUES, &NOTES, &NOTES, &NOTES]),
        roster in prop::option::of(table(&ROSTER_COLUMNS, &[&SITES, &NAMES, &DAYS, &DAYS, &NOTES])),
        styles in (style(), style()),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        copy(Path::new("tests/bases/tiny"), folder.path());
        let folder = folder.path();
        fs::write(folder.join("reports/SAMPLE"), "").expect("written");
        fs::write(folder.join(SUBMISSION), written(&submission, &styles.0)).expect("written");
        match &roster {
            Some(roster) => fs::write(folder.join(ROSTER), written(roster, &styles.1)).expect("written"),
            None => fs::remove_file(folder.join(ROSTER)).expect("it goes"),
        }
        let bytes = |path: &str| fs::read(folder.join(path)).unwrap_or_default();
        let refused: Vec<_> = [SUBMISSION, ROSTER].into_iter()
            .filter(|path| run(folder, &["fmt", "--diff", path]).exit == Exit::Findings)
            .map(|path| (path, bytes(path)))
            .collect();
        let (told, counts, state) = (findings(folder), counted(folder), status(folder));

        let ran = run(folder, &["fmt"]);
        prop_assert_eq!(ran.exit, if refused.is_empty() { Exit::Sound } else { Exit::Findings }, "{:?}", ran);
        let once = [bytes(SUBMISSION), bytes(ROSTER)];
        let again = run(folder, &["fmt"]);
        prop_assert_eq!(&once, &[bytes(SUBMISSION), bytes(ROSTER)]);
        prop_assert!(again.stdout.starts_with("改动 0 个文件"), "{:?}", again);
        for (path, before) in &refused {
            prop_assert_eq!(before, &bytes(path));
        }

        let left = findings(folder);
        let fixable = left.iter().filter(|it| it["fixable"] == true).find(|it| {
            !refused.iter().any(|(path, _)| it["path"] == **path)
        });
        prop_assert!(fixable.is_none(), "{:?} in {}", fixable, String::from_utf8_lossy(&once[0]));

        let (before, after) = (doubled(&told), doubled(&left));
        let new: Vec<_> = after.difference(&before).collect();
        let lost: Vec<_> = counts.difference(&counted(folder)).cloned().collect();
        let lost = lost.iter().find(|(item, ..)| !new.iter().any(|it| *it == "roster" || it.contains(item.as_str())));
        prop_assert!(lost.is_none(), "{:?} in {}", lost, String::from_utf8_lossy(&once[0]));

        if told.iter().all(|finding| finding["fixable"] != true || finding["severity"] == "warning") {
            prop_assert_eq!(state, status(folder));
        }
    }
}
