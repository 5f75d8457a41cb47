//! What people from outside are asked, where somebody asked for a recording: never ticked for
//! them, and taken back as easily as given.

use leptos::prelude::*;

use crate::text::{use_locale, words::recording as words};

/// For those who are known: agree, or withdraw it.
#[component]
pub fn Choice(
    /// Where the form posts to.
    action: String,
    /// They agreed, and that stands.
    agreed: bool,
) -> impl IntoView {
    let locale = use_locale();
    let (said, button, agrees) = match agreed {
        true => (
            words::you_agreed(locale),
            words::you_withdraw(locale),
            "false",
        ),
        false => (words::will_be(locale), words::say_so(locale), "true"),
    };
    view! {
        <form class="form join-form" method="post" action=action>
            <p role="status">{said}</p>
            <input type="hidden" name="agrees" value=agrees />
            {(!agreed)
                .then(|| {
                    view! {
                        <label class="check">
                            <input type="checkbox" name="sure" value="true" required=true />
                            {words::i_agree(locale)}
                        </label>
                        <p class="quiet">{words::i_agree_means(locale)}</p>
                    }
                })}
            <div>
                <button class="button">{button}</button>
            </div>
        </form>
    }
}
