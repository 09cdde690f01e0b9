//! Names put together from their parts: "Amir" and "Tamm" of one person, "Norport" and "Energy Chamber", "City of" and "Norport".

use std::ops::Range;

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, EntityKind, Lexicon};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::listed::is_country;
use super::longer::is_state_body;
use super::phrases::Phrases;
use super::run::is_time;
use super::shape::Writing;

/// How many words a person's name may grow on either side.
const GROWTH: usize = 3;

/// Joins the mentions of one sentence. They stay in order.
pub(super) fn stretch(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    writing: Writing,
    found: &mut Vec<Mention>,
) {
    join(document, lexicon, sentence, found);
    if writing != Writing::Normal {
        return;
    }
    let mut index = 0;
    while index < found.len() {
        if found[index].kind == MentionKind::Person {
            let scene = Side {
                document,
                lexicon,
                phrases,
            };
            index = scene.grow(sentence, found, index);
        }
        index += 1;
    }
}

/// "Norport" and "Energy Chamber"; "City of" and "Norport".
fn join(
    document: &Document<'_>,
    lexicon: &Lexicon,
    sentence: &Range<TokenId>,
    found: &mut Vec<Mention>,
) {
    let tokens = &document.tokens;
    let mut index = 0;
    while index < found.len() {
        let owner = matches!(
            found[index].kind,
            MentionKind::Place | MentionKind::Nationality
        );
        let joined = owner
            && found.get(index + 1).is_some_and(|next| {
                next.rule == "organization-key-word"
                    && next.tokens.start == found[index].tokens.end
                    && tokens[next.tokens.start].spaced
                    && !is_state_body(document, lexicon, &next.tokens)
            });
        if joined {
            let place = found[index].entity.or(found[index].place);
            let start = found.remove(index).tokens.start;
            found[index].tokens.start = start;
            found[index].place = place;
        }
        // "in The Norport Times": a capital article within the sentence is part of the name.
        let mention = &mut found[index];
        let start = mention.tokens.start;
        if mention.kind == MentionKind::Organization
            && start > sentence.start + 1
            && tokens[start - 1].is(Classes::DEFINITE)
            && tokens[start - 1].shape == Shape::Capital
            && tokens[start - 2].shape == Shape::Lower
            && tokens[start - 2].kind == TokenKind::Word
        {
            mention.tokens.start -= 1;
        }
        let mention = &found[index];
        if mention.kind == MentionKind::Place
            && mention.tokens.start >= sentence.start + 2
            && tokens[mention.tokens.start - 1].is(Classes::OF)
        {
            let key = mention.tokens.start - 2;
            let free = index
                .checked_sub(1)
                .is_none_or(|before| found[before].tokens.end <= key);
            let subtype = lexicon.key_word(tokens[key].word, EntityKind::Place, false);
            if let Some(subtype) = subtype.filter(|_| free && tokens[key].shape == Shape::Capital) {
                let mention = &mut found[index];
                mention.tokens.start = key;
                // "the Republic of India" is India; "the Port of Norport" is not Norport.
                if !mention
                    .entity
                    .is_some_and(|entity| is_country(lexicon, entity))
                {
                    mention.place = mention.entity.take().or(mention.place);
                }
                subtype.clone_into(&mut mention.subtype);
                mention.rule = "place-of-place";
                mention.weak = false;
            }
        }
        index += 1;
    }
}

/// What stands beside a person's name.
struct Side<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    phrases: &'a Phrases,
}

impl Side<'_> {
    /// Extends the person at `index` over unlisted names on both sides; gives its index afterwards.
    fn grow(&self, sentence: &Range<TokenId>, found: &mut Vec<Mention>, mut index: usize) -> usize {
        let tokens = &self.document.tokens;
        let span = found[index].tokens.clone();
        let (mut start, mut end) = (span.start, span.end);
        while start > sentence.start
            && span.start - start < GROWTH
            && tokens[start].spaced
            && self.is_name(start - 1)
            && !self.opens(sentence, start - 1)
        {
            match index
                .checked_sub(1)
                .map(|i| &found[i])
                .filter(|m| start - 1 < m.tokens.end)
            {
                Some(before) if self.is_given(before) => {
                    found.remove(index - 1);
                    index -= 1;
                }
                Some(_) => break,
                None => {}
            }
            start -= 1;
        }
        while end < sentence.end
            && end - span.end < GROWTH
            && tokens[end].spaced
            && self.is_unknown(end)
            && found.get(index + 1).is_none_or(|m| end < m.tokens.start)
        {
            end += 1;
        }
        // "forecaster Lixion Avila": a town as surname.
        let surname = found.get(index + 1).is_some_and(|next| {
            next.tokens.start == end
                && end == span.end
                && next.tokens.len() == 1
                && tokens[end].spaced
                && matches!(next.kind, MentionKind::Place | MentionKind::Organization)
                && tokens[end].shape == Shape::Capital
                && !next
                    .entity
                    .is_some_and(|entity| is_country(self.lexicon, entity))
                && span.len() == 1
                && found[index].rule == "title-name"
        });
        if surname {
            found.remove(index + 1);
            end += 1;
        }
        if (start..end) != span {
            let mention = &mut found[index];
            // Another person than the listed one, unless the list's full name only goes on.
            if start < span.start || span.len() < 2 {
                mention.entity = None;
            }
            mention.tokens = start..end;
            mention.weak = false;
        }
        index
    }

    /// A word that can only be part of a name.
    fn is_unknown(&self, at: TokenId) -> bool {
        let token = &self.document.tokens[at];
        token.is_capital()
            && token.shape == Shape::Capital
            && token.classes.is_empty()
            && token.span.len() > 1
            && !token.span.of(self.document.text).ends_with('.')
            && !token.name_classes.any(
                Classes::ORGANIZATION_WORD
                    | Classes::PLACE_WORD
                    | Classes::EVENT_WORD
                    | Classes::DEMONYM,
            )
            && !is_time(self.document, at)
            && self.phrases.role_at(at).is_none()
    }

    /// An unknown word, a first name or an initial.
    fn is_name(&self, at: TokenId) -> bool {
        let token = &self.document.tokens[at];
        let initial = token.kind == TokenKind::Word
            && token.span.len() == 2
            && token.span.of(self.document.text).ends_with('.');
        let given = token.shape == Shape::Capital
            && token.name_classes.any(Classes::FIRST_NAME)
            && !token.name_classes.any(Classes::NAME_IS_WORD)
            && self.phrases.role_at(at).is_none();
        initial || given || self.is_unknown(at)
    }

    /// "Outspoken Tamm": a word with its capital from the place in the sentence is no name, unless it is known as one.
    fn opens(&self, sentence: &Range<TokenId>, at: TokenId) -> bool {
        at == sentence.start
            && !self.document.tokens[at]
                .name_classes
                .any(Classes::FIRST_NAME)
            && self.document.tokens[at].word.is_known()
    }

    /// "Fatima" as a town, a single first name that is no country.
    fn is_given(&self, mention: &Mention) -> bool {
        mention.tokens.len() == 1
            && matches!(mention.kind, MentionKind::Place | MentionKind::Organization)
            && self.document.tokens[mention.tokens.start]
                .name_classes
                .any(Classes::FIRST_NAME)
            && !mention
                .entity
                .is_some_and(|entity| is_country(self.lexicon, entity))
    }
}
