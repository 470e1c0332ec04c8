//! Every status of SPEC §7's table, each way it can come about, in a plan of one year and three counties.
//! The figures are worked by hand in each test's own words: of the year's 365 days 90 are gone at the end
//! of the first quarter, 181 of the second, 273 of the third; behind is 0.8 of what is due.

mod support;

use serde_json::Value;
use support::{run, status, workspace};

const PLAN: &str = r#"
id = "tiny"
title = "小方案"
issuer = "某局"
issued = 2023-01-01
start = 2023-01-01
end = 2023-12-31
[reporting]
every = "quarter"
due_days = 10
[pace]
behind = 0.8
"#;

const COUNTIES: [&str; 3] = ["east", "west", "north"];

/// An indicator's id, its keys, and its target's; all without an own rhythm are by the year's end.
const INDICATORS: [(&str, &str, &str); 15] = [
    ("1.1-points", "measure = 'stock'", "at_least = 100"),
    ("1.1-split", "measure = 'stock'", "at_least = 10\nallocation = { east = 6, west = 4 }"),
    ("1.1-grown", "measure = 'stock'\nbaseline = 20", "at_least = 100"),
    ("1.1-steps", "measure = 'stock'", "at_least = 100\nschedule = { 2023-03-31 = 10, 2023-09-30 = 40 }"),
    ("1.1-covered", "measure = 'stock'\nof = '总数'", "at_least = 100\neach = 'county'"),
    ("1.1-visited", "measure = 'flow'\nof = '总数'", "at_least = 100\neach = 'county'\nevery = 'half-year'"),
    ("1.1-most", "measure = 'flow'\nof = '总数'", "more_than = 50"),
    ("1.1-complaints", "measure = 'flow'", "at_most = 10"),
    ("1.1-backlog", "measure = 'stock'", "less_than = 10"),
    ("1.1-waste", "measure = 'stock'\nbaseline = 100", "at_most = 20"),
    ("1.1-up", "measure = 'stock'", "rises = true"),
    ("1.1-share-up", "measure = 'stock'\nof = '总数'", "rises = true"),
    ("1.1-serving-up", "measure = 'stock'\nmax = 1", "rises = true"),
    ("1.1-above", "measure = 'stock'\nbaseline = 10", "rises = true"),
    ("1.1-down", "measure = 'stock'", "falls = true"),
];

/// The target's answer at the end of a quarter, given rows such as `12 east 9/10`: quarters, the county
/// (or `all`), the value, and of a ratio the total.
fn told(item: &str, quarter: u32, rows: &str) -> Value {
    let counties = COUNTIES
        .iter()
        .enumerate()
        .map(|(at, id)| format!("[[county]]\nid = '{id}'\nname = '{id}县'\nname_en = '{id}'\ncode = '51180{at}'\n"));
    let indicators = INDICATORS.iter().map(|(id, keys, target)| {
        let by = if target.contains("every") { "" } else { "by = 2023-12-31\n" };
        let head = format!("[[indicator]]\nid = '{id}'\ntask = '1.1'\nname = '{id}'\nunit = '个'\n{keys}\n");
        format!("{head}[[indicator.target]]\n{by}{target}\n")
    });
    let action = "id = '1'\nname = '行动'\nname_en = 'Action'\n[[task]]\nid = '1.1'\nsummary = '任务'\n";
    let action: String = std::iter::once(action.to_owned()).chain(indicators).collect();
    let folder = workspace(&[
        ("plan/plan.toml", PLAN),
        ("plan/counties.toml", &counties.collect::<String>()),
        ("plan/actions/1-action.toml", &action),
    ]);
    for row in rows.split(',').map(str::trim).filter(|row| !row.is_empty()) {
        let words: Vec<_> = row.split(' ').collect();
        let [quarters, county, figure] = words[..] else { panic!("{row}") };
        let (value, total) = figure.split_once('/').unwrap_or((figure, ""));
        for quarter in quarters.chars() {
            for county in COUNTIES.iter().filter(|id| county == "all" || county == **id) {
                let path = format!("reports/submissions/2023-Q{quarter}/{county}.csv");
                support::write(folder.path(), &path, &format!("item,value,of\n{item},{value},{total}\n"));
            }
        }
    }
    let period = format!("2023-Q{quarter}");
    let answer = status(folder.path(), &["--period", &period]);
    assert_eq!(answer["left_out"], 0, "{:?}", run(folder.path(), &["check"]));
    let targets = answer["targets"].as_array().expect("a list of targets");
    targets.iter().find(|target| target["id"] == item).expect("the target").clone()
}

