//! What a key word allows, as `words/key_words.csv` says in its column `traits`.
//!
//! ```
//! use quotary::lexicon::KeyTraits;
//!
//! let traits = KeyTraits::parse("state").unwrap();
//! assert!(traits.any(KeyTraits::STATE | KeyTraits::ALONE));
//! assert!(KeyTraits::parse("states").is_none());
//! ```

use std::ops::{BitOr, BitOrAssign};

/// A set of traits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyTraits(u8);

impl KeyTraits {
    /// A bare capital word is the state's body: "the Senate".
    pub const ALONE: Self = Self(1);
    /// Only the form of a company: "Inc".
    pub const DESIGNATOR: Self = Self(1 << 1);
    /// Names go on over "and" and commas: "Ministry of Gender, Labour and Sport".
    pub const LIST: Self = Self(1 << 2);
    /// Plain words before it only describe: "Best Restaurant".
    pub const PLAIN: Self = Self(1 << 3);
    /// Marks a name in small letters too: "the town of Tarvas", "the firm Tarvas".
    pub const SMALL: Self = Self(1 << 4);
    /// A body that is named beside its country, not with it: "US Senate".
    pub const STATE: Self = Self(1 << 5);

    /// Before "of" and a country it means the country: "Kingdom of Norland".
    pub const COUNTRY: Self = Self(1 << 6);

    const NAMED: [(&'static str, Self); 7] = [
        ("alone", Self::ALONE),
        ("country", Self::COUNTRY),
        ("designator", Self::DESIGNATOR),
        ("list", Self::LIST),
        ("plain", Self::PLAIN),
        ("small", Self::SMALL),
        ("state", Self::STATE),
    ];

    /// The trait that the list writes as `name`.
    pub fn parse(name: &str) -> Option<Self> {
        let (_, found) = Self::NAMED.iter().find(|(known, _)| *known == name)?;
        Some(*found)
    }

    /// True if a trait is in both sets.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// All names, for messages.
    pub(super) fn names() -> String {
        Self::NAMED.map(|(name, _)| name).join(", ")
    }

    pub(super) const fn bits(self) -> u8 {
        self.0
    }

    pub(super) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
}

impl BitOr for KeyTraits {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for KeyTraits {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}
