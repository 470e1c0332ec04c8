//! The form that a county fills for one period: which rows it owes, in the plan's order, what the county
//! said last of each, and what is carried over. Pure: what a form looks like is [`crate::render`]'s
//! business, and reading it back is [`crate::intake`]'s.

mod column;
mod rows;
mod slots;
mod stamp;

pub use column::FormColumn;
pub use rows::{Answer, Form, FormRow, Last, LastFigure};
pub use slots::{Slot, SlotSite, slots};
pub use stamp::{Stamp, StampRow};
