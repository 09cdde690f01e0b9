//! x
use quotary::lexicon::*;
fn main() {
    let t = std::time::Instant::now();
    let (l, p) = Lexicon::load(&builtin_files());
    println!("{} names, {} problems {:?}", l.name_count(), p.len(), t.elapsed());
    for e in p.iter().take(10) { println!("{e}"); }
}
