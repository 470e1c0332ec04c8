//! A document on a terminal: boxed tables that line up under Chinese, with colour and bars where the
//! terminal allows, in plain ASCII where it does not.

use comfy_table::{CellAlignment, Color, ColumnConstraint, ContentArrangement, Table as Grid, Width, presets};

use super::{Terminal, shown};
use crate::{
    number::Decimal,
    table::{Align, Cell, Document, Section, Tone},
};

/// Blocks in a full bar.
const BAR: usize = 8;

pub fn render(document: &Document, terminal: Terminal) -> String {
    let mut out = String::new();
    for line in &document.lines {
        push_line(&mut out, line);
    }
    let draw = |bars: bool| document.sections.iter().map(|section| grid(section, terminal, bars)).collect::<Vec<_>>();
    let mut grids = draw(true);
    if !line_up(&mut grids, terminal) {
        grids = draw(false);
        line_up(&mut grids, terminal);
    }
    for (section, grid) in document.sections.iter().zip(&grids).filter(|(section, _)| !section.is_blank()) {
        push_line(&mut out, "");
        if !section.title.is_empty() {
            push_line(&mut out, &section.title);
        }
        if !section.table.rows.is_empty() {
            push_line(&mut out, &grid.trim_fmt());
        }
        for note in &section.notes {
            push_line(&mut out, note);
        }
    }
    if !document.notes.is_empty() {
        push_line(&mut out, "");
    }
    for note in &document.notes {
        push_line(&mut out, note);
    }
    out
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

/// Gives the columns of tables that have the same ones the same widths; whether there is room for that.
fn line_up(grids: &mut [Grid], terminal: Terminal) -> bool {
    let own: Vec<_> = grids.iter().map(Grid::column_max_content_widths).collect();
    let alike = own.windows(2).all(|pair| pair[0].len() == pair[1].len());
    let mut widths = own.first().cloned().unwrap_or_default();
    for own in &own {
        for (width, own) in widths.iter_mut().zip(own) {
            *width = (*width).max(*own);
        }
    }
    let frame = 3 * widths.len() as u16 + 1;
    let total = widths.iter().sum::<u16>() + frame;
    if terminal.width.is_some_and(|limit| total > limit) {
        return false;
    }
    for grid in grids.iter_mut().filter(|_| alike) {
        for (column, width) in grid.column_iter_mut().zip(&widths) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width + 2)));
        }
    }
    true
}

fn grid(section: &Section, terminal: Terminal, bars: bool) -> Grid {
    let mut grid = Grid::new();
    grid.load_style(if terminal.unicode { presets::UTF8_FULL_CONDENSED } else { presets::ASCII_FULL_CONDENSED });
    grid.force_no_tty();
    if terminal.colour {
        grid.enforce_styling();
    }
    if let Some(width) = terminal.width {
        grid.set_width(width);
        grid.set_content_arrangement(ContentArrangement::Dynamic);
    }
    grid.set_header(section.table.columns.iter().map(|column| comfy_table::Cell::new(&column.title)));
    for row in &section.table.rows {
        grid.add_row(row.iter().zip(&section.table.columns).map(|(cell, column)| {
            let styled = comfy_table::Cell::new(text(cell, terminal, bars)).set_alignment(match column.align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            });
            match colour(cell).filter(|_| terminal.colour) {
                Some(colour) => styled.fg(colour),
                None => styled,
            }
        }));
    }
    grid
}

fn text(cell: &Cell, terminal: Terminal, bars: bool) -> String {
    let shown = shown(cell);
    match cell {
        Cell::Share { share, bar: true } if bars && terminal.unicode => format!("{} {shown:>6}", bar(*share, '█', '░')),
        Cell::Share { share, bar: true } if bars => format!("{} {shown:>6}", bar(*share, '#', '.')),
        Cell::Nothing if !terminal.unicode => "-".to_owned(),
        _ => shown,
    }
}

/// As many full blocks as the share fills; a full bar means at least all.
fn bar(share: Decimal, full: char, empty: char) -> String {
    let filled = (0..BAR).filter(|block| share.times(BAR) >= Decimal::ONE.times(block + 1)).count();
    (0..BAR).map(|block| if block < filled { full } else { empty }).collect()
}

fn colour(cell: &Cell) -> Option<Color> {
    match cell {
        Cell::Verdict { tone: Tone::Good, .. } => Some(Color::Green),
        Cell::Verdict { tone: Tone::Fair, .. } => Some(Color::Yellow),
        Cell::Verdict { tone: Tone::Bad, .. } => Some(Color::Red),
        Cell::Verdict { tone: Tone::Neutral, .. } | Cell::Nothing => Some(Color::DarkGrey),
        Cell::Text(_) | Cell::Number(_) | Cell::Share { .. } => None,
    }
}
