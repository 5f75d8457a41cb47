//! What can be done with a door of the list: hang it elsewhere, revoke it (R181).

use leptos::prelude::*;

use super::{
    admin::{Deeds, RoomChoice},
    shown::Key,
};
use crate::{
    bookings::views::House,
    text::{use_locale, words::doors},
    ui::Field,
    wire::ActionForm,
};

/// What can be done with a door; with a revoked one nothing.
pub(super) fn ways(key: &Key, house: StoredValue<House>, deeds: Deeds) -> Option<AnyView> {
    let id = key.id.to_string();
    (!key.revoked).then(|| view! { <Ways id house deeds /> }.into_any())
}

/// Moving and revoking, each behind one more press; plain forms, so both work before the WASM.
#[component]
fn Ways(id: String, house: StoredValue<House>, deeds: Deeds) -> impl IntoView {
    let locale = use_locale();
    let choice = format!("hang-{id}");
    let same = id.clone();
    view! {
        <details class="door-way">
            <summary class="button">{doors::move_to(locale)}</summary>
            <ActionForm action=deeds.hang attr:class="form">
                <input type="hidden" name="door" value=same />
                <Field id=choice.clone() label=doors::room(locale)>
                    <RoomChoice id=choice house />
                </Field>
                <button class="button button-main">{doors::confirm_move(locale)}</button>
            </ActionForm>
        </details>
        <details class="door-way">
            <summary class="button button-danger">{doors::revoke(locale)}</summary>
            <ActionForm action=deeds.revoke attr:class="form">
                <input type="hidden" name="door" value=id />
                <p>{doors::revoke_ask(locale)}</p>
                <button class="button button-danger">{doors::confirm_revoke(locale)}</button>
            </ActionForm>
        </details>
    }
}
