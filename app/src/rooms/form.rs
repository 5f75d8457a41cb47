//! One room: what it is, and for those who keep rooms the form that changes it.

use contract::rooms::RoomView;
use domain::{ids::RoomId, rooms::Scope};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};

use super::{
    api::{self, DeleteRoom, KeepRoom, RoomFormData},
    photo::Photo,
    policy::PolicyDraft,
    policy_fields::{PolicyFields, PolicyGiven},
    who_link::WhoLink,
};
use crate::{
    effect::Effect,
    text::{use_locale, words::rooms as words, words::ui},
    ui::{CheckField, FormErrors, Problem, TextField, ZoneSuggestions, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// The page at `/rooms/:id`, and at `/rooms/new`.
#[component]
pub fn RoomPage() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params
            .with(|params| params.get("id"))
            .filter(|id| id != "new")
    });
    let data = Resource::new(move || id.get(), |id| api::room_form(id.map(RoomId::from)));
    let again = Callback::new(move |()| data.refetch());
    view! {
        <Title text=ui::rooms(locale) />
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(data) => Either::Left(view! { <Room data again /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Room(data: RoomFormData, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let title = match &data.room {
        Some(room) => room.name.clone(),
        None => words::new_room(locale).to_owned(),
    };
    let may_keep = data.may_keep;
    let room = data.room.clone();
    let steps_of = room
        .as_ref()
        .filter(|_| may_keep)
        .map(|room| room.id.clone());
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            {steps_of.map(|id| view! { <WhoLink of="room" id=id.to_string() /> })}
            <a class="button" href="/rooms">
                {ui::back(locale)}
            </a>
        </header>
        {room.clone().map(|room| view! { <Photo room may_keep again /> })}
        {if may_keep {
            Either::Left(view! { <RoomForm data again /> })
        } else {
            Either::Right(room.map(|room| view! { <Facts room /> }))
        }}
    }
}

#[component]
fn Facts(room: RoomView) -> impl IntoView {
    let locale = use_locale();
    let hours = match (room.bookable_from, room.bookable_to) {
        (Some(from), Some(to)) => format!("{from} – {to}"),
        _ => words::around_the_clock(locale).to_owned(),
    };
    let place = [room.building, room.floor]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let pairs = [
        (words::place(locale), place),
        (words::capacity(locale), room.capacity.to_string()),
        (words::equipment(locale), room.equipment.join(", ")),
        (words::time_zone(locale), room.time_zone),
        (words::bookable_hours(locale), hours),
    ];
    view! {
        <dl class="pairs card card-pad">
            {pairs
                .into_iter()
                .map(|(name, value)| {
                    view! {
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                    }
                })
                .collect_view()}
        </dl>
    }
}

#[component]
fn RoomForm(data: RoomFormData, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let keep = ServerAction::<KeepRoom>::new();
    let error = Signal::derive(move || keep.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    let navigate = use_navigate();
    let new = data.room.is_none();
    Effect::new(move |_| {
        let Some(Ok(room)) = keep.value().get() else {
            return;
        };
        toasts.say(ui::saved(locale));
        if new {
            navigate(&format!("/rooms/{}", room.id), NavigateOptions::default());
        } else {
            again.run(());
        }
    });
    let room = data.room.clone();
    let policy = room.as_ref().map(|room| room.policy.clone());
    let draft = PolicyDraft::of(&policy.clone().unwrap_or_default(), Scope::Room);
    let given = PolicyGiven {
        draft,
        policy,
        here: Scope::Room,
        departments: data.departments.clone(),
    };
    let removed = room.as_ref().map(|room| room.id.clone());
    view! {
        <ActionForm action=keep attr:class="form card card-pad house-form">
            {room
                .as_ref()
                .map(|room| {
                    view! {
                        <input type="hidden" name="id" value=room.id.to_string() />
                        <input type="hidden" name="revision" value=room.revision.to_string() />
                    }
                })}
            <Basics data=data.clone() />
            <Managers people=data.people chosen=chosen(room.as_ref()) />
            <PolicyFields given />
            <CheckField
                name="draft[disabled]"
                label=words::out_of_service_long(locale)
                checked=room.as_ref().is_some_and(|room| room.disabled)
            />
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button button-main" disabled=move || keep.pending().get()>
                    {ui::save(locale)}
                </button>
            </div>
        </ActionForm>
        {removed.map(|id| view! { <Remove id /> })}
    }
}

fn chosen(room: Option<&RoomView>) -> Vec<String> {
    room.map(|room| room.managers.iter().map(ToString::to_string).collect())
        .unwrap_or_default()
}

#[component]
fn Basics(data: RoomFormData) -> impl IntoView {
    let locale = use_locale();
    let room = data.room;
    let text = |pick: fn(&RoomView) -> String| room.as_ref().map(pick).unwrap_or_default();
    let zone = room
        .as_ref()
        .map_or(data.time_zone, |room| room.time_zone.clone());
    view! {
        <TextField
            name="draft[name]"
            label=words::name(locale)
            value=text(|r| r.name.clone())
            required=true
        />
        <div class="form-row">
            <TextField
                name="draft[capacity]"
                label=words::capacity(locale)
                kind="number"
                value=text(|r| r.capacity.to_string())
                required=true
            />
            <TextField
                name="draft[time_zone]"
                label=words::time_zone(locale)
                value=zone
                list="zones"
                required=true
            />
        </div>
        <div class="form-row">
            <TextField
                name="draft[building]"
                label=words::building(locale)
                value=text(|r| r.building.clone().unwrap_or_default())
                list="buildings"
            />
            <TextField
                name="draft[floor]"
                label=words::floor(locale)
                value=text(|r| r.floor.clone().unwrap_or_default())
                list="floors"
            />
        </div>
        <TextField
            name="draft[equipment]"
            label=words::equipment(locale)
            hint=words::equipment_hint(locale)
            value=text(|r| r.equipment.join(", "))
        />
        <ZoneSuggestions />
        <Suggestions id="buildings" names=data.buildings />
        <Suggestions id="floors" names=data.floors />
    }
}

#[component]
fn Suggestions(id: &'static str, names: Vec<String>) -> impl IntoView {
    view! {
        <datalist id=id>
            {names.into_iter().map(|one| view! { <option value=one></option> }).collect_view()}
        </datalist>
    }
}

#[component]
fn Managers(people: Vec<(String, String)>, chosen: Vec<String>) -> impl IntoView {
    let locale = use_locale();
    let open = !chosen.is_empty();
    view! {
        <details class="more" open=open>
            <summary>{words::managers(locale)}</summary>
            <div class="checks">
                {people
                    .into_iter()
                    .map(|(id, name)| {
                        let checked = chosen.contains(&id);
                        view! {
                            <CheckField name="draft[managers][]" label=name checked value=id />
                        }
                    })
                    .collect_view()}
            </div>
        </details>
    }
}

#[component]
fn Remove(id: RoomId) -> impl IntoView {
    let locale = use_locale();
    let remove = ServerAction::<DeleteRoom>::new();
    let error = Signal::derive(move || remove.value().get().and_then(Result::err));
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(())) = remove.value().get() {
            navigate("/rooms", NavigateOptions::default());
        }
    });
    view! {
        <details class="more">
            <summary>{words::remove_room(locale)}</summary>
            <ActionForm action=remove attr:class="form">
                <input type="hidden" name="id" value=id.to_string() />
                <p>{words::remove_room_means(locale)}</p>
                <Problem error />
                <div>
                    <button class="button button-danger">{words::remove_room(locale)}</button>
                </div>
            </ActionForm>
        </details>
    }
}
