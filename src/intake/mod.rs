//! Taking in what a clerk sends back: a form, another workbook, or any CSV. Whatever it is, it becomes a
//! plain text that is read as every submission is, and what is wrong with it is told by the cell.

mod altered;
mod marks;
mod plain;
mod table;
mod whose;
mod workbook;

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
    sync::Arc,
};

pub use whose::Whose;

use self::{
    altered::{Altered, Reach},
    marks::Marks,
    table::{Header, Kind, Table},
    whose::Name,
    workbook::WorkSheet,
};
use crate::{
    finding::{Column, Finding, FormProblem, Message, Subject, Unreadable},
    form::{Answer, Stamp, StampRow},
    model::{Item, Plan},
    source::Place,
    tabular::{decode::decode, unreadable},
};

/// A file that could be taken in so far.
pub struct Intake {
    pub whose: Whose,
    /// What is read instead of the file.
    pub text: Vec<u8>,
    /// What was done to the form.
    alterations: Vec<Alteration>,
    /// Its rows, as filled.
    pub answers: Vec<(StampRow, Answer)>,
    /// Where those stand, from 0.
    answer_rows: Vec<usize>,
    marks: Marks,
    /// Rows, from 1, of which a finding says all there is to say.
    told: BTreeSet<usize>,
    /// The form's rows, each with its place in the sheet, where it knows them.
    form_rows: Vec<(StampRow, Option<usize>)>,
    header: Header,
}

/// Something that was done to a form.
struct Alteration {
    finding: Finding,
    /// The rows that it spoils, if it is an error.
    rows: Range<usize>,
}

impl Intake {
    /// Opens a file. Findings call it `path`; `full` is its whole path with `/`, by whose last names it may
    /// be known. `Err` has what keeps it from being taken in at all.
    pub fn read(plan: &Plan, path: &Arc<str>, full: &str, bytes: &[u8]) -> Result<Intake, Vec<Finding>> {
        let name = Name::of(full);
        let whole = |problem| vec![Finding::new(Message::Form(problem), Place::file(path.clone()))];
        match Format::of(path, bytes) {
            Format::Csv => Intake::of_csv(plan, path, &name, bytes),
            Format::Xlsx => {
                let sheets = workbook::xlsx(bytes).map_err(|why| whole(FormProblem::Unreadable(why)))?;
                Intake::of_sheets(plan, path, &name, sheets)
            }
            Format::Xls => {
                let sheets = workbook::xls(bytes).map_err(|why| whole(FormProblem::Unreadable(why)))?;
                Intake::of_sheets(plan, path, &name, sheets)
            }
            Format::Unreadable(why) => Err(whole(FormProblem::Unreadable(why))),
        }
    }

    fn of_csv(plan: &Plan, path: &Arc<str>, name: &Name<'_>, bytes: &[u8]) -> Result<Intake, Vec<Finding>> {
        if let Some(finding) = unreadable(bytes, path) {
            return Err(vec![finding]);
        }
        let decoded = decode(bytes);
        let whole = |problem| vec![Finding::new(Message::Form(problem), Place::file(path.clone()))];
        let (table, separator, announced) = plain::table_of(&decoded.text, path);
        // the lines that are looked up are those of the file
        let at_line = |altered: Altered| {
            let (row, column) = altered.cell;
            let cell = Some(table::cell_name(row, column).into());
            let place = Place { line: row + 1, cell, ..Place::file(path.clone()) };
            vec![Finding::new(altered.message, place)]
        };
        if let Some(far) = altered::far(&table) {
            return Err(at_line(far));
        }
        let header = table.header().ok_or_else(|| whole(FormProblem::NoTable))?;
        let whose = Whose::of_name(header.kind, name, plan).map_err(whole)?;
        if let Some(above) = altered::above(&table, &header, plan) {
            return Err(at_line(above));
        }
        let open = left_open(&table, &header, plan);
        let blank = |row: usize| row < header.row || open.binary_search(&row).is_ok();
        let text = plain::without(&decoded.text, separator, blank);
        let hidden = usize::from(announced);
        let marks = Marks::of(path.clone(), &text, separator, hidden, false);
        // what could not be decoded is told of the bytes themselves
        let broken = matches!(decoded.problem, Some((crate::finding::FileProblem::Undecodable { .. }, _)));
        let text = if broken { bytes.to_vec() } else { text.into_bytes() };
        let (answer_rows, answers) = answers(&table, &header);
        Ok(Intake {
            whose,
            text,
            alterations: Vec::new(),
            answers,
            answer_rows,
            marks,
            told: BTreeSet::new(),
            form_rows: Vec::new(),
            header: Header { row: header.row - hidden, ..header },
        })
    }

