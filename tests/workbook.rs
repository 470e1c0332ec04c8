//! The form as a workbook: what can be typed where, what each cell says, what nobody sees. Looked at as the
//! XML that Excel reads, as the cells that calamine reads, and as LibreOffice opens and prints it.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use calamine::{Data, Reader, SheetVisible, Xlsx};
use plan::{
    form::{Answer, Form, Stamp},
    model::{Item, Language},
};

mod support;

use support::{
    copy,
    forms::{Office, attribute, fill, part, plain, tags},
    libreoffice, repository, write,
};

const FORM: &str = "xl/worksheets/sheet1.xml";
const NOTES: &str = "xl/worksheets/sheet2.xml";

/// The header's row, and the place of the columns that are filled.
const HEADER: usize = 4;
const TO_FILL: [char; 4] = ['J', 'K', 'L', 'M'];

fn tiny() -> Office {
    Office::open(Path::new("tests/bases/tiny"))
}

fn tiny_workbook() -> Vec<u8> {
    let office = tiny();
    office.xlsx(&office.form("jia", "2023-Q2", Language::Chinese), Language::Chinese)
}

/// Each cell's style: whether it is locked, and the number of its format.
fn styles(workbook: &[u8]) -> Vec<(bool, String)> {
    let styles = part(workbook, "xl/styles.xml");
    let (_, formats) = styles.split_once("<cellXfs").expect("formats of cells");
    let (formats, _) = formats.split_once("</cellXfs>").expect("their end");
    let format = |xf: &str| {
        let number = attribute(&format!(" {xf}"), "numFmtId").expect("a number format").to_owned();
        (!xf.contains("locked=\"0\""), number)
    };
    formats.split("<xf ").skip(1).map(format).collect()
}

/// The style of every cell of the sheet to fill, by its name.
fn cells(workbook: &[u8]) -> BTreeMap<String, (bool, String)> {
    let styles = styles(workbook);
    let sheet = part(workbook, FORM);
    let cell = |tag: &&str| {
        let style = attribute(tag, "s").map_or(0, |style| style.parse().expect("a style"));
        (attribute(tag, "r").expect("a name").to_owned(), styles[style].clone())
    };
    tags(&sheet, "c").iter().map(cell).collect()
}

#[test]
fn only_what_is_asked_for_can_be_typed() {
    let workbook = tiny_workbook();
    let cells = cells(&workbook);
    // rows 5 to 12: a task, a count, a ratio, three months, two sites
    for row in HEADER + 1..=12 {
        for column in 'A'..='M' {
            let is_total = column == 'K' && row != 7;
            let asked = TO_FILL.contains(&column) && !is_total;
            let (locked, format) = &cells[&format!("{column}{row}")];
            assert_eq!(*locked, !asked, "{column}{row}");
            // figures are numbers, everything else is text
            let figure = (column == 'J' && row > 5) || (column == 'K' && row == 7);
            assert_eq!(format, if figure { "0" } else { "49" }, "{column}{row}");
        }
    }
    assert!(cells.iter().all(|(name, (locked, _))| *locked || TO_FILL.contains(&name.chars().next().unwrap_or(' '))));
    for sheet in [FORM, NOTES] {
        let sheet = part(&workbook, sheet);
        let protection = tags(&sheet, "sheetProtection").concat();
        assert_eq!(attribute(&protection, "sheet"), Some("1"), "{protection}");
        assert_eq!(attribute(&protection, "formatColumns"), Some("0"), "{protection}");
        assert_eq!(attribute(&protection, "formatRows"), Some("0"), "{protection}");
        assert!(!protection.contains("password") && !protection.contains("selectUnlockedCells"), "{protection}");
        assert!(!sheet.contains("mergeCell"));
    }
}

#[test]
fn the_sheet_is_laid_out_to_be_filled_and_printed() {
    let workbook = tiny_workbook();
    let sheet = part(&workbook, FORM);
    let pane = tags(&sheet, "pane").concat();
    assert_eq!((attribute(&pane, "xSplit"), attribute(&pane, "ySplit")), (Some("2"), Some("4")), "{pane}");
    assert_eq!(attribute(&pane, "state"), Some("frozen"));
    let setup = tags(&sheet, "pageSetup").concat();
    for (name, value) in [("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0")] {
        assert_eq!(attribute(&setup, name), Some(value), "{setup}");
    }
    let book = part(&workbook, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles\" localSheetId=\"0\">填报!$4:$4<"), "{book}");
    assert!(sheet.contains("第 &amp;P 页，共 &amp;N 页"));
    let rows = tags(&sheet, "row");
    assert!(rows.iter().all(|row| attribute(row, "customHeight") == Some("1")), "{rows:?}");
}

/// Cell, kind, formulas and prompt of each validation.
fn validations(sheet: &str) -> BTreeMap<String, String> {
    let each = sheet.split("<dataValidation ").skip(1).map(|text| {
        let text = text.split("</dataValidation>").next().unwrap_or_default();
        let text = text.split("</dataValidations>").next().unwrap_or_default();
        (attribute(&format!(" {text}"), "sqref").expect("cells").to_owned(), text.to_owned())
    });
    each.collect()
}

