//! A report as one page that needs nothing else: its figures as a heat map and as bars, its text, and for
//! every number the rows that made it. It asks for nothing over a network, and says so to the browser, which
//! then refuses whatever else would. The same report gives the same bytes.

mod backing;
mod drawing;
mod heat;
mod number;
mod pace;
mod text;

use base64::{Engine, prelude::BASE64_STANDARD};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::{
    model::{CountyIx, Language},
    report::{Board, Report},
    words::{self, report::PageWord},
};

const STYLES: [&str; 2] = [include_str!("page.css"), include_str!("print.css")];
const SCRIPT: &str = include_str!("page.js");

/// What every part of the page is drawn from.
struct Sheet<'a> {
    report: &'a Report<'a>,
    board: Board<'a>,
}

impl<'a> Sheet<'a> {
    fn language(&self) -> Language {
        self.report.facts.language
    }

    fn say(&self, word: PageWord) -> &'static str {
        word.text(self.language())
    }

    fn label(&self, label: words::Label) -> &'static str {
        label.text(self.language())
    }

    fn county(&self, county: CountyIx) -> &'a str {
        words::county_name(self.report.facts.plan.county(county), self.language())
    }
}

/// The page's bytes.
pub fn render(report: &Report<'_>) -> anyhow::Result<Vec<u8>> {
    let sheet = Sheet { report, board: Board::of(&report.facts) };
    Ok(page(&sheet).into_string().into_bytes())
}

fn page(sheet: &Sheet<'_>) -> Markup {
    let (report, say) = (sheet.report, |word| sheet.say(word));
    html! {
        (DOCTYPE) "\n"
        html lang=(say(PageWord::Tag)) {
            "\n" head {
                "\n" meta charset="utf-8";
                "\n" meta http-equiv="Content-Security-Policy" content=(policy());
                "\n" meta name="viewport" content="width=device-width, initial-scale=1";
                "\n" title { (report.title) @if let Some(mark) = report.mark() { " · " (mark) } }
                @for style in STYLES { "\n" style { (PreEscaped(style)) } }
            }
            "\n" body {
                "\n" a.skip href="#text" { (say(PageWord::SkipToText)) }
                (drawing::signs())
                (head(sheet))
                "\n" main {
                    (heat::section(sheet))
                    (pace::section(sheet))
                    (text::section(sheet))
                    (backing::section(sheet))
                }
                (foot(report))
                (backing::window(sheet))
                "\n" script { (PreEscaped(SCRIPT)) }
            }
        }
        "\n"
    }
}

/// Forbids every request, and every style and script but the page's own.
fn policy() -> String {
    let digest = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let styles = STYLES.map(digest).join(" ");
    format!(
        "default-src 'none'; style-src {styles}; script-src {}; base-uri 'none'; form-action 'none'",
        digest(SCRIPT)
    )
}

fn head(sheet: &Sheet<'_>) -> Markup {
    let (report, say) = (sheet.report, |word| sheet.say(word));
    let contents =
        [("heat", PageWord::Heat), ("pace", PageWord::Pace), ("text", PageWord::Text), ("origins", PageWord::Origins)];
    html! {
        "\n" header {
            "\n" p.quiet { (report.facts.plan.title) }
            "\n" h1 { (report.title) }
            @if let Some(mark) = report.mark() { "\n" p.sample role="note" { (mark) } }
            @for line in &report.preface { "\n" p { (line) } }
            "\n" ul.counts aria-label=(say(PageWord::HowMany)) {
                @for (status, count) in sheet.board.tally(report.facts.county.is_some()) {
                    @if count > 0 {
                        "\n" li.(drawing::class(Some(status))) data-tally=(status.word()) {
                            (drawing::sign(drawing::class(Some(status))))
                            (words::status(status, sheet.language())) " " b { (count) }
                        }
                    }
                }
            }
            "\n" nav aria-label=(say(PageWord::Contents)) {
                ul { @for (id, word) in contents { li { a href={ "#" (id) } { (say(word)) } } } }
            }
        }
    }
}

fn foot(report: &Report<'_>) -> Markup {
    html! {
        "\n" footer {
            @for line in &report.colophon { "\n" p { (line) } }
            @if let Some(mark) = report.mark() { "\n" p { (mark) } }
        }
    }
}
