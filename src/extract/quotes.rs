//! Rows of quotes.csv.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use smol_str::SmolStr;

use crate::article::Article;
use crate::attribution::{Scene, Speaker, Statement};
use crate::document::{Document, TokenId};
use crate::lexicon::{Classes, Frame, Strength, Text, Verb};
use crate::mention::{MentionKind, mentions_within};
use crate::record::{Kind, QuoteRecord};
use crate::resolve::{Cast, said_dates};

use super::identity::Identity;
use super::mentions::name;
use super::nesting::parents;
use super::outlet::outlet;
use super::passages::Passages;
use super::wording::bare_parts;

/// Of a direct statement at least this share of the words stands between marks.
const DIRECT: f64 = 0.9;

/// Everything the rows are made of.
pub(super) struct Layers<'s, 'a> {
    pub article: &'s Article,
    pub scene: &'s Scene<'a>,
    pub cast: &'s Cast,
    pub passages: &'s Passages<'a>,
    pub shared: &'s Shared,
    /// True if somebody asks where in the text a statement stands, part by part.
    pub places: bool,
}

impl Layers<'_, '_> {
    /// The canonical name of a mention.
    fn name(&self, mention: usize) -> SmolStr {
        name(self.scene, self.cast, self.passages, mention)
    }
}

/// What all rows of an article say.
pub(super) struct Shared {
    pub id: SmolStr,
    pub url: SmolStr,
    pub title: SmolStr,
    pub outlet: SmolStr,
}

impl Shared {
    pub fn new(article: &Article, document: &Document<'_>) -> Self {
        Self {
            id: SmolStr::new(&article.id),
            url: SmolStr::new(&article.url),
            title: SmolStr::new(&article.title),
            outlet: outlet(article, document),
        }
    }
}

