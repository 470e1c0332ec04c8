//! `plan template`: the files that it writes and those that it leaves alone, the form as CSV, and that no
//! spreadsheet turns a cell of it into something else. The workbook has its own tests.

use std::{collections::BTreeSet, env, fs, path::Path};

use plan::{commands::Exit, model::Language};

mod excel;
mod support;

use support::{
    copy,
    forms::{Office, fill, plain},
    repository, run,
};

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn tiny() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    folder
}

#[test]
fn the_csv_form_is_as_written() {
    let folder = tiny();
    for (language, file) in [("zh", "tests/template/2023-Q2-jia.csv"), ("en", "tests/template/2023-Q2-jia.en.csv")] {
        let ran = run(folder.path(), &["--lang", language, "template", "2023-Q2", "甲县", "--to", language]);
        assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
        let came = fs::read_to_string(folder.path().join(language).join("2023-Q2-jia.csv")).expect("the form");
        if env::var_os("UPDATE").is_some() {
            fs::write(file, &came).expect("the expectation is written");
        }
        assert_eq!(came, fs::read_to_string(file).unwrap_or_default(), "{file}");
    }
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let folder = tiny();
    let forms = folder.path().join("forms");
    let template = || run(folder.path(), &["template", "2023-Q2", "--to", "forms"]);
    assert_eq!(template().exit, Exit::Sound);
    assert_eq!(template().exit, Exit::Sound, "what nobody has touched can be asked for again");
    let typed = "figures that somebody has typed";
    fs::write(forms.join("2023-Q2-jia.csv"), typed).expect("figures");
    fs::remove_file(forms.join("2023-Q2-yi.csv")).expect("the other form goes");
    let ran = template();
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.stderr.contains("forms/2023-Q2-jia.csv"), "{ran:?}");
    assert_eq!(ran.stdout, "已写入 forms/2023-Q2-yi.csv\n");
    assert_eq!(fs::read_to_string(forms.join("2023-Q2-jia.csv")).expect("the file"), typed);
    assert!(forms.join("2023-Q2-yi.csv").is_file());
}

#[test]
fn without_a_county_all_of_them_get_a_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = repository();
    let plan = plan.to_str().expect("a path");
    let ran = run(folder.path(), &["-C", plan, "template", "2024-Q4", "--xlsx", "--to", "a/b"]);
    assert_eq!(ran.exit, Exit::Sound, "{ran:?}");
    assert_eq!(ran.stdout.lines().count(), 8);
    assert!(ran.stderr.contains("示例数据"), "{ran:?}");
    assert!(folder.path().join("a/b/2024-Q4-shimian.xlsx").is_file());
    assert!(folder.path().join("a").read_dir().expect("a folder").count() == 1);
}

/// Every form of every workspace of the tests, in both languages, with its text.
fn every_form(mut look: impl FnMut(&str, &str)) {
    let conformance =
        fs::read_dir("tests/conformance").expect("the workspaces").map(|entry| entry.expect("one").path());
    let conformance = conformance.filter(|path| path.is_dir());
    for folder in conformance.chain([repository(), "tests/bases/tiny".into()]) {
        let office = Office::open(&folder);
        for county in &office.plan().counties {
            for period in office.plan().submission_periods() {
                for language in LANGUAGES {
                    let form = office.form(&county.id, &period.to_string(), language);
                    let name = format!("{} {period} {} {language:?}", folder.display(), county.id);
                    look(&name, &office.csv(&form, language));
                }
            }
        }
    }
}

#[test]
fn no_spreadsheet_turns_a_cell_into_something_else() {
    let mut wrong = BTreeSet::new();
    every_form(|name, text| {
        let body = text.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{name}: no byte order mark"));
        assert!(!text.contains('\r') && text.ends_with('\n'), "{name}");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(body.as_bytes());
        for record in reader.records() {
            let record = record.expect("every row is as wide as the header");
            assert_eq!(record.len(), plan::form::FormColumn::ALL.len(), "{name}");
            let turned = record.iter().filter_map(|cell| Some((cell.to_owned(), excel::turned(cell)?)));
            wrong.extend(turned.map(|(cell, into)| format!("{cell}: {into:?} ({name})")));
        }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_filled_form_is_a_sound_submission_and_fmt_drops_the_help() {
    let folder = tiny();
    for language in LANGUAGES {
        let office = Office::open(folder.path());
        let path = folder.path().join("reports/submissions/2023-Q2");
        fs::create_dir_all(&path).expect("the folder");
        for county in ["jia", "yi"] {
            let mut form = office.form(county, "2023-Q2", language);
            fill(&mut form, |row| plain(office.plan(), row));
            fs::write(path.join(format!("{county}.csv")), office.csv(&form, language)).expect("a submission");
        }
        let answer = run(folder.path(), &["check", "--format", "json", "reports/submissions/2023-Q2"]).json();
        assert_eq!(answer["errors"], 0, "{answer:#}");
        let wrong = ["missing-row", "unknown-column", "name-mismatch", "empty-value"];
        let findings = answer["findings"].as_array().expect("findings");
        assert!(findings.iter().all(|finding| !wrong.contains(&finding["code"].as_str().unwrap_or_default())));
        assert_eq!(run(folder.path(), &["fmt"]).exit, Exit::Sound);
        let text = fs::read_to_string(path.join("jia.csv")).expect("the submission");
        assert!(text.starts_with("\u{feff}编号,名称,期间,站点,数值,总数,佐证,备注\n"), "{text}");
    }
}
