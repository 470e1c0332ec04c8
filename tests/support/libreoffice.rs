//! LibreOffice without a window, which opens and saves files as Excel does. Where it is not installed its
//! tests say that they were skipped.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

/// Whether LibreOffice is here; says so where it is not.
pub fn is_here() -> bool {
    let here = Command::new("soffice").arg("--version").output().is_ok_and(|run| run.status.success());
    if !here {
        eprintln!("skipped: LibreOffice (soffice) is not installed");
    }
    here
}

/// Opens files and saves them in another format, or the same, into a folder.
pub fn convert(files: &[PathBuf], filter: Option<&str>, to: &str, into: &Path) {
    // a profile of its own, so that runs beside each other do not wait for one another
    let profile = tempfile::tempdir().expect("a folder");
    let mut arguments: Vec<OsString> = vec!["--headless".into()];
    arguments.push(format!("-env:UserInstallation=file://{}", profile.path().display()).into());
    arguments.extend(filter.map(|filter| OsString::from(format!("--infilter={filter}"))));
    arguments.extend(["--convert-to".into(), to.into(), "--outdir".into(), into.into()]);
    arguments.extend(files.iter().map(OsString::from));
    let run = Command::new("soffice").args(arguments).output().expect("LibreOffice runs");
    assert!(run.status.success(), "{run:?}");
    for file in files {
        let extension = to.split(':').next().unwrap_or_default();
        let name = file.with_extension(extension);
        let written = into.join(name.file_name().expect("a name"));
        assert!(written.is_file(), "{} was not written: {run:?}", written.display());
    }
}

/// Opens a document and saves its text beside it; says so where LibreOffice has no word processor.
pub fn can_read_documents(file: &Path, into: &Path) -> bool {
    let probe = tempfile::tempdir().expect("a folder");
    let plain = probe.path().join("plain.txt");
    std::fs::write(&plain, "plain\n").expect("written");
    let here = converted(&plain, "odt", probe.path());
    match here {
        false => eprintln!("skipped: this LibreOffice has no Writer"),
        true => assert!(converted(file, "txt:Text (encoded):UTF8", into), "{} cannot be opened", file.display()),
    }
    here
}

/// Whether a file could be opened and saved in another format.
fn converted(file: &Path, to: &str, into: &Path) -> bool {
    let profile = tempfile::tempdir().expect("a folder");
    let mut arguments: Vec<OsString> = vec!["--headless".into()];
    arguments.push(format!("-env:UserInstallation=file://{}", profile.path().display()).into());
    arguments.extend(["--convert-to".into(), to.into(), "--outdir".into(), into.into(), file.into()]);
    Command::new("soffice").args(arguments).output().expect("LibreOffice runs");
    let name = file.with_extension(to.split(':').next().unwrap_or_default());
    into.join(name.file_name().expect("a name")).is_file()
}
