//! What the notice of 2023-04-14 says, typed from its own text (`source/notice-2023-04-14.txt`): every figure,
//! comparison, date, rhythm, bearer and split. Nothing of it is read from the plan or its register. Only names
//! that the notice does not have are the plan's: the indicators' ids (SPEC §5), what a ratio is of, the units
//! of what is merely watched, and the short names of part three's duties.

/// What is wanted of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    AtLeast(i64),
    MoreThan(i64),
    Rises,
    Falls,
}

/// Until when, or how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The notice names the day: the end of the 14th five-year plan.
    By(&'static str),
    /// The notice names none.
    PlanEnd,
    Every(&'static str),
}

#[derive(Debug, Clone, Copy)]
pub struct Target {
    pub clause: &'static str,
    pub indicator: &'static str,
    pub unit: &'static str,
    pub of: Option<&'static str>,
    pub per: i64,
    pub goal: Goal,
    pub when: When,
    pub each: Option<&'static str>,
    pub strive: bool,
    pub split: &'static [(&'static str, i64)],
    /// Whether the notice leaves open when, by whom or how it is meant, so that the plan says how it reads it.
    pub open: bool,
}

pub const START: &str = "2023-04-14";
pub const END: &str = "2025-12-31";

const UNTIL_END: When = When::By(END);
const YEARLY: When = When::Every("year");
const COUNTIES_EACH: Option<&str> = Some("county");

/// Nothing but the city, by the plan's end, owed, with something left open.
const fn target(clause: &'static str, indicator: &'static str, unit: &'static str, goal: Goal) -> Target {
    Target {
        clause,
        indicator,
        unit,
        of: None,
        per: 100,
        goal,
        when: When::PlanEnd,
        each: None,
        strive: false,
        split: &[],
        open: true,
    }
}

use Goal::{AtLeast, Falls, MoreThan, Rises};

const PEOPLE_SERVED: Option<&str> = Some("康复对象总数");

pub const TARGETS: [Target; 23] = [
    // 二、(二) 到“十四五”末覆盖率达100%；每千名至少1名；月探访率达100%；覆盖率100%
    Target {
        of: Some("城市街道总数"),
        when: UNTIL_END,
        each: COUNTIES_EACH,
        ..target("2.1", "2.1-complex-coverage", "%", AtLeast(100))
    },
    Target { of: Some("老年人口数"), per: 1000, ..target("2.3", "2.3-social-workers", "人", AtLeast(1)) },
    Target {
        of: Some("特殊困难老年人总数"),
        when: When::Every("month"),
        each: COUNTIES_EACH,
        ..target("2.3", "2.3-monthly-visits", "%", AtLeast(100))
    },
    Target {
        of: Some("社区(村)总数"),
        each: COUNTIES_EACH,
        ..target("2.4", "2.4-volunteer-coverage", "%", AtLeast(100))
    },
    // 二、(三) 力争不少于316个，示范打造1个；力争90余场次，超过3.8万人次；每年不少于1次
    Target { strive: true, split: &SPLIT, ..target("3.1", "3.1-protection-points", "个", AtLeast(316)) },
    Target { strive: true, ..target("3.1", "3.1-model-communities", "个", AtLeast(1)) },
    Target { strive: true, ..target("3.2", "3.2-sessions", "场次", MoreThan(90)) },
    Target { strive: true, ..target("3.2", "3.2-people", "人次", MoreThan(38_000)) },
    Target { when: YEARLY, each: COUNTIES_EACH, ..target("3.3", "3.3-trainings", "次", AtLeast(1)) },
    // 二、(四) 各县(区)需建设1个；力争“十四五”末提升，降低
    Target { each: COUNTIES_EACH, ..target("4.1", "4.1-rehab-stations", "个", AtLeast(1)) },
    Target { strive: true, when: UNTIL_END, ..target("4.2", "4.2-counties-serving", "个", Rises) },
    Target {
        strive: true,
        when: UNTIL_END,
        of: Some("居家精神障碍人员总数"),
        ..target("4.2", "4.2-rehab-coverage", "%", Rises)
    },
    Target { strive: true, when: UNTIL_END, of: PEOPLE_SERVED, ..target("4.2", "4.2-ability-improved", "%", Rises) },
    Target { strive: true, when: UNTIL_END, of: PEOPLE_SERVED, ..target("4.2", "4.2-relapse-rate", "%", Falls) },
    Target { strive: true, when: UNTIL_END, of: PEOPLE_SERVED, ..target("4.2", "4.2-disability-rate", "%", Falls) },
    Target { strive: true, when: UNTIL_END, of: PEOPLE_SERVED, ..target("4.2", "4.2-poverty-rate", "%", Falls) },
    // 二、(五) 每年至少1个
    Target { when: YEARLY, ..target("5.5", "5.5-model-communities", "个", AtLeast(1)) },
    // 二、(六) 每年至少5个；力争每年省级2个，市级10个
    Target { when: YEARLY, ..target("6.1", "6.1-facility-upgrades", "个", AtLeast(5)) },
    Target { when: YEARLY, strive: true, ..target("6.5", "6.5-provincial-cases", "个", AtLeast(2)) },
    Target { when: YEARLY, strive: true, ..target("6.5", "6.5-municipal-cases", "个", AtLeast(10)) },
    // 二、(八) 到“十四五”末3个，累计35个；每个社工站每年不少于5次
    Target { when: UNTIL_END, ..target("8.1", "8.1-trial-counties", "个", AtLeast(3)) },
    Target { when: UNTIL_END, ..target("8.1", "8.1-cemeteries", "个", AtLeast(35)) },
    Target { when: YEARLY, each: Some("site"), open: false, ..target("8.4", "8.4-events", "次", AtLeast(5)) },
];

