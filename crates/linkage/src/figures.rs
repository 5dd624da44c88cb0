//! A run in figures: what was learned, how probabilities are spread, which pairs a person should see first.
//!
//! These are numbers and ids; whoever shows them finds the words (`link-{ground}`, `link-level-{level}`).

use crate::evaluate::{AtThreshold, expected};
use crate::levels::GROUNDS;
use crate::result::{Linked, Pair};

/// The lowest weight, in bits, that [`Linked::spread`] tells apart.
pub const SPREAD_FROM: i32 = -10;

/// How many weights it tells apart, one bit each.
pub const SPREAD: usize = 40;

/// What was learned of one level of one ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Learned {
    /// What was compared; the message is `link-{ground}`.
    pub ground: &'static str,
    /// What was seen; the message is `link-level-{level}`.
    pub level: &'static str,
    /// How often it is seen of two records of one person.
    pub same: f64,
    /// How often of two strangers.
    pub strangers: f64,
    /// What it weighs, in bits.
    pub bits: f64,
}

impl Linked {
    /// How many people the rows are of.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "ماهر خالد يوسف الحمصي")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// assert!((1..=2).contains(&linked.persons()));
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn persons(&self) -> usize {
        self.clusters.iter().enumerate().filter(|(row, cluster)| *row == **cluster as usize).count()
    }

    /// What may be expected at each threshold, from the probabilities of the pairs themselves.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "ماهر خالد يوسف الحمصي")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// // From the lowest threshold to the highest.
    /// assert!(linked.expected().windows(2).all(|two| two[0].threshold <= two[1].threshold));
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn expected(&self) -> Vec<AtThreshold> {
        let probabilities: Vec<f64> = self.pairs.iter().map(|pair| pair.probability).collect();
        expected(&probabilities)
    }

    /// How many pairs have each weight, from [`SPREAD_FROM`] bits up; what lies beyond an end is counted
    /// there.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "ماهر خالد يوسف الحمصي")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// assert_eq!(linked.spread().iter().sum::<u64>(), linked.pairs.len() as u64);
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn spread(&self) -> [u64; SPREAD] {
        let mut counts = [0; SPREAD];
        for pair in &self.pairs {
            let place = (pair.weight - f64::from(SPREAD_FROM)) as i64;
            counts[place.clamp(0, SPREAD as i64 - 1) as usize] += 1;
        }
        counts
    }

    /// What was learned, ground by ground and level by level.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "ماهر خالد يوسف الحمصي")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// // Same given names say more for one person than other ones.
    /// let bits = |level: &str| linked.learned().into_iter().find(|l| {
    ///     l.ground == "given-name" && l.level == level
    /// });
    /// assert!(linked.learned().iter().all(|l| l.bits.is_finite()) && bits("no such level").is_none());
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn learned(&self) -> Vec<Learned> {
        let mut all = Vec::new();
        for ground in &GROUNDS {
            let Some(model) = self.model.grounds.get(ground.name) else { continue };
            for family in ground.families {
                let seen = (model.same.get(family.name), model.strangers.get(family.name));
                let (Some(&same), Some(&strangers)) = seen else { continue };
                // What was never seen weighs much, but no level weighs without end.
                let bits = libm::log2(same.max(1e-12) / strangers.max(1e-12));
                all.push(Learned { ground: ground.name, level: family.name, same, strangers, bits });
            }
        }
        all
    }

    /// The pairs nearest to the threshold, which a person should see first; at most so many.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "ماهر خالد يوسف الحمصي")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// assert!(linked.hardest(1).len() <= 1);
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn hardest(&self, most: usize) -> Vec<&Pair> {
        let at = crate::model::log_odds_of(self.report.threshold) * std::f64::consts::LOG2_E;
        let nearest = |x: &&Pair, y: &&Pair| {
            (x.weight - at).abs().total_cmp(&(y.weight - at).abs()).then((x.a, x.b).cmp(&(y.a, y.b)))
        };
        let mut hard: Vec<&Pair> = self.pairs.iter().collect();
        // Of millions of pairs a few are shown: only these are put into order.
        if hard.len() > most {
            hard.select_nth_unstable_by(most, nearest);
            hard.truncate(most);
        }
        hard.sort_unstable_by(nearest);
        hard
    }
}
