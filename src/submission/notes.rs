//! Words that a book does not keep, read once more where they are asked for: the notes of single rows, and
//! what a county's lists call its sites.

use std::collections::{BTreeSet, HashMap};

use super::{
    county::{CountyFiles, Load, read_file},
    row::Path,
};
use crate::{
    finding::{Column, Subject},
    tabular::{
        ROSTER, SUBMISSION,
        cell::{clean, is_formula},
    },
};

/// The notes at these lines of a county's submissions, where there are any.
pub fn notes_at(
    lines: &BTreeSet<(usize, u32)>,
    files: &CountyFiles,
    load: Load<'_>,
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
                    notes.insert(place, clean(cell.text).text.to_owned());
                }
            }
            Vec::new()
        })?;
    }
    Ok(notes)
}

/// The sites of a list with their names.
pub fn site_names(roster: &Path, load: Load<'_>) -> anyhow::Result<HashMap<String, String>> {
    let mut names = HashMap::new();
    read_file(roster, &ROSTER, &Subject::default(), load, &mut Vec::new(), |mut sheet| {
        while sheet.next_row() {
            let row = sheet.row();
            let text = |column| row.cell(column).map(|cell| clean(cell.text).text.to_owned()).unwrap_or_default();
            // a form would hand the formula on
            if !is_formula(&text(Column::Name)) {
                names.entry(text(Column::Site)).or_insert(text(Column::Name));
            }
        }
        Vec::new()
    })?;
    Ok(names)
}
