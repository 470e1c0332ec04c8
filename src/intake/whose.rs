//! Whose a form is: by what it knows of itself, else by its file's name.

use super::table::Kind;
use crate::{
    calendar::Period,
    finding::FormProblem,
    form::Stamp,
    model::{CountyIx, Plan, RosterIx},
    naming,
};

/// What a file is a county's of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Submission {
        county: CountyIx,
        /// The period's place among the plan's submission periods.
        submission: usize,
    },
    Roster {
        county: CountyIx,
        roster: RosterIx,
    },
}

impl Whose {
    pub fn county(self) -> CountyIx {
        match self {
            Whose::Submission { county, .. } | Whose::Roster { county, .. } => county,
        }
    }

    pub fn period(self, plan: &Plan) -> Option<Period> {
        match self {
            Whose::Submission { submission, .. } => Some(plan.submission_periods()[submission]),
            Whose::Roster { .. } => None,
        }
    }

    /// Where the workspace keeps it.
    pub fn path(self, plan: &Plan) -> String {
        let county = &plan.county(self.county()).id;
        match self {
            Whose::Submission { submission, .. } => {
                format!("reports/submissions/{}/{county}.csv", plan.submission_periods()[submission])
            }
            Whose::Roster { roster, .. } => format!("reports/rosters/{}/{county}.csv", plan.roster(roster).id),
        }
    }

    /// Tells whose a form is that knows it.
    pub fn of_stamp(stamp: &Stamp, file: &Name<'_>, plan: &Plan) -> Result<Whose, FormProblem> {
        if stamp.plan != plan.id {
            return Err(FormProblem::OtherPlan { form: stamp.plan.clone(), here: plan.id.clone() });
        }
        let Some(county) = plan.county_by_id(&stamp.county) else {
            return Err(FormProblem::OtherPlan { form: stamp.county.clone(), here: plan.id.clone() });
        };
        let period = Period::parse(&stamp.period);
        let known = period.and_then(|period| plan.submission_periods().binary_search(&period).ok().zip(Some(period)));
        let Some((submission, period)) = known else {
            return Err(FormProblem::NoSuchPeriod { text: stamp.period.clone() });
        };
        if let Some(named) = naming::county_in(file.stem, plan).filter(|named| *named != county) {
            let name = |county: CountyIx| plan.county(county).name.clone();
            return Err(FormProblem::OtherCounty { form: name(county), name: name(named) });
        }
        if let Some(named) = naming::period_in(file.stem, plan).filter(|named| *named != period) {
            return Err(FormProblem::OtherPeriod { form: period, name: named, county: stamp.county.clone() });
        }
        Ok(Whose::Submission { county, submission })
    }

    /// Tells whose a table is by its file's name, or its folder's.
    pub fn of_name(kind: Kind, file: &Name<'_>, plan: &Plan) -> Result<Whose, FormProblem> {
        let either = |found: &dyn Fn(&str) -> Option<usize>| found(file.stem).or_else(|| found(file.folder));
        let county = either(&|name| naming::county_in(name, plan).map(|county| county.0)).map(CountyIx);
        let second = match kind {
            Kind::Submission => either(&|name| {
                let period = naming::period_in(name, plan)?;
                plan.submission_periods().binary_search(&period).ok()
            }),
            Kind::Roster => either(&|name| naming::roster_in(name, plan).map(|roster| roster.0)),
        };
        match (county, second, kind) {
            (Some(county), Some(submission), Kind::Submission) => Ok(Whose::Submission { county, submission }),
            (Some(county), Some(roster), Kind::Roster) => Ok(Whose::Roster { county, roster: RosterIx(roster) }),
            _ => Err(FormProblem::Whose {
                county: county.is_none(),
                period: second.is_none(),
                roster: kind == Kind::Roster,
                example: example(kind, county, second, plan),
            }),
        }
    }
}

/// A file's name without its extension, and the name of the folder that it lies in.
pub struct Name<'a> {
    pub stem: &'a str,
    pub folder: &'a str,
}

impl<'a> Name<'a> {
    /// Of a path with `/`.
    pub fn of(path: &'a str) -> Name<'a> {
        let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
        let folder = folders.rsplit_once('/').map_or(folders, |(_, folder)| folder);
        Name { stem: naming::stem(file), folder }
    }
}

fn example(kind: Kind, county: Option<CountyIx>, second: Option<usize>, plan: &Plan) -> String {
    let county = &plan.county(county.unwrap_or(CountyIx(0))).id;
    let first = match kind {
        Kind::Submission => {
            let periods = plan.submission_periods();
            second.or(periods.len().checked_sub(1)).map(|at| periods[at].to_string()).unwrap_or_default()
        }
        Kind::Roster => plan.rosters.get(second.unwrap_or(0)).map(|roster| roster.id.clone()).unwrap_or_default(),
    };
    format!("{first}-{county}.csv")
}
