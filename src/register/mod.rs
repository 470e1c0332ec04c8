//! The register of the notice's clauses (`seeds/`): what the plan must answer for, and whether it does.

mod check;
mod read;

pub use check::check;
pub use read::{Clause, Commitment, Kind, OwedDuty, Register, Wanted, read};
