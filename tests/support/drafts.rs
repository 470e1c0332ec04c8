//! Forms as tests fill and spoil them: the form of a workspace with a submission's figures in it, and any
//! workbook as sheets of cells that can be changed and written again.

use std::{collections::HashMap, io::Cursor, path::Path};

use calamine::{Data, Reader, SheetVisible, Xlsx};
use plan::{
    form::{Answer, Form},
    model::{CountyIx, Language, Plan},
    render::form::Page,
    workspace::{Layout, Workspace},
};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

/// A county's form, with the answers that a submission's text has.
pub fn filled(root: &Path, county: usize, submission: usize, text: &str) -> (Workspace, Form) {
    let workspace = Workspace::open(root).expect("a workspace");
    let plan = workspace.plan.as_ref().expect("a sound plan");
    let layout = Layout::read(&workspace.disk, plan).expect("a layout");
    let mut form = workspace.form(plan, &layout, CountyIx(county), submission, Language::Chinese).expect("a form");
    fill(&mut form, plan, text);
    (workspace, form)
}

/// Fills each row with what the submission says of it.
fn fill(form: &mut Form, plan: &Plan, text: &str) {
    let mut answers: HashMap<[String; 3], Answer> = HashMap::new();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for record in reader.records() {
        let record = record.expect("a record");
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let answer = Answer { value: cell(4), of: cell(5), evidence: cell(6), note: cell(7) };
        answers.insert([cell(0), cell(2), cell(3)], answer);
    }
    for row in &mut form.rows {
        row.answer = answers.remove(&row.key(plan)).unwrap_or_default();
    }
    assert!(answers.is_empty(), "the form has no rows for {answers:?}");
}

/// What a form is written with.
pub fn page<'a>(plan: &'a Plan, form: &'a Form) -> Page<'a> {
    Page { plan, form, language: Language::Chinese, sample: true }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// A number in a format, such as `0%`.
    Shown(f64, &'static str),
    Truth(bool),
    /// A text, every other part of it in bold.
    Rich(&'static [&'static str]),
    /// A formula and the result that was last worked out.
    Formula(String, String),
}

#[derive(Debug, Clone, Default)]
pub struct SheetDraft {
    pub name: String,
    pub hidden: bool,
    pub rows: Vec<Vec<Cell>>,
    /// First and last corner, from 0.
    pub merged: Vec<[(usize, usize); 2]>,
    /// Cells somewhere else, by row and column from 0.
    pub elsewhere: Vec<((u32, u16), Cell)>,
    pub hidden_rows: Vec<usize>,
    pub hidden_columns: Vec<usize>,
}

/// A workbook to be changed.
#[derive(Debug, Clone)]
pub struct Draft {
    pub sheets: Vec<SheetDraft>,
}

impl Draft {
    pub fn of(bytes: &[u8]) -> Draft {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let sheets = book.sheets_metadata().to_vec();
        let sheet = |sheet: &calamine::Sheet| {
            let range = book.worksheet_range(&sheet.name).expect("a sheet");
            let (rows, columns) = range.end().map_or((0, 0), |(row, column)| (row + 1, column + 1));
            let cell = |row, column| match range.get_value((row, column)) {
                Some(Data::String(text)) => Cell::Text(text.clone()),
                Some(Data::Float(number)) => Cell::Number(*number),
                Some(Data::Int(number)) => Cell::Number(*number as f64),
                _ => Cell::Empty,
            };
            let rows = (0..rows).map(|row| (0..columns).map(|column| cell(row, column)).collect()).collect();
            let hidden = sheet.visible != SheetVisible::Visible;
            SheetDraft { name: sheet.name.clone(), hidden, rows, ..SheetDraft::default() }
        };
        Draft { sheets: sheets.iter().map(sheet).collect() }
    }

    /// The sheet that is filled.
    pub fn form(&mut self) -> &mut SheetDraft {
        &mut self.sheets[0]
    }

    pub fn write(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for sheet in &self.sheets {
            let page = book.add_worksheet();
            page.set_name(&sheet.name).expect("a name");
            page.set_very_hidden(sheet.hidden);
            for [first, last] in &sheet.merged {
                let corner = |(row, column): (usize, usize)| (row as u32, column as u16);
                let ((row, column), (last_row, last_column)) = (corner(*first), corner(*last));
                let format = Format::new();
                page.merge_range(row, column, last_row, last_column, "", &format).expect("cells to merge");
            }
            for row in &sheet.hidden_rows {
                page.set_row_hidden(*row as u32).expect("a row");
            }
            for column in &sheet.hidden_columns {
                page.set_column_hidden(*column as u16).expect("a column");
            }
            for (row, cells) in sheet.rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    cell.write(page, (row as u32, column as u16));
                }
            }
            for (at, cell) in &sheet.elsewhere {
                cell.write(page, *at);
            }
        }
        book.save_to_buffer().expect("a workbook")
    }
}

impl Cell {
    fn write(&self, page: &mut Worksheet, (row, column): (u32, u16)) {
        match self {
            Cell::Empty => return,
            Cell::Text(text) => page.write_string(row, column, text),
            Cell::Number(number) => page.write_number(row, column, *number),
            Cell::Shown(number, format) => {
                page.write_number_with_format(row, column, *number, &Format::new().set_num_format(*format))
            }
            Cell::Truth(truth) => page.write_boolean(row, column, *truth),
            Cell::Rich(parts) => {
                let (plain, bold) = (Format::new(), Format::new().set_bold());
                let part = |(at, text): (usize, &&'static str)| (if at % 2 == 0 { &plain } else { &bold }, *text);
                page.write_rich_string(row, column, &parts.iter().enumerate().map(part).collect::<Vec<_>>())
            }
            Cell::Formula(formula, result) => page.write_formula(row, column, Formula::new(formula).set_result(result)),
        }
        .expect("a cell");
    }
}

impl SheetDraft {
    /// The row of the header: the first whose first cell is the item column's name.
    pub fn header(&self) -> usize {
        let named = |row: &Vec<Cell>| row.first() == Some(&Cell::Text("编号".into()));
        self.rows.iter().position(named).expect("a header")
    }

    pub fn column(&self, name: &str) -> usize {
        let header = &self.rows[self.header()];
        header.iter().position(|cell| *cell == Cell::Text(name.into())).expect("a column")
    }

    /// The first row of an item.
    pub fn row(&self, item: &str) -> usize {
        self.rows.iter().position(|row| row.first() == Some(&Cell::Text(item.into()))).expect("an item")
    }

    pub fn set(&mut self, item: &str, column: &str, cell: Cell) {
        let (row, column) = (self.row(item), self.column(column));
        self.rows[row][column] = cell;
    }
}
