//! A token with what the lexicon knows of its word.

use crate::lexicon::{Classes, Lexicon, WordId};
use crate::text::{Letters, RawToken, Span, TokenKind, fold_into};

/// Place of a token in its document.
pub type TokenId = usize;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// All letters small, or no letter.
    Lower,
    /// First letter capital, at least one small letter; or a single capital.
    Capital,
    /// Two capitals or more and no small letter.
    Upper,
    /// A capital somewhere else: "iPhone".
    Mixed,
}

/// A word or mark of an article.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// True if white space stands before it.
    pub spaced: bool,
    /// Line breaks before it.
    pub breaks: u8,
    /// How it is written.
    pub shape: Shape,
    /// The word in exactly this case.
    pub word: WordId,
    /// The word under which names are listed; of a word in capitals the form with one capital.
    pub name: WordId,
    /// The word in small letters.
    pub lower: WordId,
    /// Classes of the word in small letters.
    pub classes: Classes,
    /// Classes of the word as a name.
    pub name_classes: Classes,
}

impl Token {
    /// Looks the word of a raw token up. `buffer` is scratch space.
    #[inline]
    pub(super) fn new(raw: RawToken, text: &str, lexicon: &Lexicon, buffer: &mut String) -> Self {
        let mut token = Self {
            span: raw.span,
            kind: raw.kind,
            spaced: raw.spaced,
            breaks: raw.breaks,
            shape: Shape::Lower,
            word: WordId::UNKNOWN,
            name: WordId::UNKNOWN,
            lower: WordId::UNKNOWN,
            classes: Classes::NONE,
            name_classes: Classes::NONE,
        };
        let spelling = raw.span.of(text);
        match raw.kind {
            TokenKind::Word | TokenKind::Number => token.look_up(spelling, lexicon, buffer),
            TokenKind::Clitic => {
                let bare = spelling.trim_start_matches(['\'', '’']);
                token.word = lexicon.word(if bare.eq_ignore_ascii_case("s") {
                    "'s"
                } else {
                    bare
                });
                token.name = token.word;
                token.lower = token.word;
                token.classes = lexicon.classes(token.word);
            }
            TokenKind::Comma
            | TokenKind::Slash
            | TokenKind::Symbol
            | TokenKind::Exclamation
            | TokenKind::Address => {
                token.word = lexicon.word(if spelling == "&" { "and" } else { spelling });
                token.name = token.word;
                token.lower = token.word;
            }
            _ => {}
        }
        token
    }

    #[inline]
    fn look_up(&mut self, spelling: &str, lexicon: &Lexicon, buffer: &mut String) {
        let letters = Letters::of(spelling);
        self.shape = shape(letters);
        let folded = if letters.folded {
            spelling
        } else {
            buffer.clear();
            fold_into(spelling, buffer);
            buffer.as_str()
        };
        self.word = lexicon.word(folded);
        if self.shape == Shape::Lower {
            self.lower = self.word;
            self.name = lexicon.canonical(self.word);
            self.classes = lexicon.classes(self.word);
            return;
        }
        self.look_up_capital(folded, lexicon);
    }

    fn look_up_capital(&mut self, folded: &str, lexicon: &Lexicon) {
        self.lower = if self.word.is_known() {
            lexicon.lower(self.word)
        } else if folded.is_ascii() {
            let mut small = [0_u8; 32];
            match small.get_mut(..folded.len()) {
                Some(small) => {
                    small.copy_from_slice(folded.as_bytes());
                    small.make_ascii_lowercase();
                    std::str::from_utf8(small).map_or(WordId::UNKNOWN, |small| lexicon.word(small))
                }
                None => WordId::UNKNOWN,
            }
        } else {
            lexicon.word(&folded.to_lowercase())
        };
        self.classes = lexicon.classes(self.lower);
        self.name = lexicon.canonical(self.word);
        self.name_classes = lexicon.classes(self.word);
        if self.shape == Shape::Upper && !self.name.is_known() {
            let title = title_case(folded);
            let word = lexicon.word(&title);
            self.name = lexicon.canonical(word);
            self.name_classes = lexicon.classes(word);
        }
    }

    /// True for a word or number.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// True for a word that begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.kind == TokenKind::Word && self.shape != Shape::Lower
    }

    /// True if the word in small letters has one of these classes.
    pub fn is(&self, classes: Classes) -> bool {
        self.classes.any(classes)
    }

    /// True for a possessive 's or the apostrophe after a plural.
    pub fn is_possessive(&self, text: &str) -> bool {
        self.kind == TokenKind::Clitic && matches!(self.span.of(text), "'s" | "’s" | "'S" | "’S")
    }

    /// True for a mark that ends a sentence.
    pub fn ends_sentence(&self) -> bool {
        matches!(
            self.kind,
            TokenKind::Period | TokenKind::Question | TokenKind::Exclamation | TokenKind::Ellipsis
        )
    }

    /// True for a double quotation mark of any shape.
    pub fn is_double_mark(&self) -> bool {
        matches!(
            self.kind,
            TokenKind::DoubleQuote | TokenKind::OpenDouble | TokenKind::CloseDouble
        )
    }

    /// True for a quotation mark of any shape.
    pub fn is_mark(&self) -> bool {
        self.is_double_mark()
            || matches!(
                self.kind,
                TokenKind::SingleQuote | TokenKind::OpenSingle | TokenKind::CloseSingle
            )
    }
}

fn shape(letters: Letters) -> Shape {
    match (letters.capitals, letters.small, letters.capital_first) {
        (0, ..) => Shape::Lower,
        (1, 0, _) | (_, 1.., true) => Shape::Capital,
        (_, 0, _) => Shape::Upper,
        _ => Shape::Mixed,
    }
}

fn title_case(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for (index, c) in word.chars().enumerate() {
        if index == 0 {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}
