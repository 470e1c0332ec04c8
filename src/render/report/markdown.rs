//! A report in Markdown: what is read on the repository's host, and what other documents are pasted from.

use crate::{
    render::markdown_table::{escape, table},
    report::{Part, Report},
};

pub fn render(report: &Report<'_>) -> anyhow::Result<Vec<u8>> {
    let mut blocks = vec![format!("# {}", escape(&report.facts.plan.title)), format!("**{}**", escape(&report.title))];
    blocks.extend(report.preface.iter().map(|line| escape(line)));
    for part in report.outline() {
        match part {
            Part::Heading { level, number, text } => {
                let marks = "#".repeat(usize::from(level) + 1);
                blocks.push(format!("{marks} {number}{}", escape(text)));
            }
            Part::Paragraph(text) => blocks.push(escape(text)),
            Part::Table(captioned) => {
                if !captioned.caption.is_empty() {
                    blocks.push(format!("**{}**", escape(&captioned.caption)));
                }
                blocks.push(table(&captioned.table));
                blocks.extend(captioned.notes.iter().map(|note| escape(note)));
            }
        }
    }
    blocks.push("---".to_owned());
    blocks.extend(report.colophon.iter().map(|line| escape(line)));
    Ok((blocks.join("\n\n") + "\n").into_bytes())
}
