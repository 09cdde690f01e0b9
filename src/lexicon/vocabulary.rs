//! Reads words: all that the lexicon knows of one as it is written, at the price of one comparison for words met lately.
//!
//! Nine of ten words of an article are among the few thousand that articles are made of. What the tables say of them is
//! spread over megabytes; here it lies together.
//!
//! ```
//! use quotary::lexicon::{Classes, Lexicon, Vocabulary};
//! use quotary::text::{Shape, TokenKind};
//!
//! let lexicon = Lexicon::builtin();
//! let mut vocabulary = Vocabulary::new(&lexicon);
//! let reading = vocabulary.read("SYRIA", TokenKind::Word);
//! assert_eq!(reading.shape, Shape::Upper);
//! assert_eq!(lexicon.spelling(reading.name), "Syria");
//! assert!(vocabulary.read("She", TokenKind::Word).classes.all(Classes::PRONOUN | Classes::FEMALE));
//! ```

use crate::text::{Letters, Shape, TokenKind, fold_into, packed};

use super::classes::Classes;
use super::hash::hash_key;
use super::ids::{NodeId, WordId};
use super::index::Lexicon;

/// What the lexicon knows of a word as it stands in an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading {
    /// How it is written.
    pub shape: Shape,
    /// The word in exactly this case.
    pub word: WordId,
    /// The word under which names are listed; of a word in capitals the form with one capital.
    pub name: WordId,
    /// The word in small letters.
    pub lower: WordId,
    /// Node of the names that begin with it.
    pub names: Option<NodeId>,
    /// Node of the other phrases that begin with it.
    pub phrases: Option<NodeId>,
    /// Classes of the word in small letters.
    pub classes: Classes,
    /// Classes of the word as a name.
    pub name_classes: Classes,
}

/// A lexicon and what it said of the words met last. What is remembered changes no answer.
#[derive(Debug)]
pub struct Vocabulary<'l> {
    lexicon: &'l Lexicon,
    /// Two words share a place, and each hash has one; a third takes it from the one met longer ago. The number of
    /// places is a power of two.
    latest: Vec<[(u128, Reading); 2]>,
    folded: String,
}

/// Places for the words of many articles: of running words nine in ten are found again.
const PLACES: usize = 1 << 13;

impl<'l> Vocabulary<'l> {
    /// Nothing is remembered yet.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self::with_places(lexicon, PLACES)
    }

    /// For one text of so many bytes.
    pub fn for_text(lexicon: &'l Lexicon, bytes: usize) -> Self {
        Self::with_places(lexicon, (bytes / 16).next_power_of_two().min(PLACES))
    }

    fn with_places(lexicon: &'l Lexicon, places: usize) -> Self {
        Self {
            lexicon,
            latest: vec![Default::default(); places],
            folded: String::new(),
        }
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &'l Lexicon {
        self.lexicon
    }

    /// Reads a word or mark; of most marks there is nothing to know.
    #[inline]
    pub fn read(&mut self, spelling: &str, kind: TokenKind) -> Reading {
        if !is_looked_up(kind) {
            return Reading::default();
        }
        let Some(key) = key(spelling.as_bytes()) else {
            return self.look_up(spelling, kind);
        };
        let place = hash_key(key) as usize & (self.latest.len() - 1);
        let [first, second] = &mut self.latest[place];
        if first.0 == key {
            return first.1;
        }
        if second.0 == key {
            std::mem::swap(first, second);
            return first.1;
        }
        let reading = self.look_up(spelling, kind);
        let [first, second] = &mut self.latest[place];
        *second = std::mem::replace(first, (key, reading));
        reading
    }

    fn look_up(&mut self, spelling: &str, kind: TokenKind) -> Reading {
        let lexicon = self.lexicon;
        match kind {
            TokenKind::Word | TokenKind::Number => self.word(spelling),
            TokenKind::Clitic => {
                let bare = spelling.trim_start_matches(['\'', '’']);
                let possessive = bare.eq_ignore_ascii_case("s");
                let word = lexicon.word(if possessive { "'s" } else { bare });
                // No name and no phrase begins with what hangs on another word.
                Reading {
                    classes: lexicon.classes(word),
                    names: None,
                    phrases: None,
                    ..Reading::of_mark(word, lexicon)
                }
            }
            _ => {
                let word = lexicon.word(if spelling == "&" { "and" } else { spelling });
                Reading::of_mark(word, lexicon)
            }
        }
    }

    fn word(&mut self, spelling: &str) -> Reading {
        let lexicon = self.lexicon;
        let letters = Letters::of(spelling);
        let folded = if letters.folded {
            spelling
        } else {
            self.folded.clear();
            fold_into(spelling, &mut self.folded);
            self.folded.as_str()
        };
        let shape = Shape::of(letters);
        let word = lexicon.word(folded);
        let info = lexicon.info(word);
        let mut name = lexicon.info(info.canonical());
        let mut reading = Reading {
            shape,
            word,
            name: info.canonical(),
            lower: word,
            classes: info.classes,
            ..Reading::default()
        };
        let mut small = info;
        if shape != Shape::Lower {
            reading.lower = if word.is_known() {
                info.lower()
            } else {
                in_small_letters(folded, lexicon)
            };
            small = lexicon.info(reading.lower);
            reading.classes = small.classes;
            reading.name_classes = info.classes;
            if shape == Shape::Upper && !reading.name.is_known() {
                let title = lexicon.info(lexicon.word(&title_case(folded)));
                reading.name = title.canonical();
                reading.name_classes = title.classes;
                name = lexicon.info(reading.name);
            }
        }
        reading.names = name.names();
        reading.phrases = small.phrases();
        reading
    }
}

impl Reading {
    fn of_mark(word: WordId, lexicon: &Lexicon) -> Self {
        let info = lexicon.info(word);
        Self {
            word,
            name: word,
            lower: word,
            names: info.names(),
            phrases: info.phrases(),
            ..Self::default()
        }
    }
}

/// Equal for equal words; a word of more than sixteen bytes is not remembered.
#[inline]
fn key(word: &[u8]) -> Option<u128> {
    match word.len() {
        0..=8 => Some(u128::from(packed(word))),
        9..=16 => Some(u128::from(packed(word)) | u128::from(packed(&word[8..])) << 64),
        _ => None,
    }
}

/// True for words and the marks that names are written with.
#[inline]
fn is_looked_up(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Word
            | TokenKind::Number
            | TokenKind::Clitic
            | TokenKind::Comma
            | TokenKind::Slash
            | TokenKind::Symbol
            | TokenKind::Exclamation
            | TokenKind::Address
    )
}

fn in_small_letters(folded: &str, lexicon: &Lexicon) -> WordId {
    if !folded.is_ascii() {
        return lexicon.word(&folded.to_lowercase());
    }
    let mut small = [0_u8; 32];
    let Some(small) = small.get_mut(..folded.len()) else {
        return WordId::UNKNOWN;
    };
    small.copy_from_slice(folded.as_bytes());
    small.make_ascii_lowercase();
    std::str::from_utf8(small).map_or(WordId::UNKNOWN, |small| lexicon.word(small))
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
