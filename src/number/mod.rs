//! Exact numbers. A [`Decimal`] is what people write: digits with at most nine places. A [`Fraction`]
//! is what arithmetic makes of them. Neither is ever a binary float, so no verdict hangs on rounding.

mod decimal;
mod fraction;
mod packed;

pub use decimal::{Decimal, DecimalError};
pub use fraction::Fraction;
pub use packed::Packed;
