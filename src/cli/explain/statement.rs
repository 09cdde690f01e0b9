//! What was found out about one statement, as a block of lines.
//!
//! ```text
//!  1  direct      Aino Tamm <- Mayor Aino Tamm (person, mayor, EE)
//!     cue         said (say, class say, neutral)
//! ```

use quotary::record::QuoteRecord;

use super::paint::Paint;

/// The block of a statement; `all` are those of the article.
pub(super) fn block(
    number: usize,
    quote: &QuoteRecord,
    all: &[QuoteRecord],
    paint: Paint,
) -> String {
    let mut block = paint.heading(&format!(
        "{number:>2}  {:<11} {}",
        quote.kind.as_str(),
        speaker(quote)
    ));
    block.push('\n');
    let nested = all
        .iter()
        .position(|other| other.quote_id == quote.nested_in);
    let nested = nested.filter(|_| !quote.nested_in.is_empty());
    let lines = [
        ("said", quote.quote.to_string()),
        ("speaker", about_speaker(quote)),
        ("cue", cue(quote)),
        ("rule", rule(quote)),
        ("told", quote.addressee.to_string()),
        ("occasion", quote.occasion.to_string()),
        ("where", quote.said_where.to_string()),
        ("when", when(quote)),
        ("citing", quote.citing.to_string()),
        ("via", quote.via.to_string()),
        ("people", quote.people.join("; ")),
        ("places", quote.places.join("; ")),
        ("bodies", quote.organizations.join("; ")),
        (
            "inside",
            nested.map_or(String::new(), |at| (at + 1).to_string()),
        ),
        (
            "repeats",
            if quote.repeats > 1 {
                quote.repeats.to_string()
            } else {
                String::new()
            },
        ),
    ];
    for (label, text) in lines.iter().filter(|(_, text)| !text.is_empty()) {
        let label = paint.aside(&format!("{label:<11}"));
        block.extend(["    ", &label, " ", text.as_str(), "\n"]);
    }
    block
}

fn speaker(quote: &QuoteRecord) -> String {
    let who = if quote.speaker.is_empty() {
        "(open)"
    } else {
        quote.speaker.as_str()
    };
    if quote.speaker_mention.is_empty() || quote.speaker_mention == quote.speaker {
        who.to_owned()
    } else {
        format!("{who} <- {}", quote.speaker_mention)
    }
}

fn about_speaker(quote: &QuoteRecord) -> String {
    let stands_for = match quote.speaker_stands_for.as_str() {
        "" => String::new(),
        body => format!("stands for {body}"),
    };
    let id = match quote.speaker_id.as_str() {
        "" => String::new(),
        id => format!("id {id}"),
    };
    let parts = [
        quote.speaker_type.as_str(),
        &quote.speaker_role,
        &quote.speaker_affiliation,
        &quote.speaker_country,
        &quote.speaker_gender,
        &stands_for,
        &id,
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn cue(quote: &QuoteRecord) -> String {
    if quote.cue.is_empty() {
        return "none".to_owned();
    }
    let negated = if quote.negated { ", negated" } else { "" };
    format!(
        "{} ({}, class {}, {}{negated})",
        quote.cue, quote.cue_lemma, quote.cue_class, quote.cue_stance
    )
}

fn rule(quote: &QuoteRecord) -> String {
    match quote.rule_precision {
        Some(precision) => format!("{}, right in {:.0} of 100", quote.rule, precision * 100.0),
        None => format!("{}, not measured", quote.rule),
    }
}

fn when(quote: &QuoteRecord) -> String {
    let days = match (quote.said_from, quote.said_to) {
        (None, None) => String::new(),
        (Some(from), Some(to)) if from == to => from.to_string(),
        (from, to) => {
            let day =
                |day: Option<jiff::civil::Date>| day.map_or("?".to_owned(), |d| d.to_string());
            format!("{} to {}", day(from), day(to))
        }
    };
    match (quote.said_when.is_empty(), days.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("{} (no date worked out)", quote.said_when),
        _ => format!("{} -> {days} ({})", quote.said_when, quote.said_date_rule),
    }
}
