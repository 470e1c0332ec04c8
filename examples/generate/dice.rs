//! Chance that is the same every time: splitmix64, seeded by what the figures are of, so that no figure
//! depends on the order in which counties are written.

pub struct Dice(u64);

impl Dice {
    /// The dice of one thing, told from others by its numbers.
    pub fn of(seed: u64, numbers: &[usize]) -> Dice {
        let mut dice = Dice(seed);
        for number in numbers {
            dice.0 = dice.next() ^ *number as u64;
        }
        dice
    }

    /// A number below this one.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// Whether the one chance in so many came.
    pub fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    /// A percentage from the first to the last, both included.
    pub fn percent(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last - first + 1)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
