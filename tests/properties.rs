//! What has to hold of every workspace, whatever its counties send: order means nothing, counties do not
//! touch each other, nothing is met by a shortfall or by silence, and no share is rounded up. Cases are
//! always the same; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` try others.

mod support;
mod world;

use num_bigint::BigUint;
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, RngSeed},
};
use serde_json::Value;
use tempfile::TempDir;
use world::{
    Files, Owed, World, month_end,
    recount::{Part, Window},
    write_files,
};

fn config(cases: u32) -> Config {
    let asked = Config { failure_persistence: None, ..Config::default() };
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(2023) } else { asked.rng_seed };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    Config { cases, rng_seed, ..asked }
}

fn answer(folder: &TempDir, day: &str) -> Value {
    let answer = support::status(folder.path(), &["--as-of", day]);
    assert_eq!(answer["left_out"], 0, "every row that is made up here counts");
    answer
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The end of one of the plan's six quarters.
fn quarter_end() -> impl Strategy<Value = String> {
    (1..=6u32).prop_map(|quarter| month_end(quarter * 3))
}

/// A world, and what its counties have sent in another order of files and rows.
fn shuffled() -> impl Strategy<Value = (World, Files)> {
    world::world().prop_flat_map(|world| {
        let rows = |(path, rows): (String, Vec<_>)| (Just(path), Just(rows).prop_shuffle());
        let files = world.files().into_iter().map(rows).collect::<Vec<_>>().prop_shuffle();
        (Just(world), files)
    })
}

/// A world, what its counties have sent without some of their rows, and with all of these twice, the second time with
/// another value or not, in the order of the rows with the copies behind them or in any.
fn doubled() -> impl Strategy<Value = (World, Files, Files)> {
    world::world().prop_flat_map(|world| {
        let file = |(path, rows): (String, Vec<[String; 5]>)| {
            let copies = vec(proptest::option::weighted(0.2, any::<bool>()), rows.len());
            (Just(path), Just(rows), copies, any::<bool>()).prop_flat_map(|(path, rows, copies, mixed)| {
                let is_single = |(_, copy): &(&[String; 5], &Option<bool>)| copy.is_none();
                let single: Vec<_> = rows.iter().zip(&copies).filter(is_single).map(|(row, _)| row.clone()).collect();
                let copy = |(row, copy): (&[String; 5], &Option<bool>)| {
                    let mut row = row.clone();
                    if (*copy)? {
                        row[3].push('0');
                    }
                    Some(row)
                };
                let all: Vec<_> = rows.iter().cloned().chain(rows.iter().zip(&copies).filter_map(copy)).collect();
                let all = if mixed { Just(all).prop_shuffle().boxed() } else { Just(all).boxed() };
                (Just(path.clone()), Just(single), Just(path), all)
            })
        };
        let files = world.files().into_iter().map(file).collect::<Vec<_>>();
        (Just(world), files).prop_map(|(world, files)| {
            let files = files.into_iter().map(|(path, single, same, all)| ((path, single), (same, all)));
            let (single, all) = files.unzip();
            (world, single, all)
        })
    })
}

/// A decimal of an answer in millionths.
fn millionths(number: &Value) -> Option<u128> {
    let text = number.as_number()?.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    Some(format!("{whole}{fraction:0<6}").parse().expect("digits"))
}

/// Whether a number is a fraction cut after six decimals: not above it, and not a millionth below.
fn is_cut(number: &Value, (numerator, denominator): (u128, u128)) -> bool {
    let exact = numerator * 1_000_000;
    millionths(number).is_some_and(|cut| cut * denominator <= exact && exact < (cut + 1) * denominator)
}

/// Attainment of a part by itself, as a fraction.
fn attainment(floor: bool, (actual, per): (u128, u128), figure: u64) -> (u128, u128) {
    let figure = u128::from(figure) * per;
    match floor {
        true => (actual, figure),
        false if actual <= figure => (1, 1),
        false => (figure, actual),
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn the_order_of_rows_files_and_columns_never_matters((world, files) in shuffled()) {
        let (one, other) = (world.write(), world.plan());
        write_files(&other, &files, [4, 2, 0, 3, 1]);
        for arguments in [&["status", "--format", "json"][..], &["status", "--as-of", "2023-12-31", "--format", "csv"]] {
            let (one, other) = (support::run(one.path(), arguments), support::run(other.path(), arguments));
            prop_assert_eq!(one.stdout, other.stdout);
        }
    }

    #[test]
    fn rows_that_stand_twice_count_as_if_they_were_not_there(
        (world, single, all) in doubled(), day in quarter_end()
    ) {
        let (without, with) = (world.plan(), world.plan());
        write_files(&without, &single, [0, 1, 2, 3, 4]);
        write_files(&with, &all, [0, 1, 2, 3, 4]);
        let answer = |folder: &TempDir| support::status(folder.path(), &["--as-of", &day]);
        let (without, with) = (answer(&without), answer(&with));
        prop_assert_eq!(&without["targets"], &with["targets"]);
    }

    #[test]
    fn a_county_never_changes_another(
        world in world::world(), other in world::cells(), county in 0..world::MOST_COUNTIES, day in quarter_end()
    ) {
        let mut changed = world.clone();
        let own = World::cells_of(county);
        changed.cells[own.clone()].clone_from_slice(&other[own]);
        let (before, after) = (answer(&world.write(), &day), answer(&changed.write(), &day));
        for (before, after) in list(&before, "targets").iter().zip(list(&after, "targets")) {
            for (at, entry) in list(before, "counties").iter().enumerate().filter(|(at, _)| *at != county) {
                prop_assert_eq!(entry, &after["counties"][at]);
            }
        }
    }

    #[test]
    fn nothing_is_met_with_a_shortfall(world in world::world(), day in quarter_end()) {
        let answer = answer(&world.write(), &day);
        for (item, target) in list(&answer, "targets").iter().enumerate() {
            for window in list(target, "windows").iter().filter(|window| window["status"] == "met") {
                prop_assert!(world.is_sound(item, &Window::of(window, &day)), "{:#}", target);
            }
            let window = Window::of(&target["window"], &day);
            for (at, county) in list(target, "counties").iter().enumerate() {
                if county["status"] == "met" {
                    prop_assert!(world.county_is_sound(item, at, &window), "{} of {:#}", at, target);
                }
            }
        }
    }

    #[test]
    fn nothing_in_parts_is_met_without_a_county(
        world in world::world(), county in 0..world::MOST_COUNTIES, day in quarter_end()
    ) {
        let county = county % world.counties;
        let folder = world.plan();
        let mut files = world.files();
        files.retain(|(path, _)| !path.ends_with(&format!("/k{county}.csv")));
        write_files(&folder, &files, [0, 1, 2, 3, 4]);
        let answer = answer(&folder, &day);
        for (item, target) in world.items.iter().zip(list(&answer, "targets")) {
            let owes = match item.owed {
                Owed::City => false,
                Owed::Split(split) => split[county] > 0,
                Owed::County | Owed::Site => true,
            };
            if owes {
                prop_assert_ne!(&target["status"], "met");
                prop_assert_ne!(&target["counties"][county]["status"], "met");
                prop_assert!(list(target, "windows").iter().all(|window| window["status"] != "met"));
            }
        }
    }

    #[test]
    fn actuals_and_shares_of_single_parts_are_cut(world in world::world(), day in quarter_end()) {
        let answer = answer(&world.write(), &day);
        for (at, (item, target)) in world.items.iter().zip(list(&answer, "targets")).enumerate() {
            let window = Window::of(&target["window"], &day);
            let entries = list(target, "counties").iter().enumerate();
            let counties = entries.map(|(k, told)| (told, world.county(at, k, &window), item.figure_of(k)));
            let city = (target, world.city(at, &window).0, item.figure);
            for (told, part, figure) in counties.chain([city]) {
                let whole = std::ptr::eq(told, target);
                if item.owed == Owed::Site && !whole {
                    continue;
                }
                let Part::Has { value, total } = part else {
                    prop_assert!(told["actual"].is_null() && told["attainment"].is_null(), "{:#}", target);
                    continue;
                };
                let actual = item.actual(value, total);
                prop_assert!(is_cut(&told["actual"], actual), "{:?} in {:#}", actual, target);
                if whole == (item.owed == Owed::City) && figure > 0 {
                    let share = attainment(item.is_floor(), actual, figure);
                    prop_assert!(is_cut(&told["attainment"], share), "{:?} in {:#}", share, target);
                }
            }
        }
    }

    #[test]
    fn printed_percentages_never_exceed_the_exact_ones(pairs in vec(pair(), 1..24)) {
        let indicators = vec!["measure = 'stock'\nof = 'o'\n"; pairs.len()];
        let folder = one_county(&indicators, "at_least = 100\neach = 'county'");
        let rows = pairs.iter().map(|(value, of)| format!("{value},{of}"));
        submit(&folder, 4, rows);
        let table = support::run(folder.path(), &["status", "--county", "k0"]).stdout;
        let cells = |line: &str| line.split(['│', '┆']).map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let header = table.lines().map(cells).find(|cells| cells.iter().any(|cell| cell == "完成率"));
        let header = header.expect("the table's head");
        let column = |title: &str| header.iter().position(|cell| cell == title).expect("the column");
        for (at, (value, of)) in pairs.iter().enumerate() {
            let row = table.lines().find(|line| line.contains(&format!("1.1-i{at} "))).map(cells).expect("a row");
            let share = row[column("完成率")].trim_start_matches(['█', '░', ' ']).trim_end_matches('%').to_owned();
            let exact = u128::from(*value) * 1000;
            for shown in [&share, &row[column("实际")]] {
                let (whole, tenth) = shown.split_once('.').unwrap_or((shown, "0"));
                let tenths: u128 = format!("{whole}{tenth}").parse().expect("a percentage");
                let of = u128::from(*of);
                prop_assert!(tenths * of <= exact && exact < (tenths + 1) * of, "{value}/{of} is not {shown}");
            }
        }
    }

    #[test]
    fn figures_of_any_length_are_added_exactly(
        figures in vec(billionths(), 1..=4), goal in billionths().prop_filter("a goal", |goal| *goal > 0)
    ) {
        let goal_text = decimal(&goal.into());
        let folder = one_county(&["measure = 'flow'\ndecimals = 9\n"], &format!("at_least = {goal_text}"));
        for (quarter, figure) in (1..).zip(&figures) {
            submit(&folder, quarter, [format!("{},", decimal(&(*figure).into()))].into_iter());
        }
        let answer = answer(&folder, "2023-12-31");
        let target = &answer["targets"][0];
        let sum: BigUint = figures.iter().map(|figure| BigUint::from(*figure)).sum();
        prop_assert_eq!(target["figure"].to_string(), goal_text);
        prop_assert_eq!(target["actual"].to_string(), decimal(&sum));
        // cut after six decimals: millionths, shown as billionths
        let share = &sum * 1_000_000u32 / BigUint::from(goal) * 1000u32;
        prop_assert_eq!(target["attainment"].to_string(), decimal(&share));
        let verdict = if sum >= BigUint::from(goal) { "met" } else { "missed" };
        prop_assert_eq!(target["status"].as_str(), Some(verdict));
    }
}

/// A value and its total, often the same but for a little.
fn pair() -> impl Strategy<Value = (u64, u64)> {
    let total = prop_oneof![1..5000u64, 1..=1_000_000_000_000_000u64];
    let gap = prop_oneof![0..4u64, any::<u64>()];
    (total, gap).prop_map(|(total, gap)| (total - gap % (total + 1), total))
}

/// A figure of up to 10¹⁵ with nine decimals.
fn billionths() -> impl Strategy<Value = u128> {
    let largest = 1_000_000_000_000_000_000_000_000u128;
    prop_oneof![0..20u128, 0..=1_000_000_000_000u128, 0..=largest, largest - 3..=largest]
}

/// The shortest digits of so many billionths.
fn decimal(billionths: &BigUint) -> String {
    let digits = format!("{billionths:0>10}");
    let (whole, fraction) = digits.split_at(digits.len() - 9);
    format!("{whole}.{fraction}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A plan of one year, with one county and one target for each indicator.
fn one_county(indicators: &[&str], target: &str) -> TempDir {
    let plan = "id = 'o'\ntitle = 't'\nissuer = 'i'\nissued = 2023-01-01\nstart = 2023-01-01\nend = 2023-12-31\n\
                [reporting]\nevery = 'quarter'\ndue_days = 10\n[pace]\nbehind = 0.8\n";
    let county = "[[county]]\nid = 'k0'\nname = 'k0'\nname_en = 'k0'\ncode = '510000'\n";
    let mut action = "id = '1'\nname = 'a'\nname_en = 'a'\n[[task]]\nid = '1.1'\nsummary = 's'\n".to_owned();
    for (at, keys) in indicators.iter().enumerate() {
        action += &format!("[[indicator]]\nid = '1.1-i{at}'\ntask = '1.1'\nname = 'n'\nunit = 'u'\n{keys}");
        action += &format!("[[indicator.target]]\nby = 2023-12-31\n{target}\n");
    }
    let files = [("plan/plan.toml", plan), ("plan/counties.toml", county), ("plan/actions/1-a.toml", &action)];
    support::workspace(&files)
}

/// The county's submission: of each indicator value and total.
fn submit(folder: &TempDir, quarter: usize, rows: impl Iterator<Item = String>) {
    let rows = rows.enumerate().map(|(at, cells)| format!("1.1-i{at},{cells}\n"));
    let text: String = std::iter::once("item,value,of\n".to_owned()).chain(rows).collect();
    support::write(folder.path(), &format!("reports/submissions/2023-Q{quarter}/k0.csv"), &text);
}
