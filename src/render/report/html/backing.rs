//! Where every number comes from, target by target: the formula of the city and of each county, and the rows
//! with file and line. It stands at the page's end; pressing a number shows its own part in a window.

use maud::{Markup, html};

use super::{Sheet, text};
use crate::{
    model::CountyIx,
    report::Line,
    table::{Align, Column},
    words::{Label, report::PageWord},
};

pub fn section(sheet: &Sheet<'_>) -> Markup {
    if sheet.report.facts.sources.is_empty() {
        return html! {};
    }
    html! {
        "\n" section aria-labelledby="origins" {
            "\n" h2 #origins { (sheet.say(PageWord::Origins)) }
            "\n" p.quiet.hint { (sheet.say(PageWord::OriginsHint)) }
            @for line in sheet.board.lines() { (target(sheet, line)) }
        }
    }
}

/// The window that a pressed number opens; empty until then.
pub fn window(sheet: &Sheet<'_>) -> Markup {
    html! {
        "\n" dialog #why aria-labelledby="why-title" {
            header {
                h2 #why-title {}
                button #why-close type="button" { (sheet.say(PageWord::Close)) }
            }
            div #why-content {}
        }
    }
}

fn target(sheet: &Sheet<'_>, line: &Line<'_>) -> Markup {
    let facts = &sheet.report.facts;
    // the city's number has everybody's rows in it, also where the report is one county's
    let counties = || (0..facts.plan.counties.len()).map(CountyIx);
    let title = || html! { (line.target.id) " " (line.indicator.name) };
    html! {
        "\n" details.backing id={ "backing-" (line.at) } {
            summary { (title()) }
            "\n" div.frame { table.steps {
                caption { (sheet.say(PageWord::Steps)) }
                @for (at, who) in [None].into_iter().chain(sheet.board.counties.iter().map(|(county, _)| Some(*county))).enumerate() {
                    (steps(sheet, line, who, at == 0))
                }
            } }
            "\n" div.frame { table.rows {
                caption { (sheet.say(PageWord::Rows)) }
                @for (at, county) in counties().enumerate() { (rows(sheet, line, county, at == 0)) }
            } }
        }
    }
}

/// The formula of one number.
fn steps(sheet: &Sheet<'_>, line: &Line<'_>, who: Option<CountyIx>, first: bool) -> Markup {
    let Some(backing) = sheet.report.facts.backing(line.at, who) else { return html! {} };
    let (columns, rows) = (&backing.steps.table.columns, &backing.steps.table.rows);
    let name = who.map_or(sheet.label(Label::City), |county| sheet.county(county));
    html! {
        @if first { "\n" thead { tr {
            th scope="col" { (sheet.label(Label::County)) }
            @for column in columns { th scope="col" { (column.title) } }
        } } }
        "\n" tbody.own data-who=(id(sheet, who)) {
            @for (at, row) in rows.iter().enumerate() {
                tr {
                    @if at == 0 { th scope="rowgroup" rowspan=(rows.len()) { (name) } }
                    @for cell in row { td { (text::shown(cell)) } }
                }
                "\n"
            }
        }
    }
}

fn rows(sheet: &Sheet<'_>, line: &Line<'_>, county: CountyIx, first: bool) -> Markup {
    let Some(backing) = sheet.report.facts.backing(line.at, Some(county)) else { return html! {} };
    let (columns, rows) = (&backing.rows.table.columns, &backing.rows.table.rows);
    html! {
        @if first { "\n" thead { tr { @for column in columns { th.right[right(column)] scope="col" { (column.title) } } } } }
        "\n" tbody.rows data-who=(id(sheet, Some(county))) {
            @for row in rows {
                tr {
                    @for (at, (cell, column)) in row.iter().zip(columns).enumerate() {
                        @if at == 0 { th scope="row" { (text::shown(cell)) } }
                        @else if column.title == sheet.label(Label::Source) { td.source { (text::shown(cell)) } }
                        @else { td.right[right(column)] { (text::shown(cell)) } }
                    }
                }
                "\n"
            }
        }
    }
}

fn id<'a>(sheet: &Sheet<'a>, who: Option<CountyIx>) -> &'a str {
    who.map_or("", |county| sheet.report.facts.plan.county(county).id.as_str())
}

fn right(column: &Column) -> bool {
    column.align == Align::Right
}
