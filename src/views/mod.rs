pub mod status_json;
mod selection;
pub use selection::Selection;