    fn of_sheets(
        plan: &Plan,
        path: &Arc<str>,
        name: &Name<'_>,
        sheets: Vec<WorkSheet>,
    ) -> Result<Intake, Vec<Finding>> {
        let whole = |problem| vec![Finding::new(Message::Form(problem), Place::file(path.clone()))];
        let stamp = sheets.iter().find(|sheet| !sheet.visible && sheet.table.name == Stamp::SHEET);
        let stamp = stamp.and_then(|sheet| Stamp::read(&texts(&sheet.table)));
        let (table, header) = form_sheet(sheets, stamp.as_ref(), plan).map_err(whole)?;
        let open = left_open(&table, &header, plan);
        let text = plain::of_table(&table, &header, &open);
        let marks = Marks::of(path.clone(), &text, b',', 0, true);
        let told = |message: Message, (row, column): (usize, usize)| Finding::new(message, marks.place(row, column));
        let whose = match &stamp {
            Some(stamp) => {
                Whose::of_stamp(stamp, name, plan).map_err(|problem| vec![told(Message::Form(problem), (0, 0))])?
            }
            None => Whose::of_name(header.kind, name, plan).map_err(whole)?,
        };
        let form = stamp.as_ref().map(|stamp| altered::form(&table, &header, stamp, plan)).unwrap_or_default();
        let mut alterations = Vec::new();
        let mut rows_told = BTreeSet::new();
        for Altered { message, cell, reach } in form.into_iter().chain(altered::cells(&table, &header, plan)) {
            let column = header.columns.get(cell.1).copied().flatten();
            let field = column.filter(|_| reach == Reach::Cell);
            let finding = told(message, cell).about(Subject { field, ..Subject::default() });
            let rows = match reach {
                Reach::All => return Err(vec![finding]),
                Reach::None => 0..0,
                Reach::Cell => cell.0..cell.0 + 1,
                Reach::Rows(rows) => {
                    rows_told.extend(rows.clone().map(|row| row + 1));
                    rows
                }
            };
            alterations.push(Alteration { finding, rows });
        }
        let (answer_rows, answers) = answers(&table, &header);
        let form_rows = stamp.map(|stamp| places(&stamp, &table, &header)).unwrap_or_default();
        Ok(Intake {
            whose,
            text: text.into_bytes(),
            alterations,
            answers,
            answer_rows,
            marks,
            told: rows_told,
            form_rows,
            header,
        })
    }

    /// What was done to the form, each with the lines of the text that it spoils.
    pub fn alterations(&self) -> impl Iterator<Item = (&Finding, Vec<usize>)> {
        let lines = |rows: &Range<usize>| rows.clone().filter_map(|row| self.marks.line(row)).collect();
        self.alterations.iter().map(move |it| (&it.finding, lines(&it.rows)))
    }

    /// Gives findings about the text the names of cells, leaves out those that another has told already,
    /// and adds those about the form.
    pub fn told(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        for finding in &mut findings {
            match &finding.message {
                Message::Row(crate::finding::RowProblem::MissingRow { item, .. }) => {
                    finding.place = self.place_of_missing(item).unwrap_or_else(|| finding.place.clone());
                    self.marks.locate(finding);
                }
                _ => self.marks.locate(finding),
            }
        }
        findings.retain(|finding| finding.place.cell.is_none() || !self.told.contains(&finding.place.line));
        let mut findings = folded(findings, self);
        findings.extend(self.alterations.iter().map(|it| it.finding.clone()));
        findings
    }

