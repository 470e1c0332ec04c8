//! A header's names, Chinese or English in any order, and where their columns are.

use std::{borrow::Cow, ops::Range};

use super::{
    cell::{clean, is_mojibake},
    record::{Cell, Record},
};
use crate::{
    finding::{Column, FileProblem},
    nearest::nearest,
    source::is_invisible,
};

/// The columns that a kind of file can have.
pub struct Layout {
    /// Each column's Chinese and English name.
    names: &'static [(Column, &'static str, &'static str)],
    required: &'static [Column],
    /// Help to the clerk that is not read.
    help: &'static [&'static str],
}

pub const SUBMISSION: Layout = Layout {
    names: &[
        (Column::Item, "编号", "item"),
        (Column::Name, "名称", "name"),
        (Column::Period, "期间", "period"),
        (Column::Site, "站点", "site"),
        (Column::Value, "数值", "value"),
        (Column::Of, "总数", "of"),
        (Column::Evidence, "佐证", "evidence"),
        (Column::Note, "备注", "note"),
    ],
    required: &[Column::Item, Column::Value],
    help: &["站名", "单位", "口径", "总数含义", "上期", "unit", "measure", "of-means", "previous", "site-name"],
};

pub const ROSTER: Layout = Layout {
    names: &[
        (Column::Site, "编号", "site"),
        (Column::Name, "名称", "name"),
        (Column::Opened, "启用", "opened"),
        (Column::Closed, "停用", "closed"),
        (Column::Note, "备注", "note"),
    ],
    required: &[Column::Site],
    help: &[],
};

pub const RECEIVED: Layout = Layout {
    names: &[
        (Column::Period, "期间", "period"),
        (Column::County, "县(区)", "county"),
        (Column::Date, "日期", "date"),
        (Column::By, "经办", "by"),
    ],
    required: &[Column::Period, Column::County, Column::Date],
    help: &[],
};

pub const INSPECTION: Layout = Layout {
    names: &[
        (Column::Item, "编号", "item"),
        (Column::Name, "名称", "name"),
        (Column::Period, "期间", "period"),
        (Column::Site, "站点", "site"),
        (Column::Reported, "上报数", "reported"),
        (Column::ReportedOf, "上报总数", "reported-of"),
        (Column::Verified, "核实数", "verified"),
        (Column::VerifiedOf, "核实总数", "verified-of"),
        (Column::Found, "发现问题", "finding"),
        (Column::PutRight, "整改内容", "put-right"),
        (Column::Deadline, "整改期限", "deadline"),
        (Column::Done, "整改完成日期", "done"),
        (Column::Evidence, "佐证", "evidence"),
        (Column::Note, "备注", "note"),
    ],
    required: &[Column::Item, Column::Verified],
    help: &["站名", "单位", "口径", "总数含义", "unit", "measure", "of-means", "site-name"],
};

pub const CASES: Layout = Layout {
    names: &[
        (Column::Action, "行动", "action"),
        (Column::Kind, "类别", "kind"),
        (Column::Level, "级别", "level"),
        (Column::Title, "案例", "title"),
        (Column::Awarded, "评定日期", "awarded"),
        (Column::Link, "链接", "link"),
    ],
    required: &[Column::Action, Column::Level, Column::Title, Column::Awarded],
    help: &[],
};

impl Layout {
    /// The columns with their Chinese and English names, in canonical order.
    pub fn names(&self) -> &'static [(Column, &'static str, &'static str)] {
        self.names
    }

    fn find(&self, name: &str) -> Option<Column> {
        let (column, ..) = self.names.iter().find(|(_, zh, en)| *zh == name || en.eq_ignore_ascii_case(name))?;
        Some(*column)
    }

    /// The column that a header's cell names.
    pub fn column(&self, text: &str) -> Option<Column> {
        self.find(&plain(clean(text).text))
    }

    fn is_help(&self, name: &str) -> bool {
        self.help.iter().any(|help| help.eq_ignore_ascii_case(name))
    }

    /// How many of a record's cells are names that are known here.
    pub fn likeness(&self, record: &Record<'_>) -> usize {
        record.cells().filter(|cell| self.find(&plain(cell.text.trim())).is_some()).count()
    }

    fn nearest(&self, name: &str) -> Option<Column> {
        let names = self.names.iter().flat_map(|(_, zh, en)| [*zh, *en]);
        nearest(name, names).and_then(|name| self.find(name))
    }
}

/// A name without the characters that nobody sees.
fn plain(name: &str) -> Cow<'_, str> {
    match name.contains(is_invisible) {
        true => name.chars().filter(|c| !is_invisible(*c)).collect(),
        false => name.into(),
    }
}

