//! One request: where it stands for who asked, who may say why it matters; and the buttons for who
//! decides.

use domain::ids::BookingId;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, OneRequest, SayWhy},
    card::RequestCard,
    page::after_undoing,
};
use crate::{
    clock::use_clock,
    effect::Effect,
    text::{use_locale, words::approvals as words, words::ui},
    ui::{FormErrors, Problem, TextField, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// The page at `/approvals/:id`.
#[component]
pub fn RequestPage() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let read = Resource::new(move || id.get(), |id| api::request(BookingId::from(id)));
    let again = Callback::new(move |()| read.refetch());
    after_undoing(again);
    view! {
        <Title text=words::request(locale) />
        <header class="page-head">
            <h1>{words::request(locale)}</h1>
        </header>
        <Transition>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(one) => Either::Left(view! { <One one again /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn One(one: OneRequest, again: Callback<()>) -> impl IntoView {
    use_clock().start(one.house.as_of);
    let house = Signal::stored(one.house);
    let request = one.request;
    let facts = request.facts.clone();
    let id = request.booking.id.clone();
    view! {
        <ul class="stack requests">
            <RequestCard request=Signal::stored(request) house again />
        </ul>
        {facts.may_explain.then(|| view! { <WhyForm id why=facts.why again /> })}
    }
}

#[component]
fn WhyForm(id: BookingId, why: String, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let keep = ServerAction::<SayWhy>::new();
    let error = Signal::derive(move || keep.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |_| {
        if let Some(Ok(())) = keep.value().get() {
            toasts.say(words::why_saved(locale));
            again.run(());
        }
    });
    view! {
        <ActionForm action=keep attr:class="form card card-pad requests why-form">
            <input type="hidden" name="id" value=id.to_string() />
            <TextField
                name="why"
                label=words::say_why(locale)
                hint=words::say_why_hint(locale)
                value=why
            />
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button button-main" disabled=move || keep.pending().get()>
                    {ui::save(locale)}
                </button>
            </div>
        </ActionForm>
    }
}
