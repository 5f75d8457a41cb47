//! One floor of a building: its name and what its rooms inherit.

use domain::{ids::FloorId, rooms::Scope};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};

use super::{
    place_api::{self, DeleteFloor, KeepFloor, PlaceFormData},
    place_facts::PlaceFacts,
    policy::PolicyDraft,
    policy_fields::{PolicyFields, PolicyGiven},
    who_link::WhoLink,
};
use crate::{
    effect::Effect,
    text::{use_locale, words::rooms as words, words::ui},
    ui::{FormErrors, Problem, TextField, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// The page at `/buildings/:id/floors/:floor`, and at `/buildings/:id/floors/new`.
#[component]
pub fn FloorPage() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map();
    let ids = Memo::new(move |_| {
        params.with(|params| {
            let floor = params.get("floor").filter(|id| id != "new");
            (params.get("id").unwrap_or_default(), floor)
        })
    });
    let data = Resource::new(
        move || ids.get(),
        |(building, floor)| place_api::floor_form(building.into(), floor.map(FloorId::from)),
    );
    let again = Callback::new(move |()| data.refetch());
    view! {
        <Title text=words::floors(locale) />
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(data) => Either::Left(view! { <Floor data again /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Floor(data: PlaceFormData, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let floor = match &data.floor {
        Some(floor) => floor.name.clone(),
        None => words::add_floor(locale).to_owned(),
    };
    let building = data.building.as_ref();
    let building = building.map(|one| (one.id.to_string(), one.name.clone()));
    let (building, name) = building.unwrap_or_default();
    let back = format!("/buildings/{building}");
    let removed = data.floor.as_ref().filter(|_| data.may_keep);
    let removed = removed.map(|floor| (building.clone(), floor.id.clone()));
    let steps_of = removed.as_ref().map(|(_, floor)| floor.to_string());
    view! {
        <header class="page-head">
            <h1>{format!("{name} · {floor}")}</h1>
            {steps_of.map(|id| view! { <WhoLink of="floor" id /> })}
            <a class="button" href=back>
                {ui::back(locale)}
            </a>
        </header>
        {if data.may_keep {
            Either::Left(view! { <FloorForm building data again /> })
        } else {
            Either::Right(view! { <PlaceFacts time_zone=data.time_zone policy=data.policy /> })
        }}
        {removed.map(|(building, id)| view! { <Remove building id /> })}
    }
}

#[component]
fn FloorForm(building: String, data: PlaceFormData, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let keep = ServerAction::<KeepFloor>::new();
    let error = Signal::derive(move || keep.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    let navigate = use_navigate();
    let new = data.floor.is_none();
    Effect::new(move |_| {
        let Some(Ok(floor)) = keep.value().get() else {
            return;
        };
        toasts.say(ui::saved(locale));
        if new {
            let path = format!("/buildings/{}", floor.building_id);
            navigate(&path, NavigateOptions::default());
        } else {
            again.run(());
        }
    });
    let name = data.floor.as_ref().map(|floor| floor.name.clone());
    let kept = data.floor.map(|floor| (floor.id, floor.revision));
    let given = PolicyGiven {
        draft: PolicyDraft::of(&data.policy, Scope::Floor),
        policy: Some(data.policy),
        here: Scope::Floor,
        departments: data.departments,
    };
    view! {
        <ActionForm action=keep attr:class="form card card-pad house-form">
            <input type="hidden" name="building" value=building />
            {kept
                .map(|(id, revision)| {
                    view! {
                        <input type="hidden" name="id" value=id.to_string() />
                        <input type="hidden" name="revision" value=revision.to_string() />
                    }
                })}
            <TextField
                name="draft[name]"
                label=words::name(locale)
                value=name.unwrap_or_default()
                required=true
            />
            <PolicyFields given />
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button button-main" disabled=move || keep.pending().get()>
                    {ui::save(locale)}
                </button>
            </div>
        </ActionForm>
    }
}

#[component]
fn Remove(building: String, id: FloorId) -> impl IntoView {
    let locale = use_locale();
    let remove = ServerAction::<DeleteFloor>::new();
    let error = Signal::derive(move || remove.value().get().and_then(Result::err));
    let toasts = use_toasts();
    let navigate = use_navigate();
    let back = format!("/buildings/{building}");
    Effect::new(move |_| {
        if let Some(Ok(())) = remove.value().get() {
            toasts.say(words::floor_removed(locale));
            navigate(&back, NavigateOptions::default());
        }
    });
    view! {
        <details class="more house-form">
            <summary>{words::remove_floor(locale)}</summary>
            <ActionForm action=remove attr:class="form">
                <input type="hidden" name="building" value=building />
                <input type="hidden" name="id" value=id.to_string() />
                <p>{words::remove_floor_means(locale)}</p>
                <Problem error />
                <div>
                    <button class="button button-danger">{words::remove_floor(locale)}</button>
                </div>
            </ActionForm>
        </details>
    }
}
