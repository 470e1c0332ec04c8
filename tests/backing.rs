//! A count that a roster backs is held against the county's list, whatever its measure and its periods: told
//! exactly where the two differ, with what the list has, and counted all the same. The list is counted once
//! more here, by the letters of its dates.

use plan::{commands::Exit, finding::Code};
use proptest::{collection::vec, option, prelude::*, sample::select};
use tempfile::TempDir;

mod support;

use support::{run, status, workspace};

const PLAN: &str = "id = 'p'\ntitle = 't'\nissuer = 'i'\nissued = 2022-01-01\nstart = 2022-01-01\nend = 2023-12-31\n\
                    [reporting]\nevery = 'quarter'\ndue_days = 10\n[pace]\nbehind = 0.8\n\
                    [[roster]]\nid = 'point'\nname = '点'\n";
const COUNTIES: &str = "[[county]]\nid = 'k'\nname = '县'\nname_en = 'K'\ncode = '510101'\n";
const HEADER: &str = "编号,期间,数值,备注\n1.1,,推进中,\n";
const FIRST_ROW: usize = 3;
/// Days of the months; neither year of the plan is a leap year.
const LENGTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// A site's days, as the list writes them; empty for always and never.
type Site = (String, String);

/// A submission: its quarter, counted from the plan's first, and what its rows say beside the truth.
#[derive(Debug, Clone)]
struct Form {
    measure: &'static str,
    monthly: bool,
    quarter: u32,
    too_many: [u32; 3],
}

/// Days at the edges of months as often as within them.
fn day() -> impl Strategy<Value = String> {
    let days = select(vec![1, 2, 15, 31]);
    (2021..=2023, 1..=12_usize, days).prop_map(|(y, m, d)| format!("{y}-{m:02}-{:02}", LENGTHS[m - 1].min(d)))
}

fn site() -> impl Strategy<Value = Site> {
    (option::weighted(0.9, day()), option::weighted(0.4, day())).prop_map(|(opened, closed)| {
        let opened = opened.unwrap_or_default();
        let closed = closed.filter(|closed| *closed >= opened).unwrap_or_default();
        (opened, closed)
    })
}

fn form() -> impl Strategy<Value = Form> {
    let too_many = prop::array::uniform3(select(vec![0, 0, 1, 7]));
    (select(vec!["stock", "flow", "to-date"]), any::<bool>(), 0_u32..8, too_many)
        .prop_map(|(measure, monthly, quarter, too_many)| Form { measure, monthly, quarter, too_many })
}

impl Form {
    fn year(&self) -> u32 {
        2022 + self.quarter / 4
    }

    /// The first and the last month of each row's period.
    fn periods(&self) -> Vec<(u32, u32)> {
        let first = self.quarter % 4 * 3 + 1;
        if self.monthly { (first..first + 3).map(|month| (month, month)).collect() } else { vec![(first, first + 2)] }
    }

    /// The list's sites for a period, by the letters of their dates.
    fn listed(&self, sites: &[Site], (first, last): (u32, u32)) -> u32 {
        let day = |month: u32, day: u32| format!("{}-{month:02}-{day:02}", self.year());
        let (begin, end) = (day(first, 1), day(last, LENGTHS[last as usize - 1]));
        let january = day(1, 1);
        let counts = |(opened, closed): &&Site| match self.measure {
            "stock" => *opened <= end && (closed.is_empty() || *closed > end),
            "flow" => *opened >= begin && *opened <= end,
            _ => *opened >= january && *opened <= end,
        };
        sites.iter().filter(counts).count() as u32
    }

    /// The county's form, and the lines whose figure is not the list's with what the list has.
    fn rows(&self, sites: &[Site]) -> (String, Vec<(u64, u32)>) {
        let mut text = HEADER.to_owned();
        let mut wrong = Vec::new();
        for (at, (period, too_many)) in self.periods().into_iter().zip(self.too_many).enumerate() {
            let listed = self.listed(sites, period);
            let name = if self.monthly { format!("{}-M{:02}", self.year(), period.0) } else { String::new() };
            text += &format!("1.1-points,{name},{},看\n", listed + too_many);
            if too_many > 0 {
                wrong.push(((FIRST_ROW + at) as u64, listed));
            }
        }
        (text, wrong)
    }

    fn workspace(&self, sites: &[Site], rows: &str) -> TempDir {
        let report = if self.monthly { "report = 'month'\n" } else { "" };
        let action = format!(
            "id = '1'\nname = 'a'\nname_en = 'a'\n[[task]]\nid = '1.1'\nsummary = '任务'\n[[indicator]]\n\
             id = '1.1-points'\ntask = '1.1'\nname = '点数'\nunit = '个'\nmeasure = '{}'\nbacked_by = 'point'\n{report}",
            self.measure
        );
        let mut roster = "编号,启用,停用\n".to_owned();
        for (at, (opened, closed)) in sites.iter().enumerate() {
            roster += &format!("s{at},{opened},{closed}\n");
        }
        let form = format!("reports/submissions/{}-Q{}/k.csv", self.year(), self.quarter % 4 + 1);
        workspace(&[
            ("plan/plan.toml", PLAN),
            ("plan/counties.toml", COUNTIES),
            ("plan/actions/1.toml", &action),
            ("reports/rosters/point/k.csv", &roster),
            (&form, rows),
        ])
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_count_is_what_its_list_has_or_it_is_told(sites in vec(site(), 0..9), form in form()) {
        let (rows, wrong) = form.rows(&sites);
        let folder = form.workspace(&sites, &rows);
        let ran = run(folder.path(), &["--lang", "en", "check", "--format", "json"]);
        let answer = ran.json();
        let findings = answer["findings"].as_array().expect("findings").iter();
        let told: Vec<_> = findings.filter(|finding| finding["code"] == Code::RosterMismatch.word()).collect();
        let lines: Vec<_> = told.iter().map(|finding| finding["line"].as_u64().expect("a line")).collect();
        prop_assert_eq!(&lines, &wrong.iter().map(|(line, _)| *line).collect::<Vec<_>>(), "{}", rows);
        for (finding, (_, listed)) in told.iter().zip(&wrong) {
            let (message, help) = (finding["message"].to_string(), finding["help"].to_string());
            prop_assert!(message.contains(&format!("has {listed} sites")), "{}", message);
            let typed = format!("type {listed}");
            prop_assert!(help.contains("reports/rosters/point/k.csv") && help.contains(&typed), "{}", help);
            prop_assert_eq!((&finding["field"], &finding["item"]), (&"value".into(), &"1.1-points".into()));
        }
        prop_assert_eq!(ran.exit, if wrong.is_empty() { Exit::Sound } else { Exit::Findings }, "{}", ran.stdout);
        prop_assert_eq!(&status(folder.path(), &[])["left_out"], 0);
    }
}
