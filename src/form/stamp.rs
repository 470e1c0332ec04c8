//! What a spreadsheet form knows of itself, on a sheet that nobody sees: which plan, county and period it
//! is for, and which rows it had. Reading it back, the form needs no guess.

/// The name of the hidden sheet.
const SHEET: &str = "plan";

/// The first cell of the hidden sheet, and the form's version.
const MARK: [&str; 2] = ["plan-form", "1"];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub plan: String,
    pub county: String,
    pub period: String,
    /// The name of the sheet to fill.
    pub sheet: String,
    /// The sheet's columns, as its header names them.
    pub columns: Vec<String>,
    pub rows: Vec<StampRow>,
}

/// The cells of a row by which it is known: item, period, site.
pub type StampRow = [String; 3];

impl Stamp {
    pub const SHEET: &'static str = SHEET;

    /// The hidden sheet's cells.
    pub fn cells(&self) -> Vec<Vec<String>> {
        let fact = |name: &str, value: &str| vec![name.to_owned(), value.to_owned()];
        let mut cells = vec![
            fact(MARK[0], MARK[1]),
            fact("plan", &self.plan),
            fact("county", &self.county),
            fact("period", &self.period),
            fact("sheet", &self.sheet),
            [vec!["columns".to_owned()], self.columns.clone()].concat(),
        ];
        cells.extend(self.rows.iter().map(|row| [vec!["row".to_owned()], row.to_vec()].concat()));
        cells
    }

    /// Reads the hidden sheet's cells; `None` where they are not a form's of this version.
    pub fn read(cells: &[Vec<String>]) -> Option<Stamp> {
        fn named<'c>(cells: &'c [Vec<String>], name: &'c str) -> impl Iterator<Item = &'c Vec<String>> {
            cells.iter().filter(move |row| row.first().is_some_and(|first| first == name))
        }
        let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
        let fact = |name| named(cells, name).next().map(|row| cell(row, 1)).filter(|text| !text.is_empty());
        if fact(MARK[0])? != MARK[1] {
            return None;
        }
        let columns = named(cells, "columns").next()?.iter().skip(1).filter(|name| !name.is_empty()).cloned().collect();
        let rows = named(cells, "row").map(|row| [cell(row, 1), cell(row, 2), cell(row, 3)]).collect();
        let (plan, county, period) = (fact("plan")?, fact("county")?, fact("period")?);
        Some(Stamp { plan, county, period, sheet: fact("sheet")?, columns, rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_back_as_it_was_written() {
        let stamp = Stamp {
            plan: "p".into(),
            county: "north".into(),
            period: "2024-Q1".into(),
            sheet: "填报".into(),
            columns: vec!["编号".into(), "数值".into()],
            rows: vec![["1.1".into(), String::new(), String::new()], ["1.1-x".into(), "2024-M01".into(), "s".into()]],
        };
        assert_eq!(Stamp::read(&stamp.cells()), Some(stamp.clone()));
        let mut later = stamp.cells();
        later[0][1] = "2".into();
        assert_eq!(Stamp::read(&later), None);
    }
}
