//! What is said where several cities' workspaces make one table: who sent how much, and why some do not fit
//! together.

use crate::model::Language;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProvinceNotice {
    /// What a city sent: for the period that is shown, and up to it.
    City {
        name: String,
        issuer: String,
        sample: bool,
        counties: usize,
        reported: usize,
        /// Received, of those expected.
        sent: (usize, usize),
        left_out: usize,
    },
    /// Amounts that the cities owe together.
    Together {
        targets: Vec<String>,
    },
    /// A folder that was named holds no plan.
    NoWorkspace {
        folder: String,
    },
    NamedTwice {
        folder: String,
    },
    /// Whose plan has the errors that were shown.
    PlanBroken {
        folder: String,
    },
    /// Two cities' plans do not say the same of one thing.
    Differs {
        /// The indicator or target.
        of: Option<String>,
        key: &'static str,
        /// In this city's plan, and in the first one's.
        spots: Box<[Spot; 2]>,
    },
    /// What the cities' plans have to have in common, below the differences.
    NotOnePlan,
    /// A county's code that stands in two cities' lists.
    CountyTwice {
        code: String,
        at: String,
        first: String,
    },
    /// A county's name that is found in several cities.
    SeveralCounties {
        text: String,
        known: String,
    },
}

/// A line of a city's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub at: String,
    /// `None` where there is no such key.
    pub line: Option<String>,
}

impl ProvinceNotice {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            ProvinceNotice::City { name, issuer, sample, counties, reported, sent: (received, expected), left_out } => {
                let sample = if *sample { "，示例数据" } else { "" };
                let rows = if *left_out > 0 { format!("，{left_out} 行没有计入") } else { String::new() };
                format!(
                    "{name}（{issuer}）：本期 {reported}/{counties} 个县(区)已报，累计 {received}/{expected} 份{rows}{sample}"
                )
            }
            ProvinceNotice::Together { targets } => format!(
                "这些目标没有分解到县(区)，目标数是各市合计的，只算一次，不是每个市各要一份：{}",
                targets.join("、")
            ),
            ProvinceNotice::NoWorkspace { folder } => {
                format!("{folder} 不是工作区：里面没有 plan/plan.toml。--workspaces 后面写每个市的工作区的文件夹")
            }
            ProvinceNotice::NamedTwice { folder } => format!("{folder} 写了两次；每个市的工作区只写一次"),
            ProvinceNotice::PlanBroken { folder } => format!("{folder} 的方案有错误（见上），改正以后才能合并"),
            ProvinceNotice::Differs { of, key, spots } => {
                let [here, there] = &**spots;
                let of = of.as_ref().map(|of| format!("{of} 的 ")).unwrap_or_default();
                let (said, first) = (said_in_chinese(here), said_in_chinese(there));
                format!("{}：{of}{key} 与 {} 不同：这里{said}，那里{first}", here.at, there.at)
            }
            ProvinceNotice::NotOnePlan => {
                "各市的方案不是同一个，没有合并：编号、起止日期、填报周期、滞后线、台账种类、任务、指标、目标\
                都要相同；可以不同的只有县(区)名单、分解到县(区)的数、各种名称和说明"
                    .to_owned()
            }
            ProvinceNotice::CountyTwice { code, at, first } => {
                format!("{at}：代码 {code} 在 {first} 已经有了；一个县(区)只能属于一个市，不能算两次")
            }
            ProvinceNotice::SeveralCounties { text, known } => {
                format!("不止一个市有县(区)“{text}”；请写明是哪一个：{known}")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            ProvinceNotice::City { name, issuer, sample, counties, reported, sent: (received, expected), left_out } => {
                let sample = if *sample { ", sample data" } else { "" };
                let rows = match left_out {
                    0 => String::new(),
                    1 => ", 1 row left out".to_owned(),
                    rows => format!(", {rows} rows left out"),
                };
                format!(
                    "{name} ({issuer}): {reported} of {counties} counties reported this period, {received} of {expected} submissions so far{rows}{sample}"
                )
            }
            ProvinceNotice::Together { targets } => format!(
                "These targets are not split among counties: their figure is owed by all cities together, once, and not by each city: {}",
                targets.join(", ")
            ),
            ProvinceNotice::NoWorkspace { folder } => {
                format!("{folder} is no workspace: there is no plan/plan.toml in it; --workspaces takes the folder of each city's workspace")
            }
            ProvinceNotice::NamedTwice { folder } => format!("{folder} is named twice; name each city's workspace once"),
            ProvinceNotice::PlanBroken { folder } => {
                format!("the plan of {folder} has errors (see above); nothing can be joined before they are put right")
            }
            ProvinceNotice::Differs { of, key, spots } => {
                let [here, there] = &**spots;
                let of = of.as_ref().map(|of| format!("{of}: ")).unwrap_or_default();
                let (said, first) = (said_in_english(here), said_in_english(there));
                format!("{}: {of}{key} is not that of {}: here {said}, there {first}", here.at, there.at)
            }
            ProvinceNotice::NotOnePlan => "the cities' plans are not one plan, so that nothing was joined: id, dates, reporting cadence, \
                threshold, rosters, tasks, indicators and targets have to be the same; only counties, splits among counties, names and \
                remarks may differ"
                .to_owned(),
            ProvinceNotice::CountyTwice { code, at, first } => {
                format!("{at}: the code {code} stands in {first} already; a county is one city's and cannot be counted twice")
            }
            ProvinceNotice::SeveralCounties { text, known } => {
                format!("more than one city has a county \"{text}\"; say which: {known}")
            }
        }
    }
}

fn said_in_chinese(spot: &Spot) -> String {
    spot.line.as_ref().map_or_else(|| "没有写".to_owned(), |line| format!("写的是“{line}”"))
}

fn said_in_english(spot: &Spot) -> String {
    spot.line.as_ref().map_or_else(|| "nothing is written".to_owned(), |line| format!("`{line}`"))
}
