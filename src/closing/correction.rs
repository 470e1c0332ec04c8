//! `reports/corrections.toml`: what was changed in a published period, by whom and why. Entries are only ever
//! added; one that follows another about the same thing begins where that ends.

use toml::de::DeValue;

use super::{quoted, record::period};
use crate::{
    calendar::{Date, Period},
    finding::{Column, Finding},
    source::{Place, Source},
    submission::CellKey,
    toml_file::{
        self, Findings, Table,
        value::{any_text, date, one_of, text},
    },
};

/// What was changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// One cell of a submission; old and new are its texts.
    Cell { period: Period, county: String, cell: CellKey },
    /// A submission as a whole: it came later, went, or can no longer be read. Old and new are hashes.
    Submission { period: Period, county: String },
    /// A file of the plan, for all periods at once. Old and new are hashes.
    PlanFile { path: String },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub about: About,
    /// Empty where there was nothing.
    pub old: String,
    /// Empty where there is nothing any more.
    pub new: String,
    pub signed: Signed,
    pub place: Place,
}

/// Who answers for a correction, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub reason: String,
    pub by: String,
    pub day: Option<Date>,
}

/// Reads the entries; one that has an error is left out.
pub fn read(source: &Source) -> (Vec<Correction>, Vec<Finding>) {
    let findings = Findings::default();
    let document = toml_file::parse(source, &findings);
    let root = Table::root(source, &document, &findings);
    let corrections = root.tables("correction").into_iter().filter_map(correction).collect();
    root.done();
    (corrections, findings.into_parts().0)
}

fn correction(table: Table<'_>) -> Option<Correction> {
    let place = table.place_of(if table.has("file") { "file" } else { "period" });
    let about = about(&table);
    let old = table.need("old", any_text);
    let new = table.need("new", any_text);
    let signed = table.need("reason", text).zip(table.need("by", text));
    let day = table.may("date", date);
    table.done();
    let signed = signed.map(|(reason, by)| Signed { reason, by, day });
    Some(Correction { about: about?, old: old?, new: new?, signed: signed?, place })
}

fn about(table: &Table<'_>) -> Option<About> {
    if table.has("file") {
        return Some(About::PlanFile { path: table.need("file", text)? });
    }
    let period = table.need("period", period);
    let county = table.need("county", text);
    if !table.has("item") && !table.has("field") {
        return Some(About::Submission { period: period?, county: county? });
    }
    let item = table.need("item", text);
    let row = table.may("row_period", text).unwrap_or_default();
    let site = table.may("site", text).unwrap_or_default();
    let field = table.need("field", field);
    Some(About::Cell { period: period?, county: county?, cell: CellKey { item: item?, row, site, field: field? } })
}

fn field(value: &DeValue<'_>) -> Result<Column, crate::finding::BadValue> {
    one_of(value, &["value", "of", "evidence", "note"], &[Column::Value, Column::Of, Column::Evidence, Column::Note])
}

impl About {
    /// The period that it is about; a file of the plan is about all.
    pub fn period(&self) -> Option<Period> {
        match self {
            About::Cell { period, .. } | About::Submission { period, .. } => Some(*period),
            About::PlanFile { .. } => None,
        }
    }

    pub fn county(&self) -> Option<&str> {
        match self {
            About::Cell { county, .. } | About::Submission { county, .. } => Some(county),
            About::PlanFile { .. } => None,
        }
    }

    /// The cell, where it is about one.
    pub fn cell(&self) -> Option<&CellKey> {
        match self {
            About::Cell { cell, .. } => Some(cell),
            About::Submission { .. } | About::PlanFile { .. } => None,
        }
    }

    /// The plan's file, where it is about one.
    pub fn file(&self) -> Option<&str> {
        match self {
            About::PlanFile { path } => Some(path),
            About::Cell { .. } | About::Submission { .. } => None,
        }
    }

    /// An entry's text, with an empty line before it.
    pub fn entry(&self, old: &str, new: &str, signed: &Signed) -> String {
        let mut lines = Vec::new();
        match self {
            About::Cell { period, county, cell } => {
                lines.extend([("period", period.to_string()), ("county", county.clone()), ("item", cell.item.clone())]);
                let rest = [("row_period", &cell.row), ("site", &cell.site)];
                lines.extend(rest.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, it)| (key, it.clone())));
                lines.push(("field", cell.field.word().to_owned()));
            }
            About::Submission { period, county } => {
                lines.extend([("period", period.to_string()), ("county", county.clone())]);
            }
            About::PlanFile { path } => lines.push(("file", path.clone())),
        }
        lines.extend([("old", old.to_owned()), ("new", new.to_owned())]);
        lines.extend([("reason", signed.reason.clone()), ("by", signed.by.clone())]);
        let mut text = String::from("\n[[correction]]\n");
        for (key, value) in lines {
            text += &format!("{key} = {}\n", quoted(&value));
        }
        if let Some(day) = signed.day {
            text += &format!("date = {day}\n");
        }
        text
    }
}
