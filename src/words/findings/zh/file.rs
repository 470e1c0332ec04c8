//! A file, its header and the shape of its rows, in Chinese.

use super::{character, column};
use crate::{
    finding::{Column, Encoding, FileProblem, NotCsv, Separator},
    words::findings::{Told, code_point, mebibytes, shown},
};

const SAVE_AS: &str = "在 Excel 或 WPS 里打开，另存为“CSV UTF-8（逗号分隔）”";

pub fn tell(problem: &FileProblem) -> Told {
    match problem {
        FileProblem::NotCsv(kind) => not_csv(*kind),
        FileProblem::ConflictMarkers => Told::new(
            "文件里有两个人各自修改后没有合并好的内容（<<<<<<< 开头的标记）",
            "对照上下两份内容，留下正确的行，再删去以 <<<<<<<、=======、>>>>>>> 开头的三行；拿不准的，问下发填报表的单位",
        ),
        FileProblem::Undecodable { byte, offset } => Told::new(
            format!("文件第 {} 个字节（0x{byte:02X}）读不成文字，文件可能已经损坏", offset + 1),
            format!("找到原来的表格，{SAVE_AS}，再核对这一处的文字"),
        ),
        FileProblem::PlanNotUtf8(encoding) => plan_not_utf8(*encoding),
        FileProblem::NotUtf8(encoding) => {
            let name = match encoding {
                Encoding::Gb18030 => "GBK（GB18030）",
                Encoding::Utf16 => "UTF-16",
            };
            Told::new(
                format!("文件的编码是 {name}，不是 UTF-8"),
                "另存为 UTF-8 编码（在 Excel 或 WPS 里选“CSV UTF-8（逗号分隔）”）；CSV 也可以用 plan fmt 转换",
            )
        }
        FileProblem::NulByte => Told::new(
            "文件里有空字符（NUL），不是正常的文本，没有读取",
            format!("文件可能已经损坏：找到原来的表格，{SAVE_AS}"),
        ),
        FileProblem::EmptyFile => {
            Told::new("文件是空的，没有表头，也没有内容", "用下发的填报表重新填写；不需要的文件直接删去")
        }
        FileProblem::MissingColumn(missing) => missing_column(missing),
        FileProblem::UnknownColumn { name, .. } if name.is_empty() => {
            Told::new("表头里有一个单元格是空的", "这一列没有用的，整列删去；有用的，在第一行补上列名")
        }
        FileProblem::UnknownColumn { name, nearest } => unknown_column(name, *nearest),
        FileProblem::DuplicateColumn { name } => Told::new(
            format!("表头里“{}”这一列出现了两次", shown(name)),
            "核对两列的内容，只留正确的一列，另一列整列删去",
        ),
        FileProblem::RaggedRow { expected, found } => ragged(*expected, *found),
        FileProblem::BlankRow { rows: 1, .. } => Told::new("这是一个空行", "整行删去"),
        FileProblem::BlankRow { rows, last } => {
            Told::new(format!("这里起有 {rows} 个空行，最后一个在第 {last} 行"), "把空行整行删去")
        }
        FileProblem::UnclosedQuote => Told::new(
            "这个英文双引号 \" 没有另一半，后面的内容分不清是哪一格",
            format!("删去这个双引号，或改用中文引号“”；改好后{SAVE_AS}"),
        ),
        FileProblem::StrayQuote => Told::new(
            "单元格中间有英文双引号 \"，分不清内容到哪里为止",
            format!("删去这个双引号，或改用中文引号“”；改好后{SAVE_AS}"),
        ),
        FileProblem::InvisibleCharacter { character: c } => Told::new(
            format!("单元格里有看不见的字符：{} {}", character(*c), code_point(*c)),
            "清空这个单元格，用键盘重新输入，不要从网页或聊天窗口粘贴",
        ),
        FileProblem::SurroundingSpace => Told::new("内容的前面或后面有多余的空格", "删去前后的空格"),
        FileProblem::Garbled => {
            Told::new("单元格里有乱码，原来的文字已经丢失，无法恢复", "请按原始资料重新填写这个单元格")
        }
        FileProblem::Delimiter(separator) => delimiter(*separator),
        FileProblem::FileTooLarge { bytes, limit } => Told::new(
            format!("文件有 {} MB，超过 {} MB 的上限，没有读取", mebibytes(*bytes), mebibytes(*limit)),
            "正常的填报表不会这么大：删去多余的空行、空列和无关内容，或用下发的填报表重新填写",
        ),
        FileProblem::Symlink => {
            Told::new("这是指向别处的链接（符号链接），不是文件本身，没有读取", "删去链接，把真正的文件放到这里")
        }
        FileProblem::StrayFile { rename } => stray(rename.as_deref()),
        FileProblem::BadPeriodFolder { name, rename } => Told::new(
            format!("文件夹“{}”不是方案的填报期间，里面的文件没有读取", shown(name)),
            match rename {
                Some(rename) => format!("把文件夹改名为“{rename}”"),
                None => {
                    "文件夹要用填报期间命名，例如 2023-M07（月度）、2023-Q3（季度）、2023-H2（半年）、2023（年度），期间的最后一天要在方案期内".to_owned()
                }
            },
        ),
    }
}

