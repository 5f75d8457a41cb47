//! Who is free when: everybody's day beside the form of a meeting, and the first times for all of
//! them, which fill the form (R048, R054).
//!
//! Start at [`Calendars`]. Without WASM its buttons post the form, which comes back with them.

pub mod api;
#[cfg(feature = "ssr")]
pub(super) mod gather;
mod offers;
mod picker;
mod strip;
pub mod views;

use std::time::Duration;

use leptos::{prelude::*, server_fn::ServerFn};

use self::{offers::Offers, picker::Picker, views::FreeBusy};
pub use self::{picker::suggestions, strip::Strip};
use super::{draft::MeetingDraft, form::Form};
use crate::{
    context::ApiError,
    text::{Locale, use_locale, words::calendars as words},
    ui::Problem,
};

/// The form that the buttons belong to.
pub const FORM: &str = "meeting-form";
/// Typing rests so long before calendars are read.
const REST: Duration = Duration::from_millis(300);

/// What the parts share; `Copy`.
#[derive(Clone, Copy)]
struct Looked {
    form: Form,
    found: RwSignal<FreeBusy>,
    failed: RwSignal<Option<ApiError>>,
    busy: RwSignal<bool>,
}

impl Looked {
    /// Reads it for what is typed now; what was typed since makes the answer worthless.
    fn read(self, find: bool) {
        // The page may have been left while typing rested.
        let Some(draft) = self.form.draft.try_get_untracked() else {
            return;
        };
        self.busy.try_set(true);
        leptos::task::spawn_local(async move {
            let answer = api::free_busy(draft.clone(), find, String::new()).await;
            if self.form.draft.try_get_untracked().as_ref() != Some(&draft) {
                return;
            }
            self.busy.try_set(false);
            match answer {
                Ok(mut found) => {
                    self.failed.try_set(None);
                    self.found.try_update(|known| {
                        if !find {
                            found.times = known.times.take();
                        }
                        *known = found;
                    });
                }
                Err(error) => drop(self.failed.try_set(Some(error))),
            }
        });
    }
}

/// The section beside the form.
#[component]
pub fn Calendars(
    /// The form's draft and house.
    form: Form,
    /// What was read first.
    first: Result<FreeBusy, ApiError>,
) -> impl IntoView {
    let locale = use_locale();
    let (found, failed) = match first {
        Ok(found) => (found, None),
        Err(error) => (FreeBusy::default(), Some(error)),
    };
    let looked = Looked {
        form,
        found: RwSignal::new(found),
        failed: RwSignal::new(failed),
        busy: RwSignal::new(false),
    };
    follow(looked);
    let find = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        looked.read(true);
    };
    let error = Signal::derive(move || looked.failed.get());
    view! {
        <section class="card card-pad calendars" id="calendars" aria-labelledby="calendars-title">
            <h2 id="calendars-title">{words::who_is_free(locale)}</h2>
            <Picker form />
            <Days looked />
            <div class="button-row">
                <button
                    class="button"
                    form=FORM
                    formaction=api::ReadFreeBusy::url()
                    formmethod="post"
                    name="find"
                    value="true"
                    disabled=move || looked.busy.get()
                    on:click=find
                >
                    {words::find_times(locale)}
                </button>
            </div>
            <Problem error />
            <Offers looked />
        </section>
    }
}

/// Reads again when who is asked, or when it is, becomes another; times that were found for others
/// are forgotten.
fn follow(looked: Looked) {
    let typed = move || {
        let of = |draft: &MeetingDraft| Typed {
            people: people(draft),
            when: when(draft),
        };
        looked.form.draft.with(of)
    };
    leptos::prelude::Effect::new(move |before: Option<(Typed, Option<TimeoutHandle>)>| {
        let now = typed();
        let Some((last, timer)) = before else {
            return (now, None);
        };
        if last == now {
            return (now, timer);
        }
        if let Some(timer) = timer {
            timer.clear();
        }
        if last.people != now.people {
            looked.found.update(|found| found.times = None);
        }
        let timer = set_timeout_with_handle(move || looked.read(false), REST).ok();
        (now, timer)
    });
}

/// What calendars are read for.
#[derive(PartialEq)]
struct Typed {
    people: Vec<String>,
    when: Vec<String>,
}

fn people(draft: &MeetingDraft) -> Vec<String> {
    [&draft.attendees, &draft.optional, &draft.observers]
        .map(Clone::clone)
        .into()
}

fn when(draft: &MeetingDraft) -> Vec<String> {
    [
        &draft.date,
        &draft.start,
        &draft.end,
        &draft.end_date,
        &draft.zone,
    ]
    .map(Clone::clone)
    .into()
}

/// A row a person.
#[component]
fn Days(looked: Looked) -> impl IntoView {
    let locale = use_locale();
    let zone = StoredValue::new(looked.form.zone());
    let rows = move || {
        let zone = zone.get_value();
        looked.found.with(|found| {
            let (day, then) = (found.day?, found.then);
            let people = found.people.clone().into_iter();
            let rows = people.map(|person| view! { <Strip person day then zone=zone.clone() /> });
            Some(view! { <ul class="strips">{rows.collect_view()}</ul> })
        })
    };
    let unknown = move || {
        let names = looked
            .found
            .with(|found| found.unknown.join(locale_comma(locale)));
        (!names.is_empty()).then(|| {
            view! { <p class="quiet">{words::no_calendar(locale, &names)}</p> }
        })
    };
    view! {
        {rows}
        {unknown}
    }
}

/// Between names.
const fn locale_comma(locale: Locale) -> &'static str {
    match locale {
        Locale::En => ", ",
        Locale::Zh => "、",
    }
}
