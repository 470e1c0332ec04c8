//! Tables as values: what stands in each cell, not how it looks. Missing stays missing to the last step;
//! a renderer decides on digits, bars, colours and escaping.

use std::borrow::Cow;

use crate::number::Decimal;

/// An answer: lines, tables under headings, and notes below them.
#[derive(Debug, Clone, Default)]
pub struct Document {
    pub lines: Vec<String>,
    pub sections: Vec<Section>,
    pub notes: Vec<String>,
    /// What its figures are marked with when they are invented.
    pub sample: Option<&'static str>,
}

#[derive(Debug, Clone)]
pub struct Section {
    pub title: String,
    pub table: Table,
    /// Lines under the table.
    pub notes: Vec<String>,
}

impl Section {
    /// Whether there is nothing in it to be read.
    pub fn is_blank(&self) -> bool {
        self.title.is_empty() && self.table.rows.is_empty() && self.notes.is_empty()
    }
}

#[derive(Debug, Clone, Default)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone)]
pub struct Column {
    pub title: Cow<'static, str>,
    pub align: Align,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// How good the news is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Good,
    Fair,
    Bad,
    Neutral,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    /// A word that carries news.
    Verdict {
        text: String,
        tone: Tone,
    },
    /// An exact count, or a ratio cut after six decimals.
    Number(Decimal),
    /// A share of one, cut after six decimals; `bar` where its length says something.
    Share {
        share: Decimal,
        bar: bool,
    },
    /// Not known, or does not apply: neither is zero.
    Nothing,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    pub fn number(number: Option<Decimal>) -> Cell {
        number.map_or(Cell::Nothing, Cell::Number)
    }
}

impl Column {
    pub fn left(title: impl Into<Cow<'static, str>>) -> Column {
        Column { title: title.into(), align: Align::Left }
    }

    pub fn right(title: impl Into<Cow<'static, str>>) -> Column {
        Column { title: title.into(), align: Align::Right }
    }
}
