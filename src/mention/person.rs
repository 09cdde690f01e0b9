//! Persons that no gazetteer lists: "Mr Tamm", "Aino Tamm", "A. Tamm", "Oru Tesk, 45,", "said Oru Tesk".

use std::ops::Range;

use crate::document::{Shape, Token, TokenId};
use crate::lexicon::{Classes, EntityKind, Frame, Gender, NameUse, RoleKind, Strength};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::shape::Writing;
use super::unlisted::{FUNCTION, Scene};

impl Scene<'_> {
    /// The first token after the titles that a run opens with, and the gender they tell; `None` without a title.
    pub(super) fn after_titles(&self, run: &Range<TokenId>) -> (TokenId, Option<Gender>) {
        let mut at = run.start;
        let mut title = self.role_before(run.start);
        while at < run.end {
            let Some((end, role, plural)) = self.phrases.role_at(at) else {
                break;
            };
            let kind = self.lexicon.role(role).kind;
            if end > run.end || kind == RoleKind::Person || kind == RoleKind::Group {
                break;
            }
            // "General Motors" and "King" as a surname: a first name or title word alone is no proof.
            if end == run.end && at > run.start {
                break;
            }
            if self
                .token(at)
                .name_classes
                .any(Classes::FIRST_NAME | Classes::SURNAME)
                && title.is_none()
                && kind != RoleKind::Honorific
                && !plural
                && end == at + 1
                && !self.token(at).is(Classes::TITLE)
            {
                break;
            }
            title = Some(self.lexicon.role(role).gender);
            at = end;
            while at < run.end
                && matches!(self.token(at).kind, TokenKind::Period | TokenKind::Hyphen)
            {
                at += 1;
            }
        }
        (at, title)
    }

    /// The gender that a role right before a name tells, if there is one.
    fn role_before(&self, name: TokenId) -> Option<Gender> {
        let from = name.saturating_sub(5).max(self.sentence.start);
        (from..name).find_map(|at| {
            let (end, role, plural) = self.phrases.role_at(at)?;
            let mut end = end;
            if end < name && self.token(end).kind == TokenKind::Period {
                end += 1;
            }
            let role = self.lexicon.role(role);
            (end == name && !plural && role.kind != RoleKind::Group).then_some(role.gender)
        })
    }

    /// A person by the words of the name.
    pub(super) fn person(&self, name: &Range<TokenId>, title: Option<Gender>) -> Option<Mention> {
        let name = &self.at_given_name(name, title.is_some());
        let words = || self.words(name);
        let (first, last) = (words().next()?, words().next_back()?);
        let count = words().count();
        if count > 6 || words().any(|word| word.kind == TokenKind::Number) {
            return None;
        }
        // "El Norte" and "Le Nord" begin with an article.
        let article = first.span.len() == 2 && first.is(FUNCTION | Classes::PARTICLE);
        let given = first.name_classes.any(Classes::FIRST_NAME) && !article;
        let sure_given = given
            && !first
                .name_classes
                .any(Classes::NAME_IS_WORD | Classes::NAME_IS_PLACE);
        // "Anthony Hill" is nobody's mountain, but "Anthony Bank" is a bank.
        let keys = if sure_given && count == 2 {
            Classes::ORGANIZATION_WORD
        } else {
            Classes::ORGANIZATION_WORD | Classes::PLACE_WORD | Classes::EVENT_WORD
        };
        if words().any(|w| {
            w.name_classes.any(keys) && !w.name_classes.any(Classes::SURNAME | Classes::FIRST_NAME)
        }) {
            return None;
        }
        let gender = title
            .filter(|&gender| gender != Gender::Unknown)
            .unwrap_or_else(|| name_gender(first));
        let make = |rule| {
            let mut mention = self.mention(name.clone(), MentionKind::Person, rule);
            mention.gender = gender;
            Some(mention)
        };
        // "the Crown Prince": a title is no name.
        if count > 1
            && self
                .phrases
                .role_at(name.start)
                .is_some_and(|(end, ..)| end >= name.end)
        {
            return None;
        }
        let odd = |word: &Token| {
            !word.classes.is_empty()
                && !word
                    .name_classes
                    .any(Classes::FIRST_NAME | Classes::SURNAME)
        };
        // "Chief Guest", "the Amir Sheikh": another role is no name.
        let role = count == 1
            && gender == Gender::Unknown
            && first.is(Classes::PERSON_NOUN | Classes::TITLE);
        if title.is_some()
            && !role
            && (count == 1 && !odd(first) || count > 1 && !(odd(first) && odd(last)))
            && !self.is_nameless(name)
        {
            return make("title-name");
        }
        if count < 2 {
            return None;
        }
        let tail_fits = !odd(last) || last.name_classes.any(Classes::SUFFIX);
        if given
            && tail_fits
            && !(first.name_classes.any(Classes::NAME_IS_WORD)
                && !last.name_classes.any(Classes::SURNAME)
                && (self.is_opening(name.start) || last.word.is_known()))
        {
            return make("first-name");
        }
        if self.is_initial(first) && !self.is_initial(last) && !odd(last) {
            return make("initial-name");
        }
        if given
            && count >= 3
            && words().skip(1).all(|w| !w.is(FUNCTION))
            && last.name_classes.any(Classes::SURNAME)
        {
            return make("first-name");
        }
        // "Oru Baker": a known surname after words that are nothing else.
        let pure = words().all(|w| {
            w.shape == Shape::Capital
                && w.span.len() > 2
                && (w.classes.is_empty() || std::ptr::eq(w, last))
        }) && !words().any(|w| w.name_classes.any(Classes::DEMONYM));
        if self.writing == Writing::Normal
            && last.name_classes.any(Classes::SURNAME)
            && !last.name_classes.any(Classes::NAME_IS_WORD)
            && count <= 4
            && pure
        {
            return make("surname");
        }
        None
    }

    /// "Outspoken Aino Tamm": the plain words before a first name are not part of the name.
    fn at_given_name(&self, name: &Range<TokenId>, titled: bool) -> Range<TokenId> {
        let plain = |at: TokenId| {
            let token = self.token(at);
            token.kind == TokenKind::Word
                && token.shape == Shape::Capital
                && !token.classes.is_empty()
                && token.name_classes.is_empty()
                && self.token(at + 1).spaced
        };
        if titled || self.writing != Writing::Normal {
            return name.clone();
        }
        let start = name
            .clone()
            .find(|&at| at + 1 >= name.end || !plain(at))
            .unwrap_or(name.start);
        if start > name.start
            && self.token(start).name_classes.any(Classes::FIRST_NAME)
            && start + 1 < name.end
        {
            start..name.end
        } else {
            name.clone()
        }
    }

    fn is_initial(&self, word: &Token) -> bool {
        let text = word.span.of(self.document.text);
        text.ends_with('.')
            && (text.len() == 2
                || text.len() <= 4 && word.shape != Shape::Lower && !word.word.is_known())
    }

    /// "the GDP minister": capitals that name nobody.
    fn is_nameless(&self, name: &Range<TokenId>) -> bool {
        name.len() == 1
            && (self.token(name.start).shape == Shape::Upper && self.writing == Writing::Normal
                || self.token(name.start).name_classes.any(Classes::DEMONYM))
    }

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
        let first = self.token(name.start);
        if count == 1 && first.shape == Shape::Upper {
            return self.acronym(name.start);
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
        None
    }

    /// True if a list has a place of this name, be it weak.
    fn is_place(&self, name: &Range<TokenId>) -> bool {
        self.phrases.names_at(name.start).iter().any(|found| {
            found.end as TokenId == name.end
                && matches!(found.value, NameUse::Entity { entity, weak } if self.lexicon.entity(entity).kind == EntityKind::Place && !(weak && self.lexicon.entity(entity).layer > 0))
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
    fn beside_verb(&self, name: &Range<TokenId>) -> bool {
        let verb_at = |at: TokenId| {
            self.phrases
                .verbs_at(at)
                .any(|(_, verb)| self.lexicon.verb(verb.verb).frame(Frame::Quote) == Strength::Sure)
        };
        name.end < self.sentence.end && verb_at(name.end)
            || name.start > self.sentence.start && verb_at(name.start - 1)
    }
}

/// The gender that a first name tells.
pub(super) fn name_gender(first: &Token) -> Gender {
    if first.name_classes.any(Classes::MALE_NAME) {
        Gender::Male
    } else if first.name_classes.any(Classes::FEMALE_NAME) {
        Gender::Female
    } else {
        Gender::Unknown
    }
}
