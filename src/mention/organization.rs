//! Organizations that no gazetteer lists, by their key words: "Tamm Foundation", "Ministry of Health and Sport".

use std::ops::Range;

use crate::document::{Shape, TokenId};
use crate::lexicon::{Classes, EntityKind, KeyTraits, NameUse, RoleKind};

use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::run::run_from;
use super::shape::Writing;
use super::unlisted::{FUNCTION, Scene};

impl<'a> Scene<'a> {
    /// An organization by its key word, at the end of the run or before "of".
    pub(super) fn organization(&self, run: &Range<TokenId>) -> Option<Mention> {
        // "Professor Tom Lodge" is a person.
        let titled = self
            .phrases
            .role_at(run.start)
            .is_some_and(|(end, role, _)| {
                end < run.end
                    && !matches!(
                        self.lexicon.role(role).kind,
                        RoleKind::Person | RoleKind::Group
                    )
                    && self.token(end).name_classes.any(Classes::FIRST_NAME)
            });
        if titled && self.words(run).count() <= 4 {
            return None;
        }
        // "is Not Gold".
        if self
            .token(run.start)
            .is(Classes::NEGATION | Classes::SUBORDINATOR)
            && self.token(run.start).shape == Shape::Capital
        {
            return None;
        }
        // "Famed Author Would Leave Party": a headline's sentence is no name.
        if self.writing == Writing::TitleCase
            && self
                .words(run)
                .any(|word| word.is(Classes::MODAL | Classes::FINITE_AUXILIARY | Classes::PRONOUN))
        {
            return None;
        }
        let last = run.end - 1;
        let several = self.words(run).count() > 1;
        let mut subtype = None;
        let mut end = run.end;
        if several {
            subtype = self
                .lexicon
                .key_word(self.token(last).word, EntityKind::Organization, true);
        }
        // "University of Havana", "Ministry of Health".
        if let Some((key, tail)) = self.of_tail(run) {
            subtype = Some(key);
            end = tail;
        }
        // "Apple Inc." and "Qantas Airways Ltd".
        if subtype.is_none() && several && self.token(last).name_classes.any(Classes::DESIGNATOR) {
            subtype = Some("company");
        }
        let subtype = subtype?;
        // "the First Nation", "the Second Division".
        let article =
            run.start > self.sentence.start && self.token(run.start - 1).is(Classes::DETERMINER);
        if article
            && end == run.end
            && self.words(run).count() == 2
            && self.token(run.start).is(Classes::ORDINAL)
        {
            return None;
        }
        let mut start = run.start;
        // "Former Supreme Court", "Then Justice Department": the opening adjective is not part.
        if self.is_opening(start)
            && self.token(start).is(Classes::ADVERB_OPEN)
            && !self.token(start).is(Classes::NOUN)
        {
            start += 1;
        }
        if let Some(earlier) = self.first_half(&(run.start..end), start) {
            start = earlier;
        }
        if end - start < 2 {
            return None;
        }
        let mut mention = self.mention(
            start..end,
            MentionKind::Organization,
            "organization-key-word",
        );
        subtype.clone_into(&mut mention.subtype);
        Some(mention)
    }