/// Status, attainment and due, digit by digit.
#[track_caller]
fn expect(item: &str, quarter: u32, rows: &str, expected: (&str, &str, &str)) {
    let target = told(item, quarter, rows);
    let status = target["status"].as_str().expect("a word");
    let (attainment, due) = (target["attainment"].to_string(), target["due"].to_string());
    assert_eq!((status, &*attainment, &*due), expected, "{item} in Q{quarter} with {rows}");
    assert_eq!(target["windows"][target["windows"].as_array().map_or(0, Vec::len) - 1]["status"], status);
}

/// Status alone; a direction has no figure, no attainment and no due.
#[track_caller]
fn expect_way(item: &str, quarter: u32, rows: &str, expected: &str) {
    expect(item, quarter, rows, (expected, "null", "null"));
    assert_eq!(told(item, quarter, rows)["figure"], Value::Null);
}

/// ⌊100 × 181/365⌋ = ⌊49.58…⌋ = 49 are due by the second quarter; behind reaches down to 0.8 × 0.49 =
/// 0.392, so 40 are behind and 39 far behind. All 100 are met at once: a stock is built up.
#[test]
fn a_stock_is_built_up_by_and_by() {
    expect("1.1-points", 2, "2 east 40, 2 west 9", ("on-pace", "0.49", "0.49"));
    expect("1.1-points", 2, "2 all 16", ("behind", "0.48", "0.49"));
    expect("1.1-points", 2, "2 east 40", ("behind", "0.4", "0.49"));
    expect("1.1-points", 2, "2 east 39", ("far-behind", "0.39", "0.49"));
    expect("1.1-points", 2, "2 west 100", ("met", "1", "0.49"));
    expect("1.1-points", 4, "4 west 99", ("missed", "0.99", "1"));
    expect("1.1-points", 4, "4 west 101", ("met", "1.01", "1"));
    expect("1.1-points", 2, "", ("no-data", "null", "0.49"));
    expect("1.1-points", 4, "", ("missed", "null", "1"));
}

/// ⌊10 × 181/365⌋ = ⌊4.95…⌋ = 4 of 10 are due. East's 60 count for its 6 alone: 6/10; without west the
/// target is not met, nor with west one short, (6 + 3)/10. North owes nothing. Closed, a stale part is
/// no longer taken for held; before that it is.
#[test]
fn a_split_is_held_by_every_county() {
    expect("1.1-split", 2, "2 east 60", ("on-pace", "0.6", "0.4"));
    expect("1.1-split", 4, "4 east 60", ("missed", "0.6", "1"));
    expect("1.1-split", 4, "4 east 60, 4 west 3", ("missed", "0.9", "1"));
    expect("1.1-split", 4, "4 east 6, 4 west 4", ("met", "1", "1"));
    expect("1.1-split", 2, "2 east 6, 1 west 4", ("met", "1", "0.4"));
    expect("1.1-split", 4, "4 east 6, 3 west 4", ("missed", "1", "1"));
    let target = told("1.1-split", 2, "2 east 60, 2 north 5");
    let states: Vec<_> = (0..3).map(|at| target["counties"][at]["status"].as_str().expect("a word")).collect();
    assert_eq!(states, ["met", "no-data", "n/a"]);
}

