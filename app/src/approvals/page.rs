//! The page of requests: approve with one press, reject with a reason.

use domain::{accounts::Action, bookings::Status, ids::BookingId};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::api::{self, Approve, Pending, Reject, RequestView};
use crate::{
    accounts::roles::decide::RolesToDecide,
    bookings::views::House,
    clock::use_clock,
    effect::Effect,
    frame::{MOST_COUNTED, Waiting, WaitingRoles, area::rel, may},
    text::{Locale, use_locale, words::approvals as words, words::bookings, words::ui},
    ui::{Empty, FormErrors, Problem, TextField, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
    zones::{Zone, date_short},
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
                }
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    });
    let none = Memo::new(move |_| requests.with(Vec::is_empty));
    let lines = move || {
        view! {
            <ul class="stack requests">
                <For
                    each=move || requests.get()
                    key=key
                    children=move |request| view! { <Request request house again /> }
                />
            </ul>
        }
    };
    view! {
        <Problem error=failed />
        {move || if none.get() { Either::Left(nothing(locale)) } else { Either::Right(lines()) }}
    }
}

/// What a line shows: the request and what it meets, each as of its revision.
fn key(request: &RequestView) -> Vec<(BookingId, u64)> {
    let all = std::iter::once(&request.booking).chain(&request.others);
    all.map(|one| (one.id.clone(), one.revision)).collect()
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

#[component]
fn Request(request: RequestView, house: StoredValue<House>, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let RequestView { booking, others } = request;
    let zone = house.with_value(|house| {
        let room = house.room(&booking.room).map(|room| room.time_zone.clone());
        room.map_or_else(|| house.zone(), |name| house.zone_named(&name))
    });
    let room = house.with_value(|house| house.room_name(&booking.room));
    let when = format!(
        "{} {}",
        date_short(locale, zone.day(booking.start)),
        zone.span(locale, booking.start, booking.end)
    );
    let subject = booking
        .subject
        .clone()
        .unwrap_or_else(|| bookings::busy(locale).to_owned());
    let asked = booking
        .organiser
        .as_ref()
        .map(|name| bookings::asked_by(locale, name));
    let taken = others.iter().any(|one| one.status == Status::Confirmed);
    view! {
        <li class="card card-pad form">
            <div class="facts-head">
                <a
                    class="row-link facts-subject"
                    rel=rel("/bookings")
                    href=format!("/bookings/{}", booking.id)
                >
                    {subject}
                </a>
                <span class="state-word hatched" data-state="pending">
                    {ui::legend_pending(locale)}
                </span>
            </div>
            <p class="figures">{room} " · " {when}</p>
            <p class="quiet">{asked}</p>
            <Others others zone />
            <Decide id=booking.id.to_string() revision=booking.revision taken again />
        </li>
    }
}

/// What stands in the way, and what approval would push out (decision 9).
#[component]
fn Others(others: Vec<contract::bookings::BookingView>, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let lines: Vec<String> = others.iter().map(|one| line(locale, one, &zone)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="note">
                <p>{words::at_the_same_time(locale)}</p>
                <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </div>
        }
    })
}

fn line(locale: Locale, one: &contract::bookings::BookingView, zone: &Zone) -> String {
    let subject = one
        .subject
        .clone()
        .unwrap_or_else(|| bookings::busy(locale).to_owned());
    let span = zone.span(locale, one.start, one.end);
    let who = one.organiser.clone().unwrap_or_default();
    match one.status {
        Status::Confirmed => words::taken_by(locale, &span, &subject, &who),
        _ => words::would_be_rejected(locale, &span, &subject, &who),
    }
}

#[component]
fn Decide(id: String, revision: u64, taken: bool, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let approve = ServerAction::<Approve>::new();
    let reject = ServerAction::<Reject>::new();
    let error = Signal::derive(move || {
        let approve = approve.value().get().and_then(Result::err);
        approve.or_else(|| reject.value().get().and_then(Result::err))
    });
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |_| {
        let approved = matches!(approve.value().get(), Some(Ok(())));
        if approved || matches!(reject.value().get(), Some(Ok(()))) {
            toasts.say(if approved {
                words::approved(locale)
            } else {
                words::rejected(locale)
            });
            again.run(());
        }
    });
    let (to_reject, of) = (id.clone(), id.clone());
    view! {
        <Problem error />
        <div class="button-row">
            <ActionForm action=approve>
                <input type="hidden" name="id" value=id.clone() />
                <input type="hidden" name="revision" value=revision.to_string() />
                <button class="button button-main" disabled=taken>
                    {words::approve(locale)}
                </button>
            </ActionForm>
            {taken.then(|| view! { <span class="quiet">{words::slot_is_taken(locale)}</span> })}
        </div>
        <details class="more">
            <summary>{words::reject(locale)}</summary>
            <ActionForm action=reject attr:class="form">
                <input type="hidden" name="id" value=to_reject />
                <input type="hidden" name="revision" value=revision.to_string() />
                <TextField
                    name="reason"
                    of=of
                    label=words::reason_for_asker(locale)
                    required=true
                />
                <div>
                    <button class="button button-danger">{words::reject(locale)}</button>
                </div>
            </ActionForm>
        </details>
    }
}
