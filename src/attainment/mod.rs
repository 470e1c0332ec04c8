//! The arithmetic of SPEC §7, pure and exact: no disk, no clock, no float. A county's book goes in, its
//! part in every target comes out ([`CountyOutcome`]); counties are added up ([`Tally`]) and judged
//! ([`Assessment`]).

mod as_of;
mod city;
mod county;
mod due;
mod frame;
mod parts;
mod sites;
mod sources;
mod standing;
mod status;
mod trend;

pub use as_of::{AsOf, Reported};
pub use city::{Assessment, Figures, Tally, TargetOutcome, WindowOutcome};
pub use county::{CountyOutcome, CountyState, Own, OwnWindow};
pub use due::{Pace, due, progress_from, share_due};
pub use frame::Frame;
pub use parts::Parts;
pub use sources::{CountySources, SourceRow};
pub use standing::{CountyReading, Standing, Sum, rows_used};
pub use status::Status;
