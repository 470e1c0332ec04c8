//! Findings as a compiler shows them: the offending line, what is wrong with it, what to do instead.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle};

use super::{
    Item, Report,
    fold::{Folded, fold, ranges},
};
use crate::{
    finding::Severity,
    render::Terminal,
    source::{Place, is_invisible},
    words::Notice,
};

/// All findings, then what was checked.
pub fn render(report: &Report, terminal: Terminal) -> String {
    let mut text = all(&report.items, report, terminal);
    if !report.known.is_empty() {
        text += &format!("{}\n\n{}", report.words().known(report.known.len()), all(&report.known, report, terminal));
    }
    for line in &report.summary {
        text += &format!("{line}\n");
    }
    text
}

fn all(items: &[Item], report: &Report, terminal: Terminal) -> String {
    let mut text = String::new();
    for Folded { item, also } in fold(items) {
        text += &(finding(item, terminal) + "\n");
        if !also.is_empty() {
            let repeated = Notice::Repeated { times: also.len(), lines: ranges(&also) };
            text += &format!("{}\n", repeated.text(report.language));
        }
        text.push('\n');
    }
    text
}

fn finding(item: &Item, terminal: Terminal) -> String {
    let Item { finding, severity, told, because } = item;
    let cell = finding.place.cell.as_ref().map(|cell| format!("{cell} ")).unwrap_or_default();
    let message = cell + &visible(&told.message);
    let help = told.help.as_deref().map(visible);
    let because = visible(because);
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut report = vec![show(level.primary_title(message.as_str()).id(finding.code().word()), &finding.place)];
    if let Some(related) = &finding.related {
        report.push(show(Level::NOTE.secondary_title(because.as_str()), related));
    }
    if let Some(help) = &help {
        report.push(Group::with_title(Level::HELP.secondary_title(help.as_str())));
    }
    let renderer = if terminal.colour { Renderer::styled() } else { Renderer::plain() };
    let decor = if terminal.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
    let width = terminal.width.map_or(annotate_snippets::renderer::DEFAULT_TERM_WIDTH, usize::from);
    renderer.decor_style(decor).term_width(width).render(&report)
}

fn show<'a>(title: annotate_snippets::Title<'a>, place: &'a Place) -> Group<'a> {
    match &place.excerpt {
        Some(excerpt) => {
            let parts = [
                &excerpt.line[..excerpt.start],
                &excerpt.line[excerpt.start..excerpt.end],
                &excerpt.line[excerpt.end..],
            ];
            let [before, marked, after] = parts.map(visible);
            let span = AnnotationKind::Primary.span(before.len()..before.len() + marked.len());
            let snippet = Snippet::source(before + &marked + &after).line_start(place.line).path(&*place.path);
            title.element(snippet.annotation(span))
        }
        None => title.element(Origin::path(&*place.path)),
    }
}

/// Characters that would not show, or would act on the terminal, spelt out.
pub(super) fn visible(text: &str) -> String {
    let shown = |c: char| matches!(c, '\n' | '\t') || !is_invisible(c);
    text.chars().map(|c| if shown(c) { c.to_string() } else { format!("<U+{:04X}>", c as u32) }).collect()
}
