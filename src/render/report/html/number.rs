//! A figure on the page: cut for readers as in every other table, exact in `data-value`, and a link to what it
//! is made of.

use maud::{Markup, html};

use super::Sheet;
use crate::{model::CountyIx, number::Decimal, render, report::Line};

/// Whose figure of which target is shown.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub line: &'a Line<'a>,
    pub county: Option<CountyIx>,
}

/// A link from what is shown to the rows behind it, where they are known.
pub fn linked(sheet: &Sheet<'_>, asked: Asked<'_>, shown: Markup) -> Markup {
    let Asked { line, county } = asked;
    if sheet.report.facts.sources.is_empty() {
        return html! { span.number { (shown) } };
    }
    let whose = county.map_or(sheet.label(crate::words::Label::City), |county| sheet.county(county));
    let who = county.map_or("", |county| sheet.report.facts.plan.county(county).id.as_str());
    let title = format!("{} · {} · {whose}", line.target.id, line.indicator.name);
    html! {
        a.number href={ "#backing-" (line.at) } data-why=(line.at) data-who=(who) data-title=(title) { (shown) }
    }
}

/// A count or a ratio.
pub fn amount(amount: Option<Decimal>) -> Markup {
    match amount {
        Some(amount) => html! { data value=(amount) { (render::number(amount)) } },
        None => html! { "—" },
    }
}

/// A share of one.
pub fn share(share: Option<Decimal>) -> Markup {
    match share {
        Some(share) => html! { data value=(share) { (render::percent(share)) } },
        None => html! { "—" },
    }
}
