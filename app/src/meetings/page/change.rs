//! Another topic, time, place or people; the rooms move along (R032).

use leptos::{prelude::*, server_fn::ServerFn};

use super::Here;
use crate::{
    effect::Effect,
    meetings::{
        api::Change,
        draft::MeetingDraft,
        form::{Failure, Form, Kind, Times, Topic, Words, to_first_wrong},
        views::planned_in,
    },
    text::{use_locale, words::bookings, words::ui},
    ui::use_toasts,
    wire::{ServerAction, kept_draft},
};

/// The form, behind one press.
#[component]
pub fn ChangeForm(here: Here) -> impl IntoView {
    let locale = use_locale();
    let change = ServerAction::<Change>::new();
    let failed = Signal::derive(move || change.value().get().and_then(Result::err));
    let typed = here.page.with_value(|page| {
        let zone = planned_in(&page.house, &page.detail.meeting.time_zone);
        MeetingDraft::of(&page.detail, &zone)
    });
    let form = Form {
        draft: RwSignal::new(kept_draft().unwrap_or(typed)),
        house: StoredValue::new(here.page.with_value(|page| page.house.clone())),
        failed,
    };
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(_)) = change.value().get() {
            toasts.say(bookings::changed(locale));
            here.again.run(());
        }
    });
    to_first_wrong(failed);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let meeting = here.page.with_value(|page| page.detail.meeting.clone());
        change.dispatch(Change {
            id: meeting.id,
            draft: form.draft.get_untracked(),
            revision: Some(meeting.revision),
        });
    };
    view! {
        <details class="more" open=failed.get_untracked().is_some()>
            <summary>{bookings::change(locale)}</summary>
            <form
                class="form"
                method="post"
                action=Change::url()
                novalidate=true
                on:submit=submit
            >
                {here.sent()}
                <Topic form />
                <Kind form />
                <Times form />
                <Words form />
                <Failure form />
                <div class="button-row button-row-end">
                    <button class="button button-main" disabled=move || change.pending().get()>
                        {ui::save(locale)}
                    </button>
                </div>
            </form>
        </details>
    }
}
