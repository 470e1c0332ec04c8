//! What a run over many seeds has covered: which combinations of target, which statuses, which
//! features of the formats; so that a test can insist that none was left out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::generate::{Combination, combinations};
use super::workspace::*;

pub const STATUSES: [&str; 7] = ["n/a", "no-data", "met", "missed", "on-pace", "behind", "far-behind"];

/// What every run of some length must have come across.
pub const FEATURES: [&str; 31] = [
    "reporting month",
    "reporting quarter",
    "reporting half-year",
    "reporting year",
    "report finer",
    "sites with a roster",
    "sites without a roster",
    "empty roster",
    "closed site",
    "schedule",
    "baseline short of the figure",
    "baseline equal to the figure",
    "baseline beyond the figure",
    "baseline for rises or falls",
    "decimals",
    "max",
    "per 100",
    "per 1000",
    "other per",
    "strive",
    "by inside a period",
    "plan starts inside a period",
    "broken rows",
    "before any window",
    "stale county",
    "missing county",
    "n/a county",
    "held window",
    "closed window",
    "watched indicator",
    "county that never reports",
];

#[derive(Default)]
pub struct Coverage {
    pub combinations: BTreeSet<String>,
    /// how often each status came up, of targets and of counties
    pub statuses: BTreeMap<String, usize>,
    pub county_statuses: BTreeMap<String, usize>,
    /// the statuses that came up, by measure, count or ratio, way of owing and direction
    pub groups: BTreeMap<String, BTreeSet<String>>,
    pub features: BTreeMap<&'static str, usize>,
    pub answers: usize,
}

impl Coverage {
    /// Takes in one workspace and the answers it was asked for.
    pub fn add(&mut self, ws: &Workspace, answers: &[Value]) {
        for ind in &ws.indicators {
            for target in &ind.targets {
                let combination = combination(ind, target);
                self.combinations.insert(format!("{combination:?}"));
            }
        }
        self.look_at(ws);
        for answer in answers {
            self.answers += 1;
            self.see("broken rows", answer["left_out"] != 0);
            for target in answer["targets"].as_array().unwrap() {
                self.count_statuses(ws, target);
            }
        }
    }

    /// What never came up, of what had to: empty when all is well.
    pub fn lacking(&self) -> Vec<String> {
        let mut lacking = Vec::new();
        for combination in combinations() {
            let name = format!("{combination:?}");
            if !self.combinations.contains(&name) {
                lacking.push(name);
            }
        }
        for status in STATUSES {
            for (of, seen) in [("target", &self.statuses), ("county", &self.county_statuses)] {
                if !seen.contains_key(status) {
                    lacking.push(format!("status {status} of a {of}"));
                }
            }
        }
        for feature in FEATURES {
            if !self.features.contains_key(feature) {
                lacking.push(feature.to_string());
            }
        }
        lacking
    }

    fn see(&mut self, feature: &'static str, there: bool) {
        assert!(FEATURES.contains(&feature), "{feature} is not on the list");
        if there {
            *self.features.entry(feature).or_default() += 1;
        }
    }

    fn count_statuses(&mut self, ws: &Workspace, target: &Value) {
        let name = |v: &Value| v["status"].as_str().unwrap_or("unjudged").to_string();
        *self.statuses.entry(name(target)).or_default() += 1;
        let ind = ws.indicators.iter().find(|i| i.id == target["indicator"]).unwrap();
        let t = ind.targets.iter().find(|t| t.id == target["id"]).unwrap();
        let kind = if ind.ratio { "ratio" } else { "count" };
        let direction = if t.op.upward() {
            "up"
        } else if t.op.downward() {
            "down"
        } else {
            "rises/falls"
        };
        let group = format!("{:?} {kind} {} {direction}", ind.measure, t.each.key());
        self.groups.entry(group).or_default().insert(name(target));
        self.see("before any window", target["windows"].as_array().unwrap().is_empty());
        self.see("held window", target["held"] != 0);
        self.see("closed window", target["closed"] != 0);
        for county in target["counties"].as_array().unwrap() {
            *self.county_statuses.entry(name(county)).or_default() += 1;
            self.see("stale county", county["stale"] == true);
            self.see("missing county", county["reported"] == false);
            self.see("n/a county", county["reported"] == true && county["actual"].is_null());
        }
    }

    fn look_at(&mut self, ws: &Workspace) {
        use super::dates::Grain;
        let periods = ws.submission_periods();
        self.see("reporting month", ws.every == Grain::Month);
        self.see("reporting quarter", ws.every == Grain::Quarter);
        self.see("reporting half-year", ws.every == Grain::HalfYear);
        self.see("reporting year", ws.every == Grain::Year);
        self.see("plan starts inside a period", !super::dates::show(ws.start).ends_with("-01"));
        self.see("empty roster", ws.rosters.iter().any(|r| r.sites.is_empty()));
        self.see("closed site", ws.rosters.iter().flat_map(|r| &r.sites).any(|s| s.closed.is_some()));
        for county in &ws.counties {
            let silent = !periods.iter().any(|p| ws.has_reported(county, *p));
            self.see("county that never reports", silent);
        }
        let hundred = super::numbers::whole(100);
        for ind in &ws.indicators {
            let sited = |c: &String| ind.site.as_ref().is_some_and(|kind| ws.roster(kind, c).is_some());
            self.see("report finer", ind.grain != ws.every);
            self.see("sites with a roster", ws.counties.iter().any(sited));
            self.see("sites without a roster", ind.site.is_some() && !ws.counties.iter().all(sited));
            self.see("decimals", ind.decimals > 0);
            self.see("max", ind.max.is_some());
            self.see("per 100", ind.ratio && ind.per == hundred);
            self.see("per 1000", ind.ratio && ind.per == &hundred * super::numbers::whole(10));
            self.see("other per", ind.ratio && ind.per == &hundred * &hundred);
            self.see("watched indicator", ind.targets.is_empty());
            for target in &ind.targets {
                self.look_at_target(ws, ind, target);
            }
        }
    }

    fn look_at_target(&mut self, ws: &Workspace, ind: &Indicator, target: &Target) {
        self.see("schedule", !target.schedule.is_empty());
        self.see("strive", target.strive);
        if let Rhythm::By(by) = target.rhythm {
            self.see("by inside a period", !ind.periods(ws).iter().any(|p| p.last() == by));
        }
        let Some(baseline) = &ind.baseline else {
            return;
        };
        self.see("baseline for rises or falls", target.op.directional());
        let in_use = target.each == Each::City && matches!(target.rhythm, Rhythm::By(_));
        if let (Some(figure), true) = (&target.figure, in_use) {
            let short = if target.op.upward() { baseline < figure } else { baseline > figure };
            self.see("baseline short of the figure", short);
            self.see("baseline equal to the figure", baseline == figure);
            self.see("baseline beyond the figure", !short && baseline != figure);
        }
    }
}

pub fn combination(ind: &Indicator, target: &Target) -> Combination {
    let every = match target.rhythm {
        Rhythm::By(_) => None,
        Rhythm::Every(grain) => Some(grain),
    };
    Combination { measure: ind.measure, ratio: ind.ratio, each: target.each, every, op: target.op }
}
