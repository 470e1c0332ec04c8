//! Every target in every county: a figure on the ground of its status, with the status's sign, and its word
//! for those who see neither.

use maud::{Markup, html};

use super::{
    Sheet, drawing,
    number::{self, Asked},
};
use crate::{
    model::CountyIx,
    report::{Known, Line, Mark, Status},
    words::{self, Label, report::PageWord},
};

/// So many counties do not need the whole width.
const FEW: usize = 3;

pub fn section(sheet: &Sheet<'_>) -> Markup {
    let (board, language) = (&sheet.board, sheet.language());
    html! {
        "\n" section aria-labelledby="heat" {
            "\n" h2 #heat { (sheet.say(PageWord::Heat)) }
            "\n" p.quiet { (sheet.say(PageWord::HeatHint)) " " span.hint { (sheet.say(PageWord::OriginsHint)) } }
            "\n" div.frame role="region" tabindex="0" aria-labelledby="heat" {
                table.heat.wide[board.counties.len() > FEW] {
                    caption.unseen { (sheet.say(PageWord::Heat)) }
                    "\n" thead { tr {
                        th scope="col" { (sheet.label(Label::Target)) }
                        th scope="col" { (sheet.label(Label::City)) }
                        @for (_, county) in &board.counties { th scope="col" { (words::county_name(county, language)) } }
                    } }
                    @for group in &board.groups {
                        "\n" tbody {
                            "\n" tr.group { th colspan=(board.counties.len() + 2) scope="rowgroup" {
                                (group.action.id) " " (words::action_name(group.action, language))
                            } }
                            @for line in &group.lines { (row(sheet, line)) }
                        }
                    }
                }
            }
        }
    }
}

fn row(sheet: &Sheet<'_>, line: &Line<'_>) -> Markup {
    let ids = line.squares.iter().map(|square| sheet.report.facts.plan.county(square.county).id.as_str());
    html! {
        "\n" tr data-target=(line.target.id) {
            th scope="row" { (line.indicator.name) span.id { (line.wanted) } }
            "\n" td.city.(drawing::class(line.city.status)) data-county="" { (cell(sheet, line, None, &line.city, state(sheet, &line.city, Known::Reported))) }
            @for (square, id) in line.squares.iter().zip(ids) {
                "\n" td.(drawing::class(ground(&square.mark, square.known))) data-county=(id) {
                    (cell(sheet, line, Some(square.county), &square.mark, state(sheet, &square.mark, square.known)))
                    @if square.stale { span.unseen { " " (sheet.label(Label::Stale)) } }
                }
            }
        }
    }
}

/// What a cell stands on: what a county does not owe by itself still shows that nothing is known of it.
fn ground(mark: &Mark, known: Known) -> Option<Status> {
    mark.status.or(match known {
        Known::Reported => None,
        Known::Missing => Some(Status::NoData),
        Known::NotApplicable => Some(Status::NotApplicable),
    })
}

/// The state in words: the status, or why there is none.
fn state(sheet: &Sheet<'_>, mark: &Mark, known: Known) -> &'static str {
    match (mark.status, known) {
        (_, Known::Missing) => sheet.label(Label::Missing),
        (Some(status), _) => words::status(status, sheet.language()),
        (None, Known::NotApplicable) => sheet.label(Label::NotApplicable),
        (None, Known::Reported) => sheet.say(PageWord::OfCity),
    }
}

fn cell(sheet: &Sheet<'_>, line: &Line<'_>, county: Option<CountyIx>, mark: &Mark, state: &str) -> Markup {
    let class = drawing::class(mark.status);
    let shown = html! {
        @if mark.status.is_some() { (drawing::sign(class)) }
        @match mark.actual {
            Some(_) => (number::amount(mark.actual)),
            None => span { (state) },
        }
    };
    html! {
        (number::linked(sheet, Asked { line, county }, shown))
        @if let Some(attainment) = mark.attainment { span.below { (number::share(Some(attainment))) } }
        @if mark.actual.is_some() { span.unseen { " " (state) } }
    }
}