/// All rows of an article, repeats folded into one.
pub(super) fn records(
    layers: &Layers<'_, '_>,
    statements: &[Statement],
    speakers: Vec<Speaker>,
) -> Vec<QuoteRecord> {
    let document = layers.scene.document;
    let mut rows: Vec<QuoteRecord> = Vec::with_capacity(statements.len());
    let mut kept: Vec<usize> = Vec::with_capacity(statements.len());
    // The first row of each wording, and how many there are.
    let mut seen: HashMap<u128, (usize, usize), FixedState> =
        HashMap::with_capacity_and_hasher(statements.len(), FixedState::default());
    let mut identity = Identity::new(&layers.article.id);
    let mut parts = Vec::new();
    let mut quote = String::new();
    for (index, (statement, speaker)) in statements.iter().zip(speakers).enumerate() {
        bare_parts(document, layers.scene.quotations, statement, &mut parts);
        quote.clear();
        for part in &parts {
            layers.passages.append(part, &mut quote);
        }
        if !identity.read(&quote) {
            continue;
        }
        let in_repeat = || {
            let mut content = statement.content.iter();
            content.all(|part| document.in_repeat(part))
        };
        let (first, count) = seen.entry(identity.wording()).or_insert((rows.len(), 0));
        if *count > 0 && rows[*first].speaker == speaker.name && in_repeat() {
            rows[*first].repeats += 1;
            continue;
        }
        let quote_id = identity.quote_id(*count);
        *count += 1;
        let told = Told {
            statement,
            speaker,
            parts: &parts,
        };
        rows.push(QuoteRecord {
            quote_id,
            signature: identity.signature(),
            quote: SmolStr::new(&quote),
            ..told.record(layers)
        });
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
                    rows[row].nested_in = SmolStr::default();
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

/// A statement with all that is known of it.
struct Told<'s> {
    statement: &'s Statement,
    speaker: Speaker,
    /// Its words, outer marks left off.
    parts: &'s [Range<TokenId>],
}

impl Told<'_> {
    /// Its row, but for what its words alone decide.
    fn record(self, layers: &Layers<'_, '_>) -> QuoteRecord {
        let Self {
            statement,
            speaker,
            parts,
        } = self;
        let Layers {
            article,
            scene,
            passages,
            shared,
            ..
        } = layers;
        let lexicon = scene.lexicon;
        let verb = statement.verb.map(|found| lexicon.verb(found.verb));
        let verb_text =
            |text: fn(&Verb) -> Text| SmolStr::new(verb.map_or("", |v| lexicon.text(text(v))));
        let tail = &statement.tail;
        let said_when = passages.words_of(tail.when.as_ref());
        let said = said_dates(&said_when, article.date, lexicon);
        let [people, places, organizations] = names_inside(layers, parts);
        let spans = |stretches: &[Range<TokenId>]| {
            let asked = if layers.places { stretches } else { &[] };
            asked.iter().map(|part| passages.place(part)).collect()
        };
        QuoteRecord {
            quote_id: SmolStr::default(),
            article_id: shared.id.clone(),
            article_date: article.date,
            article_url: shared.url.clone(),
            article_title: shared.title.clone(),
            outlet: shared.outlet.clone(),
            kind: kind(scene, parts),
            quote: SmolStr::default(),
            speaker: speaker.name,
            speaker_mention: passages.words_of(statement.source.first()),
            speaker_type: SmolStr::new_static(speaker.kind),
            speaker_id: SmolStr::new(
                speaker
                    .entity
                    .map_or("", |e| lexicon.text(lexicon.entity(e).id)),
            ),
            speaker_gender: SmolStr::new_static(speaker.gender.as_str()),
            speaker_role: speaker.role,
            speaker_affiliation: speaker.affiliation,
            speaker_country: speaker.country,
            speaker_stands_for: speaker.stands_for,
            cue: passages.words_of(statement.cue.as_ref()),
            cue_lemma: verb_text(|v| v.lemma),
            cue_class: verb_text(|v| v.class),
            cue_stance: verb_text(|v| v.stance),
            negated: statement.negated,
            addressee: passages.words_of(tail.addressee.as_ref()),
            occasion: passages.words_of(tail.occasion.as_ref()),
            said_where: named_place(layers, tail.place.as_ref()),
            said_when,
            said_from: said.map(|said| said.from),
            said_to: said.map(|said| said.to),
            said_date_rule: SmolStr::new_static(said.map_or("", |said| said.rule)),
            citing: passages.words_of(tail.citing.as_ref()),
            via: named(layers, statement.carrier.as_ref()),
            people,
            places,
            organizations,
            repeats: 1,
            same_as: SmolStr::default(),
            signature: SmolStr::default(),
            sentence: sentence(layers, statement),
            nested_in: SmolStr::default(),
            rule: SmolStr::new_static(statement.rule),
            rule_precision: lexicon.rule_precision(statement.rule),
            paragraph: scene.document.paragraph_of(parts[0].start) as u32 + 1,
            start: passages.place(&parts[0]).0,
            end: passages.place(&parts[parts.len() - 1]).1,
            content: spans(&statement.content),
            cue_spans: spans(statement.cue.as_slice()),
            source: spans(&statement.source),
        }
    }
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
fn named(layers: &Layers<'_, '_>, tokens: Option<&Range<TokenId>>) -> SmolStr {
    let Some(tokens) = tokens else {
        return SmolStr::default();
    };
    let mentions = layers.scene.mentions;
    let last = mentions_within(mentions, tokens).rfind(|&index| {
        matches!(
            mentions[index].kind,
            MentionKind::Organization | MentionKind::Person
        )
    });
    last.map_or_else(|| layers.passages.words(tokens), |index| layers.name(index))
}

fn named_place(layers: &Layers<'_, '_>, tokens: Option<&Range<TokenId>>) -> SmolStr {
    let mentions = layers.scene.mentions;
    tokens
        .and_then(|tokens| {
            mentions_within(mentions, tokens)
                .find(|&index| mentions[index].kind == MentionKind::Place)
        })
        .map_or_else(SmolStr::default, |index| layers.name(index))
}

/// The sentences from the first to the last word of statement, cue and source.
fn sentence(layers: &Layers<'_, '_>, statement: &Statement) -> SmolStr {
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
    layers.passages.words(&tokens)
}

/// The people, places and organizations named in some parts, each once.
fn names_inside(layers: &Layers<'_, '_>, parts: &[Range<TokenId>]) -> [Vec<SmolStr>; 3] {
    let mentions = layers.scene.mentions;
    let mut names = [const { Vec::new() }; 3];
    let mut add = |index: usize| {
        let list: &mut Vec<SmolStr> = match mentions[index].kind {
            MentionKind::Person => &mut names[0],
            MentionKind::Place => &mut names[1],
            MentionKind::Organization => &mut names[2],
            _ => return,
        };
        let name = layers.name(index);
        if !list.contains(&name) {
            list.push(name);
        }
    };
    if let [part] = parts {
        mentions_within(mentions, part).for_each(add);
    } else {
        // Parts come in order as a rule; where they do not, names still do.
        let inside = parts
            .iter()
            .flat_map(|part| mentions_within(mentions, part));
        let mut inside: Vec<usize> = inside.collect();
        inside.sort_unstable();
        inside.dedup();
        inside.into_iter().for_each(&mut add);
    }
    names
}
