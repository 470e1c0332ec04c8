//! The words of `plan rank`: its columns, what is said of a county, and the rule that stands under the table.

use super::pick;
use crate::{calendar::Date, model::Language, number::Decimal, scoring::Matter};

/// A column's title or another fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankLabel {
    Place,
    Total,
    Targets,
    Bonus,
    StriveApart,
    Marks,
    Windows,
    Points,
    Weight,
    Brings,
    Could,
    MadeOf,
}

impl RankLabel {
    pub fn text(self, language: Language) -> &'static str {
        match self {
            RankLabel::Place => pick(language, "名次", "Place"),
            RankLabel::Total => pick(language, "总分", "Total"),
            RankLabel::Targets => pick(language, "目标", "Targets"),
            RankLabel::Bonus => pick(language, "加减分", "Bonus"),
            RankLabel::StriveApart => pick(language, "力争(另列)", "Strive (apart)"),
            RankLabel::Marks => pick(language, "各项得分", "Points"),
            RankLabel::Windows => pick(language, "各目标怎样得分", "Targets, window by window"),
            RankLabel::Points => pick(language, "得分", "Points"),
            RankLabel::Weight => pick(language, "权重", "Weight"),
            RankLabel::Brings => pick(language, "计入总分", "Brings"),
            RankLabel::Could => pick(language, "满分", "Of"),
            RankLabel::MadeOf => pick(language, "怎样得来", "Made of"),
        }
    }
}

/// The name of what is scored beside targets.
pub fn matter(matter: Matter, language: Language) -> &'static str {
    match matter {
        Matter::Submissions => pick(language, "按时填报", "Submissions in time"),
        Matter::Duties => pick(language, "工作责任", "Duties"),
        Matter::Quality => pick(language, "数据质量", "Data quality"),
    }
}

/// What there is to say of a ranking, a county or a mark. Points are shown cut after two decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RankRemark {
    Heading {
        year: i32,
        as_of: Date,
    },
    /// Not all of the year's submissions have come.
    Incomplete {
        received: usize,
        expected: usize,
    },
    /// Nothing that counts came in all year.
    Silent,
    /// What cost points, the most first, and how many more.
    Lost {
        marks: Vec<(String, String)>,
        more: usize,
    },
    Full,
    Veto {
        reason: String,
        document: Option<String>,
    },
    Bonus {
        points: Decimal,
        reason: String,
        document: Option<String>,
    },
    /// A county's total and place; no place after a veto.
    Outcome {
        total: String,
        place: Option<usize>,
        counties: usize,
    },
    Windows {
        counted: usize,
        missing: usize,
    },
    Share {
        matter: Matter,
        had: Decimal,
        owed: usize,
        late: usize,
        undated: usize,
    },
    NotApplicable,
    NotReported,
    Unsaid,
    NothingDue,
    StriveApart,
    SharedOut,
    /// Where a county's figures come from.
    Sources {
        county: String,
    },
    NoSuchYear {
        text: String,
        years: Option<(i32, i32)>,
    },
}

