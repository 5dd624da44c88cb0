//! Drills: what a register goes through when the power fails, a disk dies or
//! a copy rots, done again and again at moments nobody chose.
//!
//! `make test` does each a few times, `make drills` many times, with what came
//! of it printed: kills, bits flipped and named, copies proven. How often is
//! said by `ATHAR_KILLS`, `ATHAR_FLIPS` and `ATHAR_COPIES`.

/// How often a drill is done: what the surroundings say, or else `usual`.
pub fn times(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

/// Choices that look like chance and are the same in every run (xorshift64).
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as the seed says; the seed is not 0.
    pub fn of(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number from 0 to below `sides`.
    pub fn draw(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}
