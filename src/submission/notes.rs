//! The notes of single rows, read once more where they are asked for: a book keeps none.

use std::collections::{BTreeSet, HashMap};

use super::county::{CountyFiles, read_file};
use crate::{
    finding::{Column, Subject},
    tabular::{SUBMISSION, cell::clean},
};

/// The notes at these lines of a county's submissions, where there are any.
pub fn notes_at(
    lines: &BTreeSet<(usize, u32)>,
    files: &CountyFiles,
    load: &dyn Fn(&str) -> anyhow::Result<Vec<u8>>,
) -> anyhow::Result<HashMap<(usize, u32), String>> {
    let mut notes = HashMap::new();
    let submissions: BTreeSet<_> = lines.iter().map(|(submission, _)| *submission).collect();
    for submission in submissions {
        let Some(Some(file)) = files.submissions.get(submission) else { continue };
        read_file(file, &SUBMISSION, &Subject::default(), load, &mut Vec::new(), |mut sheet| {
            while sheet.next_row() {
                let row = sheet.row();
                let place = (submission, row.line() as u32);
                if lines.contains(&place)
                    && let Some(cell) = row.cell(Column::Note)
                {
                    notes.insert(place, clean(&cell.text).text.to_owned());
                }
            }
            Vec::new()
        })?;
    }
    Ok(notes)
}
