//! What cross-inspections found and which cases were awarded, invented like the rest: every case that the
//! submissions count has its row, and what was verified stands beside what was reported.

use plan::{calendar::Period, model::CaseLevel};

use super::{MARK, SUBMISSION};

pub const CASES: [&str; 6] = ["行动", "类别", "级别", "案例", "评定日期", "链接"];
pub const INSPECTION: [&str; 14] = [
    "编号",
    "名称",
    "期间",
    "站点",
    "上报数",
    "上报总数",
    "核实数",
    "核实总数",
    "发现问题",
    "整改内容",
    "整改期限",
    "整改完成日期",
    "佐证",
    "备注",
];

/// The indicators that cases back.
const BACKED: [(&str, CaseLevel); 2] =
    [("6.5-provincial-cases", CaseLevel::Provincial), ("6.5-municipal-cases", CaseLevel::Municipal)];

/// What an inspection found: for which period, in which county, of which item and quarter; how many fewer there
/// were than reported; in words; what to put right, by when, and when that was done.
type Found = (&'static str, &'static str, &'static str, &'static str, u64, [&'static str; 4]);

const FOUND: [Found; 5] = [
    (
        "2023-H2",
        "yucheng",
        "3.1-protection-points",
        "2023-Q4",
        1,
        ["示例：一处保护点没有配专人", "配齐专人", "2024-02-29", "2024-02-20"],
    ),
    ("2023-H2", "yucheng", "2.1-town-complexes", "2023-Q4", 0, ["", "", "", ""]),
    (
        "2023-H2",
        "mingshan",
        "3.3-trainings",
        "2023-Q4",
        0,
        ["示例：培训签到表不全", "补齐签到表", "2024-01-31", "2024-02-05"],
    ),
    (
        "2024-H1",
        "yucheng",
        "2.1-mutual-aid-points",
        "2024-Q2",
        2,
        ["示例：两处点位没有开放", "按时开放", "2024-09-30", ""],
    ),
    ("2024-H1", "mingshan", "3.1-protection-points", "2024-Q2", 0, ["", "", "", ""]),
];

type Rows<'a> = &'a [[String; SUBMISSION.len()]];

/// The cases of a county's submission, awarded in the last month of its quarter.
pub fn cases(county: &str, quarter: Period, rows: Rows<'_>) -> Vec<[String; CASES.len()]> {
    let mut cases = Vec::new();
    for (item, level) in BACKED {
        let count = rows.iter().find(|row| row[0] == item).and_then(|row| row[4].parse().ok()).unwrap_or(0);
        for number in 1..=count {
            let [_, level] = level.words();
            let title = format!("示例：{county}{}年{level}案例之{number}", quarter.year());
            let awarded = format!("{}-20", quarter.end().format("%Y-%m"));
            cases.push(["6", "优秀案例", level, &title, &awarded, MARK].map(str::to_owned));
        }
    }
    cases
}

/// What inspections found in a county's submission for a quarter, each with the period of the inspection.
pub fn inspections(county: &str, quarter: Period, rows: Rows<'_>) -> Vec<(&'static str, [String; INSPECTION.len()])> {
    let here = FOUND.iter().filter(|found| found.1 == county && found.3 == quarter.to_string());
    let row = |found: &Found| {
        let (inspection, _, item, quarter, fewer, words) = *found;
        let reported = rows.iter().find(|row| row[0] == item)?;
        let verified = (reported[4].parse::<u64>().ok()? - fewer).to_string();
        let [finding, put_right, deadline, done] = words;
        let cells: [&str; INSPECTION.len()] = [
            item,
            &reported[1],
            quarter,
            "",
            &reported[4],
            "",
            &verified,
            "",
            finding,
            put_right,
            deadline,
            done,
            MARK,
            "",
        ];
        Some((inspection, cells.map(str::to_owned)))
    };
    here.filter_map(row).collect()
}
