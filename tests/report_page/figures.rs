//! Every figure on the page against the JSON answer: what is shown, and the exact number behind it.

use std::path::Path;

use serde_json::Value;

use crate::{
    page,
    support::{
        self,
        chromium::{self, Browser, DESK},
    },
};

/// A row of the heat map as it stands in the page: its target, then each cell's county, class, and what it
/// shows of actual and attainment.
const HEAT: &str = "[...document.querySelectorAll('table.heat tr[data-target]')].map(row => ({
    target: row.dataset.target,
    cells: [...row.querySelectorAll('td')].map(cell => {
        const [actual, attainment] = ['.number data', '.below data'].map(it => cell.querySelector(it));
        const read = it => it && {exact: it.value, shown: it.innerText};
        return {county: cell.dataset.county, class: cell.className.replace('city ', ''), actual: read(actual), attainment: read(attainment)};
    }),
}))";

const PACE: &str = "[...document.querySelectorAll('table.pace tr[data-target]')].map(row => {
    const read = field => {
        const it = row.querySelector(`[data-field=${field}] data`);
        return it && {exact: it.value, shown: it.innerText};
    };
    const status = row.querySelector('[data-field=status]');
    return {target: row.dataset.target, actual: read('actual'), attainment: read('attainment'), due: read('due'),
        status: status.dataset.status, word: status.innerText.trim()};
})";

#[test]
fn every_figure_of_the_city_is_that_of_the_json() {
    for period in ["2023-Q3", "2024-Q4", "2024"] {
        agree(period, None);
    }
}

#[test]
fn every_figure_of_a_county_is_that_of_the_json() {
    agree("2024-Q2", Some("hanyuan"));
}

fn agree(period: &str, county: Option<&str>) {
    if !chromium::is_here() {
        return;
    }
    let own: Vec<_> = county.into_iter().flat_map(|county| ["--county", county]).collect();
    let (_folder, file) = page(&[&["report", period], own.as_slice()].concat());
    let last = support::status(Path::new("."), &[&["--period", period], own.as_slice()].concat());
    let mut browser = Browser::open(&file, DESK);
    let (heat, pace) = (browser.evaluate(HEAT), browser.evaluate(PACE));
    let (heat, pace, targets) = (list(&heat), list(&pace), list(&last["targets"]));
    assert_eq!((heat.len(), pace.len()), (targets.len(), targets.len()));
    let mut compared = 0;
    for ((heat, pace), target) in heat.iter().zip(pace).zip(targets) {
        let at = &target["id"];
        assert_eq!((&heat["target"], &pace["target"]), (at, at));
        let counties = list(&target["counties"]);
        let cells = list(&heat["cells"]);
        assert_eq!(cells.len(), counties.len() + 1);
        compared += amounts(&cells[0], target, at) + 1;
        assert_eq!(cells[0]["class"], class(target), "{at}");
        for (cell, county) in cells[1..].iter().zip(counties) {
            assert_eq!(cell["county"], county["county"]);
            compared += amounts(cell, county, at) + 1;
            assert_eq!(cell["class"], class(county), "{at} {county}");
        }
        // a county's own report judges it, not the city
        let judged = if own.is_empty() { target } else { &counties[0] };
        compared += amounts(pace, judged, at);
        assert_eq!(pace["status"], judged["status"], "{at}");
        if own.is_empty() {
            compared += figure(&pace["due"], &target["due"], true, at);
        }
    }
    assert!(compared > targets.len() * 4, "{compared} figures were compared");
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// Actual and attainment of a cell against those of the JSON; how many there were.
fn amounts(cell: &Value, json: &Value, at: &Value) -> usize {
    figure(&cell["actual"], &json["actual"], false, at) + figure(&cell["attainment"], &json["attainment"], true, at)
}

fn figure(cell: &Value, json: &Value, share: bool, at: &Value) -> usize {
    let Value::Number(number) = json else {
        assert!(cell.is_null(), "{at}: {cell} where nothing is known");
        return 0;
    };
    let exact = number.to_string();
    assert_eq!(cell["exact"], exact, "{at}");
    assert_eq!(cell["shown"], shown(&exact, share), "{at}");
    1
}

/// The number as people read it, cut after one digit; a share in percent.
fn shown(exact: &str, share: bool) -> String {
    let (whole, fraction) = exact.split_once('.').unwrap_or((exact, ""));
    if !share {
        let digit = fraction.get(..1).unwrap_or("0");
        return if digit == "0" { whole.to_owned() } else { format!("{whole}.{digit}") };
    }
    let moved = format!("{whole}{fraction:0<6}");
    let tenths: u64 = moved[..moved.len() - 3].parse().expect("digits");
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// The ground that a state has on the page.
fn class(json: &Value) -> &str {
    match (json["status"].as_str(), json["reported"].as_bool()) {
        (Some("n/a"), _) => "not-applicable",
        (Some(status), _) => status,
        (None, Some(false)) => "no-data",
        (None, _) if json["actual"].is_null() => "not-applicable",
        (None, _) => "unjudged",
    }
}
