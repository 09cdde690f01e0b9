//! Patterns of spaCy's entity ruler: a JSON object a line.
//!
//! ```text
//! {"label": "ORG", "pattern": "Norhydro"}
//! {"label": "GPE", "pattern": [{"LOWER": "port"}, {"LOWER": "lorvik"}], "id": "lorvik"}
//! ```
//!
//! becomes `,organization,,Norhydro` and `lorvik,place,,Port Lorvik` with `match` set to `nocase`.
//! Operators, parts of speech and regular expressions have no place in a list of names: such a line is
//! left out.

use std::collections::HashMap;
use std::io::BufRead;

use serde_json::Value;

use super::{Fault, Listed, Receiver, lines};

pub(super) fn read(reader: impl BufRead, receiver: &mut dyn Receiver) -> anyhow::Result<()> {
    let mut rows: Vec<Listed> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for (number, line) in lines(reader) {
        let row = match line
            .map_err(|error| error.to_string())
            .and_then(|line| row(&line))
        {
            Ok(Some(row)) => row,
            Ok(None) => continue,
            Err(message) => {
                receiver.fault(Fault(number, message));
                continue;
            }
        };
        if let Some(&index) = numbers.get(&row.id) {
            rows[index].any_case |= row.any_case;
            rows[index].add_alias(&row.name);
        } else {
            if !row.id.is_empty() {
                numbers.insert(row.id.clone(), rows.len());
            }
            rows.push(row);
        }
    }
    for mut row in rows {
        if row.kind == "person" {
            row.add_surname();
        }
        if !receiver.row(row)? {
            break;
        }
    }
    Ok(())
}

fn row(line: &str) -> Result<Option<Listed>, String> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let value: Value = serde_json::from_str(line).map_err(|error| format!("not JSON: {error}"))?;
    let label = value["label"].as_str().ok_or("no \"label\"")?;
    let kind = match label {
        "PERSON" | "PER" => "person",
        "ORG" => "organization",
        "GPE" | "LOC" | "FAC" => "place",
        "EVENT" => "event",
        other => return Err(format!("the label {other:?} is no type of name here")),
    };
    let (name, any_case) = match &value["pattern"] {
        Value::String(name) => (name.clone(), false),
        Value::Array(words) => phrase(words)?,
        _ => return Err("no \"pattern\"".to_owned()),
    };
    if name.trim().is_empty() {
        return Err("the pattern is empty".to_owned());
    }
    Ok(Some(Listed {
        id: id(value["id"].as_str().unwrap_or_default()),
        kind: kind.to_owned(),
        name: name.trim().to_owned(),
        any_case,
        ..Listed::default()
    }))
}

/// The words of a pattern, and whether it means any case.
fn phrase(words: &[Value]) -> Result<(String, bool), String> {
    let mut phrase = String::new();
    let mut any_case = false;
    for word in words {
        let word = word.as_object().filter(|word| word.len() == 1);
        let found = word.and_then(|word| word.iter().next());
        let (key, text) = found
            .and_then(|(key, text)| Some((key.as_str(), text.as_str()?)))
            .ok_or("the pattern is more than words; write the names out")?;
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        match key {
            "TEXT" | "ORTH" => phrase.push_str(text),
            "LOWER" => {
                any_case = true;
                let mut letters = text.chars();
                phrase.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                phrase.push_str(letters.as_str());
            }
            other => return Err(format!("{other:?} in the pattern cannot be a name")),
        }
    }
    Ok((phrase, any_case))
}

/// "Lorvik Port" as an id of ours.
fn id(given: &str) -> String {
    let words: Vec<String> = given
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
