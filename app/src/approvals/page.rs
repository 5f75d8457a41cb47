//! The page of requests: approve with one press, reject with a reason, take either back.

use domain::accounts::Action;
use domain::ids::BookingId;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    api::{self, Pending, RequestView, TakeBack},
    card::{RequestCard, subject_of},
};
use crate::{
    accounts::roles::decide::RolesToDecide,
    bookings::views::House,
    clock::use_clock,
    effect::Effect,
    frame::{MOST_COUNTED, Waiting, WaitingRoles, may},
    text::{Locale, use_locale, words::approvals as words, words::ui},
    ui::{Empty, Problem, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// The page at `/approvals`.
#[component]
pub fn ApprovalsPage() -> impl IntoView {
    let locale = use_locale();
    let roles = use_context::<WaitingRoles>();
    let roles = roles.is_some_and(|roles| roles.0.get_untracked() > 0);
    // A head of a department may decide about roles and about no room at all.
    let alone = roles && !may(Action::DecideRequest);
    view! {
        <Title text=ui::approvals(locale) />
        <header class="page-head">
            <h1>{ui::approvals(locale)}</h1>
        </header>
        <RolesToDecide alone />
        {(!alone).then(|| view! { <RoomRequests /> })}
    }
}

#[component]
fn RoomRequests() -> impl IntoView {
    let pending = Resource::new(|| (), |()| api::pending());
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match pending.await {
                    Ok(pending) => Either::Left(view! { <List pending /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

/// A line that did not change stays as it is, with the reason that somebody types in it.
#[component]
fn List(pending: Pending) -> impl IntoView {
    let locale = use_locale();
    use_clock().start(pending.house.as_of);
    let house = StoredValue::new(pending.house);
    let requests = RwSignal::new(pending.requests);
    let recent = RwSignal::new(pending.recent);
    let failed = RwSignal::new(None);
    let waiting = use_context::<Waiting>();
    let again = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            match api::pending().await {
                Ok(read) => {
                    if let Some(Waiting(waiting)) = waiting {
                        waiting.try_set(read.requests.len().min(MOST_COUNTED));
                    }
                    // The reader may have gone to another page meanwhile.
                    failed.try_set(None);
                    requests.try_set(read.requests);
                    recent.try_set(read.recent);
                }
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    });
    after_undoing(again);
    let none = Memo::new(move |_| requests.with(Vec::is_empty));
    let lines = move || {
        view! {
            <ul class="stack requests">
                <For
                    each=move || requests.get()
                    key=key
                    children=move |request| view! { <RequestCard request house again /> }
                />
            </ul>
        }
    };
    view! {
        <Problem error=failed />
        {move || if none.get() { Either::Left(nothing(locale)) } else { Either::Right(lines()) }}
        <Recent recent house again />
    }
}

/// Reads again when an answer was taken back by its note, which may stand over any page.
pub(super) fn after_undoing(again: Callback<()>) {
    let toasts = use_toasts();
    let seen = StoredValue::new(untrack(|| toasts.undone()));
    Effect::new(move |()| {
        let undone = toasts.undone();
        if seen.get_value() != undone {
            seen.set_value(undone);
            again.run(());
        }
    });
}

/// What a line shows: the request, what is said of it and what it meets, each as of its revision.
fn key(request: &RequestView) -> (Vec<(BookingId, u64)>, u8, String) {
    let all = std::iter::once(&request.booking).chain(&request.others);
    let all = all.map(|one| (one.id.clone(), one.revision)).collect();
    let facts = &request.facts;
    (all, facts.priority as u8, facts.why.clone())
}

fn nothing(locale: Locale) -> impl IntoView {
    view! {
        <section class="card">
            <Empty title=words::nothing_waits(locale)>
                <p>{words::nothing_waits_means(locale)}</p>
            </Empty>
        </section>
    }
}

/// What the reader decided a moment ago: the way back that needs no program and no haste.
#[component]
fn Recent(
    recent: RwSignal<Vec<RequestView>>,
    house: StoredValue<House>,
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let back = ServerAction::<TakeBack>::new();
    let error = Signal::derive(move || back.value().get().and_then(Result::err));
    let toasts = use_toasts();
    Effect::new(move |_| match back.value().get() {
        Some(Ok(())) => {
            toasts.say(words::taken_back(locale));
            again.run(());
        }
        Some(Err(_)) => again.run(()),
        None => {}
    });
    let line = move |one: RequestView| {
        let subject = subject_of(locale, &one.booking);
        let room = house.with_value(|house| house.room_name(&one.booking.room));
        let label = format!("{}: {subject}", words::take_back(locale));
        view! {
            <li class="recent">
                <span>
                    {subject} " · " {room} " · "
                    {one
                        .facts
                        .answers
                        .last()
                        .map(|last| super::said::outcome_word(locale, last.outcome))}
                </span>
                <ActionForm action=back>
                    <input type="hidden" name="id" value=one.booking.id.to_string() />
                    <button class="button decide-button" aria-label=label>
                        {words::take_back(locale)}
                    </button>
                </ActionForm>
            </li>
        }
    };
    let none = Memo::new(move |_| recent.with(Vec::is_empty));
    view! {
        <Problem error />
        {move || {
            (!none.get())
                .then(|| {
                    view! {
                        <section class="card card-pad requests recents">
                            <h2>{words::decided_just_now(locale)}</h2>
                            <ul>
                                {move || recent.get().into_iter().map(line).collect_view()}
                            </ul>
                        </section>
                    }
                })
        }}
    }
}
