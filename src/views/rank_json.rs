//! `rank --format json`: places, totals and every point of them. Points are cut after six decimals.

use serde::Serialize;

use super::amounts::{PLACES, cut, own_actual};
use crate::{
    model::{CountyIx, Plan},
    number::Decimal,
    ranking::{Mark, Of, Ranked, Ranking, Verdict, WindowMark},
};

#[derive(Serialize)]
pub struct RankingJson<'a> {
    plan: &'a str,
    year: i32,
    as_of: String,
    sample: bool,
    submissions: Submissions,
    strive: &'static str,
    counties: Vec<CountyJson<'a>>,
}

#[derive(Serialize)]
struct Submissions {
    expected: usize,
    received: usize,
}

#[derive(Serialize)]
struct CountyJson<'a> {
    county: &'a str,
    place: Option<usize>,
    total: Decimal,
    targets: Option<Decimal>,
    bonus: Decimal,
    strive: Option<Decimal>,
    silent: bool,
    vetoes: Vec<ReasonJson<'a>>,
    bonuses: Vec<ReasonJson<'a>>,
    marks: Vec<MarkJson<'a>>,
}

#[derive(Serialize)]
struct ReasonJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<Decimal>,
    reason: &'a str,
    document: Option<&'a str>,
}

#[derive(Serialize)]
struct MarkJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matter: Option<&'static str>,
    points: Option<Decimal>,
    weight: Decimal,
    counted: bool,
    brings: Option<Decimal>,
    of: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    windows: Option<Vec<WindowJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<ShareJson>,
}

#[derive(Serialize)]
struct WindowJson {
    start: String,
    end: String,
    figure: Decimal,
    actual: Option<Decimal>,
    attainment: Option<Decimal>,
    due: Decimal,
    points: Option<Decimal>,
    state: &'static str,
}

#[derive(Serialize)]
struct ShareJson {
    had: Decimal,
    owed: usize,
    late: usize,
    undated: usize,
}

/// The whole answer, or one county's.
pub fn ranking<'a>(plan: &'a Plan, ranking: &'a Ranking, sample: bool, only: Option<CountyIx>) -> RankingJson<'a> {
    let counties = ranking.counties.iter().filter(|ranked| only.is_none_or(|only| only == ranked.county));
    RankingJson {
        plan: &plan.id,
        year: ranking.year,
        as_of: ranking.as_of.to_string(),
        sample,
        submissions: Submissions { expected: ranking.expected, received: ranking.received },
        strive: if ranking.strive_counts { "counted" } else { "apart" },
        counties: counties.map(|ranked| county(plan, ranked)).collect(),
    }
}

fn county<'a>(plan: &'a Plan, ranked: &'a Ranked) -> CountyJson<'a> {
    let vetoes = ranked.vetoes.iter();
    let bonuses = ranked.bonuses.iter();
    CountyJson {
        county: &plan.county(ranked.county).id,
        place: ranked.place,
        total: ranked.total.cut(PLACES),
        targets: cut(ranked.of_targets().as_ref()),
        bonus: ranked.added(),
        strive: cut(ranked.strive.as_ref()),
        silent: ranked.marks.is_silent(),
        vetoes: vetoes
            .map(|veto| ReasonJson { points: None, reason: &veto.reason, document: veto.document.as_deref() })
            .collect(),
        bonuses: bonuses
            .map(|bonus| ReasonJson {
                points: Some(bonus.points),
                reason: &bonus.reason,
                document: bonus.document.as_deref(),
            })
            .collect(),
        marks: ranked.marks.marks.iter().map(|it| mark(plan, ranked, it)).collect(),
    }
}

fn mark<'a>(plan: &'a Plan, ranked: &Ranked, mark: &Mark) -> MarkJson<'a> {
    let brings = ranked.marks.brings(mark);
    let (mut target, mut matter, mut windows, mut share) = (None, None, None, None);
    match &mark.of {
        Of::Target { at, windows: all, .. } => {
            target = plan.targets().nth(*at).map(|(_, _, target)| target.id.as_str());
            windows = Some(all.iter().filter_map(|it| window(plan, *at, it)).collect());
        }
        Of::Matter { matter: of, share: part } => {
            matter = Some(of.word());
            share =
                Some(ShareJson { had: part.had.cut(PLACES), owed: part.owed, late: part.late, undated: part.undated });
        }
    }
    MarkJson {
        target,
        matter,
        points: cut(mark.points.as_ref()),
        weight: mark.weight,
        counted: mark.counted,
        brings: cut(brings.as_ref().map(|(brings, _)| brings)),
        of: cut(brings.as_ref().map(|(_, could)| could)),
        windows,
        share,
    }
}

fn window(plan: &Plan, at: usize, mark: &WindowMark) -> Option<WindowJson> {
    let (_, indicator, target) = plan.targets().nth(at)?;
    Some(WindowJson {
        start: mark.window.start.to_string(),
        end: mark.window.end.to_string(),
        figure: mark.figure,
        actual: own_actual(indicator, target.owed(), mark.actual),
        attainment: cut(mark.progress.as_ref()),
        due: mark.due.cut(PLACES),
        points: cut(mark.verdict.points().as_ref()),
        state: match mark.verdict {
            Verdict::Points(_) => "scored",
            Verdict::Missing => "missing",
            Verdict::Unsaid => "unsaid",
            Verdict::NotApplicable => "n/a",
        },
    })
}
