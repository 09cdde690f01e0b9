//! Words, numbers and marks of a text, before anything is known about the words.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, possibly with digits, inner apostrophes or the full stops of "U.S.".
    Word,
    /// Begins with a digit.
    Number,
    /// A possessive or short verb after an apostrophe: "'s", "'re", or the bare apostrophe after a plural.
    Clitic,
    /// A hyphen between two words without space.
    Hyphen,
    /// A comma.
    Comma,
    /// A full stop.
    Period,
    /// A question mark.
    Question,
    /// An exclamation mark.
    Exclamation,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// Three dots.
    Ellipsis,
    /// A dash, or a hyphen between spaces.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A straight double mark, or two single ones that stand for it.
    DoubleQuote,
    /// A mark that opens only: “ „ «.
    OpenDouble,
    /// A mark that closes only: ” ».
    CloseDouble,
    /// A straight single mark.
    SingleQuote,
    /// The mark ‘.
    OpenSingle,
    /// The mark ’ where it is no apostrophe within a word.
    CloseSingle,
    /// A slash.
    Slash,
    /// Markup between angle brackets.
    Markup,
    /// A web address, e-mail address, @name or #tag.
    Address,
    /// Anything else.
    Symbol,
}

/// A token before anything is known about its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawToken {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// True if white space or the beginning of the text stands before it.
    pub spaced: bool,
    /// True if what stands before it is more than nothing or a single space.
    pub uneven: bool,
    /// Number of line breaks before it.
    pub breaks: u8,
}
