//! `plan status --workspaces`: several cities' workspaces of one plan as one table.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;

use super::{
    session::{self, Exit, Outcome, Session, Stop, slashed},
    status::{self, Answer, Format, Question},
};
use crate::{
    model::{CountyIx, Difference, Language, Plan},
    source::Place,
    views::{Cities, City, Selection},
    words::{self, Notice, ProvinceNotice},
    workspace::{Layout, Province, Workspace},
};

/// A city's workspace, as it was named and as its counties are named after it.
struct Member {
    folder: String,
    name: String,
    workspace: Workspace,
}

pub fn run(session: &mut Session<'_, '_>, folders: &[PathBuf], question: Question<'_>) -> Outcome {
    let members = open(session, folders)?;
    let plans = sound(session, &members)?;
    if !are_one(session, &members, &plans) {
        return Ok(Exit::Findings);
    }
    let named: Vec<_> = members.iter().map(|member| member.name.clone()).zip(plans.iter().copied()).collect();
    let plan = Plan::union(&named).context("no workspace was named")?;
    let layouts: Vec<_> = members
        .iter()
        .zip(&plans)
        .map(|(member, plan)| Layout::read(&member.workspace.disk, plan))
        .collect::<anyhow::Result<_>>()?;
    let cities = cities(&members, &plans);
    let selection = Selection {
        county: question.county.map(|text| county(&plan, &cities, &plans, text)).transpose()?,
        action: question.action.map(|text| status::action(&plan, text)).transpose()?,
    };
    let progress = session.progress(session.language(Some(&plan)));
    let surveys = members.iter().zip(&plans).zip(&layouts);
    let surveys = surveys.map(|((member, plan), layout)| member.workspace.survey(plan, layout)).collect();
    let province = Province { plan: &plan, cities: surveys, progress: &progress, verified: question.verified };
    let figures = province.figures(question.day, question.compare)?;
    drop(progress);
    if let Format::Csv | Format::Json = question.format
        && let Some(notice) = cities.together(&plan, &selection)
    {
        // These have no place for a remark.
        session.remark(&notice, session.language(Some(&plan)));
    }
    let sample = members.iter().any(|member| member.workspace.sample);
    let answer =
        Answer { plan: &plan, figures: &figures, sample, selection: &selection, commit: None, cities: Some(&cities) };
    answer.give(session, question.format)
}

/// The workspaces in these folders, each once.
fn open(session: &Session<'_, '_>, folders: &[PathBuf]) -> Result<Vec<Member>, Stop> {
    let mut roots: Vec<PathBuf> = Vec::new();
    for folder in folders {
        let named = || slashed(folder);
        let root = session.base().join(folder);
        if !root.join("plan/plan.toml").is_file() {
            let notice = ProvinceNotice::NoWorkspace { folder: named() };
            return Err(Stop::CannotRun(Notice::Province(notice)));
        }
        let root = fs::canonicalize(&root).with_context(|| format!("cannot read {}", named()))?;
        if roots.contains(&root) {
            return Err(Stop::Usage(Notice::Province(ProvinceNotice::NamedTwice { folder: named() })));
        }
        roots.push(root);
    }
    let open = |((folder, root), name): ((&PathBuf, &PathBuf), String)| {
        let mut workspace = Workspace::open(root)?;
        let folder = slashed(folder).trim_end_matches('/').to_owned();
        for finding in &mut workspace.findings {
            for place in [Some(&mut finding.place), finding.related.as_mut()].into_iter().flatten() {
                place.path = format!("{folder}/{}", place.path).into();
            }
        }
        Ok(Member { folder, name, workspace })
    };
    folders.iter().zip(&roots).zip(names(&roots)).map(open).collect()
}

/// A city is called as its folder is, with as many of the folders above it as tell the cities apart.
fn names(roots: &[PathBuf]) -> Vec<String> {
    let deepest = roots.iter().map(|root| root.components().count()).max().unwrap_or(1);
    let called = |parts: usize| -> Vec<_> { roots.iter().map(|root| ending(root, parts)).collect() };
    let apart = |names: &Vec<String>| names.iter().collect::<HashSet<_>>().len() == names.len();
    (1..deepest).map(called).find(apart).unwrap_or_else(|| called(deepest))
}

/// The last parts of a path.
fn ending(path: &Path, parts: usize) -> String {
    let names: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    names[names.len().saturating_sub(parts)..].join("/")
}

