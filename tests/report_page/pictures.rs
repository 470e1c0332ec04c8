//! Makes docs/report-*.png again, which docs/pictures.sh asks for: the page in light and dark, on a phone, and
//! with a number pressed.

use std::fs;

use crate::{
    page,
    support::chromium::{self, Browser, DESK, NIGHT, PHONE, Screen},
};

#[test]
#[ignore = "writes docs/report-*.png; docs/pictures.sh asks for it"]
fn pictures_of_the_page() {
    assert!(chromium::is_here());
    let (_folder, file) = page(&["report", "2024-Q4"]);
    let shots: [(&str, Screen, &str, Option<&str>); 4] = [
        ("light", DESK, "#heat", None),
        ("dark", NIGHT, "#pace", None),
        ("phone", PHONE, "h1", None),
        ("why", DESK, "#heat", Some(".heat tr[data-target='3.1-protection-points'] td[data-county=yucheng] a")),
    ];
    for (name, screen, top, pressed) in shots {
        let mut browser = Browser::open(&file, screen);
        if let Some(pressed) = pressed {
            browser.click(pressed);
        }
        browser.evaluate(&format!(
            "scrollTo(0, document.querySelector('{top}').getBoundingClientRect().top + scrollY - 24)"
        ));
        fs::write(format!("docs/report-{name}.png"), browser.picture()).expect("a picture");
    }
}