    /// A finding about the canonical text, whose lines have these keys, at the cell of the form that it came
    /// from; as it is where that cannot be told.
    pub fn at_its_cell(&self, finding: &Finding, keys: &HashMap<usize, StampRow>) -> Finding {
        let rows = || self.answers.iter().map(|(key, _)| key).zip(&self.answer_rows);
        let key = keys.get(&finding.place.line);
        let same = rows().find(|(known, _)| Some(*known) == key);
        // Excel may have written the period in its own way
        let alike = |(known, _): &(&StampRow, _)| key.is_some_and(|key| known[0] == key[0] && known[2] == key[2]);
        let row = same.or_else(|| rows().find(alike)).map(|(_, row)| *row);
        let column = finding.subject.field.and_then(|field| self.header.position(field));
        match row.zip(column) {
            Some((row, column)) => Finding { place: self.marks.place(row, column), ..finding.clone() },
            None => finding.clone(),
        }
    }

    /// The line of the text on which the header stands.
    pub fn header_line(&self) -> usize {
        self.marks.line(self.header.row).unwrap_or_default()
    }

    /// The form's header.
    pub fn header_place(&self) -> Place {
        self.marks.place(self.header.row, 0)
    }

    /// The cell behind the last row of the form that stood before an item's and is still there.
    fn place_of_missing(&self, item: &str) -> Option<Place> {
        let at = self.form_rows.iter().position(|(key, place)| key[0] == item && place.is_none())?;
        let before = self.form_rows[..at].iter().rev().find_map(|(_, place)| *place);
        Some(self.marks.place(before.unwrap_or(self.header.row) + 1, 0))
    }
}

/// What kind of file it is, by its bytes; its name decides only what the bytes leave open.
enum Format {
    Csv,
    Xlsx,
    Xls,
    Unreadable(Unreadable),
}

impl Format {
    fn of(path: &str, bytes: &[u8]) -> Format {
        use crate::finding::NotCsv;
        let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
        if extension == "et" {
            return Format::Unreadable(Unreadable::Et);
        }
        let spreadsheet = ["xlsx", "xlsm", "xls", "csv"].contains(&extension.as_str());
        match crate::tabular::decode::not_csv(bytes) {
            None => Format::Csv,
            Some(NotCsv::Xlsx) if spreadsheet => Format::Xlsx,
            Some(NotCsv::Xls) if spreadsheet => Format::Xls,
            Some(kind) => Format::Unreadable(Unreadable::Format(kind)),
        }
    }
}

fn texts(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
}

/// The sheet to read: the form's own, by its name or else by its header; in a workbook that is no form the
/// only one with a header. Another that is filled as well would be lost without a word.
fn form_sheet(sheets: Vec<WorkSheet>, stamp: Option<&Stamp>, plan: &Plan) -> Result<(Table, Header), FormProblem> {
    let seen = sheets.into_iter().filter(|sheet| sheet.visible).map(|sheet| sheet.table);
    let mut found: Vec<_> = seen.filter_map(|table| table.header().map(|header| (table, header))).collect();
    if stamp.is_some() {
        found.retain(|(_, header)| header.kind == Kind::Submission);
    }
    let own = |table: &Table| stamp.is_some_and(|stamp| table.name == stamp.sheet);
    let any_own = found.iter().any(|(table, _)| own(table));
    // a page of notes may have some of the names; the form has most
    let known = |header: &Header| header.columns.iter().flatten().count();
    let most = found.iter().map(|(_, header)| known(header)).max();
    found.retain(|(table, header)| {
        let best = if any_own { own(table) } else { Some(known(header)) == most };
        best || is_filled(table, header, plan)
    });
    match found.len() {
        0 => Err(FormProblem::NoTable),
        1 => Ok(found.remove(0)),
        _ => Err(FormProblem::SeveralTables(found.into_iter().map(|(table, _)| table.name).collect())),
    }
}