    /// "the National Film and Sound Archive", "Tarvas Oil and Gas Ltd": where the half before "and" begins.
    fn first_half(&self, run: &Range<TokenId>, start: TokenId) -> Option<TokenId> {
        let and = start
            .checked_sub(1)
            .filter(|&at| at > self.sentence.start && self.token(at).is(Classes::AND))?;
        // Both words beside "and" say what the body is about; a body before it would be another one.
        let topic = |at: TokenId| {
            let token = self.token(at);
            let head = KeyTraits::STATE | KeyTraits::LIST | KeyTraits::DESIGNATOR;
            token.shape == Shape::Capital
                && token.is(Classes::NOUN
                    | Classes::PLURAL_NOUN
                    | Classes::ADJECTIVE
                    | Classes::VERB_ING)
                && !token.is(FUNCTION)
                && !token
                    .name_classes
                    .any(Classes::FIRST_NAME | Classes::SURNAME | Classes::DEMONYM)
                && !self
                    .lexicon
                    .key_has(token.word, EntityKind::Organization, true, head)
        };
        if !topic(start) || !topic(and - 1) || self.phrases.role_at(and - 1).is_some() {
            return None;
        }
        let head = KeyTraits::STATE | KeyTraits::LIST | KeyTraits::DESIGNATOR;
        let last = self.token(run.end - 1).word;
        if !self
            .lexicon
            .key_has(last, EntityKind::Organization, true, head)
        {
            return None;
        }
        let office = |at: TokenId| {
            self.phrases.role_at(at).is_some_and(|(_, role, _)| {
                matches!(
                    self.lexicon.role(role).kind,
                    RoleKind::Title | RoleKind::Honorific | RoleKind::Role
                )
            })
        };
        let mut from = and - 1;
        while from > self.sentence.start
            && and - from < 5
            && self.token(from).spaced
            && self.token(from - 1).is_capital()
            && !(self.is_opening(from - 1) && self.token(from - 1).is(FUNCTION))
            && !office(from - 1)
        {
            from -= 1;
        }
        // "Minister of Energy and Natural Resources".
        if from > self.sentence.start
            && (self.token(from - 1).is(Classes::OF | Classes::FOR)
                || self.token(from - 1).kind == TokenKind::Hyphen)
        {
            return None;
        }
        // "Health and Safety Ltd": a word that opens the sentence may belong elsewhere.
        (from + 1 < and || !self.is_opening(from)).then_some(from)
    }

    /// A key word, "of" or "for", and a further run: its subtype and end.
    fn of_tail(&self, run: &Range<TokenId>) -> Option<(&'a str, TokenId)> {
        let key = self.lexicon.key_word(
            self.token(run.end - 1).word,
            EntityKind::Organization,
            false,
        )?;
        let is =
            |at: TokenId, classes: Classes| at < self.sentence.end && self.token(at).is(classes);
        let capital = |at: TokenId| at < self.sentence.end && self.token(at).is_capital();
        if !is(run.end, Classes::OF | Classes::FOR) {
            return None;
        }
        let mut at = run.end + 1;
        while is(at, Classes::ARTICLE) && self.token(at).shape == Shape::Lower {
            at += 1;
        }
        if !capital(at) || self.is_somebody(at) {
            return None;
        }
        let mut end = self.run_end(at);
        // "Director of the Institute of Geology Aino Tamm".
        if let Some((name, _)) = self
            .office_before(run.start)
            .and(self.given_name(&(at..end)))
        {
            end = name;
        }
        if self.lexicon.key_has(
            self.token(run.end - 1).word,
            EntityKind::Organization,
            false,
            KeyTraits::LIST,
        ) {
            end = self.listing(end);
        } else if self.is_described(at..end) {
            end = self.plain_half(end);
        }
        Some((key, end))
    }

    /// "the Government of President Tamm", "of Aino Tamm": whose it is, no part of its name.
    fn is_somebody(&self, at: TokenId) -> bool {
        let titled = self.phrases.role_at(at).is_some_and(|(end, role, _)| {
            end < self.sentence.end
                && self.token(end).is_capital()
                && (self.token(end).classes.is_empty()
                    || self
                        .token(end)
                        .name_classes
                        .any(Classes::FIRST_NAME | Classes::SURNAME))
                && matches!(
                    self.lexicon.role(role).kind,
                    RoleKind::Title | RoleKind::Honorific | RoleKind::Role
                )
        });
        let place = self.phrases.names_at(at).iter().any(|found| {
            matches!(found.value, NameUse::Entity { entity, weak: false }
                if self.lexicon.entity(entity).kind == EntityKind::Place)
        });
        if place {
            return false;
        }
        let next = at + 1;
        titled
            || self.token(at).name_classes.any(Classes::FIRST_NAME)
                && !self
                    .token(at)
                    .name_classes
                    .any(Classes::NAME_IS_WORD | Classes::NAME_IS_PLACE)
                && next < self.sentence.end
                && self.token(next).name_classes.any(Classes::SURNAME)
    }

