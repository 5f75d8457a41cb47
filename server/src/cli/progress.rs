//! A bar for long work, on stderr, only where a person looks at it.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Something under way.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Shows that `what` is going on.
    pub(super) fn start(what: &'static str) -> Self {
        let bar = ProgressBar::new_spinner().with_message(what);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {pos} {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(bar)
    }

    /// So far.
    pub(super) fn at(&mut self, count: u64) {
        self.0.set_position(count);
    }

    /// Over; the line goes away.
    pub(super) fn done(self) {
        self.0.finish_and_clear();
    }
}
