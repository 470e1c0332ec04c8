pub mod calendar;
pub mod definitions;
pub mod finding;
pub mod model;
pub mod number;
pub mod source;
