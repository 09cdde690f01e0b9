//! The gazetteers of the repository, built into the binary: as finished tables and as the files they were made of.
//!
//! ```
//! use quotary::lexicon::{GazetteerFile, Lexicon};
//!
//! let mine = GazetteerFile {
//!     name: "mine.csv".to_owned(),
//!     bytes: "name,type\nLower Hemo,place\n".as_bytes().into(),
//!     layer: 1,
//! };
//! let (lexicon, problems) = Lexicon::with_overlay(&[mine]);
//! assert!(problems.is_empty());
//! assert!(lexicon.entity_by_id("lower-hemo").is_some());
//! assert_eq!(lexicon.entities().count(), Lexicon::builtin().entities().count() + 1);
//! ```

use std::borrow::Cow;
use std::time::Instant;

use super::index::Lexicon;
use super::table::GazetteerFile;
use crate::error::Error;

const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/builtin_files.rs"));
const IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The files below `gazetteers/`, sorted by name.
pub fn builtin_files() -> Vec<GazetteerFile> {
    FILES
        .iter()
        .map(|&(name, bytes)| GazetteerFile {
            name: name.to_owned(),
            bytes: Cow::Borrowed(bytes),
            layer: 0,
        })
        .collect()
}

impl Lexicon {
    /// The built-in lexicon, ready at once. What [`Lexicon::load`] makes of [`builtin_files`] is equal to it, but takes
    /// much longer and tells what is wrong with them.
    pub fn builtin() -> Self {
        let began = Instant::now();
        let lexicon = Self::from_image(IMAGE);
        log_time("built-in lexicon", began);
        lexicon
    }

    /// The built-in lexicon with `files` laid over it, in order. Faulty rows are reported and left out.
    pub fn with_overlay(files: &[GazetteerFile]) -> (Self, Vec<Error>) {
        let lexicon = Self::builtin();
        let began = Instant::now();
        let loaded = lexicon.laid_over(files);
        log_time("gazetteers", began);
        loaded
    }

    /// The built-in word lists, without which no rule works, with `files` as the only people, places, organizations
    /// and events. Faulty rows are reported and left out.
    pub fn without_builtin_names(files: &[GazetteerFile]) -> (Self, Vec<Error>) {
        Self::builtin().without_entities().laid_over(files)
    }
}

fn log_time(what: &str, began: Instant) {
    if std::env::var_os("QUOTARY_TIMES").is_some() {
        eprintln!("{what}: {:.1} ms", began.elapsed().as_secs_f64() * 1e3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{EntityId, NameUse};

    fn mine(rows: &str) -> GazetteerFile {
        GazetteerFile {
            name: "mine.csv".to_owned(),
            bytes: format!(
                "id,type,name,aliases,weak_aliases,country,role,match,stands_for\n{rows}"
            )
            .into_bytes()
            .into(),
            layer: 1,
        }
    }

    fn meanings(lexicon: &Lexicon, name: &str) -> Vec<NameUse> {
        let mut words = name
            .split(' ')
            .map(|word| lexicon.canonical(lexicon.word(word)));
        let node = words.next().and_then(|first| lexicon.begin_name(first));
        let node = words.fold(node, |node, word| lexicon.step_name(node?, word));
        node.map_or(Vec::new(), |node| lexicon.names_at(node).collect())
    }

    fn means(lexicon: &Lexicon, name: &str, entity: EntityId) -> bool {
        meanings(lexicon, name)
            .iter()
            .any(|found| found.entity() == Some(entity))
    }

    #[test]
    fn the_image_is_what_the_files_say() {
        let (read, built) = (Lexicon::load(&builtin_files()).0, Lexicon::builtin());
        assert_eq!(read.image().len(), built.image().len());
        assert!(
            read.image() == built.image(),
            "build.rs and the library read the gazetteers differently"
        );
        assert!(
            IMAGE == built.image(),
            "the image is not read as it was written"
        );
    }

    #[test]
    fn a_row_with_the_same_id_replaces_the_row_and_its_names() {
        let rows = "testland,place,Testland,Old Testland|Testonia,,,,,\ntest-city,place,Testville,,,,,,testland\n";
        let mut files = vec![mine(rows)];
        files.push(GazetteerFile {
            layer: 2,
            ..mine("testland,place,New Testland,Testonia,,,,,\n")
        });
        let (lexicon, problems) = Lexicon::with_overlay(&files);
        assert!(problems.is_empty(), "{problems:?}");
        let land = lexicon.entity_by_id("testland").unwrap();
        assert_eq!(lexicon.text(lexicon.entity(land).name), "New Testland");
        assert!(means(&lexicon, "New Testland", land));
        assert!(meanings(&lexicon, "Old Testland").is_empty());
        assert_eq!(meanings(&lexicon, "Testonia").len(), 1);
        let city = lexicon.entity_by_id("test-city").unwrap();
        assert_eq!(lexicon.entity(city).stands_for, Some(land));
    }

    #[test]
    fn a_row_replaces_a_built_in_one() {
        let built = Lexicon::builtin();
        let france = built
            .entity_by_id("france")
            .or_else(|| built.entity_by_id("france-fr"))
            .unwrap();
        assert!(means(&built, "France", france));
        let id = built.text(built.entity(france).id);
        let (lexicon, problems) =
            Lexicon::with_overlay(&[mine(&format!("{id},place,Testfrankia,,,FR,,,\n"))]);
        assert!(problems.is_empty(), "{problems:?}");
        assert!(!means(&lexicon, "France", france));
        assert!(means(&lexicon, "Testfrankia", france));
        assert_eq!(lexicon.entities().count(), built.entities().count());
        assert!(lexicon.name_count() < built.name_count());
    }

    #[test]
    fn offices_of_one_person_stay_together() {
        let rows = "ann,person,Ann Test,,,,mayor,,\nbob,person,Bob Test,,,,judge,,\nann,person,Ann Test,,,,minister,,\n";
        let (lexicon, _) = Lexicon::with_overlay(&[mine(rows)]);
        let roles = |id: &str| -> Vec<&str> {
            let person = lexicon.entity(lexicon.entity_by_id(id).unwrap());
            lexicon
                .offices(person)
                .iter()
                .map(|office| lexicon.text(office.role))
                .collect()
        };
        assert_eq!(roles("ann"), ["mayor", "minister"]);
        assert_eq!(roles("bob"), ["judge"]);
    }

    #[test]
    fn without_names_the_words_are_still_there() {
        let (lexicon, problems) =
            Lexicon::without_builtin_names(&[mine("ann,person,Ann Test,,,,,,\n")]);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(lexicon.entities().count(), 1);
        assert!(meanings(&lexicon, "France").is_empty());
        assert_eq!(meanings(&lexicon, "Ann Test").len(), 1);
        assert!(lexicon.begin_phrase(lexicon.word("said")).is_some());
        assert!(lexicon.entity_by_id("france").is_none());
    }
}
