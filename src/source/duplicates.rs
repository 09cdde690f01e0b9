//! Articles that come twice: under the same id, or with the same text under another.
//!
//! The second `a1` of a run becomes `a1-2` and says `duplicate_of` `a1`.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::quality::FixedState;
use hashbrown::HashMap;

use crate::article::Article;

/// The articles of the run so far: an id and a hash each, never a text.
#[derive(Default)]
pub(super) struct Duplicates {
    /// Ids given, with the number of the last suffix.
    ids: HashMap<Arc<str>, u32, FixedState>,
    /// Texts seen, with the id of the first article that had them. 128 bits, because a collision
    /// would call two different articles the same.
    texts: HashMap<(u64, u64), Arc<str>, FixedState>,
}

impl Duplicates {
    /// Makes the article's id its own. Gives the id of the earlier article that this one repeats, else
    /// an empty text, and whether the id had to be changed.
    pub fn settle(&mut self, article: &mut Article) -> (String, bool) {
        let mut earlier = None;
        if let Some((id, number)) = self.ids.get_key_value(article.id.as_str()) {
            let (id, mut number) = (Arc::clone(id), *number);
            loop {
                number += 1;
                article.id = format!("{id}-{number}");
                if !self.ids.contains_key(article.id.as_str()) {
                    break;
                }
            }
            self.ids.insert(Arc::clone(&id), number);
            earlier = Some(id);
        }
        let changed = earlier.is_some();
        let id: Arc<str> = article.id.as_str().into();
        self.ids.insert(Arc::clone(&id), 1);
        let text = article.text.trim();
        if !text.is_empty() {
            let hash = (
                FixedState::with_seed(1).hash_one(text),
                FixedState::with_seed(2).hash_one(text),
            );
            let first = self.texts.entry(hash).or_insert_with(|| Arc::clone(&id));
            if !changed && *first != id {
                earlier = Some(Arc::clone(first));
            }
        }
        (
            earlier.map_or_else(String::new, |id| id.to_string()),
            changed,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_unique() {
        let table = [
            ("a", "one", "a", ""),
            ("a", "two", "a-2", "a"),
            ("a-2", "three", "a-2-2", "a-2"),
            ("a", "one", "a-3", "a"),
            ("b", "one\n", "b", "a"),
            ("c", "", "c", ""),
            ("d", "", "d", ""),
        ];
        let mut duplicates = Duplicates::default();
        for (id, text, expected, duplicate_of) in table {
            let mut article = Article::from_text(text);
            article.id = id.to_owned();
            let (found, _) = duplicates.settle(&mut article);
            assert_eq!(
                (article.id.as_str(), found.as_str()),
                (expected, duplicate_of),
                "{id} {text}"
            );
        }
    }
}
