//! JRC-Names: a line a spelling, with id, type, language and name parted by tabs.
//!
//! ```text
//! 18 ⇥ P ⇥ u ⇥ Kofi+Annan
//! 18 ⇥ P ⇥ fr ⇥ Kofi+Anan
//! ```
//!
//! becomes `jrc-18,person,,Kofi Annan,Kofi Anan,Annan`.

use std::collections::HashMap;
use std::io::BufRead;

use super::{Fault, Listed, Receiver, Wanted, lines};

/// The language of a spelling that is used in several.
const NO_LANGUAGE: &str = "u";

/// The names of an entity.
struct Names {
    row: Listed,
    /// True once the name is in the language wanted.
    is_settled: bool,
}

pub(super) fn read(
    reader: impl BufRead,
    wanted: &Wanted,
    receiver: &mut dyn Receiver,
) -> anyhow::Result<()> {
    // The spellings of one entity need not stand together.
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<Names> = Vec::new();
    for (number, line) in lines(reader) {
        let line = line.map_err(|error| error.to_string());
        let spelling = match line
            .as_deref()
            .map_err(Clone::clone)
            .and_then(|line| spelling(line))
        {
            Ok(Some(spelling)) => spelling,
            Ok(None) => continue,
            Err(message) => {
                receiver.fault(Fault(number, message));
                continue;
            }
        };
        let is_wanted = wanted.language.is(spelling.language);
        if !(is_wanted
            || spelling.language == NO_LANGUAGE && wanted.language.may_be(&spelling.name))
        {
            continue;
        }
        let index = *numbers.entry(spelling.id.to_owned()).or_insert_with(|| {
            found.push(Names {
                row: Listed {
                    id: format!("jrc-{}", spelling.id),
                    kind: spelling.kind.to_owned(),
                    name: spelling.name.clone(),
                    ..Listed::default()
                },
                is_settled: is_wanted,
            });
            found.len() - 1
        });
        let names = &mut found[index];
        if is_wanted && !names.is_settled {
            let first = std::mem::replace(&mut names.row.name, spelling.name);
            names.row.aliases.retain(|alias| *alias != names.row.name);
            names.row.add_alias(&first);
            names.is_settled = true;
        } else {
            names.row.add_alias(&spelling.name);
        }
    }
    for Names { mut row, .. } in found {
        if row.kind == "person" {
            row.add_surname();
        }
        if !receiver.row(row)? {
            break;
        }
    }
    Ok(())
}

struct Spelling<'a> {
    id: &'a str,
    kind: &'static str,
    language: &'a str,
    name: String,
}

/// A line; none if it is a remark.
fn spelling(line: &str) -> Result<Option<Spelling<'_>>, String> {
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, kind, language, name] = cells.as_slice() else {
        return Err(format!(
            "{} columns parted by tabs, JRC-Names has 4",
            cells.len()
        ));
    };
    let kind = match *kind {
        "P" => "person",
        "O" => "organization",
        other => return Err(format!("the type {other:?} is neither P nor O")),
    };
    let name = name.replace('+', " ").trim().to_owned();
    if id.is_empty() || name.is_empty() {
        return Err("the id or the name is empty".to_owned());
    }
    Ok(Some(Spelling {
        id,
        kind,
        language,
        name,
    }))
}
