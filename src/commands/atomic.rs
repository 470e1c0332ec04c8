//! Writing a file as a whole or not at all.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;

/// Writes a file: beside its place first, then in its place. Whoever reads meanwhile sees
/// the old text or the new one, and nothing is left behind when it fails.
pub fn replace(path: &Path, text: impl AsRef<[u8]>) -> anyhow::Result<()> {
    let beside = beside(path);
    let written = write(path, &beside, text.as_ref());
    if written.is_err() {
        let _it_may_not_be_there = fs::remove_file(&beside);
    }
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// Writes a file that may be new, and the folders that it lies in.
pub fn place(path: &Path, text: impl AsRef<[u8]>) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    replace(path, text)
}

/// What has come of a file that was not to replace another.
pub enum Created {
    Written,
    /// It was there already, byte for byte.
    Same,
    /// Another one of that name is there, and was left as it is.
    InTheWay,
}

/// Writes a file that is not there yet.
pub fn create(path: &Path, bytes: &[u8]) -> anyhow::Result<Created> {
    let file = File::options().write(true).create_new(true).open(path);
    let written = match file {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return match fs::read(path) {
                Ok(there) if there == bytes => Ok(Created::Same),
                _ => Ok(Created::InTheWay),
            };
        }
        Err(error) => Err(error),
        Ok(mut file) => file.write_all(bytes).and_then(|()| file.sync_all()).inspect_err(|_| {
            let _it_is_not_whole = fs::remove_file(path);
        }),
    };
    written.with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Created::Written)
}

fn write(path: &Path, beside: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(beside)?;
    file.write_all(bytes)?;
    if let Ok(known) = fs::metadata(path) {
        file.set_permissions(known.permissions())?;
    }
    file.sync_all()?;
    drop(file);
    fs::rename(beside, path)
}

/// A name that is ignored as litter, and that no other run takes at the same time.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}
