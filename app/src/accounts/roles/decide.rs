//! Requests for roles that wait for the reader: approved with one press, turned down with a
//! comment.

use contract::role_requests::RoleRequestView;
use leptos::prelude::*;

use super::api::{self, DecideRole};
use crate::{
    accounts::words::role_word,
    effect::Effect,
    frame::{MOST_COUNTED, Unread, WaitingRoles},
    live::changes::keep,
    text::{use_locale, words::approvals, words::roles as words, words::ui},
    ui::{Empty, FormErrors, Problem, TextField, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// The section of the page of approvals; nothing while none waits, unless it is all there is.
#[component]
pub fn RolesToDecide(
    /// The reader decides about no rooms.
    alone: bool,
) -> impl IntoView {
    let read = Resource::new(|| (), |()| api::waiting());
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                let all = read.await.unwrap_or_default();
                view! { <List all alone /> }
            })}
        </Suspense>
    }
}

/// Kept true: who is asked is told of it, and so is the page. A request that was there before keeps
/// its card, with what is being typed in it.
#[component]
fn List(all: Vec<RoleRequestView>, alone: bool) -> impl IntoView {
    let locale = use_locale();
    let told = use_context::<Unread>();
    let question = Memo::new(move |_| told.map(|Unread(told)| told.get()));
    let (latest, again) = keep(all, question, |_| api::waiting());
    let all = latest.value;
    let count = use_context::<WaitingRoles>();
    Effect::new(move |()| {
        if let Some(WaitingRoles(count)) = count {
            count.try_set(all.with(Vec::len).min(MOST_COUNTED));
        }
    });
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <Show when=move || !none.get()>
            <h2 class="list-title">{words::roles_asked(locale)}</h2>
        </Show>
        <ul class="stack requests" aria-label=words::roles_asked(locale)>
            <For
                each=move || all.get()
                key=|one| one.id.clone()
                children=move |one| view! { <Request one again /> }
            />
        </ul>
        <Show when=move || none.get() && alone>
            <section class="card">
                <Empty title=approvals::nothing_waits(locale) />
            </section>
        </Show>
    }
}

#[component]
fn Request(one: RoleRequestView, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let role = role_word(locale, one.role);
    let title = words::name_asks_for(locale, &one.name, &role);
    view! {
        <li class="card card-pad form">
            <div class="facts-head">
                <strong class="facts-subject">{title}</strong>
                <span class="state-word hatched" data-state="pending">
                    {ui::legend_pending(locale)}
                </span>
            </div>
            <p>{words::because(locale, &one.reason)}</p>
            <p class="quiet">{one.department_name}</p>
            <Decide id=one.id name=one.name again />
        </li>
    }
}

#[component]
fn Decide(id: String, name: String, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let approve = ServerAction::<DecideRole>::new();
    let reject = ServerAction::<DecideRole>::new();
    let error = Signal::derive(move || {
        let approve = approve.value().get().and_then(Result::err);
        approve.or_else(|| reject.value().get().and_then(Result::err))
    });
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |()| {
        let approved = matches!(approve.value().get(), Some(Ok(())));
        if approved || matches!(reject.value().get(), Some(Ok(()))) {
            toasts.say(if approved {
                approvals::approved(locale)
            } else {
                approvals::rejected(locale)
            });
            again.run(());
        }
    });
    let (to_reject, of) = (id.clone(), id.clone());
    let label = words::approve_name(locale, &name);
    view! {
        <Problem error />
        <ActionForm action=approve>
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="approve" value="true" />
            <button class="button button-main" aria-label=label>
                {approvals::approve(locale)}
            </button>
        </ActionForm>
        <details class="more">
            <summary>{approvals::reject(locale)}</summary>
            <ActionForm action=reject attr:class="form">
                <input type="hidden" name="id" value=to_reject />
                <input type="hidden" name="approve" value="false" />
                <TextField name="note" of=of label=words::comment(locale) required=true />
                <div>
                    <button class="button button-danger">{approvals::reject(locale)}</button>
                </div>
            </ActionForm>
        </details>
    }
}
