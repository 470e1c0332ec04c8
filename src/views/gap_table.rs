//! `plan gap` as tables: a section an action, a row a part that is not there yet.

use super::{Selection, amounts::actual, status_table::wanted};
use crate::{
    gap::{Barrier, Gap, Gaps, Part, Short, Want},
    model::{Indicator, Language, Plan, Target},
    number::{Decimal, Fraction},
    table::{Cell, Column, Document, Section, Table},
    words::{self, GapLabel, GapRemark, Label, Term},
};

/// Steps that are written out one by one.
const STEPS: usize = 4;

pub fn gaps(plan: &Plan, gaps: &Gaps, sample: bool, selection: &Selection, language: Language) -> Document {
    let mark = sample.then(|| Label::Sample.text(language));
    let title = [Some(plan.title.as_str()), mark].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mut document = Document {
        lines: vec![Term::AsOf { day: gaps.as_of }.text(language), title],
        notes: words::gap_rule(language).iter().map(ToString::to_string).collect(),
        sample: mark,
        ..Document::default()
    };
    for action in plan.actions.iter().filter(|action| selection.has_action(&action.id)) {
        let name = match language {
            Language::Chinese => &action.name,
            Language::English => &action.name_en,
        };
        let targets = plan.targets().zip(&gaps.targets);
        let targets = targets.filter(|((_, indicator, _), _)| plan.action_of(indicator) == action.id);
        let mut rows = Vec::new();
        let mut not_listed = 0;
        for ((_, indicator, target), gap) in targets {
            for part in gap.parts_of(selection.county) {
                match part.want.is_open() {
                    true => rows.push(Row { plan, indicator, target, gap, part, language }.cells()),
                    false => not_listed += 1,
                }
            }
        }
        let notes = (not_listed > 0).then(|| GapRemark::NotListed(not_listed).text(language));
        let table = Table { columns: columns(language), rows };
        let section = Section { title: format!("{} {name}", action.id), table, notes: notes.into_iter().collect() };
        document.sections.push(section);
    }
    document
}

fn columns(language: Language) -> Vec<Column> {
    vec![
        Column::left(Label::Target.text(language)),
        Column::left(Label::Wanted.text(language)),
        Column::left(Label::Window.text(language)),
        Column::left(Label::County.text(language)),
        Column::right(Label::Owes.text(language)),
        Column::right(Label::Actual.text(language)),
        Column::right(GapLabel::Gap.text(language)),
        Column::right(GapLabel::Needed.text(language)),
        Column::right(GapLabel::Remaining.text(language)),
        Column::left(GapLabel::PerPeriod.text(language)),
        Column::left(Label::Remark.text(language)),
    ]
}

struct Row<'a> {
    plan: &'a Plan,
    indicator: &'a Indicator,
    target: &'a Target,
    gap: &'a Gap,
    part: &'a Part,
    language: Language,
}

impl Row<'_> {
    fn cells(&self) -> Vec<Cell> {
        let language = self.language;
        let county = self.part.county.map(|county| words::county_name(self.plan.county(county), language));
        let short = match &self.part.want {
            Want::Short(short) => Some(short),
            _ => None,
        };
        vec![
            Cell::text(format!("{} {}", self.target.id, self.indicator.name)),
            Cell::text(wanted(self.indicator, self.target, language)),
            Cell::text(words::window(self.target.rhythm, self.gap.window, language)),
            Cell::text(county.unwrap_or(Label::City.text(language))),
            Cell::number(self.part.figure),
            Cell::number(actual(self.indicator, self.part.actual)),
            self.short_by(short),
            Cell::number(short.and_then(|short| short.needed)),
            Cell::Number(Decimal::ONE.times(self.gap.remaining.len())),
            short
                .filter(|short| !short.steps.is_empty())
                .map_or(Cell::Nothing, |short| Cell::text(steps(&short.steps))),
            Cell::text(self.remarks(short).join(if language == Language::Chinese { "；" } else { "; " })),
        ]
    }

    fn short_by(&self, short: Option<&Short>) -> Cell {
        if self.part.want == Want::Unknown {
            return Cell::text(GapLabel::NotReported.text(self.language));
        }
        let Some(gap) = short.and_then(|short| short.gap.as_ref()) else { return Cell::Nothing };
        match &self.indicator.share {
            None => Cell::Number(up(gap, Decimal::PLACES)),
            Some(share) if share.is_part_of_whole() => {
                Cell::text(format!("{} {}", up(gap, 1), GapLabel::SharePoints.text(self.language)))
            }
            Some(_) => Cell::text(format!("{} {}", up(gap, 1), self.indicator.unit)),
        }
    }

    fn remarks(&self, short: Option<&Short>) -> Vec<String> {
        let part = self.part;
        let mut remarks = Vec::new();
        match &part.want {
            Want::Move(direction) => remarks.push(GapRemark::Move(*direction)),
            Want::Unsaid => remarks.push(GapRemark::Unsaid),
            _ => {}
        }
        remarks.extend(part.sites.filter(|sites| sites.short > 0).map(|sites| {
            let (short, owed) = (sites.short, sites.owed);
            GapRemark::ShortSites { short, owed }
        }));
        if let Some(short) = short {
            remarks.extend(short.barrier.map(GapRemark::Barred));
            if short.barrier.is_none() && short.above {
                remarks.push(GapRemark::Reduce);
            }
            if short.barrier == Some(Barrier::Closed) {
                remarks.extend(self.gap.next.map(|next| GapRemark::Again { from: next.start, to: next.end }));
            }
        }
        if part.silent > 0 && part.actual.is_some() {
            remarks.push(match part.county {
                None => GapRemark::SilentCounties(part.silent),
                Some(_) => GapRemark::SilentSites(part.silent),
            });
        }
        if part.stale {
            remarks.push(GapRemark::Stale);
        }
        remarks.into_iter().map(|remark| remark.text(self.language)).collect()
    }
}

/// `2, 2, 1`; many of them in runs, `3 × 4, 2 × 5`.
fn steps(steps: &[Decimal]) -> String {
    let mut runs: Vec<(Decimal, usize)> = Vec::new();
    for step in steps {
        match runs.last_mut() {
            Some((same, count)) if same == step => *count += 1,
            _ => runs.push((*step, 1)),
        }
    }
    let shown: Vec<_> = match steps.len() <= STEPS {
        true => steps.iter().map(Decimal::to_string).collect(),
        false => runs.iter().map(|(step, count)| format!("{step} × {count}")).collect(),
    };
    shown.join(", ")
}

/// Cut upwards, so that no gap is shown as nothing.
fn up(gap: &Fraction, places: u8) -> Decimal {
    let cut = gap.cut(places);
    let tenth = |unit: Fraction, _| unit.over(&Decimal::whole(10).into()).unwrap_or(Fraction::ZERO);
    if Fraction::from(cut) == *gap { cut } else { cut + (0..places).fold(Fraction::ONE, tenth).cut(places) }
}
