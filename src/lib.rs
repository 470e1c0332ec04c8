//! A government work plan, its targets and its county figures, as plain files in git.
//!
//! Data flows one way: [`workspace`] reads the disk, [`history`] what git keeps of it; [`source`] and [`tabular`] make text with positions
//! of it; [`definitions`] and [`register`] read the plan into the [`model`], [`submission`] a county's
//! files into its [`book`], each with its [`finding`]s; [`attainment`] computes, purely and exactly, [`gap`] what is still wanted, [`ranking`] who
//! comes first by [`scoring`], and
//! [`owed`] tells who has yet to report, [`comparison`] what a change did, [`export`] what an engine past one machine needs; [`views`] arrange the answer as [`table`]s, and [`render`] writes
//! them, in [`words`] of two languages. [`commands`] is the only module that knows them all.

pub mod allow;
pub mod arrivals;
pub mod attainment;
pub mod book;
pub mod calendar;
pub mod cases;
pub mod closing;
pub mod commands;
pub mod comparison;
pub mod definitions;
pub mod export;
pub mod finding;
pub mod form;
pub mod gap;
pub mod history;
pub mod inspection;
pub mod intake;
pub mod model;
mod naming;
mod nearest;
pub mod number;
pub mod owed;
mod ownership;
pub mod privacy;
pub mod ranking;
pub mod register;
pub mod render;
pub mod report;
pub mod scoring;
pub mod source;
pub mod submission;
pub mod table;
pub mod tabular;
mod toml_file;
pub mod views;
pub mod words;
pub mod workspace;

pub use commands::run;
