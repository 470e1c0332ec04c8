//! `plan why`: where a number comes from: the formula with its figures, and each row with its file and
//! line.

use super::{
    amounts::PLACES,
    status_table::{verdict, wanted},
};
use crate::{
    attainment::{CountySources, Frame, Own, Pace, Parts, Standing, Sum, TargetOutcome, due, progress_from},
    calendar::Date,
    model::{CountyIx, Goal, Indicator, Language, Level, Plan, Target},
    number::{Decimal, Fraction},
    table::{Cell, Column, Document, Section, Table},
    words::{self, Label, Term, county_name},
};

/// Terms of a sum that are written out.
const TERMS: usize = 12;

/// What is asked about, and what is known of it.
pub struct Question<'a> {
    pub plan: &'a Plan,
    pub indicator: &'a Indicator,
    pub target: &'a Target,
    pub outcome: &'a TargetOutcome,
    pub as_of: Date,
    pub county: Option<CountyIx>,
    pub sources: &'a [CountySources],
    pub sample: bool,
    pub language: Language,
}

impl Question<'_> {
    pub fn answer(&self) -> Document {
        let language = self.language;
        let title = format!("{} {}", self.target.id, self.indicator.name);
        let window = words::window(self.target.rhythm, self.outcome.window, language);
        let mut lines =
            vec![title, format!("{} · {window} · {}", wanted(self.indicator, self.target, language), self.day())];
        if let Some(county) = self.county {
            lines.push(county_name(self.plan.county(county), language).to_owned());
        }
        let sample = self.sample.then(|| Label::Sample.text(language));
        lines.extend(sample.map(str::to_owned));
        Document { lines, sections: vec![self.steps(), self.rows()], notes: Vec::new(), sample }
    }

    fn day(&self) -> String {
        Term::AsOf { day: self.as_of }.text(self.language)
    }

    pub fn steps(&self) -> Section {
        let frame = Frame::new(self.plan, self.indicator, self.outcome.window, self.as_of);
        let mut rows = Vec::new();
        let mut step = |label: Label, cell: Cell| rows.push(vec![Cell::text(label.text(self.language)), cell]);
        step(Label::Actual, Cell::text(self.actual()));
        if let Goal::Level(level) = &self.target.goal {
            let own = self.county.and_then(|county| self.outcome.counties[county.0].own.as_ref());
            let parts = match (own, self.county) {
                (Some(own), _) => Some(own.parts),
                (None, None) => self.outcome.windows.last().map(|window| window.parts),
                (None, Some(_)) => None,
            };
            if let Some(parts) = parts {
                step(Label::Attainment, Cell::text(self.attainment(level, &parts, own)));
                step(Label::Elapsed, Cell::text(self.elapsed(&frame)));
                step(Label::Due, Cell::text(self.due(level, &parts, &frame)));
                if let Some(progress) = self.progress(level) {
                    step(Label::Progress, Cell::text(progress));
                }
            }
        }
        let status = match self.county {
            Some(county) => self.outcome.counties[county.0].own.as_ref().map(|own| own.status),
            None => Some(self.outcome.status),
        };
        step(Label::Status, status.map_or(Cell::Nothing, |status| verdict(status, self.language)));
        let columns =
            vec![Column::left(Label::Step.text(self.language)), Column::left(Label::Formula.text(self.language))];
        Section {
            title: Label::Formula.text(self.language).to_owned(),
            table: Table { columns, rows },
            notes: Vec::new(),
        }
    }

    /// Whose figures are in question.
    fn asked(&self) -> impl Iterator<Item = &CountySources> {
        self.sources.iter().filter(|sources| self.county.is_none_or(|county| county == sources.county))
    }

    fn actual(&self) -> String {
        let known: Vec<_> = self.asked().filter_map(|sources| sources.standing.sum()).collect();
        if known.is_empty() {
            return "—".to_owned();
        }
        let mut sum = Sum::default();
        known.iter().for_each(|part| sum.add(*part));
        let terms = |part: fn(&Sum) -> Decimal| {
            let terms: Vec<_> = known.iter().map(|sum| part(sum).to_string()).collect();
            match terms.len() {
                1 => String::new(),
                count if count > TERMS => format!("{} + … ({count}) = ", terms[..TERMS].join(" + ")),
                _ => format!("{} = ", terms.join(" + ")),
            }
        };
        let value = format!("{}{}", terms(|sum| sum.value), sum.value);
        let grouped = |sum: String| if known.len() > 1 { format!("({sum})") } else { sum };
        match &self.indicator.share {
            None => format!("{value} {}", self.indicator.unit),
            Some(share) => {
                let total = grouped(format!("{}{}", terms(|sum| sum.total), sum.total));
                let result = sum.actual(self.indicator).cut(PLACES);
                format!("{} / {total} × {} = {result} {}", grouped(value), share.per, self.indicator.unit)
            }
        }
    }

    fn attainment(&self, level: &Level, parts: &Parts, own: Option<&Own>) -> String {
        let attainment = match own {
            Some(own) => own.attainment.as_ref(),
            None => self.outcome.attainment.as_ref(),
        };
        let Some(attainment) = attainment else { return "—".to_owned() };
        let result = percent(attainment);
        let by_itself = parts.owed() == 1 && (own.is_some() || !level.owed.in_parts());
        let adds_up = level.comparison.is_floor() && !self.indicator.is_ratio();
        if by_itself {
            let figure = own.map_or(level.figure, |own| own.figure);
            Term::AttainmentAlone { floor: level.comparison.is_floor(), figure, result }.text(self.language)
        } else if adds_up {
            Term::AttainmentOfSums { least: parts.least, figure: parts.figure, result }.text(self.language)
        } else {
            Term::AttainmentMean { parts: parts.owed(), missing: parts.missing, result }.text(self.language)
        }
    }

    fn elapsed(&self, frame: &Frame<'_>) -> String {
        let days = (frame.elapsed_days(), frame.window.days());
        Term::Elapsed { days, result: percent(&frame.elapsed()) }.text(self.language)
    }

    fn due(&self, level: &Level, parts: &Parts, frame: &Frame<'_>) -> String {
        let pace = Pace::of(self.indicator, self.target, level);
        let due = due(self.indicator, level, pace, parts.figure, frame);
        let result = percent(&due);
        let whole_units = level.comparison.is_floor() && !self.indicator.is_ratio() && self.indicator.decimals == 0;
        match pace {
            Pace::Whole => Term::DueWhole.text(self.language),
            Pace::Gradual { from } if whole_units => {
                let way = parts.figure - from;
                let units = (due * Fraction::from(way)).cut(0);
                Term::DueUnits { units, way, scheduled: !level.schedule.is_empty(), result }.text(self.language)
            }
            Pace::Gradual { .. } => {
                Term::DueShare { scheduled: !level.schedule.is_empty(), result }.text(self.language)
            }
        }
    }

    /// The way from a baseline, where there is one that says something.
    fn progress(&self, level: &Level) -> Option<String> {
        let Pace::Gradual { from } = Pace::of(self.indicator, self.target, level) else { return None };
        let sum = self.outcome.actual.filter(|_| from != Decimal::ZERO && self.county.is_none())?;
        let actual = sum.actual(self.indicator).cut(PLACES);
        let result = percent(&progress_from(self.indicator, level, from, sum));
        Some(Term::ProgressFrom { from, actual, figure: level.figure, result }.text(self.language))
    }

    pub fn rows(&self) -> Section {
        let label = |label: Label| label.text(self.language);
        let mut columns = vec![Column::left(label(Label::County))];
        let by_site = self.indicator.site.is_some();
        if by_site {
            columns.push(Column::left(label(Label::Site)));
        }
        columns.push(Column::left(label(Label::Period)));
        columns.push(Column::right(label(Label::Value)));
        let ratio = self.indicator.share.is_some();
        if ratio {
            columns.push(Column::right(label(Label::Total)));
        }
        columns.push(Column::left(label(Label::Source)));
        columns.push(Column::left(label(Label::Remark)));
        let mut rows = Vec::new();
        for sources in self.asked() {
            let name = county_name(self.plan.county(sources.county), self.language);
            let remark = match sources.standing {
                Standing::Missing => Some(Label::Missing),
                Standing::NotApplicable => Some(Label::NotApplicable),
                Standing::Known { .. } => None,
            };
            for row in &sources.rows {
                let mut cells = vec![Cell::text(name)];
                if by_site {
                    cells.push(Cell::text(row.site.clone().unwrap_or_default()));
                }
                cells.push(Cell::text(row.period.to_string()));
                cells.push(Cell::Number(row.value));
                if ratio {
                    cells.push(Cell::Number(row.total));
                }
                cells.push(Cell::text(row.source.clone()));
                let remark = remark.or(row.carried.then_some(Label::Carried));
                cells.push(Cell::text(remark.map_or("", label)));
                rows.push(cells);
            }
            if sources.rows.is_empty() {
                let mut cells = vec![Cell::Nothing; columns.len()];
                cells[0] = Cell::text(name);
                cells[columns.len() - 1] = Cell::text(label(remark.unwrap_or(Label::Missing)));
                rows.push(cells);
            }
        }
        Section { title: label(Label::Source).to_owned(), table: Table { columns, rows }, notes: Vec::new() }
    }
}

fn percent(share: &Fraction) -> String {
    let text = share.cut(PLACES).times(100).to_string();
    format!("{text}%")
}
