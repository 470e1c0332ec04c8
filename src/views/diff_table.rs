//! `plan diff` as tables: how targets and counties moved, and the rows that say something else.

use crate::{
    calendar::Date,
    comparison::{Move, Row, RowChange, Said, Stand},
    model::{Language, Plan},
    number::{Decimal, Fraction},
    table::{Cell, Column, Document, Section, Table},
    views::status_table::verdict,
    words::{self, HistoryLabel, HistoryNotice, Label},
};

/// Two sides, and what lies between them.
pub struct Difference<'a> {
    /// The later plan, and the earlier for what the later has no longer.
    pub plan: &'a Plan,
    pub earlier: &'a Plan,
    pub before: HistoryNotice,
    pub after: HistoryNotice,
    pub as_of: Date,
    pub sample: bool,
    pub rows: &'a [RowChange],
    pub moves: &'a [Move],
    pub language: Language,
}

impl Difference<'_> {
    pub fn answer(&self) -> Document {
        let mark = self.sample.then(|| Label::Sample.text(self.language));
        let title = [Some(self.plan.title.as_str()), mark].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let regressed = self.moves.iter().filter(|it| it.is_regress()).count();
        let counts = HistoryNotice::Moved { rows: self.rows.len(), moves: self.moves.len(), regressed };
        let notices = [&self.before, &self.after, &HistoryNotice::SameDay { as_of: self.as_of }, &counts];
        let lines = std::iter::once(title).chain(notices.map(|notice| notice.text(self.language)));
        let mut document = Document { lines: lines.collect(), sample: mark, ..Document::default() };
        if !self.moves.is_empty() {
            document.sections.push(self.section(HistoryLabel::Moves, self.moves()));
        }
        if !self.rows.is_empty() {
            document.sections.push(self.section(HistoryLabel::Rows, self.rows()));
        }
        document
    }

    fn section(&self, title: HistoryLabel, table: Table) -> Section {
        Section { title: title.text(self.language).to_owned(), table, notes: Vec::new() }
    }

    fn moves(&self) -> Table {
        let column = |label: Label| Column::left(label.text(self.language));
        let change = Column::left(HistoryLabel::Change.text(self.language));
        let columns = vec![
            column(Label::Target),
            column(Label::County),
            Column::right(Label::Actual.text(self.language)),
            Column::right(Label::Attainment.text(self.language)),
            column(Label::Before),
            column(Label::Status),
            change,
        ];
        let row = |it: &Move| {
            let side = |of: fn(&Stand) -> Option<String>| {
                let text = |stand: &Option<Stand>| stand.as_ref().and_then(of);
                self.arrow(text(&it.before), text(&it.after))
            };
            let status = |stand: &Option<Stand>| {
                let status = stand.as_ref().and_then(|stand| stand.status);
                status.map_or(Cell::Nothing, |status| verdict(status, self.language))
            };
            vec![
                Cell::text(format!("{} {}", it.target, it.name)),
                Cell::text(it.county.as_deref().map_or(Label::City.text(self.language), |id| self.county(id))),
                side(|stand| stand.actual.map(|actual| actual.to_string())),
                side(|stand| stand.attainment.as_ref().map(percent)),
                status(&it.before),
                status(&it.after),
                Cell::text(self.remark(it)),
            ]
        };
        Table { columns, rows: self.moves.iter().map(row).collect() }
    }

    fn remark(&self, it: &Move) -> &'static str {
        let label = match (&it.before, &it.after) {
            (None, _) => Some(HistoryLabel::Added),
            (_, None) => Some(HistoryLabel::Removed),
            _ if it.is_regress() => Some(HistoryLabel::Worse),
            _ => None,
        };
        label.map_or("", |label| label.text(self.language))
    }

    fn rows(&self) -> Table {
        let label = |label: Label| label.text(self.language);
        let columns = vec![
            Column::left(label(Label::County)),
            Column::left(label(Label::Item)),
            Column::left(label(Label::Period)),
            Column::left(label(Label::Site)),
            Column::right(HistoryLabel::Change.text(self.language)),
            Column::left(HistoryLabel::PlaceBefore.text(self.language)),
            Column::left(HistoryLabel::PlaceAfter.text(self.language)),
        ];
        let place =
            |row: &Option<Row>| row.as_ref().map_or(Cell::Nothing, |it| Cell::text(format!("{}:{}", it.path, it.line)));
        let row = |it: &RowChange| {
            let said = |row: &Option<Row>| row.as_ref().map(|row| self.said(row.said));
            vec![
                Cell::text(self.county(&it.county)),
                Cell::text(self.item(&it.key.item)),
                Cell::text(it.key.period.to_string()),
                it.key.site.as_deref().map_or(Cell::Nothing, Cell::text),
                self.arrow(said(&it.before), said(&it.after)),
                place(&it.before),
                place(&it.after),
            ]
        };
        Table { columns, rows: self.rows.iter().map(row).collect() }
    }

    fn said(&self, said: Said) -> String {
        match said {
            Said::Figure { value, total: None } => value.to_string(),
            Said::Figure { value, total: Some(total) } => format!("{value}/{total}"),
            Said::State(state) => state.word(self.language).to_owned(),
        }
    }

    fn arrow(&self, before: Option<String>, after: Option<String>) -> Cell {
        if before == after {
            return before.map_or(Cell::Nothing, Cell::Text);
        }
        let shown = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
        Cell::text(format!("{} → {}", shown(before), shown(after)))
    }

    fn county<'c>(&'c self, id: &'c str) -> &'c str {
        let plans = [self.plan, self.earlier];
        let known = plans.iter().find_map(|plan| plan.county_by_id(id).map(|ix| plan.county(ix)));
        known.map_or(id, |county| words::county_name(county, self.language))
    }

    fn item(&self, id: &str) -> String {
        let plans = [self.plan, self.earlier];
        let name = plans.iter().find_map(|plan| plan.item(id).map(|item| plan.item_name(item)));
        format!("{id} {}", name.unwrap_or_default()).trim_end().to_owned()
    }
}

/// As a percentage, cut after four decimals.
pub(super) fn percent(share: &Fraction) -> String {
    let hundred = share.clone() * Fraction::from(Decimal::whole(100));
    format!("{}%", hundred.cut(4))
}
