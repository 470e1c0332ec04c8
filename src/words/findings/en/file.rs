//! A file, its header and the shape of its rows, in English.

use super::{character, count};
use crate::{
    finding::{Column, Encoding, FileProblem, NotCsv, Separator},
    words::findings::{Told, code_point, mebibytes, shown},
};

const SAVE_AS: &str = "open it in Excel or WPS and save it as \"CSV UTF-8 (comma delimited)\"";

pub fn tell(problem: &FileProblem) -> Told {
    match problem {
        FileProblem::NotCsv(kind) => not_csv(*kind),
        FileProblem::ConflictMarkers => Told::new(
            "the file holds two people's changes that were not merged (a line beginning with <<<<<<<)",
            "keep the right rows of the two parts and delete the lines that begin with <<<<<<<, ======= and >>>>>>>; \
             when in doubt, ask those who sent you the form",
        ),
        FileProblem::Undecodable { byte, offset } => Told::new(
            format!("byte {} of the file (0x{byte:02X}) is no text in any encoding that is read", offset + 1),
            format!("find the original table, {SAVE_AS}, and check the text at this place"),
        ),
        FileProblem::PlanNotUtf8(encoding) => plan_not_utf8(*encoding),
        FileProblem::NotUtf8(encoding) => {
            let name = match encoding {
                Encoding::Gb18030 => "GBK (GB18030)",
                Encoding::Utf16 => "UTF-16",
            };
            Told::new(
                format!("the file is encoded in {name}, not in UTF-8"),
                "save it as UTF-8 (in Excel or WPS: \"CSV UTF-8 (comma delimited)\"); plan fmt converts a CSV, too",
            )
        }
        FileProblem::NulByte => Told::new(
            "the file holds a null character: it is no plain text, and was not read",
            format!("the file may be damaged: find the original table, {SAVE_AS}"),
        ),
        FileProblem::EmptyFile => Told::new(
            "the file is empty: no header, no rows",
            "fill in the form that was sent to you; delete the file if it is not wanted",
        ),
        FileProblem::MissingColumn(columns) => {
            let columns = columns.iter().map(|column| format!("\"{}\"", column.word())).collect::<Vec<_>>().join(", ");
            Told::new(
                format!("the header lacks {columns}, so the rows were not read"),
                format!(
                    "the first row needs {columns}: correct a name that was changed, delete title rows above the \
                     header, separate the columns by commas, copy a missing column from the form"
                ),
            )
        }
        FileProblem::UnknownColumn { name, .. } if name.is_empty() => Told::new(
            "a cell of the header is empty",
            "delete the whole column if it is of no use, else put its name into the first row",
        ),
        FileProblem::UnknownColumn { name, nearest } => unknown_column(name, *nearest),
        FileProblem::DuplicateColumn { name } => Told::new(
            format!("the header has the column \"{}\" twice", shown(name)),
            "compare the two columns, keep the right one and delete the other",
        ),
        FileProblem::RaggedRow { expected, found } => ragged(*expected, *found),
        FileProblem::BlankRow { rows: 1, .. } => Told::new("this row is blank", "delete it"),
        FileProblem::BlankRow { rows, last } => {
            Told::new(format!("there are {rows} blank rows, the last on line {last}"), "delete them")
        }
        FileProblem::UnclosedQuote => Told::new(
            "this quotation mark is never closed, so nobody can tell where its cell ends",
            format!("delete the mark or use “ ” instead; then {SAVE_AS}"),
        ),
        FileProblem::StrayQuote => Told::new(
            "there is a quotation mark in the middle of a cell, so nobody can tell where it ends",
            format!("delete the mark or use “ ” instead; then {SAVE_AS}"),
        ),
        FileProblem::InvisibleCharacter { character: c } => Told::new(
            format!("the cell holds a character that nobody sees: {} {}", character(*c), code_point(*c)),
            "empty the cell and type it again by hand; do not paste from web pages or chats",
        ),
        FileProblem::SurroundingSpace => {
            Told::new("there are spaces before or after the text", "delete the spaces around it")
        }
        FileProblem::Garbled => {
            Told::new("the cell is garbled, and its text is lost for good", "type the cell again from your records")
        }
        FileProblem::Delimiter(separator) => delimiter(*separator),
        FileProblem::FileTooLarge { bytes, limit } => Told::new(
            format!(
                "the file has {} MB, above the limit of {} MB, and was not read",
                mebibytes(*bytes),
                mebibytes(*limit)
            ),
            "no form is so large: delete empty rows and columns and whatever does not belong, or fill in a new form",
        ),
        FileProblem::Symlink => Told::new(
            "this is a symbolic link to another place, not the file itself, and was not read",
            "delete the link and put the file itself here",
        ),
        FileProblem::StrayFile { rename } => stray(rename.as_deref()),
        FileProblem::BadPeriodFolder { name, rename } => {
            let help = match rename {
                Some(rename) => format!("rename the folder to \"{rename}\""),
                None => "name the folder for a reporting period whose last day lies in the plan: 2023-M07 (a month), \
                         2023-Q3 (a quarter), 2023-H2 (a half-year), 2023 (a year)"
                    .to_owned(),
            };
            let name = shown(name);
            Told::new(format!("\"{name}\" is no reporting period of the plan, and its files were not read"), help)
        }
    }
}

