//! What a row is about, in Chinese: its item, its period, its site, and the rows of a roster.

use super::meant;
use crate::{
    calendar::{Date, Period},
    finding::RowProblem,
    words::findings::{Told, shown},
};

pub fn tell(problem: &RowProblem) -> Told {
    match problem {
        RowProblem::UnknownItem { text, .. } if text.is_empty() => {
            Told::new("这一行没有编号", "对照下发的填报表补上编号；合计、说明之类不是填报内容的行，整行删去")
        }
        RowProblem::UnknownItem { text, nearest } => {
            let help = meant(nearest.as_deref(), "请核对下发的填报表，照上面的编号填写");
            Told::new(format!("方案里没有编号“{}”", shown(text)), help)
        }
        RowProblem::NameMismatch { expected } => Told::new(
            format!("名称与编号对不上，这个编号的名称是“{expected}”"),
            "先核对整行是否错位（例如只给一列排了序），错位的重新填；没有错位的，清空“名称”单元格即可",
        ),
        RowProblem::DuplicateRow { lines, same_value, spaced } => duplicate(lines, *same_value, *spaced),
        RowProblem::MissingRow { item, missing } => Told::new(
            format!("少了“{item}”的行，共少 {missing} 行"),
            "从下发的填报表把这些行补回来；没有数据的，数值留空，并在备注说明原因",
        ),
        RowProblem::BadPeriod { text, file, example } => bad_period(text, *file, *example),
        RowProblem::PeriodFormat { text, reading } => {
            Told::new(format!("期间“{}”的写法不规范，按 {reading} 读取", shown(text)), format!("改为 {reading}"))
        }
        RowProblem::UnexpectedPeriod { text, file } => Told::new(
            format!("期间“{}”与这份填报表的期间 {file} 不一致", shown(text)),
            format!("清空这一行的“期间”单元格，或改为 {file}；若是别的期间的数，移到那一期的填报表"),
        ),
        RowProblem::MissingSite { roster } if roster.is_empty() => {
            Told::new("这一行没有编号", "给这个站点补一个编号，以字母或汉字开头，例如 s01；空着不用的行整行删去")
        }
        RowProblem::MissingSite { roster } => Told::new(
            format!("没有填站点，这一项要按{roster}逐个填报"),
            format!("在“站点”填{roster}在台账里的编号，一个站点一行"),
        ),
        RowProblem::UnknownSite { text, roster, nearest } => Told::new(
            format!("{roster}的台账里没有站点“{}”", shown(text)),
            meant(nearest.as_deref(), "请核对台账里的编号；新设的站点先登记到台账，再填报"),
        ),
        RowProblem::BadSiteId { text } => Told::new(
            format!("站点编号“{}”不是以字母或汉字开头，表格软件可能把它改成数字或日期", shown(text)),
            "换一个以字母或汉字开头的编号，例如 s01；台账和填报表里要改成一样的",
        ),
        RowProblem::UnexpectedSite => {
            Told::new("这一行不按站点填报，却填了站点", "清空这一行的“站点”；若本来要填的是另一项，改正编号")
        }
        RowProblem::SiteClosed { site, opened, closed } => Told::new(
            format!("站点“{}”在这一期间没有开放（{}）", shown(site), open_days(*opened, *closed)),
            "删去这一行；若是启用或停用的日期记错了，先改台账",
        ),
        RowProblem::NothingReported => Told::new(
            "整份填报表没有一行有效的数据，等于没有填报",
            "在“数值”列填好以后再报；已经填了的，先按其他提示改正",
        ),
        RowProblem::SampleData => Told::new(
            "这一行标着“示例数据”，是编造的数，不能上报",
            "把数值换成实际的数，把“佐证”换成真实的文号、链接或文件；没有数据就把数值留空",
        ),
        RowProblem::DuplicateSite { first } => Told::new(
            format!("这个编号在第 {first} 行已经用过"),
            "同一个站点只留一行；是不同站点的，给这一行换一个编号",
        ),
        RowProblem::BadDate { text } => Told::new(
            format!("日期“{}”看不懂", shown(text)),
            "按年-月-日填写，例如 2023-04-14；没有停用的站点，“停用”留空",
        ),
        RowProblem::DateFormat { text, reading } => {
            Told::new(format!("日期“{}”的写法不规范，按 {reading} 读取", shown(text)), format!("改为 {reading}"))
        }
        RowProblem::UnknownCounty { text, nearest } => Told::new(
            match text.is_empty() {
                true => "没有写是哪个县(区)".to_owned(),
                false => format!("没有“{}”这个县(区)", shown(text)),
            },
            meant(nearest.as_deref(), "填 plan/counties.toml 里的编号或中文名"),
        ),
        RowProblem::NoSubmissionPeriod { text, nearest } => Told::new(
            match text.is_empty() {
                true => "没有写是哪一期".to_owned(),
                false => format!("“{}”不是填报期", shown(text)),
            },
            nearest.map_or("改为填报期的名字，例如 2023-Q3".to_owned(), |period| format!("改为 {period}")),
        ),
        RowProblem::DuplicateArrival { first } => {
            Told::new(format!("这个县(区)这一期在第 {first} 行已经登记过"), "只留第一次收到的那一行，改报的不另登记")
        }
        RowProblem::BadArrivalDay { text } => Told::new(
            match text.is_empty() {
                true => "没有写收到的日期".to_owned(),
                false => format!("日期“{}”看不懂", shown(text)),
            },
            "按年-月-日填写，例如 2023-10-08",
        ),
        RowProblem::ClosedBeforeOpened => {
            Told::new("停用的日期早于启用的日期", "核对这两个日期，填反了的对调；还在开放的站点，“停用”留空")
        }
    }
}

fn duplicate(lines: &[usize], same_value: bool, spaced: bool) -> Told {
    let help = if same_value {
        "各行的数值相同：只留一行，其余的整行删去"
    } else {
        "各行的数值不同：按原始资料确定哪一行对，只留那一行"
    };
    let lines = lines.iter().map(usize::to_string).collect::<Vec<_>>().join("、");
    let same = if spaced {
        "去掉多余的空格以后，编号、期间、站点都相同"
    } else {
        "编号、期间、站点都相同"
    };
    let message = format!("第 {lines} 行重复：{same}，改正之前都不算数");
    Told::new(message, help)
}

fn bad_period(text: &str, file: Period, example: Option<Period>) -> Told {
    let help = match example {
        Some(example) => format!("填 {file} 之内的期间，例如 {example}，一个期间一行"),
        None => "请核对下发的填报表，这一期不用填的行整行删去".to_owned(),
    };
    let message = if text.is_empty() {
        "没有填期间，这一项要分期间逐行填报".to_owned()
    } else {
        format!("期间“{}”看不懂，或者不是 {file} 之内要填的期间", shown(text))
    };
    Told::new(message, help)
}

fn open_days(opened: Option<Date>, closed: Option<Date>) -> String {
    match (opened, closed) {
        (Some(opened), Some(closed)) => format!("{opened} 启用，{closed} 停用"),
        (Some(opened), None) => format!("{opened} 启用"),
        (None, Some(closed)) => format!("{closed} 停用"),
        (None, None) => "见台账".to_owned(),
    }
}