/// From 20 to 100 are 80: ⌊80 × 181/365⌋ = ⌊39.67…⌋ = 39 of them are due, 39/80 = 0.4875. 59 are just
/// there; 0.8 × 0.4875 = 0.39, so 52 (32/80 = 0.4) are behind and 51 (31/80 = 0.3875) far behind.
#[test]
fn a_baseline_is_where_the_way_begins() {
    expect("1.1-grown", 2, "2 east 59", ("on-pace", "0.59", "0.4875"));
    expect("1.1-grown", 2, "2 east 58", ("behind", "0.58", "0.4875"));
    expect("1.1-grown", 2, "2 east 52", ("behind", "0.52", "0.4875"));
    expect("1.1-grown", 2, "2 east 51", ("far-behind", "0.51", "0.4875"));
    expect("1.1-grown", 2, "2 east 5", ("far-behind", "0.05", "0.4875"));
}

/// Between the levels 10 on day 90 and 40 on day 273, day 181 stands at 10 + 30 × 91/183 = 24.91…: 24 are
/// due. 0.8 × 0.24 = 0.192, so 20 are behind and 19 far behind. On day 273 it is the level itself.
#[test]
fn a_schedule_is_a_line_through_its_levels() {
    expect("1.1-steps", 1, "1 east 10", ("on-pace", "0.1", "0.1"));
    expect("1.1-steps", 2, "2 east 24", ("on-pace", "0.24", "0.24"));
    expect("1.1-steps", 2, "2 east 20", ("behind", "0.2", "0.24"));
    expect("1.1-steps", 2, "2 east 19", ("far-behind", "0.19", "0.24"));
    expect("1.1-steps", 3, "3 east 40", ("on-pace", "0.4", "0.4"));
    expect("1.1-steps", 4, "4 east 40", ("missed", "0.4", "1"));
}

/// 0 of 0 drops out while it is fresh; stale it says nothing: (1 + 1 + 0)/3 of the 273/365 = 0.7479… due
/// is behind, being above 0.8 × 0.7479… = 0.5983….
#[test]
fn what_applies_to_nobody_is_not_applicable() {
    expect("1.1-covered", 2, "2 all 0/0", ("n/a", "null", "null"));
    expect("1.1-covered", 2, "2 east 0/0, 2 west 3/3, 2 north 4/4", ("met", "1", "0.49589"));
    expect("1.1-covered", 3, "2 east 0/0, 3 west 3/3, 3 north 4/4", ("behind", "0.666666", "0.747945"));
    expect("1.1-covered", 2, "2 east 0/0, 2 west 0/3", ("far-behind", "0", "0.49589"));
    expect("1.1-visited", 2, "12 all 0/0", ("n/a", "null", "null"));
}

/// A ratio over flow does not build up: all is due from the first day, so what holds may still be lost, and
/// is met only when the half-year closes. One county of three at 9/10 makes (0.9 + 1 + 1)/3, which is
/// behind; at 1/10 (0.1 + 1 + 1)/3 = 0.7, far behind. 8 of 8 with a quarter unsaid is not met.
#[test]
fn what_can_be_lost_is_met_only_at_the_close() {
    expect("1.1-visited", 1, "1 all 5/5", ("on-pace", "1", "1"));
    expect("1.1-visited", 1, "1 east 9/10, 1 west 5/5, 1 north 8/8", ("behind", "0.966666", "1"));
    expect("1.1-visited", 1, "1 east 1/10, 1 west 5/5, 1 north 8/8", ("far-behind", "0.7", "1"));
    expect("1.1-visited", 1, "1 east 5/5, 1 west 5/5", ("far-behind", "0.666666", "1"));
    expect("1.1-visited", 2, "12 all 5/5", ("met", "1", "1"));
    // (19/20 + 1 + 1) / 3
    expect("1.1-visited", 2, "1 east 9/10, 2 east 10/10, 12 west 5/5, 12 north 8/8", ("missed", "0.983333", "1"));
    expect("1.1-visited", 2, "12 east 5/5, 12 west 5/5, 1 north 8/8", ("missed", "1", "1"));
    // a new half-year is judged by itself
    expect("1.1-visited", 3, "3 all 5/5", ("on-pace", "1", "1"));
    assert_eq!(told("1.1-visited", 3, "3 all 5/5")["windows"][0]["status"], "missed");
}

