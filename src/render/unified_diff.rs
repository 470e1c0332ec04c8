//! A file's change as a unified diff, to be read: what nobody sees is spelt out, line ends of other systems
//! among it, and personal data masked.

use similar::TextDiff;

use crate::{privacy::masked, source::is_invisible};

/// The lines of `after` that are not those of `before`, each hunk with a little around it.
pub fn render(path: &str, before: &str, after: &str) -> String {
    let (before, after) = (visible(&masked(before)), visible(&masked(after)));
    let diff = TextDiff::from_lines(&before, &after);
    diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}

fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => visible.push_str("<U+000D>"),
            '\r' => visible.push_str("<U+000D>\n"),
            c if is_invisible(c) => visible.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c => visible.push(c),
        }
    }
    visible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_unseen_is_seen() {
        let diff = render("a.csv", "x\r\ny\n", "\u{feff}x\ny\n");
        assert_eq!(diff, "--- a/a.csv\n+++ b/a.csv\n@@ -1,2 +1,2 @@\n-x<U+000D>\n+<U+FEFF>x\n y\n");
    }

    #[test]
    fn nobodys_number_is_shown() {
        let diff = render("a.csv", "13800138000, \n", "13800138000\n");
        assert!(diff.contains("138******00") && !diff.contains("13800138000"), "{diff}");
    }
}
