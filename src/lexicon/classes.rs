//! Classes of words: what `words/*.csv` say of a single word, as a set.
//!
//! ```
//! use quotary::lexicon::Classes;
//!
//! let she = Classes::PRONOUN | Classes::FEMALE;
//! assert!(she.any(Classes::FEMALE | Classes::MALE));
//! assert!(!she.all(Classes::FEMALE | Classes::MALE));
//! assert_eq!(Classes::parse("pronoun"), Some(Classes::PRONOUN));
//! ```

use std::ops::{BitOr, BitOrAssign};

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u128);

macro_rules! classes {
    ($($constant:ident $name:literal $about:literal,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit { $($constant),* }
        impl Classes {
            $(#[doc = $about] pub const $constant: Self = Self(1 << Bit::$constant as u8);)*
            /// Every class, with the name that the word lists write.
            pub const NAMED: &'static [(&'static str, Self)] = &[$(($name, Self::$constant)),*];

            /// The class that the word lists write as `name`.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$constant),)* _ => None }
            }
        }
    };
}

classes! {
    PRONOUN "pronoun" "He, her, them.",
    SUBJECT "subject" "A pronoun that is a subject.",
    OBJECT "object" "A pronoun that is an object.",
    MALE "male" "He, his, him.",
    FEMALE "female" "She, her.",
    PLURAL "plural" "They, them, their.",
    NEUTER "neuter" "It, its.",
    FIRST_PERSON "first_person" "I, we.",
    SECOND_PERSON "second_person" "You.",
    THIRD_PERSON "third_person" "He, she, it, they.",
    POSSESSIVE "possessive" "His, hers.",
    POSSESSIVE_DETERMINER "possessive_determiner" "His, her before a noun.",
    REFLEXIVE "reflexive" "Himself.",
    RELATIVE "relative" "Who, which.",
    INDEFINITE "indefinite" "Someone, many.",
    DEMONSTRATIVE "demonstrative" "This, those.",
    DETERMINER "determiner" "The, a, every.",
    DEFINITE "definite" "The.",
    ARTICLE "article" "The, a, an.",
    QUANTIFIER "quantifier" "Many, several.",
    NUMBER "number" "A number written out.",
    ORDINAL "ordinal" "First, last.",
    PREPOSITION "preposition" "Of, in, on.",
    COORDINATOR "coordinator" "And, or, but.",
    SUBORDINATOR "subordinator" "Because, while.",
    BE "be" "A form of be.",
    HAVE "have" "A form of have.",
    DO "do" "A form of do.",
    MODAL "modal" "Will, would.",
    FINITE_AUXILIARY "finite_auxiliary" "Is, has, will.",
    HYPOTHETICAL "hypothetical" "Would, could.",
    NEGATION "negation" "Not, never.",
    ADVERB "adverb" "Also, later: closed-class adverbs.",
    WH "wh" "Whether, what.",
    COMPLEMENTIZER "complementizer" "That, whether.",
    THAT "that" "The word that.",
    TO "to" "The word to.",
    AND "and" "The word and.",
    AS "as" "The word as.",
    BY "by" "The word by.",
    OF "of" "The word of.",
    FOR "for" "The word for.",
    SOURCE "source" "A preposition before the one a message comes from: from.",
    CONTRAST "contrast" "But.",
    CONCESSION "concession" "Though, while.",
    ADVERBIAL "adverbial" "Opens a clause of time, reason or condition: when, because, if.",
    CONDITION "condition" "Opens a condition: if, unless.",
    TIME_SUBORDINATOR "time_subordinator" "After, before, since: prepositions too.",
    LOCATIVE "locative" "A preposition before the place where somebody is: in, at, near.",
    OCCASION_PREPOSITION "occasion_preposition" "A preposition before an occasion of speech: in, at, during, on.",
    CIRCUMSTANCE "circumstance" "A preposition before time, place or occasion of speech.",
    MEDIUM "medium" "A preposition before a medium: on, via.",
    AUDIENCE "audience" "A preposition before the one spoken with: with.",
    TIME_PREPOSITION "time_preposition" "A preposition before a time: on, in, at.",
    TIME_ADVERB "time_adverb" "Late, early, earlier.",
    NOUN_PREPOSITION "noun_preposition" "A preposition that can tie a name to a noun: at, with, from.",
    COMPANION "companion" "A preposition that can tie a phrase to a noun: at, with, in.",
    CLITIC_MODAL "clitic_modal" "Will and would after an apostrophe.",
    WEEKDAY "weekday" "Monday.",
    MONTH "month" "January.",
    DAY "day" "Today, yesterday.",
    PERIOD_NOUN "period_noun" "Week, month.",
    VERB_PREFIX "verb_prefix" "Stands before a verb and a hyphen: re-affirmed.",
    CLITIC "clitic" "What follows an apostrophe.",
    EXPLETIVE "expletive" "There, where it only opens a clause: there was.",
    INTERJECTION "interjection" "Yes, well.",
    PLURAL_HUMAN "plural_human" "People.",
    NOUN "n" "A common noun.",
    PLURAL_NOUN "s" "A common noun in the plural.",
    VERB "v" "A verb, base form.",
    VERB_THIRD "z" "A verb, third person.",
    VERB_PAST "d" "A verb, past tense.",
    VERB_PARTICIPLE "p" "A verb, past participle.",
    VERB_ING "g" "A verb, -ing form.",
    ADJECTIVE "a" "An adjective.",
    ADVERB_OPEN "r" "An adverb of the open class.",
    MAINLY_VERB "mainly_verb" "Most often a verb form.",
    MAINLY_NOUN "mainly_noun" "Most often a noun.",
    FIRST_NAME "first_name" "A first name.",
    MALE_NAME "male_name" "A first name of men.",
    FEMALE_NAME "female_name" "A first name of women.",
    SURNAME "surname" "A family name.",
    NAME_IS_WORD "name_is_word" "A first name or surname that is a common word too.",
    NAME_IS_PLACE "name_is_place" "A first name or surname that is a place too.",
    PARTICLE "particle" "Von, de, al inside a name.",
    SUFFIX "suffix" "Jr., III after a name.",
    ORGANIZATION_WORD "organization_word" "A key word of organizations.",
    PLACE_WORD "place_word" "A key word of places.",
    EVENT_WORD "event_word" "A key word of events.",
    DESIGNATOR "designator" "Inc, Corp, Ltd after a company's name.",
    ABBREVIATION "abbreviation" "Written with a full stop that does not end a sentence.",
    FINAL_ABBREVIATION "final_abbreviation" "Written with a full stop that may end a sentence as well.",
    DEMONYM "demonym" "Syrian, Briton.",
    TITLE "title" "May stand capitalised before a person's name.",
    PERSON_NOUN "person_noun" "A noun for a person or for people.",
    NO_NAME "no_name" "Capitals that name nobody: GDP, CEO.",
    SPORT_PAGE "sport_page" "A word of sport pages: soccer, innings.",
    TEAM_BEFORE "team_before" "Stands before a team: against, beating.",
    TEAM_NOUN "team_noun" "Stands after a team: striker.",
    TEAM_VERB "team_verb" "What a team does: beat, advanced.",
    MATCH_LINK "match_link" "Stands between two teams: vs.",
    MATCH_AT "match_at" "Stands between visitors and hosts.",
    DISMISSAL "dismissal" "After a batsman: lbw.",
    MOTION "motion" "Before a place: to, across.",
}

impl Classes {
    /// No class.
    pub const NONE: Self = Self(0);

    /// True if at least one class of `other` is here.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// True if every class of `other` is here.
    pub const fn all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together, where a constant is needed.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set as a number, one bit a class.
    pub(super) const fn bits(self) -> u128 {
        self.0
    }

    /// The set that [`Classes::bits`] gave.
    pub(super) const fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// True for no class.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