fn not_csv(kind: NotCsv) -> Told {
    let what = match kind {
        NotCsv::Xlsx => "这是 Excel 工作簿（xlsx），只是把后缀写成了 .csv",
        NotCsv::Xls => "这是旧版 Excel 工作簿（xls），只是把后缀写成了 .csv",
        NotCsv::Html => "这是网页（HTML），只是把后缀写成了 .csv",
        NotCsv::Rtf => "这是带格式的文档（RTF），只是把后缀写成了 .csv",
        NotCsv::Pdf => "这是 PDF 文件，只是把后缀写成了 .csv",
        NotCsv::Gzip => "这是压缩文件（gzip），只是把后缀写成了 .csv",
        NotCsv::Mhtml => "这是另存的网页（MHTML），只是把后缀写成了 .csv",
        NotCsv::Json => "这是 JSON 文件，只是把后缀写成了 .csv",
        NotCsv::LfsPointer => "这里只有 Git LFS 的占位文件，没有表格的内容",
    };
    let help = match kind {
        NotCsv::Xlsx | NotCsv::Xls | NotCsv::Html | NotCsv::Mhtml => SAVE_AS.to_owned(),
        NotCsv::Gzip => "先解压".to_owned(),
        NotCsv::Rtf | NotCsv::Pdf | NotCsv::Json => format!("把内容复制到下发的填报表里；填好后{SAVE_AS}"),
        NotCsv::LfsPointer => "用 git lfs pull 取回真正的文件，并在 .gitattributes 里不让 CSV 走 Git LFS".to_owned(),
    };
    Told::new(what, help)
}

/// Only rosters require the site, under their own name for it.
fn missing_column(missing: &[Column]) -> Told {
    let name = |missing: &Column| if *missing == Column::Site { "编号" } else { column(*missing) };
    let names = missing.iter().map(|missing| format!("“{}”", name(missing))).collect::<String>();
    Told::new(
        format!("表头里没有{names}列，内容没有读取"),
        format!(
            "第一行要有写着{names}的单元格：列名改动过的改回来，表头上方的标题行删去，各列用英文逗号隔开，缺列的从下发的表里补回来"
        ),
    )
}

fn unknown_column(name: &str, nearest: Option<Column>) -> Told {
    let help = match nearest {
        Some(Column::Site) => "是不是想写“站点”（台账里是“编号”）？如果不是，把这一列整列删去".to_owned(),
        Some(nearest) => format!("是不是想写“{}”？如果不是，把这一列整列删去", column(nearest)),
        None => "列名打错的改正；自己加的列整列删去，要说明的内容写到备注".to_owned(),
    };
    Told::new(format!("表头里有不认识的列“{}”", shown(name)), help)
}

fn ragged(expected: usize, found: usize) -> Told {
    let help = if found > expected {
        "多半是内容里的英文逗号把一格分成了两格：把错位的内容移回原来的列，多出的单元格清空，英文逗号改成中文逗号"
    } else {
        "多半是一行断成了两行，或单元格被删去：把内容移回原来的列，缺的单元格补上"
    };
    Told::new(
        format!("这一行有 {found} 个单元格，表头有 {expected} 个，对不上列，整行没有读取"),
        format!("{help}；改好后{SAVE_AS}"),
    )
}

fn delimiter(separator: Separator) -> Told {
    let message = match separator {
        Separator::Tab => "各列是用制表符（Tab）隔开的，不是逗号",
        Separator::Semicolon => "各列是用分号隔开的，不是逗号",
        Separator::Pipe => "各列是用竖线 | 隔开的，不是逗号",
        Separator::SepLine => "第一行是 Excel 自用的“sep=”标记，不是表头",
    };
    Told::new(message, format!("{SAVE_AS}，或者用 plan fmt 改正"))
}

fn stray(rename: Option<&str>) -> Told {
    let help = match rename {
        Some(name) if name.ends_with(".csv") => {
            format!("改名为“{name}”（还是 Excel 工作簿的，先另存为 CSV）；已经另有“{name}”的，核对后只留一份")
        }
        Some(name) => format!("改名为“{name}”"),
        None => "填报表放在 reports/submissions/期间/县.csv，台账放在 reports/rosters/种类/县.csv；不需要的移走或删去"
            .to_owned(),
    };
    Told::new("这个文件或文件夹的名字或位置不对，没有读取", help)
}

fn plan_not_utf8(encoding: Encoding) -> Told {
    let name = match encoding {
        Encoding::Gb18030 => "GBK（GB18030）",
        Encoding::Utf16 => "UTF-16",
    };
    Told::new(format!("方案文件的编码是 {name}，不是 UTF-8"), "用文本编辑器另存为 UTF-8 编码")
}
