//! From the form to the submission and nothing lost: for every county and period of the sample the form is
//! handed out, filled with the sample's figures, saved in many ways and imported, and what is written then
//! is, byte for byte, the sample's own file.

use std::{
    fs,
    path::{Path, PathBuf},
};

use plan::{
    commands::Exit,
    render::form::{csv, xlsx},
    workspace::Workspace,
};

mod support;

use support::{copy, drafts, libreoffice, repository, run};

/// One form of the sample: its file's name without extension, and the submission that it is to become.
struct Sent {
    name: String,
    path: String,
    text: String,
}

/// Fills every form of the sample, as workbook and as CSV, into a folder.
fn fill_all(into: &Path) -> Vec<Sent> {
    let root = bare();
    let plan = Workspace::open(root.path()).expect("a workspace").plan.expect("a sound plan");
    let mut sent = Vec::new();
    for (submission, period) in plan.submission_periods().iter().enumerate() {
        let mut here = Vec::new();
        for (county, named) in plan.counties.iter().enumerate() {
            let path = format!("reports/submissions/{period}/{}.csv", named.id);
            let Ok(text) = fs::read_to_string(repository().join(&path)) else { continue };
            let (workspace, form) = drafts::filled(root.path(), county, submission, &text);
            let page = drafts::page(workspace.plan.as_ref().expect("a plan"), &form);
            let name = format!("{period}-{}", named.id);
            fs::write(into.join(format!("{name}.xlsx")), xlsx::render(&page).expect("a form")).expect("written");
            fs::write(into.join(format!("{name}.csv")), csv::render(&page).expect("a form")).expect("written");
            here.push(Sent { name, path, text });
        }
        // later forms show what these say
        for sent in &here {
            support::write(root.path(), &sent.path, &sent.text);
        }
        sent.extend(here);
    }
    assert!(sent.len() > 50, "the sample has {} submissions", sent.len());
    sent
}

/// The repository's workspace without its submissions.
fn bare() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for folder in ["plan", "seeds", "reports/rosters"] {
        copy(&repository().join(folder), &root.path().join(folder));
    }
    support::write(root.path(), "reports/SAMPLE", "");
    root
}

/// Imports a file of each form into a fresh workspace, and holds what came of it against the sample.
fn import_all(sent: &[Sent], file: impl Fn(&Sent) -> PathBuf) {
    let root = bare();
    for form in sent {
        let file = file(form);
        let ran = run(root.path(), &["import", &file.to_string_lossy()]);
        assert_eq!(ran.exit, Exit::Sound, "{}: {}", file.display(), ran.stdout);
        let written = fs::read_to_string(root.path().join(&form.path)).expect("the submission");
        assert_eq!(written, form.text, "{}", file.display());
    }
    let checked = run(root.path(), &["check", "--deny", "warnings"]);
    assert_eq!(checked.exit, Exit::Sound, "{}", checked.stdout);
}

#[test]
fn forms_filled_and_imported_are_the_sample() {
    let folder = tempfile::tempdir().expect("a folder");
    let sent = fill_all(folder.path());
    for extension in ["xlsx", "csv"] {
        import_all(&sent, |form| folder.path().join(format!("{}.{extension}", form.name)));
    }
    if !libreoffice::is_here() {
        return;
    }
    let files = |extension: &str| -> Vec<_> {
        sent.iter().map(|form| folder.path().join(format!("{}.{extension}", form.name))).collect()
    };
    let saved = folder.path().join("saved");
    libreoffice::convert(&files("xlsx"), None, "xlsx", &saved);
    import_all(&sent, |form| saved.join(format!("{}.xlsx", form.name)));
    libreoffice::convert(&files("xlsx"), None, "xls", &saved);
    import_all(&sent, |form| saved.join(format!("{}.xls", form.name)));
    // 76 is UTF-8, 44 the comma, 34 the quote
    libreoffice::convert(&files("csv"), Some("CSV:44,34,76,1"), "csv:Text - txt - csv (StarCalc):44,34,76", &saved);
    import_all(&sent, |form| saved.join(format!("{}.csv", form.name)));
}

/// A form's CSV as other programs save it: as Chinese Excel does in GBK, and as its “Unicode text”.
#[test]
fn other_encodings_are_read_without_loss() {
    let folder = tempfile::tempdir().expect("a folder");
    let sent = fill_all(folder.path());
    for form in &sent {
        let text = fs::read_to_string(folder.path().join(format!("{}.csv", form.name))).expect("the form");
        let text = text.trim_start_matches('\u{feff}').replace('\n', "\r\n");
        let (gbk, _, lost) = encoding_rs::GBK.encode(&text);
        assert!(!lost, "GBK has no words for {}", form.name);
        fs::write(folder.path().join(format!("{}-gbk.csv", form.name)), gbk).expect("written");
        let mut tabbed = ::csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
        for record in ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records() {
            tabbed.write_record(&record.expect("a record")).expect("written");
        }
        let tabbed = String::from_utf8(tabbed.into_inner().expect("a text")).expect("UTF-8");
        let units = std::iter::once('\u{feff}' as u16).chain(tabbed.encode_utf16());
        let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        fs::write(folder.path().join(format!("{}-unicode.txt", form.name)), bytes).expect("written");
    }
    import_all(&sent, |form| folder.path().join(format!("{}-gbk.csv", form.name)));
    import_all(&sent, |form| folder.path().join(format!("{}-unicode.txt", form.name)));
}
