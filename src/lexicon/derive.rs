//! Cuts names into words for look-up and derives the forms that nobody types.
//!
//! Derived without a row of their own: diacritics, hyphen or space, curly apostrophes (by folding), "Defense" for
//! "Defence" (by `words/spellings.csv`), a leading "the", company designators, "Nato" for "NATO".

use super::builder::Builder;
use super::classes::Classes;
use super::entity::EntityKind;
use super::ids::WordId;
use crate::text::{TokenKind, fold, is_folded, tokens};

/// One form under which a name is found.
pub(super) struct Form {
    pub words: Vec<WordId>,
    pub weak: bool,
}

impl Builder {
    /// The words of a phrase as articles are read: hyphens and full stops count for nothing.
    pub(super) fn phrase(&mut self, phrase: &str, canonical: bool) -> Vec<WordId> {
        let mut words = Vec::with_capacity(4);
        for token in tokens(phrase) {
            let text = token.span.of(phrase);
            match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    let word = if is_folded(text) {
                        self.intern(text)
                    } else {
                        self.intern(&fold(text))
                    };
                    words.push(if canonical {
                        self.canonical(word)
                    } else {
                        word
                    });
                }
                TokenKind::Clitic => words.push(self.intern("'s")),
                TokenKind::Symbol if text == "&" => words.push(self.intern("and")),
                TokenKind::Comma
                | TokenKind::Slash
                | TokenKind::Symbol
                | TokenKind::Exclamation
                | TokenKind::Address => {
                    words.push(self.intern(text));
                }
                _ => {}
            }
        }
        words
    }

    /// The forms of one name or alias of an entity.
    pub(super) fn forms(&mut self, name: &str, kind: EntityKind, weak: bool) -> Vec<Form> {
        let words = self.phrase(name, true);
        let mut forms = Vec::with_capacity(2);
        // "People's Party (Spain)": the bare name is that of others too. "Zero (Norway)" and "The Left (Poland)" say too
        // little without their brackets.
        if let Some((bare, _)) = name
            .strip_suffix(')')
            .and_then(|rest| rest.split_once(" ("))
        {
            let words = self.phrase(bare, true);
            let telling = match words.as_slice() {
                [] => false,
                [_] => !self.lexicon.is_word_or_person(bare),
                [first, ..] => {
                    let small = self.spelling(*first).to_lowercase();
                    !self.class_of(&small).any(Classes::DEFINITE)
                }
            };
            if telling {
                forms.push(Form { words, weak: true });
            }
        }
        if let [first, rest @ ..] = words.as_slice() {
            if !rest.is_empty() && self.class(*first).any(Classes::DEFINITE) {
                forms.push(Form {
                    words: rest.to_vec(),
                    weak: weak || rest.len() == 1,
                });
            }
        }
        if kind == EntityKind::Organization && words.len() > 1 {
            let last = words[words.len() - 1];
            if self.class(last).any(Classes::DESIGNATOR) {
                let short = words[..words.len() - 1].to_vec();
                let common = short.len() == 1 && self.is_common(short[0]);
                forms.push(Form {
                    words: short,
                    weak: weak || common,
                });
            }
        }
        if let [acronym] = words.as_slice() {
            let text = self.spelling(*acronym).to_owned();
            if text.len() >= 4 && text.bytes().all(|b| b.is_ascii_uppercase()) {
                let title = text[..1].to_owned() + &text[1..].to_ascii_lowercase();
                let common = !self.class_of(&text.to_ascii_lowercase()).is_empty();
                if !common {
                    let word = self.intern(&title);
                    forms.push(Form {
                        words: vec![word],
                        weak,
                    });
                }
            }
        }
        forms.push(Form { words, weak });
        forms
    }
}
