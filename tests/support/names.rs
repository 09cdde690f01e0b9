//! Compares the names that a `names` block marks with those found.

use quotary::record::{ArticleRecord, MENTION_COLUMNS};

use crate::check::Compared;
use crate::fields::{Bytes, field};
use crate::notation::{Mark, Marked, Target};
use crate::suite::Case;

/// What a name may be marked as.
pub const LABELS: [&str; 6] = [
    "person",
    "place",
    "organization",
    "event",
    "nationality",
    "other",
];

/// Compares the names a block marks with the names found.
pub fn names(case: &Case, marked: &Marked, record: &ArticleRecord) -> Compared {
    let bytes = Bytes::new(&marked.text);
    if let Some(mark) = marked
        .marks
        .iter()
        .find(|mark| !LABELS.contains(&mark.label.as_str()))
    {
        return Err(format!("no name is marked \"{}\"", mark.label));
    }
    let found: Vec<Mark> = record
        .mentions
        .iter()
        .map(|mention| {
            let range = bytes.range((mention.start, mention.end));
            let target = Some(Target::Name(mention.name.to_string()));
            Mark {
                label: mention.kind.to_string(),
                number: 1,
                target,
                start: range.start,
                end: range.end,
            }
        })
        .collect();
    let mut differences = Vec::new();
    for mark in &marked.marks {
        let words = &marked.text[mark.start..mark.end];
        let index = found
            .iter()
            .position(|other| (other.start, other.end) == (mark.start, mark.end));
        let Some(mention) = index.map(|index| &record.mentions[index]) else {
            differences.push(format!("not found: {} {words}", mark.label));
            continue;
        };
        if mention.kind != mark.label {
            differences.push(format!(
                "{words}: {} ({}), marked {}",
                mention.kind, mention.rule, mark.label
            ));
        }
        match &mark.target {
            Some(Target::Name(name)) if *name != mention.name => {
                differences.push(format!(
                    "{words}: named \"{}\", marked \"{name}\"",
                    mention.name
                ));
            }
            Some(Target::Id(id)) if *id != mention.entity_id => {
                differences.push(format!(
                    "{words}: id \"{}\", marked \"{id}\"",
                    mention.entity_id
                ));
            }
            _ => {}
        }
    }
    for (mark, mention) in found.iter().zip(&record.mentions) {
        if !marked
            .marks
            .iter()
            .any(|other| (other.start, other.end) == (mark.start, mark.end))
        {
            differences.push(format!(
                "not marked ({}): {} {}",
                mention.rule, mark.label, mention.mention
            ));
        }
    }
    for (number, key, value) in &case.fields {
        let mark = marked
            .marks
            .get(number.wrapping_sub(1))
            .ok_or(format!("there is no name {number}"))?;
        let index = found
            .iter()
            .position(|other| (other.start, other.end) == (mark.start, mark.end));
        if let Some(index) = index {
            field(
                MENTION_COLUMNS,
                &record.mentions[index],
                *number,
                key,
                value,
                &mut differences,
            )?;
        }
    }
    Ok((found, differences))
}
