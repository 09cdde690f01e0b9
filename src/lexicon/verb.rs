//! A reporting word: its class, stance and the complements that hold what was said.
//!
//! Complements (frames) follow the subcategorisation frames of `VerbNet` and `FrameNet`'s Statement frames, reduced
//! to what news uses; `words/verbs.csv` gives them for each word.

use super::entity::Text;
use super::ids::VerbId;

/// Part of speech of a reporting word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CuePart {
    /// Said, told.
    Verb,
    /// Statement, claim.
    Noun,
    /// According to.
    Phrase,
}

/// A form of a reporting word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// Say.
    Base,
    /// Says.
    Third,
    /// Said: past tense.
    Past,
    /// Written: past participle where it differs from the past tense.
    Participle,
    /// Said: past tense and participle alike.
    PastOrParticiple,
    /// Saying.
    Gerund,
    /// Statement.
    Singular,
    /// Statements.
    Plural,
    /// According to.
    Fixed,
}

impl VerbForm {
    /// All forms, in the order of their numbers.
    pub(super) const ALL: [Self; 9] = [
        Self::Base,
        Self::Third,
        Self::Past,
        Self::Participle,
        Self::PastOrParticiple,
        Self::Gerund,
        Self::Singular,
        Self::Plural,
        Self::Fixed,
    ];
}

/// How far a complement marks reported speech.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// The word does not take it.
    #[default]
    Never,
    /// Often narration.
    Doubtful,
    /// Reported speech.
    Sure,
}

macro_rules! frames {
    ($($variant:ident $name:literal $about:literal,)*) => {
        /// A complement that holds what was said.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Frame { $(#[doc = $about] $variant),* }
        impl Frame {
            /// The frame that `words/verbs.csv` writes as `name`.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
        pub(super) const FRAMES: usize = [$(Frame::$variant),*].len();
    };
}

frames! {
    Quote "quote" "A direct quotation.",
    That "that" "A clause with \"that\".",
    Zero "zero" "A clause without \"that\".",
    Inverted "inverted" "May stand before its subject.",
    To "to" "A to-infinitive.",
    Wh "wh" "A clause with whether, what, how.",
    Object "np" "A noun phrase: announced a review.",
    Target "target" "The one who is criticised or praised.",
    As "as" "Described it as a joke.",
    Small "small" "Called the plan a joke.",
    PersonThat "person-that" "Told reporters that.",
    PersonTo "person-to" "Urged Ann to quit.",
    Gerund "gerund" "Proposed closing it.",
    Colon "colon" "A colon and a quotation.",
    Addressee "addressee" "Takes the one addressed as its object.",
}

/// A row of `words/verbs.csv`.
#[derive(Clone, Debug)]
pub struct Verb {
    /// Dictionary form.
    pub lemma: Text,
    /// Part of speech.
    pub part: CuePart,
    /// Class from the closed list.
    pub class: Text,
    /// neutral, distancing or endorsing.
    pub stance: Text,
    pub(super) frames: [Strength; FRAMES],
    /// Prepositions whose noun phrase holds what was said, each with its strength.
    pub prepositions: Vec<(super::ids::WordId, Strength)>,
    /// The same after a person: accused Ann of lying.
    pub person_prepositions: Vec<(super::ids::WordId, Strength)>,
}

impl Verb {
    /// How far this complement marks reported speech.
    pub fn frame(&self, frame: Frame) -> Strength {
        self.frames[frame as usize]
    }

    pub(super) fn no_frames() -> [Strength; FRAMES] {
        [Strength::Never; FRAMES]
    }
}

/// A form of a reporting word, found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbUse {
    /// Which word.
    pub verb: VerbId,
    /// Which form.
    pub form: VerbForm,
}
