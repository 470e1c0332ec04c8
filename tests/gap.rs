//! What has to hold of every gap: what the remaining periods bring is what is needed, nobody's silence is
//! taken for a shortfall, and nothing that stands is wanted again.

mod support;
#[allow(dead_code, reason = "the worlds are made for more than is asked here")]
mod world;

use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};
use serde_json::Value;
use world::month_end;

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn config() -> Config {
    Config { cases: 32, failure_persistence: None, rng_seed: RngSeed::Fixed(2023), ..Config::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_remains_adds_up(world in world::world(), quarter in 1..=6u32) {
        let folder = world.write();
        let day = month_end(quarter * 3);
        let gaps = support::run(folder.path(), &["gap", "--as-of", &day, "--format", "json"]).json();
        let status = support::status(folder.path(), &["--as-of", &day]);
        let targets = list(&gaps, "targets").iter().zip(list(&status, "targets"));
        for ((target, judged), item) in targets.zip(&world.items) {
            prop_assert_eq!(&target["window"], &judged["window"]);
            let counts = !item.ratio && target["op"] == "at_least" && target["each"] != "site";
            for part in list(target, "parts") {
                let state = part["state"].as_str().expect("a word");
                let steps: u64 = list(part, "steps").iter().filter_map(|step| step["bring"].as_u64()).sum();
                if !list(part, "steps").is_empty() {
                    prop_assert_eq!(state, "short");
                    prop_assert_eq!(Some(steps), part["needed"].as_u64(), "{:#}", part);
                    prop_assert_eq!(list(part, "steps").len(), list(target, "remaining").len());
                }
                if counts && let Some(needed) = part["needed"].as_u64() {
                    prop_assert_eq!(part["gap"].as_u64(), Some(needed));
                    prop_assert_eq!(part["figure"].as_u64(), part["actual"].as_u64().map(|actual| actual + needed));
                }
                let own = match part["county"].as_str() {
                    None => judged,
                    Some(id) => list(judged, "counties").iter().find(|county| county["county"] == id).expect("it"),
                };
                if own["actual"].is_null() && state != "n/a" {
                    prop_assert_eq!(state, "unknown");
                    prop_assert!(part["gap"].is_null() && part["needed"].is_null());
                }
                if own["status"] == "met" {
                    prop_assert_eq!(state, "reached", "{:#}", part);
                }
                if target["closed"] == true {
                    prop_assert!(state != "short" && steps == 0, "{:#}", part);
                }
            }
        }
    }
}