fn not_csv(kind: NotCsv) -> Told {
    let what = match kind {
        NotCsv::Xlsx => "this is an Excel workbook (xlsx) under a .csv name",
        NotCsv::Xls => "this is an old Excel workbook (xls) under a .csv name",
        NotCsv::Html => "this is a web page (HTML) under a .csv name",
        NotCsv::Rtf => "this is a formatted document (RTF) under a .csv name",
        NotCsv::Pdf => "this is a PDF under a .csv name",
        NotCsv::Gzip => "this is a compressed file (gzip) under a .csv name",
        NotCsv::Mhtml => "this is a saved web page (MHTML) under a .csv name",
        NotCsv::Json => "this is JSON under a .csv name",
        NotCsv::LfsPointer => "this is only the pointer of Git LFS, without the table itself",
    };
    let help = match kind {
        NotCsv::Xlsx | NotCsv::Xls | NotCsv::Html | NotCsv::Mhtml => SAVE_AS.to_owned(),
        NotCsv::Gzip => "unpack it first".to_owned(),
        NotCsv::Rtf | NotCsv::Pdf | NotCsv::Json => {
            "copy its content into the form that was sent to you and save that as CSV UTF-8".to_owned()
        }
        NotCsv::LfsPointer => {
            "fetch the file with git lfs pull, and keep CSV files out of LFS in .gitattributes".to_owned()
        }
    };
    Told::new(what, help)
}

fn unknown_column(name: &str, nearest: Option<Column>) -> Told {
    let help = match nearest {
        Some(nearest) => format!("did you mean \"{}\"? If not, delete the whole column", nearest.word()),
        None => "correct a mistyped name; delete a column of your own, and put remarks into the note".to_owned(),
    };
    Told::new(format!("the header has an unknown column \"{}\"", shown(name)), help)
}

fn ragged(expected: usize, found: usize) -> Told {
    let help = if found > expected {
        "most likely a comma within a text has split its cell: move the pieces back to their columns, empty the cells \
         left over, and use no plain commas within a text"
    } else {
        "most likely a row was broken in two or cells were deleted: move the pieces back to their columns and fill in \
         what is missing"
    };
    let cells = count(found, "cell");
    Told::new(format!("the row has {cells}, the header {expected}, so the row was not read"), help)
}

fn delimiter(separator: Separator) -> Told {
    let message = match separator {
        Separator::Tab => "the columns are separated by tabs, not by commas",
        Separator::Semicolon => "the columns are separated by semicolons, not by commas",
        Separator::Pipe => "the columns are separated by |, not by commas",
        Separator::SepLine => "the first line is Excel's own sep= mark, not the header",
    };
    Told::new(message, format!("{SAVE_AS}, or use plan fmt"))
}

fn stray(rename: Option<&str>) -> Told {
    let help = match rename {
        Some(name) if name.ends_with(".csv") => format!(
            "rename it to \"{name}\" (save a workbook as CSV first); if there is a \"{name}\" already, keep the \
             right one of the two"
        ),
        Some(name) => format!("rename it to \"{name}\""),
        None => "forms belong to reports/submissions/PERIOD/COUNTY.csv, rosters to reports/rosters/KIND/COUNTY.csv; \
                 move or delete what is not wanted"
            .to_owned(),
    };
    Told::new("a file or folder of this name does not belong here, and was not read", help)
}

fn plan_not_utf8(encoding: Encoding) -> Told {
    let name = match encoding {
        Encoding::Gb18030 => "GBK (GB18030)",
        Encoding::Utf16 => "UTF-16",
    };
    Told::new(format!("this file of the plan is {name}, not UTF-8"), "save it as UTF-8 in a text editor")
}
