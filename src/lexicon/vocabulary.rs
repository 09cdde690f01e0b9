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

use crate::text::{Letters, Shape, TokenKind, fold_into};

use super::classes::Classes;
use super::hash::{hash_key, is_long, key};
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
    /// A word has one place, which the next one with the same hash takes from it.
    latest: Vec<(u128, Reading)>,
    folded: String,
}

/// How many words are remembered: enough for nearly all running words of a newspaper, few enough to stay at hand.
const REMEMBERED: usize = 1 << 12;

impl<'l> Vocabulary<'l> {
    /// Nothing is remembered yet.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            latest: vec![<(u128, Reading)>::default(); REMEMBERED],
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
        let key = key(spelling.as_bytes());
        if is_long(key) {
            return self.look_up(spelling, kind);
        }
        let place = hash_key(key) as usize % REMEMBERED;
        let (known, reading) = self.latest[place];
        if known == key {
            return reading;
        }
        let reading = self.look_up(spelling, kind);
        self.latest[place] = (key, reading);
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
