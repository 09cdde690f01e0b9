//! x
use quotary::lexicon::*;
use quotary::document::*;
use quotary::mention::*;
use quotary::quotation::*;
use quotary::attribution::*;
use std::io::BufRead;
fn main() {
    let t = std::time::Instant::now();
    let (l, p) = Lexicon::load(&builtin_files());
    eprintln!("{} names, {} problems {:?}", l.name_count(), p.len(), t.elapsed());
    let f = std::env::args().last().unwrap();
    if !f.ends_with("jsonl") { for e in p.iter().take(10) { println!("{e}"); } return }
    let t = std::time::Instant::now();
    let mut bytes = 0;
    for line in std::io::BufReader::new(std::fs::File::open(f).unwrap()).lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = v["text"].as_str().unwrap();
        bytes += text.len();
        let d = Document::new(text, v["title"].as_str().unwrap_or(""), &l);
        let ph = Phrases::find(&d, &l);
        let m = find_mentions(&d, &l, &ph);
        let off = quotary::text::CharOffsets::new(text);
        let ents: Vec<_> = m.iter().map(|m| { let (s,e)=off.chars(d.span(&m.tokens)); serde_json::json!({"start":s,"end":e,"type":m.kind.as_str(),"rule":m.rule})}).collect();
        let qs = find_quotations(&d);
        let scene = Scene::new(&d, &l, &ph, &m, &qs);
        let sts = find_statements(&scene);
        let sp = |r: &std::ops::Range<usize>| { let (a,b)=off.chars(d.span(r)); vec![a,b] };
        let quotes: Vec<_> = sts.iter().enumerate().map(|(i,s)| {
            let parent = sts.iter().position(|o| !std::ptr::eq(o,s) && s.content.iter().all(|c| o.content.iter().any(|oc| oc.start<=c.start && c.end<=oc.end)) && (o.content!=s.content || !std::ptr::eq(o,s)));
            serde_json::json!({"quote_id": format!("q{i}"), "nested_in": parent.map(|p| format!("q{p}")), "rule": s.rule, "cue": s.cue.as_ref().map(|c| d.words(c)), "content": s.content.iter().map(sp).collect::<Vec<_>>(), "source": s.source.iter().map(sp).collect::<Vec<_>>()}) }).collect();
        println!("{}", serde_json::json!({"id": v["id"], "entities": ents, "quotes": quotes}));
    }
    eprintln!("{:.1} MB/s", bytes as f64/1e6/t.elapsed().as_secs_f64());
}
