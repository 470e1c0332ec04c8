//! The pages in Chinese, for a county clerk who uses Excel or WPS on a Chinese Windows.

pub mod forms;
pub mod history;
pub mod plan;
pub mod reading;
pub mod rows;
pub mod values;
