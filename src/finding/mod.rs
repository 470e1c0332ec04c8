//! What is wrong with the user's files. A [`Finding`] is a typed [`Message`] at a [`Place`]; its wording
//! is found in [`crate::words`], its look in [`crate::render`], and neither is known here.

mod case;
mod closed;
mod code;
mod file;
mod form;
mod history;
mod inspection;
mod plan;
mod row;

pub use case::CaseProblem;
pub use closed::ClosedProblem;
pub use code::{Code, Severity};
pub use file::{Encoding, FileProblem, NotCsv, Separator};
pub use form::{FormProblem, Unreadable};
pub use history::{Backing, Foreign, HistoryProblem, SafetyProblem};
pub use inspection::InspectionProblem;
pub use plan::{BadValue, Expected, PlanProblem, Referent, RegisterProblem};
pub use row::{RowProblem, Suspect, ValueProblem};

use crate::{calendar::Period, privacy::Kind, source::Place};

/// One thing that is wrong, where, and about whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub message: Message,
    pub place: Place,
    /// The other place that belongs to it: the first of two copies, the line of the plan that asks for it.
    pub related: Option<Place>,
    pub subject: Subject,
}

/// Whom a finding is about, as far as that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    pub county: Option<String>,
    pub period: Option<Period>,
    /// A task's or an indicator's id.
    pub item: Option<String>,
    /// The CSV column that holds the cell.
    pub field: Option<Column>,
}

/// Every kind of problem, with its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Plan(PlanProblem),
    Register(RegisterProblem),
    File(FileProblem),
    Form(FormProblem),
    Row(RowProblem),
    Value(ValueProblem),
    History(HistoryProblem),
    Safety(SafetyProblem),
    Closed(ClosedProblem),
    Inspection(InspectionProblem),
    Case(CaseProblem),
}

/// The columns of the CSV files, named as in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Item,
    Name,
    Period,
    Site,
    Value,
    Of,
    Evidence,
    Note,
    Opened,
    Closed,
    County,
    Date,
    By,
    Reported,
    ReportedOf,
    Verified,
    VerifiedOf,
    Found,
    PutRight,
    Deadline,
    Done,
    Action,
    Kind,
    Level,
    Title,
    Awarded,
    Link,
}

impl Column {
    /// How many there are.
    pub const COUNT: usize = Column::Link as usize + 1;

    /// The English header, which is also the `field` of a finding in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Column::Item => "item",
            Column::Name => "name",
            Column::Period => "period",
            Column::Site => "site",
            Column::Value => "value",
            Column::Of => "of",
            Column::Evidence => "evidence",
            Column::Note => "note",
            Column::Opened => "opened",
            Column::Closed => "closed",
            Column::County => "county",
            Column::Date => "date",
            Column::By => "by",
            Column::Reported => "reported",
            Column::ReportedOf => "reported-of",
            Column::Verified => "verified",
            Column::VerifiedOf => "verified-of",
            Column::Found => "finding",
            Column::PutRight => "put-right",
            Column::Deadline => "deadline",
            Column::Done => "done",
            Column::Action => "action",
            Column::Kind => "kind",
            Column::Level => "level",
            Column::Title => "title",
            Column::Awarded => "awarded",
            Column::Link => "link",
        }
    }
}

impl Message {
    pub fn code(&self) -> Code {
        match self {
            Message::Plan(problem) => problem.code(),
            Message::Register(problem) => problem.code(),
            Message::File(problem) => problem.code(),
            Message::Form(problem) => problem.code(),
            Message::Row(problem) => problem.code(),
            Message::Value(problem) => problem.code(),
            Message::History(problem) => problem.code(),
            Message::Safety(problem) => problem.code(),
            Message::Closed(problem) => problem.code(),
            Message::Inspection(problem) => problem.code(),
            Message::Case(problem) => problem.code(),
        }
    }

    /// The most that it can be, whatever severity its code has.
    pub fn at_most(&self) -> Severity {
        match self {
            Message::Safety(SafetyProblem::PersonalData(Kind::Landline)) => Severity::Note,
            Message::Form(problem) if problem.is_harmless() => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Whether `plan fmt` can repair it with certainty.
    pub fn is_fixable(&self) -> bool {
        match self {
            Message::Plan(_)
            | Message::Register(_)
            | Message::Form(_)
            | Message::History(_)
            | Message::Safety(_)
            | Message::Closed(_)
            | Message::Inspection(_)
            | Message::Case(_) => false,
            Message::File(problem) => problem.is_fixable(),
            Message::Row(problem) => problem.is_fixable(),
            Message::Value(problem) => problem.is_fixable(),
        }
    }
}

impl Finding {
    pub fn new(message: Message, place: Place) -> Finding {
        Finding { message, place, related: None, subject: Subject::default() }
    }

    pub fn about(self, subject: Subject) -> Finding {
        Finding { subject, ..self }
    }

    pub fn because_of(self, related: Option<Place>) -> Finding {
        Finding { related, ..self }
    }

    pub fn code(&self) -> Code {
        self.message.code()
    }
}

/// The order in which findings are told: by path, line and column, then by code.
pub fn in_order(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let key = |f: &Finding| (f.place.line, f.place.column, f.code());
        a.place.path.cmp(&b.place.path).then_with(|| key(a).cmp(&key(b)))
    });
}
