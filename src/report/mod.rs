//! A report on a quarter, a half-year or a year, before it is known in which format it is written: the facts,
//! and the text that is built from them. Every format shows this one value, so that no two of them can differ
//! in a figure. Pure: what is read from disk and from git goes in as [`Facts`].

mod board;
mod course;
mod facts;
mod judged;
mod provenance;
mod section;
mod text;

// what a mark is judged as, for those who draw it
pub use crate::attainment::Status;
pub use board::{Backing, Board, Group, Known, Line, Square, TASK_STATES};
pub use course::{Course, Mark};
pub use facts::{Facts, Turnout};
pub use provenance::{Origin, Provenance};
pub use section::{Block, Captioned, Part, Section};

use crate::words::report;

/// What every format shows.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    pub facts: Facts<'a>,
    /// What kind of report it is, on which period; stands under the plan's own title.
    pub title: String,
    /// What a reader has to know first: whose report it is, as of which day.
    pub preface: Vec<String>,
    pub sections: Vec<Section>,
    /// Where the figures come from; stands last.
    pub colophon: Vec<String>,
}

impl<'a> Report<'a> {
    /// Builds the text of the facts.
    pub fn of(facts: Facts<'a>) -> Report<'a> {
        let title = text::title(&facts);
        let (preface, sections, colophon) = (text::preface(&facts), text::sections(&facts), text::colophon(&facts));
        Report { facts, title, preface, sections, colophon }
    }

    /// Title and preface aside, everything in its order, with headings numbered as the language numbers them.
    pub fn outline(&self) -> Vec<Part<'_>> {
        section::outline(&self.sections, self.facts.language)
    }

    /// What the figures are marked with when they are invented.
    pub fn mark(&self) -> Option<&'static str> {
        self.facts.sample.then(|| report::sample(self.facts.language))
    }
}
