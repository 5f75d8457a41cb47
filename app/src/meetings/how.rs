//! In the room or online: asked where a meeting is both (R057), in forms without a program.

use domain::meetings::Mode;
use leptos::prelude::*;

use super::words::comes_word;
use crate::text::{use_locale, words::parties as words};

/// The choice; nothing where there is none.
#[component]
pub fn HowAttends(
    /// The meeting's.
    mode: Mode,
    /// What was said before.
    said: Option<Mode>,
) -> impl IntoView {
    let locale = use_locale();
    let choice = move |one: Mode| {
        view! {
            <label class="check">
                <input type="radio" name="mode" value=one.as_str() checked=said == Some(one) />
                {comes_word(locale, one)}
            </label>
        }
    };
    (mode == Mode::Hybrid).then(|| {
        view! {
            <fieldset class="how-attends">
                <legend>{words::how(locale)}</legend>
                {choice(Mode::InPerson)}
                {choice(Mode::Online)}
            </fieldset>
        }
    })
}
