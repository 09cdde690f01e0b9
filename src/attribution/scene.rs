//! What the rules of attribution look at: the document with its names, quotations and phrases, token by token.

use std::ops::Range;

use crate::document::{Document, Shape, Token, TokenId};
use crate::lexicon::{Classes, Frame, Lexicon, Strength, VerbForm};
use crate::mention::{Mention, MentionKind, Phrases};
use crate::quotation::Quotation;
use crate::resolve::Acronyms;
use crate::text::TokenKind;

/// One article with all lower layers.
pub struct Scene<'a> {
    /// The text in layers.
    pub document: &'a Document<'a>,
    /// The lists.
    pub lexicon: &'a Lexicon,
    /// Phrases of the lists.
    pub phrases: &'a Phrases,
    /// Names.
    pub mentions: &'a [Mention],
    /// Acronyms that the article explains.
    pub acronyms: Acronyms<'a>,
    /// Stretches between quotation marks.
    pub quotations: &'a [Quotation],
    /// For each token the outer quotation it lies in, plus one; 0 outside.
    quotation_of: Vec<u32>,
    /// For each token its mention, plus one; 0 outside.
    mention_of: Vec<u32>,
}

/// Words that open a clause of their own.
pub(super) const CLAUSE_OPENERS: Classes = Classes::SUBORDINATOR.with(Classes::WH);

impl<'a> Scene<'a> {
    /// Brings the layers of one document together.
    pub fn new(
        document: &'a Document<'a>,
        lexicon: &'a Lexicon,
        phrases: &'a Phrases,
        mentions: &'a [Mention],
        quotations: &'a [Quotation],
    ) -> Self {
        let mut quotation_of = vec![0; document.tokens.len()];
        for (index, quotation) in quotations.iter().enumerate() {
            if !quotation.nested {
                quotation_of[quotation.tokens.clone()].fill(index as u32 + 1);
            }
        }
        let mut mention_of = vec![0; document.tokens.len()];
        for (index, mention) in mentions.iter().enumerate() {
            mention_of[mention.tokens.clone()].fill(index as u32 + 1);
        }
        Self {
            document,
            lexicon,
            phrases,
            mentions,
            acronyms: Acronyms::gather(document, mentions),
            quotations,
            quotation_of,
            mention_of,
        }
    }

    /// The same article seen from inside its quotations: only the marks within others count.
    pub(super) fn inside(&self) -> Self {
        let mut quotation_of = vec![0; self.document.tokens.len()];
        for (index, quotation) in self.quotations.iter().enumerate() {
            if quotation.nested {
                quotation_of[quotation.tokens.clone()].fill(index as u32 + 1);
            }
        }
        Self {
            quotation_of,
            mention_of: self.mention_of.clone(),
            acronyms: self.acronyms.clone(),
            ..*self
        }
    }

    /// The quotations that begin in some stretches and end before those of `limit` do.
    pub(super) fn within_marks(
        &self,
        stretches: &[Range<TokenId>],
        limit: &Range<TokenId>,
    ) -> Vec<Range<TokenId>> {
        let mut found: Vec<Range<TokenId>> = Vec::new();
        for at in stretches.iter().cloned().flatten() {
            let free = found.last().is_none_or(|last| last.end <= at);
            let quotation = self.quotation_at(at).map(|index| &self.quotations[index]);
            if let Some(quotation) = quotation.filter(|q| {
                free && q.tokens.start == at && limit.start <= at && q.tokens.end <= limit.end
            }) {
                found.push(quotation.tokens.clone());
            }
        }
        found
    }

    /// Number of words of some stretches that stand between marks.
    pub(super) fn words_between_marks(&self, stretches: &[Range<TokenId>]) -> usize {
        stretches
            .iter()
            .cloned()
            .flatten()
            .filter(|&i| self.in_quotation(i) && self.token(i).is_word())
            .count()
    }

