//! What people ask about booking settings.

use leptos::prelude::*;

use crate::{
    text::{use_locale, words::rooms as words},
    ui::Help,
};

/// Folded away beside the settings.
#[component]
pub fn Meaning() -> impl IntoView {
    let locale = use_locale();
    let buffers = format!(
        "{}, {}",
        words::buffer_before(locale),
        words::buffer_after(locale)
    );
    let pairs = [
        (words::own_help(locale).to_owned(), words::help_own(locale)),
        (
            words::bookable_hours(locale).to_owned(),
            words::help_hours(locale),
        ),
        (buffers, words::help_buffer(locale)),
        (words::ahead(locale).to_owned(), words::help_ahead(locale)),
        (
            words::approval(locale).to_owned(),
            words::help_approval(locale),
        ),
    ];
    view! {
        <Help title=words::help(locale)>
            <dl class="pairs">
                {pairs
                    .into_iter()
                    .map(|(name, text)| {
                        view! {
                            <dt>{name}</dt>
                            <dd>{text}</dd>
                        }
                    })
                    .collect_view()}
            </dl>
        </Help>
    }
}
