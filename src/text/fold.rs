//! Folds spellings that mean the same word: diacritics, curly apostrophes, apostrophes inside words.
//!
//! Gazetteer and article are folded alike, so no variant needs typing.
//!
//! ```
//! use quotary::text::fold;
//!
//! assert_eq!(fold("Élysée"), "Elysee");
//! assert_eq!(fold("Sana’a"), "Sanaa");
//! assert_eq!(fold("Łódź"), "Lodz");
//! assert_eq!(fold("U.S."), "US");
//! ```

use deunicode::deunicode_char;

/// True if folding would change nothing, so that no copy is needed.
pub fn is_folded(word: &str) -> bool {
    word.bytes()
        .all(|b| b.is_ascii() && b != b'\'' && b != b'.')
}

/// `word` without diacritics (Latin letters only), apostrophes and the full stops of "U.S.".
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// Appends the folded `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    for c in word.chars() {
        match c {
            '\'' | '.' | '’' | '‘' | 'ʼ' | 'ʿ' | 'ʾ' | '`' | '\u{300}'..='\u{36f}' => {}
            _ if c.is_ascii() => out.push(c),
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                out.push_str(deunicode_char(c).unwrap_or_default());
            }
            _ => out.push(c),
        }
    }
}
