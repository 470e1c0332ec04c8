//! `plan status` as tables: a section an action, a row a target (with one county chosen: its own state).

use super::{
    Cities, Selection,
    amounts::{PLACES, actual, county_actual},
    names::shortened,
};
use crate::{
    attainment::{CountyState, Figures, Standing, Status, TargetOutcome},
    book::{Replaced, TaskState},
    model::{CountyIx, Goal, Indicator, Language, Owed, Plan, Rhythm, Target},
    number::{Decimal, Fraction},
    table::{Cell, Column, Document, Section, Table, Tone},
    words::{self, InspectNotice, Label, Notice},
};

pub fn status(plan: &Plan, figures: &Figures, sample: bool, selection: &Selection, language: Language) -> Document {
    View { plan, figures, selection, cities: None, language }.document(sample)
}

/// The same of several cities, each of which is told of by a line.
pub fn status_of_cities(
    (plan, cities): (&Plan, &Cities),
    figures: &Figures,
    sample: bool,
    selection: &Selection,
    language: Language,
) -> Document {
    let mut document = View { plan, figures, selection, cities: Some(cities), language }.document(sample);
    cities.adorn(&mut document, (plan, selection), figures, language);
    document
}

/// What the target asks for, such as `≥ 316 个 · 分解到县(区) · 力争`.
pub fn wanted(indicator: &Indicator, target: &Target, language: Language) -> String {
    let mut words = Vec::new();
    match &target.goal {
        Goal::Level(level) => {
            let per = indicator.share.as_ref().filter(|share| !share.is_part_of_whole());
            let per = per.map(|share| format!("/{}", share.per)).unwrap_or_default();
            words.push(format!("{} {} {}{per}", level.comparison.sign(), level.figure, indicator.unit));
        }
        Goal::Trend(crate::model::Direction::Rises) => words.push(Label::Rises.text(language).to_owned()),
        Goal::Trend(crate::model::Direction::Falls) => words.push(Label::Falls.text(language).to_owned()),
    }
    match target.owed() {
        Owed::City => {}
        Owed::EachCounty => words.push(Label::EachCounty.text(language).to_owned()),
        Owed::EachSite => words.push(Label::EachSite.text(language).to_owned()),
        Owed::Allocation(_) => words.push(Label::Allocated.text(language).to_owned()),
    }
    if let Rhythm::Every(cadence) = target.rhythm {
        words.push(words::cadence(cadence, language).to_owned());
    }
    if target.strive {
        words.push(Label::Strive.text(language).to_owned());
    }
    words.join(" · ")
}

pub fn verdict(status: Status, language: Language) -> Cell {
    let tone = match status {
        Status::Met | Status::OnPace => Tone::Good,
        Status::Behind => Tone::Fair,
        Status::FarBehind | Status::Missed => Tone::Bad,
        Status::NotApplicable | Status::NoData => Tone::Neutral,
    };
    Cell::Verdict { text: words::status(status, language).to_owned(), tone }
}

struct View<'a> {
    plan: &'a Plan,
    figures: &'a Figures,
    selection: &'a Selection,
    /// Where it is about several.
    cities: Option<&'a Cities>,
    language: Language,
}

