//! Move, resize, another room, another subject; for a series this date, the following, or all.

use contract::bookings::{BookingDetail, SeriesScope};
use domain::bookings::Alternative;
use leptos::{prelude::*, server_fn::ServerFn};

use super::page::Card;
use crate::{
    bookings::{
        api::Change,
        draft::{Draft, line},
        form::{DraftText, Form, People, Refused, RoomChoice, TimeFields},
        views::BookingPage,
    },
    effect::Effect,
    text::{use_locale, words::bookings as words, words::ui},
    ui::{Help, Problem, use_toasts},
    wire::{ServerAction, kept_draft},
};

/// The booking as it would be typed, without its people.
pub(super) fn typed(page: &BookingPage) -> Draft {
    let booking = &page.detail.booking;
    let mut draft = Draft {
        room: booking.room.to_string(),
        subject: booking.subject.clone().unwrap_or_default(),
        description: page.detail.description.clone(),
        attendees: page
            .detail
            .attendees
            .iter()
            .map(line)
            .collect::<Vec<_>>()
            .join("\n"),
        private: booking.private,
        all_day: booking.all_day,
        ..Draft::default()
    };
    let planned = page
        .house
        .zones
        .iter()
        .any(|zone| zone.name == booking.time_zone);
    let zone = if planned {
        &booking.time_zone
    } else {
        &page.house.zone
    };
    let mut end = booking.end;
    if booking.all_day {
        // The form names the last day, not the midnight after it.
        end = end
            .checked_sub(jiff::SignedDuration::from_secs(60))
            .unwrap_or(end);
    }
    draft.set_slot(&page.house.zone_named(zone), booking.start, end);
    draft
}

/// The form, behind one press.
#[component]
pub fn ChangeForm(card: Card) -> impl IntoView {
    let locale = use_locale();
    let change = ServerAction::<Change>::new();
    let detail: BookingDetail = card.page.with_value(|page| page.detail.clone());
    let series = detail.booking.series.is_some();
    let scope = RwSignal::new(SeriesScope::This);
    let failed = Signal::derive(move || change.value().get().and_then(Result::err));
    let form = Form {
        draft: RwSignal::new(kept_draft().unwrap_or_else(|| card.page.with_value(typed))),
        house: StoredValue::new(card.page.with_value(|page| page.house.clone())),
        preview: RwSignal::new(None),
        failed,
    };
    let toasts = use_toasts();
    Effect::new(move |_| {
        if let Some(Ok(_)) = change.value().get() {
            toasts.say(words::changed(locale));
            card.changed();
        }
    });
    let (id, revision) = (detail.booking.id.clone(), detail.booking.revision);
    let submit = {
        let id = id.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let (id, draft) = (id.clone(), form.draft.get_untracked());
            let scope = scope.get_untracked();
            change.dispatch(Change {
                id,
                draft,
                scope,
                revision: Some(revision),
            });
        }
    };
    view! {
        <details class="more" open=failed.get_untracked().is_some()>
            <summary>{words::change(locale)}</summary>
            <form class="form" method="post" action=Change::url() on:submit=submit>
                <input type="hidden" name="id" value=id.to_string() />
                <input type="hidden" name="revision" value=revision.to_string() />
                <Words form />
                {series.then(|| view! { <ScopeChoice scope /> })}
                {(!series).then(|| view! { <input type="hidden" name="scope" value="this" /> })}
                <Failure form />
                <div class="button-row button-row-end">
                    <button class="button button-main" disabled=move || change.pending().get()>
                        {ui::save(locale)}
                    </button>
                </div>
            </form>
        </details>
    }
}

#[component]
fn Words(form: Form) -> impl IntoView {
    let locale = use_locale();
    view! {
        <DraftText
            form
            name="subject"
            label=words::subject(locale)
            get=|draft| draft.subject.clone()
            set=|draft, text| draft.subject = text
        />
        <RoomChoice form />
        <TimeFields form />
        <People form />
    }
}

#[component]
fn Failure(form: Form) -> impl IntoView {
    let locale = use_locale();
    let take = Callback::new(move |way: Alternative| {
        form.draft.update(|draft| {
            let zone = form.house.with_value(|house| house.zone_named(&draft.zone));
            draft.room = way.room.to_string();
            draft.set_slot(&zone, way.slot.start, way.slot.end);
        });
    });
    let other = Signal::derive(move || form.failed.get().filter(|one| !one.is_refusal()));
    view! {
        <div role="alert">
            {move || {
                let error = form.failed.get()?;
                let text = error.text(locale);
                let alternatives = error.alternatives?;
                let zone = form.zone();
                Some(view! { <Refused zone text alternatives take /> })
            }}
        </div>
        <Problem error=other />
    }
}

/// Which dates of a series.
#[component]
pub fn ScopeChoice(
    /// What is chosen.
    scope: RwSignal<SeriesScope>,
) -> impl IntoView {
    let locale = use_locale();
    let options = [
        ("this", SeriesScope::This, words::scope_this(locale)),
        (
            "following",
            SeriesScope::Following,
            words::scope_following(locale),
        ),
        ("all", SeriesScope::All, words::scope_all(locale)),
    ];
    view! {
        <fieldset class="scope">
            <legend class="field-label">{words::which_dates(locale)}</legend>
            {options
                .into_iter()
                .map(|(value, one, text)| {
                    view! {
                        <label class="check">
                            <input
                                type="radio"
                                name="scope"
                                value=value
                                checked=one == SeriesScope::This
                                prop:checked=move || scope.get() == one
                                on:change=move |_| scope.set(one)
                            />
                            {text}
                        </label>
                    }
                })
                .collect_view()}
            <Help title=words::scope_help(locale)>
                <p>{words::scope_help_body(locale)}</p>
            </Help>
        </fieldset>
    }
}
