//! Which county and which period a file's or a folder's name means, however it was put: `2024-Q1-yucheng`,
//! `雨城区2024年一季度`, `yucheng - 副本`.

use crate::{
    calendar::{Cadence, Period},
    model::{CountyIx, Plan, RosterIx},
};

/// The one county whose name, id or code stands in a name.
pub fn county_in(name: &str, plan: &Plan) -> Option<CountyIx> {
    let name = name.to_lowercase();
    let short = |name: &str| name.trim_end_matches(['区', '县', '市']).to_lowercase();
    let called = |county: &crate::model::County| {
        let known = [county.id.to_lowercase(), short(&county.name), county.code.clone()];
        known.iter().any(|known| !known.is_empty() && name.contains(known.as_str()))
    };
    only(plan.counties.iter().enumerate().filter(|(_, county)| called(county)).map(|(at, _)| CountyIx(at)))
}

/// The one submission period that stands in a name.
pub fn period_in(name: &str, plan: &Plan) -> Option<Period> {
    let name = plain(name);
    let said = |period: &&Period| spellings(**period).iter().any(|spelling| name.contains(spelling.as_str()));
    only(plan.submission_periods().iter().filter(said).copied())
}

/// The submission period that a whole name can only mean: `2023q3`, `2023Q3`, `2023年三季度`, `2023-07`.
pub fn period_named(name: &str, plan: &Plan) -> Option<Period> {
    plan.submission_periods().iter().find(|period| is_named(name, **period)).copied()
}

/// Whether a whole name is some way of writing a period.
pub fn is_named(name: &str, period: Period) -> bool {
    spellings(period).contains(&plain(name))
}

/// The one roster whose id or name stands in a name.
pub fn roster_in(name: &str, plan: &Plan) -> Option<RosterIx> {
    let name = name.to_lowercase();
    let called = |id: &str| !id.is_empty() && name.contains(&id.to_lowercase());
    let rosters = plan.rosters.iter().enumerate();
    only(rosters.filter(|(_, it)| called(&it.id) || called(&it.name)).map(|(at, _)| RosterIx(at)))
}

/// A file's name without its last extension.
pub fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How people write a period, without spaces and signs.
fn spellings(period: Period) -> Vec<String> {
    let (year, number) = (period.year(), period.number());
    let chinese = ["一", "二", "三", "四"].get(number as usize - 1).copied().unwrap_or_default();
    let mut spellings = vec![plain(&period.to_string())];
    spellings.extend(match period.cadence() {
        Cadence::Month => vec![format!("{year}{number:02}"), format!("{year}年{number}月")],
        Cadence::Quarter => [format!("{number}季度"), format!("{chinese}季度"), format!("第{chinese}季度")]
            .iter()
            .flat_map(|words| [format!("{year}年{words}"), format!("{year}{words}")])
            .collect(),
        Cadence::HalfYear => {
            let half = if number == 1 { "上半年" } else { "下半年" };
            vec![format!("{year}{half}"), format!("{year}年{half}")]
        }
        Cadence::Year => vec![format!("{year}年")],
    });
    spellings
}
