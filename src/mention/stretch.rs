//! Names put together from their parts: "Amir" and "Tamm" of one person, "Norport" and "Energy Chamber", "City of" and "Norport".

use std::ops::Range;

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, EntityId, EntityKind, KeyTraits, Lexicon, NameUse};
use crate::text::TokenKind;

use super::decide::PARTY;
use super::found::{Mention, MentionKind};
use super::listed::is_country;
use super::longer::is_state_body;
use super::phrases::Phrases;
use super::run::{is_time, run_from};
use super::shape::Writing;

/// The subtype of newspapers, which have their article in their name.
const MEDIA: &str = "media";
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
    join(document, lexicon, phrases, sentence, found);
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
    phrases: &Phrases,
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
                (next.rule == "organization-key-word" || is_party(lexicon, next))
                    && next.tokens.start == found[index].tokens.end
                    && tokens[next.tokens.start].spaced
                    && !is_state_body(document, lexicon, &next.tokens)
            });
        if joined {
            let place = found[index].entity.or(found[index].place);
            let start = found.remove(index).tokens.start;
            found[index].tokens.start = start;
            let listed = found[index].entity;
            disown(lexicon, &mut found[index], place);
            if listed.is_some() {
                found[index].rule = "place-and-party";
                found[index].weak = false;
            }
        }
        national(document, lexicon, phrases, sentence, found, index);
        // "Green Party of Norland", "Port Authority of Norport".
        let of = found[index].tokens.end;
        let seat = (found[index].kind == MentionKind::Organization
            && found[index].tokens.len() > 1
            && !found[index].weak
            && of < sentence.end
            && tokens[of].is(Classes::OF)
            && may_have_seat(document, lexicon, &found[index]))
        .then(|| found.get(index + 1))
        .flatten()
        .filter(|next| {
            let gap = of + 1..next.tokens.start;
            next.kind == MentionKind::Place
                && !next.weak
                && (gap.is_empty() || gap.len() == 1 && tokens[gap.start].is(Classes::DEFINITE))
        });
        if let Some(place) = seat.map(|next| next.entity.or(next.place)) {
            let end = found.remove(index + 1).tokens.end;
            found[index].tokens.end = end;
            disown(lexicon, &mut found[index], place);
            found[index].rule = "organization-of-place";
        }
        extend(document, lexicon, sentence, found, index);
        // "in The Norport Times": a capital article within the sentence is part of the name.
        let mention = &mut found[index];
        let start = mention.tokens.start;
        if mention.kind == MentionKind::Organization
            && (mention.subtype == MEDIA || mention.subtype.starts_with("news"))
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
                let state = lexicon.key_has(
                    tokens[key].word,
                    EntityKind::Place,
                    false,
                    KeyTraits::COUNTRY,
                ) || lexicon.key_has(
                    tokens[key].word,
                    EntityKind::Place,
                    true,
                    KeyTraits::COUNTRY,
                );
                if !state
                    || !mention
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

/// "UN News Service", "Norhydro Energy Co": a listed body whose name goes on to a key word is another one, but for the
/// form of its company.
fn extend(
    document: &Document<'_>,
    lexicon: &Lexicon,
    sentence: &Range<TokenId>,
    found: &mut Vec<Mention>,
    index: usize,
) {
    let mention = &found[index];
    if mention.kind != MentionKind::Organization || mention.entity.is_none() || mention.weak {
        return;
    }
    let end = mention.tokens.end;
    let continued = found.get(index + 1).is_some_and(|next| {
        next.rule == "organization-key-word"
            && next.tokens.start == end
            && document.tokens[end].spaced
            && !is_state_body(document, lexicon, &next.tokens)
    });
    if continued {
        let next = found.remove(index + 1);
        let mention = &mut found[index];
        mention.tokens.end = next.tokens.end;
        mention.entity = None;
        mention.subtype = next.subtype;
        mention.rule = "organization-longer";
        return;
    }
    let form = end < sentence.end
        && document.tokens[end].spaced
        && document.tokens[end].is_capital()
        && document.tokens[end].name_classes.any(Classes::DESIGNATOR)
        && found
            .get(index + 1)
            .is_none_or(|next| next.tokens.start > end);
    if form {
        found[index].tokens.end += 1;
    }
}

