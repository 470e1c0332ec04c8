//! The pages in English.

pub mod history;
pub mod plan;
pub mod reading;
pub mod rows;
pub mod values;