/// Whether a table says anything of an item of the plan.
fn is_filled(table: &Table, header: &Header, plan: &Plan) -> bool {
    (header.row + 1..table.rows.len()).any(|row| {
        let named = plan.item(header.text(table, row, Column::Item)).is_some();
        named && !header.text(table, row, Column::Value).is_empty()
    })
}

/// Rows that a form leaves open for a site to be named, and that nobody filled.
fn left_open(table: &Table, header: &Header, plan: &Plan) -> Vec<usize> {
    let filled = [Column::Site, Column::Value, Column::Of, Column::Evidence, Column::Note];
    let open = |row: &usize| {
        let by_site = match plan.item(header.text(table, *row, Column::Item)) {
            Some(Item::Indicator(ix)) => plan.indicator(ix).site.is_some(),
            Some(Item::Task(_)) | None => false,
        };
        by_site && filled.iter().all(|column| header.text(table, *row, *column).is_empty())
    };
    (header.row + 1..table.rows.len()).filter(open).collect()
}

/// Every row with what was filled in.
fn answers(table: &Table, header: &Header) -> (Vec<usize>, Vec<(StampRow, Answer)>) {
    let rows: Vec<_> = (header.row + 1..table.rows.len()).filter(|row| !table.is_blank(*row)).collect();
    let answer = |row: usize| {
        let text = |column| header.text(table, row, column).to_owned();
        Answer {
            value: text(Column::Value),
            of: text(Column::Of),
            evidence: text(Column::Evidence),
            note: text(Column::Note),
        }
    };
    let answers = rows.iter().map(|row| (altered::key(table, header, *row), answer(*row))).collect();
    (rows, answers)
}

/// Where the rows of a form stand now.
fn places(stamp: &Stamp, table: &Table, header: &Header) -> Vec<(StampRow, Option<usize>)> {
    let there: HashMap<_, _> =
        (header.row + 1..table.rows.len()).map(|row| (altered::key(table, header, row), row)).collect();
    stamp.rows.iter().map(|key| (key.clone(), there.get(key).copied())).collect()
}

/// One cause, one finding: a column that is gone, names that stand against other items.
fn folded(findings: Vec<Finding>, intake: &Intake) -> Vec<Finding> {
    use crate::finding::{Code, FileProblem, RowProblem};
    let mut findings = findings;
    for (column, code) in
        [(Column::Of, Code::MissingOf), (Column::Period, Code::BadPeriod), (Column::Site, Code::MissingSite)]
    {
        let of_column = |finding: &Finding| finding.code() == code && finding.subject.field == Some(column);
        if intake.header.position(column).is_none() && findings.iter().any(of_column) {
            findings.retain(|finding| !of_column(finding));
            let message = Message::File(FileProblem::MissingColumn(vec![column]));
            let subject = Subject { field: Some(column), ..Subject::default() };
            findings.push(Finding::new(message, intake.header_place()).about(subject));
        }
    }
    let misnamed = |finding: &Finding| finding.code() == Code::NameMismatch;
    if findings.iter().filter(|finding| misnamed(finding)).count() > 1 {
        let first = findings.iter().find(|finding| misnamed(finding)).cloned();
        findings.retain(|finding| !misnamed(finding));
        findings.extend(first.map(|finding| {
            let expected = match &finding.message {
                Message::Row(RowProblem::NameMismatch { expected }) => expected.clone(),
                _ => String::new(),
            };
            let cell = |excerpt: &crate::source::Excerpt| excerpt.line[excerpt.start..excerpt.end].to_owned();
            let found = finding.place.excerpt.as_ref().map(cell).unwrap_or_default();
            Finding { message: Message::Form(FormProblem::Sorted { found, expected }), ..finding }
        }));
    }
    findings
}
