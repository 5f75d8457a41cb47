//! A new person says who they are (R002): a page without a program, before all others.

use contract::accounts::{Profile, ProfileInput};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::api;
use crate::{
    text::{use_locale, words::profile as words},
    ui::{Gate, Problem, SelectField, TextField, told},
    wire::{Resource, Suspend},
};

/// The page at `/profile`.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let locale = use_locale();
    let read = Resource::new_blocking(|| (), |()| api::own_profile());
    view! {
        <Title text=words::profile(locale) />
        <Gate>
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(profile) => Either::Left(view! { <ProfileForm profile /> }),
                        Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                    }
                })}
            </Suspense>
            </Gate>
    }
}

#[component]
fn ProfileForm(profile: Profile) -> impl IntoView {
    let locale = use_locale();
    let (typed, error) = told();
    let typed = typed.unwrap_or_else(|| ProfileInput {
        name: profile.name.clone(),
        department: String::new(),
        position: profile.position.clone(),
        contact: profile.contact.clone(),
    });
    let mut choices = vec![(String::new(), words::choose(locale).to_owned())];
    choices.extend(
        profile
            .choices
            .iter()
            .map(|(id, name)| (id.to_string(), name.clone())),
    );
    let department = match profile.choices.is_empty() {
        true => {
            let name = profile.department_name.clone();
            name.map(|name| view! { <p>{words::your_department(locale, &name)}</p> })
                .into_any()
        }
        false => view! {
            <SelectField
                name="department"
                label=words::department(locale)
                value=typed.department.clone()
                options=choices
            />
        }
        .into_any(),
    };
    view! {
        <form class="form card card-pad" method="post" action="/profile">
            <h1>{words::profile(locale)}</h1>
            <p>{words::profile_means(locale)}</p>
            <Problem error />
            <TextField
                name="name"
                label=words::name(locale)
                value=typed.name
                required=true
                autocomplete="name"
            />
            {department}
            <TextField
                name="position"
                label=words::position(locale)
                value=typed.position
                required=true
                autocomplete="organization-title"
            />
            <TextField
                name="contact"
                label=words::contact(locale)
                value=typed.contact
                required=true
                autocomplete="tel"
            />
            <button class="button button-main">{words::keep(locale)}</button>
        </form>
        <form method="post" action="/sign-out">
            <button class="button button-quiet">{words::sign_out(locale)}</button>
        </form>
    }
}