/// Exactly 50 % is not more than 50 %: attainment 1 reaches what is due, yet the part fails.
#[test]
fn as_much_as_due_is_not_on_pace_when_the_comparison_fails() {
    expect("1.1-most", 2, "12 all 5/10", ("behind", "1", "1"));
    expect("1.1-most", 2, "12 all 6/10", ("on-pace", "1.2", "1"));
    expect("1.1-most", 2, "12 all 4/10", ("behind", "0.8", "1"));
    expect("1.1-most", 4, "1234 all 6/10", ("met", "1.2", "1"));
    expect("1.1-most", 4, "1234 all 5/10", ("missed", "1", "1"));
    expect("1.1-most", 4, "1234 east 6/10, 1234 west 6/10", ("missed", "1.2", "1"));
    expect("1.1-most", 4, "1234 east 6/10, 1234 west 6/10, 123 north 6/10", ("missed", "1.2", "1"));
}

/// 12 against at most 10 is 10/12, and over for good before the year is; 9 or 10 can still be lost. A
/// quarter about which one county is silent does not close as met.
#[test]
fn too_many_within_a_year_cannot_come_back() {
    expect("1.1-complaints", 1, "1 all 3", ("on-pace", "1", "1"));
    expect("1.1-complaints", 2, "1 all 3, 2 east 1", ("on-pace", "1", "1"));
    expect("1.1-complaints", 2, "12 all 2", ("missed", "0.833333", "1"));
    expect("1.1-complaints", 4, "123 all 1, 4 all 0", ("met", "1", "1"));
    expect("1.1-complaints", 4, "123 all 1, 4 east 0, 4 west 0", ("missed", "1", "1"));
    expect("1.1-complaints", 4, "1234 east 0, 1234 west 0", ("missed", "1", "1"));
}

/// A standing can come back: 12 against less than 10 is 10/12 = 0.83…, behind; 13 is 10/13 = 0.769…, far
/// behind; 10 itself is not less than 10, though its attainment is 1. Closed, a stale county spoils it.
#[test]
fn a_standing_that_is_too_high_can_come_back() {
    expect("1.1-backlog", 2, "2 all 3", ("on-pace", "1", "1"));
    expect("1.1-backlog", 2, "2 east 4, 2 west 3, 2 north 3", ("behind", "1", "1"));
    expect("1.1-backlog", 2, "2 all 4", ("behind", "0.833333", "1"));
    expect("1.1-backlog", 2, "2 east 5, 2 west 4, 2 north 4", ("far-behind", "0.76923", "1"));
    expect("1.1-backlog", 4, "3 all 4, 4 all 3", ("met", "1", "1"));
    expect("1.1-backlog", 4, "4 all 4", ("missed", "0.833333", "1"));
    expect("1.1-backlog", 4, "4 east 3, 4 west 3, 3 north 3", ("missed", "1", "1"));
    expect("1.1-backlog", 4, "4 east 3, 4 west 3", ("missed", "1", "1"));
}

/// Down from 100 to 20 are 80, of which 181/365 = 0.4958… are due by the second quarter, uncut. 60 is 40/80
/// = 0.5; 61 is 39/80 = 0.4875, above 0.8 × 0.4958… = 0.3967…; 70 is 30/80 = 0.375; 120 is not below 0.
#[test]
fn a_baseline_above_the_figure_comes_down_by_and_by() {
    expect("1.1-waste", 2, "2 all 20", ("on-pace", "0.333333", "0.49589"));
    expect("1.1-waste", 2, "2 east 21, 2 west 20, 2 north 20", ("behind", "0.327868", "0.49589"));
    expect("1.1-waste", 2, "2 east 30, 2 west 20, 2 north 20", ("far-behind", "0.285714", "0.49589"));
    expect("1.1-waste", 2, "2 all 40", ("far-behind", "0.166666", "0.49589"));
    // due is not 1 by the table, so it is met before the close
    expect("1.1-waste", 2, "2 east 8, 2 west 6, 2 north 6", ("met", "1", "0.49589"));
    expect("1.1-waste", 2, "2 east 8, 2 west 6", ("on-pace", "1", "0.49589"));
    expect("1.1-waste", 4, "4 all 7", ("missed", "0.95238", "1"));
}

