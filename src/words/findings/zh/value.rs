//! 数值 and 总数, and the states of tasks, in Chinese.

use super::meant;
use crate::{
    book::TaskState,
    finding::{Suspect, ValueProblem},
    words::findings::{Told, shown},
};

pub fn tell(problem: &ValueProblem) -> Told {
    match problem {
        ValueProblem::NotANumber { text, looks } => not_a_number(text, looks),
        ValueProblem::FullWidth { fixed } => Told::new("数字或符号是全角的", format!("改为 {fixed}（用半角输入）")),
        ValueProblem::ThousandsSeparator { fixed } => Told::new("数字里有千分位逗号", format!("改为 {fixed}")),
        ValueProblem::UnitInValue { text, fixed } => {
            let help = match fixed {
                Some(fixed) => format!("改为 {fixed}，只填数字"),
                None => {
                    "只填数字，不带单位，单位与填报表的“单位”列一致；要填总数的行，“数值”填分子，“总数”填分母，不填百分数"
                        .to_owned()
                }
            };
            Told::new(format!("“{}”里除了数字还有单位", shown(text)), help)
        }
        ValueProblem::ScientificNotation { text } => Told::new(
            format!("“{}”是科学计数法：后面的数字已经丢失，无法恢复", shown(text)),
            "请按原始资料重新填写：先把单元格格式改为“数值”，再输入完整的数字",
        ),
        ValueProblem::SpreadsheetError { text } if text.starts_with("##") => Told::new(
            format!("“{}”是列宽不够时的显示，原来的数字没有存下来", shown(text)),
            "把这一列拉宽，看到完整的数字后重新保存；看不到的按原始资料重新填写",
        ),
        ValueProblem::SpreadsheetError { text } => Told::new(
            format!("“{}”是表格软件的公式错误，不是数字", shown(text)),
            "删去公式，按原始资料直接填数字；没有数据就把单元格留空",
        ),
        ValueProblem::NotReportedMarker { text, ratio } => {
            let help = if *ratio {
                "若确实没有填报，把单元格留空；若此项在本县不适用，数值和总数都填 0，并在备注说明原因；若数值确实是零，填 0"
            } else {
                "若确实没有填报，把单元格留空，并在备注说明原因；若确实是零，填 0（留空不等于 0）"
            };
            Told::new(format!("“{}”不是数字，看不出是没有填报、不适用还是零", shown(text)), help)
        }
        ValueProblem::Negative => {
            Told::new("数字不能小于 0", "填 0 或大于 0 的数；以前多报了的，去改以前那一期的填报表，不要用负数冲减")
        }
        ValueProblem::NotWhole { decimals, fixed } => not_whole(*decimals, fixed.as_deref()),
        ValueProblem::TooLarge => Told::new(
            "数字太大，超过了 1000000000000000（一千万亿）",
            "核对是否多打了位数，或误把证件号、账号填了进来，再按原始资料重新填写",
        ),
        ValueProblem::OverMax { max } => Told::new(
            format!("数值超过了这一项的上限 {max}"),
            format!("核对后填不大于 {max} 的数；多出的部分若属于别的行，移到那一行"),
        ),
        ValueProblem::MissingOf { of } => Told::new(
            "填了数值，没有填总数",
            format!("“总数”填分母，即“{of}”的实有数；若此项在本县不适用，数值和总数都填 0，并在备注说明原因"),
        ),
        ValueProblem::UnexpectedOf => {
            Told::new("这一行不用填总数", "清空这一行的“总数”；若数字填错了列或错了行，移到该填的单元格")
        }
        ValueProblem::ValueExceedsOf { value, of } if of.is_zero() => Told::new(
            format!("总数是 0，数值却是 {value}"),
            "按原始资料填实际的总数；若此项在本县不适用，数值和总数都填 0，并在备注说明原因",
        ),
        ValueProblem::ValueExceedsOf { value, of } => Told::new(
            format!("数值 {value} 大于总数 {of}，部分不能多于全部"),
            "“数值”填分子，“总数”填分母：核对两个数，填反了的对调",
        ),
        ValueProblem::UnknownState { text, nearest } => {
            let states = TaskState::ALL.map(|state| state.words()[1]).join("、");
            let otherwise = format!("从这四个词中选一个：{states}");
            Told::new(format!("“{}”不是任务的状态", shown(text)), meant(*nearest, &otherwise))
        }
        ValueProblem::EmptyValue => {
            Told::new("数值是空的，备注也没有说明原因", "补填数值；若确实没有填报，在备注说明原因（留空不等于 0）")
        }
        ValueProblem::NotApplicable => Told::new(
            "数值和总数都是 0，按不适用处理，但没有说明原因",
            "在备注说明为什么不适用；若在本县适用，“总数”填实际的分母",
        ),
    }
}

fn not_a_number(text: &str, looks: &Suspect) -> Told {
    let shown = shown(text);
    match looks {
        Suspect::Text => Told::new(
            format!("“{shown}”不是数字"),
            "只填阿拉伯数字，例如 12；说明写到备注；若确实没有填报，把单元格留空",
        ),
        Suspect::Date => Told::new(
            format!("“{shown}”像是日期，不是数字，可能是表格软件自动改的，原来填的数已经看不出来"),
            "把单元格格式改为“数值”，再按原始资料重新填写",
        ),
        Suspect::Approximate => Told::new(
            format!("“{shown}”是约数，不是确切的数"),
            "填实际统计的数，只填数字；“约”“余”“以上”之类的说明写到备注",
        ),
        Suspect::DecimalComma => Told::new(
            format!("“{shown}”里的逗号意思不明，可能是小数点，也可能是千分位"),
            format!("若是小数点，改为 {}；若是千分位，改为 {}", text.replace(',', "."), text.replace(',', "")),
        ),
        Suspect::Formula => Told::new(format!("“{shown}”是公式，不是数"), "直接填算出来的数，不要填公式"),
        Suspect::LookAlike => Told::new(
            format!("“{shown}”里有样子像数字的字母或符号"),
            "按原始资料重新输入数字：字母 O 不是数字 0，字母 l、I 不是数字 1，句号“。”不是小数点“.”",
        ),
    }
}

fn not_whole(decimals: u8, fixed: Option<&str>) -> Told {
    let message = match decimals {
        0 => "这一项只能填整数，不能有小数".to_owned(),
        _ => format!("小数太长，这一项最多填 {decimals} 位小数"),
    };
    let help = match (fixed, decimals) {
        (Some(fixed), _) => format!("改为 {fixed}"),
        (None, 0) => "按原始资料核对后填整数；单位不对的（如按“万”填的），换算成填报表的单位".to_owned(),
        (None, _) => format!("按原始资料核对后填不超过 {decimals} 位小数的数"),
    };
    Told::new(message, help)
}
