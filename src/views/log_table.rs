//! `plan log` as a table: a row a commit that changed the figure or its status, the newest first.

use super::diff_table::percent;
use crate::{
    comparison::Reading,
    history::Commit,
    model::Language,
    table::{Cell, Column, Document, Section, Table},
    views::status_table::verdict,
    words::{HistoryLabel, HistoryNotice, Label},
};

/// A commit, and what it says.
pub struct Told {
    pub commit: Commit,
    pub reading: Reading,
}

/// What is asked, as the heading says it.
pub struct Log<'a> {
    pub heading: String,
    pub told: &'a [Told],
    pub sample: bool,
    /// Whether a shallow clone ends before the history does.
    pub cut_off: bool,
    pub language: Language,
}

impl Log<'_> {
    pub fn answer(&self) -> Document {
        let mark = self.sample.then(|| Label::Sample.text(self.language));
        let heading = [Some(self.heading.as_str()), mark].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let section = Section { title: String::new(), table: self.table(), notes: Vec::new() };
        let cut_off = self.cut_off.then(|| HistoryNotice::CutOff.text(self.language));
        Document { lines: vec![heading], sections: vec![section], notes: cut_off.into_iter().collect(), sample: mark }
    }

    fn table(&self) -> Table {
        let own = |label: HistoryLabel| Column::left(label.text(self.language));
        let right = |label: Label| Column::right(label.text(self.language));
        let columns = vec![
            own(HistoryLabel::Commit),
            own(HistoryLabel::Day),
            own(HistoryLabel::Author),
            own(HistoryLabel::AsOf),
            right(Label::Actual),
            right(Label::Attainment),
            Column::left(Label::Status.text(self.language)),
            own(HistoryLabel::Subject),
        ];
        Table { columns, rows: self.told.iter().map(|told| self.row(told)).collect() }
    }

    fn row(&self, Told { commit, reading }: &Told) -> Vec<Cell> {
        let lacking =
            |label: HistoryLabel| [Cell::Nothing, Cell::Nothing, Cell::Nothing, Cell::text(label.text(self.language))];
        let said = match reading {
            Reading::Known { as_of, stand } => [
                Cell::text(as_of.to_string()),
                stand.actual.map_or(Cell::Nothing, |actual| Cell::text(actual.to_string())),
                stand.attainment.as_ref().map_or(Cell::Nothing, |share| Cell::text(percent(share))),
                stand.status.map_or(Cell::Nothing, |status| verdict(status, self.language)),
            ],
            Reading::NoWorkspace => lacking(HistoryLabel::NoWorkspace),
            Reading::PlanBroken => lacking(HistoryLabel::PlanBroken),
            Reading::NoTarget => lacking(HistoryLabel::NoTarget),
            Reading::NoCounty => lacking(HistoryLabel::NoCounty),
        };
        let head = [commit.id.short(), commit.day.to_string(), commit.author.clone()].map(Cell::Text);
        head.into_iter().chain(said).chain([Cell::text(commit.subject.clone())]).collect()
    }
}
