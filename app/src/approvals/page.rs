//! The page of requests: approve with one press, reject with a reason, take either back.

use domain::accounts::Action;
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
    context::ApiError,
    effect::Effect,
    frame::{MOST_COUNTED, Unread, Waiting, WaitingRoles, may},
    live::changes,
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

/// Kept true: a request that was there before keeps its card, with the reason that somebody types
/// in it, and what is said in the card changes in place.
#[component]
fn List(pending: Pending) -> impl IntoView {
    let locale = use_locale();
    let as_of = pending.house.as_of;
    use_clock().start(as_of);
    let (page, failed, again) = follow(pending);
    // Without its clock, so that it is another only when a room is.
    let known = move |page: &Pending| House {
        as_of,
        ..page.house.clone()
    };
    let house = Memo::new(move |_| page.with(known)).into();
    let requests = Memo::new(move |_| page.with(|page| page.requests.clone()));
    let recent = Memo::new(move |_| page.with(|page| page.recent.clone()));
    let waiting = use_context::<Waiting>();
    Effect::new(move |()| {
        if let Some(Waiting(waiting)) = waiting {
            waiting.try_set(requests.with(Vec::len).min(MOST_COUNTED));
        }
    });
    let none = Memo::new(move |_| requests.with(Vec::is_empty));
    let card = move |first: RequestView| {
        let id = first.booking.id.clone();
        let known =
            move |all: &Vec<RequestView>| all.iter().find(|one| one.booking.id == id).cloned();
        let request = Memo::new(move |last: Option<&RequestView>| {
            let now = requests.with(&known).or_else(|| last.cloned());
            now.unwrap_or_else(|| first.clone())
        });
        view! { <RequestCard request house again /> }
    };
    let lines = move || {
        view! {
            <ul class="stack requests">
                <For
                    each=move || requests.get()
                    key=|one| one.booking.id.clone()
                    children=card
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

/// What waits as it is now: asked again when anything in the house changes, when an answer was
/// taken back, when the reader is told something.
fn follow(first: Pending) -> (RwSignal<Pending>, RwSignal<Option<ApiError>>, Callback<()>) {
    let toasts = use_toasts();
    let told = use_context::<Unread>();
    let question = Memo::new(move |_| (toasts.undone(), told.map(|Unread(told)| told.get())));
    let (_, latest, again) = changes::follow(first, question, |_| api::pending());
    (latest.value, latest.error, again)
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
    recent: Memo<Vec<RequestView>>,
    house: Signal<House>,
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
        let room = house.with_untracked(|house| house.room_name(&one.booking.room));
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
