//! The text of a report as typed blocks. Headings carry no numbers: those come with the outline, so that a
//! section can be put in or left out anywhere.

use crate::{model::Language, table::Table, words::report};

/// A section of the first level (一、).
#[derive(Debug, Clone)]
pub struct Section {
    pub heading: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
pub enum Block {
    /// Of the second level ((一)) or the third (1.).
    Heading {
        level: u8,
        text: String,
    },
    Paragraph(String),
    Table(Captioned),
}

#[derive(Debug, Clone)]
pub struct Captioned {
    pub caption: String,
    pub table: Table,
    /// Lines under the table.
    pub notes: Vec<String>,
}

/// A piece of a report as it is read.
#[derive(Debug, Clone)]
pub enum Part<'a> {
    /// `number` is what the language puts before a heading of this level, such as `一、` or `1. `.
    Heading {
        level: u8,
        number: String,
        text: &'a str,
    },
    Paragraph(&'a str),
    Table(&'a Captioned),
}

impl Section {
    pub fn new(heading: impl Into<String>) -> Section {
        Section { heading: heading.into(), blocks: Vec::new() }
    }

    pub fn is_blank(&self) -> bool {
        self.blocks.is_empty()
    }

    pub fn say(&mut self, sentence: impl Into<String>) {
        self.blocks.push(Block::Paragraph(sentence.into()));
    }

    /// Adds a table, unless it has no rows.
    pub fn show(&mut self, caption: impl Into<String>, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(Captioned { caption: caption.into(), table, notes: Vec::new() }));
        }
    }

    pub fn subheading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading { level: 2, text: text.into() });
    }
}

/// The levels of headings below the first that a report may have.
const LEVELS: usize = 3;

pub(super) fn outline(sections: &[Section], language: Language) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        parts.push(Part::Heading { level: 1, number: report::ordinal(1, at + 1, language), text: &section.heading });
        let mut counts = [0; LEVELS];
        for block in &section.blocks {
            parts.push(match block {
                Block::Paragraph(text) => Part::Paragraph(text),
                Block::Table(table) => Part::Table(table),
                Block::Heading { level, text } => {
                    let depth = usize::from(*level).saturating_sub(2).min(LEVELS - 1);
                    counts[depth] += 1;
                    counts[depth + 1..].fill(0);
                    Part::Heading { level: *level, number: report::ordinal(*level, counts[depth], language), text }
                }
            });
        }
    }
    parts
}
