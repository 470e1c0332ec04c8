//! Several cities' workspaces of one plan answer as the one workspace would in which all their counties
//! stood: a workspace is taken apart by its counties, and what `--workspaces` says of the parts is held
//! against what `status` says of the whole, digit by digit and in any order of the parts.

use std::{
    fs,
    path::{Path, PathBuf},
};

use plan::{commands::Exit, number::Decimal};
use rayon::prelude::*;
use serde_json::Value;
use tempfile::TempDir;
use toml::{Table, Value as Toml};

#[allow(
    dead_code,
    clippy::unwrap_used,
    clippy::too_many_arguments,
    reason = "of the second opinion only the random workspaces are taken"
)]
mod oracle;
mod support;

use support::{repository, run, status, write};

/// Random workspaces that are taken apart; not every one can be.
const SEEDS: u64 = 160;

/// The folder of a city.
const CITIES: [&str; 3] = ["乙市", "bei", "jia"];

/// A number's text as exact as it was written, for the parts of a split have to add up to it.
fn decimal(value: &Toml) -> Decimal {
    let text = value.to_string();
    Decimal::parse(&text).unwrap_or_else(|_| panic!("{text} is no number"))
}

fn table(path: &Path) -> Table {
    let text = fs::read_to_string(path).expect("a file of the plan");
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn county_ids(plan: &Path) -> Vec<String> {
    let counties = table(&plan.join("counties.toml"));
    let ids = counties["county"].as_array().expect("counties").iter();
    ids.map(|county| county["id"].as_str().expect("an id").to_owned()).collect()
}

/// A split's part for these counties, and their figure. `None` where no city could have it: nothing is left
/// to be owed, or levels on the way have no exact part.
fn cut_target(target: &mut Table, kept: &[String]) -> Option<()> {
    let Some(Toml::Table(split)) = target.get_mut("allocation") else { return Some(()) };
    split.retain(|county, _| kept.iter().any(|id| id == county));
    let figure: Decimal = split.values().map(decimal).sum();
    if figure.is_zero() || target.contains_key("schedule") {
        return None;
    }
    let op = ["at_least", "more_than"].into_iter().find(|op| target.contains_key(*op)).expect("a split figure");
    let number = format!("x = {figure}").parse::<Table>().expect("a number").remove("x").expect("a number");
    target.insert(op.to_owned(), number);
    Some(())
}

/// The part of a workspace that is these counties'.
fn cut(from: &Path, to: &Path, kept: &[String], all: &[String]) -> Option<()> {
    let mut counties = table(&from.join("plan/counties.toml"));
    let list = counties.get_mut("county").and_then(Toml::as_array_mut).expect("counties");
    list.retain(|county| kept.iter().any(|id| county["id"].as_str() == Some(id)));
    write(to, "plan/counties.toml", &counties.to_string());
    write(to, "plan/plan.toml", &fs::read_to_string(from.join("plan/plan.toml")).expect("the plan"));
    for entry in fs::read_dir(from.join("plan/actions")).expect("the actions") {
        let path = entry.expect("an entry").path();
        let mut action = table(&path);
        let indicators = action.get_mut("indicator").and_then(Toml::as_array_mut);
        for indicator in indicators.into_iter().flatten() {
            for target in indicator.get_mut("target").and_then(Toml::as_array_mut).into_iter().flatten() {
                cut_target(target.as_table_mut().expect("a target"), kept)?;
            }
        }
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        write(to, &format!("plan/actions/{name}"), &action.to_string());
    }
    let reports = from.join("reports");
    if reports.is_dir() {
        copy_of(&reports, &to.join("reports"), &|stem| {
            !all.iter().any(|id| id == stem) || kept.iter().any(|id| id == stem)
        });
    }
    Some(())
}

fn copy_of(from: &Path, to: &Path, is_wanted: &dyn Fn(&str) -> bool) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy_of(&entry, &target, is_wanted);
        } else if is_wanted(&entry.file_stem().expect("a name").to_string_lossy()) {
            fs::copy(&entry, target).expect("a file");
        }
    }
}

