//! Findings in Chinese. Cells, rows and files are told to a county clerk, who knows Excel and WPS; the
//! plan and its register to the bureau's analyst, who edits TOML.

mod case;
mod closed;
mod file;
mod form;
mod history;
mod inspection;
mod plan;
mod register;
mod row;
mod value;

use super::Told;
use crate::{
    calendar::Cadence,
    finding::{Column, Message},
};

pub fn tell(message: &Message) -> Told {
    match message {
        Message::Plan(problem) => plan::tell(problem),
        Message::Register(problem) => register::tell(problem),
        Message::File(problem) => file::tell(problem),
        Message::Form(problem) => form::tell(problem),
        Message::Row(problem) => row::tell(problem),
        Message::Value(problem) => value::tell(problem),
        Message::History(problem) => history::history(problem),
        Message::Safety(problem) => history::safety(problem),
        Message::Closed(problem) => closed::tell(problem),
        Message::Inspection(problem) => inspection::tell(problem),
        Message::Case(problem) => case::tell(problem),
    }
}

/// A guess at the cell that was meant, and what to do where it is wrong or there is none.
fn meant(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("是不是想写“{nearest}”？如果不是，{otherwise}"))
}

/// A column's name in a submission's header; a roster calls its sites 编号.
pub(in crate::words) fn column(column: Column) -> &'static str {
    match column {
        Column::Item => "编号",
        Column::Name => "名称",
        Column::Period => "期间",
        Column::Site => "站点",
        Column::Value => "数值",
        Column::Of => "总数",
        Column::Evidence => "佐证",
        Column::Note => "备注",
        Column::Opened => "启用",
        Column::Closed => "停用",
        Column::County => "县(区)",
        Column::Date => "日期",
        Column::By => "经办",
        Column::Reported => "上报数",
        Column::ReportedOf => "上报总数",
        Column::Verified => "核实数",
        Column::VerifiedOf => "核实总数",
        Column::Found => "发现问题",
        Column::PutRight => "整改内容",
        Column::Deadline => "整改期限",
        Column::Done => "整改完成日期",
        Column::Action => "行动",
        Column::Kind => "类别",
        Column::Level => "级别",
        Column::Title => "案例",
        Column::Awarded => "评定日期",
        Column::Link => "链接",
    }
}

fn cadence(cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::Month => "月度",
        Cadence::Quarter => "季度",
        Cadence::HalfYear => "半年",
        Cadence::Year => "年度",
    }
}

/// A character that nobody sees, by its name where it has one that people use.
fn character(c: char) -> &'static str {
    match c {
        '\0' => "空字符",
        '\u{a0}' => "不间断空格",
        '\u{ad}' => "软连字符",
        '\u{61c}' | '\u{200e}' | '\u{200f}' => "文字方向标记",
        '\u{180e}' => "蒙古文元音分隔符",
        '\u{200b}' => "零宽空格",
        '\u{200c}' => "零宽不连字",
        '\u{200d}' => "零宽连字",
        '\u{2028}' => "行分隔符",
        '\u{2029}' => "段落分隔符",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "文字方向控制符",
        '\u{202f}' => "窄不间断空格",
        '\u{2060}' => "词连接符",
        '\u{feff}' => "零宽不间断空格",
        c if c.is_control() => "控制字符",
        _ => "不可见字符",
    }
}
