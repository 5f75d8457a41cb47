//! Whom a meeting's notices reached, and how: for who looks after it (R102).

use contract::notices::{DeliveryState, DeliveryView};
use domain::ids::MeetingId;
use leptos::{either::Either, prelude::*};

use super::{
    api::{self, LogPage, SendAgain},
    words::{channel_word, moment, reason_word, state_word},
};
use crate::{
    effect::Effect,
    text::{use_locale, words::notices as words},
    ui::{Problem, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
    zones::Zone,
};

/// A fold that is read when it is opened.
#[component]
pub fn NoticeLog(
    /// Whose.
    meeting: MeetingId,
) -> impl IntoView {
    let locale = use_locale();
    let open = RwSignal::new(false);
    let meeting = StoredValue::new(meeting);
    view! {
        <details
            class="card card-pad more notice-log"
            on:toggle=move |_| open.update(|open| *open = !*open)
        >
            <summary>{words::who_was_told(locale)}</summary>
            <Show when=move || open.get()>
                <Lines meeting />
            </Show>
        </details>
    }
}

#[component]
fn Lines(meeting: StoredValue<MeetingId>) -> impl IntoView {
    let locale = use_locale();
    let again = ServerAction::<SendAgain>::new();
    let round = RwSignal::new(0_u32);
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(())) = again.value().get() {
            toasts.say(words::on_its_way(locale));
            round.update(|round| *round += 1);
        }
    });
    let read = Resource::new(move || round.get(), move |_| api::log(meeting.get_value()));
    let error = Signal::derive(move || again.value().get().and_then(Result::err));
    view! {
        <Problem error />
        <button class="button button-quiet" on:click=move |_| round.update(|round| *round += 1)>
            {words::look_again(locale)}
        </button>
        <Transition>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(page) => Either::Left(view! { <Table page again /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Table(page: LogPage, again: ServerAction<SendAgain>) -> impl IntoView {
    let locale = use_locale();
    let zone = Zone::read(&page.zone);
    let items = page.log.items;
    if items.is_empty() {
        return view! { <p class="quiet">{words::nobody_told(locale)}</p> }.into_any();
    }
    let line = move |one: DeliveryView| {
        let failed = one.state == DeliveryState::Failed;
        let again_too = one.state.may_go_again();
        let at = moment(locale, &zone, one.sent_at.unwrap_or(one.at));
        let next = one.next_at.map(|at| moment(locale, &zone, at));
        let next = next.filter(|_| one.state == DeliveryState::Retrying);
        view! {
            <li class="log-line">
                <span class="log-who">{one.name} " " <span class="quiet">{one.address}</span></span>
                <span>
                    {reason_word(locale, one.reason)} " · " {channel_word(locale, one.channel)}
                </span>
                <span class="figures quiet">{at}</span>
                <span class="log-state" class:log-failed=failed>
                    {state_word(locale, one.state)}
                </span>
                {(!one.result.is_empty())
                    .then(|| view! { <span class="log-why quiet">{one.result}</span> })}
                {next
                    .map(|at| {
                        view! { <span class="log-why">{words::next_try(locale, &at)}</span> }
                    })}
                {again_too
                    .then(|| {
                        view! {
                            <ActionForm action=again>
                                <input type="hidden" name="id" value=one.id />
                                <button class="button">{words::send_again(locale)}</button>
                            </ActionForm>
                        }
                    })}
            </li>
        }
    };
    view! { <ul class="log">{items.into_iter().map(line).collect_view()}</ul> }.into_any()
}