/// A workspace as cities: the counties dealt out in runs.
fn taken_apart(whole: &Path, cities: usize) -> Option<(TempDir, Vec<Vec<String>>)> {
    let folder = tempfile::tempdir().expect("a folder");
    let counties = county_ids(&whole.join("plan"));
    if counties.len() < cities {
        return None;
    }
    let parts: Vec<Vec<_>> = counties.chunks(counties.len().div_ceil(cities)).map(<[_]>::to_vec).collect();
    for (city, kept) in CITIES.iter().zip(&parts) {
        cut(whole, &folder.path().join(city), kept, &counties)?;
    }
    Some((folder, parts))
}

/// An answer about cities as one about their counties alone, in the order of the whole.
fn as_one(mut answer: Value, order: &[String]) -> Value {
    answer.as_object_mut().expect("an answer").remove("workspaces").expect("what each city sent");
    for target in answer["targets"].as_array_mut().expect("targets") {
        let counties = target["counties"].as_array_mut().expect("counties");
        for county in counties.iter_mut() {
            let id = county["county"].as_str().and_then(|id| id.split_once('/')).expect("CITY/COUNTY").1.to_owned();
            county["county"] = id.into();
        }
        counties.sort_by_key(|county| order.iter().position(|id| county["county"] == **id));
    }
    answer
}

/// Whether a workspace could be taken apart so; if it could, all answers agree.
fn agrees(whole: &Path, cities: usize, asked: &[&[&str]]) -> bool {
    let Some((folder, parts)) = taken_apart(whole, cities) else { return false };
    let order = county_ids(&whole.join("plan"));
    let names = &CITIES[..parts.len()];
    let reversed: Vec<_> = names.iter().rev().copied().collect();
    for question in asked {
        let right = status(whole, question);
        for named in [names, &reversed] {
            let mut answer = status(folder.path(), &[&["--workspaces"], named, question].concat());
            let cities = answer["workspaces"].as_array().expect("cities").clone();
            let listed: Vec<_> = cities.iter().map(|city| city["workspace"].as_str().expect("a name")).collect();
            assert_eq!(listed, named, "the cities come as they are named");
            let received = |city: &Value| city["submissions"]["received"].as_u64().expect("a count");
            let sum: u64 = cities.iter().map(received).sum();
            assert_eq!(answer["submissions"]["received"], sum);
            let first = &answer["targets"].as_array_mut().expect("targets").first().cloned();
            if let Some(target) = first.as_ref().filter(|target| !target["counties"].is_null()) {
                let county = target["counties"][0]["county"].as_str().expect("a county");
                assert!(county.starts_with(&format!("{}/", named[0])), "{county} is not of the first city");
            }
            assert_eq!(as_one(answer, &order), right, "{} in {cities:?} {question:?}", whole.display());
        }
    }
    true
}

#[test]
fn the_repository_in_two_and_in_three_cities() {
    let asked: [&[&str]; 7] = [
        &[],
        &["--verified"],
        &["--period", "2023-Q2"],
        &["--period", "2024-Q3", "--compare", "2023-Q4"],
        &["--as-of", "2023-04-20"],
        &["--as-of", "2025-12-31", "--verified"],
        &["--action", "3"],
    ];
    assert!(agrees(&repository(), 2, &asked));
    assert!(agrees(&repository(), 3, &asked));
    assert!(agrees(&repository(), 1, &asked));
}

#[test]
fn the_conformance_workspaces_in_two_cities() {
    let folders = fs::read_dir("tests/conformance").expect("the workspaces");
    let folders: Vec<PathBuf> = folders.map(|entry| entry.expect("an entry").path()).filter(|it| it.is_dir()).collect();
    let asked: [&[&str]; 4] = [&[], &["--as-of", "2023-06-30"], &["--as-of", "2024-03-31"], &["--as-of", "2030-01-01"]];
    let taken = folders.par_iter().filter(|folder| agrees(folder, 2, &asked)).count();
    assert!(taken >= 8, "only {taken} of {} could be taken apart", folders.len());
}

