//! What is read: title, preface, the outline, and where the figures come from.

use super::{
    WORD, escape,
    layout::{BOTTOM, FOOTER, LEFT, LINE, PAPER, RIGHT, TOP},
    styles::Style,
    table,
};
use crate::report::{Part, Report};

pub(super) fn document(report: &Report<'_>) -> String {
    let mut text = format!(
        "<w:document {WORD} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>"
    );
    for line in [&report.facts.plan.title, &report.title] {
        text += &paragraph(Style::Title, line);
    }
    text += &paragraph(Style::Body, "");
    for line in &report.preface {
        text += &paragraph(Style::Body, line);
    }
    for part in report.outline() {
        text += &match part {
            Part::Heading { level, number, text } => paragraph(Style::Heading(level), &format!("{number}{text}")),
            Part::Paragraph(text) => paragraph(Style::Body, text),
            Part::Table(captioned) => table::table(captioned),
        };
    }
    text += &paragraph(Style::Body, "");
    for line in &report.colophon {
        text += &paragraph(Style::Note, line);
    }
    text + &section() + "</w:body></w:document>"
}

pub(super) fn paragraph(style: Style, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{}</w:p>", style.id(), run(text, ""))
}

/// A run of text; none where there is nothing to say.
pub(super) fn run(text: &str, properties: &str) -> String {
    match text.is_empty() {
        true => String::new(),
        false => format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text)),
    }
}

/// Paper, margins, the grid of lines, and the page numbers.
fn section() -> String {
    let [width, height] = PAPER;
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"even\" \
         r:id=\"rId5\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>\
         <w:pgMar w:top=\"{TOP}\" w:right=\"{RIGHT}\" w:bottom=\"{BOTTOM}\" w:left=\"{LEFT}\" w:header=\"851\" \
         w:footer=\"{FOOTER}\" w:gutter=\"0\"/>\
         <w:docGrid w:type=\"lines\" w:linePitch=\"{LINE}\"/></w:sectPr>"
    )
}
