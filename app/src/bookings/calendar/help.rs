//! All keys of the grid on one sheet.

use leptos::prelude::*;

use crate::{
    text::{use_locale, words::keys as words},
    ui::Dialog,
};

/// The sheet, opened by `?` or by its button.
#[component]
pub fn Help(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let lines = [
        ("← → ↑ ↓", words::walk(locale)),
        ("Enter", words::book_or_open(locale)),
        ("M", words::take(locale)),
        ("Shift ← →", words::longer(locale)),
        ("Esc", words::put_back(locale)),
        ("PageUp · PageDown", words::other_day(locale)),
        ("T", words::today(locale)),
        ("?", words::this_sheet(locale)),
    ];
    view! {
        <Dialog
            open
            close=Callback::new(move |()| open.set(false))
            title=Signal::stored(words::keys(locale).to_owned())
        >
            <p class="quiet">{words::when_they_work(locale)}</p>
            <dl class="keys">
                {lines
                    .map(|(key, text)| {
                        view! {
                            <dt>
                                <kbd>{key}</kbd>
                            </dt>
                            <dd>{text}</dd>
                        }
                    })
                    .collect_view()}
            </dl>
        </Dialog>
    }
}
