//! `plan missing` as a table: what is owed, the latest period first, in a row what can be asked for in one
//! call; under it, how each period's submissions stand.

use std::{cmp::Reverse, collections::HashMap};

use super::names::shortened;
use crate::{
    calendar::Period,
    model::{CountyIx, Language},
    number::Decimal,
    owed::{Answered, Due, DutyRound, DutyState, Lacking, Owing, Round, State},
    table::{Cell, Column, Document, Section, Table, Tone},
    words::{self, Label, Reminder},
};

/// How counties stand in rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Counties that stand alike share a row, and long lists are cut: for a whole country's eyes.
    Folded,
    /// Each has its own, and nothing is cut.
    EachCounty,
}

/// What is owed; of one period everything, owed or not.
pub fn missing(owing: &Owing<'_>, rows: Rows, sample: bool, language: Language) -> Document {
    let view = View { owing, rows, language };
    let mark = sample.then(|| Label::Sample.text(language));
    let county = owing.county.map(|ix| words::county_name(owing.plan.county(ix), language));
    let title = [Some(owing.plan.title.as_str()), county, mark].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let as_of = Reminder::AsOf { today: owing.horizon.today, due_days: owing.plan.reporting.due_days };
    let lines = view.lines();
    let notes = view.notes(lines.is_empty());
    let rows = lines.into_iter().map(|line| line.cells(&view)).collect();
    let section = Section { title: String::new(), table: Table { columns: view.columns(), rows }, notes: Vec::new() };
    Document { lines: vec![as_of.text(language), title], sections: vec![section], notes, sample: mark }
}

struct View<'a> {
    owing: &'a Owing<'a>,
    rows: Rows,
    language: Language,
}

/// One row: one county, some that stand alike, or the city.
struct Line {
    period: Period,
    due: Due,
    matter: String,
    who: String,
    /// How far it is, and whether nothing is wanted any more.
    state: (&'static str, Tone),
    settled: bool,
    answered: usize,
    asked: usize,
    remark: String,
}

/// Counties of which the same is to be said.
struct Group<'a> {
    state: &'a State,
    remarks: Vec<Reminder>,
    counties: Vec<CountyIx>,
    answered: usize,
    asked: usize,
}

impl Group<'_> {
    fn add(&mut self, county: CountyIx, answered: &Answered) {
        self.counties.push(county);
        self.answered += answered.answered;
        self.asked += answered.asked;
    }
}

