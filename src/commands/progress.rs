//! A bar on standard error while the counties are read: only where somebody looks, only once a run has
//! taken a second, and gone before anything is said.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{model::Language, words::Label, workspace::Progress};

/// A run that takes less is over before a bar is read.
const PATIENCE: Duration = Duration::from_secs(1);

/// Clears itself when it goes.
pub struct Bar {
    bar: ProgressBar,
    begun: Instant,
    /// Nothing is left to decide: the bar is shown already, or never will be.
    decided: AtomicBool,
}

impl Bar {
    /// A bar that is shown after a while, if there is a `terminal` to show it on.
    pub fn new(terminal: bool, language: Language) -> Bar {
        let style = ProgressStyle::with_template("{prefix} [{bar:24}] {pos}/{len}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> ");
        let bar = ProgressBar::hidden().with_style(style).with_prefix(Label::CountiesRead.text(language));
        Bar { bar, begun: Instant::now(), decided: AtomicBool::new(!terminal) }
    }
}

impl Progress for Bar {
    fn begins(&self, counties: usize) {
        self.bar.set_length(counties as u64);
        self.bar.set_position(0);
    }

    fn advances(&self) {
        self.bar.inc(1);
        if self.begun.elapsed() >= PATIENCE && !self.decided.swap(true, Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.tick();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
