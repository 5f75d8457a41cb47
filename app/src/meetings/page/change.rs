//! Another topic, time, place or people; the rooms move along (R032).

use leptos::{prelude::*, server_fn::ServerFn};

use super::{Here, rebase::rebase};
use crate::{
    effect::Effect,
    meetings::{
        api::Change,
        draft::MeetingDraft,
        form::{Failure, Form, Kind, Notes, Times, Topic, Words, to_first_wrong},
        views::{MeetingPage, planned_in},
    },
    text::{use_locale, words::bookings, words::ui},
    ui::use_toasts,
    wire::{ServerAction, kept_draft},
};

/// The revision and the words that the typing began with: they follow the meeting as long as nobody
/// else touches what is being typed.
fn begun(here: Here, draft: RwSignal<MeetingDraft>) -> StoredValue<(u64, MeetingDraft)> {
    let as_typed = move |page: &MeetingPage| {
        let zone = planned_in(&page.house, &page.detail.meeting.time_zone);
        let words = MeetingDraft::of(&page.detail, &zone);
        (page.detail.meeting.revision, words)
    };
    let seen = StoredValue::new(here.page.with_untracked(as_typed));
    Effect::new(move |()| {
        let now = here.page.with(as_typed);
        let typed = draft.get_untracked();
        if let Some(merged) = seen.with_value(|(_, base)| rebase(&typed, base, &now.1)) {
            seen.set_value(now);
            if merged != typed {
                draft.set(merged);
            }
        }
    });
    seen
}

/// The form, behind one press.
#[component]
pub fn ChangeForm(here: Here) -> impl IntoView {
    let locale = use_locale();
    let change = ServerAction::<Change>::new();
    let failed = Signal::derive(move || change.value().get().and_then(Result::err));
    let typed = here.page.with_untracked(|page| {
        let zone = planned_in(&page.house, &page.detail.meeting.time_zone);
        MeetingDraft::of(&page.detail, &zone)
    });
    let form = Form {
        draft: RwSignal::new(kept_draft().unwrap_or(typed)),
        house: StoredValue::new(here.page.with_untracked(|page| page.house.clone())),
        failed,
    };
    let seen = begun(here, form.draft);
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
        change.dispatch(Change {
            id: here
                .page
                .with_untracked(|page| page.detail.meeting.id.clone()),
            draft: form.draft.get_untracked(),
            revision: Some(seen.with_value(|(revision, _)| *revision)),
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
                <Notes form />
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
