//! 封存以后的改动和更正，给市局的人看。

use super::column;
use crate::{
    finding::ClosedProblem,
    words::findings::{Told, hash, shown},
};

pub fn tell(problem: &ClosedProblem) -> Told {
    match problem {
        ClosedProblem::Cell { period, county, item, field, old, new, corrected } => {
            let was = if *corrected { "更正为" } else { "公布的是" };
            let (column, old, new) = (column(*field), cell(old), cell(new));
            Told::new(
                format!("{period} 已经封存，{item} 的“{column}”却改了：{was}{old}，现在是{new}"),
                format!(
                    "改错了的，改回{old}；确要更正的，运行 \
                     plan correct {period} {county} {item} --reason 原因 --by 姓名"
                ),
            )
        }
        ClosedProblem::Submission { period, county, old, new } => {
            let what = match (old.is_empty(), new.is_empty()) {
                (true, _) => "封存时这个县(区)没有填报，现在却有了文件".to_owned(),
                (false, true) => "封存的填报不见了".to_owned(),
                (false, false) => format!("封存的填报改过，又不能逐格核对（封存时 {}，现在 {}）", hash(old), hash(new)),
            };
            Told::new(
                format!("{period} 已经封存：{what}"),
                format!("恢复原来的样子；确要更正的，运行 plan correct {period} {county} --reason 原因 --by 姓名"),
            )
        }
        ClosedProblem::PlanFile { period, old, new } => {
            let what = match (old.is_empty(), new.is_empty()) {
                (true, _) => format!("方案多了这个文件（{}）", hash(new)),
                (false, true) => "方案的这个文件不见了".to_owned(),
                (false, false) => format!("方案的这个文件改过（封存时 {}，现在 {}）", hash(old), hash(new)),
            };
            Told::new(
                format!("{period} 封存以后，{what}"),
                format!("改错了的，改回去；确要改方案的，运行 plan correct {period} --reason 原因 --by 姓名"),
            )
        }
        ClosedProblem::Kept { period, gone: true } => {
            Told::new(format!("{period} 封存时留下的原文不见了"), "从仓库的历史里恢复这个文件")
        }
        ClosedProblem::Kept { period, gone: false } => Told::new(
            format!("{period} 封存时留下的原文改过，和 reports/closed.toml 对不上"),
            "从仓库的历史里恢复这个文件",
        ),
        ClosedProblem::NotClosed => Told::new(
            "这里留着封存的原文，reports/closed.toml 里却没有封存这一份",
            "恢复 reports/closed.toml 里的那一段；文件放错了的，删去",
        ),
        ClosedProblem::CorrectionUnused => Told::new(
            "这一条更正没有对应的改动",
            "核对期间、县(区)、编号和 old：old 要与封存的、或者上一条更正的 new 一字不差",
        ),
        ClosedProblem::SummaryOutdated { period, county } => {
            let county = county.as_ref().map(|county| format!(" --county {county}")).unwrap_or_default();
            Told::new(
                format!("{period} 的这份报告写好以后，所依据的数据又改过"),
                format!("运行 plan report {period}{county} 重新写出，再提交"),
            )
        }
    }
}

fn cell(text: &str) -> String {
    if text.is_empty() { "空的".to_owned() } else { format!("“{}”", shown(text)) }
}
