//! Reads words: all that the lexicon knows of one as it is written, at the price of one comparison for words met lately.
//!
//! Nine of ten words of an article are among the few thousand that articles are made of. What the tables say of them is
//! spread over megabytes; here it lies together.
//!
//! ```
//! use quotary::lexicon::{Classes, Lexicon, Vocabulary};
//! use quotary::text::{Shape, Span, TokenKind};
//!
//! let lexicon = Lexicon::builtin();
//! let mut vocabulary = Vocabulary::new(&lexicon);
//! let text = "SYRIA she";
//! let reading = vocabulary.read(text, Span::new(0, 5), TokenKind::Word);
//! assert_eq!(reading.shape, Shape::Upper);
//! assert_eq!(lexicon.spelling(reading.name), "Syria");
//! let reading = vocabulary.read(text, Span::new(6, 9), TokenKind::Word);
//! assert!(reading.classes.all(Classes::PRONOUN | Classes::FEMALE));
//! ```

use crate::text::{Letters, Shape, Span, TokenKind, fold_into};

use super::classes::Classes;
use super::hash::{hash_bytes, hash_key};
use super::ids::{NodeId, WordId};
use super::index::Lexicon;

/// What the lexicon knows of a word as it stands in an article.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// How it is written.
    pub shape: Shape,
    /// True for "U.S.": it ends with a full stop of its own and holds others.
    pub dotted: bool,
    /// Tells its spelling from others.
    pub hash: u64,
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
    latest: Vec<[Met; 2]>,
    /// The last word that was too long to be remembered.
    long: Reading,
    folded: String,
}

/// A word met, by its letters, and what is known of it.
#[derive(Clone, Copy, Debug)]
struct Met {
    key: u128,
    reading: Reading,
}

impl Met {
    const NOTHING: Self = Self {
        key: 0,
        reading: Reading::NOTHING,
    };
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
            latest: vec![[Met::NOTHING; 2]; places],
            long: Reading::NOTHING,
            folded: String::new(),
        }
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &'l Lexicon {
        self.lexicon
    }

    /// Reads the word or mark at a place of a text; of most marks there is nothing to know.
    #[inline]
    pub fn read(&mut self, text: &str, span: Span, kind: TokenKind) -> &Reading {
        if !is_looked_up(kind) {
            return &Reading::NOTHING;
        }
        let Some(key) = key(text.as_bytes(), span) else {
            self.long = self.look_up(span.of(text), kind);
            self.long.hash = hash_bytes(span.of(text).as_bytes());
            return &self.long;
        };
        let place = hash_key(key) as usize & (self.latest.len() - 1);
        if self.latest[place][0].key != key {
            self.bring_forward(place, key, span.of(text), kind);
        }
        &self.latest[place][0].reading
    }

    /// Makes a word the one met last of those at its place.
    fn bring_forward(&mut self, place: usize, key: u128, spelling: &str, kind: TokenKind) {
        if self.latest[place][1].key != key {
            let mut reading = self.look_up(spelling, kind);
            reading.hash = hash_key(key);
            self.latest[place][1] = Met { key, reading };
        }
        self.latest[place].swap(0, 1);
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
            dotted: spelling.ends_with('.') && spelling[..spelling.len() - 1].contains('.'),
            word,
            name: info.canonical(),
            lower: word,
            classes: info.classes,
            ..Reading::NOTHING
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
    /// What is known of a mark that no name is written with.
    const NOTHING: Self = Self {
        shape: Shape::Lower,
        dotted: false,
        hash: 0,
        word: WordId::UNKNOWN,
        name: WordId::UNKNOWN,
        lower: WordId::UNKNOWN,
        names: None,
        phrases: None,
        classes: Classes::NONE,
        name_classes: Classes::NONE,
    };

    fn of_mark(word: WordId, lexicon: &Lexicon) -> Self {
        let info = lexicon.info(word);
        Self {
            word,
            name: word,
            lower: word,
            names: info.names(),
            phrases: info.phrases(),
            ..Self::NOTHING
        }
    }
}

/// The letters of a word as a number; a word of more than sixteen bytes is not remembered.
#[inline]
fn key(text: &[u8], word: Span) -> Option<u128> {
    let letters = *LETTERS.get(word.len())?;
    let rest = &text[word.start as usize..];
    let sixteen = rest.first_chunk().copied().unwrap_or_else(|| {
        let mut last = [0; 16];
        last[..rest.len()].copy_from_slice(rest);
        last
    });
    Some(u128::from_le_bytes(sixteen) & letters)
}

/// The part of sixteen bytes that a word of each length fills.
const LETTERS: [u128; 17] = {
    let mut masks = [u128::MAX; 17];
    let mut length = 0;
    while length < 16 {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

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
