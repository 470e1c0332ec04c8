//! `seeds/*.toml`: every clause of the notice and everything it commits to.

use std::collections::BTreeSet;

use toml::de::DeValue;

use crate::{
    calendar::{Cadence, Date},
    finding::{BadValue, Expected, Finding, PlanProblem},
    model::{Bearer, Comparison, Direction, Each, Measure},
    number::Decimal,
    source::{Place, Source},
    toml_file::{
        self, Findings, Table, claim,
        value::{bearer, boolean, cadence, date, decimal, each, measure, not_negative, one_of, positive, text},
    },
};

/// All clauses of all registers.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The last day that the notice gives everything it does not date, and where that is said.
    pub end: Option<(Date, Place)>,
    pub milestones: Vec<(Date, String, Place)>,
    pub clauses: Vec<Clause>,
}

#[derive(Debug, Clone)]
pub struct Clause {
    /// The id of the task that answers it, or what duties name.
    pub id: String,
    /// Where in the notice.
    pub at: String,
    pub gist: String,
    pub commitments: Vec<Commitment>,
    pub duties: Vec<OwedDuty>,
    pub place: Place,
}

/// What kind of thing a clause commits to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Figure,
    Direction,
    /// Asked for without a figure: wants an indicator that is watched.
    Count,
    /// A figure that sets no target.
    Description,
}

/// What is wanted of a commitment's indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Figure(Comparison, Decimal),
    Direction(Direction),
    /// Nothing: it is watched, or it only describes.
    Nothing,
}

#[derive(Debug, Clone)]
pub struct Commitment {
    /// Absent only from descriptions.
    pub indicator: Option<String>,
    pub what: String,
    pub kind: Kind,
    pub wanted: Wanted,
    pub unit: Option<String>,
    pub measure: Option<Measure>,
    pub of: Option<String>,
    pub per: Option<Decimal>,
    /// Where the notice dates it.
    pub by: Option<Date>,
    pub every: Option<Cadence>,
    pub each: Option<Each>,
    pub strive: bool,
    /// By county id.
    pub split: Option<Vec<(String, Decimal)>>,
    /// What the notice leaves open and the register reads.
    pub open: Vec<String>,
    pub note: Option<String>,
    pub place: Place,
}

/// A duty that a clause asks for.
#[derive(Debug, Clone)]
pub struct OwedDuty {
    pub who: Bearer,
    pub name: String,
    pub every: Option<Cadence>,
    pub place: Place,
}

/// Reads the registers; `None` where there are none.
pub fn read(sources: &[Source]) -> (Option<Register>, Vec<Finding>) {
    let findings = Findings::default();
    let mut ids = BTreeSet::new();
    let mut register = Register::default();
    for source in sources {
        let document = toml_file::parse(source, &findings);
        let root = Table::root(source, &document, &findings);
        root.need("title", text);
        root.need("issuer", text);
        root.need("issued", date);
        let end = root.may("end", date).map(|end| (end, root.place_of("end")));
        register.end = register.end.or(end);
        register.milestones.extend(root.tables("milestone").into_iter().filter_map(milestone));
        for table in root.tables("clause") {
            register.clauses.extend(clause(table, &mut ids));
        }
        root.done();
    }
    let (findings, _) = findings.into_parts();
    ((!sources.is_empty()).then_some(register), findings)
}

fn milestone(table: Table<'_>) -> Option<(Date, String, Place)> {
    let date = table.need("date", date);
    let name = table.need("name", text);
    let place = table.place_of("date");
    table.done();
    Some((date?, name?, place))
}

fn clause(table: Table<'_>, ids: &mut BTreeSet<String>) -> Option<Clause> {
    let id = table.need("id", text);
    table.is_about(id.as_ref());
    if let Some(id) = &id {
        claim(ids, id, &table, "id");
    }
    let at = table.need("place", text);
    let gist = table.need("gist", text);
    let commitments = table.tables("commitment").into_iter().filter_map(commitment).collect();
    let duties = table.tables("duty").into_iter().filter_map(duty).collect();
    let place = table.place_of("id");
    table.done();
    Some(Clause { id: id?, at: at?, gist: gist?, commitments, duties, place })
}

