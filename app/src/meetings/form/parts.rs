//! The parts that the forms for a new and for a known meeting share.

use contract::text::notices::proposed;
use domain::meetings::{MeetingType, Mode};
use leptos::prelude::*;

use super::{Choices, Form, Line};
use crate::{
    effect::Effect,
    meetings::{
        draft::MeetingDraft,
        words::{mode_word, type_word},
    },
    text::{use_locale, words::bookings, words::meetings as words, words::notices, words::people},
    ui::BoundCheck,
};

/// What about.
#[component]
pub fn Topic(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <Line
            form
            name="topic"
            label=words::topic(locale)
            get=|draft| &draft.topic
            set=|draft, text| draft.topic = text
        />
    }
}

/// What is said of place and ways, and of the people.
#[component]
pub fn Words(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <Line
            form
            name="place"
            label=words::place_in_words(locale)
            placeholder=words::place_when_empty(locale)
            get=|draft| &draft.place
            set=|draft, text| draft.place = text
        />
        <div class="afar">
            <Line
                form
                name="platforms"
                label=words::platforms(locale)
                lines=2
                hint=words::platforms_hint(locale)
                placeholder=words::platforms_when_empty(locale)
                get=|draft| &draft.platforms
                set=|draft, text| draft.platforms = text
            />
        </div>
    }
}

/// Whether others see only "Busy".
#[component]
fn Check(form: Form) -> impl IntoView {
    let locale = use_locale();
    view! {
        <BoundCheck
            name="draft[private]".to_owned()
            label=words::private(locale)
            on=Signal::derive(move || form.draft.with(|draft| draft.private))
            write=Callback::new(move |on| form.draft.update(|draft| draft.private = on))
        />
    }
}

/// Which of the three types (R022).
#[component]
pub fn Kind(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    let options = MeetingType::ALL.map(|kind| (kind.as_str(), type_word(locale, kind)));
    view! {
        <Choices
            form
            name="type"
            label=words::kind(locale)
            options=options
            get=|draft| draft.kind.map_or("", MeetingType::as_str)
            set=|draft, word| {
                draft.kind = MeetingType::ALL.into_iter().find(|kind| kind.as_str() == word);
            }
        />
    }
}

/// In person, online or both (R025).
#[component]
pub(super) fn Attending(form: Form) -> impl IntoView {
    let locale = use_locale();
    let options = Mode::ALL.map(|mode| (mode.as_str(), mode_word(locale, mode)));
    view! {
        <Choices
            form
            name="mode"
            label=words::mode(locale)
            options=options
            get=|draft| draft.mode.as_str()
            set=|draft, word| {
                let mode = Mode::ALL.into_iter().find(|mode| mode.as_str() == word);
                draft.mode = mode.unwrap_or_default();
            }
        />
    }
}

/// Who is asked to come, as what (R048 to R050); on its own page a meeting keeps them one by one.
#[component]
pub(super) fn Asked(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <Line
            form
            name="attendees"
            label=people::must_come(locale)
            lines=3
            hint=people::one_a_line(locale)
            get=|draft| &draft.attendees
            set=|draft, text| draft.attendees = text
        />
        <div class="asked-too">
            <Line
                form
                name="optional"
                label=people::may_come(locale)
                lines=2
                get=|draft| &draft.optional
                set=|draft, text| draft.optional = text
            />
            <Line
                form
                name="observers"
                label=people::observe(locale)
                lines=2
                get=|draft| &draft.observers
                set=|draft, text| draft.observers = text
            />
        </div>
    }
}

/// Notes, and who may read them; open when something is there.
#[component]
pub fn Notes(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    let typed = |draft: &MeetingDraft| !draft.description.is_empty() || draft.private;
    let open = RwSignal::new(form.draft.with_untracked(typed));
    let wrong = form.error("description");
    Effect::new(move |()| {
        if wrong.get().is_some() {
            open.set(true);
        }
    });
    view! {
        <details class="more" open=move || open.get()>
            <summary>{bookings::notes(locale)}</summary>
            <div class="form">
                <Line
                    form
                    name="description"
                    label=bookings::description(locale)
                    lines=3
                    get=|draft| &draft.description
                    set=|draft, text| draft.description = text
                />
                <Check form />
            </div>
        </details>
    }
}

/// What the invitation says first: proposed from the topic until somebody writes it anew (R099).
#[component]
pub fn Invitation(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    leptos::prelude::Effect::new(move |before: Option<String>| {
        let topic = form.draft.with(|draft| draft.topic.trim().to_owned());
        let now = match topic.is_empty() {
            true => String::new(),
            false => proposed(locale, &topic),
        };
        let typed = form.draft.with_untracked(|draft| draft.invitation.clone());
        let untouched = typed.is_empty() || before.as_ref() == Some(&typed);
        if untouched && typed != now {
            form.draft.update(|draft| draft.invitation.clone_from(&now));
        }
        now
    });
    view! {
        <details class="more">
            <summary>{notices::words_of_invitation(locale)}</summary>
            <div class="form">
                <Line
                    form
                    name="invitation"
                    label=notices::first_words(locale)
                    hint=notices::first_words_hint(locale)
                    lines=3
                    get=|draft| &draft.invitation
                    set=|draft, text| draft.invitation = text
                />
            </div>
        </details>
    }
}
