//! Forms that were sent back.

use super::super::{Told, shown};
use crate::finding::{FormProblem, NotCsv, Unreadable};

pub fn tell(problem: &FormProblem) -> Told {
    match problem {
        FormProblem::Unreadable(why) => unreadable(why),
        FormProblem::NoTable => Told::new(
            "no form in it: no sheet has the columns 编号 (item) and 数值 (value)",
            "fill the form that plan template gives; a table of one's own needs item and value (ratios also of)",
        ),
        FormProblem::SeveralTables(names) => Told::new(
            format!("{} sheets look like the form: {}", names.len(), list(names)),
            "keep the one to be reported; delete the others or save them elsewhere",
        ),
        FormProblem::Whose { county, period, roster, example } => {
            let what = match (county, period) {
                (true, true) if *roster => "which county and which roster",
                (false, _) if *roster => "which roster",
                (true, true) => "which county and which period",
                (true, false) => "which county",
                (false, _) => "which period",
            };
            Told::new(
                format!("cannot tell {what} this is for"),
                format!("rename the file, such as {example}, and import it again"),
            )
        }
        FormProblem::OtherPlan { form, here } => Told::new(
            format!("the form of another plan, {}, not of {}", shown(form), shown(here)),
            "get a new form with plan template in this workspace",
        ),
        FormProblem::OtherCounty { form, name } => Told::new(
            format!("the form is {form}'s, the file's name says {name}"),
            format!("for {form}: correct the file's name; for {name}: fill {name}'s own form"),
        ),
        FormProblem::OtherPeriod { form, name, county } => Told::new(
            format!("the form is for {form}, the file's name says {name}"),
            format!(
                "for {name}: fill the form that plan template {name} {county} --xlsx gives; for {form}: correct the file's name"
            ),
        ),
        FormProblem::NoSuchPeriod { text } => Told::new(
            format!("{} is not a period of this plan's submissions", shown(text)),
            "get the form of the present period with plan template",
        ),
        FormProblem::Sorted { found, expected } => Told::new(
            format!(
                "the rows stand in another order: {} where {expected} belongs; figures may have left their rows",
                shown(found)
            ),
            "undo the sorting (Ctrl+Z), or get a new form and fill it row by row",
        ),
        FormProblem::ColumnsGone(columns) => {
            let names = columns.iter().map(|it| it.word()).collect::<Vec<_>>().join(", ");
            Told::new(
                format!("the form has lost its column {names}: deleted, or its header changed"),
                "undo it (Ctrl+Z) or put the header right; else get a new form and fill it",
            )
        }
        FormProblem::Inserted { blank: true } => {
            Told::new("blank rows were inserted here, and passed over", "nothing to do; please insert no rows")
        }
        FormProblem::Inserted { blank: false } => {
            Told::new("a row that the form did not have", "delete it; remarks belong into the note of their item")
        }
        FormProblem::Renamed { from, to } => Told::new(
            format!("the sheet was renamed from {} to {}; it was known by its header", shown(from), shown(to)),
            "nothing to do; please keep the sheet's name",
        ),
        FormProblem::Merged { range } => Told::new(
            format!("{range} were merged into one cell: only the upper left has content, the others have none"),
            "unmerge the cells and fill each of them",
        ),
        FormProblem::Calculated { formula, result: Some(result) } => Told::new(
            format!("the cell is a formula{}; read as its result {}", written(formula.as_deref()), shown(result)),
            format!("type {} instead: copy the cell and paste it as a value", shown(result)),
        ),
        FormProblem::Calculated { formula, result: None } => Told::new(
            format!("the cell is a formula{}, which has no result", written(formula.as_deref())),
            "type the figure, not a formula",
        ),
        FormProblem::DigitsLost => Told::new(
            "a number of more than 15 digits: Excel keeps 15, the others became zeros and are lost",
            "set the cell's format to Text and type it again",
        ),
        FormProblem::AboveHeader => Told::new(
            "this row stands above the header and was not read: the header may have been sorted with the rows",
            "undo the sorting, or move the header above all rows",
        ),
        FormProblem::Outside { cells: 1 } => Told::new(
            "this cell is outside of the form: what stands in it was not read",
            "clear it; remarks belong into the note of their item",
        ),
        FormProblem::Outside { cells } => Told::new(
            format!("from here on {cells} cells are outside of the form: what stands in them was not read"),
            "clear them; remarks belong into the note of their item",
        ),
    }
}

/// A formula behind the word for it, where it is known.
fn written(formula: Option<&str>) -> String {
    formula.map_or(String::new(), |formula| format!(", ={}", shown(formula)))
}

fn unreadable(why: &Unreadable) -> Told {
    match why {
        Unreadable::Et => Told::new(
            "the format of WPS itself (.et), which cannot be read",
            "open it in WPS, save it as Microsoft Excel (*.xlsx), and import that",
        ),
        Unreadable::Format(kind) => Told::new(
            format!("this is {}, neither an Excel sheet nor a CSV", name(*kind)),
            "open it in Excel or WPS, save it as *.xlsx, and import that; else fill the form that plan template gives",
        ),
        Unreadable::Excel95 => Told::new(
            "the format of Excel 95 or earlier, which cannot be read",
            "open it in Excel or WPS, save it as *.xlsx, and import that",
        ),
        Unreadable::TooLarge => Told::new(
            "the file holds too much for a form and was not read: formats on thousands of empty rows, or large pictures",
            "get a new form with plan template and copy only the figures into it, pasted as values",
        ),
        Unreadable::Password => {
            Told::new("the file has a password", "remove it in Excel or WPS, save, and import again")
        }
        Unreadable::Broken => Told::new(
            "the file cannot be opened: it is incomplete, or no Excel file",
            "if Excel or WPS can open it, save it anew as .xlsx; else get a new form",
        ),
    }
}

fn name(kind: NotCsv) -> &'static str {
    match kind {
        NotCsv::Xlsx => "a document of Word or the like",
        NotCsv::Xls => "an old Office document",
        NotCsv::Html => "a web page (HTML) under a spreadsheet's name",
        NotCsv::Rtf => "a formatted document (RTF)",
        NotCsv::Pdf => "a PDF",
        NotCsv::Gzip => "a compressed file (gzip)",
        NotCsv::Mhtml => "a saved web page (MHTML)",
        NotCsv::Json => "JSON",
        NotCsv::LfsPointer => "only the pointer of Git LFS",
    }
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| shown(name)).collect::<Vec<_>>().join(", ")
}
