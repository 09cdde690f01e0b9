//! One step of the work: what a source gives becomes what a sink takes.
//!
//! An article becomes its record; a broken line stays the problem it is.

use std::panic::{AssertUnwindSafe, catch_unwind};

use quotary::extract::Extractor;
use quotary::record::{Action, ArticleRecord, Problem};
use quotary::source::{Incoming, Item};

/// What became of an item.
pub(super) enum Outcome {
    /// An article was worked on.
    Done(Box<ArticleRecord>),
    /// There was no article.
    Skipped(Problem),
    /// There was one, and it could not be read or worked on.
    Failed(Problem),
}

/// Does the work.
pub(super) fn work(item: Item, extractor: &mut Extractor<'_>) -> Outcome {
    match item {
        Item::Skipped(problem) => Outcome::Skipped(problem),
        Item::Failed(problem) => Outcome::Failed(problem),
        Item::Article(incoming) => article(*incoming, extractor),
    }
}

fn article(incoming: Incoming, extractor: &mut Extractor<'_>) -> Outcome {
    let Incoming {
        article,
        duplicate_of,
        problems,
    } = incoming;
    // The pipeline is made never to panic. If it has a fault all the same, it may cost one article of a
    // million, not the run.
    let Ok(mut record) = catch_unwind(AssertUnwindSafe(|| extractor.extract(&article))) else {
        return Outcome::Failed(Problem {
            input: article.input,
            position: article.position,
            article_id: article.id,
            problem: "a fault in quotary itself; please report it with the article".to_owned(),
            action: Action::Skipped,
        });
    };
    record.duplicate_of = duplicate_of.into();
    for problem in &mut record.problems {
        if problem.input.is_empty() {
            problem.input.clone_from(&article.input);
            problem.position = article.position;
        }
        if problem.article_id.is_empty() {
            problem.article_id.clone_from(&article.id);
        }
    }
    // What happened on reading comes before what was noted later.
    record.problems.splice(0..0, problems);
    Outcome::Done(Box::new(record))
}
