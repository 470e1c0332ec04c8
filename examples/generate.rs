//! Writes a workspace as large as a country, to measure with: the built-in plan, as many counties as
//! asked for, each with as many sites, and eleven quarters of submissions without a flaw. All of it is
//! invented and marked so. `cargo run --release --example generate -- DIR [COUNTIES] [SITES]`.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::{Context, Result};
use plan::{
    calendar::Period,
    commands::BUILT_IN_PLAN,
    definitions::{self, PlanFiles},
    model::{Indicator, Plan},
    source::Source,
};

const COUNTIES: usize = 2_844;
const SITES: usize = 5;
const MARK: &str = "示例数据";

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().context("which folder to write into")?;
    let mut number = |otherwise| arguments.next().map_or(Ok(otherwise), |text| text.parse());
    let (counties, sites) = (number(COUNTIES)?, number(SITES)?);
    let folder = Path::new(&folder);
    let mut sources = Vec::new();
    for (path, text) in BUILT_IN_PLAN {
        let text = if *path == "plan/counties.toml" { with_more_counties(text, counties) } else { (*text).to_owned() };
        write(folder, path, &text)?;
        sources.push(Source::new((*path).into(), text));
    }
    write(folder, "reports/SAMPLE", MARK)?;
    let plan = read(sources)?;
    for (ix, county) in plan.counties.iter().enumerate() {
        write(folder, &format!("reports/rosters/station/{}.csv", county.id), &roster(sites))?;
        for (quarter, period) in plan.submission_periods().iter().enumerate() {
            let path = format!("reports/submissions/{period}/{}.csv", county.id);
            write(folder, &path, &submission(&plan, *period, ix + quarter, sites))?;
        }
    }
    Ok(())
}

/// The built-in counties, which the plan's split names, and as many more as are wanted.
fn with_more_counties(built_in: &str, wanted: usize) -> String {
    let mut text = built_in.to_owned();
    for number in text.matches("[[county]]").count()..wanted {
        let code = 100_000 + number;
        let _infallible = write!(
            text,
            "\n[[county]]\nid = \"c{number}\"\nname = \"县{number}\"\nname_en = \"County {number}\"\ncode = \"{code}\"\n"
        );
    }
    text
}

fn read(mut sources: Vec<Source>) -> Result<Plan> {
    let mut take = |path: &str| {
        let at = sources.iter().position(|source| &**source.path() == path);
        at.map(|at| sources.remove(at)).with_context(|| format!("{path} is built in"))
    };
    let (plan, counties) = (take("plan/plan.toml")?, take("plan/counties.toml")?);
    let actions = sources.into_iter().filter(|source| source.path().starts_with("plan/actions/")).collect();
    definitions::read(&PlanFiles { plan, counties: Some(counties), actions }).plan.context("the plan is sound")
}

fn roster(sites: usize) -> String {
    let rows: String = (0..sites).map(|site| format!("s{site},社工站{site},2022-01-01,,\n")).collect();
    format!("\u{feff}编号,名称,启用,停用,备注\n{rows}")
}

fn submission(plan: &Plan, file: Period, seed: usize, sites: usize) -> String {
    let mut text = "\u{feff}编号,名称,期间,站点,数值,总数,佐证,备注\n".to_owned();
    for task in &plan.tasks {
        text += &format!("{},{},,,推进中,,{MARK},\n", task.id, task.summary);
    }
    for indicator in &plan.indicators {
        let periods = plan
            .periods(indicator.periods)
            .iter()
            .filter(|period| Period::holding(file.cadence(), period.end()) == file);
        for period in periods {
            let period = if indicator.finer { period.to_string() } else { String::new() };
            match indicator.site {
                None => row(&mut text, indicator, &period, "", seed),
                Some(_) => {
                    (0..sites).for_each(|site| row(&mut text, indicator, &period, &format!("s{site}"), seed + site))
                }
            }
        }
    }
    text
}

fn row(text: &mut String, indicator: &Indicator, period: &str, site: &str, seed: usize) {
    let value = if indicator.max.is_some() { 1 } else { 1 + seed % 40 };
    let of = if indicator.is_ratio() { "50" } else { "" };
    *text += &format!("{},{},{period},{site},{value},{of},{MARK},\n", indicator.id, indicator.name);
}

fn write(folder: &Path, path: &str, text: &str) -> Result<()> {
    let path = folder.join(path);
    if let Some(above) = path.parent() {
        fs::create_dir_all(above)?;
    }
    fs::write(&path, text).with_context(|| path.display().to_string())
}
