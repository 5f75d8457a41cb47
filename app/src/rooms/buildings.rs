//! Buildings: names and zones. Floors come with their rooms.

use contract::rooms::BuildingView;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::api::{self, DeleteBuilding, KeepBuilding};
use crate::{
    effect::Effect,
    text::{use_locale, words::rooms as words, words::ui},
    ui::{FormErrors, Problem, TextField, ZoneSuggestions, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// The page at `/buildings`.
#[component]
pub fn BuildingsPage() -> impl IntoView {
    let locale = use_locale();
    let buildings = Resource::new(|| (), |()| api::buildings());
    let again = Callback::new(move |()| buildings.refetch());
    view! {
        <Title text=words::buildings(locale) />
        <header class="page-head">
            <h1>{words::buildings(locale)}</h1>
            <a class="button" href="/rooms">
                {ui::back(locale)}
            </a>
        </header>
        <ZoneSuggestions />
        <Transition>
            {move || Suspend::new(async move {
                match buildings.await {
                    Ok(all) => {
                        Either::Left(
                            view! {
                                <div class="house-form stack">
                                    {all
                                        .into_iter()
                                        .map(|one| view! { <Building one=Some(one) again /> })
                                        .collect_view()}
                                    <Building one=None again />
                                </div>
                            },
                        )
                    }
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

/// One building's line; without one, the form for a new one.
#[component]
fn Building(one: Option<BuildingView>, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let keep = ServerAction::<KeepBuilding>::new();
    let error = Signal::derive(move || keep.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |_| {
        if let Some(Ok(_)) = keep.value().get() {
            toasts.say(ui::saved(locale));
            again.run(());
        }
    });
    let floors = one.as_ref().map(|one| {
        let names: Vec<String> = one.floors.iter().map(|floor| floor.name.clone()).collect();
        names.join(" · ")
    });
    let title = match &one {
        Some(one) => one.name.clone(),
        None => words::add_building(locale).to_owned(),
    };
    let (id, name, zone) = match &one {
        Some(one) => (
            Some(one.id.to_string()),
            one.name.clone(),
            one.time_zone.clone(),
        ),
        None => (None, String::new(), String::new()),
    };
    let removed = id.clone();
    view! {
        <section class="card card-pad form" aria-label=title.clone()>
            <h2>{title.clone()}</h2>
            <p class="quiet">{floors}</p>
            <ActionForm action=keep attr:class="form">
                {id.clone().map(|id| view! { <input type="hidden" name="id" value=id /> })}
                <div class="form-row">
                    <TextField name="name" label=words::name(locale) value=name required=true />
                    <TextField
                        name="time_zone"
                        label=words::time_zone(locale)
                        value=zone
                        list="zones"
                        required=true
                    />
                </div>
                <Problem error />
                <div class="button-row button-row-end">
                    <button class="button">{ui::save(locale)}</button>
                </div>
            </ActionForm>
            {removed.map(|id| view! { <Remove id again /> })}
        </section>
    }
}

#[component]
fn Remove(id: String, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let remove = ServerAction::<DeleteBuilding>::new();
    let error = Signal::derive(move || remove.value().get().and_then(Result::err));
    Effect::new(move |_| {
        if let Some(Ok(())) = remove.value().get() {
            again.run(());
        }
    });
    view! {
        <ActionForm action=remove>
            <input type="hidden" name="id" value=id />
            <Problem error />
            <button class="button button-quiet button-danger">{ui::delete(locale)}</button>
        </ActionForm>
    }
}
