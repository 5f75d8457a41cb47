//! What stands where rooms would be, as long as there is none.

use domain::accounts::Action;
use leptos::prelude::*;

use crate::{
    text::{use_locale, words::ui},
    ui::Empty,
};

/// What the reader may do somewhere in the house; provided by the frame.
#[derive(Clone)]
pub struct May(pub Vec<Action>);

/// Whether the reader may do this, as the frame knows.
#[must_use]
pub fn may(action: Action) -> bool {
    use_context::<May>().is_some_and(|may| may.0.contains(&action))
}

/// Says so, and leads who may change it to the first steps; others are told whom to ask.
#[component]
pub fn NoRooms() -> impl IntoView {
    let locale = use_locale();
    let keeps = may(Action::KeepRooms);
    view! {
        <section class="card">
            <Empty title=ui::no_rooms(locale)>
                {if keeps {
                    view! {
                        <p>{ui::no_rooms_begin(locale)}</p>
                        <a class="button button-main" href="/start#rooms" rel="external">
                            {ui::first_steps(locale)}
                        </a>
                    }
                        .into_any()
                } else {
                    view! { <p>{ui::no_rooms_ask(locale)}</p> }.into_any()
                }}
            </Empty>
        </section>
    }
}
