//! What can be wrong with a file before its rows mean anything: its name, its bytes, its header, the
//! shape of its records.

use super::{Code, Column};

/// What a file under a `.csv` name really is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCsv {
    Xlsx,
    Xls,
    Html,
    Rtf,
    LfsPointer,
    Pdf,
    Gzip,
    Mhtml,
    Json,
}

/// The encodings that are read besides UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Gb18030,
    Utf16,
}

/// The separators that are read besides the comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    Tab,
    Semicolon,
    Pipe,
    /// A comma, announced by Excel's own `sep=` line.
    SepLine,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    NotCsv(NotCsv),
    ConflictMarkers,
    /// The first byte that fits no encoding, and where in the file it is, from 0.
    Undecodable {
        byte: u8,
        offset: usize,
    },
    NotUtf8(Encoding),
    /// A file of the plan, which nothing repairs.
    PlanNotUtf8(Encoding),
    NulByte,
    /// Nothing at all.
    EmptyFile,
    /// Columns that must be there, all of them told at once.
    MissingColumn(Vec<Column>),
    UnknownColumn {
        name: String,
        nearest: Option<Column>,
    },
    DuplicateColumn {
        name: String,
    },
    RaggedRow {
        expected: usize,
        found: usize,
    },
    /// So many blank rows, the first where the finding is and the last at `last`.
    BlankRow {
        rows: usize,
        last: usize,
    },
    UnclosedQuote,
    StrayQuote,
    InvisibleCharacter {
        character: char,
    },
    SurroundingSpace,
    Garbled,
    Delimiter(Separator),
    FileTooLarge {
        bytes: u64,
        limit: u64,
    },
    Symlink,
    /// A file or folder that is not where a county's belongs, and the name it should have.
    StrayFile {
        rename: Option<String>,
    },
    /// A folder that is not named for a period of the plan's, and the name it should have.
    BadPeriodFolder {
        name: String,
        rename: Option<String>,
    },
}

impl FileProblem {
    pub fn code(&self) -> Code {
        match self {
            FileProblem::NotCsv(_) => Code::NotCsv,
            FileProblem::ConflictMarkers => Code::ConflictMarkers,
            FileProblem::Undecodable { .. } => Code::Undecodable,
            FileProblem::NotUtf8(_) | FileProblem::PlanNotUtf8(_) => Code::NotUtf8,
            FileProblem::NulByte => Code::NulByte,
            FileProblem::EmptyFile => Code::EmptyFile,
            FileProblem::MissingColumn(_) => Code::MissingColumn,
            FileProblem::UnknownColumn { .. } => Code::UnknownColumn,
            FileProblem::DuplicateColumn { .. } => Code::DuplicateColumn,
            FileProblem::RaggedRow { .. } => Code::RaggedRow,
            FileProblem::BlankRow { .. } => Code::BlankRow,
            FileProblem::UnclosedQuote => Code::UnclosedQuote,
            FileProblem::StrayQuote => Code::StrayQuote,
            FileProblem::InvisibleCharacter { .. } => Code::InvisibleCharacter,
            FileProblem::SurroundingSpace => Code::SurroundingSpace,
            FileProblem::Garbled => Code::Garbled,
            FileProblem::Delimiter(_) => Code::Delimiter,
            FileProblem::FileTooLarge { .. } => Code::FileTooLarge,
            FileProblem::Symlink => Code::Symlink,
            FileProblem::StrayFile { .. } => Code::StrayFile,
            FileProblem::BadPeriodFolder { .. } => Code::BadPeriod,
        }
    }

    pub(super) fn is_fixable(&self) -> bool {
        matches!(
            self,
            FileProblem::NotUtf8(_)
                | FileProblem::BlankRow { .. }
                | FileProblem::InvisibleCharacter { .. }
                | FileProblem::SurroundingSpace
                | FileProblem::Delimiter(_)
        )
    }
}
