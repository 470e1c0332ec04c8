//! SPEC §7's worked examples and §8's sample answer, to the digit, on the repository's own plan: only the
//! submissions are made up here.

mod support;

use serde_json::Value;
use tempfile::TempDir;

const POINTS: &str = "3.1-protection-points";
const TRAININGS: &str = "3.3-trainings";

/// The counties in the notice's order.
const COUNTIES: [&str; 8] = ["yucheng", "mingshan", "tianquan", "lushan", "baoxing", "yingjing", "hanyuan", "shimian"];

/// SPEC §8's target, of its counties only the first.
const SAMPLE_TARGET: &str = r#"{
   "id": "3.1-protection-points", "indicator": "3.1-protection-points", "action": "3", "task": "3.1",
   "unit": "个", "op": "at_least", "figure": 316, "strive": true, "each": "allocation",
   "window": {"start": "2023-04-14", "end": "2025-12-31"}, "elapsed": 0.171198, "due": 0.170886,
   "actual": 155, "attainment": 0.490506, "status": "on-pace", "held": 0, "closed": 0,
   "reported": 8, "applicable": 8, "stale": 0,
   "windows": [{"start": "2023-04-14", "end": "2025-12-31", "actual": 155, "attainment": 0.490506, "status": "on-pace"}],
   "counties": [{"county": "yucheng", "reported": true, "figure": 122, "actual": 61, "attainment": 0.5, "status": "on-pace",
                 "stale": false, "held": 0, "closed": 0}]
}"#;

/// The repository's plan with nothing reported.
fn plan() -> TempDir {
    let folder = support::workspace(&[]);
    for part in ["plan", "seeds"] {
        support::copy(&support::repository().join(part), &folder.path().join(part));
    }
    folder
}

/// Writes each county's submission of a period: an item, and in the counties' order what stands in the
/// cells 数值,总数; `None` is no file.
fn submit(folder: &TempDir, period: &str, item: &str, cells: [Option<&str>; 8]) {
    for (county, cells) in COUNTIES.iter().zip(cells) {
        if let Some(cells) = cells {
            let path = format!("reports/submissions/{period}/{county}.csv");
            support::write(folder.path(), &path, &format!("编号,数值,总数\n{item},{cells}\n"));
        }
    }
}

fn target(status: &Value, id: &str) -> Value {
    let targets = status["targets"].as_array().expect("a list of targets");
    targets.iter().find(|target| target["id"] == id).unwrap_or_else(|| panic!("no {id}: {status}")).clone()
}

fn target_as_of(folder: &TempDir, day: &str, id: &str) -> Value {
    target(&support::status(folder.path(), &["--as-of", day]), id)
}

/// Numbers are compared digit by digit, as they stand in the answer.
fn assert_digits(target: &Value, key: &str, digits: &str) {
    assert_eq!(target[key].to_string(), digits, "{key} of {target:#}");
}

fn points_half_way() -> TempDir {
    let folder = plan();
    let halves = ["61,", "11,", "8,", "4,", "1,", "35,", "5,", "30,"];
    submit(&folder, "2023-Q3", POINTS, halves.map(Some));
    folder
}

/// Half of 122, 23, 17, 8, 3, 71, 11 and 61, each rounded down, is 155: 155/316 = 0.4905063….
/// From 14 April to 30 September are 170 of 993 days: 0.1711983….
/// ⌊316 × 170/993⌋ = ⌊54.09…⌋ = 54, and 54/316 = 0.1708860….
#[test]
fn half_of_every_countys_points_is_on_pace() {
    let status = support::status(points_half_way().path(), &[]);
    let mut expected: Value = serde_json::from_str(SAMPLE_TARGET).expect("the sample is JSON");
    let mut told = target(&status, POINTS);
    let county = told["counties"][0].take();
    assert_eq!(county, expected["counties"][0].take());
    told["counties"] = Value::Null;
    expected["counties"] = Value::Null;
    assert_eq!(told, expected);
    assert_eq!(status["as_of"], "2023-09-30");
    assert_eq!(status["sample"], false);
    assert_eq!(status["submissions"], serde_json::json!({"expected": 16, "received": 8}));
}

#[test]
fn the_table_shows_the_same_shares_cut_after_one_decimal() {
    let folder = points_half_way();
    let table = support::run(folder.path(), &["status", "--action", "3"]).stdout;
    let row = table.lines().find(|line| line.contains(POINTS)).expect("the target's row");
    for figure in ["155", "49.0%", "17.0%", "达序时"] {
        assert!(row.contains(figure), "{figure} in {row}");
    }
}

/// Each county against its own half: 雨城 61/122, 名山 11/23 = 0.4782608…, 宝兴 1/3.
#[test]
fn each_county_is_held_against_its_own_split() {
    let target = target_as_of(&points_half_way(), "2023-09-30", POINTS);
    let expected = [
        ("122", "61", "0.5"),
        ("23", "11", "0.47826"),
        ("17", "8", "0.470588"),
        ("8", "4", "0.5"),
        ("3", "1", "0.333333"),
        ("71", "35", "0.492957"),
        ("11", "5", "0.454545"),
        ("61", "30", "0.491803"),
    ];
    for (at, (figure, actual, attainment)) in expected.into_iter().enumerate() {
        let county = &target["counties"][at];
        assert_eq!(county["county"], COUNTIES[at]);
        assert_digits(county, "figure", figure);
        assert_digits(county, "actual", actual);
        assert_digits(county, "attainment", attainment);
        assert_eq!(county["status"], "on-pace");
    }
}

