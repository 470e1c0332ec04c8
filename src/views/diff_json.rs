//! `plan diff --format json`, in types of its own.

use serde::Serialize;

use super::amounts::PLACES;
use crate::{
    calendar::Date,
    comparison::{Move, Row, RowChange, Said, Stand},
    history::Commit,
    number::Decimal,
};

#[derive(Serialize)]
pub struct DiffJson<'a> {
    before: Option<CommitJson<'a>>,
    /// `null` for the working tree.
    after: Option<CommitJson<'a>>,
    as_of: String,
    sample: bool,
    regressed: usize,
    targets: Vec<MoveJson<'a>>,
    figures: Vec<RowChangeJson<'a>>,
}

#[derive(Serialize)]
struct CommitJson<'a> {
    commit: String,
    date: String,
    author: &'a str,
    subject: &'a str,
}

#[derive(Serialize)]
struct MoveJson<'a> {
    target: &'a str,
    county: Option<&'a str>,
    regress: bool,
    before: Option<StandJson>,
    after: Option<StandJson>,
}

#[derive(Serialize)]
struct StandJson {
    actual: Option<Decimal>,
    attainment: Option<Decimal>,
    status: Option<&'static str>,
}

#[derive(Serialize)]
struct RowChangeJson<'a> {
    county: &'a str,
    item: &'a str,
    period: String,
    site: Option<&'a str>,
    before: Option<RowJson<'a>>,
    after: Option<RowJson<'a>>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    value: Option<Decimal>,
    total: Option<Decimal>,
    state: Option<&'static str>,
    path: &'a str,
    line: u32,
}

pub fn diff<'a>(
    (before, after): (Option<&'a Commit>, Option<&'a Commit>),
    as_of: Date,
    sample: bool,
    moves: &'a [Move],
    rows: &'a [RowChange],
) -> DiffJson<'a> {
    DiffJson {
        before: before.map(commit),
        after: after.map(commit),
        as_of: as_of.to_string(),
        sample,
        regressed: moves.iter().filter(|it| it.is_regress()).count(),
        targets: moves.iter().map(moved).collect(),
        figures: rows.iter().map(changed).collect(),
    }
}

fn commit(commit: &Commit) -> CommitJson<'_> {
    CommitJson {
        commit: commit.id.to_string(),
        date: commit.day.to_string(),
        author: &commit.author,
        subject: &commit.subject,
    }
}

fn moved(it: &Move) -> MoveJson<'_> {
    let stand = |stand: &Stand| StandJson {
        actual: stand.actual,
        attainment: stand.attainment.as_ref().map(|share| share.cut(PLACES)),
        status: stand.status.map(|status| status.word()),
    };
    MoveJson {
        target: &it.target,
        county: it.county.as_deref(),
        regress: it.is_regress(),
        before: it.before.as_ref().map(stand),
        after: it.after.as_ref().map(stand),
    }
}

fn changed(it: &RowChange) -> RowChangeJson<'_> {
    RowChangeJson {
        county: &it.county,
        item: &it.key.item,
        period: it.key.period.to_string(),
        site: it.key.site.as_deref(),
        before: it.before.as_ref().map(row),
        after: it.after.as_ref().map(row),
    }
}

fn row(row: &Row) -> RowJson<'_> {
    let (value, total, state) = match row.said {
        Said::Figure { value, total } => (Some(value), total, None),
        Said::State(state) => (None, None, Some(state.words()[0])),
    };
    RowJson { value, total, state, path: &row.path, line: row.line }
}
