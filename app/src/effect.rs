//! [`Effect`] with one inner type for all pages: Leptos makes a task of its own for every closure,
//! which was a tenth of the programs (measured).

/// As Leptos's, for effects that look at nothing of their last run.
pub struct Effect;

impl Effect {
    /// Runs in the browser once the page stands, and again whenever what it read changed.
    #[expect(clippy::new_ret_no_self, reason = "stands in for the type of Leptos")]
    pub fn new(mut run: impl FnMut(()) + 'static) {
        follow(Box::new(move || run(())));
    }
}

fn follow(mut run: Box<dyn FnMut()>) {
    leptos::prelude::Effect::new(move |_: Option<()>| run());
}