/// Some of the columns that there are, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ColumnSet(u32);

impl ColumnSet {
    pub const fn of(columns: &[Column]) -> ColumnSet {
        assert!(Column::COUNT <= u32::BITS as usize);
        let (mut bits, mut at) = (0, 0);
        while at < columns.len() {
            bits |= 1 << columns[at] as u32;
            at += 1;
        }
        ColumnSet(bits)
    }

    #[inline]
    fn with(self, other: ColumnSet) -> ColumnSet {
        ColumnSet(self.0 | other.0)
    }

    /// Whether a column is in both.
    #[inline]
    pub fn meets(self, other: ColumnSet) -> bool {
        self.0 & other.0 != 0
    }
}

/// Where each column of a file is.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    at: Vec<(Column, usize)>,
    /// The same, by column, so that a cell is found at once.
    by_column: [Option<u32>; Column::COUNT],
    /// The same, by place.
    sets: Vec<ColumnSet>,
    /// Cells that each record must have.
    pub width: usize,
}

impl Columns {
    /// Reads a header. Each problem comes with the cell it is about; one about the header as a whole
    /// with none. Where a column that must be there is missing, a name that is not known is most likely
    /// its own, and is not told as well.
    pub fn read(layout: &Layout, header: &Record<'_>) -> (Columns, Vec<(FileProblem, Option<usize>)>) {
        let (width, sets) = (header.len(), vec![ColumnSet::default(); header.len()]);
        let mut columns = Columns { width, sets, ..Columns::default() };
        let mut problems = Vec::new();
        let mut blank = false;
        for (at, cell) in header.cells().enumerate() {
            let looked = clean(cell.text);
            let name = plain(looked.text);
            let name = name.as_ref();
            problems.extend(looked.problem.map(|problem| (problem, Some(at))));
            match layout.find(name) {
                Some(column) if columns.position(column).is_some() => {
                    problems.push((FileProblem::DuplicateColumn { name: name.to_owned() }, Some(at)));
                }
                Some(column) => columns.place(column, at),
                None if layout.is_help(name) => {}
                // Empty columns to the right of the table are one thing to delete, not several.
                None if name.is_empty() && blank => {}
                None => {
                    blank |= name.is_empty();
                    let unknown = FileProblem::UnknownColumn { name: name.to_owned(), nearest: layout.nearest(name) };
                    problems.push((unknown, Some(at)));
                }
            }
        }
        let missing: Vec<_> = layout.required.iter().filter(|column| columns.position(**column).is_none()).collect();
        if !missing.is_empty() {
            problems.retain(|(problem, _)| !matches!(problem, FileProblem::UnknownColumn { .. }));
        }
        if !missing.is_empty() {
            let problem = match header.cells().any(|cell| is_mojibake(cell.text)) {
                true => FileProblem::Garbled,
                false => FileProblem::MissingColumn(missing.into_iter().copied().collect()),
            };
            problems.push((problem, None));
        }
        (columns, problems)
    }

    pub fn is_complete(&self, layout: &Layout) -> bool {
        layout.required.iter().all(|column| self.position(*column).is_some())
    }

    /// The column that a cell is in.
    pub fn at_position(&self, position: usize) -> Option<Column> {
        self.at.iter().find(|(_, at)| *at == position).map(|(column, _)| *column)
    }

    #[inline]
    fn position(&self, column: Column) -> Option<usize> {
        self.by_column[column as usize].map(|at| at as usize)
    }

    fn place(&mut self, column: Column, at: usize) {
        self.at.push((column, at));
        self.by_column[column as usize] = u32::try_from(at).ok();
        self.sets[at] = ColumnSet::of(&[column]);
    }

    /// A column's cell of a record.
    #[inline]
    pub fn cell<'r>(&self, record: &'r Record<'_>, column: Column) -> Option<Cell<'r>> {
        self.position(column).and_then(|at| record.cell(at))
    }

    /// A column's cell of a record, in which anything is written.
    #[inline]
    pub(super) fn filled<'r>(&self, record: &'r Record<'_>, column: Column) -> Option<Cell<'r>> {
        self.position(column).and_then(|at| record.filled(at))
    }

    /// The columns of the cells at these places.
    #[inline]
    pub(super) fn among(&self, places: Range<usize>) -> ColumnSet {
        let sets = self.sets.get(places.start..places.end.min(self.sets.len())).unwrap_or_default();
        sets.iter().copied().fold(ColumnSet::default(), ColumnSet::with)
    }
}
