//! Each target's attainment against what is due by now, and how it came there in the course of the year.

use maud::{Markup, html};

use super::{
    Sheet, drawing,
    number::{self, Asked},
};
use crate::{
    number::Decimal,
    render,
    report::{Line, Mark},
    words::{self, Label, report::PageWord},
};

pub fn section(sheet: &Sheet<'_>) -> Markup {
    let own = sheet.report.facts.county.is_some();
    let (say, label) = (|word| sheet.say(word), |label| sheet.label(label));
    html! {
        "\n" section aria-labelledby="pace" {
            "\n" h2 #pace { (say(PageWord::Pace)) }
            "\n" p.quiet { (say(PageWord::PaceHint)) }
            "\n" div.frame role="region" tabindex="0" aria-labelledby="pace" {
                table.pace.wide {
                    caption.unseen { (say(PageWord::Pace)) }
                    "\n" thead { tr {
                        th scope="col" { (label(Label::Target)) }
                        th.right scope="col" { (label(Label::Actual)) }
                        th.right scope="col" { (label(Label::Attainment)) }
                        @if !own { th.right scope="col" { (label(Label::Due)) } }
                        th scope="col" { span.unseen { (say(PageWord::Bar)) } }
                        th scope="col" { (say(PageWord::Course)) }
                        th scope="col" { (label(Label::Status)) }
                    } }
                    "\n" tbody { @for line in sheet.board.lines() { (row(sheet, line, own)) } }
                }
            }
        }
    }
}

fn row(sheet: &Sheet<'_>, line: &Line<'_>, own: bool) -> Markup {
    let language = sheet.language();
    let county = sheet.report.facts.county;
    let mark = line.squares.first().filter(|_| own).map_or(&line.city, |square| &square.mark);
    let due = line.due.filter(|_| !own);
    let class = drawing::class(mark.status);
    html! {
        "\n" tr data-target=(line.target.id) {
            th scope="row" { (line.indicator.name) span.id { (line.wanted) " · " (line.window) } }
            td.right data-field="actual" { (number::linked(sheet, Asked { line, county }, number::amount(mark.actual))) }
            td.right data-field="attainment" { (number::share(mark.attainment)) }
            @if !own { td.right data-field="due" { (number::share(line.due)) } }
            td { @if let Some(attainment) = mark.attainment { (bar(sheet, attainment, due)) } }
            td { (course(sheet, line)) }
            td.status data-field="status" data-status=[mark.status.map(|status| status.word())] {
                @match mark.status {
                    Some(status) => span.tag.(class) { (drawing::sign(class)) " " (words::status(status, language)) },
                    None => span.quiet { (sheet.say(PageWord::OfCity)) },
                }
            }
        }
    }
}

fn bar(sheet: &Sheet<'_>, attainment: Decimal, due: Option<Decimal>) -> Markup {
    let due_shown = due.map(render::percent);
    let said = words::report::bar(&render::percent(attainment), due_shown.as_deref(), sheet.language());
    drawing::bar(attainment, due, &said)
}

/// The year as a line, once there are two ends to draw it between.
fn course(sheet: &Sheet<'_>, line: &Line<'_>) -> Markup {
    let amount = |mark: &Mark| match (mark.attainment, mark.actual) {
        (Some(attainment), _) => render::percent(attainment),
        (None, Some(actual)) => render::number(actual),
        (None, None) => "—".to_owned(),
    };
    let ends = sheet.board.ends.iter().zip(line.course);
    let said: Vec<_> = ends.map(|(end, mark)| format!("{end} {}", amount(mark))).collect();
    html! {
        @if line.course.iter().filter(|mark| mark.actual.is_some()).count() > 1 {
            (drawing::course(line.course, &said.join(", ")))
        }
    }
}
