//! Forms that were sent back.

use super::{
    super::{Told, shown},
    column,
};
use crate::finding::{FormProblem, NotCsv, Unreadable};

pub fn tell(problem: &FormProblem) -> Told {
    match problem {
        FormProblem::Unreadable(why) => unreadable(why),
        FormProblem::NoTable => Told::new(
            "没有找到填报表：哪一张工作表都没有“编号”和“数值”两列",
            "用 plan template 领的表来填；自己做的表，表头要有“编号”“数值”（比率还要“总数”）",
        ),
        FormProblem::SeveralTables(names) => Told::new(
            format!("有 {} 张工作表都像填报表：{}", names.len(), list(names)),
            "只留要报的一张，其余的删去或另存为别的文件",
        ),
        FormProblem::Whose { county, period, roster, example } => {
            let what = match (county, period) {
                (true, true) if *roster => "哪个县(区)、哪一种台账",
                (false, _) if *roster => "哪一种台账",
                (true, true) => "哪个县(区)、哪一期",
                (true, false) => "哪个县(区)",
                (false, _) => "哪一期",
            };
            Told::new(
                format!("看不出是{what}的{}", if *roster { "" } else { "填报" }),
                format!("把文件改名，例如 {example}，再导入一次"),
            )
        }
        FormProblem::OtherPlan { form, here } => Told::new(
            format!("这是另一个工作方案“{}”的表，不是“{}”的", shown(form), shown(here)),
            "在本工作区用 plan template 重新领表",
        ),
        FormProblem::OtherCounty { form, name } => Told::new(
            format!("这是{form}的表，文件名写的却是{name}"),
            format!("报{form}的数：把文件名里的县(区)改成{form}；报{name}的数：用{name}自己的表填，不要借用别县的"),
        ),
        FormProblem::OtherPeriod { form, name, county } => Told::new(
            format!("这是 {form} 的表，文件名写的却是 {name}"),
            format!(
                "报 {name} 的数：用 plan template {name} {county} --xlsx 领这一期的表来填；报 {form} 的数：把文件名里的 {name} 改成 {form}"
            ),
        ),
        FormProblem::NoSuchPeriod { text } => {
            Told::new(format!("“{}”不是本方案的填报期", shown(text)), "用 plan template 领当期的表来填")
        }
        FormProblem::Sorted { found, expected } => Told::new(
            format!("各行的次序变了：这里原来是 {expected}，现在是 {}，可能排过序，数和项目未必对得上", shown(found)),
            "按 Ctrl+Z 撤销排序；撤销不了的，重新领表，把数逐行填上",
        ),
        FormProblem::ColumnsGone(columns) => {
            let names = columns.iter().map(|it| format!("“{}”", column(*it))).collect::<Vec<_>>().join("");
            Told::new(
                format!("表里少了{names}列，可能删掉了，或者改了表头"),
                "按 Ctrl+Z 撤销，或把表头改回来；撤销不了的，重新领表，把数填上",
            )
        }
        FormProblem::Inserted { blank: true } => Told::new("这里插进了空行，已略过", "不用改；下次不要在表里插行"),
        FormProblem::Inserted { blank: false } => {
            Told::new("这一行是插进来的，原表没有", "删去这一行；要说明的话写进相应项目的“备注”")
        }
        FormProblem::Renamed { from, to } => Told::new(
            format!("工作表改了名，原来是“{}”，现在是“{}”；已按表头认出", shown(from), shown(to)),
            "不用改；下次不要改工作表的名字",
        ),
        FormProblem::Merged { range } => Told::new(
            format!("{range} 合并成了一格，只有左上角有内容，看不出其余各格填的是什么"),
            "选中这一格，取消合并，再一格一格地填",
        ),
        FormProblem::Calculated { formula, result: Some(result) } => Told::new(
            format!("这一格是公式{}，按它的结果 {} 读入", written(formula.as_deref()), shown(result)),
            format!("直接填 {}，不要留公式：复制这一格，再“选择性粘贴”为数值", shown(result)),
        ),
        FormProblem::Calculated { formula, result: None } => {
            Told::new(format!("这一格是公式{}，没有算出结果", written(formula.as_deref())), "直接填数，不要填公式")
        }
        FormProblem::DigitsLost => Told::new(
            "这一格是超过 15 位的数，Excel 只保留前 15 位，后面的都变成了 0，原来的数字已经丢失",
            "选中这一格，设置单元格格式为“文本”，再重新输入",
        ),
        FormProblem::AboveHeader => Told::new(
            "这一行在表头的上面，没有读；可能是排序时把表头也排了进去",
            "按 Ctrl+Z 撤销排序，或把表头那一行移回各行的上面",
        ),
        FormProblem::Outside { cells: 1 } => {
            Told::new("这一格在填报表的外面，里面的内容没有读", "清空这一格；要说明的话写进相应项目的“备注”")
        }
        FormProblem::Outside { cells } => Told::new(
            format!("从这一格起，有 {cells} 格在填报表的外面，里面的内容没有读"),
            "清空表外的各格；要说明的话写进相应项目的“备注”",
        ),
    }
}

/// A formula behind the word for it, where it is known.
fn written(formula: Option<&str>) -> String {
    formula.map_or(String::new(), |formula| format!(" ={}", shown(formula)))
}

fn unreadable(why: &Unreadable) -> Told {
    match why {
        Unreadable::Et => Told::new(
            "这是 WPS 自己的格式（.et），读不了",
            "在 WPS 里打开，“文件”→“另存为”，类型选“Microsoft Excel 文件 (*.xlsx)”，再导入",
        ),
        Unreadable::Format(kind) => Told::new(
            format!("这是{}，不是 Excel 表，也不是 CSV，读不了", name(*kind)),
            "在 Excel 或 WPS 里打开，“文件”→“另存为”，类型选“Excel 工作簿 (*.xlsx)”，再导入；打不开的，用 plan template 领表来填",
        ),
        Unreadable::Excel95 => Told::new(
            "这是 Excel 95 或更早的格式，读不了",
            "在 Excel 或 WPS 里打开，“文件”→“另存为”，类型选“Excel 工作簿 (*.xlsx)”，再导入",
        ),
        Unreadable::TooLarge => Told::new(
            "文件里的内容太多，不像填报表，没有读：可能有几十万行空格式，或者很大的图片",
            "用 plan template 重新领表，只把填的数复制过去，选“选择性粘贴”→“数值”",
        ),
        Unreadable::Password => Told::new("文件加了密码，读不了", "在 Excel 或 WPS 里打开，去掉打开密码，保存后再导入"),
        Unreadable::Broken => Told::new(
            "文件打不开，可能没有传完整，或者不是真正的 Excel 文件",
            "在 Excel 或 WPS 里打开看看；打得开就另存为 .xlsx 再导入，打不开就重新领表",
        ),
    }
}

fn name(kind: NotCsv) -> &'static str {
    match kind {
        NotCsv::Xlsx => "Word、PPT、ODS 一类的文件",
        NotCsv::Xls => "旧版 Office 文档",
        NotCsv::Html => "网页（HTML），只是后缀写成了表格的",
        NotCsv::Rtf => "带格式的文档（RTF）",
        NotCsv::Pdf => "PDF 文件",
        NotCsv::Gzip => "压缩文件（gzip）",
        NotCsv::Mhtml => "另存的网页（MHTML）",
        NotCsv::Json => "JSON 文件",
        NotCsv::LfsPointer => "Git LFS 的占位文件",
    }
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("“{}”", shown(name))).collect::<Vec<_>>().join("、")
}