    /// True for a run of plain words: "Science" and not "Norport".
    fn is_described(&self, run: Range<TokenId>) -> bool {
        self.words(&run).all(|word| {
            !word.classes.is_empty()
                && !word
                    .name_classes
                    .any(Classes::FIRST_NAME | Classes::SURNAME | Classes::DEMONYM)
        })
    }

    /// The end of "Science and Technology" after "Science".
    fn plain_half(&self, end: TokenId) -> TokenId {
        let next = end + 1;
        if next >= self.sentence.end
            || !self.token(end).is(Classes::AND)
            || !self.token(next).is_capital()
            || self.phrases.role_at(next).is_some()
            || self
                .lexicon
                .key_word(self.token(next).word, EntityKind::Organization, false)
                .is_some()
        {
            return end;
        }
        let further = self.run_end(next);
        if self.is_described(next..further) && further - next <= 2 {
            further
        } else {
            end
        }
    }

    /// The end of the run from `at`; a title within it opens a person's name.
    fn run_end(&self, at: TokenId) -> TokenId {
        let end = run_from(self.document, at, self.sentence.end).end;
        (at + 1..end)
            .find(|&i| {
                self.phrases.role_at(i).is_some_and(|(after, role, _)| {
                    after < end
                        && matches!(
                            self.lexicon.role(role).kind,
                            RoleKind::Title | RoleKind::Honorific
                        )
                })
            })
            .unwrap_or(end)
    }

    /// "the Senate", "told Parliament": a state's body by its bare name.
    pub(super) fn body_alone(&self, name: &Range<TokenId>) -> Option<Mention> {
        let token = self.token(name.start);
        let named = token
            .name_classes
            .any(Classes::FIRST_NAME | Classes::SURNAME);
        let office = name.start > self.sentence.start && self.token(name.start - 1).is(Classes::OF);
        if named
            || office
            || name.len() != 1
            || self.writing != Writing::Normal
            || token.shape != Shape::Capital
            || self.is_opening(name.start)
        {
            return None;
        }
        let organization = EntityKind::Organization;
        let subtype = self.lexicon.key_word(token.word, organization, true)?;
        if !self
            .lexicon
            .key_has(token.word, organization, true, KeyTraits::ALONE)
        {
            return None;
        }
        let mut mention = self.mention(name.clone(), MentionKind::Organization, "body-alone");
        subtype.clone_into(&mut mention.subtype);
        Some(mention)
    }

    /// The end of "Health and Social Affairs" and of "Gender, Labour and Sport" after their first run.
    fn listing(&self, first: TokenId) -> TokenId {
        let plain = |at: TokenId| {
            at < self.sentence.end
                && self.token(at).is_capital()
                && !self
                    .token(at)
                    .name_classes
                    .any(Classes::FIRST_NAME | Classes::DEMONYM)
                && self.phrases.role_at(at).is_none()
        };
        let mut end = first;
        for _ in 0..4 {
            if end + 1 >= self.sentence.end || !plain(end + 1) {
                return if end == first || self.token(first).is(Classes::AND) {
                    end
                } else {
                    first
                };
            }
            if self.token(end).is(Classes::AND) {
                return self.run_end(end + 1);
            }
            if self.token(end).kind != TokenKind::Comma {
                break;
            }
            end = self.run_end(end + 1);
            // ", and".
            if end + 1 < self.sentence.end
                && self.token(end).kind == TokenKind::Comma
                && self.token(end + 1).is(Classes::AND)
            {
                end += 1;
            }
        }
        first
    }
}
