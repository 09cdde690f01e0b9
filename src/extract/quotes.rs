//! Rows of quotes.csv.

use std::ops::Range;
use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::article::Article;
use crate::attribution::{Scene, Speaker, Statement};
use crate::document::TokenId;
use crate::lexicon::{Classes, Frame, Strength};
use crate::mention::{MentionKind, mentions_within};
use crate::record::{Kind, MentionRecord, QuoteRecord};
use crate::resolve::said_dates;
use crate::text::{CharOffsets, fold_space};

use super::identity::{normalized, quote_id, signature};
use super::nesting::parents;
use super::wording::{bare_parts, words};

/// Of a direct statement at least this share of the words stands between marks.
const DIRECT: f64 = 0.9;

/// Everything the rows are made of.
pub(super) struct Layers<'s, 'a> {
    pub article: &'s Article,
    pub scene: &'s Scene<'a>,
    pub offsets: &'s CharOffsets<'a>,
    pub shared: &'s Shared,
    /// The rows of the mentions, for their names.
    pub names: &'s [MentionRecord],
}

/// What all rows of an article say.
pub(super) struct Shared {
    pub id: Arc<str>,
    url: Arc<str>,
    title: Arc<str>,
    outlet: Arc<str>,
}

impl Shared {
    pub fn new(article: &Article, outlet: &str) -> Self {
        Self {
            id: article.id.as_str().into(),
            url: article.url.as_str().into(),
            title: article.title.as_str().into(),
            outlet: outlet.into(),
        }
    }
}

/// All rows of an article, repeats folded into one.
pub(super) fn records(
    layers: &Layers<'_, '_>,
    statements: &[Statement],
    speakers: &[Speaker],
) -> Vec<QuoteRecord> {
    let mut rows: Vec<QuoteRecord> = Vec::new();
    let mut kept: Vec<usize> = Vec::new();
    // The first row of each wording, and how many there are.
    let mut seen: HashMap<String, (usize, usize), FixedState> = HashMap::default();
    for (index, (statement, speaker)) in statements.iter().zip(speakers).enumerate() {
        let parts = bare_parts(layers.scene.document, layers.scene.quotations, statement);
        if parts.is_empty() {
            continue;
        }
        let quote = words(layers.scene.document, &parts);
        let key = normalized(&quote);
        if key.is_empty() {
            continue;
        }
        let in_repeat = || {
            statement
                .content
                .iter()
                .all(|part| layers.scene.document.in_repeat(part))
        };
        let (first, count) = seen.get(&key).copied().unwrap_or((rows.len(), 0));
        if count > 0 && rows[first].speaker == speaker.name && in_repeat() {
            rows[first].repeats += 1;
            continue;
        }
        let mut record = record(layers, statement, speaker, &parts);
        record.quote_id = quote_id(&layers.article.id, &key, count);
        record.signature = signature(&key);
        record.quote = quote;
        seen.insert(key, (first, count + 1));
        rows.push(record);
        kept.push(index);
    }
    let mut carried = Vec::new();
    let contents: Vec<&[Range<TokenId>]> = kept
        .iter()
        .map(|&index| statements[index].content.as_slice())
        .collect();
    for (row, parent) in parents(&contents).into_iter().enumerate() {
        let index = kept[row];
        if let Some(parent) = parent {
            rows[row].nested_in = rows[parent].quote_id.clone();
            // "…, he told Interfax, Reuters reported": the outer speaker carried the inner statement.
            let carrier = &statements[kept[parent]];
            if carries(layers.scene, carrier, &statements[index]) {
                let speaker = if rows[parent].speaker.is_empty() {
                    &rows[parent].speaker_mention
                } else {
                    &rows[parent].speaker
                };
                rows[row].via = speaker.clone();
                if only_carries(carrier, &statements[index]) {
                    rows[row].nested_in.clear();
                    carried.push(parent);
                }
            }
        }
    }
    // What stood inside a row that goes stands inside the next one out.
    for &gone in &carried {
        let (id, outer) = (rows[gone].quote_id.clone(), rows[gone].nested_in.clone());
        for row in rows.iter_mut().filter(|row| row.nested_in == id) {
            row.nested_in.clone_from(&outer);
        }
    }
    let mut row = 0;
    rows.retain(|_| {
        row += 1;
        !carried.contains(&(row - 1))
    });
    rows
}

