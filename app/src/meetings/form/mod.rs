//! The form of a meeting: what is typed lives in one [`MeetingDraft`].
//!
//! Start at [`NewMeetingPage`]. Without WASM it is a plain form that posts the same words; what a
//! choice hides is hidden by the style sheet alone.

mod fields;
mod parts;
mod refused;
mod rooms;
mod sent;
mod start;
mod times;

pub use fields::{Choices, Line};
pub use parts::{Invitation, Kind, Notes, Topic, Words};
pub use refused::Failure;
pub use rooms::room_options;
pub use sent::to_first_wrong;
pub use start::NewMeetingPage;
pub use times::Times;

use leptos::{prelude::*, server_fn::ServerFn};

use self::{
    parts::{Asked, Attending},
    rooms::Rooms,
    sent::after_making,
};
use super::{api::Create, calendars::FORM, draft::MeetingDraft};
use crate::{
    bookings::views::House,
    context::ApiError,
    text::{use_locale, words::calendars, words::meetings as words, words::ui},
    wire::ServerAction,
    zones::Zone,
};

/// What the form's parts share; `Copy`.
#[derive(Clone, Copy)]
pub struct Form {
    /// What is typed.
    pub draft: RwSignal<MeetingDraft>,
    /// Rooms and zones.
    pub house: StoredValue<House>,
    /// Why it failed when it was sent.
    pub failed: Signal<Option<ApiError>>,
}

impl Form {
    /// The zone that the times are meant in.
    #[must_use]
    pub fn zone(self) -> Zone {
        self.draft
            .with_untracked(|draft| self.house.with_value(|house| house.zone_named(&draft.zone)))
    }

    fn error(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.failed.get()?.field(field))
    }
}

/// The form for a new meeting.
#[component]
pub fn MeetingForm(
    /// Rooms and zones.
    house: StoredValue<House>,
    /// What is typed.
    draft: RwSignal<MeetingDraft>,
) -> impl IntoView {
    let locale = use_locale();
    let create = ServerAction::<Create>::new();
    let form = Form {
        draft,
        house,
        failed: Signal::derive(move || create.value().get().and_then(Result::err)),
    };
    after_making(create);
    to_first_wrong(form.failed);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        create.dispatch(Create {
            draft: form.draft.get_untracked(),
        });
    };
    view! {
        // The server names all that is missing at once, beside the fields.
        <form
            id=FORM
            class="form meeting-form"
            method="post"
            action=Create::url()
            novalidate=true
            on:submit=submit
        >
            <input
                type="hidden"
                name="draft[template]"
                value=draft.with_untracked(|draft| draft.template.clone())
            />
            <Topic form />
            <Kind form />
            <Times form />
            <Attending form />
            <div class="here">
                <Rooms form />
            </div>
            <Words form />
            <Asked form />
            <p>
                <a href="#calendars">{calendars::who_is_free(locale)}</a>
            </p>
            <Invitation form />
            <Notes form />
            <Failure form />
            <div class="button-row button-row-end">
                <a class="button" href="/meetings">
                    {ui::cancel(locale)}
                </a>
                <button class="button button-main" disabled=move || create.pending().get()>
                    {words::make_it(locale)}
                </button>
            </div>
        </form>
    }
}