impl View<'_> {
    fn label(&self, label: Label) -> &'static str {
        label.text(self.language)
    }

    fn say(&self, reminder: &Reminder) -> String {
        reminder.text(self.language)
    }

    fn columns(&self) -> Vec<Column> {
        let left = |label| Column::left(self.label(label));
        let right = |label| Column::right(self.label(label));
        vec![
            left(Label::Period),
            left(Label::Matter),
            left(Label::County),
            left(Label::State),
            right(Label::Reported),
            right(Label::Asked),
            left(Label::DueDate),
            left(Label::TimeLeft),
            left(Label::Remark),
        ]
    }

    /// The latest period first, and of those that end together the shortest.
    fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<_> = self.owing.rounds().iter().flat_map(|round| self.submissions(round)).collect();
        lines.extend(self.owing.duty_rounds().iter().flat_map(|round| self.duties(round)));
        lines.sort_by_key(|line| (Reverse(line.period.end()), line.period.cadence()));
        lines
    }

    fn notes(&self, nothing_owed: bool) -> Vec<String> {
        let rounds = self.owing.rounds();
        let nothing_ended = rounds.is_empty() && self.owing.duty_rounds().is_empty();
        let counts =
            |round: &Round<'_>| Reminder::Counts { period: round.period, counts: round.counts(), late: round.late() };
        let mut notes: Vec<_> = rounds.iter().rev().map(counts).collect();
        match (nothing_owed, nothing_ended) {
            (true, true) => notes.push(Reminder::NothingEnded),
            (true, false) => notes.push(Reminder::NothingOwed),
            (false, _) => {}
        }
        notes.iter().map(|note| self.say(note)).collect()
    }

    /// Whether what is settled is shown, too.
    fn shows_all(&self) -> bool {
        self.owing.horizon.only.is_some()
    }

    fn submissions(&self, round: &Round<'_>) -> Vec<Line> {
        // a complete one that was late is nobody's debt any more: only told where counties are listed
        let told = |county| self.rows == Rows::EachCounty && round.days_late(county).is_some();
        let shown = |county: CountyIx, answered: &Answered| {
            self.shows_all() || answered.state != State::Complete || told(county)
        };
        let mut groups: Vec<Group<'_>> = Vec::new();
        let mut known = HashMap::new();
        for (county, answered) in round.counties.iter().copied().filter(|(ix, it)| shown(*ix, it)) {
            let late = round.days_late(county).map(|days| Reminder::Late { days });
            let remarks: Vec<_> = late.into_iter().chain(self.remarks(answered)).collect();
            let next = groups.len();
            let at = match self.rows {
                Rows::EachCounty => next,
                Rows::Folded => *known.entry((answered.state.word(), remarks.clone())).or_insert(next),
            };
            if at == next {
                groups.push(Group { state: &answered.state, remarks, counties: Vec::new(), answered: 0, asked: 0 });
            }
            groups[at].add(county, answered);
        }
        groups.iter().map(|group| self.submission(round, group)).collect()
    }

    fn remarks(&self, answered: &Answered) -> Vec<Reminder> {
        let rows = answered.left_out;
        let broken = (rows > 0).then_some(Reminder::LeftOut { rows });
        match &answered.state {
            State::Complete => broken.into_iter().collect(),
            State::Partial { lacking } => {
                [Reminder::Lacks { items: self.items(lacking) }].into_iter().chain(broken).collect()
            }
            State::Nil if answered.file => vec![Reminder::NothingCounts],
            State::Nil => vec![Reminder::NoFile],
        }
    }

    fn submission(&self, round: &Round<'_>, group: &Group<'_>) -> Line {
        let tone = match group.state {
            State::Complete => Tone::Good,
            State::Partial { .. } => Tone::Fair,
            State::Nil => Tone::Bad,
        };
        Line {
            period: round.period,
            due: round.due,
            matter: self.label(Label::Submission).to_owned(),
            who: self.names(&group.counties, round.counties.len()),
            state: (words::submission_state(group.state, self.language), tone),
            settled: *group.state == State::Complete,
            answered: group.answered,
            asked: group.asked,
            remark: Reminder::texts(&group.remarks, self.language),
        }
    }

    fn items(&self, lacking: &[Lacking]) -> Vec<String> {
        let rows = |it: &Lacking| Reminder::Rows { item: self.owing.plan.item_id(it.item).to_owned(), rows: it.rows };
        self.listed(lacking.iter().map(|it| self.say(&rows(it))).collect())
    }

    fn duties(&self, round: &DutyRound<'_>) -> Vec<Line> {
        let shown = |state: &DutyState| self.shows_all() || *state != DutyState::Fulfilled;
        let mut shown: Vec<_> = round.states.iter().copied().filter(|(_, state)| shown(state)).collect();
        if self.rows == Rows::EachCounty {
            return shown.chunks(1).map(|bearer| self.duty(round, bearer, bearer)).collect();
        }
        shown.sort_by_key(|(_, state)| *state == DutyState::Fulfilled);
        let alike = shown.chunk_by(|(_, one), (_, other)| one == other);
        alike.map(|bearers| self.duty(round, bearers, &round.states)).collect()
    }

    /// Bearers that stand alike, among those that are counted with them.
    fn duty(
        &self,
        round: &DutyRound<'_>,
        bearers: &[(Option<CountyIx>, DutyState)],
        among: &[(Option<CountyIx>, DutyState)],
    ) -> Line {
        let state = bearers.first().map_or(DutyState::Fulfilled, |(_, state)| *state);
        let tone = match state {
            DutyState::Fulfilled => Tone::Good,
            DutyState::Owed => Tone::Fair,
            DutyState::Overdue => Tone::Bad,
        };
        let counties: Vec<_> = bearers.iter().filter_map(|(county, _)| *county).collect();
        let who = match counties.is_empty() {
            true => self.label(Label::CityItself).to_owned(),
            false => self.names(&counties, round.states.len()),
        };
        Line {
            period: round.period,
            due: round.due,
            matter: round.duty.name.clone(),
            who,
            state: (words::duty_state(state, self.language), tone),
            settled: state == DutyState::Fulfilled,
            answered: among.iter().filter(|(_, state)| *state == DutyState::Fulfilled).count(),
            asked: among.len(),
            remark: round.duty.clause.clone(),
        }
    }

    /// Counties by name; all of several in one word.
    fn names(&self, counties: &[CountyIx], of: usize) -> String {
        if counties.len() == of && of > 1 {
            return self.say(&Reminder::AllCounties { counties: of });
        }
        let name = |ix: &CountyIx| words::county_name(self.owing.plan.county(*ix), self.language).to_owned();
        words::enumeration(&self.listed(counties.iter().map(name).collect()), self.language)
    }

    fn listed(&self, names: Vec<String>) -> Vec<String> {
        if self.rows == Rows::Folded { shortened(names) } else { names }
    }
}

impl Line {
    fn cells(self, view: &View<'_>) -> Vec<Cell> {
        let count = |count| Cell::Number(Decimal::ONE.times(count));
        let days = self.due.left(view.owing.horizon.today);
        let tone = if days < 0 { Tone::Bad } else { Tone::Fair };
        let left = || Cell::Verdict { text: view.say(&Reminder::DaysLeft { days }), tone };
        vec![
            Cell::text(self.period.to_string()),
            Cell::text(self.matter),
            Cell::text(self.who),
            Cell::Verdict { text: self.state.0.to_owned(), tone: self.state.1 },
            count(self.answered),
            count(self.asked),
            Cell::text(self.due.0.to_string()),
            if self.settled { Cell::Nothing } else { left() },
            Cell::text(self.remark),
        ]
    }
}
