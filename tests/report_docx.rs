//! A report as an official document: GB/T 9704's margins, fonts and sizes, the figures of the other formats, and
//! that LibreOffice opens it on paper of the right size.

use std::fs;

use plan::commands::Exit;
use serde_json::Value;

mod support;

use support::{
    cases::read,
    forms::{attribute, part, tags},
    libreoffice, repository, run,
};

fn written() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().to_string_lossy().into_owned();
    let ran = run(&repository(), &["report", "2023-Q4", "--format", "docx,json", "--to", &to]);
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    folder
}

fn document(folder: &tempfile::TempDir) -> Vec<u8> {
    fs::read(folder.path().join("report.docx")).expect("the document")
}

/// The one tag of an element, and an attribute of it as a number.
fn number(xml: &str, element: &str, name: &str) -> f64 {
    let tags = tags(xml, element);
    assert_eq!(tags.len(), 1, "{element}");
    attribute(tags[0], name).and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{element} {name}"))
}

/// Twips as millimetres.
fn millimetres(twips: f64) -> f64 {
    twips / 1440.0 * 25.4
}

/// The style of that id.
fn style<'x>(styles: &'x str, id: &str) -> &'x str {
    let (_, rest) = styles.split_once(&format!("w:styleId=\"{id}\"")).expect("the style");
    rest.split("</w:style>").next().expect("its end")
}

#[test]
fn paper_and_type_area_are_those_of_the_standard() {
    let xml = part(&document(&written()), "word/document.xml");
    let near = |came: f64, asked: f64| assert!((came - asked).abs() < 0.1, "{came} mm for {asked} mm");
    near(millimetres(number(&xml, "w:pgSz", "w:w")), 210.0);
    near(millimetres(number(&xml, "w:pgSz", "w:h")), 297.0);
    for (side, asked) in [("w:top", 37.0), ("w:bottom", 35.0), ("w:left", 28.0), ("w:right", 26.0)] {
        near(millimetres(number(&xml, "w:pgMar", side)), asked);
    }
    let line = number(&xml, "w:docGrid", "w:linePitch");
    assert_eq!((millimetres(line * 22.0)).round(), 225.0, "22 lines fill the type area");
    for table in xml.split("<w:tbl>").skip(1) {
        let grid = table.split("</w:tblGrid>").next().expect("a grid");
        let widths = tags(grid, "w:gridCol").into_iter().map(|tag| attribute(tag, "w:w").expect("a width"));
        let width: f64 = widths.map(|width| width.parse::<f64>().expect("a number")).sum();
        assert!((150.0..156.1).contains(&millimetres(width)), "a table is {} mm wide", millimetres(width));
    }
}

#[test]
fn fonts_and_sizes_are_those_of_the_standard() {
    let document = document(&written());
    let styles = part(&document, "word/styles.xml");
    // 二号 is 22 points, 三号 16, 四号 14; sizes are in half points.
    let asked = [
        ("Title", "方正小标宋简体", 44.0),
        ("BodyText", "仿宋_GB2312", 32.0),
        ("Heading1", "黑体", 32.0),
        ("Heading2", "楷体_GB2312", 32.0),
        ("Heading3", "仿宋_GB2312", 32.0),
        ("Heading4", "仿宋_GB2312", 32.0),
    ];
    for (id, font, size) in asked {
        let style = style(&styles, id);
        assert_eq!(tags(style, "w:rFonts").first().and_then(|tag| attribute(tag, "w:eastAsia")), Some(font), "{id}");
        assert_eq!(number(style, "w:sz", "w:val"), size, "{id}");
    }
    let body = style(&styles, "BodyText");
    assert_eq!(tags(body, "w:ind").first().and_then(|tag| attribute(tag, "w:firstLineChars")), Some("200"));
    let closer = number(&body.replace("<w:spacing w:line", "<w:line"), "w:spacing", "w:val");
    let characters = millimetres((32.0 * 10.0 + closer) * 28.0);
    assert!((155.0..156.1).contains(&characters), "28 characters are {characters} mm");

    let fonts = part(&document, "word/fontTable.xml");
    for (name, instead) in [("仿宋_GB2312", "FangSong"), ("方正小标宋简体", "SimSun"), ("楷体_GB2312", "KaiTi")]
    {
        let (_, rest) = fonts.split_once(&format!("w:name=\"{name}\"")).expect("the font");
        assert!(rest.split("</w:font>").next().expect("its end").contains(instead), "{name}");
    }
    assert!(part(&document, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    for (footer, side) in [("word/footer1.xml", "right"), ("word/footer2.xml", "left")] {
        let xml = part(&document, footer);
        assert_eq!(tags(&xml, "w:jc").first().and_then(|tag| attribute(tag, "w:val")), Some(side));
        assert!(xml.contains("— ") && xml.contains(" PAGE ") && xml.contains("<w:sz w:val=\"28\"/>"), "{xml}");
        assert!(xml.contains("w:eastAsia=\"宋体\""), "{xml}");
    }
}

/// The rows of all tables, cell by cell.
fn rows(xml: &str) -> Vec<Vec<String>> {
    let rows = xml.split("<w:tr>").skip(1).map(|row| row.split("</w:tr>").next().expect("a row"));
    let text = |cell: &str| {
        let text = cell.split("<w:t xml:space=\"preserve\">").nth(1).and_then(|rest| rest.split("</w:t>").next());
        text.unwrap_or_default().replace("&gt;", ">").replace("&lt;", "<").replace("&quot;", "\"")
    };
    rows.map(|row| row.split("<w:tc>").skip(1).map(text).collect()).collect()
}

#[test]
fn its_figures_are_those_of_the_answer() {
    let folder = written();
    let answer: Value = serde_json::from_str(&read(&folder.path().join("report.json"))).expect("JSON");
    let rows = rows(&part(&document(&folder), "word/document.xml"));
    let tenth = |value: &Value| {
        let number = value.as_number()?.as_str().to_owned();
        let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
        let digit = fraction.get(..1).unwrap_or("0");
        Some(if digit == "0" { whole.to_owned() } else { format!("{whole}.{digit}") })
    };
    let percent = |value: &Value| {
        let millionths = (value.as_number()?.as_str().parse::<f64>().expect("a share") * 1e6).round() as u64;
        Some(format!("{}.{}%", millionths / 10_000, millionths / 1000 % 10))
    };
    for target in answer["status"]["targets"].as_array().expect("targets") {
        let id = target["id"].as_str().expect("an id");
        let row = rows.iter().find(|row| row.len() == 9 && row[0].starts_with(&format!("{id} "))).expect("a row");
        let asked = [tenth(&target["actual"]), percent(&target["attainment"]), percent(&target["due"])];
        assert_eq!(row[3..6], asked.map(|it| it.unwrap_or_else(|| "—".to_owned())), "{id}");
    }
}

#[test]
fn libreoffice_opens_it() {
    if !libreoffice::is_here() {
        return;
    }
    let folder = written();
    let file = folder.path().join("report.docx");
    if !libreoffice::can_read_documents(&file, folder.path()) {
        return;
    }
    let text = read(&folder.path().join("report.txt"));
    assert!(text.contains("2023年第四季度小结") && text.contains("（一）未达成"), "{text}");
}