impl RankRemark {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    fn chinese(&self) -> String {
        let by = |document: &Option<String>| document.as_ref().map(|it| format!("（{it}）")).unwrap_or_default();
        match self {
            RankRemark::Heading { year, as_of } => format!("{year} 年县(区)排名（截至 {as_of}）"),
            RankRemark::Incomplete { received: 0, .. } => "本年还没有任何数据，不排名次".to_owned(),
            RankRemark::Incomplete { received, expected } => {
                format!("本年的数据还不全：应报 {expected} 份，已报 {received} 份；补齐以后名次可能变")
            }
            RankRemark::Silent => "全年没有数据：0 分".to_owned(),
            RankRemark::Lost { marks, more } => {
                let marks: Vec<_> = marks.iter().map(|(what, lost)| format!("{what} {lost}")).collect();
                let more = if *more > 0 { format!("，另有 {more} 项") } else { String::new() };
                format!("失分：{}{more}", marks.join("，"))
            }
            RankRemark::Full => "没有失分".to_owned(),
            RankRemark::Veto { reason, document } => format!("一票否决，不排名次：{reason}{}", by(document)),
            RankRemark::Bonus { points, reason, document } => {
                let off = *points < Decimal::ZERO;
                let (word, points) = if off { ("减分", Decimal::ZERO - *points) } else { ("加分", *points) };
                format!("{word} {points}：{reason}{}", by(document))
            }
            RankRemark::Outcome { total, place: Some(place), counties } => {
                format!("总分 {total}，第 {place} 名，共 {counties} 个县(区)")
            }
            RankRemark::Outcome { total, place: None, .. } => format!("总分 {total}，不排名次"),
            RankRemark::Windows { counted: 0, .. } => "本年没有要完成的".to_owned(),
            RankRemark::Windows { counted, missing: 0 } => format!("{counted} 个期限的平均"),
            RankRemark::Windows { counted, missing } => {
                format!("{counted} 个期限的平均，其中 {missing} 个未报，按 0 算")
            }
            RankRemark::Share { matter, had, owed, late, undated } => {
                let mut text = match matter {
                    Matter::Submissions => format!("应报 {owed} 份，按时 {had} 份（缺行的按比例）"),
                    Matter::Duties => format!("应交 {owed} 份文档，已交 {had} 份"),
                    Matter::Quality => format!("报来 {owed} 行，计入 {had} 行"),
                };
                if *late > 0 {
                    text += &format!("；{late} 份迟报");
                }
                if *undated > 0 {
                    text += &format!("；{undated} 份没有记下收到日期，按时算");
                }
                text
            }
            RankRemark::NotApplicable => "不适用".to_owned(),
            RankRemark::NotReported => "未报，按 0 算".to_owned(),
            RankRemark::Unsaid => "有缺报，数可能更差，按 0 算".to_owned(),
            RankRemark::NothingDue => "年末还不应有数，报了就得满分".to_owned(),
            RankRemark::StriveApart => "力争，不计入总分".to_owned(),
            RankRemark::SharedOut => "排名时分解到县(区)".to_owned(),
            RankRemark::Sources { county } => format!("每个数出自哪个文件的哪一行：plan why 目标 {county}"),
            RankRemark::NoSuchYear { text, years: Some((first, last)) } => {
                format!("方案在 {text} 年没有填报期；可以写 {first} 到 {last}")
            }
            RankRemark::NoSuchYear { text, years: None } => format!("方案在 {text} 年没有填报期"),
        }
    }

    fn english(&self) -> String {
        let by = |document: &Option<String>| document.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        match self {
            RankRemark::Heading { year, as_of } => format!("Ranking of {year} (as of {as_of})"),
            RankRemark::Incomplete { received: 0, .. } => "no data of this year yet: no places".to_owned(),
            RankRemark::Incomplete { received, expected } => {
                format!("the year is not complete: {received} of {expected} submissions reported; places may change")
            }
            RankRemark::Silent => "no data all year: 0 points".to_owned(),
            RankRemark::Lost { marks, more } => {
                let marks: Vec<_> = marks.iter().map(|(what, lost)| format!("{what} {lost}")).collect();
                let more = if *more > 0 { format!(", {more} more") } else { String::new() };
                format!("lost: {}{more}", marks.join(", "))
            }
            RankRemark::Full => "nothing lost".to_owned(),
            RankRemark::Veto { reason, document } => format!("vetoed, takes no place: {reason}{}", by(document)),
            RankRemark::Bonus { points, reason, document } => format!("{points} points: {reason}{}", by(document)),
            RankRemark::Outcome { total, place: Some(place), counties } => {
                format!("{total} points, place {place} of {counties} counties")
            }
            RankRemark::Outcome { total, place: None, .. } => format!("{total} points, without a place"),
            RankRemark::Windows { counted: 0, .. } => "nothing to be done this year".to_owned(),
            RankRemark::Windows { counted, missing: 0 } => format!("mean of {counted} window(s)"),
            RankRemark::Windows { counted, missing } => {
                format!("mean of {counted} window(s), {missing} of them not reported and counted as 0")
            }
            RankRemark::Share { matter, had, owed, late, undated } => {
                let mut text = match matter {
                    Matter::Submissions => format!("{had} of {owed} in time (partial ones by their rows)"),
                    Matter::Duties => format!("{had} of {owed} documents there"),
                    Matter::Quality => format!("{had} of {owed} rows count"),
                };
                if *late > 0 {
                    text += &format!("; {late} late");
                }
                if *undated > 0 {
                    text += &format!("; {undated} without a day of arrival, taken for in time");
                }
                text
            }
            RankRemark::NotApplicable => "n/a".to_owned(),
            RankRemark::NotReported => "not reported: 0".to_owned(),
            RankRemark::Unsaid => "rows are lacking that could have made it worse: 0".to_owned(),
            RankRemark::NothingDue => "nothing is due at the year's end: full points for a report".to_owned(),
            RankRemark::StriveApart => "strive, not in the total".to_owned(),
            RankRemark::SharedOut => "shared out for the ranking".to_owned(),
            RankRemark::Sources { county } => {
                format!("which file and line a figure comes from: plan why TARGET {county}")
            }
            RankRemark::NoSuchYear { text, years: Some((first, last)) } => {
                format!("the plan has no submission period in {text}; write {first} to {last}")
            }
            RankRemark::NoSuchYear { text, years: None } => format!("the plan has no submission period in {text}"),
        }
    }
}

