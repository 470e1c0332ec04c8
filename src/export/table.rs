//! A table column by column: what a kind of row is called, which columns it has, and the rows that have been
//! put in. A row is a type, so that no cell can land in a column of another kind.

use crate::{calendar::Date, number::Decimal};

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `BOOLEAN`
    Flag,
    /// `INTEGER`
    Whole,
    /// `DATE`
    Day,
    /// `VARCHAR`
    Text,
    /// `DECIMAL(25,9)`: any figure that a cell or the plan can hold.
    Figure,
    /// `DECIMAL(38,0)`: a term of an exact quotient.
    Term,
}

/// A column with the cells that it has so far. Every kind but text is a whole number underneath: of days, of
/// billionths, 0 or 1.
#[derive(Debug, Clone)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether a cell may be empty.
    pub optional: bool,
    /// Which cells are not empty.
    pub present: Vec<bool>,
    /// The cells that are not empty, unless they are text.
    pub numbers: Vec<i128>,
    /// Text cells one behind another, and where each ends.
    pub text: Vec<u8>,
    pub ends: Vec<usize>,
}

impl Column {
    pub fn new<F: Field>(name: &'static str) -> Column {
        Column {
            name,
            kind: F::KIND,
            optional: F::OPTIONAL,
            present: Vec::new(),
            numbers: Vec::new(),
            text: Vec::new(),
            ends: Vec::new(),
        }
    }

    fn clear(&mut self) {
        self.present.clear();
        self.numbers.clear();
        self.text.clear();
        self.ends.clear();
    }

    fn number(&mut self, number: i128) {
        self.present.push(true);
        self.numbers.push(number);
    }
}

/// What can stand in a cell.
pub trait Field {
    const KIND: Kind;
    const OPTIONAL: bool = false;

    fn put(&self, column: &mut Column);
}

impl Field for bool {
    const KIND: Kind = Kind::Flag;

    fn put(&self, column: &mut Column) {
        column.number((*self).into());
    }
}

impl Field for i32 {
    const KIND: Kind = Kind::Whole;

    fn put(&self, column: &mut Column) {
        column.number((*self).into());
    }
}

impl Field for Date {
    const KIND: Kind = Kind::Day;

    fn put(&self, column: &mut Column) {
        column.number(self.signed_duration_since(Date::default()).num_days().into());
    }
}

impl Field for &str {
    const KIND: Kind = Kind::Text;

    fn put(&self, column: &mut Column) {
        column.present.push(true);
        column.text.extend_from_slice(self.as_bytes());
        column.ends.push(column.text.len());
    }
}

impl Field for Decimal {
    const KIND: Kind = Kind::Figure;

    fn put(&self, column: &mut Column) {
        column.number(self.billionths());
    }
}

impl Field for i128 {
    const KIND: Kind = Kind::Term;

    fn put(&self, column: &mut Column) {
        column.number(*self);
    }
}

impl<F: Field> Field for Option<F> {
    const KIND: Kind = F::KIND;
    const OPTIONAL: bool = true;

    fn put(&self, column: &mut Column) {
        match self {
            Some(field) => field.put(column),
            None => column.present.push(false),
        }
    }
}

/// A kind of row, and with it a table.
pub trait Row {
    const TABLE: &'static str;

    fn columns() -> Vec<Column>;

    /// Puts each field into its column.
    fn put(&self, columns: &mut [Column]);
}

/// The rows of one file, column by column.
#[derive(Debug, Clone)]
pub struct Table {
    pub name: &'static str,
    pub columns: Vec<Column>,
    rows: usize,
}

impl Table {
    pub fn of<R: Row>() -> Table {
        Table { name: R::TABLE, columns: R::columns(), rows: 0 }
    }

    pub fn filled<R: Row>(rows: impl IntoIterator<Item = R>) -> Table {
        let mut table = Table::of::<R>();
        for row in rows {
            table.push(&row);
        }
        table
    }

    pub fn push<R: Row>(&mut self, row: &R) {
        row.put(&mut self.columns);
        self.rows += 1;
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Forgets the rows that have been written, and keeps their room.
    pub fn clear(&mut self) {
        self.columns.iter_mut().for_each(Column::clear);
        self.rows = 0;
    }
}