/// 二、(三)1, in its order.
pub const SPLIT: [(&str, i64); 8] = [
    ("yucheng", 122),
    ("mingshan", 23),
    ("tianquan", 17),
    ("lushan", 8),
    ("baoxing", 3),
    ("yingjing", 71),
    ("hanyuan", 11),
    ("shimian", 61),
];

/// Asked for without a figure (“一批”, or only “建设”, “开展”): watched. Indicator and unit.
pub const WATCHED: [(&str, &str); 8] = [
    ("2.1-town-complexes", "个"),
    ("2.1-mutual-aid-points", "个"),
    ("2.2-home-beds", "张"),
    ("2.2-home-retrofits", "户"),
    ("4.1-care-communities", "个"),
    ("6.5-practices", "项"),
    ("6.5-models", "项"),
    ("7.1-upgraded-communities", "个"),
];

/// How many numbered clauses each of the nine actions has.
pub const TASKS: [usize; 9] = [3, 4, 3, 3, 5, 5, 5, 4, 3];

/// In the order of 二、(三)1, with their codes in GB/T 2260.
pub const COUNTIES: [(&str, &str, &str); 8] = [
    ("yucheng", "雨城区", "511802"),
    ("mingshan", "名山区", "511803"),
    ("tianquan", "天全县", "511825"),
    ("lushan", "芦山县", "511826"),
    ("baoxing", "宝兴县", "511827"),
    ("yingjing", "荥经县", "511822"),
    ("hanyuan", "汉源县", "511823"),
    ("shimian", "石棉县", "511824"),
];

/// 一、 at the end of 2023, and of the 14th five-year plan.
pub const MILESTONES: [(&str, &str); 2] = [("2023-12-31", "初步成效"), ("2025-12-31", "显著成效")];

/// 三、(一) to (三): clause, who owes it, what, how often.
pub const DUTIES: [(&str, &str, &str, Option<&str>); 14] = [
    ("三.1", "county", "纳入县域治理全局", None),
    ("三.1", "county", "党委统筹议事协调", None),
    ("三.1", "county", "民政内部分工协作", None),
    ("三.2", "city", "绩效考核", Some("year")),
    ("三.2", "city", "工作调研", None),
    ("三.2", "city", "交叉检查", None),
    ("三.2", "city", "现场会议", None),
    ("三.2", "county", "季度小结", Some("quarter")),
    ("三.2", "county", "半年通报", Some("half-year")),
    ("三.2", "county", "年终评比", Some("year")),
    ("三.2", "city", "对上汇报和对下指导", None),
    ("三.3", "county", "经验总结和案例整理", None),
    ("三.3", "county", "媒体宣传", None),
    ("三.3", "city", "优秀案例汇编推广", None),
];

impl Goal {
    /// The key that says it in the plan.
    pub fn key(self) -> &'static str {
        match self {
            AtLeast(_) => "at_least",
            MoreThan(_) => "more_than",
            Rises => "rises",
            Falls => "falls",
        }
    }

    pub fn figure(self) -> Option<i64> {
        match self {
            AtLeast(figure) | MoreThan(figure) => Some(figure),
            Rises | Falls => None,
        }
    }
}
