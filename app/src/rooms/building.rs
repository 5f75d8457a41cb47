//! One building: its name, its zone, what its rooms inherit, and its floors.

use contract::rooms::{BuildingView, FloorView};
use domain::{ids::BuildingId, rooms::Scope};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};

use super::{
    place_api::{self, DeleteBuilding, KeepBuilding, PlaceFormData},
    place_facts::PlaceFacts,
    policy::PolicyDraft,
    policy_fields::{PolicyFields, PolicyGiven},
    who_link::WhoLink,
};
use crate::{
    effect::Effect,
    text::{use_locale, words::rooms as words, words::ui},
    ui::{Empty, FormErrors, Problem, TextField, ZoneSuggestions, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// The page at `/buildings/:id`, and at `/buildings/new`.
#[component]
pub fn BuildingPage() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params
            .with(|params| params.get("id"))
            .filter(|id| id != "new")
    });
    let data = Resource::new(
        move || id.get(),
        |id| place_api::building_form(id.map(BuildingId::from)),
    );
    let again = Callback::new(move |()| data.refetch());
    view! {
        <Title text=words::buildings(locale) />
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(data) => Either::Left(view! { <Building data again /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Building(data: PlaceFormData, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let title = match &data.building {
        Some(building) => building.name.clone(),
        None => words::add_building(locale).to_owned(),
    };
    let may_keep = data.may_keep;
    let building = data.building.clone();
    let removed = building.as_ref().filter(|_| may_keep).map(|one| &one.id);
    let removed = removed.cloned();
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            {removed.clone().map(|id| view! { <WhoLink of="building" id=id.to_string() /> })}
            <a class="button" href="/buildings">
                {ui::back(locale)}
            </a>
        </header>
        {if may_keep {
            Either::Left(view! { <BuildingForm data again /> })
        } else {
            Either::Right(view! { <PlaceFacts time_zone=data.time_zone policy=data.policy /> })
        }}
        {building.map(|building| view! { <Floors building may_keep /> })}
        {removed.map(|id| view! { <Remove id /> })}
    }
}

#[component]
fn BuildingForm(data: PlaceFormData, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let keep = ServerAction::<KeepBuilding>::new();
    let error = Signal::derive(move || keep.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    let navigate = use_navigate();
    let new = data.building.is_none();
    Effect::new(move |_| {
        let Some(Ok(building)) = keep.value().get() else {
            return;
        };
        toasts.say(ui::saved(locale));
        if new {
            let path = format!("/buildings/{}", building.id);
            navigate(&path, NavigateOptions::default());
        } else {
            again.run(());
        }
    });
    let name = data.building.as_ref().map(|building| building.name.clone());
    let kept = data
        .building
        .map(|building| (building.id, building.revision));
    let given = PolicyGiven {
        draft: PolicyDraft::of(&data.policy, Scope::Building),
        policy: Some(data.policy),
        here: Scope::Building,
        departments: data.departments,
    };
    view! {
        <ActionForm action=keep attr:class="form card card-pad house-form">
            {kept
                .map(|(id, revision)| {
                    view! {
                        <input type="hidden" name="id" value=id.to_string() />
                        <input type="hidden" name="revision" value=revision.to_string() />
                    }
                })}
            <div class="form-row">
                <TextField
                    name="draft[name]"
                    label=words::name(locale)
                    value=name.unwrap_or_default()
                    required=true
                />
                <TextField
                    name="draft[time_zone]"
                    label=words::time_zone(locale)
                    value=data.time_zone
                    list="zones"
                    required=true
                />
            </div>
            <ZoneSuggestions />
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
fn Floors(building: BuildingView, may_keep: bool) -> impl IntoView {
    let locale = use_locale();
    let nothing = building.floors.is_empty();
    let address = format!("/buildings/{}/floors", building.id);
    let new = format!("{address}/new");
    let floors = building.floors.into_iter();
    view! {
        <h2 class="list-title">{words::floors(locale)}</h2>
        <div class="stack house-form">
            <section class="card">
                {nothing
                    .then(|| {
                        view! {
                            <Empty title=words::no_floors(locale)>
                                <p>{words::no_floors_means(locale)}</p>
                            </Empty>
                        }
                    })}
                <ul class="rows">
                    {floors
                        .map(|floor| view! { <FloorLine floor address=&address /> })
                        .collect_view()}
                </ul>
            </section>
            {may_keep
                .then(|| {
                    view! {
                        <div class="button-row">
                            <a class="button" href=new>
                                {words::add_floor(locale)}
                            </a>
                        </div>
                    }
                })}
        </div>
    }
}

#[component]
fn FloorLine<'a>(floor: FloorView, address: &'a str) -> impl IntoView + use<> {
    view! {
        <li>
            <div class="row-main">
                <a class="row-link" href=format!("{address}/{}", floor.id)>
                    {floor.name}
                </a>
            </div>
        </li>
    }
}

#[component]
fn Remove(id: BuildingId) -> impl IntoView {
    let locale = use_locale();
    let remove = ServerAction::<DeleteBuilding>::new();
    let error = Signal::derive(move || remove.value().get().and_then(Result::err));
    let toasts = use_toasts();
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(())) = remove.value().get() {
            toasts.say(words::building_removed(locale));
            navigate("/buildings", NavigateOptions::default());
        }
    });
    view! {
        <details class="more house-form">
            <summary>{words::remove_building(locale)}</summary>
            <ActionForm action=remove attr:class="form">
                <input type="hidden" name="id" value=id.to_string() />
                <p>{words::remove_building_means(locale)}</p>
                <Problem error />
                <div>
                    <button class="button button-danger">{words::remove_building(locale)}</button>
                </div>
            </ActionForm>
        </details>
    }
}
