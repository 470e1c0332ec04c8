//! What has to hold of every ranking: counties earn their own points, nobody more than all of them, and places
//! follow totals.

mod support;
#[allow(dead_code, reason = "the worlds are made for more than is asked here")]
mod world;

use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};
use serde_json::Value;
use world::World;

fn config() -> Config {
    Config { cases: 32, failure_persistence: None, rng_seed: RngSeed::Fixed(2023), ..Config::default() }
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// A year's ranking; numbers keep their text.
fn ranking(world: &World, year: &str) -> Value {
    support::run(world.write().path(), &["rank", year, "--format", "json"]).json()
}

/// What a county has earned, without its place among others.
fn earned<'a>(ranking: &'a Value, county: &str) -> (&'a Value, &'a Value, &'a Value) {
    let county = list(ranking, "counties").iter().find(|it| it["county"] == county).expect("every county");
    (&county["total"], &county["strive"], &county["marks"])
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nobody_earns_by_anothers_rows(
        world in world::world(), other in world::cells(), county in 0..world::MOST_COUNTIES
    ) {
        let mut changed = world.clone();
        let own = World::cells_of(county);
        changed.cells[own.clone()].clone_from_slice(&other[own]);
        for year in ["2023", "2024"] {
            let (before, after) = (ranking(&world, year), ranking(&changed, year));
            for at in (0..world.counties).filter(|at| *at != county) {
                let id = format!("k{at}");
                prop_assert_eq!(earned(&before, &id), earned(&after, &id));
            }
        }
    }

    #[test]
    fn places_follow_totals_and_totals_points(world in world::world()) {
        let ranking = ranking(&world, "2023");
        let counties = list(&ranking, "counties");
        for (at, county) in counties.iter().enumerate() {
            let total = number(&county["total"]);
            prop_assert!((0.0..=100.0).contains(&total));
            if county["silent"] == true {
                prop_assert_eq!(total, 0.0);
            } else {
                let brought: f64 = list(county, "marks").iter().filter_map(|mark| mark["brings"].as_f64()).sum();
                prop_assert!((brought - total).abs() < 0.001, "{:#}", county);
            }
            for mark in list(county, "marks").iter().filter(|mark| !mark["points"].is_null()) {
                prop_assert!((0.0..=1.0).contains(&number(&mark["points"])), "{:#}", mark);
            }
            if at > 0 {
                let before = &counties[at - 1];
                prop_assert!(number(&before["total"]) >= total);
                let (place, above) = (county["place"].as_u64(), before["place"].as_u64());
                prop_assert!(place == above || place == Some(at as u64 + 1));
            }
        }
    }
}