/// First against present figures, added up: 15 → 16 rises, 15 → 15 stands, 15 → 14 falls. A county with one
/// figure has no direction; of three counties one is less than half, two are enough.
#[test]
fn a_rise_is_seen_between_first_and_present_figures() {
    let first = "1 all 5";
    expect_way("1.1-up", 2, &format!("{first}, 2 east 7, 2 west 4, 2 north 5"), "on-pace");
    expect_way("1.1-up", 2, &format!("{first}, 2 east 6, 2 west 4, 2 north 5"), "behind");
    expect_way("1.1-up", 2, &format!("{first}, 2 east 6, 2 west 4, 2 north 4"), "far-behind");
    expect_way("1.1-up", 2, first, "no-data");
    expect_way("1.1-up", 2, &format!("{first}, 2 east 6"), "no-data");
    expect_way("1.1-up", 2, &format!("{first}, 2 east 6, 2 west 5"), "on-pace");
    expect_way("1.1-up", 4, &format!("{first}, 4 all 6"), "met");
    expect_way("1.1-up", 4, "1 east 5, 1 west 5, 4 east 6, 4 west 6", "missed");
    expect_way("1.1-up", 4, &format!("{first}, 4 all 5"), "missed");
    expect_way("1.1-up", 4, &format!("{first}, 4 all 4"), "missed");
    expect_way("1.1-up", 4, first, "missed");
}

/// Ratios of sums: 1/10 + 9/10 → 2/10 + 8/10 stands at 10/20. All of a share, or the maximum in every
/// county, cannot rise further.
#[test]
fn a_rise_at_its_limit_is_on_pace() {
    expect_way("1.1-share-up", 2, "1 east 1/10, 1 west 9/10, 2 east 2/10, 2 west 8/10", "behind");
    expect_way("1.1-share-up", 2, "12 east 10/10, 12 west 4/4, 12 north 1/1", "on-pace");
    expect_way("1.1-share-up", 2, "12 all 0/0", "n/a");
    expect_way("1.1-share-up", 4, "34 all 4/4", "met");
    expect_way("1.1-serving-up", 2, "12 all 1", "on-pace");
    expect_way("1.1-serving-up", 2, "12 east 1, 12 west 1, 12 north 0", "behind");
}

/// Against a baseline of 10 one report is enough, but of every county: 12, 10, 9.
#[test]
fn a_rise_over_a_baseline_needs_every_county() {
    expect_way("1.1-above", 1, "1 all 4", "on-pace");
    expect_way("1.1-above", 1, "1 east 4, 1 west 3, 1 north 3", "behind");
    expect_way("1.1-above", 1, "1 all 3", "far-behind");
    expect_way("1.1-above", 1, "1 east 20, 1 west 20", "no-data");
    expect_way("1.1-above", 4, "4 all 4", "met");
    expect_way("1.1-above", 4, "4 east 20, 4 west 20", "missed");
}

#[test]
fn a_fall_is_a_rise_the_other_way_and_ends_at_nothing() {
    expect_way("1.1-down", 2, "1 all 5, 2 all 4", "on-pace");
    expect_way("1.1-down", 2, "12 all 5", "behind");
    expect_way("1.1-down", 2, "1 all 5, 2 all 6", "far-behind");
    expect_way("1.1-down", 2, "12 all 0", "on-pace");
    expect_way("1.1-down", 4, "14 all 0", "met");
    expect_way("1.1-down", 4, "14 all 5", "missed");
}