fn duty(table: Table<'_>) -> Option<OwedDuty> {
    let who = table.need("who", bearer);
    let name = table.need("name", text);
    let every = table.may("every", cadence);
    let place = table.place_of("name");
    table.done();
    Some(OwedDuty { who: who?, name: name?, every, place })
}

fn commitment(table: Table<'_>) -> Option<Commitment> {
    let what = table.need("what", text);
    let kind = table.need("kind", kind);
    let indicator = match kind {
        Some(Kind::Description) => table.may("indicator", text),
        _ => table.need("indicator", text),
    };
    let wanted = wanted(&table, kind);
    let unit = match kind {
        Some(Kind::Description) => table.may("unit", text),
        _ => table.need("unit", text),
    };
    let measure = table.may("measure", measure);
    let of = table.may("of", text);
    let per = table.may("per", positive);
    let by = table.may("by", date);
    let every = table.may("every", cadence);
    let each = table.may("each", each);
    let strive = table.may("strive", boolean).unwrap_or(false);
    let split = table.table("split").map(|split| {
        let keys = split.keys().into_iter();
        keys.filter_map(|(county, _)| split.data(&county, not_negative).map(|figure| (county, figure))).collect()
    });
    let open = table.may("open", open).unwrap_or_default();
    let note = table.may("note", text);
    let place = table.place_of("what");
    table.done();
    Some(Commitment {
        indicator,
        what: what?,
        kind: kind?,
        wanted: wanted?,
        unit,
        measure,
        of,
        per,
        by,
        every,
        each,
        strive,
        split,
        open,
        note,
        place,
    })
}

const FIGURES: [&str; 4] = ["at_least", "more_than", "at_most", "less_than"];
const DIRECTIONS: [&str; 2] = ["rises", "falls"];

fn wanted(table: &Table<'_>, kind: Option<Kind>) -> Option<Wanted> {
    let figures = Comparison::ALL.map(|comparison| (comparison, table.may(comparison.word(), decimal)));
    let directions = [Direction::Rises, Direction::Falls].map(|way| (way, table.may(way.word(), boolean)));
    let missing = |keys: &'static [&'static str]| {
        table.complain(PlanProblem::BadValue(BadValue::ExactlyOneOf(keys.to_vec())), table.place());
    };
    match kind? {
        Kind::Figure => {
            let said =
                figures.into_iter().find_map(|(comparison, figure)| figure.map(|f| Wanted::Figure(comparison, f)));
            if said.is_none() {
                missing(&FIGURES);
            }
            said
        }
        Kind::Direction => {
            let said =
                directions.into_iter().find_map(|(way, said)| (said == Some(true)).then_some(Wanted::Direction(way)));
            if said.is_none() {
                missing(&DIRECTIONS);
            }
            said
        }
        Kind::Count | Kind::Description => Some(Wanted::Nothing),
    }
}

fn kind(value: &DeValue<'_>) -> Result<Kind, BadValue> {
    let kinds = [Kind::Figure, Kind::Direction, Kind::Count, Kind::Description];
    one_of(value, &["figure", "direction", "count", "description"], &kinds)
}

fn open(value: &DeValue<'_>) -> Result<Vec<String>, BadValue> {
    const OPEN: &[&str] = &["by", "each", "figure", "direction", "of"];
    let array = value.as_array().ok_or(BadValue::Expected(Expected::Texts))?;
    let words = array.iter().map(|word| word.get_ref().as_str().filter(|word| OPEN.contains(word)).map(str::to_owned));
    words.collect::<Option<_>>().ok_or(BadValue::Expected(Expected::OneOf(OPEN)))
}
