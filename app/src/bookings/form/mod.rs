//! The booking form: what is typed lives in one [`Draft`], and `decide` answers while one types.
//!
//! Start at [`BookForm`]. Without WASM it is a plain form that posts the same words.

mod answer;
mod date_line;
mod dates;
mod fields;
mod repeat_fields;

pub use answer::Refused;
pub use answer::way;
pub use fields::{DraftCheck, DraftText, RoomChoice, TimeFields, end_with};

use std::sync::Arc;

use contract::bookings::Preview;
use leptos::{prelude::*, server_fn::ServerFn};

use self::{answer::Answer, repeat_fields::RepeatFields};
use super::{
    api::{self, Book},
    calendar::Judge,
    draft::Draft,
    views::House,
};
use crate::{
    clock::use_clock,
    context::ApiError,
    effect::Effect,
    text::{use_locale, words::approvals, words::bookings as words, words::ui},
    ui::{Problem, Toast, Undo, use_toasts},
    wire::ServerAction,
    zones::Zone,
};

/// Typing must rest this long before the server is asked.
const REST: std::time::Duration = std::time::Duration::from_millis(220);

/// What the form's parts share; `Copy`.
#[derive(Clone, Copy)]
pub struct Form {
    /// What is typed.
    pub draft: RwSignal<Draft>,
    /// Rooms and zones.
    pub house: StoredValue<House>,
    /// What it would do.
    pub preview: RwSignal<Option<Result<Preview, ApiError>>>,
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
}

/// The form for a new booking.
#[component]
pub fn BookForm(
    /// Rooms and zones.
    house: StoredValue<House>,
    /// What it begins with.
    draft: Draft,
    /// Told when it is booked.
    done: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let draft = RwSignal::new(draft);
    let book = ServerAction::<Book>::new();
    let failed = Signal::derive(move || book.value().get().and_then(Result::err));
    let form = Form {
        draft,
        house,
        preview: RwSignal::new(None),
        failed,
    };
    watch_draft(form);
    Effect::new(move |_| {
        // What was said while typing is older than the refusal: somebody was faster.
        if failed.get().is_some_and(|error| error.is_refusal()) {
            form.preview.set(None);
        }
    });
    after_booking(book, done);
    let other = Signal::derive(move || failed.get().filter(|one| !one.is_refusal()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        book.dispatch(Book {
            draft: draft.get_untracked(),
        });
    };
    view! {
        <form class="form book-form" method="post" action=Book::url() on:submit=submit>
            <DraftText
                form
                name="subject"
                label=words::subject(locale)
                get=|draft| draft.subject.clone()
                set=|draft, text| draft.subject = text
            />
            <RoomChoice form />
            <TimeFields form />
            <RepeatFields form />
            <Show when=move || asks(form)>
                <Why form />
            </Show>
            <People form />
            <Answer form />
            <Problem error=other />
            <div class="button-row button-row-end">
                <button type="button" class="button" on:click=move |_| done.run(())>
                    {ui::cancel(locale)}
                </button>
                <button class="button button-main" disabled=move || book.pending().get()>
                    {move || match asks(form) {
                        true => words::ask_for_it(locale),
                        false => words::book(locale),
                    }}
                </button>
            </div>
        </form>
    }
}

/// Why the room is asked for; read by who decides.
#[component]
fn Why(form: Form) -> impl IntoView {
    let locale = use_locale();
    view! {
        <DraftText
            form
            name="why"
            label=approvals::say_why(locale)
            hint=approvals::say_why_hint(locale)
            get=|draft| draft.why.clone()
            set=|draft, text| draft.why = text
        />
    }
}

/// Whether the chosen room wants approval.
fn asks(form: Form) -> bool {
    let room = form.draft.with(|draft| draft.room.clone());
    form.house.with_value(|house| {
        house
            .rooms
            .iter()
            .any(|one| one.id.as_str() == room && one.requires_approval)
    })
}

/// Who comes, notes, and who may read them; open when something is there.
#[component]
pub fn People(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    let open = form
        .draft
        .with_untracked(|draft| !draft.attendees.is_empty() || !draft.description.is_empty());
    view! {
        <details class="more" open=open>
            <summary>{words::people_and_notes(locale)}</summary>
            <div class="form">
                <DraftText
                    form
                    name="attendees"
                    label=words::attendees(locale)
                    lines=3
                    get=|draft| draft.attendees.clone()
                    set=|draft, text| draft.attendees = text
                />
                <DraftText
                    form
                    name="description"
                    label=words::description(locale)
                    lines=3
                    get=|draft| draft.description.clone()
                    set=|draft, text| draft.description = text
                />
                <DraftCheck
                    form
                    name="private"
                    label=words::private(locale)
                    get=|draft| draft.private
                    set=|draft, on| draft.private = on
                />
            </div>
        </details>
    }
}

/// Says what the draft would do: at once, as far as the calendar around the form knows; and,
/// whenever typing rests, what the server says.
fn watch_draft(form: Form) {
    let judge = use_context::<Judge>();
    let clock = use_clock();
    let asked = StoredValue::new(0_u32);
    leptos::prelude::Effect::new(move |waiting: Option<Option<TimeoutHandle>>| {
        if let Some(handle) = waiting.flatten() {
            handle.clear();
        }
        // What was asked before is not answered any more.
        let turn = asked.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        let mut draft = form.draft.get();
        if let Some(known) = judge.and_then(|judge| judge.preview(&draft, clock.now_untracked())) {
            form.preview.set(Some(Ok(known)));
        }
        draft.subject.clear();
        draft.description.clear();
        draft.why.clear();
        if draft.room.is_empty() || draft.date.is_empty() {
            return None;
        }
        let ask = move || {
            leptos::task::spawn_local(async move {
                let answer = api::preview(draft).await;
                // The same answer again leaves the list, and what is open in it, as it is.
                let known = form.preview.try_get_untracked().flatten();
                if asked.try_get_value() == turn && known.as_ref() != Some(&answer) {
                    form.preview.try_set(Some(answer));
                }
            });
        };
        set_timeout_with_handle(ask, REST).ok()
    });
}

/// Says so, offers the way back, closes.
fn after_booking(book: ServerAction<Book>, done: Callback<()>) {
    let locale = use_locale();
    let toasts = use_toasts();
    let day = use_context::<super::calendar::Day>();
    Effect::new(move |_| {
        let Some(Ok(booked)) = book.value().get() else {
            return;
        };
        let text = match (booked.status, booked.dates) {
            (domain::bookings::Status::Pending, _) => words::asked_for(locale).to_owned(),
            (_, 1) => words::booked_now(locale).to_owned(),
            (_, dates) => words::booked_dates(locale, &dates),
        };
        let id = booked.id.clone();
        let undo: Undo = Arc::new(move || {
            let id = id.clone();
            leptos::task::spawn_local(async move {
                let scope = contract::bookings::SeriesScope::All;
                toasts.say(match api::cancel(id, scope, String::new()).await {
                    Ok(()) => words::given_up(locale).to_owned(),
                    Err(error) => error.text(locale),
                });
                toasts.tell_undone();
                if let Some(day) = day {
                    day.changed();
                }
            });
        });
        toasts.show(Toast {
            text,
            undo: Some(undo),
        });
        if let Some(day) = day {
            day.changed();
        }
        done.run(());
    });
}
