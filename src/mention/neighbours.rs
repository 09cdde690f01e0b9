//! Unknown names by what stands beside them: "Oru Tesk, 45,", "said Tesk", "in Tarvas", "the firm Tarvas", "the ABC said".

use std::ops::Range;

use crate::document::{Shape, TokenId};
use crate::lexicon::{Classes, EntityKind, Frame, NameUse, Strength};
use crate::text::TokenKind;

use super::ballot::works;
use super::found::{Mention, MentionKind};
use super::shape::Writing;
use super::unlisted::{FUNCTION, Scene};

impl Scene<'_> {
    /// A name by what stands beside it.
    pub(super) fn by_neighbours(&self, name: &Range<TokenId>) -> Option<Mention> {
        if self.writing != Writing::Normal {
            return None;
        }
        let count = self.words(name).count();
        let unknown = self
            .words(name)
            .all(|word| word.classes.is_empty() && word.kind == TokenKind::Word);
        let next = self
            .document
            .tokens
            .get(name.end)
            .filter(|_| name.end < self.sentence.end);
        let after_next = self
            .document
            .tokens
            .get(name.end + 1)
            .filter(|_| name.end + 1 < self.sentence.end);
        if (2..=4).contains(&count) && unknown {
            // "Oru Tesk, 45," and "Oru Tesk, who".
            if next.is_some_and(|t| t.kind == TokenKind::Comma)
                && after_next.is_some_and(|t| {
                    t.kind == TokenKind::Number && t.span.len() == 2 || t.is(Classes::RELATIVE)
                })
            {
                return Some(self.mention(name.clone(), MentionKind::Person, "age-or-who"));
            }
            if self.beside_verb(name) {
                return Some(self.mention(name.clone(), MentionKind::Person, "speaks"));
            }
        }
        // "Wang Shu-fen": an unknown name of Chinese or Korean form.
        let joined = name.len() == 4
            && self.token(name.end - 2).kind == TokenKind::Hyphen
            && self.token(name.end - 1).shape == Shape::Lower;
        if joined
            && self.token(name.start).span.len() <= 6
            && self.token(name.start + 1).is_capital()
        {
            return Some(self.mention(name.clone(), MentionKind::Person, "hyphen-name"));
        }
        if count <= 3 && self.follows_kind(name) {
            return Some(self.mention(name.clone(), MentionKind::Organization, "kind-name"));
        }
        let first = self.token(name.start);
        if count == 1 && first.shape == Shape::Upper {
            return self.acronym(name.start);
        }
        if count <= 2 && unknown && !self.is_place(name) && self.is_employer(name) {
            return Some(self.mention(name.clone(), MentionKind::Organization, "employer"));
        }
        // "Tesk said": an unknown word that speaks.
        if count == 1
            && unknown
            && !self.is_place(name)
            && !name
                .start
                .checked_sub(1)
                .is_some_and(|at| self.token(at).is(Classes::ARTICLE))
            && first.shape == Shape::Capital
            && first.span.len() > 2
            && self.beside_verb(name)
        {
            return Some(self.mention(name.clone(), MentionKind::Person, "speaks-alone"));
        }
        if (2..=3).contains(&count) && unknown && self.is_unknown_pair(name) {
            return Some(self.mention(name.clone(), MentionKind::Person, "unknown-pair"));
        }
        let before = name
            .start
            .checked_sub(1)
            .filter(|&i| i >= self.sentence.start)
            .map(|i| self.token(i));
        let located = before.is_some_and(|t| {
            t.shape == Shape::Lower && t.is(Classes::LOCATIVE) && !t.is(Classes::SOURCE)
        });
        if unknown
            && count <= 2
            && located
            && self
                .words(name)
                .all(|word| word.span.len() > 2 && word.shape == Shape::Capital)
        {
            let mut mention = self.mention(name.clone(), MentionKind::Place, "locative");
            mention.weak = count > 1 || next.is_none_or(|t| t.kind != TokenKind::Comma);
            return Some(mention);
        }
        if count == 1 && unknown && self.has_inner_capital(name.start) {
            return Some(self.mention(name.clone(), MentionKind::Organization, "inner-capital"));
        }
        None
    }

    /// "the firm Tarvas": a kind of body written small before a name.
    fn follows_kind(&self, name: &Range<TokenId>) -> bool {
        let first = self.token(name.start);
        let kind = name
            .start
            .checked_sub(1)
            .filter(|&at| at >= self.sentence.start)
            .map(|at| self.token(at));
        kind.is_some_and(|kind| {
            self.small_key(kind, EntityKind::Organization, true)
                .is_some()
        }) && first.spaced
            && first.span.len() > 2
            && first.classes.is_empty()
            && !first.name_classes.any(Classes::FIRST_NAME)
            && self.words(name).all(|word| word.kind == TokenKind::Word)
    }

    /// "the Tarvas chairman", "an analyst at Tarvas".
    fn is_employer(&self, name: &Range<TokenId>) -> bool {
        let named = self.words(name).any(|w| {
            w.name_classes
                .any(Classes::DEMONYM | Classes::FIRST_NAME | Classes::SURNAME)
        });
        let at = name.start.checked_sub(2).filter(|&role| {
            role >= self.sentence.start
                && self.token(role + 1).shape == Shape::Lower
                && self.token(role + 1).is(Classes::MATCH_AT)
                && works(self, role)
        });
        !named
            && self.token(name.start).span.len() > 2
            && (at.is_some() || works(self, name.end) && !self.is_opening(name.start))
    }

    /// "`TarvaSoft`".
    fn has_inner_capital(&self, at: TokenId) -> bool {
        let token = self.token(at);
        let text = token.span.of(self.document.text);
        // "DuTamm", "McTamm": a particle is no half of a brand.
        let second = text.char_indices().skip(1).find(|(_, c)| c.is_uppercase());
        let Some((prefix, _)) = second else {
            return false;
        };
        let particle = |word: &str| {
            let classes = self.lexicon.classes(self.lexicon.word(word));
            classes.any(Classes::PARTICLE)
        };
        let prefix = &text[..prefix];
        token.shape == Shape::Capital
            && text.len() > 4
            && !particle(prefix)
            && !particle(&prefix.to_lowercase())
            && text
                .bytes()
                .all(|byte| !byte.is_ascii_digit() && byte != b'\'')
            && !token
                .name_classes
                .any(Classes::FIRST_NAME | Classes::SURNAME)
    }

    /// True if a list has a place of this name, be it weak.
    fn is_place(&self, name: &Range<TokenId>) -> bool {
        self.phrases.names_at(name.start).iter().any(|found| {
            found.end as TokenId == name.end
                && matches!(found.value, NameUse::Entity { entity, weak }
                    if self.lexicon.entity(entity).kind == EntityKind::Place
                        && !(weak && self.lexicon.entity(entity).layer > 0))
        })
    }

    /// "Sepira Katjiri": two or three words that no list has, where no preposition or article makes them a place or a thing.
    fn is_unknown_pair(&self, name: &Range<TokenId>) -> bool {
        let simple = name.clone().all(|at| {
            let token = self.token(at);
            token.kind != TokenKind::Word
                || token.shape == Shape::Capital
                    && token.span.len() > 2
                    && !token.name_classes.any(
                        Classes::ORGANIZATION_WORD
                            | Classes::PLACE_WORD
                            | Classes::EVENT_WORD
                            | Classes::DEMONYM,
                    )
                    && !token.word.is_known()
        });
        let before = name
            .start
            .checked_sub(1)
            .filter(|&i| i >= self.sentence.start)
            .map(|i| self.token(i));
        let after = self
            .document
            .tokens
            .get(name.end)
            .filter(|_| name.end < self.sentence.end);
        let free = before.is_none_or(|t| t.kind == TokenKind::Comma || t.is(Classes::COORDINATOR));
        let follows = after.is_some_and(|t| {
            t.kind == TokenKind::Comma
                || t.is(Classes::AND | Classes::FINITE_AUXILIARY | Classes::VERB_PAST)
                    && t.shape == Shape::Lower
        });
        simple && free && follows
    }

    /// "the ABC", "ABC's", "ABC said": capitals that act or have an article. Their other places are left to the article.
    fn acronym(&self, at: TokenId) -> Option<Mention> {
        let token = self.token(at);
        let text = token.span.of(self.document.text);
        if !(2..=6).contains(&text.len())
            || token.is(FUNCTION)
            || token.name_classes.any(Classes::NO_NAME)
        {
            return None;
        }
        let dotted = text.contains('.');
        let before = at
            .checked_sub(1)
            .filter(|&i| i >= self.sentence.start)
            .map(|i| self.token(i));
        let next = self
            .document
            .tokens
            .get(at + 1)
            .filter(|_| at + 1 < self.sentence.end);
        let after_number =
            before.is_some_and(|t| t.kind == TokenKind::Number || t.is(Classes::NUMBER));
        let before_number = next.is_some_and(|t| {
            matches!(
                t.kind,
                TokenKind::Number | TokenKind::Symbol | TokenKind::Hyphen
            )
        });
        if dotted || after_number || before_number {
            return None;
        }
        let article = before.is_some_and(|t| t.is(Classes::DEFINITE));
        let owner = next.is_some_and(|t| t.is_possessive(self.document.text));
        let acts = next.is_some_and(|t| {
            t.shape == Shape::Lower
                && (t.is(Classes::FINITE_AUXILIARY | Classes::HAVE | Classes::MODAL)
                    || t.is(Classes::VERB_PAST) && !t.is(Classes::NOUN))
        }) || self.beside_verb(&(at..at + 1));
        (text.len() > 2 && (article || owner || acts))
            .then(|| self.mention(at..at + 1, MentionKind::Organization, "acronym"))
    }

    /// True if a reporting verb in the past or present stands right beside the name.
    pub(super) fn beside_verb(&self, name: &Range<TokenId>) -> bool {
        let verb_at = |at: TokenId| {
            self.phrases
                .verb_uses_at(at)
                .any(|verb| self.lexicon.verb(verb.verb).frame(Frame::Quote) == Strength::Sure)
        };
        name.end < self.sentence.end && verb_at(name.end)
            || name.start > self.sentence.start && verb_at(name.start - 1)
    }
}
