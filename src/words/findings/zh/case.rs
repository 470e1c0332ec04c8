//! Lists of good cases, in Chinese.

use super::meant;
use crate::{
    finding::{Backing, CaseProblem},
    model::CaseLevel,
    words::findings::{Told, shown},
};

pub fn tell(problem: &CaseProblem) -> Told {
    match problem {
        CaseProblem::UnknownAction { text, known } => Told::new(
            match text.is_empty() {
                true => "没有写是哪项行动的案例".to_owned(),
                false => format!("方案里没有行动“{}”", shown(text)),
            },
            format!("填行动的编号，从这些里选一个：{}", known.join("、")),
        ),
        CaseProblem::UnknownLevel { text, nearest } => {
            let levels = CaseLevel::ALL.map(|level| level.words()[1]).join("、");
            let message = match text.is_empty() {
                true => "没有写级别".to_owned(),
                false => format!("“{}”不是案例的级别", shown(text)),
            };
            Told::new(message, meant(*nearest, &format!("从这几个词中选一个：{levels}")))
        }
        CaseProblem::NoTitle => Told::new("没有写案例的名称", "填评定文件上的名称；空着不用的行整行删去"),
        CaseProblem::BadDay { text } => Told::new(
            match text.is_empty() {
                true => "没有写评定日期".to_owned(),
                false => format!("日期“{}”看不懂", shown(text)),
            },
            "填评定文件的日期，按年-月-日，例如 2023-12-20；还没有评定的案例先不登记",
        ),
        CaseProblem::Twice { first } => {
            Told::new(format!("第 {first} 行已经有同级别、同名称的案例"), "同一个案例只留一行；不同的案例写全名称")
        }
        CaseProblem::NotBacked { path, exists, level, kind, backing, listed, reported } => {
            let when = match backing {
                Backing::OpenOn(day) => format!("{day} 以前"),
                Backing::Opened { first, last } => format!("{first} 至 {last} "),
            };
            let what = format!("{}{}", level[1], kind.as_deref().unwrap_or("案例"));
            let message = match exists {
                true => format!("案例名单里，{when}评定的{what}有 {listed} 个，这里报了 {reported} 个"),
                false => format!("报了 {reported} 个{what}，却没有案例名单"),
            };
            let help = format!(
                "把评定的案例逐个登记到 {path}；没有评定那么多的，改数值；评定文件还没有下来的，在备注说明，就不再提示"
            );
            Told::new(message, help)
        }
    }
}
