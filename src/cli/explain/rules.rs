//! The rules for statements, with what was measured of them and an example each.
//!
//! ```text
//! quotary explain --rules
//! rule             precision  statements  example
//! quote-verb-name       98 %       1,204  "It holds," said Tamm.
//! ```

use quotary::attribution::RULES;
use quotary::lexicon::{GazetteerFile, Lexicon};

use crate::cli::gazetteer::sheet::{Sheet, sheets};

/// The word list that holds the measurement.
const MEASURED: &str = "rule_precision";

/// What each rule reads, by an example.
const EXAMPLES: &[(&str, &str)] = &[
    ("according-to", "According to Tamm, the dam held."),
    ("quote-verb-name", "\"It holds,\" said Tamm."),
    ("quote-name-verb", "\"It holds,\" Tamm said."),
    ("name-verb-quote", "Tamm said: \"It holds.\""),
    ("as-reported", "As Tamm reported, the dam held."),
    ("asked", "Asked whether it held, Tamm nodded."),
    ("passive-by", "The plan was criticised by Tamm."),
    (
        "passive-clause",
        "Ruiz was accused of lying; nobody is named who said it.",
    ),
    ("that-clause", "Tamm said that the dam held."),
    (
        "after-colon",
        "Tamm said: it holds, without quotation marks.",
    ),
    ("clause-before", "The dam held, Tamm said."),
    ("person-and-clause", "Tamm urged Oru to quit."),
    ("infinitive", "Tamm vowed to rebuild."),
    ("question-clause", "Tamm asked whether it held."),
    ("predicate", "Tamm called the plan a joke."),
    ("as-predicate", "Tamm described it as a joke."),
    ("bare-clause", "Tamm said the dam held."),
    ("preposition-phrase", "Tamm warned of floods."),
    ("target", "Tamm slammed the plan."),
    ("noun-phrase", "Tamm announced a review."),
    ("noun-clause", "Tamm's claim that the dam held."),
    ("transcript", "TAMM: It holds."),
    ("signature", "\"It holds\" - Tamm"),
    ("colon-quotation", "And from Tamm: \"It holds.\""),
    (
        "same-paragraph",
        "A quotation without a cue beside another statement of its paragraph: the same speaker.",
    ),
    (
        "continued-paragraph",
        "A quotation that goes on in the next paragraph: the same speaker.",
    ),
    ("uncued-quotation", "A quotation for which nobody is found."),
];

/// All rules as a table.
pub(super) fn table(lexicon: &Lexicon, files: &[GazetteerFile]) -> String {
    let sheets = sheets(files);
    let width = RULES
        .iter()
        .map(|rule| rule.len())
        .max()
        .unwrap_or_default();
    let mut table = format!(
        "{:<width$}  {:>12}  {:>10}  example\n",
        "rule", "precision", "statements"
    );
    for rule in RULES {
        let precision = lexicon.rule_precision(rule).map_or_else(
            || "not measured".to_owned(),
            |precision| format!("{:.1} %", precision * 100.0),
        );
        let statements = statements(&sheets, rule);
        let example = example(rule);
        let row = format!("{rule:<width$}  {precision:>12}  {statements:>10}  {example}");
        table.push_str(row.trim_end());
        table.push('\n');
    }
    table
}

fn example(rule: &str) -> &'static str {
    let found = EXAMPLES.iter().find(|(name, _)| *name == rule);
    found.map_or("", |(_, example)| example)
}

/// On how many statements the rule was measured.
fn statements<'a>(sheets: &'a [Sheet<'_>], rule: &str) -> &'a str {
    let measured = sheets.iter().filter(|sheet| sheet.file.stem() == MEASURED);
    let mut rows = measured.flat_map(Sheet::entries);
    rows.find(|entry| entry.get("rule") == rule)
        .map_or("", |entry| entry.get("statements"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_an_example() {
        let bare: Vec<&&str> = RULES
            .iter()
            .filter(|rule| example(rule).is_empty())
            .collect();
        assert!(bare.is_empty(), "add an example for {bare:?}");
    }
}