/// The rule, line by line.
pub fn rank_rule(strive_counts: bool, language: Language) -> Vec<&'static str> {
    let strive = match (strive_counts, language) {
        (false, Language::Chinese) => "“力争”的目标另列，不计入总分。",
        (true, Language::Chinese) => "按 plan/scoring.toml，“力争”的目标也计入总分。",
        (false, Language::English) => "What is only aspired to (strive) stands apart and is not in the total.",
        (true, Language::English) => "By plan/scoring.toml, what is only aspired to (strive) is in the total, too.",
    };
    let (before, after): (&[_], &[_]) = match language {
        Language::Chinese => (
            &[
                "总分 = 100 × Σ(权重 × 得分) / Σ权重 + 加减分，得分都在 0 到 1 之间。通知没有规定权重，plan/scoring.toml 没有另写的都是 1；不适用的项目不算，权重由其余各项分担。",
                "目标：县(区)自己要完成的，本年已开始的各期限 min(1, 完成率 / 年末应达) 的平均。超额不多得分，未报按 0 算；缺报可能使结果变好的（不多于、期内的比率）也按 0 算；年末应达为 0 的，报了就得满分。",
                "按时填报 = 按时报来的份数 / 应报份数，缺行的按比例，没有记下收到日期的按时算；工作责任 = 已有文档的 / 应交的；数据质量 = 计入的行 / 报来的行。",
            ],
            &[
                "并列的名次相同，下一名顺延（1、1、3）；名次按没有舍入的分数排，显示时只舍不入。全年没有数据的 0 分，加减分不计，排在最后；一票否决的不排名次，列在最后。",
            ],
        ),
        Language::English => (
            &[
                "Total = 100 × Σ(weight × points) / Σ weight + bonus; points are from 0 to 1. The notice gives no weights: they are 1 unless plan/scoring.toml says otherwise. What does not apply drops out, and its weight goes to the others.",
                "Targets: those that the county owes itself, each the mean over the year's windows begun of min(1, attainment / due at the year's end). A surplus earns no more; what is missing earns 0, and so does a ceiling or a ratio of a flow while rows are lacking. Where nothing is due yet, a report earns all.",
                "Submissions: those that came in time of those owed, partial ones by their rows; without a day of arrival they are taken for in time. Duties: those with a document of those owed. Data quality: rows that count of rows sent.",
            ],
            &[
                "Ties share a place, and the next is left out (1, 1, 3); places go by exact totals, which are shown cut. No data all year: 0 points without bonus, last. A veto: no place, listed last.",
            ],
        ),
    };
    before.iter().copied().chain([strive]).chain(after.iter().copied()).collect()
}