#[test]
fn each_cell_says_what_it_wants_and_refuses_what_cannot_stand_there() {
    let sheet = part(&tiny_workbook(), FORM);
    let validations = validations(&sheet);
    let cells: Vec<_> = validations.keys().map(String::as_str).collect();
    assert_eq!(cells, ["J10", "J11:J12", "J5", "J6", "J7", "J8", "J9", "K7", "L5:L12", "M5:M12"]);
    for (cell, words) in [
        ("J5", &["type=\"list\"", "\"未启动,推进中,已完成,不适用\"", "promptTitle=\"开展试点\""][..]),
        ("J6", &["type=\"whole\"", "<formula1>0<", "<formula2>1000000000000000<", "单位：个", "没有发生填 0"]),
        ("J7", &["type=\"whole\"", "不填百分比", "右边的总数填“社区总数”", "两格都填 0"]),
        ("J8", &["<formula2>500<", "0 到 500 的整数", "本期数（4月）"]),
        ("K7", &["type=\"custom\"", "OR(NOT(ISNUMBER(J7)),K7&gt;=J7)", "ROUND(K7,0)=K7", "总数也不能小于数值"]),
        ("L5:L12", &["文号", "身份证号"]),
    ] {
        let validation = &validations[cell];
        assert!(words.iter().all(|word| validation.contains(word)), "{cell}: {validation}");
        // whoever is refused is told what to type instead, and nothing is let through
        assert!(!validation.contains("errorStyle") && validation.contains("showInputMessage=\"1\""), "{cell}");
        assert_eq!(validation.contains("error="), validation.contains("type="), "{cell}");
    }
    let colours: Vec<_> = tags(&sheet, "conditionalFormatting");
    assert_eq!(colours, [" sqref=\"J7:K7\""]);
    assert!(sheet.contains("AND(ISNUMBER($J7),ISNUMBER($K7),$J7&gt;$K7)"));
    assert!(sheet.contains("ISBLANK($J7)&lt;&gt;ISBLANK($K7)"));
}

fn opened(workbook: Vec<u8>) -> Xlsx<std::io::Cursor<Vec<u8>>> {
    Xlsx::new(std::io::Cursor::new(workbook)).expect("a workbook")
}

fn texts(book: &mut Xlsx<std::io::Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(sheet).expect("the sheet");
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn the_hidden_sheet_knows_the_form_again() {
    let mut book = opened(tiny_workbook());
    let visible: Vec<_> = book.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
    let named = |name: &str, visible| (name.to_owned(), visible);
    let expected = [
        named("填报", SheetVisible::Visible),
        named("说明", SheetVisible::Visible),
        named(Stamp::SHEET, SheetVisible::VeryHidden),
    ];
    assert_eq!(visible, expected);
    let stamp = Stamp::read(&texts(&mut book, Stamp::SHEET)).expect("a stamp");
    let sheet = texts(&mut book, &stamp.sheet);
    assert_eq!((stamp.plan.as_str(), stamp.county.as_str(), stamp.period.as_str()), ("tiny", "jia", "2023-Q2"));
    let header = sheet.iter().position(|row| *row == stamp.columns).expect("the header");
    let keys: Vec<_> = sheet[header + 1..].iter().map(|row| [0, 2, 3].map(|at| row[at].clone())).collect();
    assert_eq!(keys, stamp.rows);
}

#[test]
fn what_is_filled_in_stands_there_as_typed() {
    let office = tiny();
    let mut form = office.form("jia", "2023-Q2", Language::Chinese);
    let answers = ["推进中", "61", "0.5", "007", "12个", "1000000000000000", "", "=1+1"];
    let mut values = answers.iter();
    for row in &mut form.rows {
        row.answer = Answer { value: values.next().expect("as many").to_string(), ..Answer::default() };
    }
    let mut book = opened(office.xlsx(&form, Language::Chinese));
    let range = book.worksheet_range("填报").expect("the sheet");
    let text = |text: &str| Data::String(text.to_owned());
    let expected = [
        text("推进中"),
        Data::Float(61.0),
        Data::Float(0.5),
        text("007"),
        text("12个"),
        text("1000000000000000"),
        Data::Empty,
        text("=1+1"),
    ];
    let came: Vec<_> =
        (HEADER as u32..).zip(expected.iter()).map(|(row, _)| range.get_value((row, 9)).cloned()).collect();
    assert_eq!(came, expected.map(Some));
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    assert_eq!(tiny_workbook(), tiny_workbook());
    let core = part(&tiny_workbook(), "docProps/core.xml");
    assert!(core.contains("2023-04-01T00:00:00Z"), "{core}");
}

/// A plan that is not the notice's: names of any length, a site to be named, a month's ratio with decimals.
fn other_plan() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    let indicator = |id: &str, name: &str, rest: &str| {
        format!(
            "[[indicator]]\nid = \"1.1-{id}\"\ntask = \"1.1\"\nname = \"{name}\"\nunit = \"人<&>\"\nmeasure = \"to-date\"\n{rest}\n"
        )
    };
    let long = "很长的名称😀 ".repeat(100);
    let action = [
        "id = \"1\"\nname = \"试点\"\nname_en = \"Pilot\"\n[[task]]\nid = \"1.1\"\nsummary = \"开展试点\"\n".to_owned(),
        indicator("a", &long, "of = \"甲 & 乙\"\nreport = \"month\"\ndecimals = 2\nmax = 10.5"),
        indicator("b", "数", &format!("of = \"{long}\"\nper = 1000\nassumed = \"{long}\"")),
        indicator("c", "站", "site = \"station\"\ndecimals = 1"),
    ];
    write(folder.path(), "plan/actions/1-pilot.toml", &action.concat());
    for county in ["jia", "yi"] {
        for path in
            [format!("reports/rosters/station/{county}.csv"), format!("reports/submissions/2023-Q1/{county}.csv")]
        {
            fs::remove_file(folder.path().join(path)).expect("the file goes");
        }
    }
    folder
}

