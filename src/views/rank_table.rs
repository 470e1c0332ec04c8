//! `plan rank` as tables: all counties by place, each with what it lost; or one county, point by point.

use super::{amounts::PLACES, status_table::wanted};
use crate::{
    model::{CountyIx, Language, Plan},
    number::Fraction,
    ranking::{Mark, Of, Ranked, Ranking, Share, Verdict, WindowMark},
    scoring::{Matter, Scoring},
    table::{Cell, Column, Document, Section, Table},
    words::{self, Label, RankLabel, RankRemark},
};

/// What cost a county points is named so far; the rest is counted.
const NAMED: usize = 4;

/// What a ranking is shown by.
pub struct View<'a> {
    pub plan: &'a Plan,
    pub scoring: &'a Scoring,
    pub ranking: &'a Ranking,
    pub sample: bool,
    pub language: Language,
}

impl View<'_> {
    /// All counties.
    pub fn places(&self) -> Document {
        let columns = vec![
            Column::right(self.label(RankLabel::Place)),
            Column::left(Label::County.text(self.language)),
            Column::right(self.label(RankLabel::Total)),
            Column::right(self.label(RankLabel::Targets)),
            Column::right(words::matter(Matter::Submissions, self.language)),
            Column::right(words::matter(Matter::Duties, self.language)),
            Column::right(words::matter(Matter::Quality, self.language)),
            Column::right(self.label(RankLabel::Bonus)),
            Column::right(self.label(RankLabel::StriveApart)),
            Column::left(Label::Remark.text(self.language)),
        ];
        let rows = self.ranking.counties.iter().map(|ranked| self.place(ranked)).collect();
        let section = Section { title: String::new(), table: Table { columns, rows }, notes: Vec::new() };
        self.document(None, vec![section])
    }

    /// One county.
    pub fn county(&self, ranked: &Ranked) -> Document {
        let mut document = self.document(Some(ranked), vec![self.marks(ranked), self.windows(ranked)]);
        let county = self.plan.county(ranked.county).id.clone();
        document.notes.insert(0, RankRemark::Sources { county }.text(self.language));
        document
    }

    fn document(&self, county: Option<&Ranked>, sections: Vec<Section>) -> Document {
        let (language, ranking) = (self.language, self.ranking);
        let mark = self.sample.then(|| Label::Sample.text(language));
        let name = county.map(|ranked| self.name(ranked.county));
        let title = [Some(self.plan.title.as_str()), name, mark];
        let heading = RankRemark::Heading { year: ranking.year, as_of: ranking.as_of };
        let mut lines = vec![heading.text(language), title.into_iter().flatten().collect::<Vec<_>>().join(" · ")];
        let (received, expected) = (ranking.received, ranking.expected);
        if received < expected {
            lines.push(RankRemark::Incomplete { received, expected }.text(language));
        }
        lines.extend(county.map(|ranked| {
            let counties = ranking.counties.len();
            RankRemark::Outcome { total: two(&ranked.total), place: ranked.place, counties }.text(language)
        }));
        lines.extend(county.into_iter().flat_map(|ranked| self.said(ranked)));
        let notes = words::rank_rule(ranking.strive_counts, language).into_iter().map(str::to_owned).collect();
        Document { lines, sections, notes, sample: mark }
    }

    fn label(&self, label: RankLabel) -> &'static str {
        label.text(self.language)
    }

    fn name(&self, county: CountyIx) -> &str {
        words::county_name(self.plan.county(county), self.language)
    }

    fn place(&self, ranked: &Ranked) -> Vec<Cell> {
        let silent = ranked.marks.is_silent();
        let part = |part: Option<Fraction>| points(part.filter(|_| !silent).as_ref());
        let matter = |matter| part(ranked.of_matter(matter));
        let mut said = self.said(ranked);
        if !silent {
            said.push(self.lost(ranked).text(self.language));
        }
        vec![
            ranked.place.map_or(Cell::Nothing, |place| Cell::text(place.to_string())),
            Cell::text(self.name(ranked.county)),
            Cell::text(two(&ranked.total)),
            part(ranked.of_targets()),
            matter(Matter::Submissions),
            matter(Matter::Duties),
            matter(Matter::Quality),
            if silent || ranked.bonuses.is_empty() { Cell::Nothing } else { Cell::text(ranked.added().to_string()) },
            part(ranked.strive.clone()),
            Cell::text(said.join(if self.language == Language::Chinese { "；" } else { "; " })),
        ]
    }

    /// Vetoes, silence and bonuses.
    fn said(&self, ranked: &Ranked) -> Vec<String> {
        let vetoes = ranked.vetoes.iter().map(|veto| {
            let (reason, document) = (veto.reason.clone(), veto.document.clone());
            RankRemark::Veto { reason, document }
        });
        let silent = ranked.marks.is_silent().then_some(RankRemark::Silent);
        let bonuses = ranked.bonuses.iter().filter(|_| silent.is_none()).map(|bonus| {
            let (reason, document) = (bonus.reason.clone(), bonus.document.clone());
            RankRemark::Bonus { points: bonus.points, reason, document }
        });
        vetoes.chain(silent.clone()).chain(bonuses).map(|remark| remark.text(self.language)).collect()
    }

    /// What the county lost, the most first.
    fn lost(&self, ranked: &Ranked) -> RankRemark {
        let lost = |mark: &Mark| {
            let (brings, could) = ranked.marks.brings(mark)?;
            Some((self.matter_id(mark), could - brings)).filter(|(_, lost)| *lost > Fraction::ZERO)
        };
        let mut lost: Vec<_> = ranked.marks.marks.iter().filter_map(lost).collect();
        lost.sort_by(|(_, one), (_, other)| other.cmp(one));
        let more = lost.len().saturating_sub(NAMED);
        let marks: Vec<_> = lost.into_iter().take(NAMED).map(|(what, lost)| (what, loss(&lost))).collect();
        if marks.is_empty() { RankRemark::Full } else { RankRemark::Lost { marks, more } }
    }

    /// A mark as short as it can be named.
    fn matter_id(&self, mark: &Mark) -> String {
        match &mark.of {
            Of::Target { at, .. } => self.plan.targets().nth(*at).map_or_else(String::new, |it| it.2.id.clone()),
            Of::Matter { matter, .. } => words::matter(*matter, self.language).to_owned(),
        }
    }

    fn marks(&self, ranked: &Ranked) -> Section {
        let columns = vec![
            Column::left(Label::Matter.text(self.language)),
            Column::left(Label::Wanted.text(self.language)),
            Column::right(self.label(RankLabel::Points)),
            Column::right(self.label(RankLabel::Weight)),
            Column::right(self.label(RankLabel::Brings)),
            Column::right(self.label(RankLabel::Could)),
            Column::left(self.label(RankLabel::MadeOf)),
        ];
        let row = |mark: &Mark| {
            let (name, wanted, made_of) = self.made_of(mark);
            let brings = ranked.marks.brings(mark);
            vec![
                Cell::text(name),
                Cell::text(wanted),
                points(mark.points.as_ref()),
                Cell::Number(mark.weight),
                points(brings.as_ref().map(|(brings, _)| brings)),
                points(brings.as_ref().map(|(_, could)| could)),
                Cell::text(made_of),
            ]
        };
        let rows = ranked.marks.marks.iter().map(row).collect();
        Section { title: self.label(RankLabel::Marks).to_owned(), table: Table { columns, rows }, notes: Vec::new() }
    }

    /// A mark's name, what is wanted, and what it is made of.
    fn made_of(&self, mark: &Mark) -> (String, String, String) {
        match &mark.of {
            Of::Target { at, windows, .. } => {
                let Some((_, indicator, target)) = self.plan.targets().nth(*at) else { return Default::default() };
                let points: Vec<_> = windows.iter().filter_map(|window| window.verdict.points()).collect();
                let missing = windows.iter().filter(|it| matches!(it.verdict, Verdict::Missing | Verdict::Unsaid));
                let mut said = vec![match points.len() {
                    0 if !windows.is_empty() => RankRemark::NotApplicable,
                    counted => RankRemark::Windows { counted, missing: missing.count() },
                }];
                said.extend(self.scoring.is_shared(*at).then_some(RankRemark::SharedOut));
                said.extend((!mark.counted).then_some(RankRemark::StriveApart));
                let said: Vec<_> = said.iter().map(|remark| remark.text(self.language)).collect();
                let separator = if self.language == Language::Chinese { "；" } else { "; " };
                let name = format!("{} {}", target.id, indicator.name);
                (name, wanted(indicator, target, self.language), said.join(separator))
            }
            Of::Matter { matter, share } => {
                let name = words::matter(*matter, self.language).to_owned();
                (name, String::new(), share_remark(*matter, share).text(self.language))
            }
        }
    }

    fn windows(&self, ranked: &Ranked) -> Section {
        let columns = vec![
            Column::left(Label::Target.text(self.language)),
            Column::left(Label::Window.text(self.language)),
            Column::right(Label::Owes.text(self.language)),
            Column::right(Label::Actual.text(self.language)),
            Column::right(Label::Attainment.text(self.language)),
            Column::right(Label::Due.text(self.language)),
            Column::right(self.label(RankLabel::Points)),
            Column::left(Label::Remark.text(self.language)),
        ];
        let targets = ranked.marks.marks.iter().filter_map(|mark| match &mark.of {
            Of::Target { at, windows, .. } => Some((*at, windows)),
            Of::Matter { .. } => None,
        });
        let rows = targets.flat_map(|(at, windows)| windows.iter().filter_map(move |window| self.window(at, window)));
        let rows = rows.collect();
        Section { title: self.label(RankLabel::Windows).to_owned(), table: Table { columns, rows }, notes: Vec::new() }
    }

    fn window(&self, at: usize, mark: &WindowMark) -> Option<Vec<Cell>> {
        let (_, indicator, target) = self.plan.targets().nth(at)?;
        let remark = match &mark.verdict {
            Verdict::NotApplicable => Some(RankRemark::NotApplicable),
            Verdict::Missing => Some(RankRemark::NotReported),
            Verdict::Unsaid => Some(RankRemark::Unsaid),
            Verdict::Points(_) if mark.due == Fraction::ZERO => Some(RankRemark::NothingDue),
            Verdict::Points(_) => None,
        };
        let share = |share: &Fraction| Cell::Share { share: share.cut(PLACES), bar: false };
        Some(vec![
            Cell::text(format!("{} {}", target.id, indicator.name)),
            Cell::text(words::window(target.rhythm, mark.window, self.language)),
            Cell::Number(mark.figure),
            Cell::number(super::amounts::own_actual(indicator, target.owed(), mark.actual)),
            mark.progress.as_ref().map_or(Cell::Nothing, share),
            share(&mark.due),
            points(mark.verdict.points().as_ref()),
            remark.map_or(Cell::Nothing, |remark| Cell::text(remark.text(self.language))),
        ])
    }
}

fn share_remark(matter: Matter, share: &Share) -> RankRemark {
    let Share { had, owed, late, undated } = share;
    RankRemark::Share { matter, had: had.cut(2), owed: *owed, late: *late, undated: *undated }
}

fn points(points: Option<&Fraction>) -> Cell {
    points.map_or(Cell::Nothing, |points| Cell::text(two(points)))
}

/// What is lost is never shown as nothing.
fn loss(lost: &Fraction) -> String {
    let shown = two(lost);
    if shown == "0.00" { "<0.01".to_owned() } else { format!("−{shown}") }
}

/// Cut after two decimals, which are always written.
fn two(points: &Fraction) -> String {
    let text = points.cut(2).to_string();
    match text.split_once('.') {
        Some((_, decimals)) if decimals.len() == 1 => format!("{text}0"),
        Some(_) => text,
        None => format!("{text}.00"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_decimals_are_cut_and_always_written() {
        let shown = |part, whole| Fraction::of_days(part, whole).as_ref().map(two);
        for (part, whole, text) in [(199_999, 2000, "99.99"), (1, 2, "0.50"), (7, 1, "7.00"), (-1, 3, "-0.33")] {
            assert_eq!(shown(part, whole).as_deref(), Some(text));
        }
    }
}
