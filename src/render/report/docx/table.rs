//! A table within the type area: its header on every page, no row torn in two, and columns as wide as what they
//! hold lets them be.

use super::{
    body::{paragraph, run},
    layout::{TABLE, Twips, WIDE_TABLE, WIDTH},
    styles::Style,
};
use crate::{
    render::shown,
    report::Captioned,
    table::{Align, Table},
};

/// From so many columns on the type is smaller.
const MANY: usize = 6;

/// What a cell leaves free at its sides, and a little more.
const PADDING: Twips = 110;

/// Columns that hold no more letters than this are never broken.
const SHORT: usize = 9;

pub(super) fn table(captioned: &Captioned) -> String {
    let table = &captioned.table;
    let small = table.columns.len() > MANY;
    let mut text = match captioned.caption.is_empty() {
        true => String::new(),
        false => paragraph(Style::Caption, &captioned.caption),
    };
    let widths = widths(table, small);
    text += &format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>{}<w:tblLayout w:type=\"fixed\"/>\
         <w:tblCellMar><w:left w:w=\"45\" w:type=\"dxa\"/><w:right w:w=\"45\" w:type=\"dxa\"/></w:tblCellMar>\
         </w:tblPr><w:tblGrid>",
        widths.iter().sum::<Twips>(),
        borders()
    );
    for width in &widths {
        text += &format!("<w:gridCol w:w=\"{width}\"/>");
    }
    text += "</w:tblGrid>";
    let titles = table.columns.iter().map(|column| (column.title.to_string(), "center"));
    text += &row(titles, &widths, small, true);
    for cells in &table.rows {
        let cells = cells.iter().zip(&table.columns).map(|(cell, column)| {
            let side = match column.align {
                Align::Left => "left",
                Align::Right => "right",
            };
            (shown(cell), side)
        });
        text += &row(cells, &widths, small, false);
    }
    text += "</w:tbl>";
    // A paragraph keeps the next table from growing together with this one.
    if captioned.notes.is_empty() {
        text += &paragraph(Style::Note, "");
    }
    for note in &captioned.notes {
        text += &paragraph(Style::Note, note);
    }
    text
}

fn row(cells: impl Iterator<Item = (String, &'static str)>, widths: &[Twips], small: bool, header: bool) -> String {
    let repeated = if header { "<w:tblHeader/>" } else { "" };
    let mut text = format!("<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>");
    let size = match small {
        true => format!("<w:rPr><w:sz w:val=\"{WIDE_TABLE}\"/><w:szCs w:val=\"{WIDE_TABLE}\"/></w:rPr>"),
        false => String::new(),
    };
    for ((cell, side), width) in cells.zip(widths) {
        text += &format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr>\
             <w:pStyle w:val=\"{}\"/><w:jc w:val=\"{side}\"/></w:pPr>{}</w:p></w:tc>",
            Style::Cell.id(),
            run(&cell, &size)
        );
    }
    text + "</w:tr>"
}

fn borders() -> String {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let side = |side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    format!("<w:tblBorders>{}</w:tblBorders>", sides.map(side).concat())
}

/// What a column has to hold, in letters.
#[derive(Debug, Clone, Copy)]
struct Load {
    /// Its longest text.
    text: usize,
    /// Its longest word: no column is narrower.
    word: usize,
}

/// The columns' widths, which fill the type area. Short columns have what they need; long ones what their longest
/// word needs, and they share the rest.
fn widths(table: &Table, small: bool) -> Vec<Twips> {
    let loads = table.columns.iter().enumerate().map(|(at, column)| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).map(shown).chain([column.title.to_string()]);
        let loads = cells.map(|text| Load { text: letters(&text), word: word(&text) });
        loads.fold(Load { text: 1, word: 1 }, |a, b| Load { text: a.text.max(b.text), word: a.word.max(b.word) })
    });
    let loads: Vec<_> = loads.collect();
    let letter = if small { WIDE_TABLE } else { TABLE } * 5;
    let need = |letters: usize| PADDING + letter * Twips::try_from(letters).unwrap_or(WIDTH);
    let least: Vec<_> = loads.iter().map(|it| need(if it.text <= SHORT { it.text } else { it.word })).collect();
    let taken: Twips = least.iter().sum();
    // A long column counts by the root of its length: four times the text is twice the width.
    let weight = |load: &Load| if load.text <= SHORT { 0 } else { load.text.isqrt() };
    let weights: Vec<_> = loads.iter().map(|load| Twips::try_from(weight(load)).unwrap_or(1)).collect();
    let all: Twips = weights.iter().sum();
    let (rest, all, weights) = match all {
        0 => (WIDTH.saturating_sub(taken), taken.max(1), least.clone()),
        _ => (WIDTH.saturating_sub(taken), all, weights),
    };
    let widths = least.iter().zip(weights).map(|(least, weight)| least + rest * weight / all);
    // What does not fit at all is made to.
    let widths: Vec<_> = widths.collect();
    let sum: Twips = widths.iter().sum();
    if sum > WIDTH { widths.into_iter().map(|width| width * WIDTH / sum).collect() } else { widths }
}

/// How many letters the longest stretch has in which no line is broken.
fn word(text: &str) -> usize {
    let stretches = text.split(|c: char| !c.is_ascii() || c == ' ');
    stretches.map(str::len).max().unwrap_or(0).max(2)
}

/// How many Latin letters wide a text is.
fn letters(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
