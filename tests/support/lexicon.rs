//! The built-in lexicon, loaded once for all tests of a binary.

use std::sync::OnceLock;

use quotary::lexicon::{Lexicon, builtin_files};

/// The built-in lexicon.
pub fn builtin() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::load(&builtin_files()).0)
}
