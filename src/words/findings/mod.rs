//! The wording of every finding: what is wrong, in the reader's language, and what to do instead. Every
//! enum of problems is matched without a wildcard, so that the compiler finds what is left untold.

mod en;
mod zh;

use crate::{
    finding::{Column, Message},
    model::Language,
    privacy::masked,
};

/// What a reader is told of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What is wrong: one sentence.
    pub message: String,
    /// What to do instead.
    pub help: Option<String>,
}

impl Told {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Told {
        Told { message: message.into(), help: Some(help.into()) }
    }
}

/// A column's name in a header of that language.
pub fn column(column: Column, language: Language) -> &'static str {
    match language {
        Language::Chinese => zh::column(column),
        Language::English => column.word(),
    }
}

/// The wording of a message.
pub fn tell(message: &Message, language: Language) -> Told {
    match language {
        Language::Chinese => zh::tell(message),
        Language::English => en::tell(message),
    }
}

/// More of a text than this is not repeated in a message: the excerpt shows it.
const LONGEST_QUOTE: usize = 40;

/// A cell's or a key's text, fit to stand in one line: cut where it is long, line breaks as spaces, and
/// what takes no ink by its code point. Nobody's numbers are repeated.
fn shown(text: &str) -> String {
    let text = masked(text);
    let mut shown = String::new();
    for c in text.chars().take(LONGEST_QUOTE) {
        match c {
            '\n' | '\r' | '\t' | '\u{3000}' => shown.push(' '),
            '"' | '\'' | '\\' => shown.push(c),
            _ if c.escape_debug().len() > 1 => shown.push_str(&format!("<{}>", code_point(c))),
            _ => shown.push(c),
        }
    }
    if text.chars().nth(LONGEST_QUOTE).is_some() {
        shown.push('…');
    }
    shown
}

/// As much of a hash as tells two apart.
fn hash(text: &str) -> &str {
    text.get(..12).unwrap_or(text)
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Bytes in whole mebibytes, upwards, so that more than a limit also reads as more.
fn mebibytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}

/// Two splits such as `yucheng 122, mingshan 23`, each without the parts that the other has too.
fn apart(one: &str, other: &str) -> (Option<String>, Option<String>) {
    let less = |these: &str, those: &str| {
        let kept: Vec<_> = these.split(", ").filter(|part| those.split(", ").all(|that| that != *part)).collect();
        (!kept.is_empty()).then(|| kept.join(", "))
    };
    (less(one, other), less(other, one))
}

/// What the notice and the plan say of a key, as far as it differs.
fn differing(key: &str, notice: Option<&str>, plan: Option<&str>) -> (Option<String>, Option<String>) {
    match (notice, plan) {
        (Some(notice), Some(plan)) if key == "allocation" => apart(notice, plan),
        _ => (notice.map(str::to_owned), plan.map(str::to_owned)),
    }
}

/// The notice's value of a key as the plan's file would have it.
fn as_toml(key: &str, value: &str) -> String {
    match key {
        "unit" | "of" | "each" | "every" => format!("{key} = \"{value}\""),
        "allocation" => value.split(", ").map(|part| part.replacen(' ', " = ", 1)).collect::<Vec<_>>().join(", "),
        _ if value.contains(" = ") => value.to_owned(),
        _ => format!("{key} = {value}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calendar::{Cadence, Period},
        finding::{
            BadValue, Column, Expected, FileProblem, NotCsv, PlanProblem, Referent, RegisterProblem, RowProblem,
            ValueProblem,
        },
    };

    fn some() -> Vec<Message> {
        let file = Period::new(Cadence::Quarter, 2023, 3).unwrap_or_else(|| unreachable!("a quarter"));
        let one_of = Expected::OneOf(&["stock", "flow"]);
        vec![
            Message::Plan(PlanProblem::UnknownKey { key: "at_leats".into(), nearest: Some("at_least".into()) }),
            Message::Plan(PlanProblem::UnknownReference { to: Referent::Clause, id: "9.9".into(), nearest: None }),
            Message::Plan(PlanProblem::BadValue(BadValue::Expected(one_of))),
            Message::Register(RegisterProblem::TaskUnfounded { task: "3.9".into() }),
            Message::File(FileProblem::NotCsv(NotCsv::Html)),
            Message::File(FileProblem::InvisibleCharacter { character: '\u{200b}' }),
            Message::File(FileProblem::MissingColumn(vec![Column::Value])),
            Message::Row(RowProblem::UnexpectedPeriod { text: "2023-Q2".into(), file }),
            Message::Value(ValueProblem::UnknownState { text: "完成".into(), nearest: Some("已完成") }),
            Message::Value(ValueProblem::NotApplicable),
        ]
    }

    #[test]
    fn both_languages_tell_it_each_in_its_own_words() {
        for message in some() {
            let [zh, en] = [Language::Chinese, Language::English].map(|language| tell(&message, language));
            assert_ne!(zh.message, en.message, "{message:?}");
            for told in [zh, en] {
                let help = told.help.unwrap_or_default();
                assert!(!told.message.is_empty() && !help.is_empty(), "{message:?}");
                let ends = told.message.ends_with(['。', '.']) || help.ends_with(['。', '.']);
                assert!(!ends && !told.message.contains('\n'), "{message:?}");
            }
        }
    }

    #[test]
    fn a_split_shows_only_where_a_point_was_moved() {
        let told = |one: Option<&str>, other: Option<&str>| (one.map(str::to_owned), other.map(str::to_owned));
        assert_eq!(apart("a 1, b 2, c 3", "a 2, b 2, c 2"), told(Some("a 1, c 3"), Some("a 2, c 2")));
        assert_eq!(apart("a 1, b 2", "a 1"), told(Some("b 2"), None));
    }

    #[test]
    fn what_the_notice_says_can_be_typed_into_the_plan() {
        for (key, value, typed) in [
            ("at_least", "at_least = 5", "at_least = 5"),
            ("each", "county", "each = \"county\""),
            ("by", "2025-12-31", "by = 2025-12-31"),
            ("allocation", "a 1, b 2", "a = 1, b = 2"),
        ] {
            assert_eq!(as_toml(key, value), typed);
        }
    }

    #[test]
    fn what_takes_no_ink_is_shown_by_its_code_point() {
        assert_eq!(shown("编号\u{200b}\u{a0}\"x\"\n\\"), "编号<U+200B><U+00A0>\"x\" \\");
        assert_eq!(shown(&"长".repeat(50)), "长".repeat(40) + "…");
    }
}