    pub(super) fn token(&self, at: TokenId) -> &'a Token {
        &self.document.tokens[at]
    }

    /// The token at `at` if it lies before `end`.
    pub(super) fn token_before(&self, at: TokenId, end: TokenId) -> Option<&'a Token> {
        (at < end).then(|| self.token(at))
    }

    pub(super) fn kind(&self, at: TokenId) -> TokenKind {
        self.token(at).kind
    }

    pub(super) fn is(&self, at: TokenId, classes: Classes) -> bool {
        self.token(at).is(classes)
    }

    pub(super) fn word(&self, at: TokenId) -> &'a str {
        self.token(at).span.of(self.document.text)
    }

    /// The outer quotation that holds a token.
    pub(super) fn quotation_at(&self, at: TokenId) -> Option<usize> {
        self.quotation_of
            .get(at)
            .and_then(|&index| (index as usize).checked_sub(1))
    }

    /// The first token after the outer quotation that holds `at`; the next token outside one.
    pub(super) fn after_quotation(&self, at: TokenId) -> TokenId {
        self.quotation_at(at)
            .map_or(at + 1, |index| self.quotations[index].tokens.end)
            .max(at + 1)
    }

    /// True if a token lies between quotation marks, marks included.
    pub fn in_quotation(&self, at: TokenId) -> bool {
        self.quotation_at(at).is_some()
    }

    /// The mention that holds a token.
    pub fn mention_at(&self, at: TokenId) -> Option<&'a Mention> {
        let index = self.mention_of.get(at)?.checked_sub(1)?;
        Some(&self.mentions[index as usize])
    }

    /// True for a token of a person's or organization's name.
    pub(super) fn is_agent(&self, at: TokenId) -> bool {
        self.mention_at(at)
            .is_some_and(|m| matches!(m.kind, MentionKind::Person | MentionKind::Organization))
    }

    /// The sentence of a token, dateline left off.
    pub(super) fn sentence(&self, at: TokenId) -> Range<TokenId> {
        let (index, sentence) = self.document.sentence_at(at);
        let paragraph = &self.document.paragraphs[sentence.paragraph];
        let start = if index == paragraph.sentences.start {
            paragraph.body.max(sentence.tokens.start)
        } else {
            sentence.tokens.start
        };
        start..sentence.tokens.end.max(start)
    }

    /// True for a word that can belong to a noun phrase.
    pub(super) fn is_nominal(&self, at: TokenId) -> bool {
        let token = self.token(at);
        match token.kind {
            TokenKind::Number | TokenKind::Hyphen | TokenKind::Clitic | TokenKind::Address => true,
            TokenKind::Symbol => matches!(self.word(at), "$" | "%" | "&" | "€" | "£"),
            TokenKind::Word => {
                // "US" is a name and no pronoun.
                if token.is_capital()
                    && (self.mention_at(at).is_some()
                        || !token.is(Classes::PRONOUN | Classes::WH) && !self.opens_sentence(at))
                {
                    return true;
                }
                if token.is(Classes::DETERMINER
                    | Classes::POSSESSIVE_DETERMINER
                    | Classes::QUANTIFIER
                    | Classes::NUMBER
                    | Classes::ORDINAL)
                    && !token.is(Classes::RELATIVE)
                {
                    return true;
                }
                if token.is(Classes::PREPOSITION
                    | Classes::SUBORDINATOR
                    | Classes::COORDINATOR
                    | Classes::FINITE_AUXILIARY
                    | Classes::PRONOUN
                    | Classes::WH
                    | Classes::NEGATION)
                {
                    return token.is(Classes::NOUN) && self.mention_at(at).is_some();
                }
                token.is(Classes::NOUN
                    | Classes::PLURAL_NOUN
                    | Classes::ADJECTIVE
                    | Classes::PERSON_NOUN)
                    || token.is(Classes::VERB_ING | Classes::VERB_PARTICIPLE)
                        && !token.is(Classes::VERB_PAST)
                    || token.classes.is_empty()
            }
            _ => false,
        }
    }

    /// True if a token is the first word of its sentence.
    pub(super) fn opens_sentence(&self, at: TokenId) -> bool {
        let sentence = self.sentence(at);
        at >= sentence.start
            && self.document.tokens[sentence.start.min(at)..at]
                .iter()
                .all(|t| !t.is_word())
    }

    /// True for a verb that carries its clause, as far as its form and its neighbour tell.
    pub(super) fn is_finite(&self, at: TokenId) -> bool {
        let token = self.token(at);
        if token.kind == TokenKind::Clitic {
            // "he's", "there's", "they're", "we'll"; a possessive is none.
            return !token.is_possessive(self.document.text)
                || at > 0
                    && self.is(
                        at - 1,
                        Classes::SUBJECT
                            | Classes::DEMONSTRATIVE
                            | Classes::RELATIVE
                            | Classes::WH
                            | Classes::EXPLETIVE,
                    );
        }
        // "state-owned", "left-wing" are properties.
        let compound = at > 0 && self.kind(at - 1) == TokenKind::Hyphen && !token.spaced
            || self
                .document
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == TokenKind::Hyphen && !next.spaced);
        if token.kind != TokenKind::Word
            || token.is_capital() && self.mention_at(at).is_some()
            || compound
        {
            return false;
        }
        if token.is(Classes::FINITE_AUXILIARY) {
            return true;
        }
        let after_subject = at > 0
            && (self.is(at - 1, Classes::SUBJECT | Classes::RELATIVE) || self.is_agent(at - 1));
        if token.is(Classes::VERB_PAST) {
            return token.is(Classes::MAINLY_VERB) || after_subject;
        }
        if token.is(Classes::VERB_THIRD) {
            return token.is(Classes::MAINLY_VERB) || after_subject;
        }
        token.is(Classes::VERB)
            && at > 0
            && self.is(at - 1, Classes::SUBJECT | Classes::PLURAL_NOUN)
            && !self.is(at - 1, Classes::OBJECT)
            && token.is(Classes::MAINLY_VERB)
    }

    /// True for an adverb that may stand beside a verb.
    pub(super) fn is_adverb(&self, at: TokenId) -> bool {
        let token = self.token(at);
        token.kind == TokenKind::Word
            && (token.is(Classes::ADVERB) && !token.is(Classes::DAY | Classes::COORDINATOR)
                || token.is(Classes::ADVERB_OPEN)
                    && (self.word(at).ends_with("ly")
                        || !token.is(Classes::NOUN
                            | Classes::ADJECTIVE
                            | Classes::PREPOSITION
                            | Classes::VERB)))
    }

    /// The sure reporting verb that begins at a token, in one of its finite forms.
    pub(super) fn finite_cue(&self, at: TokenId) -> bool {
        self.phrases.verb_uses_at(at).any(|verb| {
            matches!(
                verb.form,
                VerbForm::Past | VerbForm::PastOrParticiple | VerbForm::Third | VerbForm::Base
            ) && self.lexicon.verb(verb.verb).frame(Frame::Quote) == Strength::Sure
        })
    }

    /// True if a clause may follow the reporting verb that begins at a token.
    pub(super) fn clause_cue(&self, at: TokenId) -> bool {
        self.phrases.verb_uses_at(at).any(|verb| {
            let row = self.lexicon.verb(verb.verb);
            row.frame(Frame::Zero).max(row.frame(Frame::That)) == Strength::Sure
        })
    }

    /// The reporting verb in -ing that begins at a token.
    pub(super) fn gerund_cue(&self, at: TokenId) -> bool {
        self.phrases.verb_uses_at(at).any(|verb| {
            let row = self.lexicon.verb(verb.verb);
            verb.form == VerbForm::Gerund
                && (row.frame(Frame::Quote) == Strength::Sure
                    || row.frame(Frame::That) == Strength::Sure)
        })
    }

    /// True for "Monday", "today", "last week", "Jan": a word that can begin or make a phrase of time.
    pub(super) fn is_time(&self, at: TokenId) -> bool {
        let token = self.token(at);
        if token.kind != TokenKind::Word {
            return false;
        }
        if token.is(Classes::WEEKDAY | Classes::MONTH)
            && token.shape != Shape::Lower
            && self.mention_at(at).is_none()
        {
            let next = self.document.tokens.get(at + 1);
            let number = next.is_some_and(|t| {
                t.kind == TokenKind::Number || t.kind == TokenKind::Period && !t.spaced
            });
            return number || !token.is(Classes::MODAL) && token.span.len() > 4;
        }
        token.is(Classes::DAY)
    }
}
