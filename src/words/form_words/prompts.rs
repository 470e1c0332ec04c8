//! What a cell to fill says when it is chosen, and when what was typed cannot stand there.

use super::FormWords;
use crate::{
    calendar::Period,
    model::{Indicator, Language, Share},
    number::Decimal,
};

/// A cell to fill.
#[derive(Debug, Clone, Copy)]
pub enum FormPrompt<'a> {
    /// A task's state at the period's end.
    State(Period),
    Count(&'a Indicator, Period),
    /// A ratio's value.
    Part(&'a Indicator, &'a Share, Period),
    /// A ratio's total.
    Total(&'a Indicator, &'a Share, Period),
    Site,
    Evidence,
    Note,
}

impl FormWords {
    /// What to fill in.
    pub fn ask(self, prompt: FormPrompt<'_>) -> String {
        match self.language {
            Language::Chinese => self.ask_in_chinese(prompt),
            Language::English => self.ask_in_english(prompt),
        }
    }

    fn ask_in_chinese(self, prompt: FormPrompt<'_>) -> String {
        match prompt {
            FormPrompt::State(period) => format!(
                "{}。从下拉列表里选：{}。还不清楚的留空。选“已完成”的写佐证，选“不适用”的在备注说明原因。",
                self.progress(period),
                self.states().join("、"),
            ),
            FormPrompt::Count(indicator, period) => format!(
                "{}，单位：{}，填{}。没有发生填 0；还没有统计的留空，空着不是零。",
                self.measure(indicator.measure, period),
                indicator.unit,
                self.number(indicator),
            ),
            FormPrompt::Part(indicator, share, period) => format!(
                "{}，填{}。填数量，不填百分比或比率；右边的总数填“{}”。一个也没有填 0；还没有统计的，两格都留空；不适用的，两格都填 0，并在备注说明原因。",
                self.measure(indicator.measure, period),
                self.number(indicator),
                share.of,
            ),
            FormPrompt::Total(indicator, share, period) => format!(
                "填“{}”，{}，填{}。{}还没有统计的，两格都留空；不适用的，两格都填 0，并在备注说明原因。",
                share.of,
                self.measure(indicator.measure, period),
                self.number(indicator),
                if share.is_part_of_whole() { "不能小于数值。" } else { "" },
            ),
            FormPrompt::Site => {
                "填站点的编号，以字母或汉字开头，每期写法要相同。有几个站点就要几行：在“审阅”里撤销工作表保护（没有密码），复制这一整行，插入到它下面。".to_owned()
            }
            FormPrompt::Evidence => {
                "填链接、文号或文件名。进展是“已完成”的必须有佐证。不要写姓名、身份证号、手机号、银行卡号。".to_owned()
            }
            FormPrompt::Note => {
                "留空的、不适用的、比上期减少的、与往期相差很大的，在这里写明原因。不要写姓名、身份证号、手机号、银行卡号。".to_owned()
            }
        }
    }

    fn ask_in_english(self, prompt: FormPrompt<'_>) -> String {
        match prompt {
            FormPrompt::State(period) => format!(
                "The {}. Choose from the list: {}. Not known yet: leave empty. Done wants evidence, n/a a note.",
                self.progress(period),
                self.states().join(", "),
            ),
            FormPrompt::Count(indicator, period) => format!(
                "{}, in {}: {}. Nothing happened: 0. Not known yet: leave empty, which is not zero.",
                capital(&self.measure(indicator.measure, period)),
                indicator.unit,
                self.number(indicator),
            ),
            FormPrompt::Part(indicator, share, period) => format!(
                "{}: {}. How many, not a percentage; the total beside it is {}. None: 0. Not known yet: leave both empty. Does not apply: 0 in both, with a note.",
                capital(&self.measure(indicator.measure, period)),
                self.number(indicator),
                share.of,
            ),
            FormPrompt::Total(indicator, share, period) => format!(
                "{}, {}: {}.{} Not known yet: leave both empty. Does not apply: 0 in both, with a note.",
                capital(&share.of),
                self.measure(indicator.measure, period),
                self.number(indicator),
                if share.is_part_of_whole() { " Not less than the value." } else { "" },
            ),
            FormPrompt::Site => {
                "The site's id: it begins with a letter and is written the same each time. One row a site: unprotect the sheet (Review; no password), copy this whole row and insert it below.".to_owned()
            }
            FormPrompt::Evidence => {
                "A link, a document's number or a file's name. What is done needs evidence. No names, identity, phone or bank card numbers.".to_owned()
            }
            FormPrompt::Note => {
                "Why a cell is empty, an item does not apply, or a figure has fallen or is unusual. No names, identity, phone or bank card numbers.".to_owned()
            }
        }
    }

