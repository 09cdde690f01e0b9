//! Whether a name acts or is acted on, as far as its neighbours tell.

use crate::document::Document;
use crate::lexicon::Classes;
use crate::mention::Mention;
use crate::text::TokenKind;

/// True if a mention stands where a subject stands: before a verb, and not after a preposition or a verb.
pub fn is_subject(document: &Document<'_>, mention: &Mention) -> bool {
    let before = mention
        .tokens
        .start
        .checked_sub(1)
        .map(|i| &document.tokens[i]);
    let governed = before.is_some_and(|t| {
        t.kind == TokenKind::Word
            && !t.is_capital()
            && t.is(Classes::PREPOSITION | Classes::VERB | Classes::VERB_ING | Classes::VERB_PAST)
            && !t.is(Classes::PERSON_NOUN | Classes::SUBORDINATOR)
    });
    let acts = document.tokens.get(mention.tokens.end).is_some_and(|t| {
        matches!(t.kind, TokenKind::Comma)
            || t.kind == TokenKind::Word
                && !t.is_capital()
                && t.is(Classes::FINITE_AUXILIARY
                    | Classes::VERB_PAST
                    | Classes::VERB_THIRD
                    | Classes::ADVERB
                    | Classes::RELATIVE)
    });
    acts && !governed
}