/// Every city's plan; the errors of all of them are shown where one has some.
fn sound<'m>(session: &mut Session<'_, '_>, members: &'m [Member]) -> Result<Vec<&'m Plan>, Stop> {
    let mut plans = Vec::new();
    for member in members {
        match session.sound(&member.workspace) {
            Ok(plan) => plans.push(plan),
            Err(Stop::PlanBroken) => {
                let language = session.language(member.workspace.plan.as_ref());
                let notice = ProvinceNotice::PlanBroken { folder: member.folder.clone() };
                session.remark(&Notice::Province(notice), language);
            }
            Err(stop) => return Err(stop),
        }
    }
    if plans.len() == members.len() { Ok(plans) } else { Err(Stop::PlanBroken) }
}

/// Whether all have the first one's plan, and each its own counties; what is otherwise is told.
fn are_one(session: &mut Session<'_, '_>, members: &[Member], plans: &[&Plan]) -> bool {
    let (Some(first), Some((leader, others))) = (plans.first(), members.split_first()) else { return false };
    let language = session.language(Some(first));
    let mut alike = true;
    for (member, plan) in others.iter().zip(&plans[1..]) {
        for Difference { of, key, here, there } in plan.differences(first) {
            let spots = Box::new([spot(&member.folder, here), spot(&leader.folder, there)]);
            session.remark(&Notice::Province(ProvinceNotice::Differs { of, key, spots }), language);
            alike = false;
        }
    }
    if !alike {
        session.remark(&Notice::Province(ProvinceNotice::NotOnePlan), language);
    }
    alike && !is_any_county_twice(session, members, plans, language)
}

/// Whether a county, by its code, is in two cities, so that it would be counted twice; each is told.
fn is_any_county_twice(session: &mut Session<'_, '_>, members: &[Member], plans: &[&Plan], language: Language) -> bool {
    let mut seen: HashMap<&str, String> = HashMap::new();
    let mut twice = false;
    for (member, plan) in members.iter().zip(plans) {
        for county in &plan.counties {
            let Place { path, line, .. } = &county.place;
            let at = format!("{}/{path}:{line}", member.folder);
            match seen.get(county.code.as_str()) {
                Some(first) => {
                    let (code, first) = (county.code.clone(), first.clone());
                    session.remark(&Notice::Province(ProvinceNotice::CountyTwice { code, at, first }), language);
                    twice = true;
                }
                None => {
                    seen.insert(&county.code, at);
                }
            }
        }
    }
    twice
}

fn spot(folder: &str, spot: crate::model::Spot) -> words::Spot {
    let Place { path, line, excerpt, .. } = spot.place;
    let line_text = excerpt.filter(|_| spot.written).map(|excerpt| excerpt.line.trim().to_owned());
    words::Spot { at: format!("{folder}/{path}:{line}"), line: line_text }
}

fn cities(members: &[Member], plans: &[&Plan]) -> Cities {
    let mut next = 0;
    let city = |(member, plan): (&Member, &&Plan)| {
        let first = next;
        next += plan.counties.len();
        City {
            name: member.name.clone(),
            issuer: plan.issuer.clone(),
            sample: member.workspace.sample,
            counties: first..next,
        }
    };
    Cities { cities: members.iter().zip(plans).map(city).collect() }
}

/// A county as `CITY/COUNTY`, or by itself where one city alone has it.
fn county(plan: &Plan, cities: &Cities, plans: &[&Plan], text: &str) -> Result<CountyIx, Stop> {
    let both = || cities.cities.iter().zip(plans);
    let within = |city: &City, plan: &Plan, text: &str| {
        session::county(plan, text).ok().map(|ix| CountyIx(city.counties.start + ix.0))
    };
    let qualified = |(city, plan): (&City, &&Plan)| {
        let rest = text.strip_prefix(&city.name)?.strip_prefix('/')?;
        within(city, plan, rest)
    };
    let found: Vec<_> = match text.contains('/') {
        true => both().filter_map(qualified).collect(),
        false => both().filter_map(|(city, plan)| within(city, plan, text)).collect(),
    };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let known: Vec<_> = plan.counties.iter().take(20).map(|county| county.id.as_str()).collect();
            Err(Stop::Usage(Notice::UnknownCounty { text: text.to_owned(), known: known.join(", ") }))
        }
        several => {
            let known: Vec<_> = several.iter().map(|ix| plan.county(*ix).id.as_str()).collect();
            let notice = ProvinceNotice::SeveralCounties { text: text.to_owned(), known: known.join(", ") };
            Err(Stop::Usage(Notice::Province(notice)))
        }
    }
}
