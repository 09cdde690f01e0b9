//! The progress bar, drawn on standard error where that is a terminal.
//!
//! ```text
//! [=========>          ] 48% 3,210 articles
//! ```

use std::io::{IsTerminal, stderr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use quotary::source::total_size;

use super::report;

/// How often the bar is drawn; drawing it for every article would take longer than the articles.
const OFTEN: Duration = Duration::from_millis(100);

/// Shows how far a run is.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    read: Arc<AtomicU64>,
    drawn: Instant,
}

impl Progress {
    /// A bar if `wanted` and there is a terminal; `read` counts the bytes read of `inputs`.
    pub fn new(wanted: bool, inputs: &[PathBuf], read: Arc<AtomicU64>) -> Self {
        let bar = (wanted && stderr().is_terminal()).then(|| bar(total_size(inputs)));
        Self {
            bar,
            read,
            drawn: Instant::now(),
        }
    }

    /// Draws the bar, if it is time.
    pub fn show(&mut self, articles: u64) {
        if let Some(bar) = &self.bar
            && self.drawn.elapsed() > OFTEN
        {
            self.drawn = Instant::now();
            bar.set_position(self.read.load(Ordering::Relaxed));
            bar.set_message(format!("{articles} articles"));
        }
    }

    /// Prints a line above the bar.
    pub fn line(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| report::line(text)),
            None => report::line(text),
        }
    }

    /// Takes the bar away.
    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: u64) -> ProgressBar {
    if total == 0 {
        return ProgressBar::new_spinner();
    }
    let style = ProgressStyle::with_template("[{bar:30}] {percent:>3}% {msg} ({eta} left)");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(total).with_style(style.progress_chars("=> "))
}
