//! Which names of a gazetteer laid over count only with context: those that are words or parts of people's names too.
//!
//! The built-in lists were read by people and say in their own columns which names are weak. What is laid over them may
//! be three hundred thousand rows that nobody has read: "Sale" and "Reading" as towns, "Khan" as a village. So the
//! word lists decide, unless a row's weight says that the name means just this.
//!
//! ```
//! use quotary::lexicon::Lexicon;
//!
//! let lexicon = Lexicon::builtin();
//! assert!(lexicon.is_word_or_person("Reading") && lexicon.is_word_or_person("Khan"));
//! assert!(!lexicon.is_word_or_person("Kyiv") && !lexicon.is_word_or_person("Reading Room"));
//! ```

use super::builder::Builder;
use super::classes::Classes;
use super::entity::EntityKind;
use super::ids::WordId;
use super::index::Lexicon;
use crate::text::fold;

/// From this weight on a name needs no context although it is a word or a person's name too.
pub const FAMOUS: u8 = 30;

const PERSONAL: Classes = Classes::FIRST_NAME.with(Classes::SURNAME);

impl Lexicon {
    /// True for a single word that is an English word, a first name or a surname.
    pub fn is_word_or_person(&self, name: &str) -> bool {
        let folded = fold(name);
        let small = self.classes(self.word(&folded.to_lowercase()));
        !small.is_empty() || self.classes(self.word(&folded)).any(PERSONAL)
    }
}

impl Builder {
    /// True for a form that counts only with context: a word, or a surname of several parts that is to be something
    /// else ("Akufo-Addo").
    pub(super) fn is_doubtful(&self, name: &str, kind: EntityKind, form: &[WordId]) -> bool {
        if let [word] = form {
            // "Saint" is listed under "St", which is no English word.
            return self.lexicon.is_word_or_person(name)
                || self.lexicon.is_word_or_person(self.spelling(*word));
        }
        kind != EntityKind::Person
            && name.contains('-')
            && form.iter().all(|&word| {
                let is_small = self.spelling(word).starts_with(char::is_lowercase);
                is_small || self.class(word).any(PERSONAL)
            })
    }
}
