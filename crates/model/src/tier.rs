//! How wide the circle is that may see a value.
//!
//! **Invariant:** a value without a tier does not exist. The order is the
//! order of secrecy, so a comparison says who may see what.

use serde::{Deserialize, Serialize};

/// The widest circle that may see a value, from everyone to the few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Anyone.
    Public,
    /// Partner organisations.
    Partner,
    /// Colleagues of the association.
    Team,
    /// Those who must know; each reading is logged.
    Sealed,
}

impl Tier {
    /// All tiers, from the widest circle to the narrowest.
    pub const ALL: [Tier; 4] = [Tier::Public, Tier::Partner, Tier::Team, Tier::Sealed];

    /// The word used in data, messages and addresses.
    ///
    /// ```
    /// use model::Tier;
    /// assert_eq!(Tier::Sealed.key(), "sealed");
    /// assert!(Tier::Public < Tier::Sealed, "the order of secrecy");
    /// ```
    pub fn key(self) -> &'static str {
        match self {
            Tier::Public => "public",
            Tier::Partner => "partner",
            Tier::Team => "team",
            Tier::Sealed => "sealed",
        }
    }

    /// The tier of that key.
    ///
    /// ```
    /// use model::Tier;
    /// assert_eq!(Tier::from_key("team"), Some(Tier::Team));
    /// assert_eq!(Tier::from_key("household"), None);
    /// ```
    pub fn from_key(key: &str) -> Option<Tier> {
        Tier::ALL.into_iter().find(|tier| tier.key() == key)
    }
}