impl View<'_> {
    fn document(&self, sample: bool) -> Document {
        let mark = sample.then(|| self.label(Label::Sample));
        let title = [Some(self.plan.title.as_str()), mark].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let mut document = Document { lines: vec![self.headline(), title], sample: mark, ..Document::default() };
        if let Some(Replaced { verified, changed }) = self.figures.verified {
            document.lines.push(InspectNotice::Verified { verified, changed }.text(self.language));
        }
        if let Some(before) = &self.figures.before {
            document.lines.push(Notice::ComparedWith { as_of: before.as_of }.text(self.language));
        }
        document.lines.extend(self.absent());
        for action in self.plan.actions.iter().filter(|action| self.selection.has_action(&action.id)) {
            document.sections.push(self.section(&action.id, self.name_of(&action.name, &action.name_en)));
        }
        document.notes.push(Notice::StriveExplained.text(self.language));
        document
    }

    fn label(&self, label: Label) -> &'static str {
        label.text(self.language)
    }

    fn name_of<'n>(&self, zh: &'n str, en: &'n str) -> &'n str {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    /// Which period is shown, how many counties reported it, and the next one.
    fn headline(&self) -> String {
        let as_of = self.figures.assessment.as_of;
        let periods = self.plan.submission_periods();
        let ended = self.plan.submissions_ended(as_of);
        let reported = self.figures.reported.by_period(self.plan);
        let shown = ended.checked_sub(1);
        Notice::Shown {
            period: shown.map(|at| periods[at]),
            as_of,
            reported: shown.map_or(0, |at| reported[at]),
            counties: self.plan.counties.len(),
            next: periods.get(ended).map(|period| (*period, reported[ended])),
        }
        .text(self.language)
    }

    /// Who has not reported the period that is shown.
    fn absent(&self) -> Option<String> {
        let as_of = self.figures.assessment.as_of;
        let ended = self.plan.submissions_ended(as_of);
        let shown = ended.checked_sub(1)?;
        let counties = self.selection.counties(self.plan);
        let absent: Vec<_> = counties.filter(|ix| !self.figures.reported.of(*ix)[shown].reported).collect();
        (!absent.is_empty()).then(|| Notice::Absent { counties: self.names(&absent) }.text(self.language))
    }

    fn names(&self, counties: &[CountyIx]) -> Vec<String> {
        let name = |ix: &CountyIx| words::county_name(self.plan.county(*ix), self.language).to_owned();
        shortened(counties.iter().map(name).collect())
    }

    fn section(&self, action: &str, name: &str) -> Section {
        let mut columns = vec![
            Column::left(self.label(Label::Target)),
            Column::left(self.label(Label::Wanted)),
            Column::left(self.label(Label::Window)),
        ];
        if self.selection.county.is_some() {
            columns.push(Column::right(self.label(Label::Owes)));
        }
        columns.push(Column::right(self.label(Label::Actual)));
        columns.push(Column::right(self.label(Label::Attainment)));
        if self.selection.county.is_none() {
            columns.push(Column::right(self.label(Label::Due)));
        }
        columns.push(Column::left(self.label(Label::Status)));
        if self.figures.before.is_some() {
            columns.push(Column::left(self.label(Label::Before)));
        }
        columns.push(Column::right(self.label(Label::Held)));
        if self.selection.county.is_none() {
            columns.push(Column::left(self.label(Label::Reported)));
        }
        let outcomes = self.plan.targets().zip(&self.figures.assessment.targets).enumerate();
        let rows = outcomes.filter(|(_, ((_, indicator, _), _))| self.plan.action_of(indicator) == action).map(
            |(at, ((_, indicator, target), outcome))| match self.selection.county {
                Some(county) => self.county_row(indicator, target, outcome, county, at),
                None => self.city_row(indicator, target, outcome, at),
            },
        );
        let table = Table { columns, rows: rows.collect() };
        Section { title: format!("{action} {name}"), table, notes: vec![self.task_states(action)] }
    }

    fn head(&self, indicator: &Indicator, target: &Target, outcome: &TargetOutcome) -> Vec<Cell> {
        vec![
            Cell::text(format!("{} {}", target.id, indicator.name)),
            Cell::text(wanted(indicator, target, self.language)),
            Cell::text(words::window(target.rhythm, outcome.window, self.language)),
        ]
    }

    fn city_row(&self, indicator: &Indicator, target: &Target, outcome: &TargetOutcome, at: usize) -> Vec<Cell> {
        let mut row = self.head(indicator, target, outcome);
        row.push(Cell::number(actual(indicator, outcome.actual)));
        row.push(share(outcome.attainment.as_ref(), true));
        row.push(share(outcome.due.as_ref(), false));
        row.push(verdict(outcome.status, self.language));
        if let Some(before) = &self.figures.before {
            let before = &before.targets[at];
            let figure = actual(indicator, before.actual);
            row.push(self.before(Some(before.status), figure));
        }
        row.push(held(outcome.held, outcome.closed));
        row.push(Cell::text(self.reported(target, outcome)));
        row
    }

    fn county_row(
        &self,
        indicator: &Indicator,
        target: &Target,
        outcome: &TargetOutcome,
        county: CountyIx,
        at: usize,
    ) -> Vec<Cell> {
        let mut row = self.head(indicator, target, outcome);
        let state = &outcome.counties[county.0];
        let own = state.own.as_ref();
        let whole = if self.cities.is_some() { Label::AllCities } else { Label::City };
        row.push(own.map_or_else(|| Cell::text(self.label(whole)), |own| Cell::Number(own.figure)));
        row.push(Cell::number(county_actual(indicator, target.owed(), state)));
        row.push(share(own.and_then(|own| own.attainment.as_ref()), true));
        row.push(own.map_or(Cell::Nothing, |own| verdict(own.status, self.language)));
        if let Some(before) = &self.figures.before {
            let before = &before.targets[at].counties[county.0];
            let status = before.own.as_ref().map(|own| own.status);
            row.push(self.before(status, county_actual(indicator, target.owed(), before)));
        }
        row.push(own.map_or(Cell::Nothing, |own| held(own.held, own.closed)));
        row
    }

    fn before(&self, status: Option<Status>, actual: Option<Decimal>) -> Cell {
        let status = status.map(|status| words::status(status, self.language).to_owned());
        let words: Vec<_> = status.into_iter().chain(actual.map(|actual| actual.cut(1).to_string())).collect();
        if words.is_empty() { Cell::Nothing } else { Cell::text(words.join(" ")) }
    }

    /// `7/8 缺 汉源县`.
    fn reported(&self, target: &Target, outcome: &TargetOutcome) -> String {
        let missing: Vec<_> = (0..outcome.counties.len())
            .map(CountyIx)
            .filter(|ix| is_missing(target, &outcome.counties[ix.0]))
            .collect();
        let mut text = format!("{}/{}", outcome.reported, outcome.applicable);
        if !missing.is_empty() {
            text += &format!(" {} {}", self.label(Label::Missing), self.names(&missing).join("、"));
        }
        if outcome.stale > 0 {
            text += &format!(" {} {}", self.label(Label::Stale), outcome.stale);
        }
        text
    }

    fn task_states(&self, action: &str) -> String {
        let tasks = self.plan.tasks.iter().zip(&self.figures.assessment.states);
        let states: Vec<_> = tasks
            .filter(|(task, _)| task.action == action)
            .flat_map(|(_, states)| self.selection.counties(self.plan).map(|county| states[county.0]))
            .collect();
        let count = |wanted: Option<TaskState>| states.iter().filter(|state| **state == wanted).count();
        Notice::TaskStates {
            done: count(Some(TaskState::Done)),
            in_progress: count(Some(TaskState::InProgress)),
            not_started: count(Some(TaskState::NotStarted)),
            not_applicable: count(Some(TaskState::NotApplicable)),
            missing: count(None),
        }
        .text(self.language)
    }
}

/// Whether a county that owes something, or counts towards the city, has said nothing.
fn is_missing(target: &Target, state: &CountyState) -> bool {
    let owes = match (&state.own, target.owed()) {
        (Some(own), Owed::Allocation(_) | Owed::EachSite) => own.status != Status::NotApplicable,
        _ => true,
    };
    owes && state.standing == Standing::Missing
}

fn share(share: Option<&Fraction>, bar: bool) -> Cell {
    share.map_or(Cell::Nothing, |share| Cell::Share { share: share.cut(PLACES), bar })
}

fn held(held: usize, closed: usize) -> Cell {
    if closed == 0 { Cell::Nothing } else { Cell::text(format!("{held}/{closed}")) }
}