/// True if a statement passes another one on: its words open with the other's source or words, it is told in words of
/// its own, and what the other did was to say something. "The paper announced that it would close after its owner
/// decided to" passes nothing on, nor does "a threat to what it called peace".
fn carries(scene: &Scene<'_>, outer: &Statement, inner: &Statement) -> bool {
    let (Some(cue), Some(source)) = (&inner.cue, inner.source.first()) else {
        return false;
    };
    let says = inner.verb.is_some_and(|verb| {
        let row = scene.lexicon.verb(verb.verb);
        row.frame(Frame::Quote) == Strength::Sure
    });
    let from = outer.start()
        + usize::from(scene.document.tokens[outer.start()].is(Classes::COMPLEMENTIZER));
    let opens = source.start == from || inner.start() == outer.start() || inner.start() == from;
    says && opens && outer.covers(cue.start) && outer.source.first() != Some(source)
}

/// True if a statement's words are another statement with its attribution and nothing else.
fn only_carries(outer: &Statement, inner: &Statement) -> bool {
    let ends = inner
        .cue
        .as_ref()
        .map_or(0, |cue| cue.end)
        .max(inner.tail.end)
        .max(inner.source.last().map_or(0, |s| s.end));
    outer.content.len() == 1 && outer.start() == inner.start() && outer.end() <= ends
}

fn record(
    layers: &Layers<'_, '_>,
    statement: &Statement,
    speaker: &Speaker,
    parts: &[Range<TokenId>],
) -> QuoteRecord {
    let Layers {
        article,
        scene,
        offsets,
        ..
    } = layers;
    let document = scene.document;
    let lexicon = scene.lexicon;
    let span = |tokens: &Range<TokenId>| offsets.chars(document.span(tokens));
    let verb = statement.verb.map(|found| lexicon.verb(found.verb));
    let verb_text = |text: fn(&crate::lexicon::Verb) -> crate::lexicon::Text| {
        verb.map(|v| lexicon.text(text(v)).to_owned())
            .unwrap_or_default()
    };
    let phrase = |tokens: &Option<Range<TokenId>>| {
        tokens
            .as_ref()
            .map(|t| fold_space(document.words(t)))
            .unwrap_or_default()
    };
    let mut record = QuoteRecord {
        article_id: Arc::clone(&layers.shared.id),
        article_date: article.date,
        article_url: Arc::clone(&layers.shared.url),
        article_title: Arc::clone(&layers.shared.title),
        outlet: Arc::clone(&layers.shared.outlet),
        kind: kind(scene, parts),
        speaker: speaker.name.clone(),
        speaker_mention: statement
            .source
            .first()
            .map(|s| fold_space(document.words(s)))
            .unwrap_or_default(),
        speaker_type: speaker.kind.into(),
        speaker_id: speaker
            .entity
            .map(|e| lexicon.text(lexicon.entity(e).id).to_owned())
            .unwrap_or_default(),
        speaker_gender: speaker.gender.as_str().into(),
        speaker_role: speaker.role.clone(),
        speaker_affiliation: speaker.affiliation.clone(),
        speaker_country: speaker.country.clone(),
        speaker_stands_for: speaker.stands_for.clone(),
        cue: phrase(&statement.cue),
        cue_lemma: verb_text(|v| v.lemma),
        cue_class: verb_text(|v| v.class),
        cue_stance: verb_text(|v| v.stance),
        negated: statement.negated,
        addressee: phrase(&statement.tail.addressee),
        occasion: phrase(&statement.tail.occasion),
        said_where: statement
            .tail
            .place
            .as_ref()
            .map(|place| named_place(layers, place))
            .unwrap_or_default(),
        said_when: phrase(&statement.tail.when),
        citing: phrase(&statement.tail.citing),
        repeats: 1,
        sentence: sentence(layers, statement),
        rule: statement.rule.into(),
        rule_precision: lexicon.rule_precision(statement.rule),
        paragraph: document.paragraph_of(parts[0].start) as u32 + 1,
        start: span(&parts[0]).0,
        end: span(&parts[parts.len() - 1]).1,
        content: statement.content.iter().map(span).collect(),
        cue_spans: statement.cue.iter().map(span).collect(),
        source: statement.source.iter().map(span).collect(),
        ..QuoteRecord::default()
    };
    if let Some(carrier) = &statement.carrier {
        record.via = named(layers, carrier);
    }
    if let Some(said) = said_dates(&record.said_when, article.date, lexicon) {
        record.said_from = Some(said.from);
        record.said_to = Some(said.to);
        record.said_date_rule = said.rule.into();
    }
    names_inside(layers, parts, &mut record);
    record
}

