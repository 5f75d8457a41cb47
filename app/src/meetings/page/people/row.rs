//! One attendee: who, as what, what was answered; for who keeps the meeting, asked otherwise or no
//! longer.

use std::sync::Arc;

use contract::meetings::MeetingAttendee;
use domain::{
    ids::MeetingId,
    meetings::{AttendeeClass, AttendeeKind, MeetingType, Mode},
};
use leptos::{html, prelude::*};

use super::super::Here;
use crate::{
    effect::Effect,
    meetings::{
        api::{self, ChangeAttendee, Uninvite},
        words::{class_word, comes_word, kind_word, participation_word},
    },
    text::{use_locale, words::calendars, words::outside, words::people as words, words::ui},
    ui::{Problem, Toast, Undo, use_toasts},
    wire::{ActionForm, ServerAction},
};

/// The line.
#[component]
pub fn Row(
    /// The meeting.
    here: Here,
    /// Who.
    one: MeetingAttendee,
    /// The reader keeps the meeting, which is not over.
    keeps: bool,
    /// Busy then with something else, and the reader may know.
    busy: bool,
) -> impl IntoView {
    let locale = use_locale();
    let unreachable = one.account.is_none() && one.email.is_none() && keeps;
    // The department of a colleague stands on their own page: here it would only be long.
    let company = one.company.clone().filter(|_| one.account.is_none());
    let external = one.external;
    let about = match &one.email {
        Some(email) => Some(email.clone()),
        None => unreachable.then(|| words::no_address(locale).to_owned()),
    };
    let external = external.then(|| outside::external(locale));
    let external = external.map(|word| view! { <span class="external">{word}</span> });
    let instead = one.in_place_of.as_ref();
    let instead = instead.map(|name| words::in_place_of(locale, name));
    let said = participation_word(locale, one.participation);
    let class = one.class.map(|class| class_word(locale, class));
    let as_what = match keeps {
        true => view! { <Keep here one=one.clone() /> }.into_any(),
        false => {
            let kind = kind_word(locale, one.kind);
            view! { <span class="quiet">{kind} " " {class}</span> }.into_any()
        }
    };
    let because = |why: String| {
        let why = words::because(locale, &why);
        view! { <p class="person-reason">{why}</p> }
    };
    let other = || {
        view! { <strong class="busy-then">{calendars::other_meeting(locale)}</strong> }
    };
    view! {
        <li class="person">
            <div class="person-who">
                <strong>{name(here, &one)}</strong>
                {external}
                {instead.map(|name| view! { <span class="quiet">{name}</span> })}
                {comes(here, &one).map(|word| view! { <span class="quiet">{word}</span> })}
                {company.map(|company| view! { <span class="quiet">{company}</span> })}
                {about.map(|about| view! { <span class="quiet">{about}</span> })}
                {busy.then(other)}
            </div>
            <span class="participation" data-said=one.participation.as_str()>
                {said}
            </span>
            {as_what}
            {one.reason.map(because)}
        </li>
    }
}

/// The name; who reads the agenda comes by it to their page.
fn name(here: Here, one: &MeetingAttendee) -> AnyView {
    let name = one.name.clone();
    if !here.reads_agenda() {
        return name.into_any();
    }
    let meeting = here
        .page
        .with_untracked(|page| page.detail.meeting.id.clone());
    view! {
        <a href=format!("/meetings/{meeting}/guests/{}", one.id) rel="external">
            {name}
        </a>
    }
    .into_any()
}

/// How they attend, where a meeting is in rooms and online.
fn comes(here: Here, one: &MeetingAttendee) -> Option<&'static str> {
    let hybrid = here
        .page
        .with_untracked(|page| page.detail.meeting.mode == Mode::Hybrid);
    let mode = one.mode.filter(|_| hybrid)?;
    Some(comes_word(use_locale(), mode))
}

