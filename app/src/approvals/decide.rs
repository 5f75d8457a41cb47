//! The buttons of a request: approve, reject with a reason, and how much it matters. Plain forms,
//! which a thumb can press; both answers can be taken back.

use std::sync::Arc;

use contract::bookings::BookingView;
use domain::{approvals::Priority, bookings::Status, ids::BookingId};
use leptos::{html, prelude::*};

use super::{
    api::{self, Approve, Reject, RequestView, SetPriority},
    said::priority_word,
};
use crate::{
    effect::Effect,
    text::{Locale, use_locale, words::approvals as words},
    ui::{FormErrors, Problem, SelectField, TextField, Toast, Toasts, Undo, use_toasts},
    wire::{ActionForm, ServerAction},
};

/// Says what was answered, with the way back.
fn say(locale: Locale, toasts: Toasts, id: &str, text: &'static str) {
    let id = BookingId::from(id);
    let undo: Undo = Arc::new(move || {
        let id = id.clone();
        leptos::task::spawn_local(async move {
            toasts.say(match api::take_back(id).await {
                Ok(()) => words::taken_back(locale).to_owned(),
                Err(error) => error.text(locale),
            });
            toasts.tell_undone();
        });
    });
    toasts.show(Toast {
        text: text.to_owned(),
        undo: Some(undo),
    });
}

/// Both answers and the priority, of the request as it stands now.
#[component]
pub(super) fn Decide(
    id: String,
    request: Signal<RequestView>,
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let approve = ServerAction::<Approve>::new();
    let reject = ServerAction::<Reject>::new();
    let error = Signal::derive(move || {
        let approve = approve.value().get().and_then(Result::err);
        approve.or_else(|| reject.value().get().and_then(Result::err))
    });
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    let of = StoredValue::new(id.clone());
    let form = NodeRef::<html::Form>::new();
    Effect::new(move |_| {
        let done = match (approve.value().get(), reject.value().get()) {
            (Some(Ok(true)), _) => words::approved(locale),
            (Some(Ok(false)), _) => words::approved_step(locale),
            (_, Some(Ok(()))) => words::rejected(locale),
            _ => return,
        };
        of.with_value(|id| say(locale, toasts, id, done));
        // The next step may be the reader's too, and is another answer.
        if let Some(form) = form.get_untracked() {
            form.reset();
        }
        again.run(());
    });
    let revision = Memo::new(move |_| request.with(|one| one.booking.revision));
    let priority = Memo::new(move |_| request.with(|one| one.facts.priority));
    let taken = Memo::new(move |_| {
        let holds = |one: &BookingView| one.status == Status::Confirmed;
        request.with(|one| one.others.iter().any(holds))
    });
    let is_taken = move || {
        let taken = taken.get();
        taken.then(|| view! { <p class="quiet">{words::slot_is_taken(locale)}</p> })
    };
    view! {
        <Problem error />
        {is_taken}
        <div class="decide">
            <ApproveForm id=id.clone() revision action=approve taken form />
            <RejectForm id=id.clone() revision action=reject />
            <PriorityForm id priority again />
        </div>
    }
}

#[component]
fn ApproveForm(
    id: String,
    revision: Memo<u64>,
    action: ServerAction<Approve>,
    taken: Memo<bool>,
    form: NodeRef<html::Form>,
) -> impl IntoView {
    let locale = use_locale();
    let disabled = move || taken.get() || action.pending().get();
    view! {
        <ActionForm action node_ref=form attr:class="decide-form">
            <input type="hidden" name="id" value=id.clone() />
            <input type="hidden" name="revision" value=move || revision.get().to_string() />
            <button class="button button-main decide-button" disabled=disabled>
                {words::approve(locale)}
            </button>
            <details class="more">
                <summary>{words::add_comment(locale)}</summary>
                <TextField name="comment" of=id label=words::comment(locale) />
            </details>
        </ActionForm>
    }
}

#[component]
fn RejectForm(id: String, revision: Memo<u64>, action: ServerAction<Reject>) -> impl IntoView {
    let locale = use_locale();
    view! {
        <details class="decide-form">
            <summary class="button decide-button">{words::reject(locale)}</summary>
            <ActionForm action attr:class="form">
                <input type="hidden" name="id" value=id.clone() />
                <input type="hidden" name="revision" value=move || revision.get().to_string() />
                <TextField
                    name="reason"
                    of=id
                    label=words::reason_for_asker(locale)
                    required=true
                />
                <button
                    class="button button-danger decide-button"
                    disabled=move || action.pending().get()
                >
                    {words::reject(locale)}
                </button>
            </ActionForm>
        </details>
    }
}

#[component]
fn PriorityForm(id: String, priority: Memo<Priority>, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let set = ServerAction::<SetPriority>::new();
    let error = Signal::derive(move || set.value().get().and_then(Result::err));
    let toasts = use_toasts();
    Effect::new(move |_| {
        if let Some(Ok(())) = set.value().get() {
            toasts.say(words::priority_set(locale));
            again.run(());
        }
    });
    let options = Priority::ALL.map(|one| {
        let word = priority_word(locale, one).to_owned();
        (one.as_str().to_owned(), word)
    });
    let is = move || words::priority_is(locale, &priority_word(locale, priority.get()));
    view! {
        <details class="decide-form decide-priority">
            <summary class="button button-quiet decide-button">{is}</summary>
            <ActionForm action=set attr:class="form">
                <input type="hidden" name="id" value=id.clone() />
                <SelectField
                    name="priority"
                    of=id
                    label=words::priority(locale)
                    value=priority.get_untracked().as_str()
                    options=options.to_vec()
                />
                <Problem error />
                <button class="button decide-button">{words::set_priority(locale)}</button>
            </ActionForm>
        </details>
    }
}
