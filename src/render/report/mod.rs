//! A report in each of its formats. All show one [`Report`](crate::report::Report), and none computes.

pub mod csv;
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
pub mod xlsx;
