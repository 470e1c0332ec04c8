//! Who owes what, counted a second time: counties send complete forms of which rows are left out, emptied,
//! broken or doubled, and `plan missing` has to find exactly those. Documents are put where they answer a
//! duty, and where they do not. Cases are always the same; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` try others.

mod support;

use std::collections::BTreeMap;

use plan::commands::Exit;
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, RngSeed},
};
use serde_json::{Value, json};
use support::{copy, run, write};
use tempfile::TempDir;

const HEADER: &str = "编号,期间,站点,数值,总数\n";
const COUNTIES: [&str; 2] = ["jia", "yi"];
const QUARTERS: usize = 4;

/// What becomes of one row of a complete form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Answered,
    NotApplicable,
    LeftOut,
    Empty,
    Broken,
    Twice,
}

/// One row that the form of `tests/bases/tiny` asks for.
struct Asked {
    item: &'static str,
    period: String,
    site: &'static str,
}

/// The form of a quarter, in the plan's order. 站二 is closed from the second quarter's last day on.
fn form(quarter: usize) -> Vec<Asked> {
    let asked = |item, period: &str, site| Asked { item, period: period.to_owned(), site };
    let months = (1..=3).map(|month| format!("2023-M{:02}", quarter * 3 + month));
    let mut rows = vec![asked("1.1", "", ""), asked("1.1-points", "", ""), asked("1.1-coverage", "", "")];
    rows.extend(months.map(|month| asked("1.1-visits", &month, "")));
    rows.push(asked("1.1-events", "", "站一"));
    if quarter < 2 {
        rows.push(asked("1.1-events", "", "站二"));
    }
    rows
}

impl Asked {
    fn line(&self, value: &str) -> String {
        let ratio = self.item == "1.1-coverage";
        let of = match (ratio, value) {
            (false, _) => "",
            (true, "0") => "0",
            (true, _) => "8",
        };
        format!("{},{},{},{value},{of}\n", self.item, self.period, self.site)
    }

    /// The row as it is sent.
    fn sent(&self, fate: Fate) -> String {
        let task = self.item == "1.1";
        let (value, none) = if task { ("推进中", "不适用") } else { ("7", "0") };
        match fate {
            Fate::Answered => self.line(value),
            Fate::NotApplicable => self.line(none),
            Fate::LeftOut => String::new(),
            Fate::Empty => self.line(""),
            Fate::Broken => self.line("七八个"),
            Fate::Twice => self.line(value).repeat(2),
        }
    }
}

fn counts(fate: Fate) -> bool {
    matches!(fate, Fate::Answered | Fate::NotApplicable)
}

/// What a county's submission comes to; `None` is no file. Fates beyond the form's rows are not used.
fn expected(quarter: usize, county: &str, fates: Option<&[Fate]>) -> Value {
    let form = form(quarter);
    let fates = fates.map_or(vec![Fate::LeftOut; form.len()], <[Fate]>::to_vec);
    let mut lacking: BTreeMap<usize, (&str, usize)> = BTreeMap::new();
    for (row, fate) in form.iter().zip(&fates) {
        let place = ["1.1", "1.1-points", "1.1-coverage", "1.1-visits", "1.1-events"];
        let place = place.iter().position(|item| *item == row.item).expect("an item");
        let (_, rows) = lacking.entry(place).or_insert((row.item, 0));
        *rows += usize::from(!counts(*fate));
    }
    let reported = form.iter().zip(&fates).any(|(_, fate)| counts(*fate));
    let mut asked = form.len();
    // Without a list one site is asked for, and any answers.
    if county == "yi" {
        let sites = form.iter().zip(&fates).filter(|(row, _)| row.item == "1.1-events");
        let (all, answered) = (sites.clone().count(), sites.filter(|(_, fate)| counts(**fate)).count());
        asked -= all - 1;
        lacking.insert(4, ("1.1-events", usize::from(answered == 0)));
    }
    let open: usize = lacking.values().map(|(_, rows)| rows).sum();
    let state = match (open, reported) {
        (0, _) => "complete",
        (_, true) => "partial",
        (_, false) => "nil",
    };
    let lacking = lacking.values().filter(|(_, rows)| *rows > 0 && state == "partial");
    let lacking: Vec<_> = lacking.map(|(item, rows)| json!({ "item": item, "rows": rows })).collect();
    json!({ "state": state, "answered": asked - open, "asked": asked, "lacking": lacking })
}

/// The workspace of `tests/bases/tiny` with duties; 乙县 keeps no list of its sites.
fn tiny() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy("tests/bases/tiny".as_ref(), folder.path());
    std::fs::remove_file(folder.path().join("reports/rosters/station/yi.csv")).expect("the list goes");
    for county in COUNTIES {
        let file = format!("reports/submissions/2023-Q1/{county}.csv");
        std::fs::remove_file(folder.path().join(file)).expect("the file goes");
    }
    let plan = std::fs::read_to_string(folder.path().join("plan/plan.toml")).expect("the plan");
    let duty = |who: &str, every: &str| {
        format!("\n[[duty]]\nclause = '三'\nwho = '{who}'\nname = '小结'\nevery = '{every}'\n")
    };
    write(folder.path(), "plan/plan.toml", &(plan + &duty("county", "half-year") + &duty("city", "half-year")));
    folder
}

