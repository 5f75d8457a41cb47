//! A page that is kept true: told by its line, asked again when the phone comes back. Without
//! network it stays as it was seen, and says since when; what it became while it was looked at is
//! kept for the next start, too.

use jiff::Timestamp;
use leptos::prelude::*;

use crate::{
    attendee::refresh::use_contact,
    clock::use_clock,
    context::ApiError,
    effect::Effect,
    live::{changes, listen_for_news},
    ui::use_toasts,
};

/// When what the page shows was so, in words.
#[derive(Clone, Copy)]
pub struct AsOf(pub RwSignal<Option<String>>);

/// Call once, in the shell.
pub fn provide_as_of() -> AsOf {
    let as_of = AsOf(RwSignal::new(None));
    provide_context(as_of);
    as_of
}

/// What a page holds that is kept true.
pub trait Kept {
    /// When it was read, and that in words.
    fn read_at(&self) -> (Timestamp, &str);
    /// Its line, with what it knows.
    fn line(&self) -> String;
}

/// A page as it is now.
pub struct Followed<T: Send + Sync + 'static> {
    /// What was read last.
    pub page: RwSignal<T>,
    /// Reads it again.
    pub again: Callback<()>,
    /// Why it could not be read, unless there is no network: the shell says that.
    pub error: Signal<Option<ApiError>>,
}

/// Keeps `first` true by asking again.
pub fn follow<T, F>(first: T, ask: impl Fn() -> F + Copy + Send + Sync + 'static) -> Followed<T>
where
    T: Kept + Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let (contact, toasts) = (use_contact(), use_toasts());
    use_clock().start(first.read_at().0);
    let question = Memo::new(move |_| (contact.round.get(), toasts.undone()));
    let first_line = first.line();
    let (latest, again) = changes::keep(first, question, move |_| ask());
    let page = latest.value;
    let line = move || page.with_untracked(Kept::line);
    listen_for_news(line, use_clock(), move |_| again.run(()));
    let said = Memo::new(move |_| page.with(|page| page.read_at().1.to_owned()));
    let as_of = use_context::<AsOf>();
    Effect::new(move |()| {
        let said = said.get();
        if let Some(AsOf(as_of)) = as_of {
            as_of.try_set(Some(said));
        }
    });
    let error = latest.error;
    Effect::new(move |()| {
        if error.with(|error| error.as_ref().is_some_and(ApiError::is_unreachable)) {
            contact.lost.try_set(true);
        }
    });
    let newer = Memo::new(move |_| page.with(Kept::line) != first_line);
    Effect::new(move |()| keep_copies(newer));
    let error = Signal::derive(move || error.get().filter(|error| !error.is_unreachable()));
    Followed { page, again, error }
}

/// A page that is other than when it was loaded has a new copy made when it is put away.
fn keep_copies(newer: Memo<bool>) {
    let put_away = window_event_listener_untyped("visibilitychange", move |_| {
        let hidden = document().hidden();
        if hidden && newer.try_get_untracked() == Some(true) {
            let path = window().location().pathname().unwrap_or_default();
            crate::doors::device::keep_copy(&path);
        }
    });
    on_cleanup(move || put_away.remove());
}
