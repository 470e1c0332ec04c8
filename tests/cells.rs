//! What stands in the cells of a workbook, and how it is read: the same from the newer format, and from the
//! older one as LibreOffice writes it. `tests/cells` holds what is read, and a workbook of the older format
//! where there is no LibreOffice; `UPDATE=1` writes them.

use std::{env, fs, path::Path};

use plan::model::Language;

mod support;

use support::{
    cases::read,
    copy,
    drafts::{Cell, Draft},
    forms::{Office, fill, plain},
    libreoffice, run,
};

const READ: &str = "tests/cells/as-read.csv";
const OLDER: &str = "tests/cells/2023-Q2-jia.xls";

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn formula(formula: &str, result: &str) -> Cell {
    Cell::Formula(formula.to_owned(), result.to_owned())
}

/// A cell of each kind, two for every row of the form.
fn kinds() -> Vec<Cell> {
    let long: String = (0..6000).map(|at| if at % 7 == 0 { 'a' } else { '\u{4e00}' }).collect();
    vec![
        text("第一行\n第二行"),
        text("'0012"),
        Cell::Rich(&["一半", "加粗", "一半不"]),
        text(&long),
        Cell::Number(12.0),
        Cell::Number(0.1 + 0.2),
        Cell::Number(-1234.56),
        Cell::Shown(123_456_789_012_345.0, "0.00E+00"),
        Cell::Shown(0.85, "0%"),
        Cell::Shown(0.07125, "0.0%;-0.0%"),
        Cell::Shown(12_345.0, "0!.0,\"万\""),
        Cell::Shown(45_108.0, "yyyy/m/d"),
        Cell::Shown(45_108.5, "yyyy\"年\"m\"月\"d\"日\" h:mm"),
        Cell::Shown(0.520_844_907_407_407_4, "h:mm:ss"),
        Cell::Shown(1.5, "[h]:mm"),
        formula("=1+1", "2"),
    ]
}

fn workbook() -> Vec<u8> {
    let office = Office::open(Path::new("tests/bases/tiny"));
    let mut form = office.form("jia", "2023-Q2", Language::Chinese);
    fill(&mut form, |row| plain(office.plan(), row));
    let mut draft = Draft::of(&office.xlsx(&form, Language::Chinese));
    let sheet = draft.form();
    let columns = ["佐证", "备注"].map(|name| sheet.column(name));
    let header = sheet.header();
    let places = (header + 1..sheet.rows.len()).flat_map(|row| columns.map(|column| (row, column)));
    for ((row, column), cell) in places.zip(kinds()) {
        sheet.rows[row][column] = cell;
    }
    assert_eq!((sheet.rows.len() - header - 1) * 2, kinds().len());
    draft.write()
}

/// What is written when a file is imported, and what is said of it.
fn imported(name: &str, bytes: &[u8]) -> (String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    fs::write(folder.path().join(name), bytes).expect("written");
    let ran = run(folder.path(), &["import", name]);
    (read(&folder.path().join("reports/submissions/2023-Q2/jia.csv")), ran.stdout)
}

#[test]
fn a_cell_is_read_alike_from_both_formats() {
    let bytes = workbook();
    let (written, told) = imported("2023-Q2-jia.xlsx", &bytes);
    let update = env::var_os("UPDATE").is_some();
    if update {
        fs::create_dir_all("tests/cells").expect("a folder");
        fs::write(READ, &written).expect("written");
    }
    assert_eq!(written, read(Path::new(READ)), "{told}");
    assert!(told.contains("这一格是公式 =1+1，按它的结果 2 读入"), "{told}");
    if libreoffice::is_here() {
        let folder = tempfile::tempdir().expect("a folder");
        let newer = folder.path().join("2023-Q2-jia.xlsx");
        fs::write(&newer, &bytes).expect("written");
        libreoffice::convert(&[newer], None, "xls:MS Excel 97", folder.path());
        let older = fs::read(folder.path().join("2023-Q2-jia.xls")).expect("a workbook");
        let (written, told) = imported("2023-Q2-jia.xls", &older);
        assert_eq!(written, read(Path::new(READ)), "{told}");
        if update {
            fs::write(OLDER, older).expect("written");
        }
    }
    let (written, told) = imported("2023-Q2-jia.xls", &fs::read(OLDER).expect("a workbook"));
    assert_eq!(written, read(Path::new(READ)), "{told}");
    assert!(told.contains("这一格是公式，按它的结果 2 读入"), "{told}");
}
