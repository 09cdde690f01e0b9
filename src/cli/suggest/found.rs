//! Names that no gazetteer lists, counted article by article.
//!
//! "Aino Tamm", "Tamm", "Tamm" in one article are one name, found three times; "Tamm" is its weak alias.

use std::collections::HashMap;

use quotary::record::{ArticleRecord, MentionRecord, SmolStr};

use crate::cli::gazetteer::listed::Listed;

/// Characters of an example on each side of the name.
const AROUND: usize = 120;

/// A name that was found.
pub(super) struct Name {
    /// As a gazetteer lists it.
    pub row: Listed,
    /// Times.
    pub count: u64,
    /// Articles.
    pub articles: u64,
    /// What the articles call them, most frequent first.
    pub roles: Vec<String>,
    /// Countries they speak for, most frequent first.
    pub countries: Vec<String>,
    /// The rule that found the first one.
    pub rule: String,
    /// The words around the first one.
    pub example: String,
}

/// Counts names.
#[derive(Default)]
pub(super) struct Found {
    numbers: HashMap<(SmolStr, SmolStr), usize>,
    names: Vec<Counted>,
    articles: u64,
}

#[derive(Default)]
struct Counted {
    name: String,
    kind: String,
    subtype: String,
    forms: Tally,
    roles: Tally,
    countries: Tally,
    genders: Tally,
    count: u64,
    articles: u64,
    last_article: u64,
    rule: String,
    example: String,
}

/// Texts and how often each came, in order of first appearance.
#[derive(Default)]
struct Tally(Vec<(String, u64)>);

impl Tally {
    fn add(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.0.iter_mut().find(|(known, _)| known == text) {
            Some((_, times)) => *times += 1,
            None => self.0.push((text.to_owned(), 1)),
        }
    }

    /// Most frequent first.
    fn sorted(mut self) -> Vec<String> {
        self.0.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        self.0.into_iter().map(|(text, _)| text).collect()
    }
}

impl Found {
    /// Counts the names of an article.
    pub fn add(&mut self, record: &ArticleRecord) {
        self.articles += 1;
        for mention in record.mentions.iter().filter(|mention| is_new(mention)) {
            let key = (mention.kind.clone(), mention.name.clone());
            let index = *self.numbers.entry(key).or_insert_with(|| {
                self.names.push(Counted {
                    name: mention.name.to_string(),
                    kind: mention.kind.to_string(),
                    rule: mention.rule.to_string(),
                    example: example(&record.text, mention),
                    ..Counted::default()
                });
                self.names.len() - 1
            });
            let counted = &mut self.names[index];
            counted.count += 1;
            if counted.last_article != self.articles {
                counted.last_article = self.articles;
                counted.articles += 1;
            }
            counted.forms.add(&mention.mention);
            counted.countries.add(&mention.country);
            if counted.subtype.is_empty() {
                counted.subtype = mention.subtype.to_string();
            }
        }
        for quote in record
            .quotes
            .iter()
            .filter(|quote| quote.speaker_id.is_empty())
        {
            let key = (quote.speaker_type.clone(), quote.speaker.clone());
            if let Some(&index) = self.numbers.get(&key) {
                let counted = &mut self.names[index];
                counted.roles.add(&quote.speaker_role);
                counted.countries.add(&quote.speaker_country);
                counted.genders.add(&quote.speaker_gender);
            }
        }
    }

    /// The names found at least so often, most frequent first.
    pub fn names(self, least: u64) -> Vec<Name> {
        let mut names: Vec<Name> = self
            .names
            .into_iter()
            .filter(|counted| counted.count >= least)
            .map(Counted::into_name)
            .collect();
        names.sort_by(|a, b| {
            b.count
                .cmp(&a.count)
                .then_with(|| a.row.name.cmp(&b.row.name))
        });
        names
    }
}

impl Counted {
    fn into_name(self) -> Name {
        let mut row = Listed {
            kind: self.kind,
            subtype: self.subtype,
            name: self.name,
            ..Listed::default()
        };
        let is_same = |form: &str| form.to_lowercase() == row.name.to_lowercase();
        let forms: Vec<String> = self
            .forms
            .sorted()
            .into_iter()
            .filter(|form| !is_same(form))
            .collect();
        for form in forms {
            let is_acronym = form.len() > 1 && !form.contains(char::is_lowercase);
            let is_full = form.contains([' ', '-']) || is_acronym && row.kind != "person";
            if is_full {
                row.add_alias(&form);
            } else {
                row.weak_aliases.push(form);
            }
        }
        if row.kind == "person" {
            row.add_surname();
        }
        let (roles, countries) = (self.roles.sorted(), self.countries.sorted());
        row.role = roles.first().cloned().unwrap_or_default();
        row.country = countries.first().cloned().unwrap_or_default();
        row.gender = self.genders.sorted().into_iter().next().unwrap_or_default();
        Name {
            row,
            count: self.count,
            articles: self.articles,
            roles,
            countries,
            rule: self.rule,
            example: self.example,
        }
    }
}

/// True for a name of a kind that gazetteers list, and that none does.
fn is_new(mention: &MentionRecord) -> bool {
    let is_kind = matches!(
        mention.kind.as_str(),
        "person" | "place" | "organization" | "event"
    );
    is_kind && mention.entity_id.is_empty() && !mention.in_repeat && !mention.name.contains('|')
}

/// The sentence around a name, or as much of it as is easily read.
fn example(text: &str, mention: &MentionRecord) -> String {
    let (start, end) = (mention.start as usize, mention.end as usize);
    let from = start.saturating_sub(AROUND);
    let around: Vec<char> = text.chars().skip(from).take(end - from + AROUND).collect();
    let (before, rest) = around.split_at((start - from).min(around.len()));
    let (name, after) = rest.split_at((end - start).min(rest.len()));
    let ends = |pair: &[char]| {
        pair[0] == '\n' || matches!(pair[0], '.' | '?' | '!') && pair[1].is_whitespace()
    };
    let begin = before
        .windows(2)
        .enumerate()
        .rev()
        .find(|(_, pair)| ends(pair))
        .map(|(at, _)| at)
        .map_or(0, |at| at + 1);
    let stop = after
        .windows(2)
        .position(ends)
        .map_or(after.len(), |at| at + 1);
    let sentence: String = before[begin..]
        .iter()
        .chain(name)
        .chain(&after[..stop])
        .collect();
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}
