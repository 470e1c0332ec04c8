//! A decimal as it is kept by the million.

use super::Decimal;

/// A figure in twelve bytes instead of sixteen. Figures are at most [`Decimal::LARGEST`] in size, which is 2⁸⁰ billionths;
/// sums are not kept in this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed {
    /// The lowest 96 bits of the billionths, the lowest 32 first.
    words: [u32; 3],
}

impl Packed {
    /// Packs a figure that a cell has held.
    #[inline]
    pub fn of(figure: Decimal) -> Packed {
        let billionths = figure.billionths();
        let packed = Packed { words: [billionths as u32, (billionths >> 32) as u32, (billionths >> 64) as u32] };
        debug_assert_eq!(packed.unpacked(), figure, "figures are small enough");
        packed
    }

    #[inline]
    pub fn unpacked(self) -> Decimal {
        let [low, middle, high] = self.words;
        let low = u64::from(low) | u64::from(middle) << 32;
        Decimal::from_billionths(i128::from(high as i32) << 64 | i128::from(low))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn nothing_is_lost(billionths in -10i128.pow(24)..=10i128.pow(24)) {
            let figure = Decimal::from_billionths(billionths);
            assert_eq!(Packed::of(figure).unpacked(), figure);
        }
    }
}
