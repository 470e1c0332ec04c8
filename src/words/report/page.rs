//! What a report says where it is a page or a workbook: titles of drawings and sheets, and what they mean to
//! somebody who does not see them.

use super::pick;
use crate::model::Language;

/// A fixed text of the page or the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageWord {
    /// The language by its own name in HTML.
    Tag,
    SkipToText,
    Contents,
    HowMany,
    Heat,
    HeatHint,
    Pace,
    PaceHint,
    Bar,
    Course,
    Text,
    Origins,
    OriginsHint,
    Close,
    Steps,
    Rows,
    Overview,
    Chart,
    Provenance,
    OfCity,
    Page,
}

impl PageWord {
    pub fn text(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            PageWord::Tag => ("zh-CN", "en"),
            PageWord::SkipToText => ("跳到正文", "Skip to the report"),
            PageWord::Contents => ("目录", "Contents"),
            PageWord::HowMany => ("各序时进度的目标数", "Targets by status"),
            PageWord::Heat => ("目标和县(区)", "Targets by county"),
            PageWord::HeatHint => (
                "每格上面是实际，下面是完成率；底色和符号是序时进度。由全市完成的目标，县(区)只列数，不作评判。",
                "Each cell: the actual, and below it the attainment; ground and sign are the status. What the city owes as a whole is not judged by county.",
            ),
            PageWord::Pace => ("完成率和应达", "Attainment and due"),
            PageWord::PaceHint => (
                "色条是完成率，竖线是按序时进度应达的位置，虚线是 100%；走势从上年末画到本期末。",
                "The bar is the attainment, the upright mark what is due by now, the dashed line 100 %; the course runs from the end of last year.",
            ),
            PageWord::Bar => ("完成率图", "Bar"),
            PageWord::Course => ("今年走势", "The year's course"),
            PageWord::Text => ("正文", "Report"),
            PageWord::Origins => ("数字出处", "Where the numbers come from"),
            PageWord::OriginsHint => (
                "点任何一个带点线的数字，就看到它的算式和出自哪个文件的哪一行。",
                "Press a dotted number to see its formula, and the file and line of every row in it.",
            ),
            PageWord::Close => ("关闭", "Close"),
            PageWord::Steps => ("算式", "Formula"),
            PageWord::Rows => ("所用的行", "Rows"),
            PageWord::Overview => ("总览", "Overview"),
            PageWord::Chart => ("完成率图", "Chart"),
            PageWord::Provenance => ("出处", "Provenance"),
            PageWord::OfCity => ("由全市完成", "owed by the city"),
            PageWord::Page => ("第 &P 页，共 &N 页", "Page &P of &N"),
        };
        pick(language, zh, en)
    }
}

/// What a bar says to somebody who does not see it.
pub fn bar(attainment: &str, due: Option<&str>, language: Language) -> String {
    match (language, due) {
        (Language::Chinese, Some(due)) => format!("完成率 {attainment}，应达 {due}"),
        (Language::Chinese, None) => format!("完成率 {attainment}"),
        (Language::English, Some(due)) => format!("attainment {attainment}, due {due}"),
        (Language::English, None) => format!("attainment {attainment}"),
    }
}

/// How a task can stand, in the order of done, going on, not begun, n/a, not reported.
pub fn task_states(language: Language) -> [&'static str; 5] {
    match language {
        Language::Chinese => ["已完成", "推进中", "未启动", "不适用", "未报"],
        Language::English => ["done", "in progress", "not started", "n/a", "not reported"],
    }
}
