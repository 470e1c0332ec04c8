//! The page's drawings: a sign for each status, a bar against what is due, the line of a year. Lengths are
//! exact decimals from the figure to the attribute.

use maud::{Markup, html};

use crate::{
    number::{Decimal, Fraction},
    report::{Mark, Status},
};

/// The signs, each told from the others by its shape alone.
const SIGNS: [(&str, &str); 7] = [
    ("met", "M2.5 8.5 6.5 12.5 13.5 4"),
    ("on-pace", "M2 8h11M9 4l4 4-4 4"),
    ("behind", "M8 3v10M4 9l4 4 4-4"),
    ("far-behind", "M4 3l4 4 4-4M4 9l4 4 4-4"),
    ("missed", "M3.5 3.5l9 9M12.5 3.5l-9 9"),
    ("no-data", "M5 6a3 3 0 1 1 4.2 2.7Q8 9.3 8 10.5M8 13v.5"),
    ("not-applicable", "M4 8h8"),
];

/// The class of a status on the page, which is also its sign's name.
pub fn class(status: Option<Status>) -> &'static str {
    match status {
        None => "unjudged",
        Some(Status::NotApplicable) => "not-applicable",
        Some(status) => status.word(),
    }
}

/// The signs, drawn once and used wherever they are needed.
pub fn signs() -> Markup {
    html! {
        "\n" svg width="0" height="0" aria-hidden="true" {
            @for (name, path) in SIGNS {
                symbol id={ "sign-" (name) } viewBox="0 0 16 16" { path d=(path) stroke-linecap="round" stroke-linejoin="round" {} }
            }
        }
    }
}

pub fn sign(class: &str) -> Markup {
    html! { svg.sign aria-hidden="true" { use href={ "#sign-" (class) } {} } }
}

/// The most that a bar shows, in percent; more ends in an arrow.
const MOST: i64 = 120;

/// An attainment, and what is due by now. A unit of width is a percent.
pub fn bar(attainment: Decimal, due: Option<Decimal>, said: &str) -> Markup {
    let (percent, most) = (attainment.times(100), Decimal::whole(MOST));
    let due = due.map(|due| due.times(100).min(most));
    html! {
        svg.bar viewBox="-3 0 133 18" role="img" aria-label=(said) {
            rect.rest x="0" y="5" width=(most) height="9" {}
            rect.done x="0" y="5" width=(percent.min(most)) height="9" {}
            @if percent > most { path.done d="M120 3l8 6.5-8 6.5z" {} }
            line.whole x1="100" x2="100" y1="2" y2="17" {}
            @if let Some(due) = due {
                line.due x1=(due) x2=(due) y1="3" y2="17" {}
                path.due-head d={ "M" (due) " 5l-3-5h6z" } {}
            }
        }
    }
}

/// The height of a course's drawing, and the way from one end to the next.
const HEIGHT: usize = 24;
const STEP: usize = 30;

/// The line of the year: attainments, or actuals where nothing is attained.
pub fn course(marks: &[Mark], said: &str) -> Markup {
    let attained = marks.iter().any(|mark| mark.attainment.is_some());
    let amounts = marks.iter().map(|mark| if attained { mark.attainment } else { mark.actual });
    let known: Vec<_> = amounts.enumerate().filter_map(|(at, amount)| amount.map(|amount| (at, amount))).collect();
    let highest = known.iter().map(|(_, amount)| *amount).max().unwrap_or_default();
    // an attainment is drawn on the whole, an actual on the largest there was
    let top = if attained { highest.max(Decimal::ONE) } else { highest };
    let points: Vec<_> = known.iter().map(|(at, amount)| (at * STEP, height(*amount, top))).collect();
    let line: Vec<_> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    html! {
        svg.course viewBox={ "-4 -4 " (marks.len().saturating_sub(1) * STEP + 8) " " (HEIGHT + 8) } role="img" aria-label=(said) {
            line.floor x1="0" x2=(marks.len().saturating_sub(1) * STEP) y1=(HEIGHT) y2=(HEIGHT) {}
            polyline points=(line.join(" ")) {}
            @for (place, (x, y)) in points.iter().enumerate() {
                circle.last[place + 1 == points.len()] cx=(x) cy=(y) r="2.5" {}
            }
        }
    }
}

/// How far down an amount stands when the top is this much.
fn height(amount: Decimal, top: Decimal) -> Decimal {
    let up = Fraction::of(amount.times(HEIGHT), top).map_or(Decimal::ZERO, |up| up.cut(2));
    Decimal::ONE.times(HEIGHT) - up
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(attainment: Option<&str>) -> Mark {
        let attainment = attainment.map(|text| Decimal::parse(text).expect("a decimal"));
        Mark { actual: None, attainment, status: Some(Status::OnPace) }
    }

    #[test]
    fn every_status_has_a_sign_of_its_own() {
        for status in Status::ALL {
            let named = |(name, _): &&(&str, &str)| *name == class(Some(status));
            assert_eq!(SIGNS.iter().filter(named).count(), 1, "{status:?}");
        }
    }

    #[test]
    fn a_course_stands_on_the_whole_and_leaves_out_what_nobody_knows() {
        let drawn = course(&[mark(Some("0.25")), mark(None), mark(Some("0.5"))], "").into_string();
        assert!(drawn.contains(r#"points="0,18 60,12""#), "{drawn}");
        let beyond = course(&[mark(Some("1")), mark(Some("2"))], "").into_string();
        assert!(beyond.contains(r#"points="0,12 30,0""#), "{beyond}");
    }

    #[test]
    fn a_bar_ends_in_an_arrow_when_it_does_not_fit() {
        let drawn = |text: &str| bar(Decimal::parse(text).expect("a decimal"), None, "").into_string();
        assert!(!drawn("1.2").contains("M120") && drawn("1.25").contains(r#"width="120""#));
        assert!(drawn("1.25").contains("M120") && drawn("0.574949").contains(r#"width="57.4949""#));
    }
}
