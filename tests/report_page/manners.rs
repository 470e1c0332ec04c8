//! What a page must never do whatever stands in its figures: ask for something, run something, be wider than a
//! phone, or hold a table that nobody can find their way in.

use std::{fs, path::Path};

use crate::{
    page, page_of,
    support::{
        self,
        chromium::{self, Browser, DESK, PHONE},
    },
};

/// Faults in the page's own structure, each with where it is.
const FAULTS: &str = "(() => {
    const faults = [];
    const all = selector => [...document.querySelectorAll(selector)];
    const say = (what, it) => faults.push(what + ': ' + it.outerHTML.slice(0, 120));
    all('table').filter(it => !it.caption).forEach(it => say('no caption', it));
    all('th').filter(it => !it.scope).forEach(it => say('no scope', it));
    all('[style]').forEach(it => say('a style of its own', it));
    all('[src], link, iframe, object, img').forEach(it => say('from elsewhere', it));
    all('a').filter(it => !it.hash || !document.getElementById(decodeURIComponent(it.hash.slice(1)))).forEach(it => say('leads nowhere', it));
    all('svg[role=img]').filter(it => !it.getAttribute('aria-label')).forEach(it => say('not said', it));
    all('[aria-labelledby]').filter(it => !document.getElementById(it.getAttribute('aria-labelledby'))).forEach(it => say('named by nothing', it));
    const ids = all('[id]').map(it => it.id);
    ids.filter((id, at) => ids.indexOf(id) !== at).forEach(id => faults.push('twice: ' + id));
    all('.heat td').filter(it => !it.innerText.trim()).forEach(it => say('told by colour alone', it));
    const style = getComputedStyle(document.body);
    if (style.color === style.backgroundColor) faults.push('unreadable');
    return faults;
})()";

#[test]
fn a_page_keeps_to_itself() {
    if !chromium::is_here() {
        return;
    }
    for arguments in [&["report", "2024-Q4"][..], &["--lang", "en", "report", "2023", "--county", "yucheng"]] {
        let (_folder, file) = page(arguments);
        let mut browser = Browser::open(&file, DESK);
        browser.click(".heat a");
        browser.press("Escape");
        let conduct = browser.conduct();
        assert_eq!(conduct.faults, Vec::<String>::new());
        assert_eq!(conduct.requests, [format!("file://{}", file.display())]);
        assert_eq!(browser.evaluate(FAULTS), serde_json::json!([]), "{arguments:?}");
    }
}

/// The policy is not only said: a style, a script and a picture that come in by some way are refused.
#[test]
fn what_comes_in_by_some_way_is_refused() {
    if !chromium::is_here() {
        return;
    }
    let (_folder, file) = page(&["report", "2024-Q4"]);
    let mut browser = Browser::open(&file, DESK);
    let refused = browser.evaluate(
        "new Promise(done => {
            const seen = new Set();
            document.addEventListener('securitypolicyviolation', it => seen.add(it.effectiveDirective));
            document.body.insertAdjacentHTML('beforeend', '<img src=\"https://example.org/a.png\" onerror=\"window.ran = true\"><p style=\"color: red\">');
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            fetch('https://example.org/').catch(() => setTimeout(() => done([...seen].sort().concat(String(window.ran))), 300));
        })",
    );
    let expected = ["connect-src", "img-src", "script-src-attr", "script-src-elem", "style-src-attr", "undefined"];
    assert_eq!(refused, serde_json::json!(expected));
}

#[test]
fn names_are_text_whatever_stands_in_them() {
    const NAME: &str = r#"甲</script><script>window.ran=1</script><b>&amp; "区'"#;
    let workspace = tempfile::tempdir().expect("a folder");
    support::copy(Path::new("tests/bases/tiny"), workspace.path());
    let path = workspace.path().join("plan/counties.toml");
    let counties = fs::read_to_string(&path).expect("the counties");
    let named = format!("name = '''{NAME}'''");
    let renamed = counties.replacen("name    = \"甲县\"", &named, 1);
    assert_ne!(counties, renamed);
    fs::write(&path, renamed).expect("the counties are written");
    let (_folder, file) = page_of(workspace.path(), &["report", "2023-Q1"]);
    let text = fs::read_to_string(&file).expect("a page");
    assert_eq!(text.matches("<script>").count(), 1, "only its own");
    if !chromium::is_here() {
        return;
    }
    let mut browser = Browser::open(&file, DESK);
    let heads = browser.evaluate("[...document.querySelectorAll('.heat thead th')].map(it => it.textContent)");
    assert!(heads.as_array().is_some_and(|heads| heads.iter().any(|head| head == NAME)), "{heads}");
    assert_eq!(browser.evaluate("String(window.ran)"), "undefined");
    browser.click(".heat td:nth-of-type(2) a");
    let title = browser.evaluate("document.getElementById('why-title').textContent");
    assert!(title.as_str().is_some_and(|title| title.ends_with(NAME)), "{title}");
    assert_eq!(browser.conduct().faults, Vec::<String>::new());
}

#[test]
fn a_page_fits_a_phone() {
    if !chromium::is_here() {
        return;
    }
    let (_folder, file) = page(&["report", "2024-Q4"]);
    let mut browser = Browser::open(&file, PHONE);
    let widest = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)";
    assert_eq!(browser.evaluate(widest), PHONE.width);
    // the names of targets stay in sight while the counties move past
    browser.evaluate("document.querySelector('.frame').scrollLeft = 300");
    assert_eq!(browser.evaluate("document.querySelector('.frame').scrollLeft"), 300);
    let left = "Math.round(document.querySelector('.heat tbody tr[data-target] th').getBoundingClientRect().left - document.querySelector('.frame').getBoundingClientRect().left)";
    assert_eq!(browser.evaluate(left), 0);
    browser.click(".heat td a");
    let right = browser.evaluate("document.getElementById('why-close').getBoundingClientRect().right");
    assert!(right.as_f64().is_some_and(|right| right <= f64::from(PHONE.width)), "{right}");
}
