//! Works on articles in parallel and gives the results in the order of the input.
//!
//! With four threads, article 7 may be done before article 3; what comes out is 1, 2, 3 … all the
//! same. Never more than a few batches are on their way, so the size of the input does not matter.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};
use quotary::extract::{Extractor, Parts};
use quotary::lexicon::Lexicon;
use quotary::source::Item;

use super::work::{Outcome, work};

/// Bytes of text that one thread gets at a time.
const BATCH: usize = 1 << 15;
/// The first batches hold one article each, so that the first row comes quickly.
const SINGLE: usize = 64;
/// How long results may wait in a buffer.
const PATIENCE: Duration = Duration::from_millis(20);

/// What the engine tells: a result, or that nothing comes for the moment.
pub(super) enum Step {
    /// The next result, in order.
    Outcome(Outcome),
    /// Results may be written out: the next ones are not ready.
    Pause,
}

/// How to go to work.
pub(super) struct Settings {
    /// Threads that work on articles.
    pub threads: usize,
    /// True if the input comes from a person or a program that may pause between articles.
    pub live: bool,
    /// What the sink writes of an article.
    pub parts: Parts,
}

/// Works on `items`; `each` gets the steps and may end the run by an error.
pub(super) fn run(
    items: impl Iterator<Item = Item> + Send + 'static,
    lexicon: &Arc<Lexicon>,
    settings: &Settings,
    mut each: impl FnMut(Step) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    if settings.threads < 2 {
        return run_here(items, lexicon, settings, &mut each);
    }
    run_parallel(items, lexicon, settings, &mut each)
}

fn run_here(
    items: impl Iterator<Item = Item>,
    lexicon: &Lexicon,
    settings: &Settings,
    each: &mut dyn FnMut(Step) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut written: Option<Instant> = None;
    let mut extractor = Extractor::of_parts(lexicon, settings.parts);
    for item in items {
        each(Step::Outcome(work(item, &mut extractor)))?;
        if settings.live || written.is_none_or(|at| at.elapsed() > PATIENCE) {
            each(Step::Pause)?;
            written = Some(Instant::now());
        }
    }
    Ok(())
}

type Batch = Vec<Item>;
type Results = Vec<Outcome>;

/// A batch for a worker, and where its results go.
struct Job(Batch, SyncSender<Results>);

fn run_parallel(
    items: impl Iterator<Item = Item> + Send + 'static,
    lexicon: &Arc<Lexicon>,
    settings: &Settings,
    each: &mut dyn FnMut(Step) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    // Results are awaited in the order in which batches were handed out: that is all it takes to keep
    // the order.
    let (jobs, taken) = sync_channel::<Job>(settings.threads);
    let (awaited, order) = sync_channel::<Receiver<Results>>(settings.threads * 4);
    let taken = Arc::new(Mutex::new(taken));
    for number in 0..settings.threads {
        let (taken, lexicon) = (Arc::clone(&taken), Arc::clone(lexicon));
        let parts = settings.parts;
        // The threads are not joined: when writing fails, the reader may be waiting for a line that
        // nobody types. They end with the program.
        spawn(&format!("worker-{number}"), move || {
            labour(&taken, Extractor::of_parts(&lexicon, parts));
        })?;
    }
    let live = settings.live;
    let reader = spawn("reader", move || read(items, live, &jobs, &awaited))?;
    loop {
        let Some(batch) = patiently(&order, each)? else {
            break;
        };
        let results = patiently(&batch, each)?;
        for outcome in results.ok_or_else(|| anyhow!("a thread broke off"))? {
            each(Step::Outcome(outcome))?;
        }
    }
    reader
        .join()
        .map_err(|_| anyhow!("the reading thread broke off"))
}

fn spawn<T: Send + 'static>(
    name: &str,
    body: impl FnOnce() -> T + Send + 'static,
) -> anyhow::Result<thread::JoinHandle<T>> {
    thread::Builder::new()
        .name(name.to_owned())
        .stack_size(8 << 20)
        .spawn(body)
        .context("cannot start a thread; try fewer with --threads")
}

/// Hands out batches until the items or the writer end.
fn read(
    items: impl Iterator<Item = Item>,
    live: bool,
    jobs: &SyncSender<Job>,
    awaited: &SyncSender<Receiver<Results>>,
) {
    let mut batch = Batch::new();
    let mut size = 0;
    let mut handed = 0;
    let mut hand_out = |batch: Batch| {
        let (sender, receiver) = sync_channel(1);
        handed += 1;
        let alive = awaited.send(receiver).is_ok() && jobs.send(Job(batch, sender)).is_ok();
        (alive, handed < SINGLE)
    };
    let mut single = true;
    for item in items {
        size += match &item {
            Item::Article(incoming) => incoming.article.text.len(),
            Item::Skipped(_) | Item::Failed(_) => 1,
        };
        batch.push(item);
        if live || single || size >= BATCH {
            let (alive, next_single) = hand_out(std::mem::take(&mut batch));
            single = next_single;
            size = 0;
            if !alive {
                return;
            }
        }
    }
    if !batch.is_empty() {
        hand_out(batch);
    }
}

/// Works on batches until there are no more.
fn labour(taken: &Mutex<Receiver<Job>>, mut extractor: Extractor<'_>) {
    loop {
        let job = match taken.lock() {
            Ok(jobs) => jobs.recv(),
            Err(_) => return,
        };
        let Ok(Job(batch, results)) = job else {
            return;
        };
        let done = batch
            .into_iter()
            .map(|item| work(item, &mut extractor))
            .collect();
        if results.send(done).is_err() {
            return;
        }
    }
}

/// Receives; if that takes long, lets what is done be written out meanwhile.
fn patiently<T>(
    receiver: &Receiver<T>,
    each: &mut dyn FnMut(Step) -> anyhow::Result<()>,
) -> anyhow::Result<Option<T>> {
    match receiver.recv_timeout(PATIENCE) {
        Ok(value) => Ok(Some(value)),
        Err(RecvTimeoutError::Disconnected) => Ok(None),
        Err(RecvTimeoutError::Timeout) => {
            each(Step::Pause)?;
            Ok(receiver.recv().ok())
        }
    }
}