/// Direct, mixed or indirect, by the share of letters and digits between marks.
fn kind(scene: &Scene<'_>, parts: &[Range<TokenId>]) -> Kind {
    let (mut inside, mut all) = (0_usize, 0_usize);
    for at in parts.iter().cloned().flatten() {
        let token = &scene.document.tokens[at];
        if token.is_word() {
            all += token.span.len();
            if scene.in_quotation(at) {
                inside += token.span.len();
            }
        }
    }
    #[allow(
        clippy::cast_precision_loss,
        reason = "lengths of words, far below 2^52"
    )]
    let share = if all == 0 {
        0.0
    } else {
        inside as f64 / all as f64
    };
    if inside == 0 {
        Kind::Indirect
    } else if share >= DIRECT {
        Kind::Direct
    } else {
        Kind::Mixed
    }
}

/// The name inside a noun phrase, canonical; the words themselves if there is none.
fn named(layers: &Layers<'_, '_>, tokens: &Range<TokenId>) -> String {
    let scene = layers.scene;
    let last = mentions_within(scene.mentions, tokens).rfind(|&index| {
        matches!(
            scene.mentions[index].kind,
            MentionKind::Organization | MentionKind::Person
        )
    });
    match last {
        Some(index) => layers.names[index].name.clone(),
        None => fold_space(scene.document.words(tokens)),
    }
}

fn named_place(layers: &Layers<'_, '_>, tokens: &Range<TokenId>) -> String {
    mentions_within(layers.scene.mentions, tokens)
        .find(|&index| layers.scene.mentions[index].kind == MentionKind::Place)
        .map(|index| layers.names[index].name.clone())
        .unwrap_or_default()
}

/// The sentences from the first to the last word of statement, cue and source.
fn sentence(layers: &Layers<'_, '_>, statement: &Statement) -> String {
    let document = layers.scene.document;
    let stretches = || {
        statement
            .content
            .iter()
            .chain(&statement.cue)
            .chain(&statement.source)
            .filter(|range| !range.is_empty())
    };
    let first = stretches()
        .map(|range| document.sentence_of[range.start])
        .min()
        .unwrap_or(0) as usize;
    let last = stretches()
        .map(|range| document.sentence_of[range.end - 1])
        .max()
        .unwrap_or(0) as usize;
    let tokens = document.sentences[first].tokens.start..document.sentences[last].tokens.end;
    fold_space(document.words(&tokens))
}

fn names_inside(layers: &Layers<'_, '_>, parts: &[Range<TokenId>], record: &mut QuoteRecord) {
    let mentions = layers.scene.mentions;
    let mut inside: Vec<usize> = parts
        .iter()
        .flat_map(|part| mentions_within(mentions, part))
        .collect();
    // Parts come in order as a rule; where they do not, names still do.
    inside.sort_unstable();
    inside.dedup();
    for index in inside {
        let list = match mentions[index].kind {
            MentionKind::Person => &mut record.people,
            MentionKind::Place => &mut record.places,
            MentionKind::Organization => &mut record.organizations,
            _ => continue,
        };
        let name = &layers.names[index].name;
        if !list.contains(name) {
            list.push(name.clone());
        }
    }
}
