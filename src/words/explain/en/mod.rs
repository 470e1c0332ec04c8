//! The pages in English.

pub mod forms;
pub mod history;
pub mod plan;
pub mod reading;
pub mod rows;
pub mod values;
