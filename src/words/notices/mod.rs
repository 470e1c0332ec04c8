//! Sentences with facts in them, beside the findings: what is shown, how far reporting is, what was left
//! out, what the program did or could not do.

mod en;
mod zh;

use super::{ClosingNotice, HistoryNotice, HookNotice, InspectNotice, ProvinceNotice, RankRemark};
use crate::{
    calendar::{Date, Period},
    form::FormColumn,
    model::Language,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The period that is shown, who reported it, and the next one.
    Shown {
        period: Option<Period>,
        as_of: Date,
        reported: usize,
        counties: usize,
        next: Option<(Period, usize)>,
    },
    /// Compared with an earlier day.
    ComparedWith {
        as_of: Date,
    },
    Absent {
        counties: Vec<String>,
    },
    LeftOut {
        rows: usize,
    },
    /// Counties' states of an action's tasks.
    TaskStates {
        done: usize,
        in_progress: usize,
        not_started: usize,
        not_applicable: usize,
        missing: usize,
    },
    StriveExplained,
    /// Beside answers that hold no figures.
    SampleReports,
    PlanCounts {
        actions: usize,
        tasks: usize,
        indicators: usize,
        targets: usize,
    },
    RegisterCounts {
        clauses: usize,
        commitments: usize,
        unanswered: usize,
    },
    NoRegister,
    FindingCounts {
        errors: usize,
        warnings: usize,
        notes: usize,
    },
    /// More findings that say the same, and their lines.
    Repeated {
        times: usize,
        lines: String,
    },
    /// Findings elsewhere than in the paths that were asked for.
    Elsewhere {
        findings: usize,
    },
    /// Rows of figures too short to be asked for outliers.
    ShortHistory {
        tracks: usize,
    },
    /// Findings that `allow.toml` allows.
    Allowed {
        findings: usize,
    },
    PlanBroken,
    /// Leads to the line of the plan that asks for it.
    Because,
    /// Leads to the first of several copies.
    FirstCopy,
    NoWorkspace {
        folder: String,
    },
    UnknownTarget {
        text: String,
        nearest: Option<String>,
    },
    UnknownCounty {
        text: String,
        known: String,
    },
    UnknownAction {
        text: String,
        known: String,
    },
    UnknownId {
        text: String,
        nearest: Option<String>,
    },
    UnknownCode {
        text: String,
        nearest: Option<String>,
    },
    BadPeriodArgument {
        text: String,
    },
    BadDateArgument {
        text: String,
    },
    /// No period for which counties submit; those that it may have meant, and the first and the last.
    NoSubmissionPeriod {
        text: String,
        near: Vec<String>,
        ends: Option<(Period, Period)>,
    },
    /// A form that is there already.
    KeptForm {
        path: String,
    },
    /// Nobody owes anything for that period.
    NothingOwedFor {
        period: Period,
        known: Option<(Period, Period)>,
    },
    /// There can be no report on that period.
    NoReportOn {
        period: Period,
        known: Option<(Period, Period)>,
    },
    /// The program was not told what day it is.
    TodayUnknown,
    NoSuchPath {
        path: String,
    },
    OutsideWorkspace {
        path: String,
    },
    /// A command line that cannot be understood.
    UsageSlip(UsageSlip),
    NoSuchFile {
        path: String,
    },
    /// Two files that came in would be one.
    SamePlace {
        one: String,
        other: String,
        path: String,
    },
    /// A file that came in and was kept out.
    NotImported {
        path: String,
    },
    /// What came in is there already.
    AlreadySo {
        path: String,
    },
    /// Another text is there already, and stays.
    KeptBefore {
        path: String,
        roster: bool,
    },
    /// A cell of a submission that says something else than the one in its place.
    CellChanged {
        row: String,
        column: FormColumn,
        before: String,
        after: String,
    },
    MoreCells {
        cells: usize,
    },
    /// Rows with errors of which nothing was written.
    RowsCut {
        rows: usize,
    },
    PeriodAndDay,
    Wrote {
        path: String,
    },
    NotEmpty {
        folder: String,
    },
    /// A folder that tables would replace, and that holds something else.
    NotAnExport {
        folder: String,
    },
    /// A file that is canonical now.
    Changed {
        path: String,
    },
    WouldChange {
        path: String,
    },
    /// A file that cannot be read whole and was left as it is.
    NotChanged {
        place: String,
        reason: String,
        more: usize,
    },
    FormatCounts {
        changed: usize,
        unchanged: usize,
        refused: usize,
        /// Nothing was written.
        dry: bool,
    },
    /// A path that holds no submissions and no rosters.
    NoReports {
        path: String,
    },
    InitDone {
        folder: String,
    },
    /// Heads a list of owners.
    OwnersExplained,
    /// Nobody is named who answers for these files.
    NoOwners {
        of: String,
    },
    Closing(ClosingNotice),
    Hook(HookNotice),
    Rank(RankRemark),
    History(HistoryNotice),
    Inspect(InspectNotice),
    Province(ProvinceNotice),
}

/// What is wrong with a command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsageSlip {
    NoCommand,
    NoSuchCommand,
    /// A file or another argument is missing.
    Missing,
    /// An argument that is not known here, or one too many.
    TooMuch,
    BadValue,
}

impl Notice {
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Chinese => zh::text(self),
            Language::English => en::text(self),
        }
    }
}
