//! Forms made and filled as a clerk would, and the workbooks that hold them.

use std::{
    io::{Cursor, Read},
    path::Path,
};

use plan::{
    form::{Answer, Form, FormRow},
    model::{Item, Language, Plan},
    render::form::{Page, csv, xlsx},
    workspace::{Layout, Workspace},
};

/// A workspace whose forms are asked for.
pub struct Office {
    workspace: Workspace,
    layout: Layout,
}

impl Office {
    pub fn open(folder: &Path) -> Office {
        let workspace = Workspace::open(folder).expect("a workspace");
        let layout = Layout::read(&workspace.disk, workspace.plan.as_ref().expect("a plan")).expect("a layout");
        Office { workspace, layout }
    }

    pub fn plan(&self) -> &Plan {
        self.workspace.plan.as_ref().expect("a plan")
    }

    /// A county's form for one of the submission periods.
    pub fn form(&self, county: &str, period: &str, language: Language) -> Form {
        let plan = self.plan();
        let county = plan.county_by_id(county).expect("a county");
        let periods = plan.submission_periods();
        let submission = periods.iter().position(|known| known.to_string() == period).expect("a period");
        self.workspace.form(plan, &self.layout, county, submission, language).expect("a form")
    }

    pub fn page<'a>(&'a self, form: &'a Form, language: Language) -> Page<'a> {
        Page { plan: self.plan(), form, language, sample: self.workspace.sample }
    }

    pub fn csv(&self, form: &Form, language: Language) -> String {
        csv::render(&self.page(form, language)).expect("a form as CSV")
    }

    pub fn xlsx(&self, form: &Form, language: Language) -> Vec<u8> {
        xlsx::render(&self.page(form, language)).expect("a form as a workbook")
    }
}

/// Fills every row with an answer.
pub fn fill(form: &mut Form, answer: impl Fn(&FormRow) -> Answer) {
    for row in &mut form.rows {
        row.answer = answer(row);
    }
}

/// An answer that is sound for every row: tasks go on, one is counted, of one.
pub fn plain(plan: &Plan, row: &FormRow) -> Answer {
    let (value, of) = match row.item {
        Item::Task(_) => ("推进中", ""),
        Item::Indicator(ix) if plan.indicator(ix).is_ratio() => ("1", "1"),
        Item::Indicator(_) => ("1", ""),
    };
    Answer { value: value.into(), of: of.into(), evidence: "2024年第8号".into(), note: String::new() }
}

/// A file within a workbook.
pub fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part of the workbook").read_to_string(&mut text).expect("XML is text");
    text
}

/// The tags of an element, each with its attributes.
pub fn tags<'x>(xml: &'x str, element: &str) -> Vec<&'x str> {
    let opening = format!("<{element}");
    let starts = xml.match_indices(&opening).map(|(at, _)| &xml[at + opening.len()..]);
    let own = starts.filter(|rest| rest.starts_with([' ', '>', '/']));
    own.map(|rest| rest.split('>').next().unwrap_or_default()).collect()
}

/// An attribute of a tag.
pub fn attribute<'x>(tag: &'x str, name: &str) -> Option<&'x str> {
    let opening = format!(" {name}=\"");
    let (_, rest) = tag.split_once(&opening)?;
    rest.split('"').next()
}
