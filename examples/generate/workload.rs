//! A workspace of any size: the built-in plan with as many counties as asked for, their lists of sites and
//! eleven quarters of submissions. All of it is invented and marked so.

mod dice;
mod figures;

use std::{fmt::Write as _, fs, path::Path};

use anyhow::{Context, Result};
use plan::{
    book::{Open, TaskState},
    calendar::{Date, Period},
    commands::BUILT_IN_PLAN,
    definitions::{self, PlanFiles},
    model::{Indicator, Language, Plan},
    source::Source,
};
use rayon::prelude::*;

use dice::Dice;
use figures::{Cell, Subject, states};

const MARK: &str = "示例数据";

/// How large, and which of all that are as large.
#[derive(Clone, Copy)]
pub struct Workload {
    pub counties: usize,
    /// Of each county.
    pub sites: usize,
    pub seed: u64,
    /// Whether forms hold every row that the plan asks for. Otherwise they hold what has changed or is owed, and the
    /// plan does not ask for the rest.
    pub whole: bool,
}

struct Site {
    open: Open,
    cells: Vec<Option<Cell>>,
}

impl Workload {
    /// Writes the workspace into a folder.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let mut sources = Vec::new();
        for (path, text) in BUILT_IN_PLAN {
            let text = match *path {
                "plan/counties.toml" => with_more_counties(text, self.counties),
                "plan/plan.toml" if !self.whole => text.replacen("[check]\n", "[check]\nmissing-row = \"off\"\n", 1),
                _ => (*text).to_owned(),
            };
            write(folder, path, &text)?;
            sources.push(Source::new((*path).into(), text));
        }
        write(folder, "reports/SAMPLE", MARK)?;
        let plan = read(sources)?;
        (0..plan.counties.len()).into_par_iter().try_for_each(|county| self.write_county(folder, &plan, county))
    }

    fn write_county(&self, folder: &Path, plan: &Plan, county: usize) -> Result<()> {
        let id = &plan.counties[county].id;
        let mut forms: Vec<String> = plan
            .submission_periods()
            .iter()
            .map(|_| "\u{feff}编号,名称,期间,站点,数值,总数,佐证,备注\n".to_owned())
            .collect();
        self.tasks(plan, county, &mut forms);
        for (at, indicator) in plan.indicators.iter().enumerate() {
            let luck = Dice::of(self.seed, &[1, at]).percent(60, 140);
            let subject = Subject { plan, indicator, county, luck };
            match indicator.site {
                None => {
                    let mut dice = Dice::of(self.seed, &[2, county, at]);
                    let cells = subject.series(&mut dice);
                    self.enter(&subject, None, &cells, &mut forms);
                }
                Some(roster) => {
                    let sites: Vec<_> = (0..self.sites).map(|site| self.site(&subject, at, site)).collect();
                    for (number, site) in sites.iter().enumerate() {
                        self.enter(&subject, Some((number, site.open)), &site.cells, &mut forms);
                    }
                    if keeps_lists(county) {
                        let path = format!("reports/rosters/{}/{id}.csv", plan.roster(roster).id);
                        write(folder, &path, &list(&sites))?;
                    }
                }
            }
        }
        for (period, form) in plan.submission_periods().iter().zip(forms) {
            write(folder, &format!("reports/submissions/{period}/{id}.csv"), &form)?;
        }
        Ok(())
    }

    fn tasks(&self, plan: &Plan, county: usize, forms: &mut [String]) {
        for (at, task) in plan.tasks.iter().enumerate() {
            let mut before = None;
            let states = states(&mut Dice::of(self.seed, &[4, county, at]), forms.len());
            for (form, state) in forms.iter_mut().zip(states) {
                let untold =
                    before.replace(state) == Some(state) || (before.is_none() && state == TaskState::NotStarted);
                if self.whole || !untold {
                    let note = if state == TaskState::NotApplicable { "本地没有此项工作" } else { "" };
                    let word = state.word(Language::Chinese);
                    let _infallible = writeln!(form, "{},{},,,{word},,{MARK},{note}", task.id, task.summary);
                }
            }
        }
    }

    /// A site and its figures. Few open late or close early, and of those that are not listed none.
    fn site(&self, subject: &Subject<'_>, at: usize, site: usize) -> Site {
        let mut dice = Dice::of(self.seed, &[3, subject.county, at, site]);
        let day = |year, month, day| Date::from_ymd_opt(year, month, day);
        let listed = keeps_lists(subject.county);
        let open = Open {
            from: if dice.one_in(60) && listed { day(2024, 2, 15) } else { day(2022, 1, 1) },
            until: if dice.one_in(90) && listed { day(2025, 3, 31) } else { None },
        };
        Site { open, cells: subject.series(&mut dice) }
    }

    /// Writes an indicator's figures into the forms of their periods; a site's, on whose days it was open.
    fn enter(&self, subject: &Subject<'_>, site: Option<(usize, Open)>, cells: &[Option<Cell>], forms: &mut [String]) {
        let (plan, indicator) = (subject.plan, subject.indicator);
        let name = site.map_or_else(String::new, |(number, _)| format!("s{number}"));
        for (at, (cell, period)) in cells.iter().zip(plan.periods(indicator.periods)).enumerate() {
            if site.is_some_and(|(_, open)| !open.in_period(*period)) {
                continue;
            }
            let form = plan.submission_periods().partition_point(|form| form.end() < period.end());
            match (cell, self.whole) {
                (None, true) => row(&mut forms[form], indicator, *period, &name, Cell::Unknown),
                (Some(cell), whole) if whole || subject.is_asked(at, *cell) => {
                    row(&mut forms[form], indicator, *period, &name, *cell);
                }
                _ => {}
            }
        }
    }
}

fn row(form: &mut String, indicator: &Indicator, period: Period, site: &str, cell: Cell) {
    let _infallible = write!(form, "{},{},", indicator.id, indicator.name);
    if indicator.finer {
        let _infallible = write!(form, "{period}");
    }
    let _infallible = match cell {
        Cell::Count(value) => writeln!(form, ",{site},{value},,{MARK},"),
        Cell::Share { value, total } => writeln!(form, ",{site},{value},{total},{MARK},"),
        Cell::NotApplicable => writeln!(form, ",{site},0,0,{MARK},本地没有"),
        Cell::Unknown => writeln!(form, ",{site},,,{MARK},正在核实，下期补报"),
    };
}

/// Whether the county lists its sites. Of the others only rows name them.
fn keeps_lists(county: usize) -> bool {
    county % 16 != 15
}

fn list(sites: &[Site]) -> String {
    let mut text = "\u{feff}编号,名称,启用,停用,备注\n".to_owned();
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    for (number, Site { open, .. }) in sites.iter().enumerate() {
        let _infallible = writeln!(text, "s{number},社工站{number},{},{},", day(open.from), day(open.until));
    }
    text
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

fn write(folder: &Path, path: &str, text: &str) -> Result<()> {
    let path = folder.join(path);
    if let Some(above) = path.parent() {
        fs::create_dir_all(above)?;
    }
    fs::write(&path, text).with_context(|| path.display().to_string())
}