#[test]
fn any_plan_has_a_form_that_keeps_to_the_limits() {
    let other = other_plan();
    let workspaces =
        [other.path().to_owned(), repository(), "tests/conformance/16".into(), "tests/conformance/22".into()];
    for folder in workspaces {
        let office = Office::open(&folder);
        let county = &office.plan().counties[0].id;
        let period = office.plan().submission_periods()[0].to_string();
        for language in [Language::Chinese, Language::English] {
            let workbook = office.xlsx(&office.form(county, &period, language), language);
            for name in ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", FORM, NOTES] {
                assert!(uppsala::parse(&part(&workbook, name)).is_ok(), "{name} of {}", folder.display());
            }
            let sheet = part(&workbook, FORM);
            for tag in tags(&sheet, "dataValidation") {
                for (name, most) in [("promptTitle", 32), ("prompt", 255), ("errorTitle", 32), ("error", 255)] {
                    let text = attribute(tag, name).unwrap_or_default();
                    let plain =
                        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
                    assert!(plain.encode_utf16().count() <= most, "{name}: {plain}");
                    assert!(folder == other.path() || !plain.ends_with('…') || name == "promptTitle", "{plain} is cut");
                }
            }
        }
    }
    let office = Office::open(other.path());
    let workbook = office.xlsx(&office.form("jia", "2023-Q2", Language::Chinese), Language::Chinese);
    let validations = validations(&part(&workbook, FORM));
    for (cell, word) in [
        ("J6", "IF(ISNUMBER(J6),AND(J6&gt;=0,J6&lt;=10.5,ROUND(J6,2)=J6),FALSE)"),
        ("K9", "OR(NOT(ISNUMBER(J9)),K9&gt;0,J9=0)"),
        ("D10", "撤销工作表保护"),
        ("J10", "ROUND(J10,1)=J10"),
    ] {
        assert!(validations[cell].contains(word), "{cell}: {}", validations[cell]);
    }
    assert!(!cells(&workbook)["D10"].0, "the clerk names the site");
}

/// A form with all that can go wrong, and all that can be right, in its cells.
fn filled(office: &Office, county: &str, period: &str, language: Language) -> Form {
    let mut form = office.form(county, period, language);
    let plan = office.plan();
    fill(&mut form, |row| match row.item {
        Item::Indicator(ix) if plan.indicator(ix).is_ratio() => {
            Answer { value: "123456789012".into(), of: "999999999999999".into(), ..plain(plan, row) }
        }
        Item::Indicator(_) => {
            Answer { value: "999999999999999".into(), note: "较长的备注".repeat(30), ..plain(plan, row) }
        }
        Item::Task(_) => plain(plan, row),
    });
    form
}

#[test]
fn libreoffice_opens_prints_and_saves_it() {
    if !libreoffice::is_here() {
        return;
    }
    let office = Office::open(&repository());
    let folder = tempfile::tempdir().expect("a folder");
    let form = filled(&office, "yucheng", "2024-Q4", Language::Chinese);
    let written = [folder.path().join("form.xlsx")];
    fs::write(&written[0], office.xlsx(&form, Language::Chinese)).expect("the form");
    libreoffice::convert(&written, None, "pdf", folder.path());
    let pdf = folder.path().join("form.pdf");
    if let Ok(text) = Command::new("pdftotext").args(["-layout"]).arg(&pdf).arg("-").output() {
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        assert!(text.contains("雨城区 2024-Q4 填报表") && text.contains("填报说明"), "{text}");
        assert!(!text.contains("##"), "a column is too narrow:\n{text}");
    } else {
        eprintln!("no pdftotext here: not read");
    }
    libreoffice::convert(&written, None, "xlsx:Calc MS Excel 2007 XML", &folder.path().join("saved"));
    let saved = fs::read(folder.path().join("saved/form.xlsx")).expect("LibreOffice saves the form");
    let sheet = part(&saved, FORM);
    assert!(sheet.contains("sheetProtection") && tags(&sheet, "dataValidation").len() > 60);
    let mut book = opened(saved);
    let stamp = Stamp::read(&texts(&mut book, Stamp::SHEET)).expect("the stamp is kept");
    assert_eq!(stamp.rows.len(), form.rows.len());
}