fn missing(folder: &TempDir, arguments: &[&str]) -> Value {
    let ran = run(folder.path(), &[&["missing", "--format", "json"], arguments].concat());
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    ran.json()
}

fn fate() -> impl Strategy<Value = Fate> {
    let fates = vec![Fate::LeftOut, Fate::Empty, Fate::Broken, Fate::Twice];
    prop_oneof![6 => Just(Fate::Answered), 1 => Just(Fate::NotApplicable), 2 => select(fates)]
}

/// By quarter and county: no file, a file of which nothing counts, or rows of all fates.
fn submissions() -> impl Strategy<Value = Vec<Option<Vec<Fate>>>> {
    let nothing = vec(select(vec![Fate::LeftOut, Fate::Empty, Fate::Broken]), 8);
    let file = prop_oneof![
        1 => Just(None),
        1 => nothing.prop_map(Some),
        1 => Just(Some(vec![Fate::Answered; 8])),
        4 => vec(fate(), 8).prop_map(Some),
    ];
    vec(file, QUARTERS * COUNTIES.len())
}

/// A half-year, and the county whose document of it a file is; the city's without one.
type Whose = (&'static str, Option<&'static str>);

/// Files below `reports/summaries`, and what each answers.
const PLACES: [(&str, Option<Whose>); 9] = [
    ("2023-H1/通报.docx", Some(("2023-H1", None))),
    ("2023-H2/report.md", Some(("2023-H2", None))),
    ("2023-H1/jia/小结.docx", Some(("2023-H1", Some("jia")))),
    ("2023-H2/yi/empty", Some(("2023-H2", Some("yi")))),
    ("2023-H1/.keep", None),
    ("2023-H1/yi/~小结.docx", None),
    ("2023-H2/jia/deeper/小结.docx", None),
    ("2023-Q2/yi/小结.docx", None),
    ("小结.docx", None),
];

fn config() -> Config {
    let asked = Config { failure_persistence: None, ..Config::default() };
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(2023) } else { asked.rng_seed };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 96 };
    Config { cases, rng_seed, ..asked }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_lacking_is_what_was_not_sent(submissions in submissions()) {
        let folder = tiny();
        let at = |quarter: usize, county: usize| submissions[quarter * COUNTIES.len() + county].as_deref();
        for quarter in 0..QUARTERS {
            for (ix, county) in COUNTIES.iter().enumerate() {
                let Some(fates) = at(quarter, ix) else { continue };
                let rows: String = form(quarter).iter().zip(fates).map(|(row, fate)| row.sent(*fate)).collect();
                let path = format!("reports/submissions/2023-Q{}/{county}.csv", quarter + 1);
                write(folder.path(), &path, &format!("{HEADER}{rows}"));
            }
        }
        let answer = missing(&folder, &["--today", "2024-01-05"]);
        for quarter in 0..QUARTERS {
            let period = &answer["periods"][quarter];
            prop_assert_eq!(&period["period"], &json!(format!("2023-Q{}", quarter + 1)));
            for (ix, county) in COUNTIES.iter().enumerate() {
                let mut expected = expected(quarter, county, at(quarter, ix));
                expected["county"] = json!(county);
                expected["file"] = json!(at(quarter, ix).is_some());
                expected["received"] = Value::Null;
                expected["late"] = Value::Null;
                prop_assert_eq!(&period["counties"][ix], &expected);
            }
            let name = format!("2023-Q{}", quarter + 1);
            let alone = missing(&folder, &["--today", "2022-01-05", "--period", &name]);
            prop_assert_eq!(&alone["periods"], &json!([period]));
        }
    }

    #[test]
    fn a_duty_is_fulfilled_by_a_document_in_its_place(there in vec(any::<bool>(), PLACES.len())) {
        let folder = tiny();
        let there: Vec<_> = PLACES.iter().zip(there).filter(|(_, there)| *there).map(|(place, _)| place).collect();
        for (path, _) in &there {
            write(folder.path(), &format!("reports/summaries/{path}"), "");
        }
        for today in ["2024-01-10", "2024-01-11"] {
            let mut expected = Vec::new();
            for (who, counties) in [("county", &[Some("jia"), Some("yi")][..]), ("city", &[None])] {
                for (period, due) in [("2023-H1", "2023-07-10"), ("2023-H2", "2024-01-10")] {
                    for county in counties {
                        let fulfilled = there.iter().any(|(_, whose)| *whose == Some((period, *county)));
                        let late = if today > due { "overdue" } else { "owed" };
                        expected.push(json!({
                            "clause": "三", "name": "小结", "who": who, "period": period, "due": due,
                            "county": county, "state": if fulfilled { "fulfilled" } else { late },
                        }));
                    }
                }
            }
            prop_assert_eq!(&missing(&folder, &["--today", today])["duties"], &json!(expected));
        }
    }
}