#[test]
fn random_workspaces_in_two_and_in_three_cities() {
    let root = tempfile::tempdir().expect("a folder");
    let seeds: Vec<_> = (0..SEEDS).collect();
    let taken: usize = seeds
        .par_iter()
        .map(|seed| {
            let folder = root.path().join(seed.to_string());
            oracle::generate::write(*seed, &folder);
            let asked: [&[&str]; 2] = [&[], &["--as-of", "2024-06-30"]];
            [2, 3].into_iter().filter(|cities| agrees(&folder, *cities, &asked)).count()
        })
        .sum();
    assert!(taken >= 60, "only {taken} could be taken apart");
}

#[test]
fn levels_on_the_way_add_up_like_the_splits() {
    let folder = tempfile::tempdir().expect("a folder");
    let scheduled = |folder: &Path, [figure, level, jia, yi]: [&str; 4]| {
        let path = folder.join("plan/actions/1-pilot.toml");
        let text = fs::read_to_string(&path).expect("an action");
        let text = text
            .replacen("at_least = 10\n", &format!("at_least = {figure}\nschedule = {{ 2023-05-31 = {level} }}\n"), 1)
            .replacen("jia = 6\nyi  = 4\n", &format!("{jia}\n{yi}\n"), 1);
        fs::write(path, text).expect("an action");
    };
    let tiny = Path::new("tests/bases/tiny");
    let ids = county_ids(&tiny.join("plan"));
    for (name, kept, said) in [
        ("whole", &ids[..], ["10", "5", "jia = 6", "yi = 4"]),
        ("jia", &ids[..1], ["6", "3", "jia = 6", ""]),
        ("yi", &ids[1..], ["4", "2", "", "yi = 4"]),
    ] {
        let to = folder.path().join(name);
        support::copy(tiny, &to);
        cut(tiny, &folder.path().join("cut"), kept, &ids).expect("a part");
        fs::copy(folder.path().join("cut/plan/counties.toml"), to.join("plan/counties.toml")).expect("the counties");
        scheduled(&to, said);
    }
    for period in ["2023-Q1", "2023-Q2", "2023-Q3"] {
        let whole = status(&folder.path().join("whole"), &["--period", period]);
        let joined = status(folder.path(), &["--workspaces", "yi", "jia", "--period", period]);
        assert_eq!(as_one(joined, &ids), whole, "{period}");
    }
}

#[test]
fn cities_whose_folders_are_called_alike_are_told_apart_by_those_above() {
    let (apart, _) = taken_apart(&repository(), 2).expect("two cities");
    let folder = tempfile::tempdir().expect("a folder");
    for (city, from) in ["ganzi", "yaan"].iter().zip(CITIES) {
        support::copy(&apart.path().join(from), &folder.path().join(city).join("plan-data"));
    }
    let answer = status(folder.path(), &["--workspaces", "yaan/plan-data", "ganzi/plan-data/"]);
    let names: Vec<_> = (0..2).map(|at| answer["workspaces"][at]["workspace"].clone()).collect();
    assert_eq!(names, ["yaan/plan-data", "ganzi/plan-data"]);
    let one = status(
        folder.path(),
        &["--workspaces", "yaan/plan-data", "ganzi/plan-data", "--county", "ganzi/plan-data/mingshan"],
    );
    let alone = status(folder.path(), &["--workspaces", "yaan/plan-data", "ganzi/plan-data", "--county", "名山"]);
    assert_eq!(one, alone, "a county that one city alone has needs no city");
    assert_eq!(one["targets"][0]["counties"][0]["county"], "ganzi/plan-data/mingshan");
}

#[test]
fn a_city_at_a_commit_is_not_asked_for() {
    let ran = run(&repository(), &["status", "--at", "HEAD", "--workspaces", "."]);
    assert_eq!(ran.exit, Exit::Usage, "{ran:?}");
}

#[test]
fn one_example_marks_the_whole() {
    let (folder, _) = taken_apart(&repository(), 2).expect("two cities");
    fs::remove_file(folder.path().join(CITIES[0]).join("reports/SAMPLE")).expect("the mark goes");
    let answer = status(folder.path(), &["--workspaces", CITIES[0], CITIES[1]]);
    assert_eq!(answer["sample"], true);
    assert_eq!(answer["workspaces"][0]["sample"], false);
}
