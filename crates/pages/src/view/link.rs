//! What the report of a run of linkage is told.

/// A run: what was compared, what was learned, what may be expected. It holds ids of records and no names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LinkReport {
    /// Rows read; where there are none nothing else is told.
    pub records: u64,
    /// Pairs compared.
    pub compared: u64,
    /// People the rows are of.
    pub persons: u64,
    /// Rows without a name.
    pub nameless: u64,
    /// Lists and their rows.
    pub lists: Vec<(String, u64)>,
    /// Lists joined by a plus, and the people who are in just these.
    pub overlaps: Vec<(String, u64)>,
    /// Large groups that were divided.
    pub divided: Vec<DividedGroup>,
    /// The threshold used.
    pub threshold: f64,
    /// What may be expected at each threshold.
    pub expected: Vec<ExpectedAt>,
    /// Weight of the first bar of the spread, in bits; each further bar is one bit more.
    pub spread_from: i32,
    /// How many pairs have each weight.
    pub spread: Vec<u64>,
    /// What was learned.
    pub learned: Vec<LearnedLevel>,
    /// The pairs nearest to the threshold.
    pub hardest: Vec<HardPair>,
}

/// A group of records that share one thing and was too large to be compared as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DividedGroup {
    /// Number of the key that they share.
    pub key: u64,
    /// Groups of it.
    pub groups: u64,
    /// Records in them.
    pub records: u64,
    /// Records that nothing tells apart.
    pub alike: u64,
}

/// What may be expected at a threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExpectedAt {
    /// The threshold.
    pub threshold: f64,
    /// Pairs proposed.
    pub proposed: u64,
    /// Share of them that is right.
    pub precision: f64,
    /// Share of the right ones that is among them.
    pub recall: f64,
}

/// What was learned of one level of one ground.
#[derive(Debug, Clone, PartialEq)]
pub struct LearnedLevel {
    /// Key of the ground; the words are `link-{ground}`.
    pub ground: String,
    /// Key of the level; the words are `link-level-{level}`.
    pub level: String,
    /// How often it is seen of one person.
    pub same: f64,
    /// How often of strangers.
    pub strangers: f64,
    /// What it weighs, in bits.
    pub bits: f64,
}

/// A pair that a person should see first.
#[derive(Debug, Clone, PartialEq)]
pub struct HardPair {
    /// Ids of its records.
    pub records: [String; 2],
    /// How probable it is that both are of one person.
    pub probability: f64,
    /// Keys of ground and level, and what they weigh, in bits.
    pub grounds: Vec<(String, String, f64)>,
}