/// 雨城's 300 count for its own 122 alone: 122/316 = 0.3860759…. The plain total is told, and is no excuse.
#[test]
fn one_countys_surplus_never_hides_the_others_silence() {
    for others in [Some(","), None] {
        let folder = plan();
        let mut cells = [others; 8];
        cells[0] = Some("300,");
        submit(&folder, "2023-Q3", POINTS, cells);
        let status = support::status(folder.path(), &[]);
        assert_eq!(status["as_of"], "2023-09-30");
        let now = target(&status, POINTS);
        assert_digits(&now, "actual", "300");
        assert_digits(&now, "attainment", "0.386075");
        assert_eq!((&now["status"], &now["reported"]), (&"on-pace".into(), &1.into()));
        assert_eq!(now["counties"][0]["status"], "met");
        assert_digits(&now["counties"][0], "attainment", "2.459016");
        assert_eq!(now["counties"][1]["status"], "no-data");
        let end = target_as_of(&folder, "2025-12-31", POINTS);
        assert_digits(&end, "attainment", "0.386075");
        assert_eq!((&end["status"], &end["held"], &end["closed"]), (&"missed".into(), &0.into(), &1.into()));
    }
}

/// Even 316 and more in all, and every county heard, is not met while one point is wanting in one county.
#[test]
fn one_point_short_in_one_county_is_not_met() {
    let folder = plan();
    let cells = ["400,", "23,", "17,", "8,", "2,", "71,", "11,", "61,"];
    submit(&folder, "2025-Q4", POINTS, cells.map(Some));
    let target = target_as_of(&folder, "2025-12-31", POINTS);
    assert_digits(&target, "actual", "593");
    // (316 − 1) / 316 = 0.99683…
    assert_digits(&target, "attainment", "0.996835");
    assert_eq!(target["status"], "missed");
}

/// `held` counties have held one training by 30 September, the others report that they held none.
fn trainings(held: usize) -> TempDir {
    let folder = plan();
    let cells = std::array::from_fn(|at| Some(if at < held { "1," } else { "0," }));
    submit(&folder, "2023-Q3", TRAININGS, cells);
    folder
}

/// 14 April to 31 December are 262 days, 170 of them gone: 0.6488549…. ⌊8 × 170/262⌋ = ⌊5.19…⌋ = 5 are
/// due, 5/8 = 0.625. With 4 held 0.5 is 0.8 × 0.625 to the digit, which is behind, not yet far behind.
#[test]
fn five_of_eight_trainings_are_due_by_the_end_of_september() {
    for (held, attainment, verdict) in
        [(3, "0.375", "far-behind"), (4, "0.5", "behind"), (5, "0.625", "on-pace"), (8, "1", "met")]
    {
        let target = target_as_of(&trainings(held), "2023-09-30", TRAININGS);
        assert_digits(&target, "elapsed", "0.648854");
        assert_digits(&target, "due", "0.625");
        assert_digits(&target, "attainment", attainment);
        assert_eq!(target["status"], verdict, "{held} held");
    }
}

/// Alone, a county owes ⌊1 × 170/262⌋ = 0 by then: on pace with none until the year closes.
#[test]
fn a_county_without_training_is_on_pace_until_the_year_closes() {
    let folder = trainings(4);
    submit(&folder, "2023-Q4", TRAININGS, [Some("0,"); 8]);
    submit(&folder, "2024-Q1", TRAININGS, [Some("0,"); 8]);
    let states = |day: &str| {
        let target = target_as_of(&folder, day, TRAININGS);
        let of = |at: usize| {
            let county = &target["counties"][at];
            format!("{} {}/{}", county["status"], county["held"], county["closed"]).replace('"', "")
        };
        (of(0), of(7))
    };
    assert_eq!(states("2023-09-30"), ("met 0/0".into(), "on-pace 0/0".into()));
    assert_eq!(states("2023-12-31"), ("met 1/1".into(), "missed 0/1".into()));
    // the next year asks anew, and the past one stays as it was
    assert_eq!(states("2024-03-31"), ("on-pace 1/1".into(), "on-pace 0/1".into()));
    let later = target_as_of(&folder, "2024-03-31", TRAININGS);
    assert_eq!(later["windows"][0]["status"], "missed");
    assert_eq!((&later["held"], &later["closed"]), (&0.into(), &1.into()));
}

/// 2499 of 2500 are 99.96 %: not 100 %, and never printed as if it were.
#[test]
fn all_but_one_in_2500_is_not_all() {
    for item in ["2.1-complex-coverage", "2.4-volunteer-coverage"] {
        let judged = |cells: &str| {
            let folder = plan();
            submit(&folder, "2025-Q4", item, [Some(cells); 8]);
            let target = target_as_of(&folder, "2025-12-31", item);
            let table = support::run(folder.path(), &["status", "--as-of", "2025-12-31"]).stdout;
            let row = table.lines().find(|line| line.contains(item)).expect("the target's row");
            let row: Vec<String> = row.split(['│', '┆']).map(|cell| cell.trim().to_owned()).collect();
            (target, row)
        };
        let (short, row) = judged("2499,2500");
        assert_digits(&short, "actual", "99.96");
        assert_digits(&short, "attainment", "0.9996");
        assert_eq!(short["status"], "missed");
        assert!(short["counties"].as_array().expect("a list").iter().all(|county| county["status"] == "missed"));
        assert!(row.iter().any(|cell| cell.ends_with(" 99.9%")), "{row:?}");
        assert!(row.iter().any(|cell| cell == "99.9"), "{row:?}");
        let (all, row) = judged("2500,2500");
        assert_digits(&all, "attainment", "1");
        assert_eq!(all["status"], "met");
        assert!(row.iter().any(|cell| cell.ends_with(" 100.0%")), "{row:?}");
    }
}
