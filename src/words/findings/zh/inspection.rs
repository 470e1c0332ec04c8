//! Rows of a cross-inspection, in Chinese.

use crate::{
    finding::InspectionProblem,
    words::findings::{Told, shown},
};

pub fn tell(problem: &InspectionProblem) -> Told {
    match problem {
        InspectionProblem::ReportedMismatch { reported, submitted: Some(submitted) } => Told::new(
            format!("检查记录写着上报 {reported}，填报里是 {submitted}"),
            "抄错的，照填报改（上报数也可以留空，程序自己取填报的数）；填报后来改过的，在备注说明，就不再提示",
        ),
        InspectionProblem::ReportedMismatch { reported, submitted: None } => Told::new(
            format!("检查记录写着上报 {reported}，填报里这一项却没有能计入的数"),
            "核对编号、期间和站点；填报里确实没有的，在备注说明，就不再提示",
        ),
        InspectionProblem::VerifiedTwice { first } => Told::new(
            format!("同一编号、期间、站点，第 {first} 行已经有核实数，改正之前两行的核实数都不用"),
            "只留一行核实数；同一项的另一个问题可以另写一行，核实数留空",
        ),
        InspectionProblem::BadPeriod { text, inspection, example } => Told::new(
            match text.is_empty() {
                true => "有上报数或核实数，却没有写是哪一期的数".to_owned(),
                false => format!("期间“{}”看不懂，不是这一项填报的期间，或者晚于检查的 {inspection}", shown(text)),
            },
            match example {
                Some(example) => format!("填这个数所属的期间，例如 {example}"),
                None => "填这个数所属的期间".to_owned(),
            },
        ),
        InspectionProblem::SaysNothing => {
            Told::new("这一行既没有核实数，也没有发现问题", "补填核实数或发现的问题；没有检查这一项的，整行删去")
        }
        InspectionProblem::BadDay { text } => {
            Told::new(format!("日期“{}”看不懂", shown(text)), "按年-月-日填写，例如 2024-03-31；没有的留空")
        }
    }
}
