//! A document in Markdown, ready for a pull request's comment.

use super::shown;
use crate::table::{Align, Cell, Document, Table};

pub fn render(document: &Document) -> String {
    let mut blocks = Vec::new();
    blocks.extend(document.lines.iter().map(|line| escape(line)));
    for section in document.sections.iter().filter(|section| !section.is_blank()) {
        if !section.title.is_empty() {
            blocks.push(format!("## {}", escape(&section.title)));
        }
        blocks.push(table(&section.table));
        blocks.extend(section.notes.iter().map(|note| escape(note)));
    }
    blocks.extend(document.notes.iter().map(|note| escape(note)));
    blocks.join("\n\n") + "\n"
}

pub(super) fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let header = row(table.columns.iter().map(|column| escape(&column.title)).collect());
    let rule = table.columns.iter().map(|column| match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    });
    let rule = row(rule.collect());
    let rows = table.rows.iter().map(|cells| row(cells.iter().map(cell).collect()));
    [header, rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn cell(cell: &Cell) -> String {
    escape(&shown(cell))
}

/// Characters that Markdown or HTML would take for their own.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("<br>"),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_a_name_becomes_markup() {
        assert_eq!(super::escape("a|b <c> _d_"), "a\\|b &lt;c&gt; \\_d\\_");
    }
}