/// As what they are asked, and the way off the list.
#[component]
fn Keep(here: Here, one: MeetingAttendee) -> impl IntoView {
    let locale = use_locale();
    let change = ServerAction::<ChangeAttendee>::new();
    let remove = ServerAction::<Uninvite>::new();
    let failed = Signal::derive(move || {
        let change = change.value().get().and_then(Result::err);
        change.or_else(|| remove.value().get().and_then(Result::err))
    });
    let id = here
        .page
        .with_untracked(|page| page.detail.meeting.id.clone());
    Effect::new(move |()| {
        if let Some(Ok(())) = change.value().get() {
            here.again.run(());
        }
    });
    after_removal(here, remove, (id.clone(), one.clone()));
    let off = words::remove_name(locale, &one.name);
    let attendee = one.id.clone();
    view! {
        <AsWhat here change id=id.clone() one />
        <ActionForm action=remove>
            <input type="hidden" name="id" value=id.to_string() />
            <input type="hidden" name="attendee" value=attendee />
            <button class="button button-quiet person-off" aria-label=off>
                {words::remove(locale)}
            </button>
        </ActionForm>
        <Problem error=failed />
    }
}

/// Says so, and offers the way back.
fn after_removal(
    here: Here,
    remove: ServerAction<Uninvite>,
    (id, gone): (MeetingId, MeetingAttendee),
) {
    let locale = use_locale();
    let toasts = use_toasts();
    Effect::new(move |()| {
        let Some(Ok(())) = remove.value().get() else {
            return;
        };
        let (id, gone) = (id.clone(), gone.clone());
        let undo: Undo = Arc::new(move || {
            let (id, gone) = (id.clone(), gone.clone());
            leptos::task::spawn_local(async move {
                if let Err(error) = api::ask_again(id, gone).await {
                    toasts.say(error.text(locale));
                }
                toasts.tell_undone();
            });
        });
        toasts.show(Toast {
            text: words::no_longer_asked(locale).to_owned(),
            undo: Some(undo),
        });
        here.again.run(());
    });
}

/// A choice that is sent as it is made; without the program it has a button.
#[component]
fn AsWhat(
    here: Here,
    change: ServerAction<ChangeAttendee>,
    id: MeetingId,
    one: MeetingAttendee,
) -> impl IntoView {
    let locale = use_locale();
    let large = here
        .page
        .with_untracked(|page| page.detail.meeting.kind == MeetingType::LargeEvent);
    let form = NodeRef::<html::Form>::new();
    let send = move |_| {
        if let Some(form) = form.get_untracked() {
            let _ = form.request_submit();
        }
    };
    let option = |word: &'static str, text: &'static str, chosen: bool| {
        view! {
            <option value=word selected=chosen>
                {text}
            </option>
        }
    };
    let kinds = AttendeeKind::ALL.map(|kind| {
        let text = kind_word(locale, kind);
        option(kind.as_str(), text, kind == one.kind)
    });
    let classes = AttendeeClass::ALL.map(|class| {
        let text = class_word(locale, class);
        option(class.as_str(), text, Some(class) == one.class)
    });
    let as_what = words::how_name_attends(locale, &one.name);
    let group = words::class_of_name(locale, &one.name);
    let none = one.class.is_none();
    let classes = large.then(|| {
        view! {
            <select name="class" class="input" aria-label=group on:change=send>
                {option("", words::no_class(locale), none)}
                {classes.into_iter().collect_view()}
            </select>
        }
    });
    view! {
        <ActionForm action=change node_ref=form attr:class="person-kind">
            <input type="hidden" name="id" value=id.to_string() />
            <input type="hidden" name="attendee" value=one.id />
            <select name="kind" class="input" aria-label=as_what on:change=send>
                {kinds.into_iter().collect_view()}
            </select>
            {classes}
            <button class="button without-program">{ui::save(locale)}</button>
        </ActionForm>
    }
}
