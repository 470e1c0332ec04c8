//! The report's text: headings, sentences and tables as every format has them.

use maud::{Markup, html};

use super::Sheet;
use crate::{
    render,
    report::{Captioned, Part},
    table::{Align, Cell, Column, Tone},
    words::report::PageWord,
};

pub fn section(sheet: &Sheet<'_>) -> Markup {
    html! {
        "\n" section aria-labelledby="text" {
            "\n" h2 #text tabindex="-1" { (sheet.say(PageWord::Text)) }
            @for part in sheet.report.outline() {
                "\n"
                @match part {
                    Part::Heading { level: 1, number, text } => h3 { (number) (text) },
                    Part::Heading { level: 2, number, text } => h4 { (number) (text) },
                    Part::Heading { number, text, .. } => h5 { (number) (text) },
                    Part::Paragraph(text) => p { (text) },
                    Part::Table(table) => (captioned(table)),
                }
            }
        }
    }
}

fn captioned(table: &Captioned) -> Markup {
    html! {
        div.frame role="region" tabindex="0" aria-label=(table.caption) {
            table {
                caption { (table.caption) }
                (grid(&table.table.columns, &table.table.rows))
            }
        }
        @for note in &table.notes { "\n" p.quiet { (note) } }
    }
}

/// Header and rows; the first cell of a row names it.
pub fn grid(columns: &[Column], rows: &[Vec<Cell>]) -> Markup {
    html! {
        "\n" thead { tr { @for column in columns { th.right[column.align == Align::Right] scope="col" { (column.title) } } } }
        "\n" tbody { @for row in rows { (line(columns, row)) } }
    }
}

pub fn line(columns: &[Column], row: &[Cell]) -> Markup {
    html! {
        "\n" tr {
            @for (at, (cell, column)) in row.iter().zip(columns).enumerate() {
                @if at == 0 { th scope="row" { (shown(cell)) } }
                @else { td.right[column.align == Align::Right] { (shown(cell)) } }
            }
        }
    }
}

pub fn shown(cell: &Cell) -> Markup {
    let text = render::shown(cell);
    match cell {
        Cell::Verdict { tone, .. } => html! { span.tag.(self::tone(*tone)) { (text) } },
        Cell::Number(number) => html! { data value=(number) { (text) } },
        Cell::Share { share, .. } => html! { data value=(share) { (text) } },
        Cell::Text(_) | Cell::Nothing => html! { (text) },
    }
}

/// A verdict's own word tells it; the ground only helps.
fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "on-pace",
        Tone::Fair => "behind",
        Tone::Bad => "missed",
        Tone::Neutral => "no-data",
    }
}
