//! In which cells two texts of one submission differ, row by row: what a clerk has to see before one takes the
//! other's place.

use std::collections::HashMap;

use super::partial::{RowKey, each_row};
use crate::{finding::Column, form::FormColumn, tabular::SUBMISSION};

/// A cell that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// Its row's item, period and site.
    pub row: RowKey,
    /// What the row calls its item.
    pub name: String,
    pub column: FormColumn,
    pub before: String,
    pub after: String,
}

/// What is filled in of a row.
const FILLED: [(Column, FormColumn); 4] = [
    (Column::Value, FormColumn::Value),
    (Column::Of, FormColumn::Of),
    (Column::Evidence, FormColumn::Evidence),
    (Column::Note, FormColumn::Note),
];

/// The cells that differ, in the order of the later text, then those of rows that are gone; `None` where one
/// of the texts cannot be read.
pub fn changes(before: &[u8], after: &[u8]) -> Option<Vec<CellChange>> {
    let mut order = Vec::new();
    let mut earlier: HashMap<RowKey, Vec<String>> = HashMap::new();
    each_row(before, |_, key, cells| {
        order.push(key.clone());
        earlier.insert(key, cells);
    })?;
    let mut changes = Vec::new();
    let mut differ = |row: &RowKey, before: Option<&Vec<String>>, after: Option<&Vec<String>>| {
        let cell = |cells: Option<&Vec<String>>, column| cells.map(|cells| cells[place(column)].clone());
        for (read, column) in FILLED {
            let (was, is) = (cell(before, read).unwrap_or_default(), cell(after, read).unwrap_or_default());
            if was != is {
                let name = cell(after, Column::Name).or(cell(before, Column::Name)).unwrap_or_default();
                changes.push(CellChange { row: row.clone(), name, column, before: was, after: is });
            }
        }
    };
    each_row(after, |_, key, cells| differ(&key, earlier.remove(&key).as_ref(), Some(&cells)))?;
    for key in order {
        if let Some(cells) = earlier.remove(&key) {
            differ(&key, Some(&cells), None);
        }
    }
    Some(changes)
}

/// A column's place in a row.
fn place(column: Column) -> usize {
    let known = SUBMISSION.names().iter().position(|(known, ..)| *known == column);
    known.unwrap_or_else(|| unreachable!("a column of submissions"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_compared_by_what_their_rows_are_about() {
        let before = "编号,名称,期间,站点,数值,总数,佐证,备注\n1.1-a,甲,,,1,,,\n1.1-b,乙,,,2,,,\n";
        let after = "编号,名称,期间,站点,数值,总数,佐证,备注\n1.1-c,丙,,,4,,,\n1.1-a,甲,,,3,,,又数了一遍\n";
        let told = changes(before.as_bytes(), after.as_bytes()).unwrap_or_default();
        let told: Vec<_> = told.iter().map(|it| (it.row[0].as_str(), it.column, &*it.before, &*it.after)).collect();
        let (value, note) = (FormColumn::Value, FormColumn::Note);
        let expected = [
            ("1.1-c", value, "", "4"),
            ("1.1-a", value, "1", "3"),
            ("1.1-a", note, "", "又数了一遍"),
            ("1.1-b", value, "2", ""),
        ];
        assert_eq!(told, expected);
    }
}
