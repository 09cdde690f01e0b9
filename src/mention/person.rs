//! Persons that no gazetteer lists: "Mr Tamm", "Aino Tamm", "A. Tamm", "Oru Tesk, 45,", "said Oru Tesk".

use std::ops::Range;

use crate::document::{Shape, Token, TokenId};
use crate::lexicon::{Classes, EntityKind, Gender, NameUse, RoleKind};
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

    /// Where a title opens a person's name within a run: "Harbour Minister Oru Tesk".
    pub(super) fn inner_title(&self, run: &Range<TokenId>) -> Option<TokenId> {
        if self.writing != Writing::Normal
            || self.token(run.start).name_classes.any(Classes::FIRST_NAME)
        {
            return None;
        }
        (run.start + 1..run.end).find(|&at| {
            let Some((end, role, false)) = self.phrases.role_at(at) else {
                return false;
            };
            let kind = self.lexicon.role(role).kind;
            let name = |token: &Token| {
                token
                    .name_classes
                    .any(Classes::FIRST_NAME | Classes::SURNAME)
                    || token.classes.is_empty()
            };
            let plain = |token: &Token| {
                !token
                    .name_classes
                    .any(Classes::ORGANIZATION_WORD | Classes::PLACE_WORD | Classes::EVENT_WORD)
                    || token
                        .name_classes
                        .any(Classes::FIRST_NAME | Classes::SURNAME)
            };
            end < run.end
                && matches!(kind, RoleKind::Honorific | RoleKind::Title | RoleKind::Role)
                && !self
                    .token(at)
                    .name_classes
                    .any(Classes::FIRST_NAME | Classes::SURNAME)
                && (1..=4).contains(&self.words(&(end..run.end)).count())
                && self
                    .words(&(end..run.end))
                    .all(|word| name(word) && plain(word))
        })
    }

    /// "Commissioner": a title or role that ends a run is nobody's name.
    fn is_office(&self, at: TokenId) -> bool {
        self.phrases.role_at(at).is_some_and(|(_, role, _)| {
            matches!(
                self.lexicon.role(role).kind,
                RoleKind::Title | RoleKind::Role
            )
        })
    }

    /// True if "Mr" or the like stands right before a name.
    fn follows_honorific(&self, name: TokenId) -> bool {
        let before = match name.checked_sub(1).filter(|&at| at > self.sentence.start) {
            Some(at) if self.token(at).kind == TokenKind::Period => at - 1,
            _ => name.saturating_sub(1),
        };
        before >= self.sentence.start
            && before < name
            && self.phrases.role_at(before).is_some_and(|(end, role, _)| {
                end <= name && self.lexicon.role(role).kind == RoleKind::Honorific
            })
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
            && !self.follows_honorific(name.start)
            && first.is(Classes::PERSON_NOUN | Classes::TITLE);
        if title.is_some()
            && !role
            && !(count > 1 && odd(last) && self.is_office(name.end - 1))
            && (count == 1 && !odd(first) || count > 1 && !(odd(first) && odd(last)))
            && !self.is_nameless(name)
        {
            return make("title-name");
        }
        if count < 2 || self.is_pair(name) {
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

    /// "the Tamm-Kask debate": two listed people.
    fn is_pair(&self, name: &Range<TokenId>) -> bool {
        let listed = |at: TokenId| {
            self.phrases.names_at(at).iter().any(|found| {
                found.end as TokenId == at + 1
                    && matches!(found.value, NameUse::Entity { entity, .. }
                        if self.lexicon.entity(entity).kind == EntityKind::Person)
            })
        };
        name.len() == 3
            && self.token(name.start + 1).kind == TokenKind::Hyphen
            && listed(name.start)
            && listed(name.start + 2)
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
