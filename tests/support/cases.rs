//! The folders of `tests/cases`, laid out as workspaces.

use std::{fs, path::Path};

use super::copy;

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// The command that tells a case's findings: its own import, else a check.
pub fn finding_command(case: &Path) -> Vec<String> {
    let command = read(&case.join("command"));
    match command.split_whitespace().find(|word| !word.starts_with('-')) {
        Some("import") => command.split_whitespace().map(str::to_owned).collect(),
        _ => vec!["check".to_owned()],
    }
}

/// A folder with the case's base and one of its overlays.
pub fn laid_out(case: &Path, overlay: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let base = match read(&case.join("base")).trim() {
        "" => "tiny".to_owned(),
        base => base.to_owned(),
    };
    copy(&Path::new("tests/bases").join(base), folder.path());
    if case.join(overlay).is_dir() {
        copy(&case.join(overlay), folder.path());
    }
    for path in read(&case.join("remove")).lines() {
        fs::remove_file(folder.path().join(path)).expect("the file goes");
    }
    folder
}
