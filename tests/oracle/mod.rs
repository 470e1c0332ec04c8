//! A second, independent computation of `status --format json`, to check the tool's own against. It
//! is written straight from SPEC §6 to §8, in exact fractions, slowly and without cleverness, and it
//! shares no code with the tool: where both agree on hundreds of random workspaces, neither is likely
//! to be wrong. `generate` writes such workspaces, `coverage` says what they covered.

pub mod actual;
pub mod answer;
pub mod compare;
pub mod coverage;
pub mod dates;
pub mod direction;
pub mod due;
pub mod generate;
pub mod generate_cells;
pub mod generate_plan;
pub mod generate_rows;
pub mod generate_targets;
pub mod judge;
pub mod numbers;
pub mod read;
pub mod rows;
pub mod sites;
pub mod when;
pub mod workspace;
