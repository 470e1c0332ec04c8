//! The yardstick: reads every submission of a workspace with the csv crate, on all cores, and adds up one column.
//! Nothing is checked and nothing is kept. `cargo run --release --example bare_scan -- DIR`.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result};
use csv::{ByteRecord, ReaderBuilder};
use rayon::prelude::*;

/// Where a number is longer than this, adding them up could leave the range.
const DIGITS: usize = 15;

#[derive(Default)]
struct Scanned {
    rows: u64,
    sum: u128,
}

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).context("which workspace to read")?;
    let start = Instant::now();
    let files = submissions(&Path::new(&folder).join("reports/submissions"))?;
    let join = |sum: Scanned, more: Scanned| Scanned { rows: sum.rows + more.rows, sum: sum.sum + more.sum };
    let scanned = files
        .par_iter()
        .map_init(ByteRecord::new, |record, file| scan(file, record))
        .try_reduce(Scanned::default, |sum, more| Ok(join(sum, more)))?;
    let (rows, sum, took) = (scanned.rows, scanned.sum, start.elapsed().as_millis());
    println!("{} files, {rows} rows, sum {sum}, {took} ms", files.len());
    Ok(())
}

fn submissions(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for period in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        for file in fs::read_dir(period?.path())? {
            files.push(file?.path());
        }
    }
    Ok(files)
}

fn scan(file: &Path, record: &mut ByteRecord) -> Result<Scanned> {
    let mut reader = ReaderBuilder::new().buffer_capacity(1 << 16).from_path(file)?;
    let headers = reader.byte_headers()?;
    let value = headers.iter().position(|name| name == "数值".as_bytes()).context("no column of values")?;
    let mut scanned = Scanned::default();
    while reader.read_byte_record(record)? {
        scanned.rows += 1;
        scanned.sum += record.get(value).and_then(number).map_or(0, u128::from);
    }
    Ok(scanned)
}

/// A whole number; a task's state is none.
fn number(cell: &[u8]) -> Option<u64> {
    let digit = |sum, byte: &u8| byte.is_ascii_digit().then(|| 10 * sum + u64::from(byte - b'0'));
    if cell.is_empty() || cell.len() > DIGITS { None } else { cell.iter().try_fold(0, digit) }
}