    /// What to type instead; `None` where anything can stand.
    pub fn refuse(self, prompt: FormPrompt<'_>) -> Option<String> {
        match self.language {
            Language::Chinese => self.refuse_in_chinese(prompt),
            Language::English => self.refuse_in_english(prompt),
        }
    }

    fn refuse_in_chinese(self, prompt: FormPrompt<'_>) -> Option<String> {
        let plain = |indicator: &Indicator| {
            format!(
                "这里只能填{}。不要写单位、逗号和文字：“3.8万”写成 38000。还没有统计的留空。",
                self.number(indicator)
            )
        };
        match prompt {
            FormPrompt::State(_) => {
                Some(format!("只能是：{}。请点单元格右边的箭头，从下拉列表里选。", self.states().join("、")))
            }
            FormPrompt::Count(indicator, _) => Some(plain(indicator)),
            FormPrompt::Part(indicator, ..) => {
                Some(format!("{}填数量，不填百分比：“85%”要填成数值和总数两个数。", plain(indicator)))
            }
            FormPrompt::Total(indicator, share, _) if share.is_part_of_whole() => {
                Some(format!("{}总数也不能小于数值：如果是数值填错了，先改数值，再填总数。", plain(indicator)))
            }
            FormPrompt::Total(indicator, ..) => {
                Some(format!("{}数值大于 0 的，总数不能是 0：如果是数值填错了，先改数值，再填总数。", plain(indicator)))
            }
            FormPrompt::Site | FormPrompt::Evidence | FormPrompt::Note => None,
        }
    }

    fn refuse_in_english(self, prompt: FormPrompt<'_>) -> Option<String> {
        let plain = |indicator: &Indicator| {
            format!("Write {}, without unit, comma or words. Not known yet: leave it empty.", self.number(indicator))
        };
        match prompt {
            FormPrompt::State(_) => {
                Some(format!("One of: {}. Choose it from the cell's list.", self.states().join(", ")))
            }
            FormPrompt::Count(indicator, _) => Some(plain(indicator)),
            FormPrompt::Part(indicator, ..) => {
                Some(format!("{} How many, not a percentage: 85% takes a value and a total.", plain(indicator)))
            }
            FormPrompt::Total(indicator, share, _) if share.is_part_of_whole() => Some(format!(
                "{} The total cannot be less than the value, either: if the value is wrong, change it first.",
                plain(indicator)
            )),
            FormPrompt::Total(indicator, ..) => Some(format!(
                "{} The total cannot be 0 while the value is not: if the value is wrong, change it first.",
                plain(indicator)
            )),
            FormPrompt::Site | FormPrompt::Evidence | FormPrompt::Note => None,
        }
    }

    /// The title of what is said when something cannot stand.
    pub fn refused(self) -> &'static str {
        self.pick("不能这样填", "This cannot stand here")
    }

    /// Which numbers an indicator takes.
    fn number(self, indicator: &Indicator) -> String {
        let kind = match (indicator.decimals, self.language) {
            (0, Language::Chinese) => "整数".to_owned(),
            (0, Language::English) => "a whole number".to_owned(),
            (digits, Language::Chinese) => format!("数（最多 {digits} 位小数）"),
            (digits, Language::English) => format!("a number (at most {digits} decimals)"),
        };
        match (indicator.max, self.language) {
            (Some(max), Language::Chinese) => format!("0 到 {max} 的{kind}"),
            (None, Language::Chinese) => format!("不小于 0 的{kind}"),
            (Some(max), Language::English) => format!("{kind} from {} to {max}", Decimal::ZERO),
            (None, Language::English) => format!("{kind}, 0 or more"),
        }
    }
}

/// A sentence's beginning.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