/// "Norlandic Green Party" for a listed Green Party: its people's name belongs to it.
fn national(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    found: &mut [Mention],
    index: usize,
) {
    let start = found[index].tokens.start;
    if !is_party(lexicon, &found[index])
        || start <= sentence.start
        || !document.tokens[start].spaced
        || !document.tokens[start - 1].is_capital()
        || index > 0 && found[index - 1].tokens.end == start
    {
        return;
    }
    let people = phrases
        .names_at(start - 1)
        .iter()
        .find_map(|name| match name.value {
            NameUse::Demonym(demonym) if name.end as TokenId == start => {
                Some(lexicon.demonym(demonym).place)
            }
            _ => None,
        });
    // "the Norland Green Party" that is listed for Norland keeps its own name.
    let country = |id: EntityId| lexicon.text(lexicon.entity(id).country);
    let own = found[index]
        .entity
        .zip(people.flatten())
        .is_some_and(|(party, place)| country(party) == country(place));
    if let Some(place) = people.filter(|_| !own) {
        let party = &mut found[index];
        party.tokens.start -= 1;
        disown(lexicon, party, place);
        party.rule = "place-and-party";
        party.weak = false;
    }
}

/// True for bodies that are named by the place they are of: ministries, unions, parties, not companies or clubs.
fn may_have_seat(document: &Document<'_>, lexicon: &Lexicon, body: &Mention) -> bool {
    let traits = KeyTraits::STATE | KeyTraits::LIST;
    let key = |at: TokenId, last: bool| {
        let word = document.tokens[at].word;
        lexicon.key_has(word, EntityKind::Organization, last, traits)
    };
    is_party(lexicon, body) || key(body.tokens.end - 1, true) || key(body.tokens.start, false)
}

/// Leaves the listed body out where the place beside it says that another country's is meant.
fn disown(lexicon: &Lexicon, body: &mut Mention, place: Option<EntityId>) {
    let country = |id: EntityId| lexicon.text(lexicon.entity(id).country);
    let same = body
        .entity
        .zip(place)
        .is_some_and(|(body, place)| country(body) == country(place));
    if !same {
        body.entity = None;
        body.place = place;
    }
}

fn is_party(lexicon: &Lexicon, mention: &Mention) -> bool {
    mention.tokens.len() > 1
        && mention
            .entity
            .is_some_and(|entity| lexicon.text(lexicon.entity(entity).subtype) == PARTY)
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
        end = self.tail(sentence, found.get(index + 1), end);
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

    /// The end of what a name goes on with: "bin Salim" after "Karim", "-min" after "Kim Sang".
    fn tail(&self, sentence: &Range<TokenId>, next: Option<&Mention>, mut end: TokenId) -> TokenId {
        let tokens = &self.document.tokens;
        let limit = next.map_or(sentence.end, |m| m.tokens.start.min(sentence.end));
        let hyphened = end + 1 < limit
            && tokens[end].kind == TokenKind::Hyphen
            && run_from(self.document, end - 1, limit).end > end + 1;
        if hyphened && tokens[end + 1].shape == Shape::Lower {
            end += 2;
        }
        while end + 1 < limit
            && tokens[end].spaced
            && tokens[end].shape == Shape::Lower
            && tokens[end].is(Classes::PARTICLE)
            && !tokens[end].is(Classes::PREPOSITION | Classes::ARTICLE | Classes::COORDINATOR)
            && tokens[end + 1].shape == Shape::Capital
            && self.phrases.role_at(end + 1).is_none()
        {
            end = run_from(self.document, end + 1, limit).end;
        }
        end
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
