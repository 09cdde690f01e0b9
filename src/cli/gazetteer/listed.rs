//! A row in the format of the gazetteers, as `import`, `export` and `suggest` write it.
//!
//! ```csv
//! id,type,subtype,name,aliases,weak_aliases,exclude,country,role,…
//! aino-tamm,person,,Aino Tamm,,Tamm,,EE,prime minister,…
//! ```

use std::io::Write;
use std::path::Path;

use anyhow::Context;

/// The columns of a gazetteer.
pub(in crate::cli) const COLUMNS: [&str; 19] = [
    "id",
    "type",
    "subtype",
    "name",
    "aliases",
    "weak_aliases",
    "exclude",
    "country",
    "role",
    "valid_from",
    "valid_to",
    "gender",
    "lat",
    "lon",
    "weight",
    "wikidata",
    "stands_for",
    "match",
    "notes",
];

/// A row to write. Empty means not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::cli) struct Listed {
    pub id: String,
    pub kind: String,
    pub subtype: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub weak_aliases: Vec<String>,
    pub country: String,
    pub role: String,
    pub gender: String,
    pub lat: String,
    pub lon: String,
    pub weight: String,
    pub wikidata: String,
    pub any_case: bool,
    pub notes: String,
}

impl Listed {
    /// The cells below [`COLUMNS`].
    pub fn cells(&self) -> [String; 19] {
        let text = String::as_str;
        [
            text(&self.id),
            &self.kind,
            &self.subtype,
            &self.name,
            &self.aliases.join("|"),
            &self.weak_aliases.join("|"),
            "",
            &self.country,
            &self.role,
            "",
            "",
            &self.gender,
            &self.lat,
            &self.lon,
            &self.weight,
            &self.wikidata,
            "",
            if self.any_case { "nocase" } else { "" },
            &self.notes,
        ]
        .map(str::to_owned)
    }

    /// Adds a name, unless the row has it. A `|` would part it in two.
    pub fn add_alias(&mut self, name: &str) {
        let name = name.replace('|', "/");
        if name != self.name && !name.is_empty() && !self.aliases.contains(&name) {
            self.aliases.push(name);
        }
    }

    /// Of a person's name of several words the last is a weak alias.
    pub fn add_surname(&mut self) {
        let last = self.name.split_whitespace().next_back().unwrap_or_default();
        let is_name = last.len() < self.name.len()
            && last.chars().count() > 2
            && last.starts_with(char::is_uppercase);
        if is_name && !self.weak_aliases.iter().any(|known| known == last) {
            self.weak_aliases.push(last.to_owned());
        }
    }
}

/// Where rows go: a file, or standard output.
pub(in crate::cli) fn output(path: Option<&Path>) -> anyhow::Result<csv::Writer<Box<dyn Write>>> {
    let out: Box<dyn Write> = match path {
        Some(path) => Box::new(
            std::fs::File::create(path)
                .with_context(|| format!("{}: cannot make the file", path.display()))?,
        ),
        None => Box::new(std::io::stdout()),
    };
    Ok(csv::Writer::from_writer(out))
}
